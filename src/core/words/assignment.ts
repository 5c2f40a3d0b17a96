import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { count, formatDate, formatList, of } from "./format.ts";
import { greet, nameOf } from "./people.ts";

export function sayNothingToAnswer(): string {
  return "Aucun diagnostic ne vous est demandé pour le moment.";
}

export function sayAllDone(places: readonly string[]): string {
  return `Tout est fait pour ${formatList([...new Set(places)])}, merci. Pour changer une réponse validée, parlez-en à la direction générale.`;
}

export function sayAbandoned(places: readonly string[]): string {
  return `Le questionnaire a été abandonné pour ${formatList([...new Set(places)])}. La direction générale peut le rouvrir : vos réponses sont gardées.`;
}

export function sayTakingUp(place: string, title: string, begun: boolean): string {
  return begun
    ? `Nous reprenons ${place} (${title}).`
    : `Commençons par ${place} (${title}). Vous pouvez vous arrêter à tout moment : écrivez \`pause\`.`;
}

/** The title is said only when one municipality has several. */
export function sayWhichInterview(interviews: readonly { id: number; place: string; title: string }[]): Outbound {
  const several = new Set(interviews.map((one) => one.title)).size > 1;
  return {
    blocks: [
      text(several ? "**Quel questionnaire ?**" : "**Pour quelle commune ?**"),
      {
        type: "choices",
        choices: interviews.map(({ id, place, title }) => ({
          value: `diagnostic n° ${id}`,
          label: several ? `${place}, ${title}` : place,
        })),
      },
    ],
  };
}

/** The first message of a campaign: what, why, how long, by when, who reads; five lines at most. */
export function sayFirstContact(invited: {
  person: Person;
  director: Person;
  title: string;
  territory: string;
  places: string[];
  least: number;
  most: number;
  minutes: number;
  wishedBy: CivilDate;
}): Outbound {
  const { person, director, title, territory, places, least, most, minutes, wishedBy } = invited;
  const each = places.length > 1 ? " par commune" : "";
  return {
    blocks: [
      text(
        [
          `${greet(person)}. Je suis Relais, l'assistant du projet « ${title} » (${territory}).`,
          `${nameOf(director)} aimerait connaître ce qui existe à ${formatList(places.map((place) => `**${place}**`))} avant d'en débattre entre communes. Il y a de ${least} à ${most} questions${each} selon votre situation, ${count(minutes, "minute", "minutes")} au plus. Date souhaitée : ${formatDate(wishedBy)}.`,
          "Vos réponses sont lues par la direction générale et le comité technique. Vous pouvez vous arrêter à tout moment : je reprends où vous en étiez.",
        ].join("\n"),
      ),
      {
        type: "choices",
        choices: [
          ...places.map((place) => ({ value: `diagnostic ${place}`, label: `Commencer par ${place}` })),
          { value: "plus tard", label: "Plus tard" },
          { value: "qui voit mes réponses", label: "Qui voit mes réponses ?" },
        ],
      },
    ],
  };
}

export function sayLater(): string {
  return "Très bien. Écrivez `diagnostic` quand vous voudrez.";
}

export function sayReopened(place: string): string {
  return `C'est rouvert : ${place} peut de nouveau être corrigé. Toutes ses réponses sont gardées, le secrétariat est prévenu.`;
}

export function sayReopenedTo(place: string, title: string, reason: string, interviewId: number): Outbound {
  return {
    blocks: [
      text(
        `La direction générale a rouvert le diagnostic ${of(place)} (${title}). Raison : ${reason}\nVos réponses sont toutes là : corrigez ce qui doit l'être, puis validez de nouveau.`,
      ),
      {
        type: "choices",
        choices: [
          { value: `diagnostic n° ${interviewId}`, label: `Reprendre ${place}` },
          { value: "plus tard", label: "Plus tard" },
        ],
      },
    ],
  };
}

export function sayNothingToReopen(): string {
  return "Aucun diagnostic n'est validé ni abandonné : il n'y a rien à rouvrir.";
}

export function sayClerksAnswer(): string {
  return "C'est le secrétariat de chaque commune qui répond au diagnostic. Voici où il en est.";
}

export function sayNotAnsweredBy(place: string): string {
  return `${place} n'est pas une commune pour laquelle vous répondez. \`diagnostic\` montre les vôtres.`;
}
