import { openFigureKeys } from "../interview/known-data.ts";
import type { OpenFigure } from "../open-data/open-figure.ts";
import type { FiguresPlan } from "../open-data/plan-figures.ts";
import type { FileError, Problem } from "../open-data/read-open-data.ts";
import type { Epci } from "../people.ts";
import { count, formatDateShort, formatList, formatNumber, formatSome } from "./format.ts";
import { lines, ofEpci } from "./import.ts";
import { sayFigureName, sayFigureValue, sayPublisher } from "./open-figures.ts";
import { typeset } from "./typography.ts";

export function openDataReport(report: {
  plan: FiguresPlan;
  figures: readonly OpenFigure[];
  epci: Epci;
  ignored: readonly string[];
  elsewhere: number;
  dryRun: boolean;
  nameOf: (code: string) => string;
}): string {
  const { plan, figures, epci, ignored, elsewhere, dryRun, nameOf } = report;
  const { added, replaced, older, unchanged } = plan;
  const name = (figure: OpenFigure) => `${nameOf(figure.code)}, ${sayFigureName(figure)}`;
  return lines(
    `Données ouvertes ${ofEpci(epci.name)} : ${sayWhat(figures, epci)}`,
    ignored.length > 0 ? [`Non lus, faute de question à préremplir : ${formatSome(ignored)}.`] : [],
    elsewhere > 0
      ? [count(elsewhere, "ligne d'un autre territoire, laissée.", "lignes d'autres territoires, laissées.")]
      : [],
    section(
      "Remplacés par un chiffre plus récent",
      replaced.map(({ before, after }) => `${name(after)} : ${sayFigureValue(before)} → ${sayFigureValue(after)}`),
    ),
    section(
      "Gardés tels quels : le fichier est plus ancien que ce qui est connu",
      older.map(
        ({ known, file }) =>
          `${name(known)} : ${sayFigureValue(known)}, du ${formatDateShort(known.on, 0)} ; le fichier dit ${sayFigureValue(file)}`,
      ),
    ),
    `Total : ${[
      count(added.length, "ajout", "ajouts"),
      count(replaced.length, "remplacement", "remplacements"),
      count(unchanged, "chiffre inchangé", "chiffres inchangés"),
      ...(older.length > 0 ? [count(older.length, "chiffre gardé", "chiffres gardés")] : []),
    ].join(", ")}.`,
    outcome(added.length + replaced.length > 0, dryRun),
  );
}

function sayWhat(figures: readonly OpenFigure[], { siren }: Epci): string {
  const places = new Set(figures.map(({ code }) => code));
  const owners = [
    ...(places.has(siren) ? ["l'intercommunalité"] : []),
    ...(places.delete(siren) && places.size === 0 ? [] : [count(places.size, "commune", "communes")]),
  ];
  const years = [...new Set(figures.map(({ year }) => year))].toSorted((one, other) => one - other);
  const sources = [...new Set(figures.map(({ source }) => source))];
  const days = [...new Set(figures.map(({ on }) => on))].toSorted();
  if (figures.length === 0) return "aucun chiffre à garder.";
  const when = `${years.length > 1 ? "années" : "année"} ${formatList(years.map(String))}`;
  const dated = formatList(days.map((day) => formatDateShort(day, 0)));
  return `${count(figures.length, "chiffre", "chiffres")} de ${formatList(owners)}, ${when}. Publiés par ${formatList(sources.map(sayPublisher))}, données du ${dated}.`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title} :`, ...items.map((item) => `  ${item}`)];
}

function outcome(isMoving: boolean, dryRun: boolean): string {
  if (!isMoving) return "Rien n'a changé.";
  return dryRun
    ? "Essai seulement : rien n'a été enregistré. Relancez sans --essai pour l'enregistrer."
    : "C'est enregistré. Les questions qui les demandent les proposeront à confirmer.";
}

export function openDataRefused(file: string, errors: readonly FileError[], epci: Epci): string {
  return lines(
    `Rien n'a été importé : ${count(errors.length, "erreur", "erreurs")} dans ${file}.`,
    errors.map((error) => lineError(error, epci)),
    "Corrigez le fichier, puis relancez la même commande.",
  );
}

function lineError({ line, column, problem }: FileError, epci: Epci): string {
  const place = column === undefined ? `ligne ${line}` : `ligne ${line}, colonne « ${column} »`;
  return typeset(`${place} : ${problemSentence(problem, epci)}`);
}

const columnsToWrite = {
  municipality: "de la commune (« insee », « siren » ou « commune »)",
  year: "« exercice »",
  amount: "« montant »",
  aggregate: "« agrégat »",
};

function problemSentence(problem: Problem, epci: Epci): string {
  switch (problem.kind) {
    case "empty_file":
      return "le fichier ne contient aucun chiffre.";
    case "unclosed_quote":
      return "un guillemet (\") ouvert ici ou plus bas n'est jamais refermé. La suite du fichier n'a pas été lue.";
    case "missing_column":
      return problem.column === "figures"
        ? `aucune colonne de chiffres. Écrivez « agrégat » et « montant », ou des colonnes parmi : ${openFigureKeys.join(", ")}.`
        : `il manque la colonne ${columnsToWrite[problem.column]}. La première ligne du fichier donne le nom des colonnes.`;
    case "repeated_column":
      return "cette colonne est déjà là, plus à gauche. Gardez-en une seule.";
    case "source_needed":
      return 'il manque qui publie ces chiffres. Ajoutez une colonne « source », ou relancez avec --source "DGFiP".';
    case "unknown_municipality":
      return `« ${problem.said} » n'est pas une commune ${ofEpci(epci.name)}.${problem.suggestions.length > 0 ? ` Vouliez-vous dire ${formatList(problem.suggestions, "ou")} ?` : ""}`;
    case "bad_year":
      return `« ${problem.said} » n'est pas une année. Écrivez par exemple 2025.`;
    case "bad_amount":
      return `« ${problem.said} » n'est pas un nombre. Écrivez par exemple 412300,50, ou laissez la case vide.`;
    case "bad_date":
      return `« ${problem.said} » n'est pas une date. Écrivez par exemple 30/09/2026.`;
    case "contradiction":
      return `la ligne ${problem.lineBefore} donne déjà ce chiffre, avec une autre valeur (${formatNumber(problem.before)}). Gardez-en une seule.`;
  }
}

export function openDataDateUnread(said: string): string {
  return typeset(`« ${said} » n'est pas une date. Écrivez par exemple --date 2026-09-30.`);
}
