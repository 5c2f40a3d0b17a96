import type { CivilDate } from "../calendar/civil-date.ts";
import { fold } from "../language/fold.ts";
import { type Block, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { exampleOn } from "./example-days.ts";
import { greet } from "./people.ts";

/** In the order they are shown. */
const helpTopics = [
  "diagnostic",
  "campaign",
  "figures",
  "scenarios",
  "actors",
  "deadlines",
  "legal",
  "bodies",
  "meetings",
  "decisions",
  "communication",
  "people",
  "me",
] as const;
export type HelpTopic = (typeof helpTopics)[number];

type Line = {
  group: HelpTopic;
  summary: string;
  examples: readonly string[];
};

/** The word after `aide` that asks for one subject whole. */
const topics: Record<HelpTopic, string> = {
  diagnostic: "diagnostic",
  campaign: "campagne",
  figures: "résultats",
  scenarios: "scénarios",
  actors: "acteurs",
  deadlines: "échéances",
  legal: "loi",
  bodies: "instances",
  meetings: "réunions",
  decisions: "décisions",
  communication: "informer",
  people: "personnes",
  me: "moi",
};

/** Longer subjects are opened one at a time: nobody reads a hundred lines. */
const mostLines = 3;

const titles: Record<HelpTopic, string> = {
  diagnostic: "Répondre au diagnostic",
  campaign: "Mener une campagne de diagnostic",
  figures: "Les résultats du diagnostic",
  scenarios: "Les scénarios de mutualisation",
  actors: "Les acteurs et le cadre politique",
  deadlines: "Les échéances, les objectifs et leurs actions",
  legal: "Les dates de la loi",
  bodies: "Les instances",
  meetings: "Les réunions",
  decisions: "Les décisions",
  communication: "Le plan d'information",
  people: "Les personnes",
  me: "Vous et moi",
};

/** Only what this person may do, by subject, each with an example to type. `topic`: of one subject, all of it. */
export function sayHelp(person: Person, commands: readonly Line[], today: CivilDate, topic?: HelpTopic): Outbound {
  if (topic !== undefined && !commands.some(({ group }) => group === topic)) {
    const { blocks } = sayHelp(person, commands, today);
    return { blocks: [text(sayClosedTopic(topic)), ...blocks] };
  }
  const blocks: Block[] = [text(`${greet(person)}. Écrivez simplement l'un de ces mots, avec ou sans accents.`)];
  for (const group of helpTopics) {
    const lines = commands.filter((command) => command.group === group);
    if (lines.length === 0 || (topic !== undefined && topic !== group)) continue;
    const isWhole = topic === group || lines.length <= mostLines + 1;
    const items = (isWhole ? lines : lines.slice(0, mostLines)).map((line) => sayLine(line, today));
    const more = `et ${lines.length - mostLines} de plus : \`aide ${topics[group]}\``;
    blocks.push(text(`**${titles[group]}**`), { type: "list", items: isWhole ? items : [...items, more] });
  }
  return { blocks };
}

function sayClosedTopic(topic: HelpTopic): string {
  return `« ${titles[topic]} » : votre fonction n'ouvre rien de ce sujet. Voici ce que vous pouvez me demander.`;
}

function sayLine({ examples: [first = ""], summary }: Line, today: CivilDate): string {
  return `\`${exampleOn(first, today)}\` : ${summary}`;
}

/** The subject that `said` names, in the words of `aide`. */
export function helpTopicNamed(said: string): HelpTopic | undefined {
  const word = fold(said).replace(/^(?:sur |pour |les? |la |l')+/u, "");
  return helpTopics.find((group) => [topics[group], titles[group]].some((one) => fold(one).includes(word)));
}

/** The same where others read: only what is answered there. */
export function sayHelpShared(
  person: Person,
  commands: readonly Line[],
  today: CivilDate,
  topic?: HelpTopic,
): Outbound {
  const { blocks } = sayHelp(person, commands, today, topic);
  return {
    blocks: [...blocks, text("Voilà ce que je dis devant tout le monde. Le reste se demande en message direct.")],
  };
}
