import { municipalitiesOf } from "../../core/access.ts";
import type { Command } from "../../core/command.ts";
import { secondSitting } from "../../core/governance/quorum.ts";
import { presenceOf, quorumFor } from "../../core/presence.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { sayQuorum } from "../../core/words/quorum.ts";
import { chosenIn, lookedAt, readMeetingAlone, whichMeeting } from "./organised.ts";

export const quorum: Command = {
  name: "quorum",
  words: ["quorum", "le quorum"],
  group: "meetings",
  summary: "compter qui est là, et dire si une séance peut délibérer",
  examples: ["quorum conseil", "quorum copil"],
  action: "manage_meetings",
  parameters: (context) => whichMeeting("Pour quelle réunion ?", lookedAt(context), context),
  read: (rest, context) => readMeetingAlone(rest, lookedAt(context), context),
  run(context, parameters) {
    const view = chosenIn(parameters, lookedAt(context), context);
    const presence = presenceOf(context.store, view);
    const { heldOn, format } = view.meeting;
    return {
      message: sayQuorum(quorumFor(presence, view), {
        meeting: sayMeetingName(view, context.today),
        today: context.today,
        announced: !presence.pointed,
        byVideo: format !== "in_person",
        municipalities: new Set(presence.members.flatMap(municipalitiesOf)).size,
        again: heldOn === undefined || !presence.pointed ? undefined : secondSitting(heldOn),
        decidesForCouncil: view.seated.template.key === "bureau",
      }),
    };
  },
};
