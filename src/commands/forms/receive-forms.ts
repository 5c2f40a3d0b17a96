import type { SentFile } from "../../core/adapter.ts";
import { mayFill } from "../../core/answer-forms.ts";
import type { CommandContext } from "../../core/command.ts";
import { isText } from "../../core/file-kinds.ts";
import { readForm } from "../../core/form-file/read-form.ts";
import { isOpen } from "../../core/store/interviews.ts";
import {
  sayAlreadyClosed,
  sayNoSuchForm,
  sayNotAForm,
  sayNothingToFill,
  sayNotReceived,
  sayNotYours,
  saySeveralForms,
} from "../../core/words/answers-import.ts";
import { fillable } from "./form-give.ts";
import type { Import } from "./imports.ts";

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

function whyNot({ key, file }: Import, context: CommandContext): string | undefined {
  const { store, person } = context;
  if (key === undefined) return fillable(context).length === 0 ? sayNothingToFill() : undefined;
  const place = store.territory.municipality(key.insee)?.name;
  const interview = store.interviews.ofCampaign(key.campaign).find(({ insee }) => insee === key.insee);
  if (place === undefined || interview === undefined) return sayNoSuchForm(file);
  if (!mayFill(person, key.insee)) return sayNotYours(file, place);
  return isOpen(interview.status) ? undefined : sayAlreadyClosed(file, place, interview.status);
}
