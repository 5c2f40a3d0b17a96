import { describe, expect, onTestFinished, test } from "vitest";
import { text } from "../../../src/core/message.ts";
import type { Fault, ProxyCall } from "../proxy.ts";
import { claire, corinne, createStage, told, write } from "./delivery-stage.ts";
import { answered, answersOf, ask, isLookUp, isPost, judge, silence, triesOf, when } from "./delivery.ts";
import { createLimits } from "./limits.ts";
import { type Desk, offeredBy, until } from "./person.ts";
import { hasPlayground } from "./playground.ts";
import { refusals } from "./refusals.ts";
import { plainOf } from "./relais.ts";

const { begin } = createStage();
const isChange = ({ method, path }: ProxyCall) => method === "PUT" && path.includes("/activities/");

describe.skipIf(!hasPlayground)("each answer comes once and in order", () => {
  test("when Teams surely took nothing, and after the pause that it asks for", async () => {
    const { clerk, running } = await begin();
    const faults: [string, Fault, number][] = [
      ["429 with Retry-After", refusals.throttled(2), 2_000],
      ["429 without it", refusals.throttled(), 700],
      ["412", refusals.precondition(), 700],
      ["503", refusals.failing(503), 700],
    ];
    for (const [fault, what, pauseMs] of faults) {
      clerk.clear();
      const since = clerk.proxy.calls.length;
      clerk.proxy.next(what, isPost(clerk.places.personal));
      for (const days of [11, 12, 13]) await ask(clerk, days);
      await answered(clerk, 3);
      await silence(running, [clerk]);
      const tries = triesOf(clerk, since);
      const outcomes = tries.map(({ outcome }) => outcome);
      const answers = answersOf(clerk);
      expect({ fault, answers, outcomes }).toEqual({
        fault,
        answers: ["11", "12", "13"],
        outcomes: ["refuse", "201", "201", "201"],
      });
      // Nothing else was said there meanwhile.
      expect((tries[1]?.at ?? 0) - (tries[0]?.at ?? 0)).toBeGreaterThan(pauseMs);
    }
    expect(running.store.outbox.maybeTwice()).toEqual([]);
  });

  test("when nobody knows whether Teams took it: one more time, and it says so", async () => {
    const { dgs, clerk, running } = await begin();
    const faults: [string, Fault, string[]][] = [
      ["500", refusals.failing(500), []],
      ["502", refusals.failing(502), []],
      ["504", refusals.failing(504), []],
      ["a connection cut before", { kind: "cut" }, []],
      ["a connection cut after", { kind: "cut after" }, ["11"]],
      ["502 of what was taken", { kind: "fail after", status: 502 }, ["11"]],
      ["504 of what was taken", { kind: "fail after", status: 504 }, ["11"]],
      ["half an answer", { kind: "half" }, ["11"]],
    ];
    // Half of them each.
    const suffer = async (desk: Desk, rank: number) => {
      for (const [fault, what, first] of faults.filter((_, index) => index % 2 === rank)) {
        desk.clear();
        const since = desk.proxy.calls.length;
        desk.proxy.next(what, isPost(desk.places.personal));
        for (const days of [11, 12, 13]) await ask(desk, days);
        const wanted = [...first, "11 perhaps twice", "12", "13"];
        expect({ fault, answers: await answered(desk, wanted.length) }).toEqual({ fault, answers: wanted });
        expect({ fault, tries: triesOf(desk, since).length }).toEqual({ fault, tries: 4 });
      }
    };
    await Promise.all([dgs, clerk].map(suffer));
    await silence(running, [dgs, clerk]);
    expect(running.store.outbox.maybeTwice()).toEqual(
      faults.map(() => expect.stringMatching(/^reply:teams:message:/u)),
    );
  });

  test("what was refused afterwards takes nothing away from the doubt, nor does a restart", async () => {
    const { clerk, running, start, since } = await begin();
    clerk.proxy.next({ kind: "cut after" }, isPost(clerk.places.personal));
    clerk.proxy.next(refusals.precondition(), isPost(clerk.places.personal));
    await ask(clerk, 11);
    await until(() => (triesOf(clerk, since).length === 2 ? true : undefined), "two tries");
    await running.stop();
    const again = await start();
    await ask(clerk, 12);
    expect(await answered(clerk, 3)).toEqual(["11", "11 perhaps twice", "12"]);
    await silence(again, [clerk]);
    expect(answersOf(clerk)).toHaveLength(3);
    expect(again.store.outbox.maybeTwice()).toHaveLength(1);
  });

  test("a long message leaves at Teams' own pace; somebody to whom Teams never answers delays nobody, and is answered", async () => {
    const { dgs, clerk, running } = await begin();
    const since = dgs.proxy.calls.length;
    when(dgs, createLimits());
    clerk.proxy.next({ kind: "never" }, isPost(clerk.places.personal));
    for (const days of [11, 12]) await ask(clerk, days);
    const parts = 122;
    const line = "Le conseil communautaire examine ce point avec attention. ".repeat(60);
    const blocks = Array.from({ length: parts }, (_, part) => text(`Partie ${part}. ${line}`));
    await until(() => (triesOf(clerk).at(-1)?.outcome === "never" ? true : undefined), "a call without an answer");
    write(running, "long", claire, { blocks });
    await until(() => (dgs.heard().length > 5 ? true : undefined), "its beginning");
    expect(answersOf(clerk)).toEqual(["11"]);
    await silence(running, [dgs, clerk], 70_000);
    expect(answersOf(clerk)).toEqual(["11", "11 perhaps twice", "12"]);
    const said = told(dgs).join("\n");
    const order = [...said.matchAll(/Partie (\d+)\./gu)].map(([, part]) => Number(part));
    expect(order).toEqual(Array.from({ length: parts }, (_, part) => part));
    expect(triesOf(dgs, since).length).toBeGreaterThan(60);
    expect(triesOf(dgs, since).filter(({ outcome }) => outcome !== "201")).toEqual([]);
  });

  test("one that Teams finds too large holds back nothing", async () => {
    const { clerk, running } = await begin();
    clerk.proxy.next(refusals.tooBig(), isPost(clerk.places.personal));
    for (const days of [11, 12]) await ask(clerk, days);
    expect(await answered(clerk, 1)).toEqual(["12"]);
    expect(running.warnings).toContainEqual({
      fields: expect.objectContaining({ final: true, error: expect.stringContaining("MessageSizeTooBig") }),
      message: "a message could not be sent",
    });
  });

  test.each([
    ["400", { kind: "refuse", status: 400, body: { error: { code: "BadArgument" } } }],
    ["413", refusals.tooBig()],
  ] as const)("a card that Teams refuses with %s is read as text", async (_, fault: Fault) => {
    const { dgs, running } = await begin();
    const isCard = (call: ProxyCall) => isPost(dgs.places.personal)(call) && "attachments" in call.body;
    when(dgs, (call) => (isCard(call) ? fault : undefined));
    const shown = await dgs.type("diagnostic lancer jeunesse");
    expect(shown.card).toBeUndefined();
    expect(plainOf(shown)).toMatch(/Dans quelles communes \?\n1\. Toutes/u);
    await ask(dgs, 11);
    expect(await answered(dgs, 1)).toEqual(["11"]);
    expect(running.store.outbox.maybeTwice()).toEqual([]);
  });

  test("a message in parts, of which Teams names none and refuses the second, goes on where it stopped", async () => {
    const { clerk, running, since } = await begin();
    const isPart = isPost(clerk.places.personal);
    clerk.proxy.next({ kind: "refuse", status: 201, body: {} }, isPart);
    clerk.proxy.next(refusals.failing(503), isPart);
    const line = "Le conseil communautaire examine ce point avec attention. ".repeat(80);
    const blocks = [1, 2, 3, 4, 5].map((part) => text(`Partie ${part}. ${line}`));
    write(running, "parts", corinne, { blocks });
    await silence(running, [clerk]);
    const tries = triesOf(clerk, since).map(({ body }) => /Partie \d/u.exec(JSON.stringify(body))?.[0]);
    expect(tries).toEqual(["Partie 1", "Partie 2", "Partie 2", "Partie 3", "Partie 4", "Partie 5"]);
    expect(running.store.outbox.maybeTwice()).toEqual([]);
  });

  test("nothing is said in the pause that Teams asks for when an answered card is changed", async () => {
    const { dgs } = await begin();
    const asked = await dgs.type("diagnostic lancer jeunesse");
    const since = dgs.proxy.calls.length;
    dgs.proxy.next(refusals.throttled(2), isChange);
    await dgs.press(asked, offeredBy(asked)[0] ?? "");
    await until(() => (dgs.proxy.calls.slice(since).some(isChange) ? true : undefined), "the change");
    await ask(dgs, 11);
    await answered(dgs, 1);
    const change = dgs.proxy.calls.slice(since).find(isChange);
    const [, second] = triesOf(dgs, since);
    expect((second?.at ?? 0) - (change?.at ?? 0)).toBeGreaterThan(1_950);
  });

  test("whatever arrives twice at once is handled once, through a storm of faults", async () => {
    const { dgs, clerk, running } = await begin();
    const desks = [dgs, clerk];
    const faults: Fault[] = [
      refusals.throttled(1),
      refusals.precondition(),
      refusals.failing(502),
      refusals.failing(503),
      { kind: "cut" },
      { kind: "cut after" },
      { kind: "fail after", status: 504 },
      { kind: "half" },
      { kind: "slow", ms: 400 },
    ];
    let calls = 0;
    for (const desk of desks) {
      desk.front.repeat(2);
      onTestFinished(() => desk.front.repeat(1));
      when(desk, (call) => {
        if (!isPost()(call) && !isLookUp(call)) return undefined;
        calls += 1;
        return calls % 3 === 0 ? faults[(calls / 3) % faults.length] : undefined;
      });
    }
    const asked = [11, 12, 13, 14, 15, 16, 17, 18];
    for (const days of asked) for (const desk of desks) await ask(desk, days);
    await Promise.all(desks.map((desk) => answered(desk, asked.length, 60_000)));
    await silence(running, desks);
    const verdicts = desks.map((desk) => judge(answersOf(desk), asked));
    for (const [index, { isWhole }] of verdicts.entries())
      expect({ isWhole, answers: answersOf(desks[index] ?? dgs) }).toMatchObject({ isWhole: true });
    const explained = verdicts.reduce((sum, one) => sum + one.explained, 0);
    expect(running.store.outbox.maybeTwice()).toHaveLength(explained);
    expect(explained).toBeGreaterThan(0);
    expect(JSON.stringify(running.warnings)).not.toMatch(/Claire|Arnaud|Teyssier|demo\.example|échéance|s3cret|eyJ/u);
  });
});
