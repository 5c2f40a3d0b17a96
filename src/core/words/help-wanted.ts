import { type Block, text } from "../message.ts";
import type { Person } from "../people.ts";
import { at, formatList } from "./format.ts";
import { type SectionSaid, sayFirst } from "./morning-letter.ts";
import { nameOf } from "./people.ts";
import { sayWeekdays } from "./profile.ts";

/** Municipalities where reminders of one person brought nothing, and the days on which this person is there. */
export type HelpWanted = { places: readonly string[]; title: string; person: Person; presence: readonly number[] };

/** More municipalities than these are picked from the list of `suivi`. */
const mostOffered = 4;

/** Said to the DGS, once for each municipality: never as a fault. */
export function sayHelpWanted(wanted: readonly HelpWanted[]): SectionSaid {
  const places = [...new Set(wanted.flatMap((one) => one.places))];
  const [first = ""] = places;
  const blocks: Block[] = [
    ...sayWhere(wanted),
    text(
      "Mes rappels sont restés sans réponse, je n'en enverrai plus. Un appel, un jour de présence, aide souvent : vous pouvez noter les réponses en direct.",
    ),
  ];
  const offered: Block = {
    type: "choices",
    choices:
      places.length === 1
        ? [
            { value: `saisir ${first}`, label: `Saisir les réponses pour ${first}` },
            { value: `suivi ${first}`, label: `Voir où en est ${first}` },
          ]
        : places.length > mostOffered
          ? [{ value: "suivi", label: "Voir toutes les communes" }]
          : places.map((place) => ({ value: `suivi ${place}`, label: `Voir où en est ${place}` })),
  };
  const typed = text(
    `Pour saisir des réponses : \`saisir ${first}\`. Pour voir où en est une commune : \`suivi ${first}\`.`,
  );
  const more = places.length === 1 ? [] : [text(`Pour saisir des réponses : \`saisir ${first}\`.`)];
  const whole = [...blocks, ...more, offered];
  return { alone: { blocks: whole }, last: whole, before: [...blocks, typed] };
}

function sayWhere(wanted: readonly HelpWanted[]): Block[] {
  const [first, ...others] = wanted;
  if (first === undefined) return [];
  const isOne = new Set(wanted.map(({ title }) => title)).size === 1;
  if (others.length === 0)
    return [
      text(`**Une aide est peut-être utile** ${formatList(first.places.map(at))} (${first.title}) : ${sayWho(first)}.`),
    ];
  const lines = wanted.map((one) => `**${formatList(one.places)}**${isOne ? "" : ` (${one.title})`} : ${sayWho(one)}`);
  return [
    text(`**Une aide est peut-être utile**${isOne ? ` (${first.title})` : ""} :`),
    { type: "list", items: sayFirst(lines, "suivi") },
  ];
}

function sayWho({ person, presence }: HelpWanted): string {
  return presence.length === 0 ? nameOf(person) : `${nameOf(person)}, jours de présence : ${sayWeekdays(presence)}`;
}
