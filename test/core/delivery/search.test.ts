import { describe, expect, test } from "vitest";
import type { Adapter, Sender } from "../../../src/core/adapter.ts";
import { createSearch } from "../../../src/core/delivery/search.ts";
import { say } from "../../../src/core/message.ts";
import { caf, corinne, createDemoBot } from "../../support/demo-bot.ts";
import { createFakeAdapter } from "../../support/fake-adapter.ts";

const day = 24 * 3_600_000;
const ghislaine = "secretaire.arcinges@demo.example";

/** The demonstration, and a platform where the people of `members` are; two people of the directory have no account. */
function open(members: string[], fail?: () => void) {
  const bot = createDemoBot();
  const asked: string[] = [];
  const failures: unknown[] = [];
  const adapter: Adapter = {
    ...createFakeAdapter(undefined, "slack").adapter,
    async find(email) {
      asked.push(email);
      fail?.();
      const from: Sender = { id: `U-${email}`, name: email, email };
      return members.includes(email) ? { from, address: { platform: "slack", channel: `D-${email}` } } : undefined;
    },
  };
  const { search } = createSearch({
    store: bot.store,
    adapters: () => [createFakeAdapter().adapter, adapter],
    clock: bot.clock,
    receive: bot.receive,
    onFailure: (error) => failures.push(error),
  });
  const idOf = (email: string) => bot.store.people.byEmail(email)?.id ?? 0;
  const write = (email: string, text: string) =>
    bot.store.outbox.add(text, { personId: idOf(email) }, say(text), bot.clock.now());
  return { bot, asked, failures, search, write };
}

describe("people for whom a message waits", () => {
  test("are looked for, linked by their e-mail, and receive it once, without another word", async () => {
    const { bot, search, write } = open([ghislaine, corinne]);
    write(ghislaine, "une lettre");
    await search();
    await search();
    const read = bot.drain().filter(({ to }) => to === `D-${ghislaine}`);
    expect(read.map(({ message }) => message)).toContainEqual(say("une lettre"));
    // The letter of the campaign, which waited too, is what tells her who Relais is.
    expect(read).toHaveLength(2);
    expect(JSON.stringify(read)).toContain("Je suis Relais");
    expect(bot.say(ghislaine, "qui suis-je")).toContain("Ghislaine Pontier");
  });

  test("who can be written to elsewhere are not looked for; nor is anyone to whom there is nothing to say", async () => {
    const { asked, search, write } = open([corinne]);
    write(corinne, "une lettre");
    await search();
    expect(asked).toEqual([ghislaine]);
    expect(asked).not.toContain(caf);
  });

  test("who are not there are looked for again the next day, not before", async () => {
    const { bot, asked, search } = open([]);
    await search();
    bot.clock.forward(day - 1);
    await search();
    expect(asked).toEqual([ghislaine]);
    bot.clock.forward(1);
    await search();
    expect(asked).toEqual([ghislaine, ghislaine]);
  });

  test("are looked for again soon when the platform failed, and nothing is lost meanwhile", async () => {
    let down = true;
    const { bot, failures, search, write } = open([ghislaine], () => {
      if (down) throw new Error("no answer");
    });
    write(ghislaine, "une lettre");
    await search();
    expect(failures).toHaveLength(1);
    down = false;
    await search();
    expect(JSON.stringify(bot.drain())).toContain("une lettre");
  });
});
