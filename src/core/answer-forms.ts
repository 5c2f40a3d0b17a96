import { may } from "./access.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { formLines } from "./form-file/form-lines.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { factsFor, openSession, type Session } from "./interviewing.ts";
import type { Library } from "./library.ts";
import type { Block } from "./message.ts";
import { whomToAsk } from "./notify.ts";
import type { Person } from "./people.ts";
import { type InterviewWithState, isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import { formCsv, type FormSheet } from "./words/form-file.ts";
import { formPage } from "./words/form-page.ts";

/** Whether `person` may fill in the answers of this municipality from a form: as its own, or on its behalf. */
export function mayFill(person: Person, insee: string): boolean {
  return may(person, "answer_diagnostic", insee) || may(person, "enter_answers");
}

/** What these municipalities are still to answer, as `viewer` may read it, in the order of `insees`. */
export function openSessions(
  store: Store,
  library: Library,
  insees: readonly string[],
  today: CivilDate,
  viewer: Person,
): Session[] {
  const open = store.interviews.all().filter(({ insee, status }) => insee !== undefined && isOpen(status));
  return insees
    .flatMap((insee) => open.filter((one) => one.insee === insee))
    .flatMap(({ id }) => openSession(store, library, id, today, viewer) ?? []);
}

/** As much of a session as a form says. */
type Fillable = Pick<Session, "campaign" | "context" | "place"> & {
  interview: Pick<InterviewWithState, "insee" | "state">;
};

/**
 * The form of an interview, with what is already answered. Where each answers in their own name it is blank, and the same for all of
 * them: neither what it holds nor what it proposes says whose it is.
 */
export function formSheetOf(store: Store, session: Fillable, today: CivilDate): FormSheet {
  const { campaign, interview, place } = session;
  const { questionnaire } = session.context;
  const { insee } = interview;
  const returnTo = whereFormsReturn(store);
  const isSigned = isSignedForm(questionnaire);
  const context = isSigned ? { questionnaire, facts: factsFor(store, campaign.variables), today } : session.context;
  return {
    key: { campaign: campaign.id, version: questionnaire.version, ...(insee === undefined ? {} : { insee }) },
    ...(insee === undefined ? {} : { place }),
    ...(isSigned ? { signed: { unnamed: questionnaire.unnamed ?? false } } : {}),
    title: campaign.project.title,
    territory: store.territory.epci()?.name ?? "",
    today,
    wishedBy: campaign.wishedBy,
    ...(returnTo === undefined ? {} : { returnTo }),
    questionnaire,
    lines: formLines(context, isSigned ? { answers: {} } : interview.state),
  };
}

/** Whether whoever fills its form writes their name there: what the direction fixes is one text, of nobody alone. */
export function isSignedForm({ respondents }: Pick<Questionnaire, "respondents">): boolean {
  return respondents === "elected" || respondents === "partners";
}

/** The two files of each: a table to fill, a page to print. */
export function formFiles(store: Store, sessions: readonly Fillable[], today: CivilDate): Block[] {
  return sessions
    .map((session) => formSheetOf(store, session, today))
    .flatMap((sheet): Block[] => [
      { type: "file", file: formCsv(sheet) },
      { type: "file", file: formPage(sheet) },
    ]);
}

/** The setting that holds the e-mail to which people answer, while Relais writes by e-mail. */
export const replyToSetting = "email.reply_to";

/** Whether people whom no messenger reaches are written to by e-mail. */
export function isEmailOn(store: Store): boolean {
  return store.settings.get(replyToSetting) !== undefined;
}

/** The e-mail to which a filled form goes back. */
export function whereFormsReturn(store: Store): string | undefined {
  const set = store.settings.get(replyToSetting);
  return set === undefined || set === "" ? whomToAsk(store) : set;
}
