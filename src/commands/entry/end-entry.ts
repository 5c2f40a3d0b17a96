import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { endEntry as endAndTell, leftIn, tellEntered } from "../../core/entering.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { currentStep, withoutPending } from "../../core/interview/state.ts";
import { keepTurn, openSession, takeTurn } from "../../core/interviewing.ts";
import { say } from "../../core/message.ts";
import { isOpen } from "../../core/store/interviews.ts";
import { askVisa } from "../../core/visa.ts";
import { sayAgreed, sayAgreedOptions, sayEntryEnded, sayNoEntry, sayWhichEntry } from "../../core/words/entry.ts";
import { sayEntryTitle } from "../../core/words/entry-source.ts";
import { sayTurn } from "../../core/words/interview.ts";
import { findPlace } from "../find-place.ts";
import { choiceParameter } from "../parameter.ts";
import { type EntryView, ownEntries, readNumber } from "./which-entry.ts";

/** The telephone is hung up: whoever answers there is told, and what is whole is validated if they said so. */
export const endEntry: Command = {
  name: "entry-end",
  words: [
    "saisie terminée",
    "terminer la saisie",
    "saisi terminée",
    "saisie terminer",
    "terminer saisie",
    "saisie finie",
    "fin saisie",
    "fin de saisie",
    "fin de la saisie",
    "j'ai fini la saisie",
  ],
  group: "campaign",
  summary: "terminer une saisie : le secrétariat est prévenu, et relit",
  examples: ["saisie terminée"],
  action: "enter_answers",
  parameters: questions,
  read(rest, { store }) {
    const number = readNumber(rest);
    if (number !== undefined) return { interview: number };
    const place = findPlace(rest, store.territory.municipalities());
    return place && { insee: place.insee };
  },
  run(context, known) {
    const { store, library, person, now, today } = context;
    const { entry, session, said } = meant(context, known);
    const { interview } = session;
    const { id, status, respondentId } = interview;
    const agreed = known[agreementOn(id)] === "yes";
    if (agreed) {
      const turn = takeTurn(store, session, { text: "valider" }, person, now);
      if (turn.ended !== "validated") return { message: say(...sayTurn(turn.said)), interviewId: id };
      askVisa(store, library, id, now);
      store.audit.add(now, person.id, "entry.agreed", `interview:${id}`, { after: JSON.stringify(entry.teller) });
    } else if (respondentId === person.id && isOpen(status)) {
      // What the agent was being asked is no question for whoever takes it up.
      keepTurn(store, session, { state: withoutPending(interview.state), said: [], ended: "paused" }, person, now);
    }
    const told = tellEntered(store, entry, endAndTell(store, library, entry, now), now);
    const after = openSession(store, library, id, today, person) ?? session;
    return { message: sayEntryEnded({ ...after, left: leftIn(after) }, said, told, agreed) };
  },
};

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const entries = entriesMeant(context, known);
  const [first, ...others] = entries;
  if (first === undefined) throw new UserError(sayNoEntry());
  if (others.length > 0) {
    const options = entries.map(({ session, said }) => ({
      value: String(session.interview.id),
      label: sayEntryTitle(session.place, said),
    }));
    return [choiceParameter({ id: "interview", ...sayWhichEntry() }, options)];
  }
  const { session, said } = first;
  const isWhole =
    session.interview.state.pending === undefined &&
    currentStep(session.context, session.interview.state) === undefined;
  if (!isWhole) return [];
  return [choiceParameter({ id: agreementOn(session.interview.id), ...sayAgreed(said) }, sayAgreedOptions())];
}

/** Said of another interview, it is another yes. */
function agreementOn(interviewId: number): string {
  return `agreed_${interviewId}`;
}

/** The one that is named, else the one they are in the middle of, else all of them. */
function entriesMeant(context: CommandContext, { interview, insee }: Parameters): EntryView[] {
  const entries = ownEntries(context);
  if (interview !== undefined) return entries.filter(({ entry }) => entry.interviewId === Number(interview));
  if (insee !== undefined) return entries.filter(({ session }) => session.interview.insee === insee);
  const { interviewId } = context.store.conversations.of(context.person.id);
  const here = entries.filter(({ entry }) => entry.interviewId === interviewId);
  return here.length > 0 ? here : entries;
}

function meant(context: CommandContext, known: Parameters): EntryView {
  const [view] = entriesMeant(context, known);
  if (view === undefined) throw new UserError(sayNoEntry());
  return view;
}
