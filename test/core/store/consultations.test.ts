import { describe, expect, test } from "vitest";
import { createDemoBot } from "../../support/demo-bot.ts";

describe("consultations", () => {
  test("keep their delay, the councils consulted, and what each said", () => {
    const { store } = createDemoBot();
    const [one = "", other = ""] = store.territory.municipalities().map(({ insee }) => insee);
    const delay = { amount: 21, unit: "day" } as const;
    const consultation = { kind: "autre", subject: "règlement", delay, openedOn: "2026-11-23" };
    const id = store.consultations.add(consultation, [one, other], undefined, 0);
    expect(store.consultations.byId(id)).toEqual({ id, ...consultation });
    store.consultations.transmit(id, one, "2026-11-24", "AR 1");
    store.consultations.transmit(id, one, "2026-11-25", undefined);
    store.consultations.meet(id, one, "2026-12-10");
    const opinion = { result: "reserved", reserves: "le transport", deliveredOn: "2026-12-10" } as const;
    store.consultations.answer(id, one, opinion, undefined, 1);
    const first = () => store.consultations.opinions(id).find(({ insee }) => insee === one);
    const sent = { insee: one, transmittedOn: "2026-11-25", proof: "AR 1", councilOn: "2026-12-10" };
    expect(first()).toEqual({ ...sent, ...opinion });
    store.consultations.answer(id, one, undefined, undefined, 2);
    expect(first()).toEqual(sent);
    expect(store.consultations.opinions(id)).toContainEqual({ insee: other });
  });

  test("once concluded are no longer under way", () => {
    const { store } = createDemoBot();
    const consultation = { kind: "pacte", subject: "pacte", openedOn: "2026-11-23" };
    const id = store.consultations.add({ ...consultation, delay: { amount: 2, unit: "month" } }, [], undefined, 0);
    store.consultations.conclude(id, "2027-01-25", "delivered");
    expect(store.consultations.open()).toEqual([]);
    expect(store.consultations.concluded()).toMatchObject([{ id, concludedOn: "2027-01-25", conclusion: "delivered" }]);
  });
});

test("what the law asked for and was done is found by its occurrence, until it is taken back", () => {
  const { store } = createDemoBot();
  const [insee = ""] = store.territory.municipalities().map((place) => place.insee);
  const id = store.legalDone.add(
    { occurrence: "R16:convocation:meeting:12", doneOn: "2026-12-11", insee },
    undefined,
    0,
  );
  store.legalDone.add({ occurrence: "R16:liste:meeting:12", doneOn: "2027-01-15", proof: "77" }, undefined, 0);
  expect(store.legalDone.of("R16:convocation:meeting:12")).toEqual([
    { id, occurrence: "R16:convocation:meeting:12", doneOn: "2026-12-11", insee },
  ]);
  store.legalDone.undo(id, 1);
  expect(store.legalDone.of("R16:convocation:meeting:12")).toEqual([]);
  expect(store.legalDone.all()).toMatchObject([{ occurrence: "R16:liste:meeting:12", proof: "77" }]);
});
