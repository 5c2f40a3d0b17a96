import { expect, test } from "vitest";
import { createTestBot } from "../../support/test-bot.ts";

const { store } = createTestBot();
const [charlieu = "", vougy = ""] = ["Charlieu", "Vougy"].map(
  (wanted) => store.territory.municipalities().find(({ name }) => name === wanted)?.insee ?? "",
);
const by = store.people.all()[0]?.id ?? 0;

test("a basin keeps its municipalities, each in one basin at a time, until it is removed", () => {
  const one = store.perimeters.addBasin("Zone", by, 1);
  const other = store.perimeters.addBasin("Étang", by, 2);
  store.perimeters.setPlaces(one, [charlieu, vougy]);
  store.perimeters.setPlaces(other, [vougy]);
  expect(store.perimeters.basins()).toEqual([
    { id: other, name: "Étang", places: [vougy] },
    { id: one, name: "Zone", places: [charlieu] },
  ]);
  store.perimeters.removeBasin(other, 3);
  store.perimeters.setPlaces(one, [charlieu, vougy]);
  expect(store.perimeters.basins()).toEqual([{ id: one, name: "Zone", places: [charlieu, vougy].toSorted() }]);
});

test("a municipality that left the territory is no more in its basin", () => {
  const epci = store.territory.epci();
  const rest = store.territory.municipalities().filter(({ insee }) => insee !== vougy);
  if (epci) store.territory.saveEpci(epci, rest);
  expect(store.perimeters.basins().flatMap(({ places }) => places)).toEqual([charlieu]);
});
