import { isDirector, municipalitiesOf } from "../../core/access.ts";
import type { Command } from "../../core/command.ts";
import { tallyInterests } from "../../core/roadmap/interest.ts";
import { sayInterests, sayInterestsInNumbers } from "../../core/words/interests.ts";
import { objectivesThere } from "./which-objective.ts";

/** Municipality by municipality for the direction; in numbers for the others, with what their own said. */
export const interests: Command = {
  name: "interests",
  words: ["intérêts", "les intérêts", "intérêts des communes", "intérêts communs"],
  group: "deadlines",
  summary: "ce que les communes disent de chaque objectif",
  examples: ["intérêts"],
  action: "see_deadlines",
  run(context) {
    const { store, person } = context;
    const places = store.territory.municipalities();
    const said = store.objectives.interests();
    const tallies = tallyInterests(objectivesThere(context), said, places.length);
    if (isDirector(person)) {
      const levels = new Map(said.map(({ insee, objectiveId, level }) => [`${insee}:${objectiveId}`, level]));
      return { message: sayInterests(tallies, places, (insee, id) => levels.get(`${insee}:${id}`)) };
    }
    const mine = municipalitiesOf(person);
    const own = said.flatMap(({ insee, objectiveId, level }) => {
      const place = store.territory.municipality(insee)?.name;
      return mine.includes(insee) && place !== undefined ? [{ place, objectiveId, level }] : [];
    });
    return { message: sayInterestsInNumbers(tallies, own) };
  },
};
