import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { sayNoProofToUndo, sayProofUndone } from "../../core/words/diffusions.ts";
import { chosenDiffusion, diffusionParameter, splitLineNumber } from "./which-diffusion.ts";

export const diffusionUndo: Command = {
  name: "diffusion-undo",
  words: ["diffusé retirer", "diffusé annuler", "preuve retirer", "retirer la preuve"],
  group: "communication",
  summary: "retirer la dernière preuve notée par erreur",
  examples: ["diffusé retirer 3"],
  action: "inform",
  parameters: (context, { diffusion }) => [
    diffusionParameter(
      context,
      "De quelle ligne faut-il retirer la preuve ?",
      diffusion,
      ({ said }) => context.store.diffusions.proofs(said.id).length > 0,
    ),
  ],
  read(said) {
    const { id, rest } = splitLineNumber(said);
    return id === undefined || rest !== "" ? undefined : { diffusion: id };
  },
  run(context, { diffusion }) {
    const { store, person, now, today } = context;
    const { said } = chosenDiffusion(context, diffusion);
    const last = store.diffusions
      .proofs(said.id)
      .toSorted((one, other) => one.id - other.id)
      .at(-1);
    if (last === undefined) throw new UserError(sayNoProofToUndo(said));
    store.diffusions.unprove(last.id, now);
    store.audit.add(now, person.id, "diffusion.undone", `diffusion:${said.id}`, {
      before: `${last.doneOn} ${last.how}`,
    });
    return { message: say(sayProofUndone(said, last, today)) };
  },
};
