import { fold } from "../../core/language/fold.ts";

type There = "present" | "remote" | "absent";

/** One thing said of who was there, names as they were typed. */
export type Pointed =
  | { kind: "presence"; presence: There; name: string }
  | { kind: "proxy"; from: string; to: string }
  | { kind: "substitute"; from: string; by: string }
  /** Everybody, but those. */
  | { kind: "all"; presence: There; except: string[] }
  /** Those of whom nothing else is said. */
  | { kind: "others"; presence: There }
  | { kind: "as_announced" }
  | { kind: "unread"; words: string };

const word = (source: string) =>
  new RegExp(`(?<!\\p{L})(?:(?:n['’])?(?:est|sont|était|étaient|sera|seront)\\s+)?(?:${source})(?!\\p{L})`, "iu");
/** In this order: "pas là" holds "là". */
const keywords: [There, RegExp][] = [
  ["remote", word("[àa] distance|en visio(?:conf[ée]rence)?|par visio(?:conf[ée]rence)?|visio")],
  ["absent", word("absente?s?|excus[ée]e?s?|pas l[àa]|pas venue?s?|pas pr[ée]sente?s?")],
  ["present", word("pr[ée]sente?s?|l[àa]|venue?s?")],
];
const everyone = /^(?:tous|toutes|tout le monde|tous les membres|toutes et tous)(?!\p{L})/iu;
const others = /^(?:(?:tous|toutes)\s+)?(?:les\s+)?(?:autres|restants?|reste)(?!\p{L})|^le reste/iu;

/** "absents : Ouali, Estève ; pouvoir de Ouali à Kerbrat ; Tanguy à distance", as several statements in their order. */
export function readPointing(said: string): Pointed[] {
  return said
    .split(/[;\n]|(?<=\p{L}{3})\.(?=\s|$)/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "")
    .flatMap(readClause);
}

/** What the names that follow are about, inside one clause. */
type Mode = { list?: There; proxies?: true; except?: string[] };

function readClause(clause: string): Pointed[] {
  const found: Pointed[] = [];
  let waiting: string[] = [];
  let mode: Mode = {};
  const unread = () => {
    found.push(...waiting.map((words): Pointed => ({ kind: "unread", words })));
    waiting = [];
  };
  for (const piece of clause.split(/,|\s+et\s+(?=\S)|\s+puis\s+/iu).map((one) => one.trim().replace(/^et\s+/iu, ""))) {
    if (piece === "") continue;
    const relation = readRelation(piece, mode.proxies ?? false);
    const all = relation === undefined ? readAll(piece) : undefined;
    const own = relation === undefined && all === undefined ? readKeyword(piece) : undefined;
    if (relation !== undefined) {
      unread();
      found.push(relation);
      mode = relation.kind === "proxy" ? { proxies: true } : {};
    } else if (all !== undefined) {
      unread();
      found.push(all);
      mode = all.kind === "all" && all.except.length > 0 ? { except: all.except } : {};
    } else if (own !== undefined) {
      const names = [...(own.leads ? [] : waiting), ...(own.name === "" ? [] : [own.name])];
      if (own.leads) unread();
      waiting = [];
      found.push(...names.map((name): Pointed => ({ kind: "presence", presence: own.presence, name })));
      mode = own.leads ? { list: own.presence } : {};
    } else if (mode.except !== undefined) mode.except.push(piece);
    else if (mode.list !== undefined) found.push({ kind: "presence", presence: mode.list, name: piece });
    else waiting.push(piece);
  }
  unread();
  return found;
}

/** `leads`: the word comes before its names, and goes on for those that follow. */
function readKeyword(piece: string): { presence: There; name: string; leads: boolean } | undefined {
  for (const [presence, pattern] of keywords) {
    const match = pattern.exec(piece);
    if (match === null) continue;
    const [before, after] = [piece.slice(0, match.index), piece.slice(match.index + match[0].length)].map(bare);
    if (before !== "" && after !== "") continue;
    return { presence, name: before || (after ?? ""), leads: before === "" };
  }
  return undefined;
}

function bare(words: string): string {
  return words.replace(/^[\s:.,-]+|[\s:.,-]+$/gu, "");
}

function readAll(piece: string): Pointed | undefined {
  const said = fold(piece).replace(/[\s.!]+$/u, "");
  if (/^(?:comme (?:annonce|prevu|annonce par chacun)|conforme|rien a changer|rien ne change)$/u.test(said))
    return { kind: "as_announced" };
  if (/^(?:aucune? absente?|pas d'absente?s?|personne d'absent|aucune absence|complet)$/u.test(said))
    return { kind: "all", presence: "present", except: [] };
  const isOthers = others.test(piece);
  if (!isOthers && !everyone.test(piece)) return undefined;
  const [head = "", except = ""] = piece.split(/\s+(?:sauf|hormis|excepté|moins|à part)\s+/iu, 2);
  const presence = keywords.find(([, pattern]) => pattern.test(head))?.[0];
  if (presence === undefined && !everyone.test(head)) return undefined;
  if (isOthers) return presence && { kind: "others", presence };
  return { kind: "all", presence: presence ?? "present", except: except === "" ? [] : [except.trim()] };
}

const from = "(?:de\\s+|d['’]\\s*)?";
const paper = "(?:pouvoirs?|procurations?)";
const relations: { pattern: RegExp; kind: "proxy" | "substitute"; reversed?: true }[] = [
  {
    kind: "proxy",
    pattern: new RegExp(
      `^(.+?)\\s+(?:a\\s+)?(?:donne|donné|donnait|laisse)\\s+(?:son\\s+)?${paper}\\s+[àa]\\s+(.+)$`,
      "iu",
    ),
  },
  {
    kind: "proxy",
    reversed: true,
    pattern: new RegExp(`^(.+?)\\s+(?:a|porte|a reçu)\\s+(?:le\\s+)?${paper}\\s+${from}(.+)$`, "iu"),
  },
  { kind: "proxy", pattern: new RegExp(`^${paper}\\s*:?\\s*${from}(.+?)\\s+(?:[àa]|pour|vers|→|->)\\s+(.+)$`, "iu") },
  {
    kind: "substitute",
    pattern: /^(.+?)\s+(?:(?:est|était)\s+)?(?:remplacée?|suppléée?|représentée?)\s+par\s+(.+)$/iu,
  },
  { kind: "substitute", reversed: true, pattern: /^(.+?)\s+(?:remplace|supplée|représente)\s+(.+)$/iu },
  { kind: "substitute", pattern: /^suppl[ée]ante?s?\s+(?:de\s+|d['’]\s*)(.+?)\s*:\s*(.+)$/iu },
];
/** After "pouvoirs :", each pair. */
const pair = new RegExp(`^${from}(.+?)\\s+[àa]\\s+(.+)$`, "iu");

function readRelation(piece: string, listed: boolean): Pointed | undefined {
  for (const { pattern, kind, reversed } of relations) {
    const [, one, other] = pattern.exec(piece) ?? [];
    if (one === undefined || other === undefined) continue;
    const [first, second] = reversed ? [bare(other), bare(one)] : [bare(one), bare(other)];
    return kind === "proxy" ? { kind, from: first, to: second } : { kind, from: first, by: second };
  }
  const [, giver, holder] = (listed && !readKeyword(piece) && pair.exec(piece)) || [];
  return giver === undefined || holder === undefined
    ? undefined
    : { kind: "proxy", from: bare(giver), to: bare(holder) };
}
