import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { fold } from "../../core/language/fold.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option, Reading } from "../../core/language/reading.ts";
import { type MeetingView, readableItems } from "../../core/meeting-view.ts";
import { restrictedWhen, text } from "../../core/message.ts";
import { reservedNames } from "../../core/words/agenda-items.ts";
import type { Outcome } from "../../core/store/decisions.ts";
import {
  sayDecisionAlready,
  sayDecisionNoted,
  sayItemAsked,
  sayItemOf,
  sayMinutesLeft,
  sayMinutesNotYet,
  sayNothingDecided,
  sayOthersAsked,
  sayPointAsked,
  sayReopenFirst,
  sayWhatOfItem,
} from "../../core/words/minutes.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { splitMeeting } from "../attendance/meeting-first.ts";
import { chosenIn, meetingIn, whichMeeting, writtenUp } from "../attendance/organised.ts";
import { choiceParameter, openParameter, textParameter } from "../parameter.ts";
import { noteMinutesChange } from "./minutes-change.ts";
import { continueMinutes } from "./minutes-flow.ts";
import { readDecided } from "./decided.ts";

export const longestText = 2_000;

export const minutesItem: Command = {
  name: "minutes-item",
  words: ["noter une décision", "noter la décision", "décision noter", "relevé point"],
  group: "decisions",
  summary: "ajouter une décision au relevé d'une réunion",
  examples: ["noter une décision copil"],
  action: "manage_meetings",
  parameters(context, known) {
    const views = writtenUp(context);
    const questions = whichMeeting("De quelle réunion ?", views, context);
    const view = meetingIn(known, views);
    if (view === undefined) return questions;
    checkOpen(context, view);
    const items = readableItems(context.person, view);
    const { item, said } = toldOf(items, known);
    if (known.item === undefined && items.length > 0)
      questions.push(item === undefined && said !== undefined ? itemQuestion(items, said) : pointQuestion(items));
    if (item !== undefined && said === undefined) questions.push(decidedQuestion(items, item));
    return questions;
  },
  read(rest, context) {
    const { view, rest: left } = splitMeeting(rest, writtenUp(context), context);
    if (view === undefined) return undefined;
    const [, number] = /^(?:point\s+)?(\d+)$/iu.exec(left) ?? [];
    const item = number === undefined ? undefined : readableItems(context.person, view)[Number(number) - 1];
    // "Noter une décision copil : on garde le scénario B".
    if (item === undefined && /\S\s+\S/u.test(left)) return { meeting: String(view.meeting.id), said: left };
    if (left !== "" && item === undefined) return undefined;
    return { meeting: String(view.meeting.id), ...(item === undefined ? {} : { item: String(item.id) }) };
  },
  run(context, parameters) {
    const view = chosenIn(parameters, writtenUp(context), context);
    const { item, said } = toldOf(readableItems(context.person, view), parameters);
    checkOpen(context, view);
    const itemId = item === "others" ? undefined : Number(item);
    const { title, sensitive = false } = view.items.find(({ id }) => id === itemId) ?? {};
    const tell = (sentence: string) => [restrictedWhen(sensitive, text(sentence))];
    const words = String(said);
    const decided = readDecided(words);
    const { store, person, now } = context;
    const meetingId = view.meeting.id;
    if (decided.kind === "nothing") {
      store.minutes.settle(meetingId, itemId === undefined ? "others" : `item:${itemId}`, now);
      return continueMinutes(context, view, tell(sayNothingDecided(title)));
    }
    const kept = {
      text:
        decided.words === "" && decided.outcome !== undefined
          ? sayWhatOfItem(bareOutcome(decided.outcome), title ?? "")
          : decided.words,
      outcome: decided.outcome ?? ("adopted" as const),
    };
    const same = store.decisions
      .ofMeeting(meetingId)
      .find((one) => one.itemId === itemId && fold(one.text) === fold(kept.text));
    if (same !== undefined) return continueMinutes(context, view, tell(sayDecisionAlready(same.id, same.text)));
    const id = store.decisions.add({ meetingId, ...(itemId === undefined ? {} : { itemId }), ...kept }, person.id, now);
    store.audit.add(now, person.id, "decision.added", `decision:${id}`, { after: JSON.stringify(kept) });
    // Kept before anything more is asked of it: how it ended can wait, and be asked again.
    if (decided.outcome !== undefined) store.minutes.settle(meetingId, `outcome:${id}`, now);
    noteMinutesChange(context, meetingId, { decisionId: id, what: "added" });
    return continueMinutes(context, view, tell(sayDecisionNoted(id, kept.text, decided.outcome)));
  },
  sayLeft: (context, known) => {
    const view = meetingIn(known, writtenUp(context));
    return sayMinutesLeft(view === undefined ? "" : typedMeeting(view));
  },
};

/** Throws `UserError` before the day of the meeting, and once its minutes are validated. */
export function checkOpen({ store, today }: CommandContext, view: MeetingView): void {
  if ((view.meeting.heldOn ?? "9999") > today) throw new UserError(sayMinutesNotYet(sayMeetingName(view, today)));
  if (store.minutes.of(view.meeting.id).validatedAt !== undefined)
    throw new UserError(sayReopenFirst(typedMeeting(view)));
}

type Items = ReturnType<typeof readableItems>;

const otherwise = { value: "others", label: "Hors de l'ordre du jour", words: ["autre", "divers"] };

/** What is decided, and on which item: without an agenda there is nothing to choose, and words that are no item are the decision. */
function toldOf(items: Items, { item, said, point }: Parameters): { item?: string; said?: string } {
  const words = said === undefined ? {} : { said: String(said) };
  if (item !== undefined)
    return { item: String(item), ...(point === undefined ? {} : { said: String(point) }), ...words };
  if (items.length === 0) return { item: otherwise.value, ...words };
  if (point === undefined) return words;
  const options = pointOptions(items);
  const named = readChoice(String(point), options);
  const value = options.find((one) => one.value === point)?.value ?? (isWhole(named) ? named.value : undefined);
  return value === undefined ? { said: String(point) } : { item: value.replace(/^item:/u, ""), ...words };
}

function isWhole(reading: Reading<string>): reading is Extract<Reading<string>, { kind: "read" }> {
  return reading.kind === "read" && reading.rest === "";
}

function pointOptions(items: Items): Option[] {
  // The number of a line is not that of an item in the base.
  const options = items.map(({ id, title, sensitive }, index) => ({
    value: `item:${id}`,
    label: title,
    ...reservedOf(index, sensitive),
    words: [`point ${index + 1}`, ...(index < 9 ? [] : [String(index + 1)])],
  }));
  return [...options, otherwise];
}

function reservedOf(index: number, sensitive: boolean): Pick<Option, "reserved"> {
  return sensitive ? { reserved: `${reservedNames.item} (${index + 1})` } : {};
}

function pointQuestion(items: Items): AtomicQuestion {
  return openParameter({ id: "point", label: "Point", ...sayPointAsked() }, pointOptions(items), longestText);
}

function itemQuestion(items: Items, said: string): AtomicQuestion {
  const options = items.map(({ id, title, sensitive }, index) => ({
    value: String(id),
    label: title,
    ...reservedOf(index, sensitive),
  }));
  return choiceParameter({ id: "item", text: sayItemOf(said), label: "Point" }, [...options, otherwise]);
}

function decidedQuestion(items: Items, item: string): AtomicQuestion {
  const index = items.findIndex(({ id }) => String(id) === item);
  const asked =
    index < 0
      ? sayOthersAsked()
      : sayItemAsked({
          number: index + 1,
          total: items.length,
          title: items[index]?.title ?? "",
          sensitive: items[index]?.sensitive ?? false,
        });
  const nothing = {
    value: "rien",
    label: index < 0 ? "Non, c'est tout" : "Pas de décision",
    words: ["non", "aucune", "aucune décision", "rien à noter", "passer", "c'est tout", "sans suite", "suivant"],
  };
  const ready =
    index < 0
      ? [nothing]
      : [
          nothing,
          { value: "reporté", label: "Point reporté", words: ["reporte", "on reporte"] },
          { value: "pris acte", label: "Prise d'acte", words: ["prend acte", "acté"] },
        ];
  return {
    ...textParameter({ id: "said", label: "Décision", ...asked }, longestText),
    type: "text",
    maxLength: longestText,
    ready,
  };
}

function bareOutcome(outcome: Outcome): "postponed" | "noted" {
  return outcome === "postponed" ? "postponed" : "noted";
}
