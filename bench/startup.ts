/** From `node src/main.ts` to ready, to the first reply, and the memory then; on a first start and on a next one: node bench/startup.ts */
import { randomUUID } from "node:crypto";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "relais-start-"));
for (const name of ["first start", "next start"]) {
  const began = performance.now();
  const child = spawn(process.execPath, ["src/main.ts"], {
    env: { ...process.env, TZ: "UTC", RELAIS_DB: join(folder, "relais.db"), RELAIS_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => resolve(/http:\/\/[\d.]+:\d+/.exec(chunk.toString())?.[0] ?? ""));
  });
  const ready = performance.now() - began;
  const account = "dgs@demo.example";
  const body = JSON.stringify({ id: randomUUID(), account, text: "état" });
  await fetch(`${url}/api/say`, { method: "POST", headers: { "content-type": "application/json", origin: url }, body });
  let replied = false;
  while (!replied) {
    const page = await fetch(`${url}/api/messages?account=${account}`);
    replied = (await page.text()).includes('"relais"');
  }
  const reply = performance.now() - began;
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? "0";
  console.log(
    `${name}: ready ${ready.toFixed(0)} ms, first reply ${reply.toFixed(0)} ms, memory ${(Number(rss) / 1_024).toFixed(0)} MB`,
  );
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}
rmSync(folder, { recursive: true, force: true });
