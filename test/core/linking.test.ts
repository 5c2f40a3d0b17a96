import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Inbound } from "../../src/core/adapter.ts";
import { officeHourOf } from "../../src/core/notify.ts";
import { caf, createDemoBot, type DemoBot, dgs } from "../support/demo-bot.ts";

const day = 24 * 3_600_000;
const ghislaine = "secretaire.arcinges@demo.example";

/** The code that the DGS reads when inviting `email`. */
function invite(bot: DemoBot, email: string): string {
  return /REL-\w{4}-\w{4}/.exec(bot.say(dgs, `inviter ${email}`))?.[0] ?? "";
}

describe("an invitation", () => {
  test.each([
    ["as it was given", (code: string) => code],
    ["in lower case", (code: string) => code.toLowerCase()],
    ["without its hyphens", (code: string) => code.replaceAll("-", "")],
    ["without its prefix", (code: string) => code.slice(4).toLowerCase()],
  ])("typed %s links the account, says who Relais is and shows what waits", (_, typed) => {
    const bot = createDemoBot();
    const reply = bot.say("compte-42", typed(invite(bot, ghislaine)));
    expect(reply).toContain("votre compte est relié.\nBonjour Madame Pontier. Je suis Relais");
    expect(reply).toContain("Je ne garde pas nos conversations");
    expect(reply).toContain("1. Répondre au diagnostic");
    expect(bot.say("compte-42", "qui suis-je")).toContain("Ghislaine Pontier");
  });

  test("serves once: another account is told so, and stays unknown", () => {
    const bot = createDemoBot();
    const code = invite(bot, ghislaine);
    bot.say("compte-42", code);
    expect(bot.say("compte-43", code)).toContain("Ce code a déjà servi");
    expect(bot.say("compte-43", "qui suis-je")).toContain("Je ne vous connais pas encore");
  });

  test("that is too old is refused in a sentence that says who to ask", () => {
    const bot = createDemoBot();
    const code = invite(bot, ghislaine);
    bot.clock.forward(14 * day + 1);
    const reply = bot.say("compte-42", code);
    expect(reply).toContain("Ce code n'est plus valable");
    expect(reply).toContain(dgs);
  });

  test("that is wrong is told plainly", () => {
    const reply = createDemoBot().say("compte-42", "REL-2222-3333");
    expect(reply).toContain("Je ne reconnais pas ce code");
    expect(reply).toContain(dgs);
  });

  test.each(["bonsoirs", "Coopérer", "je suis la secrétaire de Villers"])("« %s » is not taken for one", (said) => {
    expect(createDemoBot().say("compte-42", said)).toContain("Je ne vous connais pas encore");
  });

  test("whose event is delivered twice does not say that the code has already served", () => {
    const bot = createDemoBot();
    const event = bot.eventOf("compte-42", { text: invite(bot, caf) }, "slack-1");
    bot.receive(event);
    bot.receive(event);
    const told = bot.drain();
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toContain("votre compte est relié");
  });
});

test("a code that was said and delivered is nowhere in the file", () => {
  const bot = createDemoBot();
  const code = invite(bot, ghislaine);
  bot.freeze();
  const kept = readFileSync(bot.file, "latin1");
  expect(kept).toContain(ghislaine);
  expect(kept).not.toContain(code);
});

describe("once linked", () => {
  test("the letter that waited is sent", () => {
    const bot = createDemoBot();
    const code = invite(bot, ghislaine);
    bot.receive(bot.eventOf("compte-42", { text: code }));
    const letters = bot.drain().filter((one) => one.to === "compte-42");
    expect(letters.map((one) => one.key)).toContainEqual(expect.stringMatching(/^campaign:1:person:\d+$/));
  });

  test("an e-mail that the platform vouches for links without a code, and is kept in the audit only once", () => {
    const bot = createDemoBot();
    expect(bot.say(ghislaine, "qui suis-je")).toContain("Ghislaine Pontier");
    expect(bot.store.accounts.reachablePeople()).toContain(bot.store.people.byEmail(ghislaine)?.id);
  });
});

const joined = (from: Inbound["from"], id = "T-1"): Inbound => ({
  id,
  from,
  address: { platform: "teams", channel: "a:1" },
  direct: true,
  type: "joined",
});
const linked = (bot: DemoBot) => bot.store.accounts.reachablePeople();
const idOf = (bot: DemoBot, email: string) => bot.store.people.byEmail(email)?.id ?? 0;

describe("an account whose platform vouches for who it is", () => {
  test.each([
    ["by their e-mail", { email: "secretaire.arcinges@demo.example", alias: "gpontier@demo.example" }],
    [
      "by another name it gives them",
      { email: "g.pontier@ailleurs.example", alias: "Secretaire.Arcinges@demo.example" },
    ],
    ["by that name alone", { alias: "secretaire.arcinges@demo.example" }],
  ])("is linked %s", (_, names) => {
    const bot = createDemoBot();
    bot.receive(joined({ id: "T-ghislaine", name: "Ghislaine", ...names }));
    expect(linked(bot).has(idOf(bot, ghislaine))).toBe(true);
  });

  test("is written to in office hours of the place where it is", () => {
    const bot = createDemoBot();
    bot.receive(joined({ id: "T-ghislaine", name: "Ghislaine", email: ghislaine, timeZone: "Indian/Reunion" }));
    const [person, other] = [idOf(bot, ghislaine), idOf(bot, dgs)];
    const [noon, evening] = [Date.UTC(2026, 10, 25, 11), Date.UTC(2026, 10, 25, 15)];
    expect(officeHourOf(bot.store, person, noon)).toBe(noon);
    // 19 h there, 16 h in Paris.
    expect(officeHourOf(bot.store, person, evening)).toBe(Date.UTC(2026, 10, 26, 4));
    expect(officeHourOf(bot.store, other, evening)).toBe(evening);
    // A word from a device that does not say leaves it as it was.
    bot.receive(joined({ id: "T-ghislaine", name: "Ghislaine", email: ghislaine }, "T-2"));
    expect(officeHourOf(bot.store, person, evening)).toBe(Date.UTC(2026, 10, 26, 4));
  });
});
