import type { Municipality } from "../../core/people.ts";
import type { Stance } from "../../core/store/decisions.ts";
import { cutCondition } from "./cut-condition.ts";
import { placeNamed } from "./place-named.ts";
import { bare, everyone, stanceIn } from "./stances.ts";

export type PositionsSaid = {
  /** Said of everybody, before what is said of some. */
  all?: Stance;
  some: { insee: string; stance: Stance; condition?: string }[];
  /** Named apart from the others, without a position. */
  without: string[];
  /** Names that may be one of these municipalities, or none. `retyped` is what settles it. */
  doubts: { said: string; stance?: Stance; candidates: string[] }[];
};

const conditional =
  /^(.*?)[\s:,(–-]*(?<!\p{L})((?:à (?:la )?condition|a condition|sous condition|sous réserve (?:de|que|d['’])|sous reserve (?:de|que)|pourvu que|si\s|dès lors que).*)$/isu;

/** "toutes pour sauf Vougy contre et Nandax réserve : à condition que le transport soit payé": conditions word for word. */
export function readPositions(said: string, places: readonly Municipality[]): PositionsSaid | undefined {
  const found: PositionsSaid = { some: [], without: [], doubts: [] };
  for (const clause of said
    .split(/[;\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== "")) {
    if (!readClause(clause, places, found)) return undefined;
  }
  const isEmpty = found.all === undefined && found.some.length + found.without.length + found.doubts.length === 0;
  return isEmpty ? undefined : found;
}

function readClause(clause: string, places: readonly Municipality[], found: PositionsSaid): boolean {
  const { head, condition: words } = splitCondition(clause);
  const cut = words === undefined ? undefined : cutCondition(words, places);
  const condition = cut?.own;
  const leading = everyone.exec(head);
  let rest = head;
  if (leading !== null) {
    const isUnanimous = /unanim/iu.test(leading[0]);
    const [first = "", ...others] = head
      .slice(leading[0].length)
      .split(/\s+(?:sauf|hormis|excepté|à part|mais)\s+|\s*,\s*/iu);
    const stance = stanceIn(first)?.stance ?? (isUnanimous ? "for" : undefined);
    if (stance === undefined) return false;
    found.all = stance;
    rest = others.join(", ");
    const extra = stanceIn(first)?.after ?? "";
    if (extra !== "") rest = `${extra.replace(/^et\s+/iu, "")}${rest === "" ? "" : `, ${rest}`}`;
    if (rest === "" && condition !== undefined) return false;
  }
  if (!readNames(rest, condition, places, found)) return false;
  if (cut?.rest !== undefined && !readClause(cut.rest, places, found)) return false;
  keepAsked(cut?.asked ?? [], found);
  return true;
}

/** Named in a condition, and nowhere else: their own position is asked, not counted with that of all. */
function keepAsked(asked: readonly string[], found: PositionsSaid): void {
  const told = new Set([...found.some.map(({ insee }) => insee), ...found.without]);
  found.without.push(...asked.filter((insee) => !told.has(insee)));
}

/** Names before their position ("Vougy et Nandax contre") or after it ("contre : Vougy, Nandax"). */
function readNames(
  rest: string,
  condition: string | undefined,
  places: readonly Municipality[],
  found: PositionsSaid,
): boolean {
  let waiting: string[] = [];
  let list: Stance | undefined;
  let last: { stance: Stance; names: string[] } | undefined;
  const groups: { stance: Stance; names: string[] }[] = [];
  for (const piece of rest.split(/\s*,\s*|\s+(?:et|mais|sauf|puis)\s+/iu).map(bare)) {
    if (piece === "") continue;
    const own = stanceIn(piece);
    if (own === undefined) {
      if (list !== undefined) last?.names.push(piece);
      else waiting.push(piece);
      continue;
    }
    const isLeading = own.before === "" && own.after !== "";
    if (own.before !== "" && own.after !== "") return false;
    last = {
      stance: own.stance,
      names: isLeading ? [own.after] : [...waiting, ...(own.before === "" ? [] : [own.before])],
    };
    if (isLeading && waiting.length > 0) return false;
    waiting = [];
    list = isLeading ? own.stance : undefined;
    groups.push(last);
  }
  for (const group of groups) {
    if (group.names.length === 0) return false;
    for (const name of group.names) keepName(name, group.stance, group === last ? condition : undefined, places, found);
  }
  // "Nandax, à condition que…" is a reserve, whatever it is called.
  for (const name of waiting) keepName(name, condition === undefined ? undefined : "reserve", condition, places, found);
  return condition === undefined || groups.length + waiting.length > 0;
}

function keepName(
  name: string,
  stance: Stance | undefined,
  condition: string | undefined,
  places: readonly Municipality[],
  found: PositionsSaid,
): void {
  const named = placeNamed(name, places);
  if (named.kind !== "one") found.doubts.push({ said: name, candidates: named.candidates, ...(stance && { stance }) });
  else if (stance === undefined) found.without.push(named.insee);
  else found.some.push({ insee: named.insee, stance, ...(condition === undefined ? {} : { condition }) });
}

/** The words after the position, or those that begin like a condition, as they were said. */
export function splitCondition(clause: string): { head: string; condition?: string } {
  const colon = /^([^:]+?)\s*:\s*(.+)$/su.exec(clause);
  const own = colon?.[1] === undefined ? undefined : stanceIn(colon[1]);
  if (colon?.[2] !== undefined && own !== undefined && own.before !== "" && own.after === "")
    return { head: bare(colon[1] ?? ""), condition: closed(colon[2]) };
  const [, before, words] = conditional.exec(clause) ?? [];
  if (before !== undefined && words !== undefined && before.trim() !== "")
    return { head: bare(before), condition: closed(words) };
  return { head: clause.replace(":", " ") };
}

function closed(words: string): string {
  return words.trim().replace(/^\(|\)?[\s.]*$/gu, "");
}
