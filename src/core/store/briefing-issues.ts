import type { Atom, Heading } from "../briefing/facts.ts";
import type { DraftLine } from "../briefing/issue.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

/** A word of the president or of the direction, above the lines of everybody. */
export type Issue = { issue: CivilDate; draftedAt: number; validatedAt?: number; word?: string };

type Row = {
  number: number;
  heading: Heading;
  atoms: string;
  said: string;
  readers: number;
  held: 0 | 1;
  rewritten: string | null;
};

/** The drafts of the points, where the DGS reads them before they leave. */
export function createBriefingIssues(db: Db) {
  const draft = db.prepare("INSERT INTO briefing_issue (issue, drafted_at) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const of = db.prepare<
    [string],
    { issue: string; draftedAt: number; validatedAt: number | null; word: string | null }
  >("SELECT issue, drafted_at AS draftedAt, validated_at AS validatedAt, word FROM briefing_issue WHERE issue = ?");
  const validate = db.prepare("UPDATE briefing_issue SET validated_at = ?, validated_by = ? WHERE issue = ?");
  const setWord = db.prepare("UPDATE briefing_issue SET word = ?, word_by = ? WHERE issue = ?");
  const lines = db.prepare<[string], Row>(
    "SELECT number, heading, atoms, said, readers, held, rewritten FROM briefing_draft_line WHERE issue = ? ORDER BY number",
  );
  const insert = db.prepare(
    "INSERT INTO briefing_draft_line (issue, number, heading, atoms, said, readers) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const update = db.prepare(
    "UPDATE briefing_draft_line SET atoms = ?, said = ?, readers = ? WHERE issue = ? AND number = ?",
  );
  const hold = db.prepare("UPDATE briefing_draft_line SET held = ? WHERE issue = ? AND number = ?");
  const rewrite = db.prepare("UPDATE briefing_draft_line SET rewritten = ? WHERE issue = ? AND number = ?");
  return {
    /** False when it was already there. */
    draft: (issue: CivilDate, at: number): boolean => draft.run(issue, at).changes === 1,
    of(issue: CivilDate): Issue | undefined {
      const row = of.get(issue);
      return (
        row && {
          issue: row.issue,
          draftedAt: row.draftedAt,
          ...(row.validatedAt === null ? {} : { validatedAt: row.validatedAt }),
          ...(row.word === null ? {} : { word: row.word }),
        }
      );
    },
    validate: (issue: CivilDate, by: number, at: number): void => void validate.run(at, by, issue),
    setWord: (issue: CivilDate, word: string | undefined, by: number): void =>
      void setWord.run(word ?? null, by, issue),
    lines: (issue: CivilDate): DraftLine[] => lines.all(issue).map(toLine),
    /** After those that are there: their numbers do not change. */
    addLine(issue: CivilDate, number: number, line: Pick<DraftLine, "heading" | "atoms" | "said" | "readers">): void {
      insert.run(issue, number, line.heading, JSON.stringify(line.atoms), line.said, line.readers);
    },
    /** What it says now. */
    update(
      issue: CivilDate,
      number: number,
      { atoms, said, readers }: Pick<DraftLine, "atoms" | "said" | "readers">,
    ): void {
      update.run(JSON.stringify(atoms), said, readers, issue, number);
    },
    hold: (issue: CivilDate, number: number, held: boolean): void => void hold.run(Number(held), issue, number),
    rewrite: (issue: CivilDate, number: number, said: string | undefined): void =>
      void rewrite.run(said ?? null, issue, number),
  };
}

function toLine({ atoms, held, rewritten, ...row }: Row): DraftLine {
  return {
    ...row,
    atoms: readJson<Atom[]>(atoms),
    held: held === 1,
    ...(rewritten === null ? {} : { rewritten }),
  };
}
