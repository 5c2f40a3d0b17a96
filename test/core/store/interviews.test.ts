import { describe, expect, test } from "vitest";
import type { Answer, Answers } from "../../../src/core/interview/answers.ts";
import type { InterviewState } from "../../../src/core/interview/state.ts";
import { openDatabase } from "../../../src/core/store/database.ts";
import { createCampaigns } from "../../../src/core/store/campaigns.ts";
import { createInterviews } from "../../../src/core/store/interviews.ts";
import { createPeopleStore } from "../../../src/core/store/people.ts";
import { createTerritoryStore } from "../../../src/core/store/territory.ts";
import { charlieuBelmont } from "../../support/territories.ts";

const given = (value: string | number, raw = String(value)): Answer => ({
  state: "given",
  value,
  estimate: false,
  raw,
});

function createScene() {
  const { db } = openDatabase(":memory:");
  createTerritoryStore(db).saveEpci(charlieuBelmont.epci, charlieuBelmont.municipalities);
  const people = createPeopleStore(db);
  const [sylvie, claire] = ["a@b.fr", "c@d.fr"].map((email) =>
    people.save({ email, firstName: "A", lastName: "B", mandates: [], presence: [] }, 0),
  );
  const campaign = createCampaigns(db).open(
    { slug: "j", title: "J", questionnaire: "j", variables: {}, wishedBy: "2026-12-11", openedAt: 1 },
    sylvie,
  );
  const interviews = createInterviews(db);
  interviews.invite(campaign.id, { insee: "42338" }, 1, 1);
  const read = () => {
    const interview = interviews.byId(1);
    if (interview === undefined) throw new Error("no interview");
    return interview;
  };
  return {
    interviews,
    campaign,
    sylvie: sylvie ?? 0,
    claire: claire ?? 0,
    read,
    save: (answers: Answers, by = sylvie ?? 0, at = 2, rest: Partial<InterviewState> = {}) =>
      interviews.save(read(), { state: { answers, ...rest }, status: "open" }, by, at),
    log: () =>
      db
        .prepare<[], { path: string; before: string | null; after: string | null; by: number; at: number }>(
          "SELECT path, before, after, by_person AS by, at FROM answer_log ORDER BY id",
        )
        .all(),
    answerRows: () =>
      db.prepare<[], { path: string; by: number; at: number }>("SELECT path, by_person AS by, at FROM answer").all(),
  };
}

describe("the log of answers", () => {
  test("keeps every change, with before, after, who and when", () => {
    const { save, log, sylvie, claire } = createScene();
    save({ existe: given("regie", "oui en régie") }, sylvie, 10);
    save({ existe: given("non") }, claire, 20);
    save({}, sylvie, 30);
    const [first, second] = [JSON.stringify(given("regie", "oui en régie")), JSON.stringify(given("non"))];
    expect(log()).toEqual([
      { path: "existe", before: null, after: first, by: sylvie, at: 10 },
      { path: "existe", before: first, after: second, by: claire, at: 20 },
      { path: "existe", before: second, after: null, by: sylvie, at: 30 },
    ]);
  });

  test("and the answers, are written only where something changed", () => {
    const { save, log, answerRows, sylvie, claire } = createScene();
    save({ existe: given("regie"), depuis: given(2012) }, sylvie, 10);
    save({ existe: given("regie"), depuis: given(2013) }, claire, 20);
    expect(log().map((row) => [row.path, row.at])).toEqual([
      ["existe", 10],
      ["depuis", 10],
      ["depuis", 20],
    ]);
    expect(answerRows().toSorted((a, b) => a.at - b.at)).toEqual([
      { path: "existe", by: sylvie, at: 10 },
      { path: "depuis", by: claire, at: 20 },
    ]);
  });
});

test("an interview is read back, with who gave each answer, as it was saved: answers, what is edited, what is waiting", () => {
  const { save, read, sylvie } = createScene();
  const answers: Answers = {
    existe: given("regie"),
    budget: { state: "unknown", raw: "je sais pas" },
    recettes: { state: "given", value: 12_500.5, estimate: true, raw: "environ 12 500,50" },
    equipements: { state: "given", value: { items: [1, 3], closed: false }, estimate: false, raw: "" },
    "equipements/3/nom": given("salle des fêtes, l’ancienne"),
  };
  const kept = Object.fromEntries(Object.entries(answers).map(([path, answer]) => [path, { ...answer, by: sylvie }]));
  const pending = { kind: "doubt" as const, path: "budget", candidates: [{ value: 12, estimate: true }], raw: "12" };
  save(answers, undefined, 10, { editing: "budget", pending });
  expect(read().state).toEqual({ answers: kept, editing: "budget", pending });
  save(answers, undefined, 11);
  expect(read().state).toEqual({ answers: kept });
});

test("one interview a municipality and a campaign: inviting again keeps what was answered", () => {
  const { interviews, campaign, save, read } = createScene();
  save({ existe: given("non") });
  interviews.invite(campaign.id, { insee: "42338" }, 2, 99);
  expect(interviews.all()).toHaveLength(1);
  expect(read()).toMatchObject({ version: 1, status: "open", state: { answers: { existe: given("non") } } });
});

test("the first opening keeps its date, and so does the first validation", () => {
  const { interviews, save, read, sylvie } = createScene();
  save({}, sylvie, 10);
  save({}, sylvie, 20);
  expect(read()).toMatchObject({ openedAt: 10, updatedAt: 20, respondentId: sylvie });
  interviews.save(read(), { state: { answers: {} }, status: "validated" }, sylvie, 30);
  interviews.save(read(), { state: { answers: {} }, status: "validated" }, sylvie, 40);
  expect(read()).toMatchObject({ validatedAt: 30, openedAt: 10 });
});
