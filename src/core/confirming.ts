import type { Command, Parameters } from "./command.ts";
import type { AtomicQuestion } from "./interview/questionnaire.ts";
import { fold } from "./language/fold.ts";
import { readChoice } from "./language/read-choice.ts";
import type { Option } from "./language/reading.ts";

/** What goes with the answer to a confirmation: what it changes of what was shown, or words that nothing was made of. */
export type Beside = { fresh: Parameters } | { unread: string };

/** Said beside a yes, they add nothing to it. */
const assents =
  /^(?:parfait|super|impeccable|nickel|allez[- ]?(?:y|hop)?|allons[- ]y|vas[- ]y|go|on y va|c'est parti|envoyez?|faites?(?:[- ]le)?|pour moi|tout est bon)$/u;

const opensWithAnswer = /^\s*(?:oui|ok|d['’]accord|non|[12ab](?=\s))[\s,;:.!]*/iu;

/**
 * Reads what is said at a confirmation of a command, besides yes or no. Undefined where there is nothing but the answer, or where this
 * is no confirmation; `fresh` only for a command whose parameters may then be told anew.
 */
export function besideAnswer(
  { changeable, read }: Pick<Command, "changeable"> & { read: (said: string) => Parameters | undefined },
  question: AtomicQuestion,
  known: Parameters,
  said: string,
): Beside | undefined {
  const options = confirmationOf(question);
  if (options === undefined) return undefined;
  const reading = readChoice(said, options);
  const isYes = reading.kind === "read" && reading.value === "yes";
  const beside = reading.kind === "read" ? reading.rest : said.replace(opensWithAnswer, "");
  if (beside === "" || assents.test(fold(beside))) return undefined;
  if (changeable === undefined) return isYes ? { unread: beside } : undefined;
  // In "1 exercice 2024" the number is the yes; "1 février" is a day.
  const ways = /^\s*[12]\s/u.test(said) ? [beside, said] : [said, beside];
  const told = ways.map(read).find((one) => one !== undefined && Object.keys(one).length > 0);
  if (told === undefined) return reading.kind === "read" && !isYes ? undefined : { unread: beside };
  const changed = Object.entries(told).filter(([id, value]) => value !== "" && known[id] !== value);
  // What only repeats what is shown changes nothing: the yes stands.
  return changed.length === 0 ? undefined : { fresh: Object.fromEntries(changed) };
}

function confirmationOf(question: AtomicQuestion): Option[] | undefined {
  if (question.type !== "choice" || !("list" in question.options)) return undefined;
  const { list } = question.options;
  return ["yes", "no"].every((answer) => list.some(({ value }) => value === answer)) ? list : undefined;
}
