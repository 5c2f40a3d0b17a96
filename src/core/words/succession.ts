import type { CivilDate } from "../calendar/civil-date.ts";
import { type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { sayWished } from "./days.ts";
import { at, count, formatDuration, formatList, plural } from "./format.ts";
import { greet } from "./people.ts";

/** What somebody finds where they now answer. `former`: who answered before them, with their function; `others`: who does too. */
export type TakenOver = {
  interviewId: number;
  place: string;
  title: string;
  wishedBy: CivilDate;
  answered: number;
  total: number;
  minutes: number;
  former: readonly string[];
  others: readonly string[];
};

/** To whoever now answers for a municipality: what is there, and that nothing is to be done again. */
export function sayTakeOver(person: Person, taken: readonly TakenOver[], today: CivilDate): Outbound {
  return {
    blocks: [
      text([`${greet(person)}.`, ...taken.map((one) => sayTaken(one, today))].join("\n")),
      {
        type: "choices",
        choices: [
          ...taken.map(({ interviewId, place, answered, title }) => ({
            value: `diagnostic n° ${interviewId}`,
            label: `${answered === 0 ? "Commencer" : "Reprendre"} ${place}${isNamedTwice(taken, place) ? `, ${title}` : ""}`,
          })),
          { value: "plus tard", label: "Plus tard" },
          { value: "qui voit mes réponses", label: "Qui voit mes réponses ?" },
        ],
      },
    ],
  };
}

function isNamedTwice(taken: readonly TakenOver[], place: string): boolean {
  return taken.filter((one) => one.place === place).length > 1;
}

function sayTaken(
  { place, title, wishedBy, answered, total, minutes, former, others }: TakenOver,
  today: CivilDate,
): string {
  const wished = `${sayWished(wishedBy, today)}.`;
  const beside = others.length === 0 ? "" : `, avec ${formatList(others)}`;
  const begins =
    former.length > 0 ? `Vous prenez la suite ${at(place)}` : `Vous répondez maintenant pour ${place}${beside}`;
  if (answered === 0)
    return `${begins} : le diagnostic « ${title} » y attend vos réponses, ${formatDuration(minutes)} au plus. ${wished}`;
  const from = former.length > 0 ? `, ${plural(answered, "donnée", "données")} par ${formatList(former)}` : "";
  const left = total - answered;
  const next =
    left === 0 ? "Il reste à relire et à valider." : `Il reste ${count(left, "question", "questions")}. ${wished}`;
  return `${begins} (${title}) : **${count(answered, "réponse", "réponses")} sur ${total}** ${plural(answered, "est déjà là", "sont déjà là")}${from}. Rien n'est à refaire ; \`récapitulatif\` les montre. ${next}`;
}

/** Said once to whoever writes in the middle of what is no longer theirs. */
export function sayNoLonger(place: string, now: readonly string[]): string {
  const who = now.length === 0 ? "" : ` ${formatList(now)} ${plural(now.length, "prend", "prennent")} la suite.`;
  return `D'après l'annuaire, vous ne répondez plus pour ${place} : ce message n'a pas été noté, et toutes vos réponses d'avant sont gardées.${who} Si c'est une erreur, dites-le à la direction générale.`;
}

/** To the DGS: nobody is left to answer. */
export function sayNobodyAnswers(places: readonly string[]): Outbound {
  const [first = ""] = places;
  return say(
    `Plus personne ne répond pour ${formatList(places)}. Les réponses déjà données sont gardées.`,
    `Ajoutez la personne qui prend la suite à l'annuaire : elle sera prévenue dès le lendemain. En attendant : \`saisir ${first}\`.`,
  );
}
