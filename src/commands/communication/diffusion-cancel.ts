import { stopDiffusion } from "../../core/announcing.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { askCancel, sayDiffusionCancelled, sayNothingToStop, sayStays } from "../../core/words/diffusions.ts";
import { choiceParameter } from "../parameter.ts";
import { chosenDiffusion, diffusionParameter, type DiffusionView, splitLineNumber } from "./which-diffusion.ts";

export const diffusionCancel: Command = {
  name: "diffusion-cancel",
  words: ["diffusion annuler", "information annuler", "annuler la diffusion", "annuler diffusion"],
  group: "communication",
  summary: "annuler une ligne du plan, et retenir ce qui n'est pas encore parti",
  examples: ["diffusion annuler 3"],
  action: "inform",
  // "Information annuler" alone is about what the law asks to send.
  claims: (rest) => splitLineNumber(rest).id !== undefined || rest === "",
  parameters(context, { diffusion }) {
    const which = diffusionParameter(context, "Quelle ligne faut-il annuler ?", diffusion, (one) =>
      canStop(context, one),
    );
    if (diffusion === undefined) return [which];
    const view = chosenDiffusion(context, diffusion);
    if (!canStop(context, view)) throw new UserError(sayNothingToStop(view.said));
    return [
      which,
      choiceParameter({ id: "sure", text: askCancel(view.said), label: "Annulation" }, [
        { value: "yes", label: "Oui, annuler", words: ["oui", "ok", "d'accord", "je confirme", "annuler"] },
        { value: "no", label: "Non, la garder", words: ["non", "garder", "laisser"] },
      ]),
    ];
  },
  read(said, context) {
    const { id, rest } = splitLineNumber(said);
    if (id === undefined || rest !== "") return undefined;
    chosenDiffusion(context, id);
    return { diffusion: id };
  },
  run(context, { diffusion, sure }) {
    const { store, person, now } = context;
    const view = chosenDiffusion(context, diffusion);
    if (sure !== "yes") return { message: say(sayStays(view.said)) };
    const stopped = stopDiffusion(store, view.diffusion, now);
    store.audit.add(now, person.id, "diffusion.cancelled", `diffusion:${view.said.id}`, { after: String(stopped) });
    return { message: say(sayDiffusionCancelled(view.said, stopped)) };
  },
};

/** Something of it is still to leave, or to be done. */
function canStop({ store }: CommandContext, { diffusion, said }: DiffusionView): boolean {
  if (diffusion.cancelledAt !== undefined || said.state.kind === "done") return false;
  // A line that found nobody goes out of the plan like any other.
  if (said.state.kind !== "left" || said.state.of === 0) return true;
  return store.diffusions.receivers(said.id).some(({ outcome }) => outcome === "waiting");
}
