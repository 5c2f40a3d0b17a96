import { join } from "node:path";
import type { Platform } from "../core/adapter.ts";
import { addDays, civilDateAt, weekdayOf } from "../core/calendar/civil-date.ts";
import { describeCampaign } from "../commands/launch-draft.ts";
import { launchCampaign } from "../core/launch-campaign.ts";
import { variablesOf } from "../core/launch-variables.ts";
import type { Library } from "../core/library.ts";
import type { Municipality } from "../core/people.ts";
import type { Store } from "../core/store/store.ts";
import { inventPeople } from "../core/territory/invent-people.ts";
import { fullNameOf } from "../core/words/people.ts";
import { importDirectory } from "./import-directory.ts";
import { checkTerritory, importEpci } from "./import-epci.ts";
import { importOpenData } from "./import-open-data.ts";
import { dataFolder } from "./library.ts";

/** CC Charlieu-Belmont: 25 real municipalities, an ordinary case, whose fictitious people are in a file. */
const demoSiren = "200035202";
const fileOfDemo = join(dataFolder, "demo/annuaire.csv");
const figuresOfDemo = join(dataFolder, "demo/donnees-ouvertes.csv");
const quiet = (): void => {};

/**
 * Fills an empty base: a real territory, fictitious people, a project already under way. Dates follow from `now`.
 * `territory`: a SIREN or words of a name; absent, Charlieu-Belmont. Throws `OperatorError` when it is not exactly one.
 */
export function seedDemo(store: Store, library: Library, platform: Platform, now: number, territory = demoSiren): void {
  store.transaction(() => {
    importEpci(territory, { store, print: quiet });
    if (store.territory.epci()?.siren === demoSiren)
      importDirectory(fileOfDemo, { dryRun: false, store, templates: library.bodies, print: quiet, now: () => now });
    else saveInvented(store, now);
    if (store.territory.epci()?.siren === demoSiren)
      importOpenData(figuresOfDemo, { dryRun: false, store, print: quiet, now: () => now });
    const today = civilDateAt(now, store.territory.timeZone());
    store.settings.set("demonstration", "yes");
    linkAccounts(store, platform, now);
    addDeadlines(store, today, now);
    const questionnaire = library.questionnaires.get("mutu_service/jeunesse");
    const director = store.people.byEmail("dgs@demo.example");
    if (questionnaire === undefined || director === undefined) throw new Error("the demonstration data is incomplete");
    const campaign = {
      ...describeCampaign(questionnaire, variablesOf(questionnaire, {}, today), []),
      title: "Mutualiser la jeunesse",
      wishedBy: nextFriday(addDays(today, 14)),
      asked: { places: store.territory.municipalities() },
    };
    launchCampaign(store, campaign, director, { now, today, leavesAt: () => now });
  });
}

/**
 * The demonstration in a base that is empty: true. One that is filled is used as it is: false, or throws `OperatorError`
 * when it is not that of `territory`.
 */
export function openDemo(store: Store, library: Library, platform: Platform, now: number, territory?: string): boolean {
  if (store.territory.epci() === undefined) {
    seedDemo(store, library, platform, now, territory);
    return true;
  }
  if (territory !== undefined) checkTerritory(territory, store.territory);
  return false;
}

function saveInvented(store: Store, now: number): void {
  const epci = store.territory.epci();
  if (epci === undefined) throw new Error("people are invented for a territory that is there");
  const people = inventPeople({ epci, municipalities: store.territory.municipalities() });
  for (const person of people) store.people.save(person, now);
}

/** Left without an account, so that there is somebody to invite: a partner, and a clerk of several municipalities. */
function notYetOnRelais(store: Store): Set<string> {
  const shared = store.people.withFunction("town_clerk").filter(({ mandates }) => mandates.length > 1);
  const clerk = shared.find(({ email }) => email === "secretaire.arcinges@demo.example") ?? shared.at(-1);
  return new Set(["caf@demo.example", ...(clerk ? [clerk.email] : [])]);
}

function linkAccounts(store: Store, platform: Platform, now: number): void {
  const without = notYetOnRelais(store);
  for (const person of store.people.all()) {
    if (without.has(person.email)) continue;
    const from = { id: person.email, name: fullNameOf(person) };
    const address = { platform, channel: person.email };
    const account = store.accounts.seen({ id: `demo:${person.id}`, type: "joined", from, address, direct: true }, now);
    store.accounts.link(account.id, person.id);
  }
}

function addDeadlines(store: Store, today: string, now: number): void {
  const director = store.people.byEmail("dgs@demo.example");
  const example = examplePlace(store.territory.municipalities());
  const owner = director ? { ownerId: director.id } : {};
  store.deadlines.add(
    { title: "Convention avec la CAF à renouveler", due: addDays(today, -4), ...owner },
    director?.id,
    now,
  );
  store.deadlines.add(
    { title: "Comité technique jeunesse", due: nextFriday(addDays(today, 10)), ...owner },
    director?.id,
    now,
  );
  store.deadlines.add(
    { title: "Conférence des maires : trois scénarios pour la jeunesse", due: nextFriday(addDays(today, 17)) },
    director?.id,
    now,
  );
  if (example)
    store.deadlines.add(
      {
        title: "Avis du conseil municipal sur le pacte de gouvernance",
        due: nextFriday(addDays(today, 16)),
        insee: example.insee,
      },
      director?.id,
      now,
    );
}

/** An ordinary village: Vougy where there is one, else the one in the middle by its size. */
function examplePlace(places: readonly Municipality[]): Municipality | undefined {
  const bySize = places.toSorted((one, other) => one.populationMunicipal - other.populationMunicipal);
  return places.find((place) => place.name === "Vougy") ?? bySize[Math.floor(bySize.length / 2)];
}

function nextFriday(date: string): string {
  return addDays(date, (12 - weekdayOf(date)) % 7);
}
