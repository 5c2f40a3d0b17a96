import { fold } from "../language/fold.ts";
import { givenGroup } from "./answers.ts";
import { likenessTo } from "./find-question.ts";
import { itemOf, type Step } from "./path.ts";
import type { GroupQuestion } from "./questionnaire.ts";
import { type Context, type InterviewState, stepsOf, type Turn, withoutEditing } from "./state.ts";

const regrets = "(?:(?:ah|oh|oups|zut|euh|non|pardon|desolee?|(?:c'est une )?erreur|je me suis trompee?)[\\s,.;:!]+)*";
const asks = "(?:(?:il faut|je (?:veux|voudrais|souhaite)|pouvez[- ]vous|peux[- ]tu|merci de) )?(?:(?:le|la|les) |l')?";
const removal = new RegExp(`^${regrets}${asks}(?:supprim|retir|enlev|effac)(?:er?|ez|es)\\b[\\s,:]*(.*)$`, "su");
const thisOne =
  /^(?:(?:le|la|l'|ce|cet|cette|ca|cela|celui|celle|ci|dernier|derniere|element|ligne|svp|merci|stp|s'il vous plait)[\s-]*)*$/u;

/** "Je me suis trompée, supprimer", "retirer postes", "enlever la salle des fêtes": never a name, the lines to take away are offered. */
export function hearRemoval(
  context: Context,
  state: InterviewState,
  current: Step | undefined,
  text: string,
): Turn | undefined {
  const said = removal.exec(fold(text).replace(/[\s.!?…]+$/u, ""))?.[1];
  if (said === undefined) return undefined;
  const here = current?.kind === "question" ? current.item?.group : current?.question;
  if (thisOne.test(said)) {
    const only = current?.kind === "question" ? current.item?.number : undefined;
    return here && offerRemoval(state, here, only === undefined ? itemsOf(state, here) : [only]);
  }
  // Elsewhere than in the list, "supprimer le service" may well be what they want to say: the very name is needed.
  const isNamed = (group: GroupQuestion, names: string[]) => likenessTo(said, names) >= (group === here ? 1 : 3);
  const groups = stepsOf(context, state).flatMap((step) => (step.kind === "group_open" ? [step.question] : []));
  for (const group of groups) {
    const items = itemsOf(state, group);
    const named = items.filter((number) => isNamed(group, [itemOf(group, number, state.answers).title ?? ""]));
    if (named.length > 0) return offerRemoval(state, group, named);
  }
  const group = groups.find((one) => isNamed(one, [one.label, one.id.replaceAll("_", " "), ...one.words]));
  return group && (group === here || itemsOf(state, group).length > 0)
    ? offerRemoval(state, group, itemsOf(state, group))
    : undefined;
}

function itemsOf(state: InterviewState, group: GroupQuestion): number[] {
  return givenGroup(state.answers, group.id)?.items ?? [];
}

/** As many as there are letters to mark them, the latest. */
function offerRemoval(state: InterviewState, group: GroupQuestion, items: readonly number[]): Turn {
  if (items.length === 0) return { state, said: [{ say: "item_unread", group }] };
  const targets = items.slice(-9).map((number) => `${group.id}/${number}/-`);
  return { state: { ...withoutEditing(state), pending: { kind: "which", targets } }, said: [] };
}
