import { may } from "./access.ts";
import type { Library } from "./library.ts";
import { type MeetingView, meetingView, readableItems } from "./meeting-view.ts";
import type { Person } from "./people.ts";
import type { Deadline } from "./store/deadlines.ts";
import type { Decision } from "./store/decisions.ts";
import type { Store } from "./store/store.ts";

/** A decision with the meeting that took it. */
export type DecisionView = { decision: Decision; view: MeetingView };

/** Those that `person` may read, oldest first. */
export function decisionsFor(store: Store, library: Library, person: Person): DecisionView[] {
  const sight = sightOf(store, library);
  return store.decisions.all().flatMap((decision) => {
    const view = sight.viewOf(decision.meetingId);
    return view !== undefined && sight.reads(person, decision) ? [{ decision, view }] : [];
  });
}

/** Of one instance, those that all its members and guests may read, oldest first. */
export function plainDecisionsOf(store: Store, library: Library, bodyId: number): DecisionView[] {
  const sight = sightOf(store, library);
  return store.decisions.all().flatMap((decision) => {
    const view = sight.viewOf(decision.meetingId);
    return view?.meeting.bodyId === bodyId && sight.isPlain(decision) ? [{ decision, view }] : [];
  });
}

/** Whether what is to be done was decided on an item that only some read. */
export function isSensitiveAction({ decisions }: Pick<Store, "decisions">, { decisionId }: Carrying): boolean {
  return decisionId !== undefined && decisions.byId(decisionId)?.item?.sensitive === true;
}

type Carrying = Pick<Deadline, "decisionId" | "ownerId">;

export type Sight = ReturnType<typeof sightOf>;

/** Who reads which decision, and which of the deadlines that carry one out. Each meeting is read once. */
export function sightOf(store: Store, library: Library) {
  const views = new Map<number, MeetingView | undefined>();
  function viewOf(meetingId: number): MeetingView | undefined {
    if (!views.has(meetingId)) views.set(meetingId, meetingView(store, library, meetingId));
    return views.get(meetingId);
  }

  /** A draft, or minutes being corrected, are read by those who write them alone. */
  function isGivenOut({ meetingId }: Decision): boolean {
    return store.minutes.of(meetingId).validatedAt !== undefined;
  }

  function reads(person: Person, decision: Decision): boolean {
    const view = viewOf(decision.meetingId);
    if (view === undefined || !(isGivenOut(decision) || may(person, "manage_meetings"))) return false;
    return readableItems(person, { ...view, items: [itemOf(decision, view)] }).length > 0;
  }

  function isPlain(decision: Decision): boolean {
    return decision.item?.sensitive !== true && isGivenOut(decision);
  }

  /** What may be said where others read. */
  function isPublic(decision: Decision): boolean {
    return viewOf(decision.meetingId)?.seated.template.audience === "everyone" && isPlain(decision);
  }

  function decisionOf({ decisionId }: Carrying): Decision | undefined {
    return decisionId === undefined ? undefined : store.decisions.byId(decisionId);
  }
  return {
    viewOf,
    reads,
    isPlain,
    isPublic,
    /** Whoever is to do it reads it; others, as the decision it carries out. */
    readsDeadline(person: Person, deadline: Carrying): boolean {
      const decision = decisionOf(deadline);
      return decision === undefined || deadline.ownerId === person.id || reads(person, decision);
    },
    isPublicDeadline(deadline: Carrying): boolean {
      const decision = decisionOf(deadline);
      return decision === undefined || isPublic(decision);
    },
  };
}

/** The item that a decision settles, one dropped since included; one of no item is read as what is not sensitive. */
function itemOf({ itemId = 0, meetingId, item, text }: Decision, { items }: MeetingView): MeetingView["items"][number] {
  const guests = items.find(({ id }) => id === itemId)?.guests ?? [];
  return { id: itemId, meetingId, title: item?.title ?? text, sensitive: item?.sensitive ?? false, guests };
}
