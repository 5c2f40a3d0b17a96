import { describe, expect, onTestFinished, test } from "vitest";
import { presentOnMonday } from "../relais.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { members, newBase, peopleOf } from "../base.ts";
import { hasEmulator } from "./emulator.ts";
import { converseAs, offeredBy, plainOf, startOn, until } from "./relais.ts";
import { openWorkspace } from "./workspace.ts";

/** A Monday that is past, so that Slack's own dates are after it. */
const monday = instantOf("2026-11-23", "07:30", "Europe/Paris");

const patience = { timeout: 15_000 };

const councillors = Array.from(
  { length: 8 },
  (_, index) =>
    `Mme;Dominique;Essai${"abcdefgh"[index]};Conseillère municipale;Mars;;conseillere${index}@demo.example;`,
);

describe.skipIf(!hasEmulator)("the weekly briefing on Slack", () => {
  test("comes once to each of fifty members, with what is theirs, through faults and a rate limit", async () => {
    // An agent of the EPCI has nothing to read that week: no message is sent for the sake of one.
    const readers = members.filter(({ email }) => email !== "technicienne@demo.example");
    const people = [...readers, ...peopleOf(councillors)].slice(0, 50);
    expect(people).toHaveLength(50);
    const workspace = await openWorkspace({ people, limit: { perChannelPerSecond: 1, burst: 3 } });
    onTestFinished(() => workspace.stop());
    let shift = monday - Date.now();
    const running = await startOn(workspace, newBase(councillors), { clock: { now: () => Date.now() + shift } });
    const all = await Promise.all(people.map((one) => converseAs(workspace, one.email)));
    for (const one of all) await one.arrive();
    presentOnMonday(running.store);
    const director = all[people.findIndex(({ email }) => email === "dgs@demo.example")] ?? all[0];
    if (director === undefined) throw new Error("nobody came");
    await director.type("échéance ajouter Conférence des maires 10 décembre 2026");
    await director.type("échéance ajouter Avis sur le pacte pour Vougy 8 décembre 2026");

    const { faults } = workspace.front;
    const troubled = all.filter((_, index) => index % 5 === 0);
    const kinds = [
      { kind: "429", retryAfter: 1 },
      { kind: "500AfterAccept" },
      { kind: "cutAfter" },
      { kind: "500" },
    ] as const;
    for (const [index, { channel }] of troubled.entries())
      faults.next(kinds[index % kinds.length] ?? kinds[0], { method: "chat.postMessage", channel });
    shift += 35 * 60_000;
    running.scheduler.tick();
    running.scheduler.tick();
    await until(() => (running.health().pending === 0 ? true : undefined), "everything sent", 60_000);

    const briefings = await Promise.all(
      all.map(async (one) => (await one.heard()).map(plainOf).filter((text) => text.startsWith("Votre point"))),
    );
    expect(briefings.map((received) => received.length)).toEqual(all.map(() => 1));
    const read = new Map(people.map(({ email }, index) => [email, briefings[index]?.[0] ?? ""]));
    for (const briefing of read.values()) expect(briefing).toContain("Conférence des maires");
    const concerned = [...read]
      .filter(([, briefing]) => briefing.includes("Avis sur le pacte"))
      .map(([email]) => email);
    expect(concerned.toSorted((a, b) => a.localeCompare(b))).toEqual([
      "dgs@demo.example",
      "maire.vougy@demo.example",
      "secretaire@demo.example",
    ]);
    const own = workspace.front.calls.filter(
      ({ method, answered }) => method === "chat.postMessage" && answered === "429",
    );
    expect(own.length).toBeLessThanOrEqual(troubled.length);
    expect(workspace.front.violations).toEqual([]);
  }, 240_000);
});

describe.skipIf(!hasEmulator)("the first letter of a diagnostic on Slack", () => {
  test("finds the clerks by their e-mail, though they never opened Relais; each once, and whoever is not there waits", async () => {
    const clerks = members.filter(({ email }) => email.startsWith("secretaire"));
    const people = [...members.filter(({ email }) => email === "dgs@demo.example"), ...clerks.slice(0, 6)];
    const workspace = await openWorkspace({ people });
    onTestFinished(() => workspace.stop());
    const shift = instantOf("2026-11-23", "10:00", "Europe/Paris") - Date.now();
    const running = await startOn(workspace, newBase(), { clock: { now: () => Date.now() + shift } });
    const [director, ...found] = await Promise.all(people.map((one) => converseAs(workspace, one.email)));
    if (director === undefined) throw new Error("nobody came");
    await director.type("diagnostic lancer jeunesse partout 11 décembre");
    await director.type("oui");
    await Promise.all([running.search(), running.search()]);
    await running.search();
    // The letters of those who are not there wait.
    const absent = clerks.length - found.length;
    await expect.poll(() => running.health().pending, patience).toBe(absent);
    for (const one of found) {
      const letters = (await one.heard()).map(plainOf);
      expect(letters).toEqual([expect.stringMatching(/Je suis Relais.*Date souhaitée.*Vos réponses sont lues/su)]);
    }
    const [clerk] = found;
    const [letter] = (await clerk?.heard()) ?? [];
    if (clerk === undefined || letter === undefined) throw new Error("no letter");
    expect(plainOf(await clerk.click(letter, offeredBy(letter).single[0] ?? ""))).toContain("question 1 sur");
    await expect.poll(() => running.health().pending, patience).toBe(absent);
    expect(workspace.front.violations).toEqual([]);
  });
});
