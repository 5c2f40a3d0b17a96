import type { Outcome } from "../form-file/outcome.ts";
import type { AtomicQuestion, GroupQuestion } from "../interview/questionnaire.ts";
import type { Said } from "../interview/state.ts";
import type { Option } from "../language/reading.ts";
import type { Person } from "../people.ts";
import { sayExpected } from "./form-answers.ts";
import { count, formatList, formatNumber, formatSome, of, plural } from "./format.ts";
import { sayAnswer, sayTurn } from "./interview.ts";
import { nameOf } from "./people.ts";
import { formatHeard } from "./values.ts";

type Brought = {
  kept: readonly Outcome[];
  same: readonly Outcome[];
  contrary: readonly Outcome[];
  refused: readonly Outcome[];
  missing: readonly { question: AtomicQuestion | GroupQuestion; items: readonly string[] }[];
};

type About = { file: string; place: string; title: string };

export function sayHowToImport(): string {
  return "Envoyez-moi ici le formulaire rempli (un fichier CSV), seul ou avec les mots `importer réponses`. Depuis un tableur : « Enregistrer sous », puis « CSV ». Pour un formulaire vierge : `formulaire`.";
}

export function sayNotAForm(file: string): string {
  return `« ${file} » n'est pas un formulaire de Relais : je n'y trouve pas les colonnes « Clé » et « Votre réponse ». Si c'est un classeur, enregistrez-le d'abord au format CSV. \`formulaire\` en donne un neuf.`;
}

export function sayNotReceived(file: string): string {
  return `« ${file} » ne m'est pas parvenu en entier. Envoyez-le de nouveau.`;
}

export function saySeveralForms(file: string): string {
  return `« ${file} » réunit plusieurs formulaires : je ne sais pas à quelle commune va chaque ligne. Envoyez un fichier par commune.`;
}

export function sayNoSuchForm(file: string): string {
  return `« ${file} » vient d'un diagnostic que je ne connais pas ici. \`formulaire\` en donne un qui convient.`;
}

export function sayNotYours(file: string, place: string): string {
  return `« ${file} » est le formulaire ${of(place)}, une commune pour laquelle vous ne répondez pas. Transmettez-le à la direction générale.`;
}

export function sayAlreadyClosed(file: string, place: string, status: "validated" | "abandoned" | "closed"): string {
  if (status === "closed")
    return `Le diagnostic ${of(place)} est clos : je n'ai rien repris de « ${file} ». La direction générale peut le rouvrir : \`diagnostic rouvrir ${place}\`.`;
  return status === "validated"
    ? `Les réponses ${of(place)} sont déjà validées : je n'ai rien repris de « ${file} ». Pour les changer, la direction générale peut les rouvrir : \`diagnostic rouvrir ${place}\`.`
    : `Le diagnostic ${of(place)} a été abandonné : je n'ai rien repris de « ${file} ». La direction générale peut le rouvrir : \`diagnostic rouvrir ${place}\`.`;
}

export function sayNothingToFill(): string {
  return "Aucun diagnostic n'est en cours pour les communes dont vous pouvez saisir les réponses.";
}

/** Before anything is kept: how many lines of each kind, then what is to be looked at. */
export function sayImportPreview(
  { file, place, title }: About,
  brought: Brought,
  { signed = false }: { signed?: boolean } = {},
): string {
  const { kept, same, contrary, refused } = brought;
  const counts = [
    ...(kept.length === 0 ? [] : [count(kept.length, "réponse nouvelle", "réponses nouvelles")]),
    ...(contrary.length === 0 ? [] : [count(contrary.length, "réponse différente", "réponses différentes")]),
    ...(same.length === 0 ? [] : [count(same.length, "déjà notée", "déjà notées")]),
    ...(refused.length === 0 ? [] : [count(refused.length, "ligne à revoir", "lignes à revoir")]),
  ];
  return [
    `« ${file} » : ${place}, ${title}. ${formatList(counts)}.`,
    ...sayLines("Déjà noté autrement, gardé tel quel sauf si vous remplacez :", contrary),
    ...sayLines("À revoir, tout le reste est lu :", refused),
    ...(signed && contrary.length === 0 ? [saySignedPreview(place, refused.length > 0)] : []),
  ].join("\n");
}

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

/** `signed`: with nothing new to note and nothing to look at, it may still be validated. */
export function sayImportChoices(
  { kept, same, contrary, refused }: Brought,
  { signed }: { signed: boolean },
): { yes?: string; replace?: string } {
  const { length: fresh } = kept;
  const { length: other } = contrary;
  if (signed && fresh + other + refused.length === 0 && same.length > 0) return { yes: "Valider en son nom" };
  return {
    ...(fresh === 0
      ? {}
      : { yes: `Noter ${plural(fresh, "la réponse nouvelle", `les ${formatNumber(fresh)} réponses nouvelles`)}` }),
    ...(other === 0
      ? {}
      : {
          replace:
            fresh === 0
              ? `Remplacer ${plural(other, "la réponse différente", `les ${formatNumber(other)} réponses différentes`)}`
              : `Noter tout, et remplacer ${plural(other, "la différente", `les ${formatNumber(other)} différentes`)}`,
        }),
  };
}

/**
 * Once it is kept. `own`: whoever sent it answers there, and goes on with it; `told`: who is written to; `signed`: it is of a person, who
 * validates by their name.
 */
export function sayImported(
  { file, place, title }: About,
  brought: Brought,
  { own, told, signed }: { own: boolean; told: readonly Person[]; signed?: { validated: boolean } },
): string {
  const { kept, refused, missing, contrary } = brought;
  const left = kept.flatMap((one) => (one.kind === "kept" && one.rest !== undefined ? [one] : []));
  const done =
    kept.length === 0
      ? `Rien de nouveau dans « ${file} » pour ${place} (${title}).`
      : `C'est noté : **${count(kept.length, "réponse", "réponses")}** ${of(place)} (${title}), d'après « ${file} ».`;
  const labels = formatSome(
    missing.map(({ question: { label }, items }) => (items.length === 0 ? label : `${label} (${formatList(items)})`)),
  );
  const questions = count(missing.length, "question", "questions");
  const informed = told.length === 0 ? "" : ` J'en préviens ${formatList(told.map(nameOf))}.`;
  // Whoever goes on is asked the first of them just after.
  const still =
    missing.length === 0
      ? "Toutes les questions ont une réponse."
      : `Il reste ${questions} sans réponse${own ? "" : ` : ${labels}`}.`;
  return [
    done,
    ...sayLines("Gardé tel quel :", contrary),
    ...sayLines("À revoir :", refused),
    ...sayLines("Noté, mais en partie :", left),
    own
      ? still
      : signed === undefined
        ? `${still} Rien n'est validé : c'est au secrétariat de la commune de le faire.${informed}`
        : `${saySigned(place, signed)}${informed}`,
  ].join("\n");
}

function saySignedPreview(name: string, isToReview: boolean): string {
  return isToReview
    ? `Rien ne sera validé tant qu'une ligne est à revoir avec ${name}.`
    : `Une fois notées, ces réponses seront validées au nom de ${name}, et ce qui est vide sera passé.`;
}

function saySigned(name: string, { validated }: { validated: boolean }): string {
  return validated
    ? "C'est validé en son nom : ce qui est resté vide est passé."
    : `Rien n'est validé : voyez ce qui manque avec ${name}, corrigez le fichier, puis renvoyez-le.`;
}

/** Another one of the same municipality came before a yes. */
export function sayImportLeft(file: string): string {
  return `Je laisse le premier envoi, « ${file} » : celui-ci le remplace.`;
}

/** Others came before a yes to the first. */
export function sayImportsWait(first: string, next: readonly string[]): string {
  const names = formatList(next.map((file) => `« ${file} »`));
  return `Finissons d'abord « ${first} ». ${names} ${plural(next.length, "vient", "viennent")} juste après.`;
}

export function sayNotImported(file: string): string {
  return `Je n'ai rien repris de « ${file} ».`;
}
