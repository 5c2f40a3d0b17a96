import { audienceOf } from "./audiences.ts";
import type { Diffusion } from "./communication/diffusion.ts";
import type { Library } from "./library.ts";
import { notify, owedHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import { keyOfLetter } from "./store/diffusions.ts";
import type { Store } from "./store/store.ts";
import { type Author, sayAnnouncement } from "./words/announcement.ts";
import { formatList } from "./words/format.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** Writes to everyone these lines are for, but for who wrote them: once a person and an announcement, at an office hour. */
export function sendDiffusions(store: Store, library: Library, lines: readonly Diffusion[], at: number): void {
  for (const [announcementId, own] of Map.groupBy(lines, ({ announcement }) => announcement.id)) {
    const letters = new Map<number, string[]>();
    for (const { id, audience, announcement } of own) {
      const to = audienceOf(store, library, audience);
      const people = (to?.people ?? []).filter((one) => one.id !== announcement.by);
      const receivers = people.map((person) => ({ personId: person.id, places: sayPlaces(store, person) }));
      store.diffusions.begin(id, receivers, at);
      for (const person of people) letters.set(person.id, [...(letters.get(person.id) ?? []), to?.to ?? ""]);
    }
    const [line] = own;
    if (line === undefined) continue;
    const author = authorOf(store, line);
    for (const [personId, to] of letters) {
      const message = sayAnnouncement(line.announcement, author, to);
      const key = keyOfLetter(announcementId, personId);
      notify(store, key, personId, typesetMessage(message), at, owedHourOf(store, personId, at));
    }
  }
}

/** Takes back what has not left of this line, unless another line says it to the same people; how many hear nothing of it. */
export function stopDiffusion(store: Store, { id, announcement }: Diffusion, at: number): number {
  const others = store.diffusions
    .all()
    .filter((one) => one.id !== id && one.announcement.id === announcement.id && one.cancelledAt === undefined)
    .flatMap((one) => store.diffusions.receivers(one.id));
  const kept = new Set(others.map(({ personId }) => personId));
  const waiting = store.diffusions
    .receivers(id)
    .filter(({ personId, outcome }) => outcome === "waiting" && !kept.has(personId));
  const stopped = waiting.filter(
    ({ personId }) => store.outbox.withdraw(personId, keyOfLetter(announcement.id, personId)).length > 0,
  );
  for (const { personId } of stopped) store.diffusions.withdraw(id, personId, at);
  store.diffusions.cancel(id, at);
  return stopped.length;
}

export function authorOf(store: Store, { announcement }: Pick<Diffusion, "announcement">): Author | undefined {
  const person = announcement.by === undefined ? undefined : store.people.byId(announcement.by);
  return person && authorFor(store, person);
}

export function authorFor(store: Store, person: Person): Author {
  return {
    person,
    placeName: (insee) => store.territory.municipality(insee)?.name ?? insee,
    epciName: store.territory.epci()?.name ?? "",
  };
}

/** "Vougy et Nandax"; nothing for those of the EPCI alone. */
export function sayPlaces(store: Store, { mandates }: Pick<Person, "mandates">): string {
  const held = mandates.flatMap(({ insee }) => (insee === undefined ? [] : [insee]));
  return formatList([...new Set(held)].map((insee) => store.territory.municipality(insee)?.name ?? insee));
}
