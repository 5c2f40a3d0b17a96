import type { Command, CommandContext } from "../../core/command.ts";
import { countsOf, type DatePoll, mayBeHeld, namedPoll } from "../../core/date-polls.ts";
import { UserError } from "../../core/errors.ts";
import { tellDatesChanged } from "../../core/poll-notices.ts";
import { sayDateWithdrawn, sayLastDate, sayNotInPoll } from "../../core/words/poll-dates.ts";
import { sayOption } from "../../core/words/polls.ts";
import { choiceParameter } from "../parameter.ts";
import { readOption, refuseOption } from "./rank-in.ts";
import { chosenPoll, pollIn, pollParameter, pollsOf, splitPollAnywhere, withoutPollWord } from "./which-poll.ts";

const withdrawing = /^(?:retire[rz]?|enl[eè]ve[rz]?|supprime[rz]?|[oô]te[rz]?)\s+(.+)$/isu;
/** "Sondage copil retirer le 10". */
const withdrawingAfter =
  /^(?:le\s+)?sondage\s+(?:de dates\s+)?(.+?)\s*[:,]?\s+(?:retire[rz]?|enl[eè]ve[rz]?|supprime[rz]?|[oô]te[rz]?)\s+(.+)$/isu;

export const dateWithdraw: Command = {
  name: "date-withdraw",
  words: [
    "sondage retirer",
    "retirer du sondage",
    "retirer une date du sondage",
    "retirer une date",
    "sondage enlever",
    "enlever du sondage",
  ],
  group: "meetings",
  summary: "ne plus proposer une date d'un sondage ouvert",
  examples: ["retirer une date du sondage du copil", "sondage retirer"],
  action: "manage_meetings",
  parameters(context, known) {
    const polls = pollsOf(context);
    const which = pollParameter(polls, known);
    const poll = pollIn(polls, known);
    if (poll === undefined) return which;
    const options = proposed(poll, context).map((option) => ({
      value: String(option.id),
      label: sayOption(option, context.today),
    }));
    if (options.length < 2) throw new UserError(sayLastDate(namedPoll(poll)));
    return [...which, choiceParameter({ id: "option", text: "Quelle date faut-il retirer ?", label: "Date" }, options)];
  },
  read(rest, context) {
    const polls = pollsOf(context);
    if (polls.length === 0) return {};
    const { poll: id, rest: date, shown } = splitPollAnywhere(withoutPollWord(rest), polls);
    const known = id === undefined ? {} : { poll: id };
    if (date === "") return known;
    const asked = id === undefined ? polls : polls.filter(({ meeting }) => String(meeting.id) === id);
    const option = readOption(date, asked, { today: context.today, shown });
    return option && { ...known, ...option };
  },
  refuse: (known, context) => refuseOption(known, pollsOf(context), context.today),
  overhear(said, context) {
    const [, body, after] = withdrawingAfter.exec(said.trim()) ?? [];
    if (body !== undefined) return `sondage retirer ${body} ${after}`;
    const [, rest = ""] = withdrawing.exec(said.trim()) ?? [];
    const isAbout = /(?<!\p{L})sondage(?!\p{L})/iu.test(rest) && pollsOf(context).length > 0;
    return isAbout ? `sondage retirer ${rest}` : undefined;
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const poll = chosenPoll(context, parameters, pollsOf(context));
    const named = namedPoll(poll);
    const rank = poll.options.findIndex(({ id }) => String(id) === parameters["option"]);
    const option = poll.options[rank];
    if (option === undefined || !mayBeHeld(option, today)) throw new UserError(sayNotInPoll(named, today));
    if (proposed(poll, context).length < 2) throw new UserError(sayLastDate(named));
    store.polls.withdraw(option.id, now);
    const before = `${option.heldOn} ${option.startsAt}`;
    store.audit.add(now, person.id, "poll.date_withdrawn", `meeting:${poll.meeting.id}`, { before });
    const yes = countsOf(poll)[rank]?.yes.length ?? 0;
    const told = tellDatesChanged(context, poll.meeting.id, { news: "withdrawn", rank });
    return { message: sayDateWithdrawn(named, option, { told, yes }, today) };
  },
};

function proposed({ options }: DatePoll, { today }: CommandContext) {
  return options.filter((option) => mayBeHeld(option, today));
}
