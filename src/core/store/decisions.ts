import type { Db } from "./database.ts";

export type Outcome = "adopted" | "refused" | "postponed" | "noted";
export type Stance = "for" | "reserve" | "against" | "none";

export type Decision = {
  id: number;
  meetingId: number;
  itemId?: number;
  text: string;
  outcome: Outcome;
  createdAt: number;
  withdrawnAt?: number;
  /** Of the agenda item it settles, even one dropped since: what is sensitive stays so. */
  item?: { title: string; sensitive: boolean };
};

/** `condition`: word for word what the municipality asked for. */
export type Position = { insee: string; stance: Stance; condition?: string; byPerson?: number; at: number };

type Row = {
  id: number;
  meetingId: number;
  itemId: number | null;
  text: string;
  outcome: Outcome;
  createdAt: number;
  withdrawnAt: number | null;
  title: string | null;
  sensitive: number | null;
};
type PositionRow = { insee: string; stance: Stance; condition: string | null; byPerson: number | null; at: number };

export function createDecisions(db: Db) {
  const select = `SELECT d.id, d.meeting_id AS meetingId, d.item_id AS itemId, d.text, d.outcome, d.created_at AS createdAt,
    d.withdrawn_at AS withdrawnAt, i.title, i.sensitive FROM decision d LEFT JOIN agenda_item i ON i.id = d.item_id`;
  const insert = db.prepare(
    "INSERT INTO decision (meeting_id, item_id, text, outcome, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const byId = db.prepare<[number], Row>(`${select} WHERE d.id = ?`);
  const ofMeeting = db.prepare<[number], Row>(
    `${select} WHERE d.meeting_id = ? AND d.withdrawn_at IS NULL ORDER BY i.position, d.id`,
  );
  const all = db.prepare<[], Row>(`${select} WHERE d.withdrawn_at IS NULL ORDER BY d.id`);
  const update = db.prepare("UPDATE decision SET text = ?, outcome = ? WHERE id = ?");
  const withdraw = db.prepare("UPDATE decision SET withdrawn_at = ? WHERE id = ?");
  const positions = db.prepare<[number], PositionRow>(
    `SELECT insee, stance, condition, by_person AS byPerson, at FROM decision_position WHERE decision_id = ? ORDER BY insee`,
  );
  const take = db.prepare(
    `INSERT INTO decision_position (decision_id, insee, stance, condition, by_person, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (decision_id, insee) DO UPDATE SET stance = excluded.stance, condition = excluded.condition,
       by_person = excluded.by_person, at = excluded.at`,
  );
  return {
    add(
      { meetingId, itemId, text, outcome }: Pick<Decision, "meetingId" | "itemId" | "text" | "outcome">,
      by: number | undefined,
      at: number,
    ): number {
      return Number(insert.run(meetingId, itemId ?? null, text, outcome, by ?? null, at).lastInsertRowid);
    },
    /** Also one that was withdrawn. */
    byId(id: number): Decision | undefined {
      const row = byId.get(id);
      return row && toDecision(row);
    },
    /** In the order of the agenda, those of no item first. */
    ofMeeting: (meetingId: number): Decision[] => ofMeeting.all(meetingId).map(toDecision),
    all: (): Decision[] => all.all().map(toDecision),
    change: (id: number, { text, outcome }: Pick<Decision, "text" | "outcome">): void =>
      void update.run(text, outcome, id),
    withdraw: (id: number, at: number): void => void withdraw.run(at, id),
    positions: (decisionId: number): Position[] => positions.all(decisionId).map(toPosition),
    /** Replaces what this municipality had said. */
    takePosition(decisionId: number, { insee, stance, condition, byPerson, at }: Position): void {
      take.run(decisionId, insee, stance, condition ?? null, byPerson ?? null, at);
    },
  };
}

function toDecision({ itemId, withdrawnAt, title, sensitive, ...row }: Row): Decision {
  return {
    ...row,
    ...(itemId !== null && { itemId }),
    ...(withdrawnAt !== null && { withdrawnAt }),
    ...(title !== null && { item: { title, sensitive: sensitive === 1 } }),
  };
}

function toPosition({ condition, byPerson, ...row }: PositionRow): Position {
  return { ...row, ...(condition !== null && { condition }), ...(byPerson !== null && { byPerson }) };
}
