import type { Command, CommandContext } from "../../core/command.ts";
import { clashesOn, type DatePoll, mayBeHeld, namedPoll } from "../../core/date-polls.ts";
import { UserError } from "../../core/errors.ts";
import type { Option } from "../../core/language/reading.ts";
import { tellOfMeeting } from "../../core/meeting-notices.ts";
import { namesIn } from "../../core/named-people.ts";
import { sayClash, sayNoDateLeft, sayOption, saySettled } from "../../core/words/polls.ts";
import { choiceParameter } from "../parameter.ts";
import { readOption, refuseOption } from "./rank-in.ts";
import { chosenPoll, pollIn, pollParameter, pollsOf, splitPollAnywhere } from "./which-poll.ts";

export const pollSettle: Command = {
  name: "poll-settle",
  words: ["retenir", "on retient", "retenir la date", "retenir la date du"],
  group: "meetings",
  summary: "fixer la date d'une réunion après un sondage",
  examples: ["retenir la deuxième", "retenir la deuxième pour le copil"],
  action: "manage_meetings",
  parameters(context, known) {
    const polls = pollsOf(context);
    const which = pollParameter(polls, known);
    const poll = pollIn(polls, known);
    if (poll === undefined) return which;
    const options = coming(poll, context);
    if (options.length === 0) throw new UserError(sayNoDateLeft(poll.seated.body.name));
    return [...which, choiceParameter({ id: "option", text: "Quelle date retenez-vous ?", label: "Date" }, options)];
  },
  read(rest, context) {
    const polls = pollsOf(context);
    const { poll: id, rest: date, shown } = splitPollAnywhere(rest, polls);
    const asked = id === undefined ? polls : polls.filter(({ meeting }) => String(meeting.id) === id);
    // A button of a poll that is over: the command says what came of it.
    if (id !== undefined && asked.length === 0) return { poll: id };
    const known = id === undefined ? {} : { poll: id };
    if (date === "") return known;
    const option = readOption(date, asked, { today: context.today, shown });
    return option && { ...known, ...option };
  },
  refuse: (known, context) => refuseOption(known, pollsOf(context), context.today),
  run(context, parameters) {
    const { store, person, now, today } = context;
    const poll = chosenPoll(context, parameters, pollsOf(context));
    const option = poll.options.find(({ id }) => String(id) === parameters["option"]);
    if (option === undefined || !mayBeHeld(option, today)) throw new UserError(sayNoDateLeft(poll.seated.body.name));
    const { id } = poll.meeting;
    const { heldOn, startsAt } = option;
    store.meetings.change(id, { heldOn, startsAt, status: "planned" }, true);
    store.audit.add(now, person.id, "poll.settled", `meeting:${id}`, { after: `${heldOn} ${startsAt}` });
    const { told, away } = tellOfMeeting(context, id, { news: "planned" });
    const clashes = clashesOn(store, poll.seated, heldOn, id).map((clash) => sayClash(heldOn, clash, today));
    const facts = { told: told.length, away: namesIn(store, away), warnings: clashes };
    return { message: saySettled(namedPoll(poll), option, facts, today) };
  },
};

function coming({ options }: DatePoll, { today }: CommandContext): Option[] {
  return options
    .filter((option) => mayBeHeld(option, today))
    .map((option) => ({ value: String(option.id), label: sayOption(option, today) }));
}
