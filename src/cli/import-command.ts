import { parseArgs } from "node:util";
import type { Config } from "../config.ts";
import { systemClock } from "../core/clock.ts";
import { OperatorError } from "../core/errors.ts";
import { openStore } from "../core/store/store.ts";
import { importAnswers } from "./import-answers.ts";
import { importDirectory } from "./import-directory.ts";
import { importEpci } from "./import-epci.ts";
import { importOpenData } from "./import-open-data.ts";
import { withInstalled } from "../core/known-questionnaires.ts";
import { openLibrary } from "./library.ts";
import { usage } from "./usage.ts";

/** `importer epci <siren ou nom>`, `importer annuaire <fichier> [--essai]`, `importer donnees-ouvertes <fichier> [--essai]`, `importer reponses <fichier> [--essai]`. */
export function importCommand(args: string[], config: Config, print: (line: string) => void): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      essai: { type: "boolean", default: false },
      db: { type: "string" },
      source: { type: "string" },
      date: { type: "string" },
      par: { type: "string" },
      remplacer: { type: "boolean", default: false },
    },
  });
  const [what, ...rest] = positionals;
  if (what !== "epci" && what !== "annuaire" && what !== "donnees-ouvertes" && what !== "reponses")
    throw new OperatorError(`Importer quoi ? epci, annuaire, donnees-ouvertes ou reponses.\n${usage}`);
  const store = openStore(values.db ?? config.db);
  try {
    const file = rest.join(" ");
    if (what === "epci") importEpci(file, { store, print });
    else if (what === "donnees-ouvertes") {
      const { essai: dryRun, source, date } = values;
      importOpenData(file, { dryRun, source, date, store, print, now: systemClock.now });
    } else if (what === "reponses") {
      const { essai: dryRun, remplacer: replace, par: by } = values;
      const library = withInstalled(openLibrary(), store);
      importAnswers(file, { dryRun, replace, by, store, library, print, now: systemClock.now });
    } else {
      const { bodies: templates } = openLibrary();
      importDirectory(file, { dryRun: values.essai, store, templates, print, now: systemClock.now });
    }
  } finally {
    store.close();
  }
}
