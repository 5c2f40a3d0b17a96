import { isDirector } from "../../core/access.ts";
import type { CommandContext, CommandReply } from "../../core/command.ts";
import { nextMinutesStep } from "../../core/governance/decisions.ts";
import { type MeetingView, meetingView, readableItems } from "../../core/meeting-view.ts";
import type { Block } from "../../core/message.ts";
import { text } from "../../core/message.ts";
import { sayItemsApart, sayMinutesComplete, sayMinutesLeft } from "../../core/words/minutes.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { minutesMessage } from "./minutes-sheet.ts";

/** What is still lacking, among what this person may read. */
export function stepOf({ store, person }: CommandContext, view: MeetingView) {
  const items = readableItems(person, view);
  const ids = new Set(items.map(({ id }) => id));
  const hidden = new Set(view.items.filter(({ id }) => !ids.has(id)).map(({ id }) => id));
  const decisions = store.decisions
    .ofMeeting(view.meeting.id)
    .filter(({ itemId }) => itemId === undefined || !hidden.has(itemId));
  const settled = store.minutes.settled(view.meeting.id);
  return { items, apart: hidden.size, decisions, settled, step: nextMinutesStep({ items, decisions, settled }) };
}

/** After `said`, the next thing to say of this meeting; at the end, the whole of it to read again. */
export function continueMinutes(context: CommandContext, view: MeetingView, said: Block[]): CommandReply {
  const { step, apart } = stepOf(context, view);
  const meeting = String(view.meeting.id);
  const message = { blocks: said };
  switch (step.step) {
    case "presence":
      return { message, next: { command: "attendance-point", parameters: { meeting } } };
    case "item":
      return { message, next: { command: "minutes-item", parameters: { meeting, item: String(step.itemId) } } };
    case "outcome":
      return { message, next: { command: "decision-outcome", parameters: { decision: String(step.decisionId) } } };
    case "positions":
      return { message, next: { command: "positions", parameters: { decision: String(step.decisionId) } } };
    case "actions":
      return { message, next: { command: "action", parameters: { decision: String(step.decisionId) } } };
    case "others":
      return { message, next: { command: "minutes-item", parameters: { meeting, item: "others" } } };
    case "validate": {
      const typed = typedMeeting(view);
      const director = isDirector(context.person);
      const choices = director ? [{ value: `relevé valider ${typed}`, label: "Valider le relevé" }] : [];
      const { blocks, title } = minutesMessage(context, view, choices);
      const last = text(
        [sayMinutesComplete(director, typed), ...(apart === 0 || director ? [] : [sayItemsApart(apart)])].join("\n"),
      );
      return { message: { ...(title === undefined ? {} : { title }), blocks: [...said, last, ...blocks] } };
    }
  }
}

/** Said when the questions about a decision are left: where to come back. */
export function sayLeftAt({ store, library }: CommandContext, decision: unknown): string {
  const known = store.decisions.byId(Number(decision));
  const view = known && meetingView(store, library, known.meetingId);
  return sayMinutesLeft(view === undefined ? "" : typedMeeting(view));
}
