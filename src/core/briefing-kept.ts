import type { Atom } from "./briefing/facts.ts";
import type { Sheet } from "./decision-aid/sheet.ts";
import { isKept } from "./decision-sheets.ts";
import type { Store } from "./store/store.ts";

/** Whether a line of a point tells of what only some may read: what was decided on a sensitive item, what is to be done of it, its sheet. */
export function keptLines(store: Store): (line: { atoms: readonly Atom[] }) => boolean {
  const decided = store.decisions.all().flatMap(({ id, item }) => (item?.sensitive === true ? [id] : []));
  const actions = decided.flatMap((id) => store.deadlines.ofDecision(id));
  const sheets = store.decisionSheets.all().filter((sheet) => isKept(sheet, papersOf(store, sheet)));
  const keys = new Set([
    ...decided.map((id) => `decision:${id}`),
    ...actions.map(({ id }) => `deadline:${id}`),
    ...sheets.flatMap(({ id }) => [`sheet:${id}`, `sheet:${id}:read`]),
  ]);
  return ({ atoms }) => atoms.some(({ key }) => keys.has(key));
}

function papersOf({ agendas, documents }: Store, { meetingId }: Sheet) {
  return meetingId === undefined
    ? undefined
    : { items: agendas.items(meetingId), documents: documents.ofMeeting(meetingId) };
}
