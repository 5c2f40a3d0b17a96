import { may } from "../core/access.ts";
import type { Command, CommandContext, CommandReply } from "../core/command.ts";
import { type AssignedInterview, interviewsOf } from "../core/interviewing.ts";
import { say } from "../core/message.ts";
import { sayAllDone, sayNothingToAnswer, sayTakingUp, sayWhichPlace } from "../core/words/assignment.ts";
import { findPlace } from "./find-place.ts";
import { followUp } from "./follow-up.ts";
import { state } from "./state.ts";

export const diagnostic: Command = {
  name: "diagnostic",
  words: ["diagnostic", "questionnaire", "répondre", "répondre au diagnostic", "reprendre le diagnostic"],
  group: "diagnostic",
  summary: "répondre, reprendre, ou suivre les réponses",
  examples: ["diagnostic", "diagnostic Vougy"],
  action: "see_municipality",
  read(rest, { store }) {
    const place = findPlace(
      rest.replace(/^(?:commencer|reprendre|continuer|suivi|suivre)\s*(?:par\s+)?/iu, ""),
      store.territory.municipalities(),
    );
    if (place) return { insee: place.insee };
    return /^(?:suivi|suivre|commencer|reprendre|continuer)$/iu.test(rest) ? {} : undefined;
  },
  run(context, { insee }) {
    const { person } = context;
    if (may(person, "answer_diagnostic")) return answer(context, typeof insee === "string" ? insee : undefined);
    return may(person, "follow_diagnostic")
      ? followUp.run(context, {})
      : state.run(context, insee === undefined ? {} : { insee });
  },
};

/** One interview to take up: it opens. Several: which municipality? The one left in the middle comes first. */
function answer({ store, person }: CommandContext, insee: string | undefined): CommandReply {
  const place = (one: AssignedInterview) => store.territory.municipality(one.insee)?.name ?? one.insee;
  const own = interviewsOf(store, person).filter((one) => insee === undefined || one.insee === insee);
  const waiting = own.filter((one) => one.status !== "validated" && one.status !== "abandoned");
  if (own.length === 0) return { message: say(sayNothingToAnswer()) };
  if (waiting.length === 0) return { message: say(sayAllDone(own.map(place))) };
  const begun = waiting.filter((one) => one.status !== "invited").toSorted((a, b) => b.updatedAt - a.updatedAt);
  const chosen = waiting.length === 1 ? waiting[0] : begun.length === 1 ? begun[0] : undefined;
  if (chosen === undefined) return { message: sayWhichPlace((begun.length > 0 ? begun : waiting).map(place)) };
  return {
    message: say(sayTakingUp(place(chosen), chosen.campaign.project.title, chosen.status !== "invited")),
    interviewId: chosen.id,
  };
}
