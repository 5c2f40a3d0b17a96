import { may } from "../../core/access.ts";
import { reachedBy } from "../../core/audiences.ts";
import type { Command } from "../../core/command.ts";
import { hasReached, type State } from "../../core/communication/diffusion.ts";
import { sayPlanOfInformation } from "../../core/words/diffusions.ts";
import { diffusionsNow } from "./which-diffusion.ts";

/** What asks for something comes first, then what is to come; what is over last. */
const order: State["kind"][] = ["to_do", "planned", "left", "done", "cancelled"];

export const communicationPlan: Command = {
  name: "communication-plan",
  words: ["plan d'information", "plan d'info", "plan de communication", "plan de com", "plan information"],
  group: "communication",
  summary: "qui est informé de quoi, par quel canal, quel jour ; et qui ne l'est pas encore",
  examples: ["plan d'information"],
  action: "see_state",
  read: (rest) => (/^(?:complet|entier|tout|en entier)$/iu.test(rest.trim()) ? { all: "yes" } : undefined),
  run(context, { all }) {
    const { library, person, today } = context;
    const views = diffusionsNow(context);
    const told = new Set(views.filter(({ said }) => hasReached(said.state)).map(({ diffusion }) => diffusion.audience));
    const reached = reachedBy(library, told);
    const untold = library.audiences
      .filter(({ key }) => !reached.has(key))
      .map(({ key, name, fromStart }) => {
        // The plan comes by day: the first one found is the soonest.
        const coming = views.find(
          ({ diffusion, said }) => diffusion.audience === key && ["to_do", "planned"].includes(said.state.kind),
        );
        return { name, fromStart, ...(coming && { plannedOn: coming.said.dueOn }) };
      });
    const lines = views
      .map(({ said }) => said)
      .toSorted((one, other) => order.indexOf(one.state.kind) - order.indexOf(other.state.kind));
    return {
      message: sayPlanOfInformation(
        lines,
        {
          fromStart: untold.filter(({ fromStart }) => fromStart),
          others: untold.filter(({ fromStart }) => !fromStart),
        },
        { today, all: all === "yes", mayInform: may(person, "inform") },
      ),
    };
  },
};
