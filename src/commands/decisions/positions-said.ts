import { readChoice } from "../../core/language/read-choice.ts";
import { suggest } from "../../core/language/suggest.ts";
import type { Municipality } from "../../core/people.ts";
import type { Stance } from "../../core/store/decisions.ts";

export type PositionsSaid = {
  /** Said of everybody, before what is said of some. */
  all?: Stance;
  some: { insee: string; stance: Stance; condition?: string }[];
  /** Named apart from the others, without a position. */
  without: string[];
  /** Names that may be one of these municipalities, or none. `retyped` is what settles it. */
  doubts: { said: string; stance?: Stance; candidates: string[] }[];
};

const around = (source: string) => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, "iu");
const be = "(?:(?:est|sont|a voté|ont voté|vote|votent|s['’]est dite?|se sont dites)\\s+)?";
/** In this order: "avec réserve" and "pas d'accord" come before the words they hold. */
const stances: [Stance, RegExp][] = [
  [
    "none",
    around(
      `${be}(?:sans (?:avis|opinion|position)|[sm]['’]?(?:abstiens?|abstient|abstiennent|abstenue?s?|est abstenue?)|nous abstenons|abstentions?|ne se prononcent? pas|neutres?)`,
    ),
  ],
  [
    "reserve",
    around(
      `${be}(?:(?:avec |une |des |en |émet(?:tent)? (?:une |des )?)?r[ée]serves?|r[ée]serv[ée]e?s?|sous r[ée]serves?|favorables? sous conditions?|pour sous conditions?)`,
    ),
  ],
  ["against", around(`${be}(?:contre|d[ée]favorables?|oppos[ée]e?s?|pas d['’]accord|non)`)],
  ["for", around(`${be}(?:pour|favorables?|d['’]accord|oui)`)],
];
const everyone =
  /^(?:à\s+l['’]unanimité|unanimité|unanimes?|toutes?(?: les)?(?: autres)?(?: communes)?(?: présentes)?|tous|tout le monde|les autres(?: communes)?|le reste)(?!\p{L})/iu;
const conditional =
  /^(.*?)[\s:,(–-]*(?<!\p{L})((?:à (?:la )?condition|a condition|sous condition|sous réserve (?:de|que|d['’])|sous reserve (?:de|que)|pourvu que|si\s|dès lors que).*)$/isu;

/** The position that `words` hold, with what is around it; undefined when they hold none. */
export function stanceIn(words: string): { stance: Stance; before: string; after: string } | undefined {
  for (const [stance, pattern] of stances) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const after = words.slice(match.index + match[0].length);
    return { stance, before: bare(words.slice(0, match.index)), after: bare(after) };
  }
  return undefined;
}

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
  const { head, condition } = splitCondition(clause);
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
  return readNames(rest, condition, places, found);
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
  const [, before, words] = conditional.exec(clause) ?? [];
  if (before !== undefined && words !== undefined && before.trim() !== "")
    return { head: bare(before), condition: closed(words) };
  const colon = /^([^:]+?)\s*:\s*(.+)$/su.exec(clause);
  const own = colon?.[1] === undefined ? undefined : stanceIn(colon[1]);
  if (colon?.[2] !== undefined && own !== undefined && own.before !== "" && own.after === "")
    return { head: bare(colon[1] ?? ""), condition: closed(colon[2]) };
  return { head: clause.replace(":", " ") };
}

function closed(words: string): string {
  return words.trim().replace(/^\(|\)?[\s.]*$/gu, "");
}

function bare(words: string): string {
  return words.replace(/^[\s:.,(-]+|[\s:.,)-]+$/gu, "");
}

export function placeNamed(
  said: string,
  places: readonly Municipality[],
): { kind: "one"; insee: string } | { kind: "doubt"; candidates: string[] } {
  const name = said
    .replace(/^(?:(?:la commune|le maire|la maire|commune|de|du|à|au|pour)\s+)+/iu, "")
    .replace(/^d['’]/iu, "");
  const reading = readChoice(
    name,
    places.map(({ insee, name: label }) => ({ value: insee, label })),
  );
  if (reading.kind === "read" && reading.rest === "") return { kind: "one", insee: reading.value };
  const near = reading.kind === "ask" ? reading.candidates.map(({ value }) => value) : [];
  const alike = suggest(
    name,
    places.map(({ name: label }) => label),
  );
  const both = [...near, ...places.filter(({ name: label }) => alike.includes(label)).map(({ insee }) => insee)];
  return { kind: "doubt", candidates: [...new Set(both)].slice(0, 4) };
}
