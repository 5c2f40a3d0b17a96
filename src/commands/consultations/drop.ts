import type { Command } from "../../core/command.ts";
import { withdrawLetters } from "../../core/consultation-letters.ts";
import { say } from "../../core/message.ts";
import { UserError } from "../../core/errors.ts";
import { sayTitleOf } from "../../core/words/consultations-names.ts";
import { sayDropped } from "../../core/words/consultations-open.ts";
import { sayNoConsultation } from "../../core/words/consultations.ts";
import { choiceParameter } from "../parameter.ts";
import { askedOf } from "./asked.ts";
import { cutConsultation, openFor } from "./which-consultation.ts";

export const consultationDrop: Command = {
  name: "consultation-drop",
  words: ["consultation abandonner", "abandonner la consultation", "consultation annuler", "annuler la consultation"],
  group: "legal",
  summary: "renoncer à une consultation, sans rien effacer",
  examples: ["consultation abandonner schéma"],
  action: "manage_legal",
  asked: askedOf,
  // Always asked by name: what is given up is seen before it is.
  parameters(context) {
    const views = openFor(context);
    if (views.length === 0) throw new UserError(sayNoConsultation(true));
    return [
      choiceParameter(
        { id: "consultation", text: "Quelle consultation abandonner ?", label: "Consultation" },
        views.map((view) => ({
          value: String(view.consultation.id),
          label: sayTitleOf(view),
          words: [...view.kind.words, view.consultation.subject],
        })),
      ),
    ];
  },
  read(rest, context) {
    const { words, view } = cutConsultation(rest, openFor(context));
    return view === undefined || words !== "" ? undefined : { consultation: String(view.consultation.id) };
  },
  run(context, { consultation }) {
    const { store, person, now, today } = context;
    const view = openFor(context).find((one) => String(one.consultation.id) === consultation);
    if (view === undefined) throw new UserError(sayNoConsultation(true));
    store.consultations.conclude(view.consultation.id, today, "dropped");
    withdrawLetters(store, view);
    store.audit.add(now, person.id, "consultation.dropped", `consultation:${view.consultation.id}`);
    return { message: say(sayDropped(view)) };
  },
};
