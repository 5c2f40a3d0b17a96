import { randomUUID } from "node:crypto";
import { fewestUnnamed } from "../diagnostic/small-numbers.ts";
import type { Answers } from "../interview/answers.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

export type UnnamedAnswers = { id: string; version: number; answers: Answers };

/** What persons answered without their name: nothing says by whom, nor when, nor in what order. */
export function createUnnamedAnswers(db: Db) {
  const insert = db.prepare("INSERT INTO unnamed_answers (campaign_id, id, version, answers) VALUES (?, ?, ?, ?)");
  const waiting = db
    .prepare<[number], number>("SELECT count(*) FROM unnamed_answers WHERE campaign_id = ? AND shown = 0")
    .pluck();
  const show = db.prepare("UPDATE unnamed_answers SET shown = 1 WHERE campaign_id = ?");
  const shown = db.prepare<[number], { id: string; version: number; answers: string }>(
    "SELECT id, version, answers FROM unnamed_answers WHERE campaign_id = ? AND shown = 1 ORDER BY id",
  );
  return {
    /** Call inside the transaction that ends the interview. */
    add(campaignId: number, version: number, answers: Answers): void {
      const nameless = Object.fromEntries(
        Object.entries(answers).map(([path, { by: _by, ...answer }]) => [path, answer]),
      );
      insert.run(campaignId, randomUUID(), version, JSON.stringify(nameless));
      if ((waiting.get(campaignId) ?? 0) >= fewestUnnamed) show.run(campaignId);
    },
    /** Those that may be read. */
    shown: (campaignId: number): UnnamedAnswers[] =>
      shown.all(campaignId).map(({ answers, ...row }) => ({ ...row, answers: readJson<Answers>(answers) })),
    /** How many wait for others to be shown with. */
    waiting: (campaignId: number): number => waiting.get(campaignId) ?? 0,
  };
}
