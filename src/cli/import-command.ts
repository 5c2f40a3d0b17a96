import { parseArgs } from "node:util";
import type { Config } from "../config.ts";
import { systemClock } from "../core/clock.ts";
import { OperatorError } from "../core/errors.ts";
import { openStore } from "../core/store/store.ts";
import { importDirectory } from "./import-directory.ts";
import { importEpci } from "./import-epci.ts";
import { openLibrary } from "./library.ts";
import { usage } from "./usage.ts";

/** `importer epci <siren ou nom>` and `importer annuaire <fichier> [--essai]`. */
export function importCommand(args: string[], config: Config, print: (line: string) => void): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { essai: { type: "boolean", default: false }, db: { type: "string" } },
  });
  const [what, ...rest] = positionals;
  if (what !== "epci" && what !== "annuaire") throw new OperatorError(`Importer quoi ? epci ou annuaire.\n${usage}`);
  const store = openStore(values.db ?? config.db);
  try {
    if (what === "epci") importEpci(rest.join(" "), { store, print });
    else {
      const { bodies: templates } = openLibrary();
      importDirectory(rest.join(" "), { dryRun: values.essai, store, templates, print, now: systemClock.now });
    }
  } finally {
    store.close();
  }
}
