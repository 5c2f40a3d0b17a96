import type { Command, CommandContext } from "../../core/command.ts";
import { clashesOn, type DatePoll } from "../../core/date-polls.ts";
import { UserError } from "../../core/errors.ts";
import type { Option } from "../../core/language/reading.ts";
import { tellOfMeeting } from "../../core/meeting-notices.ts";
import { nameOf } from "../../core/words/people.ts";
import { sayClash, sayNoDateLeft, sayOption, saySettled } from "../../core/words/polls.ts";
import { choiceParameter } from "../parameter.ts";
import { isAboutDates, rankIn } from "./rank-in.ts";
import { chosenPoll, namedPoll, pollParameter, pollsOf, splitPoll } from "./which-poll.ts";

export const pollSettle: Command = {
  name: "poll-settle",
  words: ["retenir", "on retient", "retenir la date", "retenir la date du"],
  group: "meetings",
  summary: "fixer la date d'une réunion après un sondage",
  examples: ["retenir le 10", "retenir le 10 pour le copil"],
  action: "manage_meetings",
  parameters(context, known) {
    const polls = pollsOf(context);
    const which = pollParameter(polls, known);
    const poll = polls.length === 1 ? polls[0] : polls.find(({ meeting }) => String(meeting.id) === known["poll"]);
    if (poll === undefined) return which;
    const options = coming(poll, context);
    if (options.length === 0) throw new UserError(sayNoDateLeft(poll.seated.body.name));
    return [...which, choiceParameter({ id: "option", text: "Quelle date retenez-vous ?", label: "Date" }, options)];
  },
  read(rest, context) {
    const polls = pollsOf(context);
    const { poll: id, date } = splitDate(rest, polls);
    const asked = id === undefined ? polls : polls.filter(({ meeting }) => String(meeting.id) === id);
    // A button of a poll that is over: the command says what came of it.
    if (id !== undefined && asked.length === 0) return { poll: id };
    const found = asked.flatMap((poll) => rankIn(date, poll) ?? []);
    const [only, another] = found;
    const known = id === undefined ? {} : { poll: id };
    if (date === "") return known;
    if (only === undefined) return asked.some((poll) => isAboutDates(date, poll)) ? known : undefined;
    return another === undefined ? { poll: String(only.poll.meeting.id), option: String(only.optionId) } : known;
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const poll = chosenPoll(context, parameters, pollsOf(context));
    const option = poll.options.find(({ id }) => String(id) === parameters["option"]);
    if (option === undefined || option.heldOn < today) throw new UserError(sayNoDateLeft(poll.seated.body.name));
    const { id } = poll.meeting;
    const { heldOn, startsAt } = option;
    store.meetings.change(id, { heldOn, startsAt, status: "planned" }, true);
    store.audit.add(now, person.id, "poll.settled", `meeting:${id}`, { after: `${heldOn} ${startsAt}` });
    const { told, away } = tellOfMeeting(context, id, { news: "planned" });
    const clashes = clashesOn(store, poll.seated, heldOn, id).map((clash) => sayClash(heldOn, clash, today));
    const facts = { told: told.length, away: away.map(nameOf), warnings: clashes };
    return { message: saySettled(namedPoll(poll), option, facts, today) };
  },
};

function coming({ options }: DatePoll, { today }: CommandContext): Option[] {
  return options
    .filter(({ heldOn }) => heldOn >= today)
    .map((option) => ({ value: String(option.id), label: sayOption(option, today) }));
}

/** "Le 10", "le 10 pour le copil", "copil : jeudi", "#12 2". */
function splitDate(said: string, polls: readonly DatePoll[]): { poll?: string; date: string } {
  const first = splitPoll(said, polls);
  if (first.poll !== undefined) return { poll: first.poll, date: first.rest };
  const tokens = said.trim().split(/\s+/u);
  for (let start = 1; start < tokens.length; start += 1) {
    const last = splitPoll(tokens.slice(start).join(" "), polls);
    if (last.poll !== undefined && last.rest === "") return { poll: last.poll, date: tokens.slice(0, start).join(" ") };
  }
  return { date: said.trim() };
}
