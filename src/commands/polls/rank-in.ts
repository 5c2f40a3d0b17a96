import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { Parameters, Refused } from "../../core/command.ts";
import { type DatePoll, mayBeHeld } from "../../core/date-polls.ts";
import type { DateOption } from "../../core/store/polls.ts";
import { sayNoLongerThere, sayNumberUnsure, sayOneDateOnly } from "../../core/words/poll-dates.ts";
import { readVotes } from "./read-votes.ts";
import { pollIn } from "./which-poll.ts";

/** `shown`: how many dates were numbered, by a button; typed, a number is also that of the dates that are left. */
type Numbered = { today: CivilDate; shown?: number | undefined };

/** Instead of a date: words that name several, or a number that may be one or another. */
const unsure = { several: "several", number: "number" };

/** The one date that the words name: "le 10", "2", "jeudi". */
export function rankIn(
  date: string,
  poll: DatePoll,
  { today, shown }: Numbered,
): { poll: DatePoll; optionId: number } | undefined {
  const named = optionIn(date, poll.options);
  const left = poll.options.filter((option) => mayBeHeld(option, today));
  const nth = shown === undefined ? optionIn(date, left) : undefined;
  const differ = named !== undefined && nth !== undefined && nth.id !== named.id;
  return named === undefined || differ ? undefined : { poll, optionId: named.id };
}

function optionIn(date: string, options: readonly DateOption[]): DateOption | undefined {
  const reading = readVotes(date, options);
  if (reading?.kind !== "read" || !reading.whole || reading.votes.size !== 1) return undefined;
  const [[rank, vote] = [-1, "no"]] = [...reading.votes];
  return vote === "yes" ? options[rank] : undefined;
}

/** What the words tell of a date of one of these polls, if they are about dates at all; `refuseOption` says what is in doubt. */
export function readOption(date: string, asked: readonly DatePoll[], numbered: Numbered): Parameters | undefined {
  const about = asked.filter((poll) => readVotes(date, poll.options) !== undefined);
  const found = about.flatMap((poll) => rankIn(date, poll, numbered) ?? []);
  const [poll, ...others] = found.length === 0 ? about : found.map((one) => one.poll);
  if (poll === undefined) return undefined;
  if (others.length > 0) return {};
  const doubt = optionIn(date, poll.options) === undefined ? unsure.several : unsure.number;
  const option = found[0] === undefined ? doubt : String(found[0].optionId);
  return asked.length === 1 ? { option } : { poll: String(poll.meeting.id), option };
}

/** Why this date cannot be the one: it is no longer proposed, or nothing says which it is. */
export function refuseOption(known: Parameters, polls: readonly DatePoll[], today: CivilDate): Refused | undefined {
  const { option: said } = known;
  const poll = pollIn(polls, known);
  if (said === undefined || poll === undefined) return undefined;
  if (said === unsure.several) return { id: "option", sentence: sayOneDateOnly() };
  if (said === unsure.number) return { id: "option", sentence: sayNumberUnsure() };
  const option = poll.options.find(({ id }) => String(id) === said);
  if (option === undefined || mayBeHeld(option, today)) return undefined;
  return { id: "option", sentence: sayNoLongerThere([option], today) };
}
