import { randomUUID } from "node:crypto";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { SurveyAnswer, SurveyKey } from "../governance/survey.ts";
import type { Db } from "./database.ts";

/** How far one person is with one survey: nothing of what they answer. */
export type SurveyPerson = { askedOn?: CivilDate; askedAgain: boolean; answered: boolean };

type Row = { personId: number; askedOn: string | null; askedAgain: number; answered: number };

/**
 * Who answered is one table, what was answered is another, and nothing goes from one to the other: no person, no hour, no
 * number that grows, not even one answer beside another of the same person.
 */
export function createSurveys(db: Db) {
  const people = db.prepare<[string], Row>(
    `SELECT person_id AS personId, asked_on AS askedOn, asked_again AS askedAgain, answered FROM survey_person
     WHERE survey = ?`,
  );
  const ask = db.prepare(
    "INSERT INTO survey_person (survey, person_id, asked_on) VALUES (?, ?, ?) ON CONFLICT (survey, person_id) DO NOTHING",
  );
  const askAgain = db.prepare("UPDATE survey_person SET asked_again = 1 WHERE survey = ? AND person_id = ?");
  const markAnswered = db.prepare(
    `INSERT INTO survey_person (survey, person_id, answered) VALUES (?, ?, 1)
     ON CONFLICT (survey, person_id) DO UPDATE SET answered = 1`,
  );
  const forget = db.prepare<{ day: string }>(
    `DELETE FROM survey_person
     WHERE (survey LIKE 'barometer:%' AND substr(survey, 11) < @day)
       OR (survey NOT LIKE 'barometer:%'
         AND substr(survey, instr(survey, ':') + 1) IN (SELECT CAST(id AS TEXT) FROM meeting WHERE held_on < @day))`,
  );
  const answers = db.prepare<[string], SurveyAnswer>(
    "SELECT question, value FROM survey_answer WHERE survey = ? ORDER BY id",
  );
  const barometers = db
    .prepare<[], SurveyKey>("SELECT DISTINCT survey FROM survey_answer WHERE survey LIKE 'barometer:%' ORDER BY survey")
    .pluck();
  const clear = db.prepare("DELETE FROM survey_answer WHERE survey = ?");
  const insert = db.prepare("INSERT INTO survey_answer (survey, id, question, value) VALUES (?, ?, ?, ?)");
  return {
    people: (survey: SurveyKey): Map<number, SurveyPerson> =>
      new Map(people.all(survey).map(({ personId, ...row }) => [personId, toPerson(row)])),
    ask: (survey: SurveyKey, personId: number, on: CivilDate): void => void ask.run(survey, personId, on),
    askAgain: (survey: SurveyKey, personId: number): void => void askAgain.run(survey, personId),
    /** In an order drawn anew at each answer. */
    answers: (survey: SurveyKey): SurveyAnswer[] => answers.all(survey),
    /** The quarters that somebody answered of, oldest first. */
    barometers: (): SurveyKey[] => barometers.all(),
    /**
     * All the answers of the survey are written again, shuffled: added one after the other, their place in the file would
     * say in which order they came.
     */
    answer(survey: SurveyKey, personId: number, given: readonly SurveyAnswer[]): void {
      markAnswered.run(survey, personId);
      const all = [...answers.all(survey), ...given].map((one) => ({ ...one, id: randomUUID() }));
      clear.run(survey);
      for (const { id, question, value } of all.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
        insert.run(survey, id, question, value);
    },
    /** Who was asked, and who answered, of the meetings held and the barometers opened before `day`: what was answered stays. */
    forgetPeople: (day: CivilDate): void => void forget.run({ day }),
  };
}

function toPerson({ askedOn, askedAgain, answered }: Omit<Row, "personId">): SurveyPerson {
  return { askedAgain: askedAgain === 1, answered: answered === 1, ...(askedOn !== null && { askedOn }) };
}
