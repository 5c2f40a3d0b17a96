import { describe, expect, onTestFinished, test } from "vitest";
import { presentOnMonday } from "../relais.ts";
import type { Reference } from "../../../src/adapters/teams/journal.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { members, newBase } from "../base.ts";
import { openAuthority } from "./microsoft.ts";
import { openDesk, until } from "./person.ts";
import { hasPlayground, idsOf } from "./playground.ts";
import { plainOf, startOn } from "./relais.ts";

const claire = members.find(({ email }) => email === "dgs@demo.example");
const clerks = members.filter(({ email }) => email.startsWith("secretaire"));
/** Those of the team in which Relais is installed: it holds six people. */
const present = clerks.slice(0, 5);

const isPost = ({ method, path }: { method: string; path: string }) =>
  method === "POST" && path.endsWith("/activities");

/** Claire's Teams, and the team of the project in which the five clerks are; at that hour in Paris. */
async function open(date: string, time: string) {
  if (claire === undefined) throw new Error("the directory has nobody to direct it");
  const authority = await openAuthority();
  const desk = await openDesk(claire, present, authority);
  onTestFinished(async () => {
    await desk.stop();
    await authority.stop();
  });
  let shift = instantOf(date, time, "Europe/Paris") - Date.now();
  const running = await startOn([desk], newBase(), authority, { clock: { now: () => Date.now() + shift } });
  await desk.arrive();
  const placeOf = (email: string) =>
    running.store.teamsJournal
      .references<Reference>()
      .find(({ kind, user }) => kind === "personal" && user?.account === idsOf(email).aadObjectId)?.conversation;
  return {
    desk,
    running,
    /** What someone reads in their own conversation with Relais. */
    readBy: (email: string) =>
      (email === claire.email ? desk.heard() : desk.postedIn(placeOf(email) ?? "nowhere")).map(plainOf),
    moveTo: (day: string, hour: string) => (shift = instantOf(day, hour, "Europe/Paris") - Date.now()),
  };
}

describe.skipIf(!hasPlayground)("what Relais says on Teams of its own accord", () => {
  test("the first letter finds the clerks in the team, though they never opened Relais; each once, and the others wait", async () => {
    const { desk, running, readBy } = await open("2026-11-23", "10:00");
    await desk.install(desk.places.team);
    await desk.type("diagnostic lancer jeunesse partout 11 décembre");
    await desk.type("oui");
    await Promise.all([running.search(), running.search()]);
    await running.search();
    const absent = clerks.length - present.length;
    await until(() => (running.health().pending === absent && desk.front.isQuiet() ? true : undefined), "five letters");
    for (const { email } of present) {
      const letters = await until(
        () => (readBy(email).length > 0 ? readBy(email) : undefined),
        `the letter of ${email}`,
      );
      expect(letters).toEqual([expect.stringMatching(/Je suis Relais.*Date souhaitée.*Vos réponses sont lues/su)]);
    }
    expect(running.warnings).toEqual([]);
  });

  test("Monday's briefing comes once to each, with what is theirs, through refusals and a cut", async () => {
    const { desk, running, readBy, moveTo } = await open("2026-11-20", "10:00");
    await desk.install(desk.places.team);
    await desk.type("diagnostic lancer jeunesse partout 11 décembre");
    await desk.type("oui");
    await running.search();
    const absent = clerks.length - present.length;
    await until(() => (running.health().pending === absent ? true : undefined), "their conversations");
    await desk.type("échéance ajouter Conférence des maires 10 décembre 2026");
    presentOnMonday(running.store);
    desk.clear();

    const busy = { error: { code: "Throttled", message: "Too many" } };
    desk.proxy.next({ kind: "refuse", status: 429, headers: { "retry-after": "1" }, body: busy }, isPost);
    desk.proxy.next({ kind: "refuse", status: 412 }, isPost);
    desk.proxy.next({ kind: "refuse", status: 502 }, isPost);
    desk.proxy.next({ kind: "cut after" }, isPost);
    // The Playground says of its user that her day begins with Greenwich's.
    moveTo("2026-11-23", "09:05");
    running.scheduler.tick();
    running.scheduler.tick();
    await until(
      () => (running.health().pending === absent && desk.front.isQuiet() ? true : undefined),
      "everything sent",
      60_000,
    );

    const readers = [claire?.email ?? "", ...present.map(({ email }) => email)];
    const briefings = readers.map((email) => readBy(email).filter((text) => text.includes("Votre point")));
    for (const received of briefings) expect(received[0]).toContain("Conférence des maires");
    // The one that was cut is there twice, and says so; the 502 may have been taken: its message says so too, and is there once.
    const all = briefings.flat();
    expect(all).toHaveLength(readers.length + 1);
    expect(all.filter((text) => text.includes("Teams n'a pas confirmé un premier envoi"))).toHaveLength(2);
    expect(running.store.outbox.maybeTwice()).toHaveLength(2);
  });
});
