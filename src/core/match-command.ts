import { may } from "./access.ts";
import type { Command, CommandContext } from "./command.ts";
import { fold } from "./language/fold.ts";
import { suggest } from "./language/suggest.ts";

export type Match = { command: Command; rest: string };

const leadIn = /^\s*(?:[/!]\s*)?(?:relais\b[\s,:]*)?/iu;

/** The command whose longest trigger begins `text`; `rest` is what follows, as typed. */
export function matchCommand(commands: readonly Command[], text: string): Match | undefined {
  const whole = text.replace(leadIn, "").trim();
  const typed = whole.replace(/[\s?!.…]+$/u, "");
  const tokens = typed.split(/\s+/u);
  const starts = [...typed.matchAll(/\S+/gu)].map(({ index }) => index);
  const folded = tokens.map((token) => squash(fold(token).replace(/[?!.,;:]+$/u, "")));
  let best: (Match & { length: number }) | undefined;
  for (const command of commands) {
    for (const { squashed, size } of triggersOf(command)) {
      const length = lengthOfMatch(squashed, folded);
      if (length === 0 || size <= (best?.length ?? 0)) continue;
      const start = starts[length];
      const after = start === undefined ? "" : (command.keepsWords ? whole : typed).slice(start);
      const rest = command.keepsLines || command.keepsWords ? after : after.replace(/\s+/gu, " ");
      if (command.claims?.(rest) === false) continue;
      best = { command, rest, length: size };
    }
  }
  return best && { command: best.command, rest: best.rest };
}

/**
 * The same, but words that record something are only read when they are a question: "transmis à Vougy ?"; and a trigger
 * that two commands share is of the one that this person may use.
 */
export function matchSaid(context: CommandContext, text: string): Match | undefined {
  const match = allowedMatch(context, text);
  const asked = match !== undefined && isQuestion(text) ? match.command.asked?.(match.rest, context) : undefined;
  return asked === undefined ? match : matchCommand(context.commands, asked);
}

function allowedMatch(context: CommandContext, text: string): Match | undefined {
  const { commands, person } = context;
  const match = matchCommand(commands, text);
  if (match === undefined || may(person, match.command.action)) return match;
  const own = matchCommand(
    commands.filter(({ action }) => may(person, action)),
    text,
  );
  if (own?.rest !== match.rest) return match;
  return own.rest === "" || own.command.read?.(own.rest, context) !== undefined ? own : match;
}

export function isQuestion(said: string): boolean {
  return /\?[\s!?.…]*$/u.test(said);
}

/** A trigger as it is compared. `size`: the longest one wins. */
type Trigger = { squashed: string; size: number };

const triggers = new WeakMap<Command, Trigger[]>();

/** Folded once a command: there are hundreds of them, and every message is compared with all. */
function triggersOf(command: Command): Trigger[] {
  const known = triggers.get(command);
  if (known !== undefined) return known;
  const read = command.words.map(fold).map((words) => ({ squashed: squash(words), size: words.length }));
  triggers.set(command, read);
  return read;
}

/** How many typed tokens make up the trigger, whatever is left out between words: "qui n a pas répondu". */
function lengthOfMatch(target: string, typed: readonly string[]): number {
  let joined = "";
  for (const [index, token] of typed.entries()) {
    joined += token;
    if (joined === target) return index + 1;
    if (joined.length > target.length) return 0;
  }
  return 0;
}

/** What was typed, with the trigger that its first words are a slip away from. */
export function nearRequests(commands: readonly Command[], text: string): string[] {
  const tokens = fold(text.replace(leadIn, "")).split(" ");
  return commands.flatMap(({ words }) =>
    words.slice(0, 2).flatMap((word) => {
      const size = fold(word).split(" ").length;
      const head = tokens.slice(0, size).join(" ");
      const isNear = head !== fold(word) && suggest(head, [word]).length > 0;
      return isNear ? [word, ...tokens.slice(size)].join(" ") : [];
    }),
  );
}

function squash(word: string): string {
  return word.replace(/[^\p{L}\d]/gu, "");
}

/** Triggers close to what was typed, for "vouliez-vous dire"; never the very words that were not enough. */
export function nearCommands(commands: readonly Command[], text: string): string[] {
  return nearPhrases(commands, text).map(({ word }) => word);
}

/** The same, with what was typed after each: picked, it is done with all of it. */
export function nearPhrases(commands: readonly Command[], text: string): { word: string; rest: string }[] {
  const words = commands.flatMap((command) => command.words.slice(0, 2));
  const whole = text.replace(leadIn, "").trim();
  const said = fold(whole);
  const tokens = said.split(" ");
  const starts = [...whole.matchAll(/\S+/gu)].map(({ index }) => index);
  // A hyphen parts two words of one token: what comes after cannot be told.
  const restAfter = (count: number) =>
    starts.length === tokens.length && starts[count] !== undefined ? whole.slice(starts[count]) : "";
  const begun = words.flatMap((word) => {
    const wanted = fold(word).split(" ");
    const isNear =
      wanted.length > 1 && suggest(tokens.slice(0, wanted.length).join(" "), [wanted.join(" ")]).length > 0;
    return isNear ? [{ near: fold(word), rest: restAfter(wanted.length) }] : [];
  });
  const near = [
    ...suggest(said, words.map(fold)).map((one) => ({ near: one, rest: "" })),
    ...begun,
    ...suggest(tokens[0] ?? "", words.map(fold)).map((one) => ({ near: one, rest: restAfter(1) })),
  ];
  const shown = near.flatMap((one) =>
    words
      .filter((word) => fold(word) === one.near && one.near !== said)
      .map((word): [string, string] => [word, one.rest]),
  );
  // Of a trigger found in several ways, the first is the nearest.
  const once = new Map(shown.toReversed());
  return [...new Set(shown.map(([word]) => word))].slice(0, 3).map((word) => ({ word, rest: once.get(word) ?? "" }));
}
