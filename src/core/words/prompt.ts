import type { Step } from "../interview/path.ts";
import { type Context, currentStep, type InterviewState } from "../interview/state.ts";
import { type Block, text } from "../message.ts";
import { formatList } from "./format.ts";
import { pendingPrompt } from "./pending-prompt.ts";
import { questionPrompt } from "./question-prompt.ts";
import { reviewPrompt } from "./recap.ts";

/**
 * What is asked now. `tag` names the conversation ("@12"), so that a button clicked late finds its way. `brief` leaves
 * out what was just said: a question's help, the recap.
 */
export function promptOf(
  context: Context,
  state: InterviewState,
  tag: string,
  options: { brief?: boolean } = {},
): Block[] {
  const brief = options.brief ?? false;
  if (state.pending) return pendingPrompt(context, state, state.pending, tag);
  const step = currentStep(context, state);
  if (step === undefined) return reviewPrompt(context, state, tag, brief);
  return step.kind === "question"
    ? questionPrompt(context, state, step, { tag, brief })
    : groupPrompt(step, { tag, brief });
}

function groupPrompt(
  step: Exclude<Step, { kind: "question" }>,
  { tag, brief }: { tag: string; brief: boolean },
): Block[] {
  const { question, path } = step;
  // "Une subvention" says its own gender.
  const one = /^une\b/u.test(question.item) ? "une" : "un";
  if (step.kind === "group_more") {
    return [
      text(`**En ajouter ${one} autre ?** Décrivez-${one === "une" ? "la" : "le"}, ou dites « c'est tout ».`),
      {
        type: "choices",
        choices: [
          { value: `${tag} ${path}=oui`, label: `Oui, ${one} autre` },
          { value: `${tag} ${path}=non`, label: "Non, c'est tout" },
        ],
      },
    ];
  }
  const first = question.questions[0];
  const kinds =
    first?.type === "choice" && "list" in first.options
      ? `\nAu choix : ${formatList(
          first.options.list.map((option) => option.label),
          "ou",
        )}.`
      : "";
  const help = (question.help === undefined || brief ? "" : `\n${question.help}`) + kinds;
  const how = /une? par message/iu.test(help)
    ? "« C'est tout » pour finir."
    : `${one === "une" ? "Une" : "Un"} par message ; « c'est tout » pour finir.`;
  // Lettered: "1" could mean "one of them".
  const none: Block = {
    type: "choices",
    choices: [{ value: `${tag} ${path}=aucun`, label: one === "une" ? "Aucune" : "Aucun" }],
    lettered: true,
  };
  return [text(`**${question.text}**${help}\n${how}`), ...(question.minItems === undefined ? [none] : [])];
}
