import { randomUUID } from "node:crypto";
import { fewestUnnamed } from "../diagnostic/small-numbers.ts";
import type { Answers } from "../interview/answers.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

export type UnnamedAnswers = { id: string; version: number; answers: Answers };

/** What persons answered without their name: nothing says by whom, nor when, nor in what order. */
export function createUnnamedAnswers(db: Db) {
  const insert = db.prepare(
    "INSERT INTO unnamed_answers (campaign_id, id, version, answers, by_form) VALUES (?, ?, ?, ?, ?)",
  );
  const all = db.prepare<[number], number>("SELECT count(*) FROM unnamed_answers WHERE campaign_id = ?").pluck();
  const waiting = db
    .prepare<[number], number>("SELECT count(*) FROM unnamed_answers WHERE campaign_id = ? AND shown = 0")
    .pluck();
  const waitingAs = db
    .prepare<[number, 0 | 1], number>(
      "SELECT count(*) FROM unnamed_answers WHERE campaign_id = ? AND shown = 0 AND by_form = ?",
    )
    .pluck();
  const show = db.prepare("UPDATE unnamed_answers SET shown = 1, by_form = 0 WHERE campaign_id = ? AND by_form >= ?");
  const shown = db.prepare<[number], { id: string; version: number; answers: string }>(
    "SELECT id, version, answers FROM unnamed_answers WHERE campaign_id = ? AND shown = 1 ORDER BY id",
  );

  function isEnough(campaignId: number, byForm: 0 | 1): boolean {
    return (waitingAs.get(campaignId, byForm) ?? 0) >= fewestUnnamed;
  }

  /** Whoever brings forms knows what they say: those answered here are shown only when there are enough of them without any form. */
  function keep(campaignId: number, version: number, answers: Answers, byForm: 0 | 1): void {
    const nameless = Object.fromEntries(
      Object.entries(answers).map(([path, { by: _by, ...answer }]) => [path, answer]),
    );
    insert.run(campaignId, randomUUID(), version, JSON.stringify(nameless), byForm);
    if (isEnough(campaignId, 0)) show.run(campaignId, 0);
    else if (isEnough(campaignId, 1)) show.run(campaignId, 1);
  }

  return {
    /** Call inside the transaction that ends the interview. */
    add: (campaignId: number, version: number, answers: Answers): void => keep(campaignId, version, answers, 0),
    /** The same from a form that somebody brought. */
    addForm: (campaignId: number, version: number, answers: Answers): void => keep(campaignId, version, answers, 1),
    /** How many there are, shown or not. */
    count: (campaignId: number): number => all.get(campaignId) ?? 0,
    /** Those that may be read. */
    shown: (campaignId: number): UnnamedAnswers[] =>
      shown.all(campaignId).map(({ answers, ...row }) => ({ ...row, answers: readJson<Answers>(answers) })),
    /** How many wait for others to be shown with. */
    waiting: (campaignId: number): number => waiting.get(campaignId) ?? 0,
  };
}
