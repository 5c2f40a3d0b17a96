import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Choice, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { csvFile } from "./body-members.ts";
import { exampleOn } from "./example-days.ts";
import { type HelpTopic, helpTopics, topicTitles, topicWords } from "./help-topics.ts";
import { greet } from "./people.ts";

type Line = {
  group: HelpTopic;
  summary: string;
  examples: readonly string[];
};

/** Longer subjects are opened one at a time: nobody reads a hundred lines. */
const mostLines = 3;

/** What a phone shows at once: what this person most likely wants, then subjects to pick by their number. */
export function sayHelp(
  person: Person,
  { likely, subjects, isCut }: { likely: readonly Line[]; subjects: readonly HelpTopic[]; isCut: boolean },
  today: CivilDate,
): Outbound {
  const all: Choice[] = isCut ? [{ value: "aide sujets", label: "Tous les sujets" }] : [];
  return {
    blocks: [
      text(`${greet(person)}. Écrivez simplement l'un de ces mots, avec ou sans accents.`),
      { type: "list", items: likely.map((line) => sayLine(line, today)) },
      text("Pour le reste : un sujet par son numéro, `aide` suivi d'un mot (`aide sondage`), ou `aide tout`."),
      { type: "choices", choices: [...subjects.map(toChoice), ...all] },
    ],
  };
}

function toChoice(group: HelpTopic): Choice {
  return { value: `aide ${topicWords[group]}`, label: topicTitles[group] };
}

export function saySubjects(subjects: readonly HelpTopic[]): Outbound {
  return { blocks: [text("De quel sujet s'agit-il ?"), { type: "choices", choices: subjects.map(toChoice) }] };
}

/** One subject whole. */
export function sayTopic(topic: HelpTopic, lines: readonly Line[], today: CivilDate): Outbound {
  return {
    blocks: [text(`**${topicTitles[topic]}**`), { type: "list", items: lines.map((one) => sayLine(one, today)) }],
  };
}

/** Said before the short help, when nothing of that subject is for this person. */
export function sayClosedTopic(topic: HelpTopic): string {
  return `« ${topicTitles[topic]} » : votre fonction n'ouvre rien de ce sujet. Voici ce que vous pouvez me demander.`;
}

export function sayNothingFound(said: string): string {
  return `Je ne trouve rien sur « ${said} ». Essayez un autre mot, ou un sujet.`;
}

/** What a word finds, each with all its examples. */
export function sayFound(said: string, lines: readonly Line[], others: number, today: CivilDate): Outbound {
  const items = lines.map(({ examples, summary }) => {
    const typed = examples.map((one) => `\`${exampleOn(one, today)}\``);
    return `${typed.join(" ou ")} : ${summary}`;
  });
  const more = others === 0 ? [] : [text(`Et ${others} de plus : ajoutez un mot, ou écrivez \`aide tout\`.`)];
  return { blocks: [text(`**« ${said} »**`), { type: "list", items }, ...more] };
}

/** Every subject, its first lines; the whole of them in a file. */
export function sayWholeHelp(lines: readonly Line[], today: CivilDate): Outbound {
  const rows = helpTopics.flatMap((group) =>
    lines
      .filter((one) => one.group === group)
      .map(({ examples: [first = ""], summary }) => [topicTitles[group], exampleOn(first, today), summary]),
  );
  return {
    blocks: [
      ...sayEverySubject(lines, today),
      csvFile("aide", "Ouvrir toutes les demandes", ["Sujet", "À écrire", "Ce que cela fait"], rows),
    ],
  };
}

function sayEverySubject(lines: readonly Line[], today: CivilDate): Block[] {
  return helpTopics.flatMap((group): Block[] => {
    const own = lines.filter((one) => one.group === group);
    if (own.length === 0) return [];
    const isWhole = own.length <= mostLines + 1;
    const items = (isWhole ? own : own.slice(0, mostLines)).map((line) => sayLine(line, today));
    const more = `et ${own.length - mostLines} de plus : \`aide ${topicWords[group]}\``;
    return [text(`**${topicTitles[group]}**`), { type: "list", items: isWhole ? items : [...items, more] }];
  });
}

function sayLine({ examples: [first = ""], summary }: Line, today: CivilDate): string {
  return `\`${exampleOn(first, today)}\` : ${summary}`;
}

/** Where others read: only what is answered there, one subject or all. */
export function sayHelpShared(
  person: Person,
  lines: readonly Line[],
  today: CivilDate,
  topic: HelpTopic | undefined,
): Outbound {
  const own = topic === undefined ? lines : lines.filter(({ group }) => group === topic);
  return {
    blocks: [
      text(`${greet(person)}. Écrivez simplement l'un de ces mots, avec ou sans accents.`),
      ...sayEverySubject(own.length === 0 ? lines : own, today),
      text("Voilà ce que je dis devant tout le monde. Le reste se demande en message direct."),
    ],
  };
}
