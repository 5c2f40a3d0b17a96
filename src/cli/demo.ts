import { join } from "node:path";
import type { Platform } from "../core/adapter.ts";
import { addDays, civilDateAt, weekdayOf } from "../core/calendar/civil-date.ts";
import { describeCampaign } from "../commands/diagnostic-launch.ts";
import { launchCampaign } from "../core/launch-campaign.ts";
import type { Library } from "../core/library.ts";
import type { Store } from "../core/store/store.ts";
import { fullNameOf } from "../core/words/people.ts";
import { importDirectory } from "./import-directory.ts";
import { importEpci } from "./import-epci.ts";
import { dataFolder } from "./library.ts";

/** CC Charlieu-Belmont: 25 real municipalities, an ordinary case. */
const demoSiren = "200035202";
/** Left without an account, so that there is somebody to invite. */
const notYetOnRelais = new Set(["caf@demo.example", "secretaire.arcinges@demo.example"]);

const quiet = (): void => {};

/** Fills an empty base: a real territory, fictitious people, a project already under way. Dates follow from `now`. */
export function seedDemo(store: Store, library: Library, platform: Platform, now: number): void {
  store.transaction(() => {
    importEpci(demoSiren, { store, print: quiet });
    importDirectory(join(dataFolder, "demo/annuaire.csv"), { dryRun: false, store, print: quiet, now: () => now });
    const today = civilDateAt(now, "Europe/Paris");
    store.settings.set("demonstration", "yes");
    linkAccounts(store, platform, now);
    addDeadlines(store, today, now);
    const questionnaire = library.questionnaires.get("mutu_service/jeunesse");
    const director = store.people.byEmail("dgs@demo.example");
    if (questionnaire === undefined || director === undefined) throw new Error("the demonstration data is incomplete");
    const campaign = {
      ...describeCampaign(questionnaire, nextFriday(addDays(today, 14)), today),
      title: "Mutualiser la jeunesse",
    };
    launchCampaign(store, campaign, director, { now, today, leavesAt: () => now });
  });
}

function linkAccounts(store: Store, platform: Platform, now: number): void {
  for (const person of store.people.all()) {
    if (notYetOnRelais.has(person.email)) continue;
    const from = { id: person.email, name: fullNameOf(person) };
    const address = { platform, channel: person.email };
    const account = store.accounts.seen({ id: `demo:${person.id}`, type: "joined", from, address, direct: true }, now);
    store.accounts.link(account.id, person.id);
  }
}

function addDeadlines(store: Store, today: string, now: number): void {
  const director = store.people.byEmail("dgs@demo.example");
  const vougy = store.territory.municipalities().find((place) => place.name === "Vougy");
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
  if (vougy)
    store.deadlines.add(
      {
        title: "Avis du conseil municipal sur le pacte de gouvernance",
        due: nextFriday(addDays(today, 16)),
        insee: vougy.insee,
      },
      director?.id,
      now,
    );
}

function nextFriday(date: string): string {
  return addDays(date, (12 - weekdayOf(date)) % 7);
}
