import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { civilDateAt } from "../core/calendar/civil-date.ts";
import { OperatorError } from "../core/errors.ts";
import type { BodyTemplate } from "../core/governance/bodies.ts";
import { followDirectory, type SeatingStore } from "../core/seating.ts";
import { readDirectory } from "../core/territory/directory-csv.ts";
import { planDirectory } from "../core/territory/plan-directory.ts";
import { directoryReport } from "../core/words/import-directory.ts";
import { directoryRefused, epciFirst, fileUnreadable } from "../core/words/import-errors.ts";
import type { ImportStore } from "./import-epci.ts";

type Options = {
  /** Show what would change, and change nothing. */
  dryRun: boolean;
  store: ImportStore & SeatingStore;
  /** The models of the instances, which follow the directory. */
  templates: readonly BodyTemplate[];
  print: (text: string) => void;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
};

/**
 * Brings the people of a CSV file into the base: all of them, or nobody when anything in the file is wrong. Those the
 * file does not name are kept. Throws `OperatorError` with every error and its place.
 */
export function importDirectory(file: string, { dryRun, store, templates, print, now }: Options): void {
  const epci = store.territory.epci();
  if (epci === undefined) throw new OperatorError(epciFirst());
  const { people, errors, ignored } = readDirectory(readBytes(file), store.territory.municipalities());
  if (errors.length > 0) throw new OperatorError(directoryRefused(basename(file), errors, epci));

  const { plan, seating } = store.transaction(() => {
    const planned = planDirectory(store.people.all(), people);
    if (dryRun) return { plan: planned, seating: [] };
    const at = now();
    for (const person of [...planned.added, ...planned.changed.map(({ after }) => after)])
      store.people.save(person, at);
    const today = civilDateAt(at, store.territory.timeZone());
    return { plan: planned, seating: followDirectory(store, templates, { today, now: at }) };
  });
  const nameOf = (insee: string): string => store.territory.municipality(insee)?.name ?? insee;
  print(directoryReport({ plan, seating, epci, ignored, dryRun, nameOf }));
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new OperatorError(fileUnreadable(file));
  }
}
