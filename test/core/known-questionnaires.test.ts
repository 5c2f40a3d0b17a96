import { expect, test } from "vitest";
import { readQuestionnaires } from "../../src/core/interview/questionnaire-library.ts";
import { idWritten } from "../../src/core/interview/questionnaire-part.ts";
import { withInstalled } from "../../src/core/known-questionnaires.ts";
import type { Library } from "../../src/core/library.ts";
import { openStore, type Store } from "../../src/core/store/store.ts";
import { changed, model, secondVersion, sport } from "../commands/questionnaires/sent-questionnaires.ts";
import { library } from "../support/test-bot.ts";

const id = "restauration_scolaire";

/** A store with somebody to install in its name. */
function newStore(): { store: Store; by: number } {
  const store = openStore(":memory:");
  const by = store.people.save({ email: "a@b.fr", firstName: "A", lastName: "B", mandates: [], presence: [] }, 0);
  return { store, by };
}

function install({ store, by }: ReturnType<typeof newStore>, source: string, version: number, written = version): void {
  const questionnaire = idWritten(source) ?? "";
  const fingerprint = source.length.toString();
  store.installedQuestionnaires.add({ questionnaire, version, written, file: "f", source, fingerprint, by, at: 0 });
}

/** As another release of Relais ships it. */
function shipping(...sources: string[]): Library {
  const files = sources.map((source, index) => ({ file: `${index}.yaml`, source }));
  return {
    ...library,
    questionnaires: new Map(readQuestionnaires(files).map((one) => [one.id, one])),
    sources: new Map(files.map((one) => [idWritten(one.source) ?? "", one])),
  };
}

test("what is installed is known at once, and no more when its transaction is undone", () => {
  const held = newStore();
  const known = withInstalled(library, held.store);
  expect(() =>
    held.store.transaction(() => {
      install(held, model, 1);
      expect(known.questionnaires.get(id)?.title).toBe("La restauration scolaire");
      throw new Error("undone");
    }),
  ).toThrow("undone");
  expect(known.questionnaires.has(id)).toBe(false);
  install(held, changed(model, ["La restauration", "La garde"]), 1);
  expect(known.questionnaires.get(id)?.title).toBe("La garde scolaire");
});

test("a release of Relais with a higher version takes the place of what was installed; with the same one it does not", () => {
  const held = newStore();
  install(held, changed(model, secondVersion, ["La restauration", "Notre restauration"]), 2);
  const titleWith = (shipped: Library) => withInstalled(shipped, held.store).questionnaires.get(id)?.title;
  expect(titleWith(shipping(model))).toBe("Notre restauration scolaire");
  expect(titleWith(shipping(changed(model, secondVersion)))).toBe("Notre restauration scolaire");
  expect(titleWith(shipping(changed(model, ["version: 1", "version: 3"])))).toBe("La restauration scolaire");
});

test("a part whose base no longer lets it be read stays as it was published", () => {
  const held = newStore();
  const base = library.sources.get("mutu_service")?.source ?? "";
  install(held, sport, 1);
  const before = withInstalled(shipping(base), held.store).questionnaires.get("mutu_service/sport");
  if (before === undefined) throw new Error("the part is read");
  held.store.campaigns.publish(before, 0);
  const after = withInstalled(shipping(model), held.store);
  expect(after.questionnaires.get("mutu_service/sport")).toEqual(before);
});
