import { isDirector } from "../../core/access.ts";
import { isSignedForm, mayFill } from "../../core/answer-forms.ts";
import { mayAnswer } from "../../core/asked.ts";
import type { CommandContext, Parameters } from "../../core/command.ts";
import type { SentForm } from "../../core/form-file/read-form.ts";
import type { AtomicQuestion, Questionnaire } from "../../core/interview/questionnaire.ts";
import { openSession, type Session } from "../../core/interviewing.ts";
import { namesById } from "../../core/named-people.ts";
import type { Person } from "../../core/people.ts";
import { isBegunAlone, type Signatory, signatoryOf, type BlankForm, blankForm } from "../../core/signed-forms.ts";
import type { Campaign } from "../../core/store/campaigns.ts";
import { type Interview, isOpen } from "../../core/store/interviews.ts";
import { readJson } from "../../core/store/json.ts";
import { sayOfNobody, sayWhose } from "../../core/words/signed-import.ts";
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

/** A form of persons: of which campaign, and whose, as it says. */
export type Signed = { campaign: Campaign; questionnaire: Questionnaire; whose: Signatory };

/** Undefined: it is of a municipality, or of no campaign of ours. */
export function signedImport({ store, library }: CommandContext, { key, name }: Import): Signed | undefined {
  const campaign = key === undefined || key.insee !== undefined ? undefined : store.campaigns.byId(key.campaign);
  const questionnaire = campaign && library.questionnaires.get(campaign.questionnaire);
  if (campaign === undefined || questionnaire?.respondents === undefined) return undefined;
  const whose = signatoryOf(store, campaign, questionnaire, name === undefined ? {} : { name });
  return { campaign, questionnaire, whose };
}

/** Whether this person takes the forms that persons fill: they are read by the direction, and completed by it where it answers. */
export function maySign(person: Person, interview: Interview, questionnaire: Questionnaire): boolean {
  return isSignedForm(questionnaire) ? isDirector(person) : mayAnswer(person, interview, questionnaire);
}

/** The interview that a form answers, if it is still open and this person may fill it. */
export function openImport(context: CommandContext, known: Parameters, form: Import): Session | undefined {
  const { store, library, person, today } = context;
  const { key } = form;
  const chosen = known.interview === withoutName ? undefined : store.interviews.byId(Number(known.interview ?? 0));
  const signed = signedImport(context, form);
  if (signed !== undefined) {
    const { whose, questionnaire } = signed;
    const id = whose.kind === "person" ? whose.interview.id : (chosen?.id ?? 0);
    const interview = store.interviews.byId(id);
    if (interview === undefined || !isOpen(interview.status) || !maySign(person, interview, questionnaire))
      return undefined;
    return questionnaire.unnamed && isBegunAlone(interview)
      ? undefined
      : openSession(store, library, id, today, person);
  }
  const interview =
    key === undefined ? chosen : store.interviews.ofCampaign(key.campaign).find(({ insee }) => insee === key.insee);
  if (interview?.insee === undefined || !isOpen(interview.status) || !mayFill(person, interview.insee))
    return undefined;
  return openSession(store, library, interview.id, today, person);
}

/** Said of a form whose line for a name holds something else. */
const withoutName = "unnamed";

/** A form that nobody signed, where that is a way of answering. */
export function openUnnamed(context: CommandContext, known: Parameters, form: Import): BlankForm | undefined {
  const signed = signedImport(context, form);
  if (signed === undefined || !isDirector(context.person)) return undefined;
  const isChosen = signed.whose.kind === "unsaid" && known.interview === withoutName;
  if (signed.whose.kind !== "unnamed" && !(isChosen && signed.questionnaire.unnamed)) return undefined;
  return blankForm(context.store, context.library, signed.campaign, context.today);
}

/** A form without its first line does not say which municipality's it is; one of persons may not say whose. */
export function whichForm(context: CommandContext, form: Import): AtomicQuestion[] {
  const { key, file, name } = form;
  const signed = signedImport(context, form);
  if (signed?.whose.kind === "unsaid") {
    const nobody = signed.questionnaire.unnamed ? [{ value: withoutName, ...sayOfNobody() }] : [];
    const options = [...personsAwaited(context, signed), ...nobody];
    return [choiceParameter({ id: "interview", ...sayWhose(file, name ?? "") }, options)];
  }
  if (key !== undefined) return [];
  const options = fillable(context)
    .filter(({ interview }) => interview.insee !== undefined)
    .map(({ interview, place, campaign }) => ({
      value: String(interview.id),
      label: `${place}, ${campaign.project.title}`,
    }));
  const asked = { id: "interview", text: `De quelle commune est « ${file} » ?`, label: "Commune" };
  return [choiceParameter(asked, options)];
}

/** Those whose form it may be: asked, and not begun by themselves where nobody else reads it yet. */
export function personsAwaited({ store }: CommandContext, { campaign, questionnaire }: Omit<Signed, "whose">) {
  const open = store.interviews.ofCampaign(campaign.id).filter(({ id, status }) => {
    const interview = isOpen(status) ? store.interviews.byId(id) : undefined;
    return interview !== undefined && !(questionnaire.unnamed && isBegunAlone(interview));
  });
  const people = open.flatMap(({ personId }) => (personId === undefined ? [] : (store.people.byId(personId) ?? [])));
  const names = namesById(store, people);
  return open.flatMap(({ id, personId }) => {
    const label = personId === undefined ? undefined : names.get(personId);
    const person = people.find((one) => one.id === personId);
    return label === undefined || person === undefined ? [] : [{ value: String(id), label, words: [person.lastName] }];
  });
}
