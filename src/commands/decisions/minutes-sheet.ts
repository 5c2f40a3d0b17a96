import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import { sightOf } from "../../core/decision-view.ts";
import { tallyPositions } from "../../core/governance/decisions.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import type { Choice, Outbound } from "../../core/message.ts";
import type { Person } from "../../core/people.ts";
import { presenceOf, quorumFor } from "../../core/presence.ts";
import type { Decision } from "../../core/store/decisions.ts";
import { type ActionLine, sayPositions } from "../../core/words/decisions.ts";
import { sayMeetingTitle, sayWhenInFull, sayWhere } from "../../core/words/meeting-names.ts";
import { type MinutesSheet, sayMinutes, sayMinutesState, sayNewEdition } from "../../core/words/minutes-sheet.ts";
import { nameOf } from "../../core/words/people.ts";
import { sayQuorumShort } from "../../core/words/quorum.ts";
import { groupsOf } from "../attendance/attendances.ts";
import { expectedMunicipalities } from "./municipalities-there.ts";

/** What `reader` may see of the minutes, on screen and as a file. */
export function minutesMessage(
  context: CommandContext,
  view: MeetingView,
  choices: Choice[],
  reader: Person = context.person,
): Outbound {
  const sheet = sheetOf(context, view, reader);
  const name = `releve-${view.seated.template.key}-${view.meeting.heldOn ?? "sans-date"}.txt`;
  return sayMinutes(sheet, name, choices);
}

function sheetOf(context: CommandContext, view: MeetingView, reader: Person): MinutesSheet {
  const { store, today, timeZone } = context;
  const { meeting } = view;
  const { validatedAt } = store.minutes.of(meeting.id);
  const host = meeting.insee === undefined ? undefined : store.territory.municipality(meeting.insee)?.name;
  return {
    meeting: `${sayMeetingTitle(view)}, ${sayWhenInFull(meeting)}`,
    place: sayWhere(meeting, host),
    state: sayMinutesState(validatedAt === undefined ? undefined : civilDateAt(validatedAt, timeZone)),
    edition: editionOf(context, view, reader),
    presence: presenceLines(context, view),
    quorum: sayQuorumShort(quorumFor(presenceOf(store, view), view)),
    decisions: readBy(context, view, reader).map((one) => lineOf(context, view, one)),
    today,
  };
}

/** The decisions of this meeting that `reader` may read. */
export function readBy({ store, library }: CommandContext, { meeting }: MeetingView, reader: Person): Decision[] {
  const { reads } = sightOf(store, library);
  return store.decisions.ofMeeting(meeting.id).filter((decision) => reads(reader, decision));
}

/** Why these minutes replace others, without a word of what this reader never saw. */
function editionOf({ store, library }: CommandContext, { meeting }: MeetingView, reader: Person): string | undefined {
  const { reasons, changes } = store.minutes.sinceSpread(meeting.id);
  if (reasons.length === 0 || store.minutes.of(meeting.id).spreadAt === undefined) return undefined;
  const { reads } = sightOf(store, library);
  const shown = changes.filter(({ decisionId }) => {
    const decision = decisionId === undefined ? undefined : store.decisions.byId(decisionId);
    return decision === undefined || reads(reader, decision);
  });
  return sayNewEdition(reasons, shown);
}

function presenceLines(context: CommandContext, view: MeetingView): { label: string; value: string }[] {
  const presence = presenceOf(context.store, view);
  if (!presence.pointed) return [{ label: "Présences", value: "non pointées" }];
  const groups = groupsOf(context, presence);
  const labels = [
    ["Présents", groups.present],
    ["À distance", groups.remote],
    ["Suppléances", groups.substitute],
    ["Pouvoirs", groups.proxy],
    ["Absents", groups.absent],
    ["Non pointés", groups.unknown],
  ] as const;
  // A file has room for every name.
  return labels.flatMap(([label, names]) =>
    names.length === 0 ? [] : [{ label: `${label} (${names.length})`, value: names.join(", ") }],
  );
}

function lineOf(context: CommandContext, view: MeetingView, decision: Decision): MinutesSheet["decisions"][number] {
  return {
    id: decision.id,
    heldOn: view.meeting.heldOn,
    body: view.seated.body.name,
    text: decision.text,
    outcome: decision.outcome,
    item: decision.item?.title,
    sensitive: decision.item?.sensitive ?? false,
    positions: positionLines(context, view, decision, { whole: true }),
    actions: actionsOf(context, decision.id),
  };
}

/** `whole`: with every name, for what is printed. */
export function positionLines(
  context: CommandContext,
  view: MeetingView,
  { id }: Decision,
  { whole = false } = {},
): string[] {
  const { store } = context;
  const names = new Map(store.territory.municipalities().map(({ insee, name }) => [insee, name]));
  const positions = store.decisions.positions(id);
  const conditions = positions.flatMap(({ insee, stance, condition }) =>
    condition === undefined ? [] : [{ place: names.get(insee) ?? insee, words: condition, stance }],
  );
  return sayPositions({
    tally: tallyPositions(positions, expectedMunicipalities(context, view)),
    names,
    conditions,
    whole,
  });
}

/** Those of whom the position came after the minutes were validated. */
export function laterPositions({ store }: CommandContext, view: MeetingView, { id }: Decision): string[] {
  const { validatedAt } = store.minutes.of(view.meeting.id);
  if (validatedAt === undefined) return [];
  return store.decisions
    .positions(id)
    .filter(({ at }) => at > validatedAt)
    .map(({ insee }) => store.territory.municipality(insee)?.name ?? insee);
}

export function actionsOf({ store, timeZone }: CommandContext, decisionId: number): ActionLine[] {
  return store.deadlines.ofDecision(decisionId).map(({ title, due, ownerId, doneAt }) => {
    const owner = ownerId === undefined ? undefined : store.people.byId(ownerId);
    return {
      title,
      due,
      owner: owner && nameOf(owner),
      doneOn: doneAt === undefined ? undefined : civilDateAt(doneAt, timeZone),
    };
  });
}
