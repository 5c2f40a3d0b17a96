import { horizonDays } from "./briefing/compose.ts";
import type { Item, Notice, Origin } from "./briefing/facts.ts";
import { stageOf } from "./briefing/recall.ts";
import { directorIds, type NoticeScene } from "./briefing-notice.ts";
import { addDays, civilDateAt } from "./calendar/civil-date.ts";
import { lacksOf, type Sheet } from "./decision-aid/sheet.ts";
import { mayWriteSheets } from "./decision-sheets.ts";
import { type MeetingView, meetingView, readableDocuments } from "./meeting-view.ts";
import { nameOfPerson } from "./origins.ts";
import type { Store } from "./store/store.ts";
import { sayMeetingTitle } from "./words/meeting-names.ts";

/** An objective is given the time to find its first action, in days. */
const bareDays = 14;

/** Objectives that nothing serves, some time after they were noted: for the DGS. */
export function objectivesBare({ store, today }: NoticeScene): Notice[] {
  const zone = store.territory.timeZone();
  const served = new Set(
    store.objectives
      .services()
      .filter(({ deadlineId }) => store.deadlines.byId(deadlineId) !== undefined)
      .map(({ objectiveId }) => objectiveId),
  );
  const bare = store.objectives
    .all()
    .filter(({ id, at }) => !served.has(id) && civilDateAt(at, zone) <= addDays(today, -bareDays));
  const [first] = bare;
  if (first === undefined) return [];
  const by = nameOfPerson(store, first.by);
  const origin: Origin = { from: "objective", detail: "objectifs" };
  const item: Item = {
    about: "objectives_bare",
    atoms: bare.map(({ id }) => ({ key: `objective:${id}`, state: "bare" })),
    origin:
      bare.length > 1
        ? origin
        : { ...origin, what: first.title, on: civilDateAt(first.at, zone), ...(by !== undefined && { by }) },
    titles: bare.map(({ title }) => title),
  };
  return [{ heading: "expected", personIds: directorIds(store), item }];
}

/** Decision sheets that wait: for a meeting, for an opinion, or to be finished before the meeting that has them. */
export function sheetsWaiting({ store, library, today }: NoticeScene): Notice[] {
  const directors = directorIds(store);
  return store.decisionSheets.all().flatMap((sheet): Notice[] => {
    const meeting = toCome(
      sheet,
      sheet.meetingId === undefined ? undefined : meetingView(store, library, sheet.meetingId),
    );
    const isOver = sheet.meetingId !== undefined && (meeting === undefined || meeting.heldOn < today);
    const standing = isOver ? undefined : standingOf(sheet, meeting !== undefined);
    if (standing === undefined || (meeting !== undefined && meeting.heldOn > addDays(today, horizonDays))) return [];
    const item: Item = {
      about: "sheet",
      atoms: [
        {
          key: `sheet:${sheet.id}`,
          state: `${standing} ${meeting === undefined ? "" : `${meeting.heldOn} ${stageOf(meeting.heldOn, today)}`}`,
        },
      ],
      origin: sheetOrigin(store, sheet, meeting !== undefined),
      id: sheet.id,
      title: sheet.title,
      standing,
      ...(meeting !== undefined && { meeting: sayMeetingTitle(meeting.view), heldOn: meeting.heldOn }),
    };
    return [{ heading: "expected", personIds: directors, item }];
  });
}

function standingOf(sheet: Sheet, isAttached: boolean): Extract<Item, { about: "sheet" }>["standing"] | undefined {
  const [first, ...more] = lacksOf(sheet);
  if (first === undefined) return isAttached ? undefined : "ready";
  if (first.kind === "opinion" && more.length === 0) return "opinion";
  return isAttached ? "unfinished" : undefined;
}

/** A sheet that a coming meeting has among its documents: for its members who read that document, but those who write it. */
export function sheetsToRead({ store, library, today }: NoticeScene): Notice[] {
  return store.decisionSheets.all().flatMap((sheet): Notice[] => {
    const view = sheet.meetingId === undefined ? undefined : meetingView(store, library, sheet.meetingId);
    const meeting = toCome(sheet, view);
    if (meeting === undefined || meeting.heldOn < today || meeting.heldOn > addDays(today, horizonDays)) return [];
    const readers = meeting.view.seated.members.filter(
      (person) =>
        !mayWriteSheets(person) && readableDocuments(person, meeting.view).some(({ id }) => id === sheet.documentId),
    );
    const item: Item = {
      about: "sheet_to_read",
      atoms: [{ key: `sheet:${sheet.id}:read`, state: meeting.heldOn }],
      origin: sheetOrigin(store, sheet, true),
      id: sheet.id,
      title: sheet.title,
      meeting: sayMeetingTitle(meeting.view),
      heldOn: meeting.heldOn,
    };
    return [{ heading: "coming", personIds: new Set(readers.map(({ id }) => id)), item }];
  });
}

/** The meeting that has it, while it is planned. */
function toCome({ documentId }: Sheet, view: MeetingView | undefined) {
  const { status, heldOn } = view?.meeting ?? {};
  const isThere = view?.documents.some(({ id }) => id === documentId) === true;
  return view !== undefined && isThere && status === "planned" && heldOn !== undefined ? { view, heldOn } : undefined;
}

function sheetOrigin(store: Store, { id, title, touchedBy, touchedAt }: Sheet, isAttached: boolean): Origin {
  const by = nameOfPerson(store, touchedBy);
  return {
    from: "sheet",
    ...(isAttached && { what: title }),
    on: civilDateAt(touchedAt, store.territory.timeZone()),
    detail: `fiche décision ${id}`,
    ...(by !== undefined && { by }),
  };
}
