import { expect, test } from "vitest";
import { createDemoBot, dgs } from "../../support/demo-bot.ts";

/** In a base that has a campaign and its municipalities. */
function opened() {
  const { store } = createDemoBot();
  const [campaign] = store.campaigns.all();
  const by = store.people.byEmail(dgs)?.id;
  const [first, second] = store.territory.municipalities().map(({ insee }) => insee);
  if (campaign === undefined || by === undefined || first === undefined || second === undefined)
    throw new Error("no demonstration");
  const id = store.scenarios.add(
    { campaignId: campaign.id, name: "à deux", standings: new Map([[first, "in"]]) },
    by,
    7,
  );
  return { store, campaign, by, first, second, id };
}

test("a scenario is kept with its author, its day and where each municipality stands", () => {
  const { store, campaign, by, first, second, id } = opened();
  store.scenarios.setStandings(
    id,
    new Map([
      [second, "in"],
      [first, "observer"],
    ]),
  );
  expect(store.scenarios.all()).toEqual([
    {
      id,
      campaignId: campaign.id,
      name: "à deux",
      createdBy: by,
      createdAt: 7,
      standings: new Map([first, second].toSorted().map((insee) => [insee, insee === second ? "in" : "observer"])),
    },
  ]);
});

test("it is shared, then no longer", () => {
  const { store, id } = opened();
  store.scenarios.share(id, 9);
  expect(store.scenarios.all()[0]?.sharedAt).toBe(9);
  store.scenarios.share(id, undefined);
  expect(store.scenarios.all()[0]).not.toHaveProperty("sharedAt");
});

test("one that is removed is seen no more, and its number is not given again", () => {
  const { store, campaign, by, id } = opened();
  store.scenarios.remove(id, 9);
  expect(store.scenarios.all()).toEqual([]);
  expect(store.scenarios.add({ campaignId: campaign.id, name: "autre", standings: new Map() }, by, 9)).not.toBe(id);
});
