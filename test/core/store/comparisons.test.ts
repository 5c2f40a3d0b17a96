import { expect, test } from "vitest";
import type { Store } from "../../../src/core/store/store.ts";
import { createDemoBot, dgs } from "../../support/demo-bot.ts";

function withComparison(): { store: Store; id: number; by: number } {
  const { store } = createDemoBot();
  const by = store.people.byEmail(dgs)?.id ?? 0;
  const id = store.comparisons.add(by, 0);
  store.comparisons.addProject(id, "Navette");
  store.comparisons.setCriteria(
    id,
    [
      { label: "Coût", weight: 3 },
      { label: "Délai", weight: 2 },
    ],
    0,
  );
  return { store, id, by };
}

test("gives back the scores of a criterion that left and came again, by whatever accents", () => {
  const { store, id, by } = withComparison();
  const [before] = store.comparisons.all();
  const [project] = before?.projects ?? [];
  const [cost] = before?.criteria ?? [];
  store.comparisons.score(project?.id ?? 0, cost?.id ?? 0, 4, by, 1);
  store.comparisons.setCriteria(id, [{ label: "Délai", weight: 2 }], 2);
  expect(store.comparisons.all()[0]?.criteria.map(({ label }) => label)).toEqual(["Délai"]);
  store.comparisons.setCriteria(
    id,
    [
      { label: "Délai", weight: 2 },
      { label: "cout", weight: 1 },
    ],
    3,
  );
  expect(store.comparisons.all()[0]?.criteria).toMatchObject([
    { label: "Délai", weight: 2 },
    { id: cost?.id, label: "cout", weight: 1 },
  ]);
  expect(store.comparisons.all()[0]?.scores).toEqual([{ projectId: project?.id, criterionId: cost?.id, score: 4 }]);
});

test("keeps one score, and one answer a person, the last that was said", () => {
  const { store, id, by } = withComparison();
  const [one] = store.comparisons.all();
  const project = one?.projects[0]?.id ?? 0;
  const criterion = one?.criteria[0]?.id ?? 0;
  for (const score of [2, 5]) store.comparisons.score(project, criterion, score, by, score);
  for (const weight of [1, 4]) store.comparisons.answer(criterion, by, weight, weight);
  expect(store.comparisons.all()[0]?.scores).toEqual([{ projectId: project, criterionId: criterion, score: 5 }]);
  expect(store.comparisons.weighings(id)).toEqual([{ criterionId: criterion, personId: by, weight: 4 }]);
  store.comparisons.score(project, criterion, undefined, by, 9);
  expect(store.comparisons.all()[0]?.scores).toEqual([]);
});

test("does not show a comparison that was removed", () => {
  const { store, id } = withComparison();
  store.comparisons.remove(id, 5);
  expect(store.comparisons.all()).toEqual([]);
});
