import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { Inbound } from "../../src/core/adapter.ts";
import { createBot } from "../../src/core/bot.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createDelivery } from "../../src/core/delivery/worker.ts";
import { launchCampaign } from "../../src/core/launch-campaign.ts";
import type { Person } from "../../src/core/people.ts";
import { openStore } from "../../src/core/store/store.ts";
import { library as content } from "../support/test-bot.ts";
import { createFakeAdapter } from "../support/fake-adapter.ts";
import { charlieuBelmont } from "../support/territories.ts";
import { small, values } from "./interview/small-questionnaire.ts";

const hundred = Array.from({ length: 100 }, (_, rank) => rank);
const emailOf = (rank: number) => `secretaire-${rank}@demo.example`;
const inseeOf = (rank: number) => `99${String(rank).padStart(3, "0")}`;

beforeEach(
  () => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: Date.parse("2026-11-23T08:00Z") }),
);
afterEach(() => void vi.useRealTimers());

/** A hundred municipalities, each with its secrétaire, all asked the same small questionnaire. */
function createCrowd() {
  const store = openStore(":memory:");
  const [model] = charlieuBelmont.municipalities;
  if (model === undefined) throw new Error("no municipality");
  store.territory.saveEpci(
    charlieuBelmont.epci,
    hundred.map((rank) => ({ ...model, insee: inseeOf(rank), name: `Bourg-${rank}` })),
  );
  const save = (email: string, mandate: Person["mandates"][number]): Person => {
    const person = { email, firstName: "A", lastName: email, mandates: [mandate], presence: [] };
    return { ...person, id: store.people.save(person, 0) };
  };
  const director = save("dgs@demo.example", { function: "chief_executive", delegations: [] });
  for (const rank of hundred) save(emailOf(rank), { function: "town_clerk", insee: inseeOf(rank), delegations: [] });
  const places = store.territory.municipalities();
  const campaign = {
    questionnaire: small,
    variables: {},
    slug: "petit",
    title: "Petit",
    wishedBy: "2026-12-11",
    asked: { places },
  };
  launchCampaign(store, campaign, director, { now: Date.now(), today: "2026-11-23", leavesAt: () => Date.now() });
  return store;
}

/** Five answers, no two people saying the same, and what must be kept of them. */
function formOf(rank: number) {
  const [since, time, agents] = [1950 + (rank % 77), 0.5 + (rank % 13) / 2, 10 + rank];
  return {
    said: ["oui en régie", `${since}`, `${time}`.replace(".", ","), `${agents}`, "aucun"],
    kept: {
      existe: "regie",
      depuis: since,
      etp_total: time,
      nb_agents: agents,
      equipements: { items: [], closed: true },
    },
  };
}

/** Everybody says all their lines at the same time; of four people, each leaves another time between two lines. */
async function burst(gapsMs: readonly number[]) {
  const store = createCrowd();
  const fake = createFakeAdapter(() => new Promise((resolve) => setTimeout(resolve, 10)));
  const delivery = createDelivery({
    store,
    adapters: new Map([["console", fake.adapter]]),
    clock: systemClock,
    onFailure: () => {},
  });
  const library = { ...content, questionnaires: new Map([[small.id, small]]) };
  const receive = createBot({
    store,
    clock: systemClock,
    library,
    commands,
    onCommitted: delivery.wake,
    onIncident: (error) => {
      throw error;
    },
  }).receive;
  const tell = (rank: number, turn: number, text: string) => {
    const from = { id: emailOf(rank), name: "A", email: emailOf(rank) };
    const address = { platform: "console" as const, channel: emailOf(rank) };
    const event: Inbound = { id: `${rank}-${turn}`, from, address, direct: true, type: "message", text };
    receive(event);
    // One platform in ten delivers again what it was slow to see acknowledged.
    if ((rank + turn) % 10 === 0) receive(event);
  };
  for (const rank of hundred) tell(rank, 0, "diagnostic");
  await vi.advanceTimersByTimeAsync(1000);
  const speak = async (rank: number) => {
    for (const [index, text] of formOf(rank).said.entries()) {
      tell(rank, index + 1, text);
      await new Promise((resolve) => setTimeout(resolve, gapsMs[rank % gapsMs.length]));
    }
  };
  const all = Promise.all(hundred.map(speak));
  await vi.advanceTimersByTimeAsync(2000);
  await all;
  await delivery.settled();
  return { store, posted: fake.posted };
}

test("a hundred people answering at once, 0, 5, 25 or 50 ms between answers: every form and every reply is right", async () => {
  const { store, posted } = await burst([0, 5, 25, 50]);
  for (const one of store.interviews.all()) {
    const kept = values(store.interviews.byId(one.id)?.state.answers ?? {});
    const wanted = formOf(Number(one.insee?.slice(2))).kept;
    expect(kept).toMatchObject(wanted);
    expect(Object.keys(kept).toSorted()).toEqual(Object.keys(wanted).toSorted());
  }
  for (const rank of hundred) {
    const read = posted.filter((one) => one.channel === emailOf(rank)).map((one) => one.key);
    expect(read.filter((key) => key.startsWith("reply:"))).toEqual(
      [0, 1, 2, 3, 4, 5].map((turn) => `reply:console:${rank}-${turn}`),
    );
  }
});
