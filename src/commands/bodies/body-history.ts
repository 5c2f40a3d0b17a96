import type { Command, CommandContext } from "../../core/command.ts";
import { bodyNamed, type SeatedBody, seatedBody } from "../../core/seats.ts";
import { sayHistory, type SeatHeld } from "../../core/words/bodies-history.ts";
import { fullNameOf } from "../../core/words/people.ts";
import { bodyParameter, chosenBody, isOutside, visibleBodies } from "./which-body.ts";

export const bodyHistory: Command = {
  name: "body-history",
  words: [
    "instance historique",
    "instances historique",
    "historique de l'instance",
    "historique du",
    "historique de la",
  ],
  group: "bodies",
  summary: "qui a siégé dans une instance, de quand à quand",
  examples: ["instance historique copil"],
  action: "see_bodies",
  parameters: (context) => [bodyParameter("De quelle instance ?", everBodies(context))],
  read(rest, context) {
    const seated = bodyNamed(rest, visibleBodies(context)) ?? bodyNamed(rest, everBodies(context));
    return seated && { body: String(seated.body.id) };
  },
  run(context, { body }) {
    const { store } = context;
    const seated = chosenBody(body, everBodies(context));
    const names = new Map(store.people.all().map((one) => [one.id, fullNameOf(one)]));
    const seats = store.bodies.history(seated.body.id).map(({ personId, ...seat }): SeatHeld => ({
      ...seat,
      name: names.get(personId) ?? "une personne sortie de l'annuaire",
    }));
    return { message: sayHistory(seated, seated.body.setUpOn, seats, seated.body.closedOn) };
  },
};

/** Also those that were closed, but for partners. */
function everBodies(context: CommandContext): SeatedBody[] {
  const { store, library } = context;
  if (isOutside(context)) return visibleBodies(context);
  const closed = store.bodies.closed().flatMap(({ id }) => seatedBody(store, library, id) ?? []);
  return [...visibleBodies(context), ...closed];
}
