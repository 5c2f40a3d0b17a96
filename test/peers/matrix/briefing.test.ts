import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { presentOnMonday } from "../relais.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { members, newBase } from "../base.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openPerson } from "./person.ts";
import { codeFor, converseWith, newRelaisAccount, plainOf, startOn } from "./relais.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

/** A Monday that is past, so that the homeserver's own dates are after it. */
const monday = instantOf("2026-11-23", "07:30", "Europe/Paris");
const readers = members.filter(({ email }) => email !== "technicienne@demo.example").slice(0, 10);

describe.skipIf(!hasSynapse)("the weekly briefing on Matrix", () => {
  let homeserver: Homeserver;
  beforeAll(async () => {
    homeserver = await openHomeserver();
  }, openingMs);
  afterAll(() => homeserver?.stop());

  test("comes once to each, with what is theirs, deciphered where their conversation is encrypted", async () => {
    let shift = monday - Date.now();
    const account = await newRelaisAccount(homeserver);
    const running = await startOn(homeserver, account, newBase(), { clock: { now: () => Date.now() + shift } });
    const all = await Promise.all(
      readers.map(async ({ name, email }, index) => {
        const person = await openPerson(homeserver, name);
        const talk = await converseWith(person, account.userId, { encrypted: index % 3 !== 2 });
        await talk.welcome();
        await talk.type(codeFor(running, email));
        return { email, isEncrypted: index % 3 !== 2, ...talk };
      }),
    );
    presentOnMonday(running.store);
    const director = all.find(({ email }) => email === "dgs@demo.example");
    await director?.type("échéance ajouter Conférence des maires 10 décembre 2026");
    await director?.type("échéance ajouter Avis sur le pacte pour Vougy 8 décembre 2026");
    // Who closed the conversation is not written to any more, and holds nobody back.
    const gone = all.at(-1);
    await gone?.leave(gone.roomId);
    const roomsOf = `/_synapse/admin/v1/users/${encodeURIComponent(account.userId)}/joined_rooms`;
    const isLeft = async () =>
      !toTexts((await homeserver.admin("GET", roomsOf))["joined_rooms"]).includes(gone?.roomId);
    await until(async () => (await isLeft()) || undefined, "Relais gone too");

    shift += 35 * 60_000;
    running.scheduler.tick();
    running.scheduler.tick();
    await until(() => running.health().pending === 0 || undefined, "everything sent");

    const received = await Promise.all(
      all.slice(0, -1).map(async ({ email, isEncrypted, heard }) => {
        const find = async () => (await heard()).filter((one) => plainOf(one).startsWith("Votre point"));
        await until(async () => (await find()).length > 0 || undefined, `a letter to ${email}`);
        const letters = await find();
        for (const { encrypted } of letters) expect(encrypted).toBe(isEncrypted);
        return { email, letters: letters.map(plainOf) };
      }),
    );
    expect(received.map(({ letters }) => letters.length)).toEqual(received.map(() => 1));
    for (const { letters } of received) expect(letters[0]).toContain("Conférence des maires");
    const concerned = received.filter(({ letters }) => letters[0]?.includes("Avis sur le pacte"));
    expect(concerned.map(({ email }) => email)).toEqual([
      "dgs@demo.example",
      "secretaire@demo.example",
      "maire.vougy@demo.example",
    ]);
    const lost = async () => (await director?.heard())?.map(plainOf).filter((said) => said.includes("plus écrire à"));
    await until(async () => (await lost())?.length || undefined, "what the DGS is told");
    expect(await lost()).toEqual([expect.stringContaining(members[readers.length - 1]?.realName ?? "")]);
    expect(running.warnings.map(({ message }) => message)).toEqual(["a message could not be sent"]);
  });
});

function toTexts(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
