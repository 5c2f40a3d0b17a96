import type { Epci } from "../people.ts";
import type { LineError, Problem } from "../territory/directory-errors.ts";
import { functionExamples } from "../territory/function-words.ts";
import { count, formatList } from "./format.ts";
import { functionNames, importEpciCommand, lines, ofEpci } from "./import.ts";
import { typeset } from "./typography.ts";

export function epciFirst(): string {
  return typeset(
    `Aucune intercommunalité dans la base : les communes de l'annuaire ne peuvent pas être vérifiées. Commencez par ${importEpciCommand}.`,
  );
}

export function fileUnreadable(file: string): string {
  return typeset(`Le fichier ${file} ne peut pas être lu. Vérifiez son nom et son emplacement, puis relancez.`);
}

export function directoryRefused(file: string, errors: readonly LineError[], epci: Epci): string {
  return lines(
    `Rien n'a été importé : ${count(errors.length, "erreur", "erreurs")} dans ${file}.`,
    errors.map((error) => lineError(error, epci)),
    "Corrigez le fichier, puis relancez la même commande.",
  );
}

/** « ligne 12, colonne 4 (commune) : « Vougi » n’est pas une commune de la CC Charlieu-Belmont. » */
function lineError({ line, column, problem }: LineError, epci: Epci): string {
  const place = column ? `ligne ${line}, colonne ${column.number} (${column.name})` : `ligne ${line}`;
  return typeset(`${place} : ${problemSentence(problem, epci)}`);
}

function problemSentence(problem: Problem, epci: Epci): string {
  switch (problem.kind) {
    case "empty_file":
      return "le fichier ne contient personne.";
    case "unclosed_quote":
      return "un guillemet (\") ouvert ici ou plus bas n'est jamais refermé. La suite du fichier n'a pas été lue.";
    case "missing_header":
      return `il manque la colonne « ${problem.name} ». La première ligne du fichier donne le nom des colonnes.`;
    case "repeated_header":
      return "cette colonne est déjà là, plus à gauche. Gardez-en une seule.";
    case "too_many_cells":
      return `${problem.found} cases pour ${problem.expected} colonnes. Une case qui contient une virgule ou un point-virgule s'écrit entre guillemets.`;
    case "missing_value":
      return "cette case est vide.";
    case "unknown_title":
      return `« ${problem.said} » n'est pas compris. Écrivez Mme ou M., ou laissez la case vide.`;
    case "bad_email":
      return `« ${problem.said} » n'est pas une adresse électronique.`;
    case "unknown_function":
      return `« ${problem.said} » n'est pas une fonction connue. ${
        problem.suggestions.length > 0 ? didYouMean(problem.suggestions) : `Fonctions : ${functionExamples.join(", ")}.`
      }`;
    case "unknown_day":
      return `« ${problem.said} » n'est pas compris. Écrivez des jours entiers, par exemple « mardi et vendredi ».`;
    case "unknown_municipality":
      return `« ${problem.said} » n'est pas une commune ${ofEpci(epci.name)}. ${didYouMean(problem.suggestions)}`.trimEnd();
    case "ambiguous_municipality":
      return `plusieurs communes s'appellent « ${problem.said} ». Écrivez le code INSEE : ${formatList(
        problem.possible.map(({ insee, name }) => `${insee} (${name})`),
      )}.`;
    case "municipality_needed":
      return `il faut une commune pour la fonction « ${functionNames[problem.function]} ».`;
    case "municipality_refused":
      return `la fonction « ${functionNames[problem.function]} » s'exerce à l'intercommunalité. Laissez cette case vide ; un mandat communal se donne sur une autre ligne.`;
    case "contradiction":
      return `« ${problem.said} », mais la ligne ${problem.lineBefore} donne « ${problem.before} » pour ${problem.email}. Une adresse est celle d'une seule personne.`;
    default:
      return problem satisfies never;
  }
}

function didYouMean(suggestions: readonly string[]): string {
  if (suggestions.length === 0) return "";
  return `Vouliez-vous dire ${new Intl.ListFormat("fr", { type: "disjunction" }).format(suggestions)} ?`;
}
