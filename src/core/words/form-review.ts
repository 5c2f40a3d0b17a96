import type { Outcome } from "../form-file/outcome.ts";
import type { SentLine } from "../form-file/read-form.ts";
import type { Attachment } from "../message.ts";
import { sayWhy } from "./form-outcomes.ts";
import { type FormRow, type FormSheet, nameOfForm, ofWhom, rowOf, toFormFile } from "./form-file.ts";

/** The lines of a form that could not be kept, each with why, to be corrected and sent again. */
export function formToReview(
  sheet: FormSheet,
  { lines, name }: { lines: readonly SentLine[]; name?: string },
  refused: readonly Outcome[],
): Attachment {
  const known = new Map(sheet.lines.map((line) => [line.key, line]));
  const sent = new Map(lines.map((line) => [line.line, line]));
  const rows = refused.map((outcome): FormRow => {
    const key = outcome.path ?? sent.get(outcome.line)?.key ?? "";
    const line = known.get(key);
    const asked = line === undefined ? { section: "", question: labelOf(outcome), possible: "" } : rowOf(line, sheet);
    return { ...asked, key, answer: outcome.said, remark: sayWhy(outcome) };
  });
  return toFormFile(sheet, rows, nameOfForm("a revoir", sheet), `Les lignes à revoir${ofWhom(sheet)}`, name);
}

function labelOf(outcome: Outcome): string {
  return "question" in outcome ? outcome.question.label : "";
}
