import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const given = new Set<number>();

/** Below the ephemeral ports, so that no client's connection takes it before a server does, nor while that one restarts. */
export async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const isFree = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
  if (!isFree || given.has(port)) return freePort();
  given.add(port);
  return port;
}

/** The real process, as `npm start` runs it, with what the environment of a server would hold. */
export function startProcess(file: string, variables: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ["src/main.ts"], {
    env: { ...process.env, TZ: "UTC", RELAIS_DB: file, RELAIS_LOG: "error", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output.text += String(chunk)));
  async function ready(): Promise<void> {
    for (const enough = Date.now() + 60_000; Date.now() < enough; await wait(20)) {
      if (output.text.includes("Relais est prêt")) return;
      if (child.exitCode !== null) throw new Error(`ended before it was ready: ${output.text}`);
      // Killed on purpose by whoever watches it.
      if (child.signalCode !== null) return;
    }
    throw new Error(`never ready: ${output.text}`);
  }
  return { child, output, ready };
}

/** Once it has said its last word too. */
export async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "close");
  child.kill(signal);
  await gone;
}
