import type { DatePoll } from "../../core/date-polls.ts";
import { readVotes } from "./read-votes.ts";

/** The one date that the words name: "le 10", "2", "jeudi". */
export function rankIn(date: string, poll: DatePoll): { poll: DatePoll; optionId: number } | undefined {
  const reading = readVotes(date, poll.options);
  if (reading?.kind !== "read" || !reading.whole || reading.votes.size !== 1) return undefined;
  const [[rank, vote] = [-1, "no"]] = [...reading.votes];
  const option = poll.options[rank];
  return option === undefined || vote !== "yes" ? undefined : { poll, optionId: option.id };
}

/** Whether the words are about dates at all, of this poll or not. */
export function isAboutDates(said: string, poll: DatePoll): boolean {
  return readVotes(said, poll.options) !== undefined;
}
