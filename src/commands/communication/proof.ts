import { localTimeAt } from "../../core/calendar/local-time.ts";
import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { sayNoDiffusion, sayProofOf } from "../../core/words/diffusions.ts";
import { isBusyElsewhere } from "./busy-elsewhere.ts";
import { chosenDiffusion, diffusionParameter, splitLineNumber } from "./which-diffusion.ts";

/** Who received what, and when: it outlives the outbox. */
export const proof: Command = {
  name: "proof",
  words: ["preuve", "preuve de diffusion", "preuves"],
  group: "communication",
  summary: "qui a reçu quoi, et quand ; ce qui attend encore",
  examples: ["preuve 3"],
  action: "inform",
  parameters: (context, { diffusion }) => [
    diffusionParameter(context, "La preuve de quelle ligne ?", diffusion, () => true),
  ],
  read(said, context) {
    const { id, rest } = splitLineNumber(said);
    if (id === undefined || rest !== "") return undefined;
    if (context.store.diffusions.byId(Number(id)) !== undefined) return { diffusion: id };
    // A reference that begins with the word, "preuve 4472", is left to the question that waits.
    if (isBusyElsewhere(context, "proof")) return undefined;
    throw new UserError(sayNoDiffusion(id));
  },
  run(context, parameters) {
    const { store, today, timeZone } = context;
    const { diffusion, said } = chosenDiffusion(context, parameters.diffusion);
    const reachable = store.accounts.reachablePeople();
    const receivers = store.diffusions
      .receivers(said.id)
      .map((one) => ({ ...one, reachable: reachable.has(one.personId) }));
    return {
      message: sayProofOf(said, receivers, store.diffusions.proofs(diffusion.id), {
        today,
        momentOf: (at) => localTimeAt(at, timeZone),
      }),
    };
  },
};
