import type { CommandContext, Parameters } from "../../core/command.ts";
import { type DatePoll, datePoll, openPolls } from "../../core/date-polls.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { sayWhen } from "../../core/words/meeting-names.ts";
import { sayPollClosed } from "../../core/words/poll-votes.ts";
import { type PollNamed, sayNoPoll } from "../../core/words/polls.ts";
import { choiceParameter } from "../parameter.ts";
import { splitLeadingBody, wordOf } from "./naming.ts";

export function namedPoll({ meeting, seated, options }: DatePoll): PollNamed {
  return { meetingId: meeting.id, body: seated.body.name, word: wordOf(seated), options };
}

/** "#12 1 et 3", "copil 1 oui", "pour le copil : le 8": the poll that the words begin with, and what follows. */
export function splitPoll(said: string, polls: readonly DatePoll[]): { poll?: string; rest: string } {
  const [, id, after] = /^#(\d+)\s*(.*)$/su.exec(said.trim()) ?? [];
  if (id !== undefined) return { poll: id, rest: after ?? "" };
  const { seated, rest } = splitLeadingBody(
    said,
    polls.map((one) => one.seated),
  );
  const poll = seated && polls.find((one) => one.seated.body.id === seated.body.id);
  return poll ? { poll: String(poll.meeting.id), rest } : { rest: said.trim() };
}

/** Asked only when there are several; `none` is said when there is none. */
export function pollParameter(polls: readonly DatePoll[], known: Parameters, none = sayNoPoll()): AtomicQuestion[] {
  if (known["poll"] === undefined && polls.length === 0) throw new UserError(none);
  if (polls.length < 2 || isButton(known, polls)) return [];
  const options = polls.map((one) => ({
    value: String(one.meeting.id),
    label: one.seated.body.name,
    words: [wordOf(one.seated)],
  }));
  return [choiceParameter({ id: "poll", text: "Pour quelle instance ?", label: "Instance" }, options)];
}

/** A button of a poll that is over is no answer to "which one?". */
function isButton({ poll }: Parameters, polls: readonly DatePoll[]): boolean {
  return poll !== undefined && !polls.some(({ meeting }) => String(meeting.id) === poll);
}

/** The one chosen, or the only one. Throws `UserError` when it is over, with what came of it. */
export function chosenPoll(
  { store, library, today }: CommandContext,
  { poll: chosen }: Parameters,
  polls: readonly DatePoll[],
  none = sayNoPoll(),
): DatePoll {
  const [only] = polls;
  const poll = chosen === undefined ? only : polls.find(({ meeting }) => String(meeting.id) === chosen);
  if (poll !== undefined) return poll;
  const over = chosen === undefined ? undefined : datePoll(store, library, Number(chosen));
  if (over === undefined || over.meeting.status === "polling") throw new UserError(none);
  const when = over.meeting.status === "cancelled" ? undefined : sayWhen(over.meeting, today);
  throw new UserError(sayPollClosed(over.seated.body.name, when));
}

export function pollsOf({ store, library }: CommandContext): DatePoll[] {
  return openPolls(store, library);
}
