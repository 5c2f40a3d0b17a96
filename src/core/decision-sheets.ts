import { may } from "./access.ts";
import type { Sheet } from "./decision-aid/sheet.ts";
import type { Library } from "./library.ts";
import { type MeetingView, meetingView } from "./meeting-view.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";

/** A sheet, with the meeting that has it among its documents. */
export type SheetView = { sheet: Sheet; view?: MeetingView };

/** Those that `person` may read, oldest first: whoever writes them, and once a meeting has it, the members of its instance. */
export function sheetsFor(store: Store, library: Library, person: Person): SheetView[] {
  const writes = mayWriteSheets(person);
  return store.decisionSheets.all().flatMap((sheet): SheetView[] => {
    const view = meetingOf(store, library, sheet);
    const isMember = view?.seated.members.some(({ id }) => id === person.id) === true;
    return writes || isMember ? [{ sheet, ...(view && { view }) }] : [];
  });
}

/** Until a meeting has it, it is for those who write it; on a sensitive item, for those who read that item. */
export function isKept({ documentId }: Sheet, papers: Pick<MeetingView, "items" | "documents"> | undefined): boolean {
  const document = papers?.documents.find(({ id }) => id === documentId);
  return (
    document === undefined || papers?.items.some(({ id, sensitive }) => id === document.itemId && sensitive) === true
  );
}

export function mayWriteSheets(person: Person): boolean {
  return may(person, "follow_diagnostic");
}

/** A document taken away from the meeting is a sheet that it has no more. */
function meetingOf(store: Store, library: Library, { meetingId, documentId }: Sheet): MeetingView | undefined {
  const view = meetingId === undefined ? undefined : meetingView(store, library, meetingId);
  return view?.documents.some(({ id }) => id === documentId) === true ? view : undefined;
}
