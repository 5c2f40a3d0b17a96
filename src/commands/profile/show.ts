import { may } from "../../core/access.ts";
import type { Command } from "../../core/command.ts";
import { profileView } from "../../core/profile-view.ts";
import { sayOthersProfile, sayProfile } from "../../core/words/profile.ts";
import { municipalitiesFor, municipalityOf, namedMunicipality, whichMunicipality } from "./which-municipality.ts";

const fillsIt = /(?:^|\s)compl[ée]ter$/iu;

export const profile: Command = {
  name: "profile",
  words: ["fiche", "fiche commune", "fiche de la commune"],
  group: "people",
  summary: "comment fonctionne une commune : secrétariat, horaires, jour du conseil, outils",
  examples: ["fiche Vougy"],
  action: "see_profile",
  // A short number is that of a sheet for a decision.
  claims: (rest) => !/^(?:n\s*°\s*)?\d{1,4}(?!\d)/u.test(rest),
  parameters: (context, known) => whichMunicipality(context, "see_profile", known),
  read(rest, context) {
    const place = namedMunicipality(context, rest.replace(fillsIt, ""));
    return place && { insee: place.insee, ...(fillsIt.test(rest) ? { fill: 1 } : {}) };
  },
  run(context, parameters) {
    const place = municipalityOf(context, "see_profile", parameters);
    if (place === undefined) throw new Error("a profile is of a municipality that is known");
    if (!may(context.person, "see_profile", place.insee)) {
      const own = municipalitiesFor(context, "see_profile").map(({ name }) => name);
      return { message: sayOthersProfile(place.name, own) };
    }
    const message = sayProfile(profileView(context, place), context.today);
    return parameters["fill"] === undefined || !may(context.person, "fill_profile", place.insee)
      ? { message }
      : { message: { blocks: [] }, next: { command: "profile-fill", parameters: { insee: place.insee } } };
  },
};
