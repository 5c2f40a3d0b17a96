import type { SentFile } from "../../core/adapter.ts";
import { isDirector } from "../../core/access.ts";
import { mayFill } from "../../core/answer-forms.ts";
import type { CommandContext } from "../../core/command.ts";
import { isText } from "../../core/file-kinds.ts";
import { readForm } from "../../core/form-file/read-form.ts";
import { isBegunAlone } from "../../core/signed-forms.ts";
import { type Interview, isOpen } from "../../core/store/interviews.ts";
import {
  sayAlreadyClosed,
  sayNoSuchForm,
  sayNotAForm,
  sayNothingToFill,
  sayNotReceived,
  sayNotYours,
  saySeveralForms,
} from "../../core/words/answers-import.ts";
import { nameOf } from "../../core/words/people.ts";
import {
  sayBegunAlone,
  sayForDirection,
  sayNobodyAwaited,
  sayNoFirstLine,
  saySignedAlready,
  saySignedClosed,
} from "../../core/words/signed-import.ts";
import { fillable } from "./form-give.ts";
import { type Import, maySign, personsAwaited, type Signed, signedImport } from "./imports.ts";
import { whyNoUnnamed } from "./unnamed-import.ts";

/** `known`: at least one of them surely is a form of ours, whether or not it can be taken. */
export type Received = { forms: Import[]; problems: string[]; known: boolean };

/** The forms among these files, and why each of the others cannot be taken. */
export function receiveForms(files: readonly SentFile[], context: CommandContext): Received {
  const received: Received = { forms: [], problems: [], known: false };
  for (const file of files) {
    const one = receiveForm(file, context);
    if (typeof one.form === "string") received.problems.push(one.form);
    else received.forms.push(one.form);
    received.known ||= one.known;
  }
  return received;
}

const mostBytes = 1024 * 1024;

function receiveForm(file: SentFile, context: CommandContext): { form: Import | string; known: boolean } {
  const { name } = file;
  if (!("bytes" in file)) return { form: sayNotReceived(name), known: false };
  // A photo, or a text as long as a book, is no form: to read it would hold everybody for seconds.
  if (file.bytes.byteLength > mostBytes || !isText(file.bytes)) return { form: sayNotAForm(name), known: false };
  const reading = readForm(file.bytes);
  if (reading.kind === "nothing") return { form: sayNotAForm(name), known: false };
  if (reading.kind === "several") return { form: saySeveralForms(name), known: true };
  const form = { ...reading.form, file: name };
  return { form: whyNot(form, context) ?? form, known: true };
}

function whyNot(form: Import, context: CommandContext): string | undefined {
  const { key, file, name } = form;
  const { store, person } = context;
  if (key === undefined && name !== undefined) return sayNoFirstLine(file);
  if (key === undefined) return fillable(context).length === 0 ? sayNothingToFill() : undefined;
  const { insee } = key;
  if (insee === undefined) return whyNotSigned(form, context);
  const place = store.territory.municipality(insee)?.name;
  const interview = store.interviews.ofCampaign(key.campaign).find((one) => one.insee === insee);
  if (place === undefined || interview === undefined) return sayNoSuchForm(file);
  if (!mayFill(person, insee)) return sayNotYours(file, place);
  return isOpen(interview.status) ? undefined : sayAlreadyClosed(file, place, interview.status);
}

/** The same of a form that a person fills in their own name, or without it. */
function whyNotSigned(form: Import, context: CommandContext): string | undefined {
  const { store, person } = context;
  const { file } = form;
  const signed = signedImport(context, form);
  if (signed === undefined) return sayNoSuchForm(file);
  const { campaign, questionnaire, whose } = signed;
  const { title } = campaign.project;
  const mayTake = whose.kind === "person" ? maySign(person, whose.interview, questionnaire) : isDirector(person);
  if (!mayTake) return sayForDirection(file);
  if (whose.kind === "person") return whyNotOf(file, whose.interview, signed, context);
  if (whose.kind === "unnamed") return whyNoUnnamed(store, campaign, file);
  if (campaign.closedOn !== undefined) return saySignedClosed(file, title);
  return personsAwaited(context, signed).length === 0 ? sayNobodyAwaited(file, title) : undefined;
}

function whyNotOf(
  file: string,
  { id, personId, status }: Interview,
  { questionnaire, campaign }: Signed,
  { store }: CommandContext,
): string | undefined {
  const answers = store.people.byId(personId ?? 0);
  const name = answers === undefined ? campaign.project.title : nameOf(answers);
  if (status === "closed") return saySignedClosed(file, campaign.project.title);
  if (!isOpen(status)) return saySignedAlready(file, name);
  const interview = questionnaire.unnamed ? store.interviews.byId(id) : undefined;
  return interview !== undefined && isBegunAlone(interview) ? sayBegunAlone(file, name) : undefined;
}
