import type { CivilDate } from "../calendar/civil-date.ts";
import { fewestUnnamed } from "../diagnostic/small-numbers.ts";
import type { Questionnaire } from "../interview/questionnaire.ts";
import { type Outbound, text } from "../message.ts";
import { count, formatDate } from "./format.ts";
import { type LeavesOn, sayLeaving, sayNotReached, sayWrittenTo } from "./launch.ts";

type Respondents = NonNullable<Questionnaire["respondents"]>;

/** All that a director reads before persons are asked in their own name. */
export type PersonsPreview = {
  title: string;
  /** As it is typed after a command. */
  short: string;
  people: number;
  unreachable: readonly string[];
  respondents: Respondents;
  unnamed: boolean;
  minutes: number;
  least: number;
  most: number;
  restricted: number;
  /** Its answers make a note for the bureau. */
  makesNote: boolean;
  wishedBy: CivilDate;
  leavesOn: LeavesOn;
};

export function sayPersonsPreview(preview: PersonsPreview): string {
  const { title, short, people, unreachable, respondents, minutes, least, most, wishedBy, leavesOn } = preview;
  return [
    `**${title}**`,
    [`Destinataires : ${sayWhom(respondents, people)}.`, ...sayNotReached(unreachable)].join(" "),
    `Durée : ${minutes} minutes au plus, de ${least} à ${most} questions.`,
    sayWhoReads(preview),
    `Premier message : ${sayLeaving(leavesOn)}. Réponses souhaitées pour le ${formatDate(wishedBy)}.`,
    `Pour voir les questions : \`diagnostic essayer ${short}\`.`,
  ].join("\n");
}

function sayWhom(respondents: Respondents, people: number): string {
  switch (respondents) {
    case "elected":
      return `${count(people, "personne élue, qui répond", "personnes élues, qui répondent chacune")} en son nom`;
    case "partners":
      return count(people, "partenaire", "partenaires");
    case "direction":
      return "vous et la présidence, pour un seul texte que chacun peut compléter";
  }
}

function sayWhoReads({ respondents, unnamed, restricted, people, makesNote }: PersonsPreview): string {
  if (respondents === "direction")
    return makesNote
      ? "Lecture : vous et la présidence. Quand tout est répondu, `note de précadrage` en fait une note pour le bureau."
      : "Lecture : vous et la présidence.";
  const own =
    restricted === 0
      ? ""
      : ` ${count(restricted, "question n'entre pas", "questions n'entrent pas")} dans la synthèse partagée.`;
  const unnamedToo = unnamed
    ? ` Chacun choisit à la fin de répondre avec ou sans son nom ; sans nom, les réponses ne se lisent que par groupes de ${fewestUnnamed}${people < fewestUnnamed ? `, et vous n'interrogez que ${count(people, "personne", "personnes")} : elles ne se liront pas` : ""}.`
    : "";
  return `Lecture : chacun voit ses réponses, la direction générale les lit.${own}${unnamedToo}`;
}

export function sayLaunchPersonsYes(people: number): string {
  return `Oui, lancer auprès de ${count(people, "personne", "personnes")}`;
}

/** `own`: the interview of whoever launched it, when they answer it too. */
export function sayLaunchedToPersons(
  title: string,
  people: number,
  unreachable: readonly string[],
  wishedBy: CivilDate,
  leavesOn: LeavesOn,
  own: number | undefined,
): Outbound {
  const written = people === 0 ? "" : ` ${sayWrittenTo(people, unreachable, leavesOn)}`;
  const said = text(`C'est lancé : **${title}**, date souhaitée ${formatDate(wishedBy)}.${written}`);
  if (own === undefined) return { blocks: [said] };
  return {
    blocks: [
      said,
      {
        type: "choices",
        choices: [
          { value: `diagnostic n° ${own}`, label: "Commencer maintenant" },
          { value: "plus tard", label: "Plus tard" },
        ],
      },
    ],
  };
}

export function sayNobodyToAsk(respondents: Respondents): string {
  return respondents === "partners"
    ? "Aucun partenaire n'est dans l'annuaire : ajoutez-les à l'annuaire, puis lancez de nouveau."
    : "Personne n'est élu dans ces communes d'après l'annuaire : complétez-le, puis lancez de nouveau.";
}

export function sayPersonsAlreadyAsked(title: string, wishedBy: CivilDate): string {
  return `« ${title} » est déjà lancé auprès de toutes ces personnes, date souhaitée ${formatDate(wishedBy)}. \`qui n'a pas répondu\` montre où il en est.`;
}
