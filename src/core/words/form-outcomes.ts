import type { Outcome } from "../form-file/outcome.ts";
import type { AtomicQuestion } from "../interview/questionnaire.ts";
import type { Said } from "../interview/state.ts";
import type { Option } from "../language/reading.ts";
import { sayExpected } from "./form-answers.ts";
import { count, formatList, formatNumber, formatSome } from "./format.ts";
import { sayAnswer, sayTurn } from "./interview.ts";
import { formatHeard } from "./values.ts";

const mostLines = 12;

/** The first lines of a kind, then how many more. */
export function sayLines(title: string, outcomes: readonly Outcome[]): string[] {
  if (outcomes.length === 0) return [];
  const shown = together(outcomes).map((line) => `- ${line}`);
  const more = shown.length > mostLines + 1 ? [`- et ${shown.length - mostLines} de plus`] : [];
  return [title, ...(more.length === 0 ? shown : [...shown.slice(0, mostLines), ...more])];
}

/** One sentence a line; the questions that are not asked, all in one, and those that wait for a same line. */
function together(outcomes: readonly Outcome[]): string[] {
  const others = outcomes.filter((one) => togetherWith(one) === undefined).map(sayOutcome);
  const groups = Map.groupBy(
    outcomes.filter((one) => togetherWith(one) !== undefined),
    togetherWith,
  );
  const grouped = [...groups.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined || all.length < 2) return all.map(sayOutcome);
    const lines = formatSome(all.map(({ line }) => formatNumber(line)));
    const why =
      first.kind === "waits" ? sayWhy(first) : "ces questions ne se posent pas avec les réponses lues jusqu'ici.";
    return [`lignes ${lines} : ${why}`];
  });
  return [...others, ...grouped];
}

function togetherWith(outcome: Outcome): string | undefined {
  if (outcome.kind === "waits") return `waits ${outcome.on}`;
  return outcome.kind === "not_asked" ? outcome.kind : undefined;
}

/** "ligne 14, Agents : « deux ou trois » peut se lire 2 ETP ou 3 ETP. Écrivez une seule réponse." */
function sayOutcome(outcome: Outcome): string {
  const about = "question" in outcome ? `, ${outcome.question.label}` : "";
  return `ligne ${formatNumber(outcome.line)}${about} : ${sayWhy(outcome)}`;
}

export function sayWhy(outcome: Outcome): string {
  const said = `« ${outcome.said} »`;
  switch (outcome.kind) {
    case "kept":
      return outcome.rest === undefined ? `${said} est noté.` : `« ${outcome.rest} » n'a pas été repris.`;
    case "same":
      return `${said} était déjà noté.`;
    case "different": {
      const before = outcome.hidden
        ? "une réponse réservée"
        : sayAnswer(outcome.question, outcome.before, outcome.options);
      return `le fichier dit ${sayAnswer(outcome.question, outcome.after, outcome.options)}, et ${before} est déjà noté.`;
    }
    case "one_more":
      return `${said} n'est pas dans la liste déjà notée comme complète (${count(outcome.count, "élément", "éléments")}).`;
    case "doubt": {
      const ways = outcome.candidates.map((one) =>
        formatHeard(outcome.question, one.value, one.estimate, outcome.options),
      );
      if (outcome.question.type === "text")
        return `${said} dit peu. Si c'est bien la réponse, écrivez « exact » dans la colonne « Remarque ».`;
      return ways.length === 1
        ? `${said} se lit peut-être « ${ways[0]} ». Écrivez-le ainsi si c'est exact.`
        : `${said} peut se lire ${formatList(ways, "ou")}. Écrivez une seule réponse.`;
    }
    case "unusual":
      return `${outcome.message}${outcome.message.includes("?") ? "" : " Est-ce exact ?"} Si oui, écrivez « exact » dans la colonne « Remarque ».`;
    case "refused":
      return sayRefused(said, outcome.question, outcome.reason, outcome.options);
    case "nameless":
      return `il manque d'abord « ${outcome.first.label} ».`;
    case "too_many":
      return `la liste s'arrête à ${formatNumber(outcome.question.maxItems)}.`;
    case "list_unread":
      return `je n'ai pas compris ${said}. Écrivez « aucun », ou « complète » si tout y est.`;
    case "list_not_empty":
      return `le fichier dit ${said}, et ${count(outcome.count, "élément est noté", "éléments sont notés")}.`;
    case "not_asked":
      return "cette question ne se pose pas avec les réponses lues jusqu'ici.";
    case "waits":
      return `en attente de la ligne ${formatNumber(outcome.on)}.`;
    case "unknown":
      return "la colonne « Clé » ne dit plus de quelle question il s'agit.";
  }
}

function sayRefused(
  said: string,
  question: AtomicQuestion,
  reason: readonly Said[],
  options: readonly Option[],
): string {
  const isUnread = reason.length === 0 || reason.some((one) => one.say === "unread" || one.say === "give_value");
  if (isUnread) return `je n'ai pas compris ${said}. Attendu : ${sayExpected(question, options)}.`;
  const why = sayTurn(reason).join(" ");
  // It follows a colon.
  return `${why.charAt(0).toLowerCase()}${why.slice(1)}`.replaceAll("**", "").replaceAll(/ Je n'ai rien noté\./gu, "");
}
