import type { Log } from "./relais.ts";

/** A code that a supervisor takes for a failure; sysexits' "internal software error". */
const exitCode = 70;

/**
 * What nobody foresaw ends the process at once, for its supervisor to start it again: the encryption of Matrix panics so,
 * and nothing that it holds in memory can be trusted then. What is on the disk is whole, and what was being sent is in
 * doubt, as after any death.
 */
export function endOnTheUnforeseen(log: Pick<Log, "error">): void {
  process.on("uncaughtException", (error) => {
    log.error(
      { error: `${error.name}: ${error.message}` },
      "something unforeseen happened: ending, to be started again",
    );
    process.exit(exitCode);
  });
}

/** What is held in memory can no longer be trusted: the same, for a reason that we know. */
export function endAtOnce(log: Pick<Log, "error">, reason: string, error: unknown): never {
  log.error({ error: error instanceof Error ? error.message : "unknown" }, `${reason}: ending, to be started again`);
  return process.exit(exitCode);
}
