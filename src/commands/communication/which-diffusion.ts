import { audienceOf } from "../../core/audiences.ts";
import type { CommandContext } from "../../core/command.ts";
import { type Diffusion, stateOf } from "../../core/communication/diffusion.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { type DiffusionSaid, sayLineChoice, sayNoDiffusion, sayNoneToChoose } from "../../core/words/diffusions.ts";
import { choiceParameter } from "../parameter.ts";

/** A line of the plan with where it stands. */
export type DiffusionView = { diffusion: Diffusion; said: DiffusionSaid };

/** The whole plan, by day. */
export function diffusionsNow(context: CommandContext): DiffusionView[] {
  const { store, library } = context;
  const all = store.diffusions.all();
  const names = new Map(
    [...new Set(all.map(({ audience }) => audience))].map((key) => [key, audienceOf(store, library, key)?.name]),
  );
  return all.map((one) => viewOf(context, one, names.get(one.audience)));
}

function viewOf({ store, today }: CommandContext, diffusion: Diffusion, name?: string): DiffusionView {
  const { id, audience, channel, dueOn, announcement } = diffusion;
  const state = stateOf(diffusion, store.diffusions.receivers(id), store.diffusions.proofs(id), today);
  return { diffusion, said: { id, title: announcement.title, audience: name ?? audience, channel, dueOn, state } };
}

/** "3 affiché en mairie", "n° 3 au 12 décembre", "la diffusion 3": the number, then what follows it. */
export function splitLineNumber(said: string): { id?: string; rest: string } {
  const [, id, rest = ""] =
    /^(?:(?:la|le|de|pour|ligne|diffusion|information|message|numéro|numero|n°)\s*)*(\d{1,6})(?![\d/])(?!\s*(?:er\b|h\b|(?:janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c)))[\s:,.-]*(.*)$/isu.exec(
      said.trim(),
    ) ?? [];
  return id === undefined ? { rest: said.trim() } : { id: String(Number(id)), rest };
}

/** Throws `UserError` when the plan has no such line. */
export function chosenDiffusion(context: CommandContext, id: unknown): DiffusionView {
  const diffusion = context.store.diffusions.byId(Number(id));
  if (diffusion === undefined) throw new UserError(sayNoDiffusion(String(id)));
  return viewOf(context, diffusion, audienceOf(context.store, context.library, diffusion.audience)?.name);
}

const mostOffered = 12;

/** "Which line?", among those that fit, unless its number was said. Throws `UserError` when none does. */
export function diffusionParameter(
  context: CommandContext,
  text: string,
  known: unknown,
  fits: (one: DiffusionView) => boolean,
): AtomicQuestion {
  const all = diffusionsNow(context).filter(fits).slice(0, mostOffered);
  if (all.length === 0 && known === undefined) throw new UserError(sayNoneToChoose());
  return choiceParameter(
    { id: "diffusion", text, label: "Ligne du plan" },
    all.map(({ said }) => ({
      value: String(said.id),
      label: sayLineChoice(said, context.today),
      words: [`n° ${said.id}`],
    })),
  );
}
