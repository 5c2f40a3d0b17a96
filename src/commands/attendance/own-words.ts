import { fold } from "../../core/language/fold.ts";

export type OwnPresence =
  | { presence: "present" | "remote" | "absent"; about: string }
  | { presence: "proxy" | "substitute"; about: string; standIn: string };

const no = String.raw`(?:ne |n')?(?:y )?(?:viens?|viendrai|peux|pourrai|serai|participe|participerai|assisterai|suis)(?: (?:malheureusement|finalement|donc|hélas|helas))?\s+pas(?: (?:en mesure de|pouvoir))?(?: (?:venir|participer|être|assister|etre))?(?: (?:là|la|présente?|presente?|des nôtres))?`;
const away = String.raw`(?:serai|suis|sera) (?:malheureusement |finalement )?(?:absente?|excusée?|excusee?|empêchée?|empechee?)|(?:(?:veux|voudrais|souhaite|dois) )?me d[ée]sinscri(?:s|re)|annule(?:r)? mon inscription|(?:dois|vous prie de) m['’]excuser|m['’]excuse|absente?|excusée?|excusee?|empêchée?`;
const yes = String.raw`(?:y )?(?:viens|viendrai|participe|participerai|assisterai|assiste)(?: bien)?|(?:y )?serai(?: bien)?(?: (?:là|la|présente?|presente?|des nôtres))?|suis (?:présente?|presente?|là)|confirme (?:ma présence|ma presence|ma venue)|présente?|presente?`;
const remote = String.raw`(?:[àa] distance|en visio(?:conférence|conference)?|par visio(?:conférence|conference)?|en distanciel)`;
const paper = String.raw`(?:(?:je )?(?:donne|donnerai|laisse) )?(?:mon |un )?(?:pouvoir|procuration)\s+[àa]`;
const replaced = String.raw`(?:(?:me fais|me ferai|serai|suis|sera) )?(?:remplacer?|remplacée?|remplacee?|suppléée?|représentée?)\s+par`;

const courtesy =
  /(?:^|[\s,]+)(?:merci|finalement|bien sûr|bien sur|avec plaisir|désolée?|desolee?|svp|s'il vous plaît|bien|en retard|mais|,)(?=$|[\s,.])/giu;
const unsure =
  /\b(?:peut etre|sans doute|si je peux|si possible|normalement|je pense|probablement|pas sure?|a confirmer|essaie|essaierai)\b/u;

export function isUnsure(said: string): boolean {
  return unsure.test(fold(said));
}

/**
 * "viens au copil à distance", "serai absente au copil du 17, pouvoir à Mme Kerbrat": what somebody says of their own
 * presence, after "je" or without it; `about` is left to name the meetings. Undefined when it says nothing of the kind.
 */
export function readOwnPresence(said: string): OwnPresence | undefined {
  const words = said
    .replaceAll("’", "'")
    .replace(/^(?:je|j')\s*/iu, "")
    .trim();
  const given = cut(words, paper) ?? undefined;
  if (given !== undefined)
    return { presence: "proxy", standIn: given.after, about: aboutOf(withoutPresence(given.before)) };
  const stand = cut(words, replaced);
  if (stand !== undefined)
    return { presence: "substitute", standIn: stand.after, about: aboutOf(withoutPresence(stand.before)) };
  for (const [presence, pattern] of [
    ["absent", `(?:${no}|${away})`],
    ["present", `(?:${yes})`],
  ] as const) {
    const match = starting(pattern).exec(words);
    if (match === null) continue;
    const rest = words.slice(match[0].length);
    const isRemote = presence === "present" && new RegExp(`(?<!\\p{L})${remote}(?!\\p{L})`, "iu").test(rest);
    const about = aboutOf(isRemote ? rest.replace(new RegExp(remote, "iu"), " ") : rest);
    return { presence: isRemote ? "remote" : presence, about };
  }
  const distance = starting(remote).exec(words);
  return distance === null ? undefined : { presence: "remote", about: aboutOf(words.slice(distance[0].length)) };
}

function starting(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})(?![\\p{L}])`, "iu");
}

function cut(words: string, pattern: string): { before: string; after: string } | undefined {
  const match = new RegExp(`(?:^|[\\s,;]+)(?:${pattern})\\s+(.+)$`, "iu").exec(words);
  return match === null ? undefined : { before: words.slice(0, match.index), after: match[1] ?? "" };
}

/** "serai absente au copil, donne" before "pouvoir à …". */
function withoutPresence(before: string): string {
  return before
    .replace(starting(`${no}|${away}|${yes}`), "")
    .replace(/[\s,;]+(?:et )?(?:je )?(?:donne|donnerai|laisse)\s*$/iu, "");
}

function aboutOf(rest: string): string {
  return rest
    .replace(courtesy, " ")
    .replace(/\s+/gu, " ")
    .replace(/^(?:[\s,.;:]|et\s)+|(?:[\s,.;:!]|\set)+$/gu, "");
}
