import { fold } from "../language/fold.ts";
import { suggest } from "../language/suggest.ts";

/** In the order they are shown. */
export const helpTopics = [
  "diagnostic",
  "campaign",
  "figures",
  "scenarios",
  "actors",
  "deadlines",
  "legal",
  "bodies",
  "meetings",
  "decisions",
  "communication",
  "people",
  "me",
] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** The word after `aide` that asks for one subject whole. */
export const topicWords: Record<HelpTopic, string> = {
  diagnostic: "diagnostic",
  campaign: "campagne",
  figures: "résultats",
  scenarios: "scénarios",
  actors: "acteurs",
  deadlines: "échéances",
  legal: "loi",
  bodies: "instances",
  meetings: "réunions",
  decisions: "décisions",
  communication: "informer",
  people: "personnes",
  me: "moi",
};

export const topicTitles: Record<HelpTopic, string> = {
  diagnostic: "Répondre au diagnostic",
  campaign: "Mener une campagne de diagnostic",
  figures: "Les résultats du diagnostic",
  scenarios: "Les scénarios de mutualisation",
  actors: "Les acteurs et le cadre politique",
  deadlines: "Les échéances, les objectifs et leurs actions",
  legal: "Les dates de la loi",
  bodies: "Les instances",
  meetings: "Les réunions",
  decisions: "Les décisions",
  communication: "Le plan d'information",
  people: "Les personnes",
  me: "Vous et moi",
};

/** The subject that `said` names, in the words of `aide`: "réunions", "les réunions", "réunion". */
export function helpTopicNamed(said: string): HelpTopic | undefined {
  const word = subjectIn(said);
  return helpTopics.find((group) =>
    [topicWords[group], topicTitles[group]].some((one) => [word, `${word}s`].includes(subjectIn(one))),
  );
}

/** The same, a slip or two away, or by a word of its title. */
export function helpTopicNear(said: string): HelpTopic | undefined {
  const word = subjectIn(said);
  const [near] = word.length < 5 ? [] : suggest(word, Object.values(topicWords));
  return helpTopics.find((group) => topicWords[group] === near || fold(topicTitles[group]).split(" ").includes(word));
}

function subjectIn(said: string): string {
  return fold(said).replace(/^(?:sur |pour |les? |la |l')+/u, "");
}
