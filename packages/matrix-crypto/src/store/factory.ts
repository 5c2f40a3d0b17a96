import { IDBDatabase } from "./database.ts";
import { createError, refuse } from "./errors.ts";
import { dispatch } from "./events.ts";
import type { KeyFile } from "./key-file.ts";
import { IDBOpenDBRequest } from "./request.ts";
import { IDBTransaction } from "./transaction.ts";
import type { Turn } from "./turns.ts";

export class IDBFactory {
  readonly #files = new Set<KeyFile>();

  /** The upgrade and the answer wait for the transactions already asked for. */
  open(name: string, version?: number): IDBOpenDBRequest {
    if (version !== undefined && !(Number.isSafeInteger(version) && version > 0)) {
      throw new TypeError(`${version} is not a version`);
    }
    const file = [...this.#files].find((candidate) => name.startsWith(candidate.name));
    if (!file) throw createError("NotFoundError", `no key store is open for the database ${name}`);
    const request = new IDBOpenDBRequest();
    file.turns.add(createOpening(file, name, version, request));
    return request;
  }

  deleteDatabase(): never {
    return refuse("deleteDatabase");
  }

  databases(): never {
    return refuse("databases");
  }

  cmp(): never {
    return refuse("cmp");
  }

  /** For this folder: begins, and ceases, to find the databases of a file. */
  serve(file: KeyFile): void {
    this.#files.add(file);
  }

  withdraw(file: KeyFile): void {
    this.#files.delete(file);
  }
}

function createOpening(file: KeyFile, name: string, version: number | undefined, request: IDBOpenDBRequest): Turn {
  let upgrade: IDBTransaction | undefined;
  let answered = false;
  let end: (() => void) | undefined;

  const answer = (result: IDBDatabase | DOMException) => {
    if (answered) return;
    answered = true;
    setImmediate(() => {
      request.transaction = null;
      try {
        if (result instanceof DOMException) {
          request.fail(result);
          dispatch("error", [request]);
        } else {
          file.connections.add(result);
          request.succeed(result);
          dispatch("success", [request]);
        }
      } catch (error) {
        file.breakDown(error);
      }
      end?.();
    });
  };

  const upgradeTo = (db: IDBDatabase, newVersion: number) => {
    const oldVersion = db.version;
    const transaction = new IDBTransaction(db, "versionchange", "all");
    upgrade = transaction;
    db.upgrade = transaction;
    request.transaction = transaction;
    transaction.start(
      (committed) => {
        db.upgrade = null;
        answer(committed && !db.closed ? db : createError("AbortError", `the upgrade of ${name} was aborted`));
      },
      () => {
        file.schema.setVersion(name, newVersion);
        db.version = newVersion;
        request.succeed(db);
        try {
          dispatch("upgradeneeded", [request], { oldVersion, newVersion });
        } catch (error) {
          // This is how the module says that an upgrade failed; it is told of it by the answer.
          transaction.stop(createError("AbortError", String(error)));
        }
      },
    );
  };

  const open = () => {
    const db = new IDBDatabase(file, name);
    const wanted = version ?? (db.version || 1);
    if (wanted === db.version) return answer(db);
    if (wanted < db.version) return answer(createError("VersionError", `${name} has version ${db.version}`));
    if ([...file.connections].some((connection) => connection.name === name)) {
      return answer(createError("NotSupportedError", `${name} cannot be upgraded while it is open elsewhere`));
    }
    upgradeTo(db, wanted);
  };

  return {
    start(whenEnded) {
      if (answered) return whenEnded();
      end = whenEnded;
      try {
        open();
      } catch (error) {
        file.breakDown(error);
      }
    },
    stop(reason) {
      if (upgrade) upgrade.stop(reason);
      else answer(reason);
    },
  };
}
