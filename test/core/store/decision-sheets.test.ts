import { expect, test } from "vitest";
import type { Store } from "../../../src/core/store/store.ts";
import { createDemoBot, dgs } from "../../support/demo-bot.ts";

function withSheet(): { store: Store; id: number; by: number } {
  const { store } = createDemoBot();
  const by = store.people.byEmail(dgs)?.id ?? 0;
  return { store, id: store.decisionSheets.add("Partager l’accueil", by, 7), by };
}

test("gives a sheet with its options, each with what speaks for it and against, in the order they were written", () => {
  const { store, id, by } = withSheet();
  store.decisionSheets.addOption(id, "Un service commun");
  store.decisionSheets.addOption(id, "Chacun chez soi");
  const [first] = store.decisionSheets.all()[0]?.options ?? [];
  store.decisionSheets.addArgument(first?.id ?? 0, "con", "Le trajet");
  store.decisionSheets.addArgument(first?.id ?? 0, "pro", "Un planning");
  expect(store.decisionSheets.all()).toMatchObject([
    {
      id,
      title: "Partager l’accueil",
      createdBy: by,
      touchedAt: 7,
      options: [
        {
          text: "Un service commun",
          args: [
            { side: "con", text: "Le trajet" },
            { side: "pro", text: "Un planning" },
          ],
        },
        { text: "Chacun chez soi", args: [] },
      ],
    },
  ]);
});

test("an opinion in words takes the place of a decision, and nothing is left of what was taken away", () => {
  const { store, id } = withSheet();
  store.decisionSheets.setText(id, "opinion", "Favorable");
  store.decisionSheets.addOption(id, "Un service commun");
  const [sheet] = store.decisionSheets.all();
  expect(sheet).toMatchObject({ opinion: "Favorable" });
  expect(sheet).not.toHaveProperty("opinionDecisionId");
  store.decisionSheets.setText(id, "opinion", undefined);
  store.decisionSheets.removeOption(sheet?.options[0]?.id ?? 0, 9);
  expect(store.decisionSheets.all()[0]).not.toHaveProperty("opinion");
  expect(store.decisionSheets.all()[0]?.options).toEqual([]);
  store.decisionSheets.remove(id, 10);
  expect(store.decisionSheets.all()).toEqual([]);
});
