import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import type { Person } from "../../core/people.ts";
import { namedPerson, type NamedPerson } from "../attendance/named-person.ts";
import { splitTrailingDate } from "../trailing-date.ts";
import { capital } from "../../core/words/format.ts";

/** `who` "ask" or "none": it is asked. */
export type ActionSaid = { title: string; who: NamedPerson; due?: CivilDate };

const mostNameWords = 5;

/** "Mme Arnaud, écrire à la CAF, 15 janvier", "la DGS prépare la convention pour le 15/01": who, what, for when. */
export function readAction(said: string, { person, store, today }: CommandContext): ActionSaid {
  const { words, date } = splitTrailingDate(said.replace(/[\s.]+$/u, ""), today);
  const due = date === undefined ? {} : { due: date };
  const people = store.people.all();
  const name = (part: string): NamedPerson =>
    /^(?:moi|je|je m'en (?:charge|occupe))$/u.test(fold(part)) ? { kind: "one", person } : sure(part, people, store);
  const parts = words
    .split(/\s*[,;:–]\s*/u)
    .map((part) => part.replace(/^(?:qui|quoi|par)\s+/iu, "").trim())
    .filter((part) => part !== "");
  for (const accepts of [["one"], ["ask"]]) {
    const at = parts.findIndex((part) => parts.length > 1 && accepts.includes(name(part).kind));
    if (at >= 0) return { ...due, who: name(parts[at] ?? ""), title: titleOf(parts.toSpliced(at, 1).join(", ")) };
  }
  const tokens = words.split(/\s+/u);
  for (let length = Math.min(mostNameWords, tokens.length - 1); length > 0; length -= 1) {
    const who = name(tokens.slice(0, length).join(" "));
    if (who.kind === "one") return { ...due, who, title: titleOf(tokens.slice(length).join(" ")) };
  }
  return { ...due, who: { kind: "none" }, title: titleOf(words) };
}

/** A name, a function at the EPCI or a mayor; a municipality alone is nobody's name here. */
function sure(part: string, people: readonly Person[], store: CommandContext["store"]): NamedPerson {
  const named = namedPerson(part, people, store.territory.municipalities());
  const isPlace = store.territory.municipalities().some(({ name }) => fold(name) === fold(part));
  return isPlace ? { kind: "none" } : named;
}

function titleOf(words: string): string {
  const title = words.replace(/^(?:doit|devra|va|se charge (?:de|d')|s'occupe (?:de|d'))\s*/iu, "").trim();
  return capital(title);
}

export function isNoAction(said: string): boolean {
  return /^(?:aucune?(?: (?:autre )?action)?|non|rien|pas d'action|c'est tout|fini|termine|passer)$/u.test(
    fold(said).replace(/[\s.!]+$/u, ""),
  );
}
