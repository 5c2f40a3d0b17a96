import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { civilDateAt } from "../core/calendar/civil-date.ts";
import { OperatorError } from "../core/errors.ts";
import { planFigures } from "../core/open-data/plan-figures.ts";
import { readDateCell } from "../core/open-data/read-cells.ts";
import { readOpenData } from "../core/open-data/read-open-data.ts";
import type { Store } from "../core/store/store.ts";
import { epciFirst, fileUnreadable } from "../core/words/import-errors.ts";
import { openDataDateUnread, openDataRefused, openDataReport } from "../core/words/import-open-data.ts";

type Options = {
  /** Show what would change, and change nothing. */
  dryRun: boolean;
  /** Who published the file, and the day it was: for what the file does not say. */
  source?: string | undefined;
  date?: string | undefined;
  store: Pick<Store, "territory" | "openFigures" | "transaction">;
  print: (text: string) => void;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
};

/**
 * Brings published figures into the base, to be confirmed in the questionnaires: all of a file, or none when anything in it is
 * wrong. Throws `OperatorError` with every error and its place.
 */
export function importOpenData(file: string, { dryRun, source, date, store, print, now }: Options): void {
  const epci = store.territory.epci();
  if (epci === undefined) throw new OperatorError(epciFirst());
  const at = now();
  const on = date === undefined ? civilDateAt(at, store.territory.timeZone()) : readDateCell(date);
  if (on === undefined) throw new OperatorError(openDataDateUnread(date ?? ""));
  const read = readOpenData(readBytes(file), store.territory.municipalities(), {
    on,
    epci: epci.siren,
    ...(source && { source }),
  });
  if (read.errors.length > 0) throw new OperatorError(openDataRefused(basename(file), read.errors, epci));
  const plan = store.transaction(() => {
    const planned = planFigures(store.openFigures.all(), read.figures);
    if (dryRun) return planned;
    for (const figure of [...planned.added, ...planned.replaced.map(({ after }) => after)])
      store.openFigures.save(figure, at);
    return planned;
  });
  const nameOf = (code: string): string =>
    code === epci.siren ? epci.name : (store.territory.municipality(code)?.name ?? code);
  print(openDataReport({ ...read, plan, epci, dryRun, nameOf }));
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new OperatorError(fileUnreadable(file));
  }
}
