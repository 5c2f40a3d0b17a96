import { municipalitiesOf } from "../../core/access.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import { say } from "../../core/message.ts";
import type { Municipality } from "../../core/people.ts";
import { interestLevels } from "../../core/roadmap/interest.ts";
import { isMayorThere } from "../../core/visa.ts";
import { interestOptions, interestQuestions, sayInterestKept, sayMayorsSayIt } from "../../core/words/interests.ts";
import { findPlace } from "../find-place.ts";
import { choiceParameter } from "../parameter.ts";
import { chosenObjective, cutObjective, objectiveParameter } from "./which-objective.ts";

/** A municipality says itself what an objective is worth to it, and may say otherwise later. */
export const interest: Command = {
  name: "interest",
  words: ["intérêt", "mon intérêt", "notre intérêt", "l'intérêt", "dire mon intérêt", "intérêt de la commune"],
  group: "deadlines",
  summary: "pour un maire : dire l'intérêt de la commune pour un objectif",
  examples: ["intérêt objectif 3 : fort", "intérêt 1 fort, 2 moyen, 3 pas encore"],
  action: "give_position",
  asked: () => "intérêts",
  parameters(context, known) {
    const own = ownPlaces(context);
    const place = choiceParameter(
      { id: "insee", text: interestQuestions.place, label: "Commune" },
      own.map(({ insee, name }) => ({ value: insee, label: name })),
    );
    const places = own.length > 1 ? [place] : [];
    if (known.several !== undefined) return places;
    const which = objectiveParameter(context, interestQuestions.objective);
    if (known.objective === undefined) return [which];
    const { title } = chosenObjective(context, known.objective);
    const asked = {
      id: "level",
      text: interestQuestions.level(title),
      label: "Intérêt",
      help: interestQuestions.levelHelp,
    };
    return [which, ...places, choiceParameter(asked, interestOptions())];
  },
  usual: { level: "undecided" },
  read: readInterest,
  meant: (rest) => /\d/u.test(rest),
  run(context, known) {
    const { store, person, now } = context;
    const own = ownPlaces(context);
    const place = own.find(({ insee }) => known.insee === undefined || insee === known.insee);
    if (place === undefined) throw new UserError(sayMayorsSayIt());
    const before = store.objectives.interests().filter(({ insee }) => insee === place.insee);
    const said = saidIn(known).map(({ objective, level }) => {
      const chosen = chosenObjective(context, objective);
      store.objectives.sayInterest({ objectiveId: chosen.id, insee: place.insee, level }, person.id, now);
      store.audit.add(now, person.id, "interest.said", `objective:${chosen.id}:${place.insee}`, { after: level });
      const earlier = before.find(({ objectiveId }) => objectiveId === chosen.id);
      return { objective: chosen, level, before: earlier?.level };
    });
    return { message: say(sayInterestKept(place.name, said)) };
  },
};

/** Where this person is the mayor. Throws `UserError` when nowhere. */
function ownPlaces({ store, person }: CommandContext): Municipality[] {
  const own = municipalitiesOf(person)
    .filter((insee) => isMayorThere(person, insee))
    .flatMap((insee) => store.territory.municipality(insee) ?? []);
  if (own.length === 0) throw new UserError(sayMayorsSayIt());
  return own;
}

/** "objectif 3 : fort", "3 fort pour Vougy", "1 fort, 2 moyen". */
function readInterest(rest: string, context: CommandContext): Parameters | undefined {
  const own = ownPlaces(context);
  const [, before = rest, name = ""] = /^(.*)\s+pour\s+(?:la commune (?:de|d['’])\s*)?(.+)$/isu.exec(rest) ?? [];
  const place = findPlace(name, own);
  const where = place === undefined ? {} : { insee: place.insee };
  const said = (place === undefined ? rest : before)
    .split(/[,;\n]|\set\s(?=\D*\d)/u)
    .filter((one) => /\p{L}|\d/u.test(one));
  const read = said.map((one) => {
    const { objective, rest: level } = cutObjective(one);
    return { objective, level: readLevel(level), isBare: level === "" };
  });
  const [first] = read;
  if (first?.objective === undefined || read.some((one) => one.objective === undefined)) return undefined;
  for (const { objective } of read) chosenObjective(context, objective);
  if (read.length > 1) {
    if (read.some(({ level }) => level === undefined)) return undefined;
    return { ...where, several: read.map(({ objective, level }) => `${objective}:${level}`).join(",") };
  }
  if (first.level === undefined) return first.isBare ? { ...where, objective: first.objective } : undefined;
  return { ...where, objective: first.objective, level: first.level };
}

function readLevel(said: string): string | undefined {
  const reading = readChoice(said, interestOptions());
  return reading.kind === "read" && reading.rest === "" ? reading.value : undefined;
}

function saidIn({ several, objective, level }: Parameters) {
  const pairs =
    several === undefined
      ? [[String(objective), String(level)]]
      : String(several)
          .split(",")
          .map((one) => one.split(":"));
  return pairs.flatMap(([id = "", value]) => {
    const read = interestLevels.find((one) => one === value);
    return read === undefined ? [] : [{ objective: id, level: read }];
  });
}
