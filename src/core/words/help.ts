import { type Block, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { greet } from "./people.ts";

type Line = {
  group: "me" | "diagnostic" | "deadlines" | "legal" | "bodies" | "meetings" | "decisions" | "people";
  summary: string;
  examples: readonly string[];
};

const titles: Record<Line["group"], string> = {
  diagnostic: "Le diagnostic",
  deadlines: "Les échéances",
  legal: "Les dates de la loi",
  bodies: "Les instances",
  meetings: "Les réunions",
  decisions: "Les décisions",
  people: "Les personnes",
  me: "Vous et moi",
};

/** Only what this person may do, by subject, each with an example to type. */
export function sayHelp(person: Person, commands: readonly Line[]): Outbound {
  const blocks: Block[] = [text(`${greet(person)}. Écrivez simplement l'un de ces mots, avec ou sans accents.`)];
  for (const [group, title] of Object.entries(titles)) {
    const lines = commands.filter((command) => command.group === group);
    if (lines.length === 0) continue;
    blocks.push(text(`**${title}**`), {
      type: "list",
      items: lines.map((line) => `\`${line.examples[0] ?? ""}\` : ${line.summary}`),
    });
  }
  return { blocks };
}

/** The same where others read: only what is answered there. */
export function sayHelpShared(person: Person, commands: readonly Line[]): Outbound {
  const { blocks } = sayHelp(person, commands);
  return {
    blocks: [...blocks, text("Voilà ce que je dis devant tout le monde. Le reste se demande en message direct.")],
  };
}
