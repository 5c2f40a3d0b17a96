import { describe, expect, onTestFinished, test } from "vitest";
import { say } from "../../../src/core/message.ts";
import type { Fault } from "../proxy.ts";
import { corinne, createStage, told, write } from "./delivery-stage.ts";
import { answered, answersOf, ask, isLookUp, isPost, silence, taken, triesOf, when, whenSaid } from "./delivery.ts";
import { appId, secret, tenant } from "./microsoft.ts";
import { until } from "./person.ts";
import { hasPlayground } from "./playground.ts";
import { refusals } from "./refusals.ts";
import { plainOf } from "./relais.ts";

const hourMs = 3_600_000;
const { open, begin, openBehind } = createStage();

const refusal = (status: number, code?: string): Fault => ({
  kind: "refuse",
  status,
  body: code === undefined ? {} : { error: { code, message: "Refused" } },
});

const lostTo = ({ realName }: { realName: string }) => `Je ne peux plus écrire à ${realName} sur Teams`;

describe.skipIf(!hasPlayground)("what Teams refuses", () => {
  test.each([
    [403, "BotNotInConversationRoster"],
    [403, "BotNotInConversation"],
    [403, "ConversationBlockedByUser"],
    [403, "MessageWritesBlocked"],
    [403, "MemberNotFoundInConversation"],
    [403, "UserNotFound"],
    [403, "InvalidConversation"],
    [403, undefined],
    [404, "ConversationNotFound"],
    [404, undefined],
  ] as const)(
    "%s %s: no more is said there, the direction is told once, all goes on when they speak again",
    async (status, code) => {
      const { dgs, clerk, running, since } = await begin();
      const mend = whenSaid(clerk, refusal(status, code));
      for (const key of ["first", "second", "third"]) write(running, key, corinne, say(`Le ${key} message.`));
      const notice = await until(() => dgs.heard()[0], "the direction is told");
      expect(plainOf(notice)).toContain(lostTo(corinne));
      expect(triesOf(clerk, since)).toHaveLength(1);
      // What the person says is heard, and still cannot be answered.
      await ask(clerk, 11);
      await until(() => (triesOf(clerk, since).length === 2 ? true : undefined), "another try");
      await until(() => (running.health().pending === 1 ? true : undefined), "what waits for them");
      mend();
      await ask(clerk, 12);
      await answered(clerk, 1);
      await silence(running, [dgs, clerk]);
      expect(told(clerk)).toContain("Le third message.");
      expect(answersOf(clerk)).toEqual(["12"]);
      expect(told(dgs)).toHaveLength(1);
      expect(running.store.outbox.maybeTwice()).toEqual([]);
    },
  );

  test.each(["BotDisabledByAdmin", "AppDisabledByAdmin", "ForbiddenByPolicy"])(
    "403 %s: everything waits, and leaves once an administrator has lifted it",
    async (code) => {
      let shift = 0;
      const clock = { now: () => Date.now() + shift };
      const { dgs, clerk, running, since } = await begin({ clock, now: clock.now });
      const mend = whenSaid(clerk, refusal(403, code));
      for (const days of [11, 12]) await ask(clerk, days);
      await until(() => (running.health().pending === 2 ? true : undefined), "two that wait");
      const triedTimes = () => running.store.outbox.nextPerLane(new Set(), ["teams"], clock.now())[0]?.tries;
      await until(() => (triedTimes() === 1 ? true : undefined), "one try");
      shift = hourMs;
      running.delivery.wake();
      await until(() => (triedTimes() === 2 ? true : undefined), "one try an hour later");
      mend();
      shift = 2 * hourMs;
      running.delivery.wake();
      await answered(clerk, 2);
      await silence(running, [dgs, clerk]);
      expect(answersOf(clerk)).toEqual(["11", "12"]);
      expect(triesOf(clerk, since)).toHaveLength(4);
      expect(told(dgs)).toEqual([]);
    },
  );

  test("401: another token is asked for, and the message goes", async () => {
    const { authority, clerk, running, since } = await begin();
    const before = authority.asked();
    clerk.proxy.next(refusal(401, "Unauthorized"), isPost(clerk.places.personal));
    for (const days of [11, 12]) await ask(clerk, days);
    expect(await answered(clerk, 2)).toEqual(["11", "12"]);
    expect(authority.asked() - before).toBe(1);
    const tokens = triesOf(clerk, since).map(({ authorization }) => authorization);
    expect(new Set(tokens).size).toBe(2);
    expect(running.store.outbox.maybeTwice()).toEqual([]);
  });

  test("401 BotNotRegistered: the platform stops, and what is to be said is kept", async () => {
    const { clerk, running, start } = await begin();
    const mend = whenSaid(clerk, refusal(401, "BotNotRegistered"));
    for (const days of [11, 12]) await ask(clerk, days);
    await until(() => (running.health().halted.has("teams") ? true : undefined), "a stop");
    await until(() => (running.health().pending === 2 ? true : undefined), "what is to be said");
    mend();
    await running.stop();
    await start();
    expect(await answered(clerk, 2)).toEqual(["11", "12"]);
  });

  test("taken out and installed again: nothing is said meanwhile, the direction is told once, and all goes on", async () => {
    const { dgs, clerk, running, since } = await begin();
    const installation = clerk.lastActivity("installationUpdate");
    if (installation === undefined) throw new Error("it was never installed");
    const { status } = await clerk.front.deliver({ ...installation, action: "remove", id: "taken-out" });
    expect(status).toBe(200);
    for (const key of ["first", "second", "third"]) write(running, key, corinne, say(`Le ${key} message.`));
    expect(plainOf(await until(() => dgs.heard()[0], "the direction is told"))).toContain(lostTo(corinne));
    expect(triesOf(clerk, since)).toEqual([]);
    await clerk.install();
    await silence(running, [dgs, clerk]);
    await until(() => (clerk.heard().length >= 2 ? true : undefined), "what waited");
    await ask(clerk, 11);
    expect(await answered(clerk, 1)).toEqual(["11"]);
    expect(told(clerk).slice(0, -1)).toEqual(["Le second message.", "Le third message."]);
    expect(told(dgs)).toHaveLength(1);
  });
});

describe.skipIf(!hasPlayground)("what is said is kept, and handled once", () => {
  test("while nobody gives a token, from the start on", async () => {
    const { clerk, start, whenAsked } = await openBehind();
    const mend = whenAsked({ kind: "refuse", status: 503 });
    const running = await start();
    await clerk.install();
    for (const days of [11, 12]) await ask(clerk, days);
    await until(
      () => (running.warnings.some(({ message }) => message.includes("does not answer")) ? true : undefined),
      "a warning",
    );
    expect(clerk.heard()).toEqual([]);
    expect(running.health().halted.size).toBe(0);
    mend();
    await answered(clerk, 2, 40_000);
    await silence(running, [clerk]);
    expect(answersOf(clerk)).toEqual(["11", "12"]);
    expect(told(clerk)[0]).toContain("Bonjour Madame Teyssier");
    expect(running.store.outbox.maybeTwice()).toEqual([]);
  });

  test.each<[string, Fault | undefined, RegExp]>([
    ["a wrong secret", undefined, /\((?:invalid_client|HTTP 401|AADSTS\d+)\)/u],
    [
      "a secret that has expired",
      {
        kind: "refuse",
        status: 401,
        body: { error: "invalid_client", error_description: `AADSTS7000222: the keys ${secret} are expired.` },
      },
      /\(AADSTS7000222\)/u,
    ],
    [
      "an application that is not known",
      { kind: "refuse", status: 400, body: { error: "unauthorized_client" } },
      /\(unauthorized_client\)/u,
    ],
  ])("does not start with %s, and says what to do", async (_, fault, reason) => {
    const { start, whenAsked } = await openBehind();
    if (fault !== undefined) whenAsked(fault);
    const wrong = fault === undefined ? { credentials: { appId, tenant, secret: "wrong~secret" } } : {};
    const error: unknown = await start(wrong).catch((thrown: unknown) => thrown);
    const sentence = error instanceof Error ? error.message : "it started";
    expect(sentence).toMatch(/^Microsoft refuse l’application de Relais .* TEAMS_APP_SECRET/u);
    expect(sentence).toMatch(reason);
    expect(sentence).not.toContain(secret);
    expect(sentence).not.toContain("wrong~secret");
  });

  test("when the secret is refused later on: the platform stops, nothing is lost", async () => {
    const { dgs, clerk, start, whenAsked } = await openBehind();
    const running = await start();
    await clerk.arrive();
    clerk.clear();
    const mend = whenAsked({
      kind: "refuse",
      status: 401,
      body: { error: "invalid_client", error_description: "AADSTS7000222: expired" },
    });
    clerk.proxy.next({ kind: "refuse", status: 401 }, isPost(clerk.places.personal));
    await ask(clerk, 11);
    await until(() => (running.health().halted.has("teams") ? true : undefined), "a stop");
    expect(running.health().halted.get("teams")).toContain("AADSTS7000222");
    // What is said meanwhile is heard.
    await ask(clerk, 12);
    await taken(dgs, () => dgs.install(), 2);
    await until(() => (running.health().pending === 2 ? true : undefined), "what is to be said");
    await running.stop();
    mend();
    const again = await start();
    await answered(clerk, 2);
    await silence(again, [dgs, clerk]);
    expect(answersOf(clerk)).toEqual(["11", "12"]);
    // Who nobody could look up meanwhile is welcomed too.
    expect(plainOf(await until(() => dgs.heard()[0], "a welcome"))).toContain("Bonjour Madame Arnaud");
    expect(again.store.outbox.maybeTwice()).toEqual([]);
  });

  test("when Relais stops between what was kept and what is done of it", async () => {
    const { dgs, clerk, start, running } = await open();
    await dgs.arrive();
    const late = Promise.withResolvers<void>();
    onTestFinished(() => late.resolve());
    const mend = when(clerk, (call) => (isLookUp(call) ? { kind: "held", until: late.promise } : undefined));
    await taken(clerk, () => clerk.install(), 2);
    for (const days of [11, 12]) await ask(clerk, days);
    await until(() => (clerk.proxy.calls.some(isLookUp) ? true : undefined), "a look-up");
    expect(clerk.heard()).toEqual([]);
    await running.stop();
    mend();
    late.resolve();
    const again = await start();
    await answered(clerk, 2);
    await silence(again, [dgs, clerk]);
    expect(answersOf(clerk)).toEqual(["11", "12"]);
    expect(told(clerk)).toHaveLength(3);
    expect(again.warnings).toEqual([]);
  });

  test("while the roster is down: who is known is answered, who is not once it is back", async () => {
    const { dgs, clerk, running, start } = await open();
    await dgs.arrive();
    await running.stop();
    const again = await start();
    const since = clerk.proxy.calls.length;
    dgs.clear();
    const mend = [dgs, clerk].map((desk) => when(desk, (call) => (isLookUp(call) ? refusals.failing(503) : undefined)));
    for (const desk of [dgs, clerk]) await ask(desk, 11);
    expect(await answered(dgs, 1)).toEqual(["11"]);
    await until(() => (clerk.proxy.calls.slice(since).some(isLookUp) ? true : undefined), "a look-up");
    expect(clerk.heard()).toEqual([]);
    for (const end of mend) end();
    expect(await answered(clerk, 1)).toEqual(["11"]);
    await silence(again, [dgs, clerk]);
    expect(told(clerk)).toHaveLength(1);
  });
});
