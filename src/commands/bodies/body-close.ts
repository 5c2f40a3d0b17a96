import type { Command } from "../../core/command.ts";
import { bodyNamed } from "../../core/seats.ts";
import { askClose, sayClosed, sayNothingChanged, sayWouldClose } from "../../core/words/bodies-change.ts";
import { choiceParameter } from "../parameter.ts";
import { bodyParameter, chosenBody, visibleBodies } from "./which-body.ts";

export const bodyClose: Command = {
  name: "body-close",
  words: [
    "instance clore",
    "clore l'instance",
    "clore instance",
    "instance fermer",
    "instance dissoudre",
    "instance supprimer",
  ],
  group: "bodies",
  summary: "clore une instance, sans rien perdre de ce qui s'y est dit",
  examples: ["instance clore groupe de travail jeunesse"],
  action: "manage_bodies",
  parameters(context, known) {
    const bodies = visibleBodies(context);
    const which = bodyParameter("Quelle instance faut-il clore ?", bodies);
    if (known.body === undefined) return [which];
    const seated = chosenBody(known.body, bodies);
    const coming = context.store.meetings
      .all()
      .filter((one) => one.bodyId === seated.body.id && (one.status === "planned" || one.status === "polling"))
      .filter(({ heldOn }) => heldOn === undefined || heldOn >= context.today);
    const help = sayWouldClose(coming.length);
    const options = [
      { value: "yes", label: "Oui, la clore", words: ["oui", "ok", "d'accord", "clore"] },
      { value: "no", label: "Non, ne rien changer", words: ["non", "annuler"] },
    ];
    return [which, choiceParameter({ id: "confirm", text: askClose(seated), label: "Confirmation", help }, options)];
  },
  read(rest, context) {
    const seated = bodyNamed(rest, visibleBodies(context));
    return seated && { body: String(seated.body.id) };
  },
  run(context, { body, confirm }) {
    const { store, person, today, now } = context;
    if (confirm !== "yes") return { message: sayNothingChanged() };
    const seated = chosenBody(body, visibleBodies(context));
    store.bodies.close(seated.body.id, today);
    store.audit.add(now, person.id, "body.closed", `body:${seated.body.id}`, { before: seated.body.name });
    return { message: sayClosed(seated) };
  },
};
