import type { Answer, Answers } from "../interview/answers.ts";
import type { InterviewState } from "../interview/state.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** `closed`: its campaign was closed before it was over; its row still says where it was left. */
export type InterviewStatus = KeptStatus | "closed";
type KeptStatus = "invited" | "open" | "paused" | "validated" | "abandoned";

/** Still to be answered: begun or not. */
export function isOpen(status: InterviewStatus): status is "invited" | "open" | "paused" {
  return status !== "validated" && status !== "abandoned" && status !== "closed";
}

/** Who is asked: a municipality, for which whoever holds the mandate answers; or a person, in their own name. */
export type Asked = { insee: string; personId?: undefined } | { insee?: undefined; personId: number };

export type Interview = Asked & {
  id: number;
  campaignId: number;
  version: number;
  status: InterviewStatus;
  /** Who answered last. */
  respondentId?: number;
  openedAt?: number;
  updatedAt: number;
  validatedAt?: number;
  /** Its answers were given without a name: they are no more here. */
  unnamed?: true;
};

export type InterviewWithState = Interview & { state: InterviewState };

type Row = {
  id: number;
  campaign_id: number;
  insee: string | null;
  person_id: number | null;
  version: number;
  status: KeptStatus;
  is_closed: 0 | 1;
  respondent_id: number | null;
  progress: string;
  opened_at: number | null;
  updated_at: number;
  validated_at: number | null;
  unnamed: 0 | 1;
};

export function createInterviews(db: Db) {
  const insert = db.prepare(
    `INSERT INTO interview (campaign_id, insee, person_id, version, status, progress, updated_at)
     VALUES (?, ?, ?, ?, 'invited', '{}', ?) ON CONFLICT DO NOTHING`,
  );
  const select = `SELECT i.*, i.campaign_id IN (SELECT campaign_id FROM campaign_closing)
      AND i.id NOT IN (SELECT interview_id FROM reopened_interview) AS is_closed FROM interview i`;
  const byId = db.prepare<[number], Row>(`${select} WHERE id = ?`);
  const ofCampaign = db.prepare<[number], Row>(`${select} WHERE campaign_id = ? ORDER BY id`);
  const all = db.prepare<[], Row>(`${select} ORDER BY id`);
  const ofPlacesOrPerson = db.prepare<[string, number], Row>(
    `${select} WHERE insee IN (SELECT value FROM json_each(?)) OR person_id = ? ORDER BY id`,
  );
  const answersOf = db.prepare<[number], { path: string; answer: string; by_person: number; told_by: number | null }>(
    `SELECT path, answer, by_person, (SELECT told_by FROM entry e WHERE e.interview_id = answer.interview_id
         AND e.by_person = answer.by_person AND e.begun_at <= answer.at AND ifnull(e.ended_at, answer.at) >= answer.at
       ORDER BY e.id DESC LIMIT 1) AS told_by
     FROM answer WHERE interview_id = ?`,
  );
  const given = db.prepare<[number], { path: string; by: number; at: number }>(
    "SELECT path, by_person AS by, at FROM answer WHERE interview_id = ?",
  );
  const update = db.prepare(
    `UPDATE interview SET version = @version, status = @status, respondent_id = @respondentId, progress = @progress,
       opened_at = coalesce(opened_at, @openedAt), updated_at = @at, validated_at = @validatedAt WHERE id = @id`,
  );
  const saveAnswer = db.prepare(
    `INSERT INTO answer (interview_id, path, answer, by_person, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (interview_id, path) DO UPDATE SET answer = excluded.answer, by_person = excluded.by_person, at = excluded.at`,
  );
  const dropAnswer = db.prepare("DELETE FROM answer WHERE interview_id = ? AND path = ?");
  const log = db.prepare(
    "INSERT INTO answer_log (interview_id, path, before, after, by_person, at) VALUES (?, ?, ?, ?, ?, ?)",
  );

  const updateBeside = db.prepare("UPDATE interview SET version = ?, progress = ? WHERE id = ?");
  const dropAnswers = db.prepare("DELETE FROM answer WHERE interview_id = ?");
  const dropLog = db.prepare("DELETE FROM answer_log WHERE interview_id = ?");
  const markUnnamed = db.prepare("UPDATE interview SET unnamed = 1, progress = '{}' WHERE id = ?");

  const changes = db.prepare<[number, number], { path: string; before: string | null; by: number }>(
    "SELECT path, before, by_person AS by FROM answer_log WHERE interview_id = ? AND at > ? ORDER BY id",
  );
  const reopen = db.prepare("INSERT INTO reopened_interview (interview_id) VALUES (?) ON CONFLICT DO NOTHING");
  const lastEntry = db
    .prepare<[number, string], number | null>("SELECT max(id) FROM answer_log WHERE interview_id = ? AND path = ?")
    .pluck();

  function readAnswers(id: number): Answers {
    return Object.fromEntries(
      answersOf
        .all(id)
        .map(({ path, answer, by_person: by, told_by: toldBy }) => [
          path,
          { ...readJson<Answer>(answer), by, ...(toldBy === null ? {} : { toldBy }) },
        ]),
    );
  }

  /** Writes only what changed, and keeps every change in the log with who and when. */
  function saveAnswers(id: number, before: Answers, after: Answers, by: number, at: number): void {
    for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [old, now] = [serialise(before[path]), serialise(after[path])];
      if (old === now) continue;
      if (now === null) dropAnswer.run(id, path);
      else saveAnswer.run(id, path, now, by, at);
      log.run(id, path, old, now, by, at);
    }
  }

  return {
    invite: (campaignId: number, asked: Asked, version: number, at: number): void =>
      void insert.run(campaignId, asked.insee ?? null, asked.personId ?? null, version, at),
    byId(id: number): InterviewWithState | undefined {
      const row = byId.get(id);
      if (row === undefined) return undefined;
      const progress = readJson<Omit<InterviewState, "answers">>(row.progress);
      return { ...toInterview(row), state: { ...progress, answers: readAnswers(id) } };
    },
    ofCampaign: (campaignId: number): Interview[] => ofCampaign.all(campaignId).map(toInterview),
    /** Who gave each answer, and when, by path. */
    givenBy: (id: number): Map<string, { by: number; at: number }> =>
      new Map(given.all(id).map(({ path, by, at }) => [path, { by, at }])),
    /** What was changed after `at`, by path: what it was then, absent when it was not answered, and who changed it last. */
    changedSince(id: number, at: number): Map<string, { before?: Answer; by: number }> {
      const changed = new Map<string, { before?: Answer; by: number }>();
      for (const { path, before, by } of changes.all(id, at)) {
        const first = changed.get(path) ?? (before === null ? {} : { before: readJson<Answer>(before) });
        changed.set(path, { ...first, by });
      }
      return changed;
    },
    /** The last entry of the log for this answer, 0 when it never had one. */
    lastEntry: (id: number, path: string): number => lastEntry.get(id, path) ?? 0,
    all: (): Interview[] => all.all().map(toInterview),
    /** Asked again alone, in a campaign that is closed. */
    reopenAlone: (id: number): void => void reopen.run(id),
    /** Of any of these municipalities, or of this person. */
    ofPlacesOrPerson: (insees: readonly string[], personId: number): Interview[] =>
      ofPlacesOrPerson.all(JSON.stringify(insees), personId).map(toInterview),
    save(
      before: InterviewWithState,
      change: { state: InterviewState; status: KeptStatus; version?: number },
      by: number,
      at: number,
    ): void {
      const { answers, ...progress } = change.state;
      update.run({
        id: before.id,
        version: change.version ?? before.version,
        status: change.status,
        respondentId: by,
        progress: JSON.stringify(progress),
        openedAt: change.status === "invited" ? null : at,
        validatedAt: change.status === "validated" ? (before.validatedAt ?? at) : null,
        at,
      });
      saveAnswers(before.id, before.state.answers, answers, by, at);
    },
    /** Answers that come from somebody else than who answers the interview: its status, its respondent and its hours stay. */
    keepBeside(
      before: InterviewWithState,
      { state, version }: { state: InterviewState; version: number },
      by: number,
      at: number,
    ): void {
      const { answers, ...progress } = state;
      updateBeside.run(version, JSON.stringify(progress), before.id);
      saveAnswers(before.id, before.state.answers, answers, by, at);
    },
    /** Leaves nothing of the answers here, nor of their history: they go elsewhere without a name. */
    forgetAnswers(id: number): void {
      dropAnswers.run(id);
      dropLog.run(id);
      markUnnamed.run(id);
    },
  };
}

/** Without its author, who has a column of their own, nor whose word it is: the same answer given again by another is no change. */
function serialise(answer: Answer | undefined): string | null {
  return answer === undefined ? null : JSON.stringify({ ...answer, by: undefined, toldBy: undefined });
}

function toInterview(row: Row): Interview {
  return {
    id: row.id,
    ...askedOf(row),
    campaignId: row.campaign_id,
    version: row.version,
    status: row.is_closed === 1 && isOpen(row.status) ? "closed" : row.status,
    updatedAt: row.updated_at,
    ...(row.respondent_id === null ? {} : { respondentId: row.respondent_id }),
    ...(row.opened_at === null ? {} : { openedAt: row.opened_at }),
    ...(row.validated_at === null ? {} : { validatedAt: row.validated_at }),
    ...(row.unnamed === 0 ? {} : { unnamed: true }),
  };
}

function askedOf({ insee, person_id: personId }: Row): Asked {
  if (insee !== null) return { insee };
  if (personId === null) throw new Error("an interview asks nobody");
  return { personId };
}
