import type { CommandContext, Parameters } from "../../core/command.ts";
import { type DatePoll, datePoll, namedPoll, openPolls } from "../../core/date-polls.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { sayWhen } from "../../core/words/meeting-names.ts";
import { sayPollClosed } from "../../core/words/poll-votes.ts";
import { sayNoPoll } from "../../core/words/polls.ts";
import { choiceParameter } from "../parameter.ts";
import { splitLeadingBody } from "./naming.ts";

/** `shown`: how many dates the message held to which this is the answer. */
type PollSaid = { poll?: string; rest: string; shown?: number };

/** "#12/3 1 et 3", "copil 1 oui", "pour le copil : le 8": the poll that the words begin with, and what follows. */
export function splitPoll(said: string, polls: readonly DatePoll[]): PollSaid {
  const [, id, shown, after] = /^#(\d+)(?:\/(\d+))?\s*(.*)$/su.exec(said.trim()) ?? [];
  if (id !== undefined) return { poll: id, rest: after ?? "", ...(shown !== undefined && { shown: Number(shown) }) };
  const { seated, rest } = splitLeadingBody(
    said,
    polls.map((one) => one.seated),
  );
  const poll = seated && polls.find((one) => one.seated.body.id === seated.body.id);
  return poll ? { poll: String(poll.meeting.id), rest } : { rest: said.trim() };
}

/** "Le 10", "le 10 pour le copil", "copil : jeudi", "#12 2": the poll named at one end, and what is left. */
export function splitPollAnywhere(said: string, polls: readonly DatePoll[]): PollSaid {
  const first = splitPoll(said, polls);
  if (first.poll !== undefined) return first;
  const tokens = said.trim().split(/\s+/u);
  for (let start = 1; start < tokens.length; start += 1) {
    const last = splitPoll(tokens.slice(start).join(" "), polls);
    if (last.poll !== undefined && last.rest === "") return { poll: last.poll, rest: tokens.slice(0, start).join(" ") };
  }
  return first;
}

/** Asked only when there are several; `none` is said when there is none. */
export function pollParameter(polls: readonly DatePoll[], known: Parameters, none = sayNoPoll()): AtomicQuestion[] {
  if (known["poll"] === undefined && polls.length === 0) throw new UserError(none);
  if (polls.length < 2 || isButton(known, polls)) return [];
  const options = polls.map((one) => ({
    value: String(one.meeting.id),
    label: one.seated.body.name,
    words: [namedPoll(one).word],
  }));
  return [choiceParameter({ id: "poll", text: "Pour quelle instance ?", label: "Instance" }, options)];
}

/** The one chosen, or the only one there is; undefined while it is to be asked. */
export function pollIn(polls: readonly DatePoll[], { poll }: Parameters): DatePoll | undefined {
  return polls.length === 1 ? polls[0] : polls.find(({ meeting }) => String(meeting.id) === poll);
}

/** "Le 12 au sondage du copil": the word that only says what it is about. */
export function withoutPollWord(said: string): string {
  return said
    .replace(/(?:(?<!\p{L})(?:au|du|dans le|le|de ce)\s+)?(?<!\p{L})sondage(?!\p{L})(?:\s+de(?:s)? dates)?/iu, " ")
    .replace(/\s+/gu, " ")
    .trim();
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
