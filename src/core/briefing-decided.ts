import { isDirector, may } from "./access.ts";
import { anyone, type Item, type Notice } from "./briefing/facts.ts";
import type { NoticeScene } from "./briefing-notice.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import { type DecisionView, sightOf } from "./decision-view.ts";
import { fingerprint } from "./fingerprint.ts";
import { invitedPeople } from "./meeting-view.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import { sayMeetingTitle } from "./words/meeting-names.ts";

/** What instances decided, once their minutes are validated: for those who sit there, and for all where it is open. */
export function decided({ store, library, since }: NoticeScene): Notice[] {
  const sight = sightOf(store, library);
  const news = store.decisions.all().flatMap((decision): DecisionView[] => {
    const isNew = (store.minutes.of(decision.meetingId).validatedAt ?? 0) >= since;
    const view = isNew ? sight.viewOf(decision.meetingId) : undefined;
    return view === undefined ? [] : [{ decision, view }];
  });
  if (news.length === 0) return [];
  const readers = store.people.all().filter((one) => may(one, "see_briefing"));
  const own = readers.flatMap((person) => {
    const theirs = news.filter(({ decision, view }) => isFor(person, view) && sight.reads(person, decision));
    return noticesOf(store, person.id, theirs);
  });
  const common = news.filter(({ decision }) => sight.isPublic(decision));
  return [...own, ...noticesOf(store, anyone, common)];
}

function isFor(person: Person, view: DecisionView["view"]): boolean {
  return isDirector(person) || view.seated.template.audience === "everyone" || invitedPeople(view).includes(person.id);
}

/** One line a meeting, and another for what it decided on sensitive items. */
export function noticesOf(store: Store, personId: number, news: readonly DecisionView[]): Notice[] {
  return [...Map.groupBy(news, lineOf).values()].flatMap((all) => {
    const item = decidedItem(store, all, store.territory.timeZone());
    return item === undefined ? [] : [{ heading: "moved" as const, personIds: new Set([personId]), item }];
  });
}

function lineOf({ decision: { meetingId, item } }: DecisionView): string {
  return `${meetingId} ${item?.sensitive ?? false}`;
}

function decidedItem(store: Store, all: readonly DecisionView[], zone: string): Item | undefined {
  const [first] = all;
  const heldOn = first?.view.meeting.heldOn;
  if (first === undefined || heldOn === undefined) return undefined;
  const { validatedAt = 0 } = store.minutes.of(first.decision.meetingId);
  const meeting = sayMeetingTitle(first.view);
  return {
    about: "decided",
    // What was corrected since is told again.
    atoms: all.map(({ decision: { id, outcome, text } }) => ({
      key: `decision:${id}`,
      state: `${outcome} ${fingerprint(text)}`,
    })),
    origin: { from: "minutes", what: meeting, on: civilDateAt(validatedAt, zone), detail: "décisions" },
    meeting,
    heldOn,
    texts: all.map(({ decision }) => decision.text),
  };
}
