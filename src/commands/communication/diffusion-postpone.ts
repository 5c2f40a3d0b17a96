import type { Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { saySameAsBefore } from "../../core/words/consultations-acts.ts";
import { sayAlreadyLeft, sayClosedThen, sayDayOver, sayDiffusionMoved } from "../../core/words/diffusions.ts";
import { cutDate, readDayToCome } from "../consultations/said.ts";
import { dateParameter } from "../parameter.ts";
import { openDayOf } from "./draft.ts";
import { chosenDiffusion, diffusionParameter, type DiffusionView, splitLineNumber } from "./which-diffusion.ts";

export const diffusionPostpone: Command = {
  name: "diffusion-postpone",
  words: [
    "diffusion reporter",
    "information reporter",
    "reporter la diffusion",
    "reporter l'information",
    "diffusion déplacer",
  ],
  group: "communication",
  summary: "changer le jour d'une ligne du plan d'information",
  examples: ["diffusion reporter 3 au {jour}"],
  action: "inform",
  parameters: (context, { diffusion }) => [
    diffusionParameter(context, "Quelle ligne faut-il reporter ?", diffusion, isStillToCome),
    dateParameter({ id: "on", text: "À quelle date ?", label: "Nouvelle date" }),
  ],
  read(said, context) {
    const { id, rest } = splitLineNumber(said);
    if (id !== undefined) chosenDiffusion(context, id);
    const { words, date } = cutDate(rest, (text) => readDayToCome(text, context.today));
    if (words !== "" || (id === undefined && date === undefined)) return undefined;
    return { ...(id === undefined ? {} : { diffusion: id }), ...(date === undefined ? {} : { on: date }) };
  },
  refuse: ({ on }, { today }) =>
    on !== undefined && String(on) < today ? { id: "on", sentence: sayDayOver(String(on)) } : undefined,
  run(context, { diffusion, on }) {
    const { store, person, now, today } = context;
    const view = chosenDiffusion(context, diffusion);
    const { id, dueOn } = view.said;
    const to = view.diffusion.channel === "relais" ? openDayOf(context, String(on)) : String(on);
    if (!isStillToCome(view)) throw new UserError(sayAlreadyLeft(view.said));
    if (to === dueOn) return { message: say(saySameAsBefore()) };
    store.diffusions.postpone(id, to);
    store.audit.add(now, person.id, "diffusion.postponed", `diffusion:${id}`, { before: dueOn, after: to });
    const moved = sayDiffusionMoved(view.said, dueOn, to, today);
    return { message: to === on ? say(moved) : say(moved, sayClosedThen(String(on))) };
  },
};

function isStillToCome({ said: { state } }: DiffusionView): boolean {
  return state.kind === "planned" || state.kind === "to_do";
}
