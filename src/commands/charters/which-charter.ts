import { isDirector } from "../../core/access.ts";
import { type CharterView, charterViews } from "../../core/charters.ts";
import type { CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { foldWords } from "../../core/territory/place-name.ts";
import { charterQuestions, sayNoCharter, sayNoSuchCharter } from "../../core/words/charters.ts";
import { choiceParameter } from "../parameter.ts";

/** Throws `UserError` when there is none. */
function someCharters({ store, person }: CommandContext): CharterView[] {
  const views = charterViews(store);
  if (views.length === 0) throw new UserError(sayNoCharter(isDirector(person)));
  return views;
}

/** Asked only when there are several. */
export function charterAsked(context: CommandContext): AtomicQuestion[] {
  const views = someCharters(context);
  if (views.length === 1) return [];
  const options = views.map(({ charter: { id, title } }) => ({ value: String(id), label: title }));
  return [choiceParameter({ id: "charter", ...charterQuestions.which }, options)];
}

export function charterChosen(context: CommandContext, value: unknown): CharterView {
  const views = someCharters(context);
  const chosen = value === undefined ? views[0] : views.find(({ charter }) => String(charter.id) === value);
  if (chosen === undefined)
    throw new UserError(
      sayNoSuchCharter(
        String(value),
        views.map(({ charter }) => charter),
      ),
    );
  return chosen;
}

const numbered = /(?<![\p{L}\d])(?:n\s*[°o]|num[ée]ro)\s*(\d{1,4})(?!\d)/iu;
const around = /(?:^|\s)(?:(?:à|a|au|pour|dans|sur|de|du|le|la|les|l['’]|notre|cette)\s*)*(?:charte)?\s*$/iu;
const bare = /(?:^|\s)(?:(?:à|a|au|pour|dans|sur|de|du|la|notre|cette)\s+)*charte(?=$|[\s,;:.])/iu;

/** The charter that the words name, by its number or its title, and the words without it. Throws `UserError` for a number that none has. */
export function cutCharter(said: string, context: CommandContext): { charter?: string; rest: string } {
  const views = charterViews(context.store);
  const [found, number] = numbered.exec(said) ?? [];
  if (found !== undefined && number !== undefined) {
    charterChosen(context, String(Number(number)));
    return { charter: String(Number(number)), rest: without(said, said.indexOf(found), found.length) };
  }
  for (const { charter } of views.toSorted((one, other) => other.charter.title.length - one.charter.title.length)) {
    const at = whereNamed(said, charter.title);
    if (at !== undefined) return { charter: String(charter.id), rest: without(said, at.index, at.length) };
  }
  const only = bare.exec(said);
  return { rest: only === null ? said.trim() : without(said, only.index, only[0].length) };
}

/** The title anywhere in the words, accents and case forgiven. */
function whereNamed(said: string, title: string): { index: number; length: number } | undefined {
  const tokens = [...said.matchAll(/[\p{L}\d'’-]+/gu)];
  const wanted = foldWords(title);
  for (let from = 0; from < tokens.length; from += 1)
    for (let to = from; to < tokens.length; to += 1) {
      const index = tokens[from]?.index ?? 0;
      const end = (tokens[to]?.index ?? 0) + (tokens[to]?.[0].length ?? 0);
      if (foldWords(said.slice(index, end)) === wanted) return { index, length: end - index };
    }
  return undefined;
}

function without(said: string, index: number, length: number): string {
  const before = said.slice(0, index).replace(around, "");
  const after = said.slice(index + length);
  return `${before}${/^\s*[,;:]/u.test(after) ? "" : " "}${after.trimStart()}`.trim();
}
