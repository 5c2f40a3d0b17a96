import type { Command, CommandContext } from "../../core/command.ts";
import { openPolls } from "../../core/date-polls.ts";
import { tellOfMeeting } from "../../core/meeting-notices.ts";
import type { Person } from "../../core/people.ts";
import { stopPoll } from "../../core/poll-notices.ts";
import { bodyNamed, type SeatedBody } from "../../core/seats.ts";
import { sayWhen } from "../../core/words/meeting-names.ts";
import { sayNothingChanged } from "../../core/words/bodies-change.ts";
import { askClose, sayClosed, sayCloseChoices, sayWhyClosed, sayWouldClose } from "../../core/words/body-close.ts";
import { choiceParameter } from "../parameter.ts";
import { bodyParameter, chosenBody, visibleBodies } from "./which-body.ts";

export const bodyClose: Command = {
  name: "body-close",
  words: [
    "instance clore",
    "clore l'instance",
    "clore instance",
    "instance fermer",
    "fermer l'instance",
    "instance dissoudre",
    "instance supprimer",
  ],
  group: "bodies",
  summary: "clore une instance, sans rien perdre de ce qui s'y est dit",
  examples: ["instance clore groupe de travail jeunesse"],
  action: "manage_bodies",
  parameters(context, known) {
    const bodies = visibleBodies(context);
    const which = bodyParameter("Quelle instance faut-il clore ?", bodies);
    if (known.body === undefined) return [which];
    const seated = chosenBody(known.body, bodies);
    const { planned, polls } = leftBy(context, seated);
    const days = planned.map((meeting) => sayWhen(meeting, context.today));
    const help = sayWouldClose(days, polls.length);
    const asked = { id: "confirm", text: askClose(seated), label: "Confirmation", help };
    return [which, choiceParameter(asked, sayCloseChoices(planned.length))];
  },
  read(rest, context) {
    const seated = bodyNamed(rest, visibleBodies(context));
    return seated && { body: String(seated.body.id) };
  },
  run(context, { body, confirm }) {
    const { store, person, today, now } = context;
    if (confirm !== "yes" && confirm !== "keep") return { message: sayNothingChanged() };
    const seated = chosenBody(body, visibleBodies(context));
    const { planned, polls } = leftBy(context, seated);
    const cancelled = confirm === "keep" ? [] : planned;
    for (const poll of polls) stopPoll(context, poll);
    const audiences = cancelled.map(({ id }) => cancelMeeting(context, id, sayWhyClosed(seated)));
    store.bodies.close(seated.body.id, today);
    store.audit.add(now, person.id, "body.closed", `body:${seated.body.id}`, { before: seated.body.name });
    const kept = planned.length - cancelled.length;
    const told = each(audiences.flatMap((audience) => audience.told)).length;
    const away = each(audiences.flatMap((audience) => audience.away));
    return { message: sayClosed(seated, { cancelled: cancelled.length, kept, polls: polls.length, told, away }) };
  },
};

/** What is still to come of it: its meetings, and its polls of dates. */
function leftBy({ store, library, today }: CommandContext, { body }: SeatedBody) {
  return {
    planned: store.meetings
      .all()
      .filter(({ bodyId, status, heldOn }) => bodyId === body.id && status === "planned" && (heldOn ?? today) >= today),
    polls: openPolls(store, library).filter(({ meeting }) => meeting.bodyId === body.id),
  };
}

/** Everyone once. */
function each(people: readonly Person[]): Person[] {
  return [...new Map(people.map((one) => [one.id, one])).values()];
}

function cancelMeeting(context: CommandContext, id: number, reason: string) {
  const { store, person, now } = context;
  store.meetings.cancel(id, reason);
  store.audit.add(now, person.id, "meeting.cancelled", `meeting:${id}`, { after: reason });
  return tellOfMeeting(context, id, { news: "cancelled" });
}
