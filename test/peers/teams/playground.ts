import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import { end, freePort } from "../process.ts";

/**
 * Microsoft's own local client of Teams, the Agents Playground. Its licence lets it be tried, and nothing more: it is
 * installed for the peer suite alone, and nothing of it is in this repository.
 */
const command = new URL("../node_modules/@microsoft/m365agentsplayground/", import.meta.url);
const install = "npm ci --prefix test/peers";

/** Whether it is here. Where it is not, its tests are skipped aloud; in CI that is a failure. */
export const hasPlayground = existsSync(command);
if (!hasPlayground && process.env.CI === "true") throw new Error(`the Agents Playground is needed: ${install}`);
if (!hasPlayground)
  console.warn(`Skipped: Teams is tested on the Agents Playground, which is not installed: ${install}`);

export type Someone = { realName: string; email: string };

/** Who uses it, where, and with which bot. */
export type Scene = {
  me: Someone;
  others: readonly Someone[];
  tenant: string;
  appId: string;
};

/** What Teams calls someone with this bot, and in the tenant. */
export function idsOf(email: string): { id: string; aadObjectId: string } {
  const name = email.replace(/[^a-z0-9]/gu, "-");
  const digits = Buffer.from(email).reduce((hash, byte) => (hash * 31 + byte) % 1e12, 7);
  return { id: `29:${name}`, aadObjectId: `00000000-0000-4000-8000-${String(digits).padStart(12, "0")}` };
}

/** It wants that many people, whoever uses it aside, and no more. */
const count = 5;

function configOf({ me, others, tenant, appId }: Scene, n: string): object {
  const everyone = others.slice(0, count);
  for (let more = 1; everyone.length < count; more += 1)
    everyone.push({ realName: `Personne ${more}`, email: `personne${more}@ailleurs.example` });
  return {
    version: "0.1.0",
    tenantId: tenant,
    bot: { id: `28:${appId}`, name: "Relais" },
    currentUser: toUser(me),
    users: everyone.map(toUser),
    personalChat: { id: `a:${n}` },
    groupChat: { id: `19:groupe-${n}@thread.v2`, name: "Comité technique" },
    team: {
      id: `19:equipe-${n}@thread.tacv2`,
      name: "Projet partagé",
      aadGroupId: "00000000-0000-0000-0000-0000000000ac",
      channels: [{ id: `19:canal-${n}@thread.tacv2`, name: "Jeunesse" }],
    },
  };
}

function toUser({ realName, email }: Someone): object {
  const [givenName = "", ...surname] = realName.split(" ");
  return { ...idsOf(email), name: realName, userPrincipleName: email, email, givenName, surname: surname.join(" ") };
}

export type Places = { personal: string; group: string; team: string; channel: string };

let started = 0;

/** Starts one for one person; `bot` is where it posts, `serviceUrl` what it says the bot is to call. */
export async function startPlayground(scene: Scene, { bot, serviceUrl }: { bot: string; serviceUrl: string }) {
  const folder = mkdtempSync(join(tmpdir(), "relais-playground-"));
  const n = String((started += 1));
  writeFileSync(join(folder, ".m365agentsplayground.yml"), stringify(configOf(scene, n)));
  const port = await freePort();
  const { bin }: { bin: Record<string, string> } = JSON.parse(readFileSync(new URL("package.json", command), "utf8"));
  const script = fileURLToPath(new URL(bin["agentsplayground"] ?? "", command));
  const child = spawn(
    process.execPath,
    [
      script,
      "-e",
      bot,
      "-c",
      "msteams",
      "-p",
      String(port),
      ...(serviceUrl ? ["--service-url", serviceUrl] : []),
      "--disable-telemetry",
    ],
    { cwd: folder, stdio: "ignore" },
  );
  const origin = `http://127.0.0.1:${port}`;
  const tell = () =>
    readdirSync(join(folder, "devTools"))
      .map((file) => readFileSync(join(folder, "devTools", file), "utf8").slice(-2_000))
      .join("\n");
  const stop = async () => {
    await end(child, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  for (const enough = Date.now() + 60_000; ; await wait(100)) {
    const ready = await fetch(`${origin}/_internal/v1/config`).catch(() => undefined);
    if (ready?.ok) break;
    if (Date.now() > enough || child.exitCode !== null) {
      const said = tell();
      await stop();
      throw new Error(`the Playground did not start: ${said}`);
    }
  }
  const places: Places = {
    personal: `a:${n}`,
    group: `19:groupe-${n}@thread.v2`,
    team: `19:equipe-${n}@thread.tacv2`,
    channel: `19:canal-${n}@thread.tacv2`,
  };
  return { origin, places, stop, tell };
}
