import { may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { nextUsualDay, readUsualDay } from "../../core/language/usual-day.ts";
import { type Outbound, say } from "../../core/message.ts";
import type { Municipality } from "../../core/people.ts";
import { openDaysIn } from "../../core/territory/opening-days.ts";
import { type ProfileSubject, profileSubjects, readSubject, takesBack } from "../../core/territory/profile-subjects.ts";
import { askSubject, sayNoted, sayNotYoursToFill, sayTakenBack, sayTooLong } from "../../core/words/profile.ts";
import { textParameter } from "../parameter.ts";
import { leadingMunicipality, municipalityOf, namedMunicipality, whichMunicipality } from "./which-municipality.ts";

const longestValue = 200;

export const profileNote: Command = {
  name: "profile-note",
  words: ["fiche", "fiche commune", "fiche de la commune"],
  group: "people",
  summary: "noter les horaires, le jour du conseil, le canal préféré ou les outils d'une commune",
  examples: ["fiche Vougy horaires mardi et vendredi 9h-12h", "fiche Vougy conseil le deuxième jeudi"],
  action: "fill_profile",
  claims: (rest) => readSubject(rest) !== undefined,
  parameters(context, known) {
    const which = whichMunicipality(context, "fill_profile", known);
    const place = municipalityOf(context, "fill_profile", known);
    const subject = subjectOf(known["subject"]);
    return [...which, ...(place === undefined ? [] : [askFor(context, place, subject)])];
  },
  read(rest, context) {
    const said = readSubject(rest);
    if (said === undefined) return undefined;
    const named = said.before === "" ? undefined : namedMunicipality(context, said.before);
    if (said.before !== "" && named === undefined) return undefined;
    const { place = named, rest: value } =
      named === undefined ? leadingMunicipality(context, said.after) : { rest: said.after };
    if (value.length > longestValue) throw new UserError(sayTooLong(longestValue));
    return {
      subject: said.subject,
      ...(place === undefined ? {} : { insee: place.insee }),
      ...(value === "" ? {} : { value }),
    };
  },
  run(context, known) {
    const place = municipalityOf(context, "fill_profile", known);
    if (place === undefined) throw new Error("a profile is of a municipality that is known");
    return { message: note(context, place, subjectOf(known["subject"]), String(known["value"])) };
  },
};

export function subjectOf(value: unknown): ProfileSubject {
  return profileSubjects.find((subject) => subject === value) ?? "opening";
}

export function askFor({ store }: CommandContext, place: Municipality, subject: ProfileSubject) {
  const present = store.profiles.of(place.insee).find((entry) => entry.subject === subject)?.value;
  return textParameter({ id: "value", ...askSubject(subject, place.name, present) }, longestValue);
}

/** Keeps what was said, and says what was understood of it. */
export function note(context: CommandContext, place: Municipality, subject: ProfileSubject, said: string): Outbound {
  const { store, person, now, today } = context;
  if (!may(person, "fill_profile", place.insee)) return sayNotYoursToFill(place.name);
  const before = store.profiles.of(place.insee).find((entry) => entry.subject === subject)?.value;
  const value = takesBack(said) ? "" : said.trim();
  if (value !== (before ?? "")) {
    store.profiles.set(place.insee, { subject, value, by: person.id, at: now });
    store.audit.add(now, person.id, "profile.noted", `municipality:${place.insee}:${subject}`, {
      ...(before === undefined ? {} : { before }),
      after: value,
    });
  }
  if (value === "") return say(sayTakenBack(place.name, subject, before));
  const usual = subject === "council" ? readUsualDay(value) : undefined;
  const noted = {
    place: place.name,
    subject,
    value,
    before,
    openDays: subject === "opening" ? openDaysIn(value) : undefined,
    nextCouncil: usual && nextUsualDay(usual, today),
  };
  return say(sayNoted(noted, today));
}
