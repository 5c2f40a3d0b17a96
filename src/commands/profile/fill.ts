import { may } from "../../core/access.ts";
import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { profileSubjects } from "../../core/territory/profile-subjects.ts";
import { sayFilled, sayFillLater, sayNotYoursToFill } from "../../core/words/profile.ts";
import { askFor, note, subjectOf } from "./note.ts";
import { municipalityOf, namedMunicipality, whichMunicipality } from "./which-municipality.ts";

const pass = {
  value: "passer",
  label: "Passer",
  words: ["suivant", "suivante", "je ne sais pas", "je sais pas", "sais pas", "jsp", "aucune idée", "rien", "non"],
};

/** One question after the other, each answer kept at once: leaving in the middle loses nothing. */
export const profileFill: Command = {
  name: "profile-fill",
  words: ["fiche compléter", "compléter la fiche", "compléter fiche", "remplir la fiche"],
  group: "people",
  summary: "compléter la fiche d'une commune, question par question",
  examples: ["fiche compléter Vougy"],
  action: "fill_profile",
  parameters(context, known) {
    const which = whichMunicipality(context, "fill_profile", known);
    const place = municipalityOf(context, "fill_profile", known);
    if (place === undefined || !may(context.person, "fill_profile", place.insee)) return which;
    return [...which, { ...askFor(context, place, subjectOf(known["subject"])), ready: [pass] }];
  },
  read(rest, context) {
    const place = namedMunicipality(context, rest);
    return place && { insee: place.insee };
  },
  run(context, known) {
    const place = municipalityOf(context, "fill_profile", known);
    if (place === undefined) throw new Error("a profile is of a municipality that is known");
    if (!may(context.person, "fill_profile", place.insee)) return { message: sayNotYoursToFill(place.name) };
    const subject = subjectOf(known["subject"]);
    const value = String(known["value"] ?? pass.value);
    const message = value === pass.value ? { blocks: [] } : note(context, place, subject, value);
    const next = profileSubjects[profileSubjects.indexOf(subject) + 1];
    if (next !== undefined)
      return { message, next: { command: "profile-fill", parameters: { insee: place.insee, subject: next } } };
    return { message: { blocks: [...message.blocks, ...say(sayFilled(place.name)).blocks] } };
  },
  sayLeft(context, known) {
    return sayFillLater(municipalityOf(context, "fill_profile", known)?.name ?? "");
  },
};
