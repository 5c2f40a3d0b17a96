import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import type { Vote } from "../governance/date-poll.ts";
import type { Db } from "./database.ts";

/** A day and an hour proposed for a meeting. Its number, from 1, is its rank among those of the meeting, for ever. */
export type DateOption = {
  id: number;
  heldOn: CivilDate;
  startsAt: LocalTime;
  /** No longer proposed: it keeps its place, so that the numbers of the others mean the same. */
  withdrawn?: true;
};

export function createPolls(db: Db) {
  const insert = db.prepare(
    `INSERT INTO date_option (meeting_id, held_on, starts_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET withdrawn_at = NULL`,
  );
  const options = db.prepare<[number], Omit<DateOption, "withdrawn"> & { withdrawnAt: number | null }>(
    `SELECT id, held_on AS heldOn, starts_at AS startsAt, withdrawn_at AS withdrawnAt FROM date_option
     WHERE meeting_id = ? ORDER BY id`,
  );
  const withdraw = db.prepare("UPDATE date_option SET withdrawn_at = ? WHERE id = ?");
  const votes = db.prepare<[number], { optionId: number; personId: number; vote: Vote; at: number }>(
    `SELECT v.option_id AS optionId, v.person_id AS personId, v.vote, v.at FROM date_vote v
     JOIN date_option o ON o.id = v.option_id WHERE o.meeting_id = ? ORDER BY v.option_id, v.person_id`,
  );
  const vote = db.prepare(
    `INSERT INTO date_vote (option_id, person_id, vote, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (option_id, person_id) DO UPDATE SET vote = excluded.vote, at = excluded.at`,
  );
  const openedAt = db.prepare<[number], number>("SELECT created_at FROM meeting WHERE id = ?").pluck();
  const openedBy = db.prepare<[number], number | null>("SELECT created_by FROM meeting WHERE id = ?").pluck();
  const councils = db.prepare<[string], string>("SELECT DISTINCT insee FROM opinion WHERE council_on = ?").pluck();
  return {
    /** At the end: the numbers of those already there do not change. One that was withdrawn is back in its place. */
    propose(meetingId: number, dates: readonly Omit<DateOption, "id">[]): void {
      for (const { heldOn, startsAt } of dates) insert.run(meetingId, heldOn, startsAt);
    },
    /** By number, those withdrawn too. */
    options: (meetingId: number): DateOption[] =>
      options.all(meetingId).map(({ withdrawnAt, ...option }) => ({
        ...option,
        ...(withdrawnAt !== null && { withdrawn: true as const }),
      })),
    /** What was answered of it is kept, should it come back. */
    withdraw: (optionId: number, at: number): void => void withdraw.run(at, optionId),
    votes: (meetingId: number) => votes.all(meetingId),
    /** Takes the place of what this person had answered for that date. */
    vote: (optionId: number, personId: number, answer: Vote, at: number): void =>
      void vote.run(optionId, personId, answer, at),
    /** When and by whom the dates of a meeting were put to its members. */
    opened(meetingId: number): { at: number; by?: number } {
      const by = openedBy.get(meetingId) ?? undefined;
      return { at: openedAt.get(meetingId) ?? 0, ...(by !== undefined && { by }) };
    },
    /** INSEE codes of the municipalities whose council is known to sit that day. */
    councilsOn: (day: CivilDate): string[] => councils.all(day),
  };
}
