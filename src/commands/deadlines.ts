import { addDays } from "../core/calendar/civil-date.ts";
import type { Command, CommandContext, Parameters } from "../core/command.ts";
import { fold } from "../core/language/fold.ts";
import { readInteger } from "../core/language/read-integer.ts";
import type { Outbound } from "../core/message.ts";
import type { Deadline } from "../core/store/deadlines.ts";
import { sayDeadlines } from "../core/words/deadlines.ts";
import { commonDeadlines, visibleDeadlines, withPlace } from "./visible-deadlines.ts";

const usualDays = 30;
/** Ten years: further than any deadline, and than any typing slip should go. */
const longestDays = 3_660;

export const deadlines: Command = {
  name: "deadlines",
  words: ["échéances", "échéance", "c quand", "c'est quand", "quand est", "quand"],
  group: "deadlines",
  summary: "ce qui arrive, et ce qui est en retard",
  examples: ["échéances", "échéances 60 jours", "échéances cotech"],
  action: "see_deadlines",
  read(rest, context) {
    const days = readInteger(rest.replace(/\s*jours?$/iu, ""));
    if (days.kind === "read" && days.rest === "" && days.value > 0) return { days: Math.min(days.value, longestDays) };
    const about = nameInFull(fold(rest).replace(/^(?:(?:le|la|les|est|d'ici)\s+|l')+/u, ""), context);
    return visibleDeadlines(context).some((one) => isAbout(one, about)) ? { about } : undefined;
  },
  run: (context, parameters) => ({ message: list(context, visibleDeadlines(context), parameters) }),
  share(context, parameters) {
    const common = commonDeadlines(context);
    const { about } = parameters;
    // What they ask about is of one municipality: it is said to them alone.
    if (typeof about === "string" && !common.some((one) => isAbout(one, about))) return undefined;
    return list(context, common, parameters, { common: true });
  },
};

function list(
  context: CommandContext,
  all: readonly Deadline[],
  { days = usualDays, about }: Parameters,
  scope: { common?: boolean } = {},
): Outbound {
  const shown =
    typeof about === "string"
      ? all.filter((one) => isAbout(one, about))
      : all.filter((one) => one.due <= addDays(context.today, Number(days)));
  const rows = shown.map((one) => withPlace(context, one));
  return sayDeadlines(rows, {
    ...scope,
    today: context.today,
    days: typeof about === "string" ? undefined : Number(days),
  });
}

/** "cotech" is how people say "comité technique". */
function nameInFull(about: string, { library }: CommandContext): string {
  const body = library.bodies.find((one) => one.words.some((word) => fold(word) === about));
  return body === undefined ? about : fold(body.name);
}

function isAbout(deadline: Deadline, about: string): boolean {
  const title = ` ${fold(deadline.title)} `;
  return about.split(" ").every((word) => title.includes(` ${word}`));
}
