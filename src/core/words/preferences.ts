import type { Platform } from "../adapter.ts";
import { addDays, type CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { type Outbound, text } from "../message.ts";
import { type Absence, hoursOf, type Often, type Preferences } from "../preferences/preferences.ts";
import { sayDay } from "./days.ts";
import { capital, formatList, formatTime } from "./format.ts";

/** Whose preferences are told: one's own, or those of somebody, by name, to the direction. */
export type Told = {
  chosen: Preferences;
  /** Those that are not over. */
  absences: readonly Absence[];
  /** Where they can be written to. */
  platforms: readonly Platform[];
  /** Whether a briefing is for them: not for partners. */
  reads: boolean;
  /** When the next briefing leaves, in the person's own clock. */
  next: { date: CivilDate; time: LocalTime } | undefined;
  today: CivilDate;
  name?: string;
};

/** What is typed to stop everything, and to come back. */
export const stopEverything = "stop tout";
export const resumeMessages = "reprendre les messages";

export const platformNames: Record<Platform, string> = {
  slack: "Slack",
  matrix: "Tchap",
  teams: "Teams",
  web: "la page d'essai",
  console: "la console",
  email: "courriel",
};
const rhythms: Record<Often, string> = {
  never: "jamais",
  week: "chaque semaine",
  fortnight: "toutes les deux semaines",
  month: "une fois par mois",
};
const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

export function sayPreferences(told: Told): Outbound {
  const { chosen, absences, platforms, today, name, reads } = told;
  const stopped = chosen.stoppedAt !== undefined;
  const briefing = stopped ? "arrêté, avec tout ce que j'envoie de moi-même" : `${sayRhythm(chosen)}.${sayNext(told)}`;
  const fields = [
    ...(reads
      ? [
          { label: "Point de la semaine", value: briefing },
          { label: "Longueur", value: sayVolume(chosen.volume) },
        ]
      : []),
    { label: "Heures de mes messages", value: `du lundi au vendredi, ${sayHours(chosen)}` },
    { label: "Messagerie", value: sayChannel(chosen.platform, platforms) },
    {
      label: "Absence",
      value: absences.length === 0 ? "aucune annoncée" : formatList(absences.map((one) => sayAbsence(one, today))),
    },
  ];
  if (name !== undefined) {
    const how = text(`Pour changer : \`préférences de ${name} : le jeudi à 10 h\`.`);
    return { title: `Préférences de ${name}`, blocks: [{ type: "fields", fields }, how] };
  }
  const others = platforms.length > 1 ? platforms.filter((one) => one !== chosen.platform) : [];
  const examples = [
    ...(reads
      ? [
          "`mon point le jeudi à 10 h`, `point toutes les deux semaines`, `plus de point`",
          "`version courte`, ou `le minimum` : seulement ce qui est attendu de vous",
        ]
      : []),
    "`pas avant 9 h`, `pas après 17 h`",
    ...others.map((one) => `\`écrivez-moi par ${platformNames[one]}\``),
    "`en congé du 21 décembre au 4 janvier`",
  ];
  return {
    title: "Vos préférences",
    blocks: [
      { type: "fields", fields },
      text("Pour changer, écrivez par exemple :"),
      { type: "list", items: examples },
      { type: "choices", choices: [stopped ? resumeChoice : stopChoice] },
    ],
  };
}

export const stopChoice = { value: stopEverything, label: "Ne plus rien recevoir que l'obligatoire" };
export const resumeChoice = { value: resumeMessages, label: "Reprendre les messages" };

/** "chaque semaine, le jeudi à 10 h", "une fois par mois, le premier jeudi à 10 h". */
export function sayRhythm({ every = "week", weekday, ...chosen }: Preferences): string {
  if (every === "never") return rhythms.never;
  const hour = formatTime(chosen.time ?? hoursOf(chosen).opens);
  const first = every === "month" ? "premier " : "";
  const day = weekday === undefined ? `${first}lundi, ou le premier jour de présence,` : first + weekdays[weekday - 1];
  return `${rhythms[every]}, le ${day} à ${hour}`;
}

/** A sentence that follows another; nothing where none will leave. */
export function sayNext({ next, today, chosen }: Told): string {
  if (next === undefined || chosen.stoppedAt !== undefined) return "";
  return ` Prochain point : ${next.date === today ? "aujourd'hui" : sayDay(next.date, today)} à ${formatTime(next.time)}.`;
}

export function sayVolume(volume: Preferences["volume"] = "normal"): string {
  switch (volume) {
    case "normal":
      return "version complète";
    case "short":
      return "version courte, deux fois moins de lignes";
    case "minimum":
      return "le minimum, les seules lignes « Attendu de vous »";
  }
}

export function sayHours(chosen: Preferences): string {
  const { opens, closes } = hoursOf(chosen);
  return `de ${formatTime(opens)} à ${formatTime(closes)}`;
}

function sayChannel(platform: Platform | undefined, platforms: readonly Platform[]): string {
  if (platform !== undefined) return capital(platformNames[platform]);
  const names = platforms.map((one) => platformNames[one]);
  if (names.length === 0) return "aucune pour l'instant";
  return names.length > 1 ? `la dernière utilisée (${formatList(names, "ou")})` : capital(formatList(names));
}

/** "du lundi 21 décembre au lundi 4 janvier 2027". */
export function sayAbsence({ first, back }: Absence, today: CivilDate): string {
  const until = addDays(back, -1);
  return until === first
    ? `le ${sayDay(first, today)}`
    : `du ${sayDay(first, today)} au ${sayDay(until, today)} compris`;
}
