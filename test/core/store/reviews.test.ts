import { expect, test } from "vitest";
import { openStore } from "../../../src/core/store/store.ts";

function openScene() {
  const store = openStore(":memory:");
  const [anne, paul] = ["Anne", "Paul"].map((firstName) =>
    store.people.save(
      {
        email: `${firstName}@demo.example`,
        firstName,
        lastName: "Martin",
        mandates: [{ function: "town_clerk", delegations: [] }],
        presence: [],
      },
      1,
    ),
  );
  if (anne === undefined || paul === undefined) throw new Error("two people were saved");
  return { reviews: store.reviews, anne, paul };
}

test("the last version put to people is the one that counts; those asked later join those asked before", () => {
  const { reviews, anne, paul } = openScene();
  const review = { questionnaire: "q", version: 1, wishedBy: "2026-12-04", openedAt: 5, reviewers: [anne] };
  reviews.open(review, paul);
  reviews.open({ ...review, wishedBy: "2026-12-11", openedAt: 9, reviewers: [anne, paul] }, paul);
  expect(reviews.last()).toEqual([{ ...review, wishedBy: "2026-12-11", reviewers: [anne, paul] }]);
  reviews.open({ ...review, version: 2, openedAt: 10 }, paul);
  expect(reviews.last()).toEqual([{ ...review, version: 2, openedAt: 10 }]);
});

test("a comment keeps its question, its version and what was done of it; an approval is given once", () => {
  const { reviews, anne, paul } = openScene();
  const comment = { questionnaire: "q", version: 1, text: "trop long", by: anne, at: 3 };
  const [first, second] = [reviews.comment({ ...comment, question: "agents" }), reviews.comment(comment)];
  reviews.settle(second, "raccourci", paul, 4);
  expect(reviews.comments("q")).toEqual([
    { ...comment, id: first, question: "agents" },
    { ...comment, id: second, settlement: "raccourci" },
  ]);
  const approval = { personId: anne, functions: "maire", at: 6 };
  reviews.approve("q", 1, approval);
  reviews.approve("q", 1, { ...approval, at: 7 });
  expect(reviews.approvals("q", 1)).toEqual([approval]);
  expect(reviews.approvals("q", 2)).toEqual([]);
  reviews.withdraw("q", 1, anne);
  expect(reviews.approvals("q", 1)).toEqual([]);
});
