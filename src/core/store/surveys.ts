import { randomUUID } from "node:crypto";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { SurveyAnswer } from "../governance/survey.ts";
import type { Db } from "./database.ts";

/** How far one person is with the survey of one meeting: nothing of what they answer. */
export type SurveyPerson = { askedOn?: CivilDate; askedAgain: boolean; answered: boolean };

type Row = { personId: number; askedOn: string | null; askedAgain: number; answered: number };

/**
 * Who answered is one table, what was answered is another, and nothing goes from one to the other: no person, no hour, no
 * number that grows, not even one answer beside another of the same person.
 */
export function createSurveys(db: Db) {
  const people = db.prepare<[number], Row>(
    `SELECT person_id AS personId, asked_on AS askedOn, asked_again AS askedAgain, answered FROM survey_person
     WHERE meeting_id = ?`,
  );
  const ask = db.prepare(
    "INSERT INTO survey_person (meeting_id, person_id, asked_on) VALUES (?, ?, ?) ON CONFLICT (meeting_id, person_id) DO NOTHING",
  );
  const askAgain = db.prepare("UPDATE survey_person SET asked_again = 1 WHERE meeting_id = ? AND person_id = ?");
  const markAnswered = db.prepare(
    `INSERT INTO survey_person (meeting_id, person_id, answered) VALUES (?, ?, 1)
     ON CONFLICT (meeting_id, person_id) DO UPDATE SET answered = 1`,
  );
  const forget = db.prepare("DELETE FROM survey_person WHERE meeting_id IN (SELECT id FROM meeting WHERE held_on < ?)");
  const answers = db.prepare<[number], SurveyAnswer>(
    "SELECT question, value FROM survey_answer WHERE meeting_id = ? ORDER BY id",
  );
  const clear = db.prepare("DELETE FROM survey_answer WHERE meeting_id = ?");
  const insert = db.prepare("INSERT INTO survey_answer (meeting_id, id, question, value) VALUES (?, ?, ?, ?)");
  return {
    people: (meetingId: number): Map<number, SurveyPerson> =>
      new Map(people.all(meetingId).map(({ personId, ...row }) => [personId, toPerson(row)])),
    ask: (meetingId: number, personId: number, on: CivilDate): void => void ask.run(meetingId, personId, on),
    askAgain: (meetingId: number, personId: number): void => void askAgain.run(meetingId, personId),
    /** In an order drawn anew at each answer. */
    answers: (meetingId: number): SurveyAnswer[] => answers.all(meetingId),
    /**
     * All the answers of the meeting are written again, shuffled: added one after the other, their place in the file would
     * say in which order they came.
     */
    answer(meetingId: number, personId: number, given: readonly SurveyAnswer[]): void {
      markAnswered.run(meetingId, personId);
      const all = [...answers.all(meetingId), ...given].map((one) => ({ ...one, id: randomUUID() }));
      clear.run(meetingId);
      for (const { id, question, value } of all.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
        insert.run(meetingId, id, question, value);
    },
    /** Who was asked, and who answered, of the meetings held before `day`: what was answered stays. */
    forgetPeople: (day: CivilDate): void => void forget.run(day),
  };
}

function toPerson({ askedOn, askedAgain, answered }: Omit<Row, "personId">): SurveyPerson {
  return { askedAgain: askedAgain === 1, answered: answered === 1, ...(askedOn !== null && { askedOn }) };
}
