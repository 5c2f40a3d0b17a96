import { isSignedForm } from "./answer-forms.ts";
import { readControl } from "./interview/control.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { withVariables } from "./interview/with-variables.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { findPeople } from "./governance/find-people.ts";
import { fold } from "./language/fold.ts";
import { type Brought, broughtBy, type Weighed } from "./import-answers.ts";
import { signForm } from "./form-file/sign-form.ts";
import type { SentForm, SentLine } from "./form-file/read-form.ts";
import { factsFor, type Session } from "./interviewing.ts";
import type { Said } from "./interview/state.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
import type { Campaign } from "./store/campaigns.ts";
import { type Interview, type InterviewWithState, isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";

/** Whose answers a form of persons holds; `unsaid`: it does not say, or not surely enough. */
export type Signatory = { kind: "person"; interview: Interview } | { kind: "unnamed" } | { kind: "unsaid" };

/** Read on the line for a name. Left empty where answers may go without one, it is without one. */
export function signatoryOf(
  store: Store,
  { id }: Campaign,
  questionnaire: Pick<Questionnaire, "respondents" | "unnamed">,
  { name = "" }: Pick<SentForm, "name">,
): Signatory {
  const asked = store.interviews.ofCampaign(id).filter(({ personId }) => personId !== undefined);
  const [first] = asked;
  if (!isSignedForm(questionnaire))
    return first === undefined ? { kind: "unsaid" } : { kind: "person", interview: first };
  const isWithout = name === "" || readControl(name)?.word === "validate_unnamed" || without.test(fold(name));
  if (isWithout) return questionnaire.unnamed ? { kind: "unnamed" } : { kind: "unsaid" };
  const people = asked.flatMap(({ personId }) => (personId === undefined ? [] : (store.people.byId(personId) ?? [])));
  const [found, ...others] = named(name, people);
  const interview = asked.find(({ personId }) => personId === found?.id);
  return interview === undefined || others.length > 0 ? { kind: "unsaid" } : { kind: "person", interview };
}

/** "Je préfère rester anonyme", "sans nom merci". */
const without = /\banonym|\bsans (?:mon |le |donner mon )?nom\b|\bnon nominati/u;

/** "Isabelle Chevalier, maire de Vougy". */
function named(said: string, people: readonly Person[]): Person[] {
  const whole = findPeople(said, people);
  return whole.length > 0 ? whole : findPeople(said.split(/[,;(]/u, 1)[0] ?? "", people);
}

/** Answers that may yet be given without a name are their author's until they validate: a form does not show them to who brings it. */
export function isBegunAlone({ personId, state }: InterviewWithState): boolean {
  return Object.values(state.answers).some(({ by }) => by === personId);
}

/** How many more forms without a name may be taken: there are no more of them than persons who did not answer. */
export function roomForUnnamed(store: Store, campaignId: number): number {
  const awaited = store.interviews.ofCampaign(campaignId).filter(({ status }) => isOpen(status)).length;
  return awaited - unnamedFormsIn(store, campaignId);
}

/** What was kept without a name beside those who said here that they answered so. */
export function unnamedFormsIn(store: Store, campaignId: number): number {
  const saidHere = store.interviews.ofCampaign(campaignId).filter((one) => one.unnamed);
  return store.unnamedAnswers.count(campaignId) - saidHere.length;
}

/** The form of a campaign that persons answer, as if it were an interview that nobody is behind. */
export type BlankForm = Weighed & Pick<Session, "campaign" | "place"> & { interview: { insee?: undefined } };

export function blankForm(store: Store, library: Library, campaign: Campaign, today: CivilDate): BlankForm | undefined {
  const questionnaire = library.questionnaires.get(campaign.questionnaire);
  if (questionnaire === undefined) return undefined;
  const context = {
    questionnaire: withVariables(questionnaire, campaign.variables),
    facts: factsFor(store, campaign.variables),
    today,
  };
  return { campaign, context, place: campaign.project.title, interview: { id: 0, state: { answers: {} } } };
}

/** What bars a form without a name from being kept, once what it leaves empty is passed over; undefined: nothing. */
export function whatBars(form: BlankForm, lines: readonly SentLine[]): readonly Said[] | undefined {
  const { ended, said } = signedTurn(form, lines).turn;
  return ended === undefined ? said : undefined;
}

/**
 * Keeps it among the answers without a name: nothing there says whose form it was, who brought it, nor when. The trail says that one
 * was taken, of which campaign. Undefined: something bars it, and nothing is kept.
 */
export function keepUnnamed(
  store: Store,
  form: BlankForm,
  lines: readonly SentLine[],
  person: Person,
  now: number,
): Brought | undefined {
  const { turn, brought } = signedTurn(form, lines);
  if (!turn.unnamed || brought.kept.length === 0) return undefined;
  const { campaign, context } = form;
  store.unnamedAnswers.addForm(campaign.id, context.questionnaire.version, turn.state.answers);
  store.audit.add(now, person.id, "unnamed_form.taken", `campaign:${campaign.id}`);
  return brought;
}

function signedTurn(form: BlankForm, lines: readonly SentLine[]) {
  const { state, brought } = broughtBy(form, lines, { replace: false });
  return { brought, turn: signForm(form.context, state, { word: "validate_unnamed" }) };
}
