import type { CivilDate } from "../calendar/civil-date.ts";
import type { Channel } from "../communication/channels.ts";
import type { Announcement, Diffusion, Outcome, Proof, Receiver } from "../communication/diffusion.ts";
import type { Db } from "./database.ts";

type Row = {
  id: number;
  audience: string;
  channel: Channel;
  dueOn: string;
  begunAt: number | null;
  cancelledAt: number | null;
  announcementId: number;
  title: string;
  body: string;
  by: number | null;
  at: number;
};
type ReceiverRow = Omit<Receiver, "outcome" | "settledAt"> & { outcome: Outcome | null; settledAt: number | null };
type ProofRow = { id: number; how: string; doneOn: string; reference: string | null };

/** The key under which one person is told of an announcement, once whatever audiences they are of. */
export function keyOfLetter(announcementId: number, personId: number): string {
  return `announcement:${announcementId}:person:${personId}`;
}

export function createDiffusions(db: Db) {
  const select = `SELECT d.id, d.audience, d.channel, d.due_on AS dueOn, d.begun_at AS begunAt, d.cancelled_at AS cancelledAt,
      a.id AS announcementId, a.title, a.body, a.created_by AS "by", a.created_at AS "at"
    FROM diffusion d JOIN announcement a ON a.id = d.announcement_id`;
  const announce = db.prepare("INSERT INTO announcement (title, body, created_by, created_at) VALUES (?, ?, ?, ?)");
  const plan = db.prepare("INSERT INTO diffusion (announcement_id, audience, channel, due_on) VALUES (?, ?, ?, ?)");
  const all = db.prepare<[], Row>(`${select} ORDER BY d.due_on, d.id`);
  const byId = db.prepare<[number], Row>(`${select} WHERE d.id = ?`);
  const begin = db.prepare("UPDATE diffusion SET begun_at = ? WHERE id = ?");
  const postpone = db.prepare("UPDATE diffusion SET due_on = ? WHERE id = ?");
  const cancel = db.prepare("UPDATE diffusion SET cancelled_at = ? WHERE id = ?");
  const receive = db.prepare("INSERT INTO diffusion_recipient (diffusion_id, person_id, places) VALUES (?, ?, ?)");
  // What became of it is read in the outbox until the nightly job, which forgets there, keeps it here.
  const letter = "'announcement:' || d.announcement_id || ':person:' || r.person_id";
  const receivers = db.prepare<[number], ReceiverRow>(
    `SELECT r.person_id AS personId, p.first_name AS firstName, p.last_name AS lastName, r.places,
       coalesce(r.outcome, CASE o.state WHEN 'pending' THEN 'waiting' ELSE o.state END) AS outcome,
       coalesce(r.settled_at, o.settled_at) AS settledAt
     FROM diffusion_recipient r JOIN diffusion d ON d.id = r.diffusion_id JOIN person p ON p.id = r.person_id
       LEFT JOIN outbox o ON o.key = ${letter}
     WHERE r.diffusion_id = ?`,
  );
  const keep = db.prepare(
    `UPDATE diffusion_recipient AS r SET outcome = o.state, settled_at = o.settled_at FROM diffusion d, outbox o
     WHERE r.outcome IS NULL AND d.id = r.diffusion_id AND o.key = ${letter} AND o.state <> 'pending'`,
  );
  const withdrawn = db.prepare(
    "UPDATE diffusion_recipient SET outcome = 'withdrawn', settled_at = ? WHERE diffusion_id = ? AND person_id = ?",
  );
  const received = db.prepare<[number], Row>(
    `${select} JOIN diffusion_recipient r ON r.diffusion_id = d.id LEFT JOIN outbox o ON o.key = ${letter}
     WHERE r.person_id = ? AND coalesce(r.outcome, o.state) = 'sent'
     ORDER BY coalesce(r.settled_at, o.settled_at) DESC, d.id DESC LIMIT 1`,
  );
  const prove = db.prepare(
    "INSERT INTO diffusion_proof (diffusion_id, how, done_on, reference, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const proofs = db.prepare<[number], ProofRow>(
    `SELECT id, how, done_on AS doneOn, reference FROM diffusion_proof WHERE diffusion_id = ? AND undone_at IS NULL
     ORDER BY done_on, id`,
  );
  const undo = db.prepare("UPDATE diffusion_proof SET undone_at = ? WHERE id = ?");
  return {
    announce: ({ title, body }: Pick<Announcement, "title" | "body">, by: number, at: number): number =>
      Number(announce.run(title, body, by, at).lastInsertRowid),
    plan: (
      announcementId: number,
      { audience, channel, dueOn }: Pick<Diffusion, "audience" | "channel" | "dueOn">,
    ): number => Number(plan.run(announcementId, audience, channel, dueOn).lastInsertRowid),
    /** Soonest first. */
    all: (): Diffusion[] => all.all().map(toDiffusion),
    byId(id: number): Diffusion | undefined {
      const row = byId.get(id);
      return row && toDiffusion(row);
    },
    /** Relais begins to send it to these. */
    begin(id: number, to: readonly { personId: number; places: string }[], at: number): void {
      begin.run(at, id);
      for (const { personId, places } of to) receive.run(id, personId, places);
    },
    postpone: (id: number, dueOn: CivilDate): void => void postpone.run(dueOn, id),
    cancel: (id: number, at: number): void => void cancel.run(at, id),
    /** Those it was written to, by name; each as far as is known now. */
    receivers: (id: number): Receiver[] => receivers.all(id).map(toReceiver).toSorted(byName),
    /** This person's message was taken back before it left. */
    withdraw: (id: number, personId: number, at: number): void => void withdrawn.run(at, id, personId),
    /** Keeps what the outbox is about to forget. */
    keepOutcomes: (): void => void keep.run(),
    /** What this person was last told. */
    lastReceivedBy(personId: number): Diffusion | undefined {
      const row = received.get(personId);
      return row && toDiffusion(row);
    },
    prove(id: number, { how, doneOn, reference }: Omit<Proof, "id">, by: number, at: number): void {
      prove.run(id, how, doneOn, reference ?? null, by, at);
    },
    /** What still stands, by day. */
    proofs: (id: number): Proof[] => proofs.all(id).map(toProof),
    /** The line is kept, and no longer counts. */
    unprove: (proofId: number, at: number): void => void undo.run(at, proofId),
  };
}

const french = new Intl.Collator("fr");
const byName = (one: Receiver, other: Receiver): number =>
  french.compare(one.lastName, other.lastName) || french.compare(one.firstName, other.firstName);

function toDiffusion({ announcementId, title, body, by, at, begunAt, cancelledAt, ...row }: Row): Diffusion {
  return {
    ...row,
    announcement: { id: announcementId, title, body, at, ...(by !== null && { by }) },
    ...(begunAt !== null && { begunAt }),
    ...(cancelledAt !== null && { cancelledAt }),
  };
}

/** A trace that is in neither place was taken back, or never left. */
function toReceiver({ outcome, settledAt, ...row }: ReceiverRow): Receiver {
  return { ...row, outcome: outcome ?? "withdrawn", ...(settledAt !== null && { settledAt }) };
}

function toProof({ reference, ...row }: ProofRow): Proof {
  return { ...row, ...(reference !== null && { reference }) };
}
