import { mayFill } from "../../core/answer-forms.ts";
import type { CommandContext, Parameters } from "../../core/command.ts";
import type { SentForm } from "../../core/form-file/read-form.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { openSession, type Session } from "../../core/interviewing.ts";
import { isOpen } from "../../core/store/interviews.ts";
import { readJson } from "../../core/store/json.ts";
import { choiceParameter } from "../parameter.ts";
import { fillable } from "./form-give.ts";

/** A form that was sent, with the name of its file. */
export type Import = SentForm & { file: string };

/** Forms as one parameter of a command, until they are confirmed: they are kept nowhere else. */
export function writeImports(forms: readonly Import[]): string {
  return JSON.stringify(forms);
}

/** The last that were read: a question that waits is looked at several times a turn. */
let last: { sent: string; forms: Import[] } | undefined;

/** The form that is gone through now, and those that come after it. */
export function readImports({ sent }: Parameters): { current: Import; rest: Import[] } {
  const written = String(sent);
  if (last?.sent !== written) last = { sent: written, forms: readJson<Import[]>(written) };
  const [current, ...rest] = last.forms;
  if (current === undefined) throw new Error("no form is being taken");
  return { current, rest };
}

/** The interview that a form answers, if it is still open and this person may fill it. */
export function openImport(context: CommandContext, known: Parameters, { key }: Import): Session | undefined {
  const { store, library, person, today } = context;
  const interview =
    key === undefined
      ? store.interviews.byId(Number(known.interview ?? 0))
      : store.interviews.ofCampaign(key.campaign).find(({ insee }) => insee === key.insee);
  if (interview?.insee === undefined || !isOpen(interview.status) || !mayFill(person, interview.insee))
    return undefined;
  return openSession(store, library, interview.id, today, person);
}

/** A form without its first line does not say whose it is. */
export function whichForm(context: CommandContext, { key, file }: Import): AtomicQuestion[] {
  if (key !== undefined) return [];
  const options = fillable(context).map(({ interview, place, campaign }) => ({
    value: String(interview.id),
    label: `${place}, ${campaign.project.title}`,
  }));
  const asked = { id: "interview", text: `De quelle commune est « ${file} » ?`, label: "Commune" };
  return [choiceParameter(asked, options)];
}
