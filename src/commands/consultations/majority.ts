import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { sayMajority, sayNoMajority, sayNoMajorityAtAll } from "../../core/words/consultations-majority.ts";
import { cutConsultation, numberOf, openFor, theConsultation } from "./which-consultation.ts";

export const consultationMajority: Command = {
  name: "consultation-majority",
  words: [
    "consultation majorité",
    "majorité qualifiée",
    "calcul de la majorité",
    "calcul majorité",
    "où en est la majorité",
    "quelle population",
  ],
  group: "legal",
  summary: "la majorité à réunir : ce qui est acquis, ce qui manque, la population comptée",
  examples: ["majorité qualifiée"],
  action: "see_legal",
  read(rest, context) {
    const { words, view } = cutConsultation(rest, openFor(context));
    return view === undefined || words !== "" ? undefined : { consultation: view.consultation.id };
  },
  run(context, { consultation }) {
    const named = openFor(context).find((view) => view.consultation.id === consultation);
    const counted = openFor(context).filter(({ majority }) => majority !== undefined);
    const [only] = counted;
    if (named === undefined && only === undefined && openFor(context).length > 1)
      return { message: say(sayNoMajorityAtAll()) };
    const which = theConsultation(
      context,
      named ?? (counted.length === 1 ? only : undefined),
      (view) => `consultation majorité ${numberOf(view)}`,
    );
    if ("reply" in which) return which.reply;
    const { view } = which;
    return { message: view.majority === undefined ? say(sayNoMajority(view)) : sayMajority(view, view.majority) };
  },
};
