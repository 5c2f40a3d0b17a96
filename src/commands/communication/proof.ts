import { localTimeAt } from "../../core/calendar/local-time.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { sayProofOf } from "../../core/words/diffusion-proof.ts";
import { sayNoDiffusion } from "../../core/words/diffusions.ts";
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
    if (isAskedForOne(context)) return undefined;
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

/** Whether what waits for an answer takes a reference, or free words of an interview. */
function isAskedForOne({ store, person }: CommandContext): boolean {
  const { form, interviewId } = store.conversations.of(person.id);
  return form === undefined ? interviewId !== undefined : takesReference.has(form.command);
}

const takesReference = new Set(["consultation-transmit", "diffusion-done"]);
