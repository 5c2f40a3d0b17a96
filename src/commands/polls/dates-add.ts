import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { type DatePoll, namedPoll } from "../../core/date-polls.ts";
import { tellDatesChanged } from "../../core/poll-notices.ts";
import { sayDatesAdded, sayDatesToAdd } from "../../core/words/poll-dates.ts";
import { askedDates, datesParameters, refuseDates, roomIn } from "./asked-dates.ts";
import { warningsOf } from "./open-poll.ts";
import { readCandidates } from "./read-dates.ts";
import { chosenPoll, pollIn, pollParameter, pollsOf, splitPollAnywhere, withoutPollWord } from "./which-poll.ts";

const adding = /^(?:r?ajoute[rz]?|mettre aussi|mets aussi|propose[rz]? aussi)\s+(.+)$/isu;
/** "Sondage copil ajouter 12/01 18 h". */
const addingAfter = /^(?:le\s+)?sondage\s+(?:de dates\s+)?(.+?)\s*[:,]?\s+r?ajoute[rz]?\s+(.+)$/isu;

export const datesAdd: Command = {
  name: "dates-add",
  words: [
    "sondage ajouter",
    "ajouter au sondage",
    "ajouter une date au sondage",
    "ajouter des dates au sondage",
    "ajouter une date",
    "ajoute une date",
    "ajouter des dates",
  ],
  group: "meetings",
  summary: "proposer d'autres dates dans un sondage ouvert",
  examples: ["sondage ajouter {jour} à 18 h", "ajouter une date au sondage du copil"],
  action: "manage_meetings",
  parameters(context, known) {
    const polls = pollsOf(context);
    const which = pollParameter(polls, known);
    const poll = pollIn(polls, known);
    if (poll === undefined) return which;
    const { today } = context;
    const text = sayDatesToAdd(namedPoll(poll), today);
    return [...which, ...datesParameters(known, today, text, roomIn(poll.options, today))];
  },
  read(rest, context) {
    const polls = pollsOf(context);
    // That there is none is said when it is asked which.
    if (polls.length === 0) return {};
    const { poll, rest: said } = splitPollAnywhere(withoutPollWord(rest), polls);
    const which: Parameters = poll === undefined ? {} : { poll };
    if (said === "") return which;
    return readCandidates(said, context.today).dates.length === 0 ? undefined : { ...which, dates: said };
  },
  refuse(known, context) {
    const poll = pollIn(pollsOf(context), known);
    return poll && refuseDates(known, context.today, roomIn(poll.options, context.today));
  },
  overhear(said, context) {
    const [, body, after] = addingAfter.exec(said.trim()) ?? [];
    if (body !== undefined) return `sondage ajouter ${body} ${after}`;
    const [, rest = ""] = adding.exec(said.trim()) ?? [];
    return isAboutPoll(rest, context) ? `sondage ajouter ${rest}` : undefined;
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const poll = chosenPoll(context, parameters, pollsOf(context));
    const { id } = poll.meeting;
    const dates = askedDates(parameters, today, roomIn(poll.options, today));
    const added = dates.filter((date) => !isThere(date, poll));
    const already = dates.filter((date) => isThere(date, poll));
    const facts = { added, already, told: 0, warnings: warningsOf(context, poll.seated, added, id) };
    if (added.length === 0) return { message: sayDatesAdded(namedPoll(poll), facts, today) };
    store.polls.propose(id, added);
    const after = added.map(({ heldOn, startsAt }) => `${heldOn} ${startsAt}`).join(", ");
    store.audit.add(now, person.id, "poll.dates_added", `meeting:${id}`, { after });
    const ranks = store.polls
      .options(id)
      .flatMap((option, rank) => (added.some((date) => isSame(date, option)) ? [rank] : []));
    const told = tellDatesChanged(context, id, { news: "added", ranks });
    return { message: sayDatesAdded(namedPoll(poll), { ...facts, told }, today) };
  },
};

type Moment = { heldOn: string; startsAt: string };

function isSame(one: Moment, other: Moment): boolean {
  return one.heldOn === other.heldOn && one.startsAt === other.startsAt;
}

function isThere(date: Moment, { options }: DatePoll): boolean {
  return options.some((option) => option.withdrawn !== true && isSame(date, option));
}

/** "Le 12 janvier 18 h au sondage du copil", or "au copil" while its dates are sought: nobody takes it for a name. */
function isAboutPoll(rest: string, context: CommandContext): boolean {
  const polls = pollsOf(context);
  if (polls.length === 0) return false;
  if (/(?<!\p{L})sondage(?!\p{L})/iu.test(rest)) return true;
  const { poll, rest: said } = splitPollAnywhere(rest, polls);
  const { dates, unread } = readCandidates(said, context.today);
  return poll !== undefined && dates.length > 0 && unread.length === 0;
}
