import { openFacts } from "./facts.ts";
import { indexedDB, installIndexedDB } from "./install.ts";
import { openKeyFile } from "./key-file.ts";

export { KeyStoreBusyError } from "./errors.ts";

export type KeyStore = {
  /**
   * Name to give to `OlmMachine.initialize`: the databases whose name begins with it are kept in this file. Random at
   * creation, kept in the file, so that several stores may be open in one process.
   */
  name: string;
  /** Small facts kept beside the keys: the session's tokens, ids. */
  get(key: string): string | undefined;
  /** All of them or none, on the disk once the call returns. `undefined` erases. */
  set(entries: Record<string, string | undefined>): void;
  /**
   * All that the module commits while `work` lasts is on the disk at its end, at once: killed meanwhile, nothing of it
   * is. One at a time, and nothing else is asked of the module meanwhile.
   */
  atomically<T>(work: () => Promise<T>): Promise<T>;
  /** What the module has not committed is undone: close the module first. */
  close(): void;
};

/**
 * Opens the key store `file` (mode 0600; its folder, if it must be made, 0700) and `<file>-session` beside it, alone.
 * `onBroken` is told when a commit fails, or when the module throws where nobody can catch it: what it keeps in memory
 * can no longer be trusted, nothing more is accepted, and the caller should end the process.
 * Throws KeyStoreBusyError when the store is already open, in this process or in another.
 */
export function openKeyStore(file: string, onBroken: (error: unknown) => void): KeyStore {
  installIndexedDB();
  const keys = openKeyFile(file, onBroken);
  try {
    const facts = openFacts(`${file}-session`, keys.name);
    indexedDB.serve(keys);
    return {
      name: keys.name,
      get: (key) => facts.get(key),
      set(entries) {
        if (!keys.isOpen()) throw new Error("the key store is broken or closed");
        facts.set(entries);
      },
      atomically: (work) => keys.atomically(work),
      close() {
        indexedDB.withdraw(keys);
        keys.close();
        facts.close();
      },
    };
  } catch (error) {
    keys.close();
    throw error;
  }
}
