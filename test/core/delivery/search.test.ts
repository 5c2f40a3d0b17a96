import { describe, expect, test } from "vitest";
import type { Adapter } from "../../../src/core/adapter.ts";
import { createSearch } from "../../../src/core/delivery/search.ts";
import { say } from "../../../src/core/message.ts";
import { caf, corinne, createDemoBot } from "../../support/demo-bot.ts";
import { createFakeAdapter } from "../../support/fake-adapter.ts";

const day = 24 * 3_600_000;
const ghislaine = "secretaire.arcinges@demo.example";

/** The demonstration, and a platform where the people of `members` are; two people of the directory have no account. */
function open(members: string[], fail?: (email: string) => void) {
  const bot = createDemoBot();
  const asked: string[] = [];
  const failures: unknown[] = [];
  const adapter: Adapter = {
    ...createFakeAdapter(undefined, "slack").adapter,
    async find(email) {
      asked.push(email);
      fail?.(email);
      return members.includes(email) ? { id: `U-${email}`, name: email, email } : undefined;
    },
    openDirect: async (id) => ({ platform: "slack", channel: id.replace("U-", "D-") }),
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

  test("are looked for again soon when the platform failed, which keeps nobody else waiting", async () => {
    let down = true;
    const { bot, asked, failures, search, write } = open([ghislaine, caf], (email) => {
      if (down && email === ghislaine) throw new Error("no answer");
    });
    write(ghislaine, "une lettre");
    write(caf, "une autre");
    await search();
    expect(asked).toEqual([ghislaine, caf]);
    expect(failures).toHaveLength(1);
    expect(JSON.stringify(bot.drain())).toContain("une autre");
    down = false;
    bot.clock.forward(600_000);
    await search();
    expect(JSON.stringify(bot.drain())).toContain("une lettre");
  });

  test("who only came to a platform that does not run are looked for on those that do", async () => {
    const { bot, search, write } = open([ghislaine]);
    bot.say(ghislaine, "aide", "teams");
    write(ghislaine, "une lettre");
    await search();
    const unheard = bot.store.outbox.nextPerLane(new Set(), ["slack"], bot.clock.now());
    expect(unheard.map(({ address }) => address.channel)).toEqual([`D-${ghislaine}`]);
  });

  test("who can no longer be written to are not found again: they will speak first", async () => {
    const { bot, asked, search, write } = open([ghislaine]);
    await search();
    bot.drain();
    bot.store.accounts.lose({ platform: "slack", channel: `D-${ghislaine}` }, bot.clock.now());
    write(ghislaine, "une lettre");
    bot.clock.forward(2 * day);
    await search();
    expect(asked).toEqual([ghislaine]);
    expect(bot.drain()).toEqual([]);
  });

  test("whose linking fails are told nothing: they said nothing", async () => {
    const { bot, failures, search } = open([ghislaine]);
    bot.store.audit.add = () => {
      throw new Error("disk full");
    };
    await search();
    expect(failures).toHaveLength(1);
    expect(bot.drain()).toEqual([]);
  });
});
