import type { Outcome } from "../form-file/outcome.ts";
import type { AtomicQuestion, GroupQuestion } from "../interview/questionnaire.ts";
import type { Person } from "../people.ts";
import { sayLines } from "./form-outcomes.ts";
import { count, formatList, formatNumber, formatSome, of, plural } from "./format.ts";
import { nameOf } from "./people.ts";

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
