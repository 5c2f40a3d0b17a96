import type { Platform } from "../adapter.ts";
import type { Volume } from "../briefing/facts.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import { fold } from "../language/fold.ts";
import type { Change } from "./preferences.ts";
import { absenceOf, dayIn, readAway } from "./read-absence.ts";
import { readHours } from "./read-hours.ts";
import { readWhen } from "./read-when.ts";

const volumes: [Volume, RegExp][] = [
  ["short", /^(?:(?:la |en )?version )?(?:plus )?(?:courte?|breve|bref|resumee?)$/u],
  ["minimum", /^(?:(?:la |en )?version )?(?:(?:au |le )?(?:strict )?minimum(?: seulement)?|minimale?)$/u],
  ["normal", /^(?:(?:la |en )?version )?(?:normale?|complete?|longue?|entiere?|habituelle?)$/u],
];

const platforms: [Platform | "any", RegExp][] = [
  ["matrix", /^(?:tchap|tchapp|matrix|element)$/u],
  ["slack", /^slack$/u],
  ["teams", /^(?:(?:microsoft )?teams?|msteams)$/u],
  [
    "email",
    /^(?:(?:mon |ma )?(?:e ?mail|mail|mel|courriel|courrier electronique|adresse e ?mail|messagerie electronique))$/u,
  ],
  ["web", /^(?:la )?page d'essai$/u],
  ["console", /^(?:la )?console$/u],
  ["any", /^(?:n'importe ou|la ou je suis|partout|ou vous voulez|la derniere utilisee)$/u],
];

/** "version courte", "le minimum". */
export function readVolume(said: string): Change | undefined {
  const volume = named(volumes, said);
  return volume && { about: "volume", volume };
}

/** "sur Tchap", "par e-mail". */
export function readChannel(said: string): Change | undefined {
  const platform = named(platforms, said.replace(/^\s*(?:sur|par|via|dans)\s+/iu, ""));
  return platform && { about: "channel", platform };
}

/** What the direction sets for somebody, in the words in which they would say it themselves. */
export function readChange(said: string, today: CivilDate): Change | undefined {
  const text = fold(said).replace(/[\s.!]+$/u, "");
  if (/^(?:stop(?: tout)?|plus rien|ne plus ecrire|tout arreter)$/u.test(text)) return { about: "stop" };
  if (/^(?:reprendre|reprise|ecrire de nouveau)$/u.test(text)) return { about: "resume" };
  if (/^(?:plus de|stop|arreter le) point$/u.test(text)) return { about: "when", every: "never" };
  const back = /^(?:de )?(?:retour|revient) (?:le )?(.+)$/iu.exec(said.trim())?.[1];
  const on = back === undefined ? undefined : dayIn(back, today);
  if (on !== undefined) return { about: "back", on };
  const away = /^(?:est )?(?:absente?|en cong[ée]s?|en vacances|en arr[êe]t)\s+(.+)$/iu.exec(said.trim())?.[1];
  const read = away === undefined ? undefined : readAway(away, today);
  if (read?.until !== undefined) return absenceOf({ first: read.first, until: read.until });
  const when = said.replace(/^\s*(?:le |son |mon )?point\s+/iu, "");
  return readHours(said) ?? readVolume(said) ?? readChannel(said) ?? readWhen(when);
}

/** The same, of several said at once: "le jeudi à 10 h et version courte". */
export function readChanges(said: string, today: CivilDate): Change[] | undefined {
  const whole = readChange(said, today);
  if (whole !== undefined) return [whole];
  const changes = said.split(/\s*[,;]\s*|\s+et\s+/iu).map((part) => readChange(part, today));
  const read = changes.filter((one) => one !== undefined);
  const subjects = new Set(read.map(({ about }) => about));
  // "Lundi et mardi" says nothing of one, and to stop is said alone.
  const isClear = subjects.size === changes.length && !subjects.has("stop") && !subjects.has("resume");
  return isClear ? read : undefined;
}

function named<T>(list: readonly [T, RegExp][], said: string): T | undefined {
  const text = fold(said)
    .replace(/[\s.!,]*(?:svp|s'il vous plait|stp|merci)?[\s.!]*$/u, "")
    .trim();
  return list.find(([, pattern]) => pattern.test(text))?.[0];
}
