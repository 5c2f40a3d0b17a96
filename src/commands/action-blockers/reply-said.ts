import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import { type NamedPerson, namedPerson } from "../attendance/named-person.ts";
import { splitTrailingDate } from "../trailing-date.ts";

/** "la salle est libre, d'ici le 15 décembre", "… le 15 décembre, par Mme Arnaud": the day, and the words without it. */
export function splitDue(said: string, context: CommandContext): { text: string; date?: CivilDate } {
  const whole = withoutDue(said, context);
  if (whole.date !== undefined) return whole;
  const { before, name } = cutOwner(said);
  const first = withoutDue(before, context);
  return name === "" || first.date === undefined ? whole : { ...first, text: `${first.text}, par ${name}` };
}

function withoutDue(said: string, { today }: CommandContext): { text: string; date?: CivilDate } {
  const { words, date } = splitTrailingDate(withoutStop(said), today);
  const text = words.replace(/[\s,;:]+(?:d['’]ici(?:\s+(?:le|au))?|avant(?:\s+le)?|pour(?:\s+le)?)$/iu, "").trim();
  return { text, ...(date === undefined ? {} : { date }) };
}

function cutOwner(said: string): { before: string; name: string } {
  const text = withoutStop(said);
  const [, before = text, name = ""] =
    /^(.*?)[\s,;]+(?:par|confié à|suivi par|c['’]est)\s+([^,;]+?)(?:\s+(?:qui\s+)?s['’]en (?:charge|occupe))?$/isu.exec(
      text,
    ) ?? [];
  return { before, name };
}

/** "la salle est libre, par Mme Arnaud": who sees to it, when somebody is surely or perhaps named; "par courrier" is nobody. */
export function splitOwner(said: string, { store }: CommandContext): { before: string; who: NamedPerson } {
  const { before, name } = cutOwner(said);
  const people = store.people.all();
  return { before, who: name === "" ? { kind: "none" } : namedPerson(name, people, store.territory.municipalities()) };
}

export function withoutStop(said: string): string {
  return said.trim().replace(/[\s.]+$/u, "");
}
