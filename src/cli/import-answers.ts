import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { mayFill } from "../core/answer-forms.ts";
import { civilDateAt } from "../core/calendar/civil-date.ts";
import { OperatorError } from "../core/errors.ts";
import { readForm } from "../core/form-file/read-form.ts";
import { importAnswers as keepAnswers, weigh } from "../core/import-answers.ts";
import { openSession } from "../core/interviewing.ts";
import type { Library } from "../core/library.ts";
import { directorsOf } from "../core/notify.ts";
import { isOpen } from "../core/store/interviews.ts";
import type { Store } from "../core/store/store.ts";
import {
  sayAlreadyClosed,
  sayImported,
  sayImportPreview,
  sayNoSuchForm,
  sayNotAForm,
  saySeveralForms,
} from "../core/words/answers-import.ts";
import { fileUnreadable } from "../core/words/import-errors.ts";
import { sayNoImporter, sayTakenInConversation } from "../core/words/operator.ts";

type Options = {
  /** Show what would change, and change nothing. */
  dryRun: boolean;
  /** What contradicts an answer already given takes its place. */
  replace: boolean;
  /** In whose name, by their e-mail; absent: the direction's. */
  by: string | undefined;
  store: Store;
  library: Library;
  print: (text: string) => void;
  now: () => number;
};

/** Takes the answers of a filled form, as `importer réponses` does in a conversation. Throws `OperatorError` when it is none. */
export function importAnswers(file: string, { dryRun, replace, by, store, library, print, now }: Options): void {
  const name = basename(file);
  const reading = readForm(readBytes(file));
  if (reading.kind === "several") throw new OperatorError(saySeveralForms(name));
  if (reading.kind === "nothing") throw new OperatorError(sayNotAForm(name));
  const { key, lines } = reading.form;
  if (key !== undefined && key.insee === undefined) throw new OperatorError(sayTakenInConversation(name));
  const person = by === undefined ? directorsOf(store)[0] : store.people.byEmail(by);
  if (person === undefined || (key?.insee !== undefined && !mayFill(person, key.insee)))
    throw new OperatorError(sayNoImporter(by));
  store.transaction(() => {
    const at = now();
    const today = civilDateAt(at, store.territory.timeZone());
    const interview = key && store.interviews.ofCampaign(key.campaign).find(({ insee }) => insee === key.insee);
    const session = interview && openSession(store, library, interview.id, today, person);
    if (session === undefined) throw new OperatorError(sayNoSuchForm(name));
    const { place, campaign, interview: opened } = session;
    if (!isOpen(opened.status)) throw new OperatorError(sayAlreadyClosed(name, place, opened.status));
    const about = { file: name, place, title: campaign.project.title };
    if (dryRun) return print(plain(sayImportPreview(about, weigh(session, lines))));
    const { brought, told } = keepAnswers({ store, library }, session, { file: name, lines }, person, at, { replace });
    print(plain(sayImported(about, brought, { own: false, told })));
  });
}

/** What is said in a conversation, on a terminal. */
function plain(said: string): string {
  return said.replaceAll("**", "");
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new OperatorError(fileUnreadable(file));
  }
}
