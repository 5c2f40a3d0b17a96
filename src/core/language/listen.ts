import type { Reading } from "./reading.ts";
import { ask, unread } from "./readings.ts";
import { isRefusal, toneOf } from "./refusals.ts";

/** Understands an answer, unless there is none in it; one told with a question ("2012 ?") is never kept without asking. */
export function listen<T>(text: string, understand: (text: string) => Reading<T>): Reading<T> {
  if (isRefusal(text)) return unread;
  const tone = toneOf(text);
  if (tone === "asked") return unread;
  const reading = understand(text);
  return tone === "doubted" && reading.kind === "read" ? ask([reading.value], reading.estimate) : reading;
}
