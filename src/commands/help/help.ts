import { may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { type Outbound, text } from "../../core/message.ts";
import {
  sayClosedTopic,
  sayFound,
  sayHelp,
  sayHelpShared,
  sayNothingFound,
  saySubjects,
  sayTopic,
  sayWholeHelp,
} from "../../core/words/help.ts";
import { helpTopicNamed, helpTopicNear } from "../../core/words/help-topics.ts";
import { isBusyElsewhere } from "../communication/busy-elsewhere.ts";
import { findCommands } from "./find-commands.ts";
import { likelyFor, subjectsFor, subjectsIn } from "./likely.ts";

const mostFound = 5;
const courtesy = /(?:^|[\s,]+)(?:svp|stp|s['’]il (?:vous|te) pla[iî]t|merci)$/iu;
const whole = /^(?:tout|toute|tous|complete?|entiere?)$/u;
const subjects = /^(?:(?:tous )?(?:les )?(?:autres )?sujets?)$/u;

export const help: Command = {
  name: "help",
  words: ["aide", "menu", "commandes", "que sais-tu faire", "aide générale", "aidez-moi"],
  group: "me",
  summary: "ce que vous pouvez me demander",
  examples: ["aide", "aide réunions", "aide sondage", "aide tout"],
  action: "get_help",
  read(said, context) {
    const rest = said.replace(courtesy, "");
    if (rest === "") return {};
    if (rest.length < 3) return undefined;
    return isSure(rest, context) || !isBusyElsewhere(context, "help") ? { about: rest } : undefined;
  },
  meant: isSure,
  run: (context, { about }) => ({
    keepsOffer: true,
    message: typeof about === "string" ? sayAbout(context, about) : sayShort(context),
  }),
  share: ({ person, commands, today }, { about }) =>
    sayHelpShared(
      person,
      commands.filter((command) => command.share !== undefined && may(person, command.action)),
      today,
      typeof about === "string" ? helpTopicNamed(about) : undefined,
    ),
};

/** In the middle of a question, "aide alimentaire" is an answer. */
function isSure(rest: string, { commands }: CommandContext): boolean {
  const said = fold(rest);
  return (
    whole.test(said) ||
    subjects.test(said) ||
    helpTopicNamed(rest) !== undefined ||
    commands.some(({ words }) => words.some((word) => fold(word) === said))
  );
}

function sayAbout(context: CommandContext, about: string): Outbound {
  const { today } = context;
  const open = openTo(context);
  const said = fold(about);
  if (whole.test(said)) return sayWholeHelp(open, today);
  if (subjects.test(said)) return saySubjects(subjectsIn(open));
  const { found, isSlip } = findCommands(open, about);
  const topic = helpTopicNamed(about) ?? (isSlip ? helpTopicNear(about) : undefined);
  if (topic !== undefined) {
    const own = open.filter(({ group }) => group === topic);
    return own.length === 0 ? preceded(sayClosedTopic(topic), context) : sayTopic(topic, own, today);
  }
  if (found.length === 0) return preceded(sayNothingFound(about), context);
  return sayFound(about, found.slice(0, mostFound), Math.max(0, found.length - mostFound), today);
}

function preceded(sentence: string, context: CommandContext): Outbound {
  return { blocks: [text(sentence), ...sayShort(context).blocks] };
}

function sayShort(context: CommandContext): Outbound {
  const { person, today } = context;
  return sayHelp(person, { likely: likelyFor(context), ...subjectsFor(person, openTo(context)) }, today);
}

function openTo({ person, commands }: CommandContext): Command[] {
  return commands.filter((command) => may(person, command.action));
}
