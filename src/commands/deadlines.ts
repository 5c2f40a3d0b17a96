import { addDays, compareDates } from "../core/calendar/civil-date.ts";
import type { Command, CommandContext, Parameters } from "../core/command.ts";
import { fold } from "../core/language/fold.ts";
import { readInteger } from "../core/language/read-integer.ts";
import type { Outbound } from "../core/message.ts";
import type { Deadline } from "../core/store/deadlines.ts";
import { sayDeadlines } from "../core/words/deadlines.ts";
import { readNext, sayNext } from "./meetings/next-meeting.ts";
import { commonDeadlines, legalLines, visibleDeadlines, withPlace } from "./visible-deadlines.ts";

const usualDays = 30;
/** Ten years: further than any deadline, and than any typing slip should go. */
const longestDays = 3_660;
/** How far ahead the dates of the law are looked for by a word of theirs. */
const legalAboutDays = 200;

export const deadlines: Command = {
  name: "deadlines",
  words: [
    "échéances",
    "échéance",
    "c quand",
    "c'est quand",
    "quand est",
    "quand",
    "prochain",
    "prochaine",
    "prochaine réunion",
  ],
  group: "deadlines",
  summary: "ce qui arrive, et ce qui est en retard",
  examples: ["échéances", "échéances 60 jours", "quand cotech"],
  action: "see_deadlines",
  read(rest, context) {
    const days = readInteger(rest.replace(/\s*jours?$/iu, ""));
    if (days.kind === "read" && days.rest === "" && days.value > 0) return { days: Math.min(days.value, longestDays) };
    const about = nameInFull(fold(rest).replace(/^(?:(?:le|la|les|est|d'ici)\s+|l')+/u, ""), context);
    const isKnown = [...visibleDeadlines(context), ...legalLines(context, legalAboutDays)].some((one) =>
      isAbout(one, about),
    );
    const said = isKnown ? { about } : undefined;
    // Of an instance, its next meeting comes first, then what else bears its name.
    const next = readNext(rest, context);
    return next && (next.meeting !== undefined || said === undefined) ? { ...next, ...said } : said;
  },
  run(context, parameters) {
    const next = sayNext(context, parameters);
    if (next && parameters.about === undefined) return { message: next };
    const message = list(context, visibleDeadlines(context), parameters);
    return { message: { blocks: [...(next?.blocks ?? []), ...message.blocks] } };
  },
  share(context, parameters) {
    const next = sayNext(context, parameters, { common: true });
    if (next ?? parameters.body ?? parameters.meeting) return next;
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
  const within = typeof about === "string" ? legalAboutDays : Number(days);
  const legal = scope.common ? [] : legalLines(context, within);
  const rows = [
    ...shown.map((one) => withPlace(context, one)),
    ...(typeof about === "string" ? legal.filter((one) => isAbout(one, about)) : legal),
  ].toSorted((one, other) => compareDates(one.due, other.due));
  return sayDeadlines(rows, {
    ...scope,
    today: context.today,
    days: typeof about === "string" ? undefined : Number(days),
  });
}

/** "cotech" is how people say "comité technique". */
function nameInFull(about: string, { library }: CommandContext): string {
  // A word of the full name is looked for as it is: "conseil" is also that of a municipality.
  const body = library.bodies.find(
    (one) => one.words.some((word) => fold(word) === about) && !fold(one.name).includes(about),
  );
  return body === undefined ? about : fold(body.name);
}

function isAbout(deadline: { title: string }, about: string): boolean {
  const title = ` ${fold(deadline.title)} `;
  return about.split(" ").every((word) => title.includes(` ${word}`));
}
