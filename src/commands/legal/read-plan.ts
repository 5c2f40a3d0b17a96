import { municipalitiesOf } from "../../core/access.ts";
import type { CommandContext, Parameters, Refused } from "../../core/command.ts";
import { readNearDate } from "../../core/interview/read-answer.ts";
import type { Municipality } from "../../core/people.ts";
import { sayDateUnread } from "../../core/words/legal-plan-choice.ts";
import { isBusyElsewhere } from "../communication/busy-elsewhere.ts";
import { placeNamed } from "../consultations/said.ts";
import { splitTrailingDate } from "../trailing-date.ts";
import { plannedSubject } from "./plan-subjects.ts";

/** "conseil municipal de Vougy 10/12", in any order; what is not read is kept to be said, never dropped in silence. */
export function readPlan(rest: string, context: CommandContext): Parameters | undefined {
  // A comma for a point: here nothing but a date ends so.
  const said = rest.replace(/\b(\d{1,2}),(\d{2})(?:,(\d{4}))?$/u, (_, day, month, year) =>
    [day, month, year].filter((part) => part !== undefined).join("/"),
  );
  const { words, date } = splitTrailingDate(said, context.today);
  const subject = plannedSubject(said);
  // In the middle of other questions, words that name nothing to plan may be an answer to them.
  if (subject === undefined) return date === undefined || isBusyElsewhere(context, "plan") ? undefined : { date };
  const [dateless, unreadDate] = date === undefined ? cutUnreadDate(words) : [words, undefined];
  return {
    subject,
    ...(date === undefined ? {} : { date }),
    ...(unreadDate === undefined ? {} : { unreadDate }),
    ...(subject === "conseil_municipal" ? placeIn(dateless, context) : {}),
  };
}

/** The municipality whose council this person plans when they name none. */
export function onlyPlace({ person, store }: CommandContext): Municipality | undefined {
  const [own, ...others] = municipalitiesOf(person);
  return own === undefined || others.length > 0 ? undefined : store.territory.municipality(own);
}

function placeIn(words: string, { store }: CommandContext): Parameters {
  const name = words
    .replace(/^.*?\b(?:mun\S*|cm)(?=\s|$)\s*/iu, "")
    .replace(/^(?:(?:de|du|des|d['’]|à|a|le|la|pour)\s*)+$/iu, "")
    .replace(/[\s,;:]+$/u, "");
  if (name === "") return {};
  const place = placeNamed(name, store.territory.municipalities());
  return place === undefined ? { unreadPlace: name.replace(/^(?:de |du |des |d['’])/iu, "") } : { insee: place.insee };
}

/** A day that was said and cannot be read, or not surely: it is asked again, with those it may be. */
export function refuseUnreadDate({ unreadDate }: Parameters, { today }: CommandContext): Refused | undefined {
  if (unreadDate === undefined) return undefined;
  const reading = readNearDate(String(unreadDate), today);
  const days = reading.kind === "ask" ? reading.candidates.map(({ value }) => value).toSorted() : [];
  return { id: "unreadDate", sentence: sayDateUnread(String(unreadDate), days) };
}

/** "conseil 31 février": from the first figure on, where a day was meant. */
export function cutUnreadDate(words: string): [words: string, unread?: string] {
  const found = /(?:\ble\s+)?(?:\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?\b\d.*$/iu.exec(words);
  return found === null ? [words] : [words.slice(0, found.index).trim(), found[0]];
}
