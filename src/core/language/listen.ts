import type { Reading } from "./reading.ts";
import { ask, unread } from "./readings.ts";
import { toneOf } from "./tone.ts";

/** Understands an answer, unless there is none in it; one told with a question ("2012 ?") is never kept without asking. */
export function listen<T>(text: string, understand: (text: string) => Reading<T>): Reading<T> {
  const tone = toneOf(text);
  if (tone === "refused" || tone === "asked") return unread;
  const reading = understand(text);
  return tone === "doubted" && reading.kind === "read" ? ask([reading.value], reading.estimate) : reading;
}
