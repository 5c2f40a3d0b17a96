import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { base, script } from "./synapse.ts";
import { until } from "./until.ts";

/** The process of a homeserver whose configuration is in `data`, a folder of the chroot that is `folder` outside. */
export function createSynapseProcess({ url, data, folder }: { url: string; data: string; folder: string }) {
  const logFile = `${folder}/hs.log`;
  let running: ChildProcess | undefined;

  /** What Synapse logged, warnings and errors. */
  const log = () => (existsSync(logFile) ? readFileSync(logFile, "utf8") : "");

  return {
    log,

    /** Until it answers. @throws Error with the end of its log when it gives up. */
    async start(): Promise<void> {
      const child = spawn(script, ["run", base, data], { stdio: ["ignore", "ignore", "pipe"] });
      let said = "";
      child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
      running = child;
      const isHealthy = async () => {
        if (hasEnded(child)) throw new Error(`Synapse ended: ${said.slice(-2_000)}${log().slice(-2_000)}`);
        return (await fetch(`${url}/health`).catch(() => undefined))?.ok || undefined;
      };
      await until(isHealthy, "a healthy Synapse", 60_000);
    },

    async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
      const child = running;
      running = undefined;
      if (!child || hasEnded(child)) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill(signal);
      await gone;
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
