import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { count, formatDate, formatList } from "./format.ts";
import { greet, nameOf } from "./people.ts";

export function sayNothingToAnswer(): string {
  return "Aucun diagnostic ne vous est demandé pour le moment.";
}

export function sayAllDone(places: readonly string[]): string {
  return `Tout est fait pour ${formatList([...new Set(places)])}, merci. Pour changer une réponse validée, parlez-en à la direction générale.`;
}

export function sayTakingUp(place: string, title: string, begun: boolean): string {
  return begun
    ? `Nous reprenons ${place} (${title}).`
    : `Commençons par ${place} (${title}). Vous pouvez vous arrêter à tout moment : écrivez \`pause\`.`;
}

export function sayWhichPlace(places: readonly string[]): Outbound {
  return {
    blocks: [
      text("**Pour quelle commune ?**"),
      {
        type: "choices",
        choices: [...new Set(places)].map((place) => ({ value: `diagnostic ${place}`, label: place })),
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
          `${nameOf(director)} aimerait connaître ce qui existe à ${formatList(places.map((place) => `**${place}**`))}. Il y a de ${least} à ${most} questions${each} selon votre situation, ${count(minutes, "minute", "minutes")} au plus. Date souhaitée : ${formatDate(wishedBy)}.`,
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

export function sayLaunched(
  title: string,
  places: number,
  people: number,
  unreachable: number,
  wishedBy: CivilDate,
): Outbound {
  const missing =
    unreachable === 0
      ? ""
      : ` ${count(unreachable, "n'est pas encore", "ne sont pas encore")} sur Relais : leur message partira dès que leur compte sera relié (\`inviter\`).`;
  return say(
    `C'est lancé : **${title}**, ${count(places, "commune", "communes")}, date souhaitée ${formatDate(wishedBy)}.`,
    `${count(people, "personne est prévenue", "personnes sont prévenues")}.${missing}`,
  );
}

export function sayAlreadyLaunched(title: string, wishedBy: CivilDate): string {
  return `« ${title} » est déjà lancé, date souhaitée ${formatDate(wishedBy)}. \`qui n'a pas répondu\` montre où il en est.`;
}

export function sayLater(): string {
  return "Très bien. Écrivez `diagnostic` quand vous voudrez.";
}
