import { expect, test } from "vitest";
import { createDemoBot, dgs } from "../../support/demo-bot.ts";

test("answers to an action and to an interview stand apart, the last one last", () => {
  const { store, clock } = createDemoBot();
  const by = store.people.byEmail(dgs)?.id ?? 0;
  const at = clock.now();
  const deadlineId = store.deadlines.open()[0]?.id ?? 0;
  const interviewId = store.interviews.all()[0]?.id ?? 0;
  const id = store.actionBlockers.add({ deadlineId, reason: "means", text: "pas de local", by, at });
  store.blockerAnswers.add({ actionBlockerId: id }, { text: "on cherche", by, at });
  store.blockerAnswers.add({ actionBlockerId: id }, { text: "trouvé", ownerId: by, due: "2026-12-15", by, at });
  store.blockerAnswers.add({ interviewId }, { text: "le samedi", by, at });
  expect(store.blockerAnswers.ofAction(id)).toEqual([
    { text: "on cherche", by, at },
    { text: "trouvé", ownerId: by, due: "2026-12-15", by, at },
  ]);
  expect(store.blockerAnswers.ofInterview(interviewId)).toEqual([{ text: "le samedi", by, at }]);
});
