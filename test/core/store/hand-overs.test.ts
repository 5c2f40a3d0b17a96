import { expect, test } from "vitest";
import { createDemoBot, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";

function scene() {
  const { store } = createDemoBot();
  const [to, by] = [mayorOfVougy, sylvie].map((email) => store.people.byEmail(email)?.id ?? 0);
  const one = { interviewId: store.interviews.all()[0]?.id ?? 0, toPerson: to ?? 0, byPerson: by ?? 0, at: 1 };
  return { handOvers: store.handOvers, one };
}

test("one question waits for one person at a time, and can be put again once settled", () => {
  const { handOvers, one } = scene();
  const first = handOvers.add({ ...one, path: "budget" });
  expect(() => handOvers.add({ ...one, path: "budget" })).toThrow("UNIQUE");
  handOvers.settle(first.id, "declined", 2);
  const second = handOvers.add({ ...one, path: "budget" });
  expect(handOvers.ofInterview(one.interviewId)).toEqual([{ ...first, state: "declined", settledAt: 2 }, second]);
  expect(handOvers.byId(second.id)).toEqual(second);
});

test("what is settled waits for nobody, and is settled once", () => {
  const { handOvers, one } = scene();
  const [budget, agents] = ["budget", "etp_total"].map((path) => handOvers.add({ ...one, path }));
  expect(handOvers.askedOf(one.toPerson)).toEqual([budget, agents]);
  handOvers.settle(budget?.id ?? 0, "answered", 2);
  handOvers.settle(budget?.id ?? 0, "taken_back", 3);
  expect(handOvers.asked()).toEqual([agents]);
  expect(handOvers.askedOf(one.byPerson)).toEqual([]);
  expect(handOvers.byId(budget?.id ?? 0)).toMatchObject({ state: "answered", settledAt: 2 });
});
