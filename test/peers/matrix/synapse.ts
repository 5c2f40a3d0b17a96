import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sdkFolder } from "./sdk.ts";

export const script = fileURLToPath(new URL("synapse.sh", import.meta.url));

/** Where Synapse is installed, once for all runs. */
export const base = process.env["RELAIS_SYNAPSE"] ?? join(tmpdir(), "relais-synapse");

const needs = "root on a machine with apt-get (see test/peers/matrix/synapse.sh) and npm ci --prefix test/peers";

/**
 * Whether Synapse is here or can be installed, and its clients too. Where not, the tests of Matrix are skipped aloud; in
 * CI that is a failure.
 */
export const hasSynapse =
  process.getuid?.() === 0 &&
  (existsSync(join(base, ".packages")) || existsSync("/usr/bin/apt-get")) &&
  existsSync(sdkFolder);
if (!hasSynapse && process.env["CI"] === "true") throw new Error(`the peer tests of Matrix need ${needs}`);
if (!hasSynapse) console.warn(`Skipped: Matrix is tested against a real Synapse, which needs ${needs}.`);

/** Installs Synapse where it is not: one to three minutes, the first time only. */
export async function provision(): Promise<void> {
  await promisify(execFile)(script, ["provision", base], { maxBuffer: 16_000_000 });
}
