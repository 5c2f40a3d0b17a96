import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { saySameAsBefore } from "../../core/words/consultations-acts.ts";
import { sayDiffused, sayHowDone, sayNotYetDiffused } from "../../core/words/diffusions.ts";
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
    const usual = sayHowDone(chosenDiffusion(context, known.diffusion).diffusion.channel);
    return [
      which,
      openParameter(
        { id: "how", text: "Comment ?", label: "Comment", help: "Quelques mots, par exemple « affiché en mairie »." },
        [{ value: usual, label: usual }],
      ),
      dateParameter({ id: "on", text: "Quel jour ?", label: "Jour" }),
    ];
  },
  read(said, context) {
    const { id, rest } = splitLineNumber(said);
    if (id === undefined && /^(?:les?|la|un|une)\s/iu.test(rest)) return undefined;
    if (id !== undefined) chosenDiffusion(context, id);
    const read = (text: string) => readDayDone(text, context.today);
    const { words, proof } = cutProof(rest, read);
    const { words: left, date } = cutDate(words, read);
    const how = left.replace(/^[\s,;:.]+|[\s,;:.]+$/gu, "");
    return {
      ...(id === undefined ? {} : { diffusion: id }),
      ...(how === "" ? {} : { how }),
      ...(date === undefined ? {} : { on: date }),
      ...(proof === undefined ? {} : { reference: proof }),
    };
  },
  refuse: ({ on }, { today }) =>
    on !== undefined && String(on) > today ? { id: "on", sentence: sayNotYetDiffused(String(on)) } : undefined,
  run(context, { diffusion, how, on, reference }) {
    const { store, person, now, today } = context;
    const { said } = chosenDiffusion(context, diffusion);
    const proof = {
      how: String(how),
      doneOn: String(on),
      ...(reference === undefined ? {} : { reference: String(reference) }),
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
