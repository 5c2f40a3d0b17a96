import type { Atom, Heading, Origin, Told } from "../briefing/facts.ts";
import { type CivilDate, civilDateAt } from "../calendar/civil-date.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** One line of a briefing as it was said, with its number. */
export type BriefingLine = {
  number: number;
  heading: Heading;
  /** Without its number. */
  said: string;
  atoms: Atom[];
  origin: Origin;
  /** Shown at once, or once asked for ("plus"). */
  shown: boolean;
  seenAt?: number;
};

/** `asked`: shown on request, so that it tells nothing new. */
export type KeptBriefing = { id: number; personId: number; at: number; asked: boolean; lines: BriefingLine[] };

type Row = {
  number: number;
  heading: Heading;
  said: string;
  atoms: string;
  origin: string;
  shown: 0 | 1;
  seenAt: number | null;
};

/** As far back as somebody is remembered to have been told anything, in briefings. */
const remembered = 26;

/** What each person was told by their briefings, line by line: what was new, where it came from, what they saw of it. */
export function createBriefings(db: Db) {
  const insert = db.prepare("INSERT INTO briefing (person_id, at, asked) VALUES (?, ?, ?)");
  const insertLine = db.prepare(
    "INSERT INTO briefing_line (briefing_id, number, heading, said, atoms, origin, shown) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const last = db.prepare<[number], { id: number; personId: number; at: number; asked: 0 | 1 }>(
    "SELECT id, person_id AS personId, at, asked FROM briefing WHERE person_id = ? ORDER BY id DESC LIMIT 1",
  );
  const lines = db.prepare<[number], Row>(
    `SELECT number, heading, said, atoms, origin, shown, seen_at AS seenAt FROM briefing_line
     WHERE briefing_id = ? ORDER BY number`,
  );
  const sent = db.prepare<[number], { id: number; at: number }>(
    `SELECT id, at FROM briefing WHERE person_id = ? AND asked = 0 ORDER BY id DESC LIMIT ${remembered}`,
  );
  const lastSent = db
    .prepare<[number], number | null>("SELECT max(at) FROM briefing WHERE person_id = ? AND asked = 0")
    .pluck();
  const firstSent = db
    .prepare<[number], number | null>("SELECT min(at) FROM briefing WHERE person_id = ? AND asked = 0")
    .pluck();
  const show = db.prepare("UPDATE briefing_line SET shown = 1 WHERE briefing_id = ? AND shown = 0");
  const see = db.prepare(
    "UPDATE briefing_line SET seen_at = ? WHERE briefing_id = ? AND shown = 1 AND seen_at IS NULL",
  );
  const seen = db
    .prepare<[number], number>(
      `SELECT DISTINCT b.person_id FROM briefing b JOIN briefing_line l ON l.briefing_id = b.id WHERE l.seen_at >= ?`,
    )
    .pluck();
  const sentTo = db.prepare<[], { personId: number; first: number }>(
    "SELECT person_id AS personId, min(at) AS first FROM briefing WHERE asked = 0 GROUP BY person_id",
  );
  const sentSince = db
    .prepare<[number, number], number>(
      "SELECT count(DISTINCT person_id) FROM briefing WHERE asked = 0 AND at >= ? AND at < ?",
    )
    .pluck();
  const drop = [
    db.prepare("DELETE FROM briefing_line WHERE briefing_id IN (SELECT id FROM briefing WHERE at < ?)"),
    db.prepare("DELETE FROM briefing WHERE at < ?"),
  ];

  const linesOf = (id: number) => lines.all(id).map(toLine);
  return {
    add(
      personId: number,
      at: number,
      asked: boolean,
      said: readonly Omit<BriefingLine, "number" | "seenAt">[],
    ): number {
      const id = Number(insert.run(personId, at, Number(asked)).lastInsertRowid);
      for (const [index, line] of said.entries())
        insertLine.run(
          id,
          index + 1,
          line.heading,
          line.said,
          JSON.stringify(line.atoms),
          JSON.stringify(line.origin),
          Number(line.shown),
        );
      return id;
    },
    /** The last that this person was shown, whoever asked for it. */
    last(personId: number): KeptBriefing | undefined {
      const row = last.get(personId);
      return row && { ...row, asked: row.asked === 1, lines: linesOf(row.id) };
    },
    /** When the last one left of our own accord (epoch ms). */
    lastSentAt: (personId: number): number | undefined => lastSent.get(personId) ?? undefined,
    firstSentAt: (personId: number): number | undefined => firstSent.get(personId) ?? undefined,
    /** By the key of each thing: under which state it was last told, how many times in a row, and on which day in `timeZone`. */
    memoryOf(personId: number, timeZone: string): Map<string, Told> {
      const memory = new Map<string, Told>();
      for (const { id, at } of sent.all(personId).toReversed())
        for (const { atoms, shown } of linesOf(id)) if (shown) remember(memory, atoms, civilDateAt(at, timeZone));
      return memory;
    },
    /** Shows what was left out; true when there was something. */
    showRest: (id: number): boolean => show.run(id).changes > 0,
    /** Exactly what is shown of it is seen; how many lines of it were not yet. */
    see: (id: number, at: number): number => see.run(at, id).changes,
    /** Those who said that they saw something since (epoch ms). */
    seenSince: (at: number): Set<number> => new Set(seen.all(at)),
    /** Those to whom any was sent, with when the first was. */
    sentTo: (): { personId: number; first: number }[] => sentTo.all(),
    /** To how many people one was sent from then on, and before (epoch ms). */
    sentBetween: (from: number, to: number): number => sentSince.get(from, to) ?? 0,
    dropBefore(at: number): void {
      for (const statement of drop) statement.run(at);
    },
  };
}

function remember(memory: Map<string, Told>, atoms: readonly Atom[], on: CivilDate): void {
  for (const { key, state } of atoms) {
    const before = memory.get(key);
    memory.set(key, { state, times: before?.state === state ? before.times + 1 : 1, on });
  }
}

function toLine({ atoms, origin, shown, seenAt, ...row }: Row): BriefingLine {
  return {
    ...row,
    atoms: readJson<Atom[]>(atoms),
    origin: readJson<Origin>(origin),
    shown: shown === 1,
    ...(seenAt === null ? {} : { seenAt }),
  };
}
