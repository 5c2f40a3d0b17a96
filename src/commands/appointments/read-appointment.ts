import { may } from "../../core/access.ts";
import { addDays, type CivilDate } from "../../core/calendar/civil-date.ts";
import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { findPeople } from "../../core/governance/find-people.ts";
import { monthNamed, weekdayNamed } from "../../core/language/calendar-words.ts";
import { fold } from "../../core/language/fold.ts";
import type { Person } from "../../core/people.ts";
import { saySeveralContacts, sayUnknownContact } from "../../core/words/appointments.ts";
import { capital } from "../../core/words/format.ts";
import { fullNameOf } from "../../core/words/people.ts";
import { namedPerson } from "../attendance/named-person.ts";
import { readDay } from "./appointment-day.ts";
import { readDetails } from "../meetings/read-details.ts";

const ledBy =
  /[\s,;(]*(?<!\p{L})(?:men[ée]e?|anim[ée]e?|conduite?|tenue?)\s+par\s+([^,;:()]+?)\)?(?=\s*(?:[,;:(]|$|\s(?:à|au|aux|chez|le)\s))/iu;
const venue = /^(.*?)[\s,]+(?:à|au|aux|chez|dans)\s+(?:la\s+|le\s+|les\s+|l['’])?(\S.*)$/isu;
const leading = /^(?:(?:avec|la|le|les|l['’]|un|une)\s*(?<=[\s'’]))+/iu;
const yesterday = /(?<!\p{L})(?:avant[- ])?hier(?!\p{L})/iu;
const dotted = /(?<![\d.,/])(\d{1,2})[.,]([0-5]\d)(?![\d.,/])/u;
const titled = /^(?:M\.|Mr\.?|Mme|Mlle|Monsieur|Madame)\s/iu;

/** "CAF 12 janvier 10 h, mené par Mme Haddad, à Charlieu : élus jeunesse et CAF". */
export function readNewAppointment(rest: string, context: CommandContext): Parameters | undefined {
  // An answer that begins so, of somebody who notes none, stays an answer.
  if (!may(context.person, "manage_meetings")) return undefined;
  const said = rest.replaceAll("’", "'").replace(/\s+/gu, " ").trim();
  const [, first = said, about = ""] = /^(.*?)\s*:(?!\d\d)\s*(.*)$/su.exec(said) ?? [];
  const led = ledBy.exec(first);
  const head = led === null ? first : `${first.slice(0, led.index)} ${first.slice(led.index + led[0].length)}`;
  const { words, known } = readDetails(withHour(withPastDay(head, context.today)), context);
  const [, before = words, place = ""] = venue.exec(words) ?? [];
  const { startsAt, minutes } = known;
  const whom = before.replace(/[\s,]+$/u, "").replace(leading, "");
  return {
    ...(whom === "" ? {} : { organisation: whom }),
    ...readDay(known, context.today),
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(place === "" ? {} : { place: capital(place) }),
    ...(about === "" ? {} : { about }),
    ...(led?.[1] === undefined ? {} : { leader: String(personNamed(led[1], context).id) }),
  };
}

/** The readers of meetings, which are to come, know no word for yesterday. */
function withPastDay(said: string, today: CivilDate): string {
  return said.replace(yesterday, (word) => addDays(today, /^avant/iu.test(word) ? -2 : -1));
}

/** "14 janvier 10.30": beside a day told otherwise, it is an hour. */
function withHour(said: string): string {
  return said.split(/[\s,]+/u).some(tellsDay) ? said.replace(dotted, "$1 h $2") : said;
}

function tellsDay(token: string): boolean {
  const word = fold(token);
  const isNamed = monthNamed(word) !== undefined || weekdayNamed(word) !== undefined;
  return isNamed || /^(?:demain|\d{4} \d\d \d\d)$/u.test(word);
}

/** With whom: a person of the directory, and what they are of; or an organisation or a function, with the partner who stands for it. */
export function readContact(said: string, context: CommandContext): { organisation: string; person?: Person } {
  const pieces = said
    .replace(leading, "")
    .split(/\s*[,(]\s*/u)
    .map((piece) => piece.replace(/[\s)]+$/u, ""))
    .filter((piece) => piece !== "");
  const people = pieces.map((piece) => (mayBePerson(piece, context) ? personNamed(piece, context) : undefined));
  const person = people.find((one) => one !== undefined);
  const others = pieces.filter((_, at) => people[at] === undefined);
  const organisation = others.length === 0 ? undefined : others.join(", ");
  if (organisation === undefined && person !== undefined) return { organisation: whatTheyAre(person, context), person };
  const name = capital(organisation ?? said.trim());
  const partner = person ?? partnerOf(name, context);
  return { organisation: name, ...(partner && { person: partner }) };
}

function mayBePerson(piece: string, { store }: CommandContext): boolean {
  return (
    titled.test(piece) || /^(?:maire|présidente?)\s/iu.test(piece) || findPeople(piece, store.people.all()).length > 0
  );
}

/** Throws `UserError` for who is not in the directory, or may be several. */
function personNamed(said: string, { store }: CommandContext): Person {
  const people = store.people.all();
  const found = findPeople(said, people);
  const named = found.length === 0 ? namedPerson(said, people, store.territory.municipalities()) : undefined;
  const [only, another] = named?.kind === "one" ? [named.person] : found;
  if (only === undefined) throw new UserError(sayUnknownContact(said));
  if (another !== undefined) throw new UserError(saySeveralContacts(said, found.map(fullNameOf)));
  return only;
}

function whatTheyAre({ mandates }: Person, { store }: CommandContext): string {
  const names = mandates.flatMap(({ insee, delegations, function: held }) => {
    if (held === "partner") return delegations;
    return insee === undefined ? [] : [store.territory.municipality(insee)?.name ?? ""];
  });
  return names.find((name) => name !== "") ?? store.territory.epci()?.name ?? "";
}

/** The only partner of the directory who stands for that organisation. */
function partnerOf(organisation: string, { store }: CommandContext): Person | undefined {
  const found = store.people
    .withFunction("partner")
    .filter(({ mandates }) =>
      mandates.some(({ delegations }) => delegations.some((one) => fold(one) === fold(organisation))),
    );
  return found.length === 1 ? found[0] : undefined;
}
