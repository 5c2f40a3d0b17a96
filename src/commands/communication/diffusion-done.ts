import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { Command, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { saySameAsBefore } from "../../core/words/consultations-acts.ts";
import { sayDiffused, sayHowDone, sayNotDoneIfCancelled, sayNotYetDiffused } from "../../core/words/diffusions.ts";
import { cutDate, cutProof, readDayDone } from "../consultations/said.ts";
import { dateParameter, openParameter } from "../parameter.ts";
import { chosenDiffusion, diffusionParameter, splitLineNumber } from "./which-diffusion.ts";

/** What was done outside of Relais, kept with how, when and what proves it. */
export const diffusionDone: Command = {
  name: "diffusion-done",
  words: ["diffusé", "diffusée", "diffusés", "diffusées", "diffusion faite", "information diffusée"],
  group: "communication",
  summary: "garder la preuve d'une diffusion faite ailleurs : comment, quel jour, quelle référence",
  examples: ["diffusé 3 affiché en mairie hier"],
  action: "inform",
  parameters(context, known) {
    const which = diffusionParameter(
      context,
      "Qu'est-ce qui est diffusé ?",
      known.diffusion,
      ({ diffusion, said }) => diffusion.channel !== "relais" && ["to_do", "planned"].includes(said.state.kind),
    );
    if (known.diffusion === undefined) return [which];
    const view = chosenDiffusion(context, known.diffusion);
    if (view.said.state.kind === "cancelled") throw new UserError(sayNotDoneIfCancelled(view.said));
    const usual = sayHowDone(view.diffusion.channel);
    return [
      which,
      openParameter(
        { id: "how", text: "Comment ?", label: "Comment", help: "Quelques mots, par exemple « affiché en mairie »." },
        [{ value: usual, label: usual }],
      ),
      ...(known.how !== undefined && doneSaid(known, context.today).on !== undefined
        ? []
        : [dateParameter({ id: "on", text: "Quel jour ?", label: "Jour" })]),
    ];
  },
  read(said, context) {
    const { id, rest } = splitLineNumber(said);
    if (id === undefined && /^(?:les?|la|un|une)\s/iu.test(rest)) return undefined;
    if (id !== undefined) chosenDiffusion(context, id);
    const { how, on, reference } = splitDone(rest, context.today);
    return {
      ...(id === undefined ? {} : { diffusion: id }),
      ...(how === "" ? {} : { how }),
      ...(on === undefined ? {} : { on }),
      ...(reference === undefined ? {} : { reference }),
    };
  },
  refuse(known, { today }) {
    const { on } = doneSaid(known, today);
    if (on === undefined || on <= today) return undefined;
    return { id: known.on === undefined ? "how" : "on", sentence: sayNotYetDiffused(on) };
  },
  run(context, known) {
    const { store, person, now, today } = context;
    const { diffusion, said } = chosenDiffusion(context, known.diffusion);
    const { how, on, reference } = doneSaid(known, today);
    const proof = {
      how: how === "" ? sayHowDone(diffusion.channel) : how,
      doneOn: String(on),
      ...(reference === undefined ? {} : { reference }),
    };
    const isKnown = store.diffusions
      .proofs(said.id)
      .some((one) => one.how === proof.how && one.doneOn === proof.doneOn && one.reference === proof.reference);
    if (isKnown) return { message: say(saySameAsBefore()) };
    store.diffusions.prove(said.id, proof, person.id, now);
    store.audit.add(now, person.id, "diffusion.done", `diffusion:${said.id}`, {
      after: `${proof.doneOn} ${proof.how}`,
    });
    return { message: say(sayDiffused(said, proof, today)) };
  },
};

type DoneSaid = { how: string; on?: CivilDate; reference?: string };

/** "courriel hier, réf. 45": how, which day, and what proves it. */
function splitDone(words: string, today: CivilDate): DoneSaid {
  const read = (text: string) => readDayDone(text, today);
  const { words: unproved, proof } = cutProof(words, read);
  const { words: left, date } = cutDate(unproved, read);
  const how = left.replace(/^[\s,;:.]+|[\s,;:.]+$/gu, "");
  return { how, ...(date === undefined ? {} : { on: date }), ...(proof === undefined ? {} : { reference: proof }) };
}

/** All that was said of it, also in answer to "how?". */
function doneSaid({ how = "", on, reference }: Parameters, today: CivilDate): DoneSaid {
  const said = on === undefined ? splitDone(String(how), today) : { how: String(how), on: String(on) };
  return reference === undefined ? said : { ...said, reference: String(reference) };
}
