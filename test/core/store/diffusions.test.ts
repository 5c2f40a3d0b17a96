import { describe, expect, test } from "vitest";
import { keyOfLetter } from "../../../src/core/store/diffusions.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";

const dayMs = 24 * 3_600_000;

function withLine(bot: DemoBot) {
  const idOf = (email: string) => bot.store.people.byEmail(email)?.id ?? 0;
  const announcementId = bot.store.diffusions.announce({ title: "Titre", body: "Un\nDeux" }, idOf(dgs), 7);
  const line = { audience: "maires", channel: "relais", dueOn: "2026-12-04" } as const;
  const id = bot.store.diffusions.plan(announcementId, line);
  return { id, announcementId, line, idOf };
}

describe("diffusions", () => {
  test("keep the words with their line breaks, for whom, how and when", () => {
    const bot = createDemoBot();
    const { id, announcementId, line, idOf } = withLine(bot);
    const announcement = { id: announcementId, title: "Titre", body: "Un\nDeux", by: idOf(dgs), at: 7 };
    expect(bot.store.diffusions.byId(id)).toEqual({ id, announcement, ...line });
    bot.store.diffusions.postpone(id, "2026-12-12");
    bot.store.diffusions.cancel(id, 9);
    expect(bot.store.diffusions.all()).toEqual([{ id, announcement, ...line, dueOn: "2026-12-12", cancelledAt: 9 }]);
    expect(bot.store.diffusions.byId(99)).toBeUndefined();
  });

  test("know what became of each letter, also once the outbox has forgotten it", () => {
    const bot = createDemoBot();
    const { store, clock } = bot;
    const { id, announcementId, idOf } = withLine(bot);
    const to = [mayorOfVougy, sylvie].map((email) => ({ personId: idOf(email), places: "Vougy" }));
    store.diffusions.begin(id, to, clock.now());
    for (const { personId } of to)
      store.outbox.add(keyOfLetter(announcementId, personId), { personId }, { blocks: [] }, clock.now());
    const outcomes = () => store.diffusions.receivers(id).map((one) => [one.lastName, one.outcome, one.settledAt]);
    expect(outcomes().map(([, outcome]) => outcome)).toEqual(["waiting", "waiting"]);
    const [first, second] = store.outbox.nextPerLane(new Set(), ["console"], clock.now());
    const sentAt = clock.now() + 5;
    store.outbox.markSent(first?.id ?? 0, { reference: "r" }, sentAt);
    store.outbox.markFailed(second?.id ?? 0, sentAt + 1, "refused");
    const settled = outcomes();
    expect(settled).toHaveLength(2);
    expect(settled).toContainEqual(expect.arrayContaining(["sent", sentAt]));
    expect(settled).toContainEqual(expect.arrayContaining(["failed", sentAt + 1]));
    store.diffusions.keepOutcomes();
    store.outbox.forgetBefore(sentAt + dayMs, sentAt + dayMs);
    expect(outcomes()).toEqual(settled);
  });

  test("keep proofs until they are taken back", () => {
    const bot = createDemoBot();
    const { id, idOf } = withLine(bot);
    const proof = { how: "affiché", doneOn: "2026-12-04", reference: "12" };
    bot.store.diffusions.prove(id, { how: "dit", doneOn: "2026-12-05" }, idOf(dgs), 1);
    bot.store.diffusions.prove(id, proof, idOf(dgs), 2);
    const [displayed, said] = bot.store.diffusions.proofs(id);
    expect([displayed, said]).toMatchObject([proof, { how: "dit", doneOn: "2026-12-05" }]);
    bot.store.diffusions.unprove(said?.id ?? 0, 3);
    expect(bot.store.diffusions.proofs(id)).toEqual([displayed]);
  });
});
