import type { Command } from "./command.ts";
import { fold } from "./language/fold.ts";
import { suggest } from "./language/suggest.ts";

export type Match = { command: Command; rest: string };

const leadIn = /^\s*(?:[/!]\s*)?(?:relais\b[\s,:]*)?/iu;

/** The command whose longest trigger begins `text`; `rest` is what follows, as typed. */
export function matchCommand(commands: readonly Command[], text: string): Match | undefined {
  const typed = text.replace(leadIn, "").replace(/[\s?!.…]+$/u, "");
  const tokens = typed.split(/\s+/u);
  const starts = [...typed.matchAll(/\S+/gu)].map(({ index }) => index);
  const folded = tokens.map((token) => fold(token).replace(/[?!.,;:]+$/u, ""));
  let best: (Match & { length: number }) | undefined;
  for (const command of commands) {
    for (const trigger of command.words) {
      const wanted = fold(trigger).split(" ");
      const length = lengthOfMatch(wanted, folded);
      if (length === 0 || wanted.join(" ").length <= (best?.length ?? 0)) continue;
      const after = typed.slice(starts[length] ?? typed.length);
      const rest = command.keepsLines ? after : after.replace(/\s+/gu, " ");
      if (command.claims?.(rest) === false) continue;
      best = { command, rest, length: wanted.join(" ").length };
    }
  }
  return best && { command: best.command, rest: best.rest };
}

/** How many typed tokens make up the trigger, whatever is left out between words: "qui n a pas répondu". */
function lengthOfMatch(wanted: string[], typed: string[]): number {
  const target = squash(wanted.join(""));
  let joined = "";
  for (const [index, token] of typed.entries()) {
    joined += squash(token);
    if (joined === target) return index + 1;
    if (joined.length > target.length) return 0;
  }
  return 0;
}

function squash(word: string): string {
  return word.replace(/[^\p{L}\d]/gu, "");
}

/** Triggers close to what was typed, for "vouliez-vous dire"; never the very words that were not enough. */
export function nearCommands(commands: readonly Command[], text: string): string[] {
  const words = commands.flatMap((command) => command.words.slice(0, 2));
  const said = fold(text.replace(leadIn, ""));
  const tokens = said.split(" ");
  const begun = words.filter((word) => {
    const wanted = fold(word).split(" ");
    return wanted.length > 1 && suggest(tokens.slice(0, wanted.length).join(" "), [wanted.join(" ")]).length > 0;
  });
  const near = [...suggest(said, words.map(fold)), ...begun.map(fold), ...suggest(tokens[0] ?? "", words.map(fold))];
  const shown = near.flatMap((one) => words.filter((word) => fold(word) === one && one !== said));
  return [...new Set(shown)].slice(0, 3);
}
