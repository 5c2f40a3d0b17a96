import type { CommandContext } from "../../core/command.ts";
import { fewestUnnamed } from "../../core/diagnostic/small-numbers.ts";
import { weigh } from "../../core/import-answers.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { type Block, text } from "../../core/message.ts";
import { type BlankForm, keepUnnamed, roomForUnnamed, unnamedFormsIn, whatBars } from "../../core/signed-forms.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import type { Store } from "../../core/store/store.ts";
import { sayNotImported } from "../../core/words/answers-import.ts";
import {
  sayNoRoom,
  saySignedClosed,
  sayUnnamedKept,
  sayUnnamedNotKept,
  sayUnnamedPreview,
  sayUnnamedYes,
} from "../../core/words/signed-import.ts";
import { choiceParameter } from "../parameter.ts";
import type { Import } from "./imports.ts";

/** What a form without a name holds, and the yes that keeps it: it is looked at before, since nothing of it can be found afterwards. */
export function unnamedQuestions({ store }: CommandContext, form: BlankForm, sent: Import): AtomicQuestion[] {
  const brought = weigh(form, sent.lines);
  const bars = whatBars(form, sent.lines);
  const taken = unnamedFormsIn(store, form.campaign.id);
  const help = sayUnnamedPreview({ file: sent.file, title: form.place }, brought, { taken, bars });
  const yes = {
    value: "yes",
    label: sayUnnamedYes(brought),
    words: ["oui", "ok", "d'accord", "noter", "je confirme", "importer"],
  };
  const options = [
    ...(brought.kept.length === 0 || bars !== undefined ? [] : [yes]),
    { value: "no", label: "Ne rien reprendre", words: ["non", "rien", "annuler"] },
  ];
  return [choiceParameter({ id: "confirm", text: "Faut-il les noter ?", label: "Reprise", help }, options)];
}

export function keepWithoutName(
  { store, person, now }: CommandContext,
  form: BlankForm,
  { file, lines }: Import,
  isSure: boolean,
): { blocks: Block[] } {
  if (!isSure) return { blocks: [text(sayNotImported(file))] };
  const why = whyNoUnnamed(store, form.campaign, file);
  if (why !== undefined) return { blocks: [text(why)] };
  const brought = keepUnnamed(store, form, lines, person, now);
  if (brought === undefined) return { blocks: [text(sayUnnamedNotKept(file))] };
  return { blocks: [text(sayUnnamedKept({ file, title: form.place }, brought, fewestUnnamed))] };
}

/** Looked at when it comes, and again at the yes: another may have been taken meanwhile, or the campaign closed. */
export function whyNoUnnamed(store: Store, { id, closedOn, project }: Campaign, file: string): string | undefined {
  if (closedOn !== undefined) return saySignedClosed(file, project.title);
  return roomForUnnamed(store, id) > 0 ? undefined : sayNoRoom(file, project.title);
}
