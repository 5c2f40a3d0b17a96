import type { CivilDate } from "../calendar/civil-date.ts";
import type { Contributions } from "../words/contributions.ts";
import type { Db } from "./database.ts";

/** Counted from what is kept already, for its author alone: nothing is written down to count it. */
export function createContributions(db: Db) {
  // Whoever was only announced counts while nobody was pointed at that meeting.
  const count = db.prepare<{ person: number; since: number; from: string; today: string }, Contributions>(
    `SELECT
       (SELECT count(*) FROM answer WHERE by_person = @person AND at >= @since) AS answers,
       (SELECT count(DISTINCT subject) FROM audit
         WHERE action = 'interview.validated' AND person_id = @person AND at >= @since) AS questionnaires,
       (SELECT count(DISTINCT one.meeting_id) FROM attendance AS one JOIN meeting ON meeting.id = one.meeting_id
         WHERE ((one.person_id = @person AND one.presence IN ('present', 'remote'))
             OR (one.stand_in_id = @person AND one.presence = 'substitute'))
           AND meeting.held_on >= @from AND meeting.held_on < @today AND meeting.status IN ('planned', 'held')
           AND (one.announced = 0 OR NOT EXISTS
             (SELECT 1 FROM attendance AS other WHERE other.meeting_id = one.meeting_id AND other.announced = 0))
       ) AS attended,
       (SELECT count(*) FROM meeting WHERE created_by = @person AND status IN ('planned', 'held')
           AND held_on >= @from AND held_on < @today) AS organised,
       (SELECT count(DISTINCT meeting_id) FROM date_vote JOIN date_option ON date_option.id = date_vote.option_id
         WHERE person_id = @person AND at >= @since) AS polls,
       (SELECT count(*) FROM agenda_item WHERE proposed_by = @person AND created_at >= @since) AS items,
       (SELECT count(*) FROM decision_position WHERE by_person = @person AND at >= @since) AS positions,
       (SELECT count(*) FROM opinion WHERE by_person = @person AND result IS NOT NULL AND at >= @since) AS opinions,
       (SELECT count(*) FROM deadline WHERE status = 'done' AND done_at >= @since
           AND (owner_id = @person OR EXISTS (SELECT 1 FROM audit
             WHERE action = 'deadline.done' AND person_id = @person AND subject = 'deadline:' || deadline.id))) AS actions`,
  );
  return {
    /** `from`: the first day that counts, which begins at `since` (epoch ms); meetings before `today` alone. */
    of(person: number, { from, since, today }: { from: CivilDate; since: number; today: CivilDate }): Contributions {
      const counted = count.get({ person, from, since, today });
      if (counted === undefined) throw new Error("nothing was counted");
      return counted;
    },
  };
}
