import { may } from "../../core/access.ts";
import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { openSession, type Session } from "../../core/interviewing.ts";
import { isMayorThere, visaOf, type VisaNow } from "../../core/visa.ts";
import { sayNoVisaAsked, sayVisaOption, sayWhichVisa } from "../../core/words/visa.ts";
import { readNumber } from "../entry/which-entry.ts";
import { findPlace } from "../find-place.ts";
import { choiceParameter } from "../parameter.ts";

export type VisaView = { session: Session; visa: VisaNow };

/** The validated answers that this mayor was asked to read, those without a word first. */
function visasFor({ store, library, today, person }: CommandContext): VisaView[] {
  return store.interviews
    .all()
    .filter(({ insee, status }) => status === "validated" && insee !== undefined && may(person, "give_visa", insee))
    .filter(({ insee }) => isMayorThere(person, insee))
    .flatMap((interview) => {
      const visa = visaOf(store, interview);
      const session = visa && openSession(store, library, interview.id, today, person);
      return visa !== undefined && session !== undefined ? [{ session, visa }] : [];
    })
    .toSorted((one, other) => Number(isSettled(one)) - Number(isSettled(other)));
}

function isSettled({ visa }: VisaView): boolean {
  return visa.outcome !== undefined && !visa.isStale;
}

/** Which one is meant, when it is not said and several are left. */
export function visaAsked(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const views = visasMeant(context, known);
  if (views.length === 0) throw new UserError(sayNoVisaAsked());
  if (views.length === 1) return [];
  const options = views.map(({ session }) => ({ value: String(session.interview.id), label: sayVisaOption(session) }));
  return [choiceParameter({ id: "interview", ...sayWhichVisa() }, options)];
}

export function visaMeant(context: CommandContext, known: Parameters): VisaView {
  const [view] = visasMeant(context, known);
  if (view === undefined) throw new UserError(sayNoVisaAsked());
  return view;
}

/** Where some still wait for a word, those alone. */
function visasMeant(context: CommandContext, { interview, insee }: Parameters): VisaView[] {
  const views = visasFor(context);
  if (interview !== undefined) return views.filter(({ session }) => session.interview.id === Number(interview));
  if (insee !== undefined) return views.filter(({ session }) => session.interview.insee === insee);
  const waiting = views.filter((one) => !isSettled(one));
  return waiting.length > 0 ? waiting : views;
}

/** The one whose message is the last thing this mayor was shown. */
export function visaJustShown({ store, person }: CommandContext): number | undefined {
  const { offered = [] } = store.conversations.of(person.id);
  const [, number] = offered.map(({ value }) => /^je vise n° (\d+)$/u.exec(value)).find((one) => one !== null) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** "n° 12", "Vougy", or nothing. */
export function readVisa(said: string, { store }: CommandContext): Parameters | undefined {
  if (said.trim() === "") return {};
  const number = readNumber(said);
  if (number !== undefined) return { interview: number };
  const place = findPlace(said.replace(/^(?:les )?réponses\s+/iu, ""), store.territory.municipalities());
  return place && { insee: place.insee };
}
