import { isElected } from "./access.ts";
import { type CivilDate, civilDateAt } from "./calendar/civil-date.ts";
import type { CommandContext } from "./command.ts";
import { isInvited, meetingsFor } from "./meeting-view.ts";
import { whomToAsk } from "./notify.ts";
import { campaignsOverview } from "./overview.ts";
import { ownSeats } from "./own-seats.ts";
import type { Person } from "./people.ts";
import { phaseNow } from "./project-phase.ts";
import type { Store } from "./store/store.ts";
import { sayMeetingName } from "./words/meeting-names.ts";
import { type CardFacts, cardCount } from "./words/welcome-path.ts";

/** What the cards say to this person today: each is written from what is known, and none can be out of date. */
export function cardFacts(context: Pick<CommandContext, "store" | "library" | "person" | "today">): CardFacts {
  const { store, library, person, today } = context;
  const seminar = meetingsFor(store, library, person).find(
    (view) =>
      view.seated.template.key === "seminaire" &&
      view.meeting.status === "planned" &&
      (view.meeting.heldOn ?? "") >= today &&
      isInvited(person, view),
  );
  const presidents = store.people.withFunction("president");
  return {
    person,
    epci: store.territory.epci(),
    places: store.territory.municipalities(),
    president: presidents[0],
    phase: phaseNow(store, library, today),
    campaigns: campaignsOverview(store).map(({ campaign, coverage }) => ({ title: campaign.project.title, coverage })),
    seats: ownSeats(context),
    contact: whomToAsk(store),
    ...(seminar === undefined ? {} : { seminar: sayMeetingName(seminar, today) }),
  };
}

export type PathProgress = { begun: number; finished: number; total: number };

/** By municipality, and for those elected at the EPCI alone under "": how many began and finished, never who. */
export function pathProgress(store: Store): Map<string, PathProgress> {
  const read = store.welcomeCards.readBy();
  const elected = store.people.all().filter(isElected);
  const groups = Map.groupBy(elected, ({ mandates }) => mandates.find(({ insee }) => insee !== undefined)?.insee ?? "");
  return new Map(
    [...groups].map(([insee, people]) => {
      const cards = people.map(({ id }) => read.get(id) ?? 0);
      const counted = (enough: number) => cards.filter((count) => count >= enough).length;
      return [insee, { begun: counted(1), finished: counted(cardCount), total: people.length }];
    }),
  );
}

/** Elected people who came into the directory after Relais did, and were shown no card. */
export function newcomers(store: Store, today: CivilDate): Person[] {
  const zone = store.territory.timeZone();
  const installedOn = civilDateAt(store.settings.installedAt(), zone);
  const addedAt = store.people.addedAt();
  const read = store.welcomeCards.readBy();
  return store.people.all().filter((person) => {
    const addedOn = civilDateAt(addedAt.get(person.id) ?? 0, zone);
    return isElected(person) && addedOn > installedOn && addedOn <= today && !read.has(person.id);
  });
}
