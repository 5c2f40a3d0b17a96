import { answeredBy, may } from "../core/access.ts";
import type { Command, CommandContext } from "../core/command.ts";
import { entriesSaid } from "../core/entering.ts";
import { UserError } from "../core/errors.ts";
import { openSession } from "../core/interviewing.ts";
import type { Outbound } from "../core/message.ts";
import type { Municipality } from "../core/people.ts";
import { sayAnswers, sayNotReadBy, sayReadWhich, sayReadWithVisa } from "../core/words/answers.ts";
import { findPlace } from "./find-place.ts";
import { choiceParameter } from "./parameter.ts";

/** All that a municipality answered, for those who answer there, its mayor, and those who follow the diagnostic. */
export const answersRead: Command = {
  name: "answers-read",
  words: ["réponses", "les réponses", "toutes les réponses", "voir les réponses", "voir toutes les réponses"],
  group: "campaign",
  summary: "toutes les réponses d'une commune, telles qu'elles sont notées",
  examples: ["réponses Vougy"],
  action: "see_municipality",
  parameters(context) {
    const places = readablePlaces(context);
    if (places.length === 0) throw new UserError(sayNotReadBy(undefined));
    if (places.length === 1) return [];
    return [
      choiceParameter(
        { id: "insee", ...sayReadWhich() },
        places.map(({ insee: value, name: label }) => ({ value, label })),
      ),
    ];
  },
  read(rest, { store }) {
    const place = findPlace(rest, store.territory.municipalities());
    return place && { insee: place.insee };
  },
  run(context, { insee }) {
    const readable = readablePlaces(context);
    const place = insee === undefined ? readable[0] : readable.find((one) => one.insee === insee);
    if (place === undefined)
      throw new UserError(sayNotReadBy(context.store.territory.municipality(String(insee))?.name));
    if (readsAll(context, place.insee)) return { message: readAnswers(context, place.insee) };
    const seen = sessionsOf(context, place.insee).filter(
      ({ campaign, interview }) => campaign.visa && interview.status === "validated",
    );
    if (seen.length === 0) throw new UserError(sayReadWithVisa(place.name));
    return { message: sayAnswers(place.name, seen, context.today) };
  },
};

function readablePlaces({ store, person }: CommandContext): Municipality[] {
  const all = store.territory.municipalities();
  if (may(person, "follow_diagnostic")) return all;
  const mayorOf = person.mandates.flatMap((held) => (held.function === "mayor" ? (held.insee ?? []) : []));
  const own = new Set([...answeredBy(person), ...mayorOf]);
  return all.filter(({ insee }) => own.has(insee));
}

/** A mayor reads what they are asked to see, and nothing that the secretary was not told they would read. */
function readsAll({ person }: CommandContext, insee: string): boolean {
  return may(person, "follow_diagnostic") || answeredBy(person).includes(insee);
}

/** What a municipality answered; what is restricted is only for its author and the DGS. */
export function readAnswers(context: CommandContext, insee: string): Outbound {
  const { store, today } = context;
  return sayAnswers(store.territory.municipality(insee)?.name ?? insee, sessionsOf(context, insee), today);
}

function sessionsOf({ store, library, today, person }: CommandContext, insee: string) {
  return store.interviews
    .all()
    .filter((one) => one.insee === insee)
    .flatMap((one) => openSession(store, library, one.id, today, person) ?? [])
    .map((session) => ({ ...session, entries: entriesSaid(store, session.interview) }));
}
