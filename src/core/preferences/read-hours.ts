import type { LocalTime } from "../calendar/local-time.ts";
import { fold } from "../language/fold.ts";
import { timesIn } from "../language/read-time.ts";
import type { Change } from "./preferences.ts";

type HoursChange = Extract<Change, { about: "hours" }>;

const anyHour =
  /^(?:a )?(?:aux )?(?:n'importe quelle heure|toute heure|heures de bureau|heures habituelles|quand vous voulez)$/u;
const usual = new Set(
  "mes heures horaires ne n' m' pas ecrivez ecris ecrire contactez derangez envoyez moi me jamais ni et svp stp merci entre de a avant apres plus tard que seulement uniquement".split(
    " ",
  ),
);
const lone = /(?<=\b(?:avant|apres|entre|et|a|de) )(\d{1,2})(?=$|,| (?!h))/gu;

/** "pas avant 9 h", "pas après 17 h ni avant 9", "entre 9 h et 17 h", "à toute heure": undefined when it says anything else. */
export function readHours(said: string): HoursChange | undefined {
  const text = fold(said).replace(/[\s.!]+$/u, "");
  if (anyHour.test(text)) return { about: "hours" };
  const clear = text.replace(lone, "$1h");
  const found = timesIn(clear);
  if (found.length === 0 || found.length > 2 || !wordsOf(without(clear, found)).every((word) => usual.has(word)))
    return undefined;
  const [first, second] = found.map(({ times, start }) => ({
    time: times.toSorted()[0] ?? "",
    sense: senseAt(clear, start),
  }));
  if (first === undefined) return undefined;
  if (second !== undefined && /\b(?:entre|de)\b/u.test(clear) && second.sense === undefined)
    return { about: "hours", notBefore: first.time, notAfter: second.time };
  const bounds = [first, second].flatMap((one) => (one === undefined ? [] : [one]));
  if (bounds.some(({ sense }) => sense === undefined) || first.sense === second?.sense) return undefined;
  return Object.assign({ about: "hours" as const }, ...bounds.map(({ time, sense }) => boundOf(time, sense)));
}

/** "Pas avant 9 h" and "après 9 h" say the same. */
function senseAt(text: string, start: number): "notBefore" | "notAfter" | undefined {
  const [, not, way] = /(pas |jamais |ni )?(?:plus tard qu')?(avant|apres)\s*$/u.exec(text.slice(0, start)) ?? [];
  if (way === undefined) return undefined;
  return (way === "avant") === (not !== undefined) ? "notBefore" : "notAfter";
}

function boundOf(time: LocalTime, sense: "notBefore" | "notAfter" | undefined): Partial<HoursChange> {
  return sense === "notBefore" ? { notBefore: time } : { notAfter: time };
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+'?|\p{N}+/gu) ?? [];
}

function without(text: string, found: readonly { start: number; end: number }[]): string {
  return found
    .toReversed()
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
    .trim();
}
