import { describe, expect, test } from "vitest";
import type { Adapter, Platform } from "../../../src/core/adapter.ts";
import { systemClock } from "../../../src/core/clock.ts";
import { carriedBy } from "../../../src/core/delivery/carried.ts";
import { createDelivery } from "../../../src/core/delivery/worker.ts";
import { type Outbound, reserve, say, text } from "../../../src/core/message.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { corinne, createDemoBot, type DemoBot, dgs } from "../../support/demo-bot.ts";
import { atReview } from "../../support/demo-scenes.ts";
import { createFakeAdapter } from "../../support/fake-adapter.ts";
import { plan, setUp, withItems } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";
import { validated } from "../../support/validated.ts";

const runs = ["slack", "matrix", "email"] as const;
const limits = { slack: "shared", matrix: "restricted", email: "open" } as const;
const secret = "Marge annuelle : 40 000";
const withheldOnSlack =
  "Une information réservée est retenue : je ne l'écris pas sur Slack. Redemandez-la-moi sur Tchap, ou demandez-la à la direction générale.";

const read = (message: Outbound) => readable(toPlainText(message));
const onSlack = (message: Outbound) => read(carriedBy("slack", message, limits, runs));

describe("what a platform may carry", () => {
  test("what it may carry leaves as it is", () => {
    const plain = say("Bonjour.");
    expect(carriedBy("slack", plain, limits, runs)).toBe(plain);
    const shared = reserve(plain, "shared");
    expect(carriedBy("slack", shared, limits, runs)).toBe(shared);
    const restricted = reserve(say(secret), "restricted");
    expect(carriedBy("matrix", restricted, limits, runs)).toBe(restricted);
    expect(carriedBy("console", restricted, limits, runs)).toBe(restricted);
  });

  test("what is above stays, with its buttons, and one sentence says so and where to read it", () => {
    const message = reserve(
      { title: "Notes", blocks: [text(secret), { type: "choices", choices: [{ value: "x", label: secret }] }] },
      "restricted",
    );
    expect(onSlack(message)).toBe(`Notes\n${withheldOnSlack}`);
  });

  test("what may be said beside it is said, and what stands in its place", () => {
    const kept = { ...text(secret), sensitivity: "restricted" as const, instead: text("Marge annuelle : réservée") };
    const message = { blocks: [text("Avant."), kept, text("Combien d'agents ?")] };
    expect(onSlack(message)).toBe(`Avant.\nMarge annuelle : réservée\n${withheldOnSlack}\nCombien d'agents ?`);
  });

  test("an e-mail is kept from it too, and a platform that carries as little is not named", () => {
    const message = { ...say("Bonjour."), written: { subject: "Bonjour", blocks: [text(secret)] } };
    const { written } = carriedBy("email", reserve(message, "shared"), { email: "open", slack: "open" }, [
      "email",
      "slack",
    ]);
    expect(read({ blocks: written?.blocks ?? [] })).toBe(
      "Une information réservée est retenue : je ne l'écris pas par courriel. Demandez-la à la direction générale.",
    );
  });
});

/** A platform that keeps the words it is given. */
function keeper(platform: Platform) {
  const said: string[] = [];
  const { adapter } = createFakeAdapter(() => {}, platform);
  const send: Adapter["send"] = (to, message, key) => {
    said.push(read(message));
    return adapter.send(to, message, key);
  };
  return { said, adapter: { ...adapter, send } };
}

test("the worker gives each platform what it may carry", async () => {
  const store = openStore(":memory:");
  const [slack, matrix] = [keeper("slack"), keeper("matrix")];
  const delivery = createDelivery({
    store,
    adapters: new Map([slack, matrix].map(({ adapter }) => [adapter.platform, adapter])),
    clock: systemClock,
    onFailure: (_row, error) => expect.fail(String(error)),
    limits,
  });
  for (const platform of ["slack", "matrix"] as const)
    store.outbox.add(platform, { address: { platform, channel: "x" } }, reserve(say(secret), "restricted"), 0);
  delivery.wake();
  await delivery.settled();
  await delivery.stop();
  expect(slack.said).toEqual([withheldOnSlack]);
  expect(matrix.said).toEqual([secret]);
});

/** What is read on Slack and on Tchap in answer to `said`. */
function heard(bot: DemoBot, email: string, said: string) {
  bot.receive(bot.eventOf(email, { text: said }));
  const messages = bot.drain().flatMap(({ to, message }) => (to === email ? [message] : []));
  const on = (platform: Platform) => messages.map((one) => read(carriedBy(platform, one, limits, runs))).join("\n");
  return { slack: on("slack"), tchap: on("matrix") };
}

describe("in the conversation", () => {
  test("a restricted answer is said as one that is kept, among the others", () => {
    const bot = createDemoBot();
    validated(bot, "Vougy", { existe: "regie", ligne_rouge: "Garder le local" });
    const { slack, tchap } = heard(bot, dgs, "réponses Vougy");
    expect(tchap).toContain("À garder communal | Garder le local");
    expect(slack).toContain("À garder communal | répondu (réservé)");
    expect(slack).not.toContain("Garder le local");
    expect(slack).toContain(withheldOnSlack);
  });

  test("the detail of what is restricted is kept, that of another figure is not", () => {
    const bot = createDemoBot();
    validated(bot, "Vougy", { existe: "regie", ligne_rouge: "Garder le local" });
    expect(heard(bot, dgs, "détail à garder communal").slack).not.toContain("Garder le local");
    expect(heard(bot, dgs, "détail service").slack).not.toContain("retenue");
  });

  test("a secretary is asked again what they answered, without the words of it, and goes on", () => {
    const bot = atReview();
    heard(bot, corinne, "corriger à garder communal");
    heard(bot, corinne, "Le centre social");
    heard(bot, corinne, "oui");
    const { slack, tchap } = heard(bot, corinne, "corriger à garder communal");
    expect(tchap).toContain("Vous aviez répondu : Le centre social");
    expect(slack).not.toContain("Le centre social");
    expect(slack).toContain("Qu'est-ce qui doit absolument rester communal ?");
  });

  test("the notes of the direction stay on Tchap", () => {
    const bot = createDemoBot();
    bot.say(dgs, "note sur la CAF : leur bureau se réunit le premier mardi");
    const { slack, tchap } = heard(bot, dgs, "notes");
    expect(tchap).toContain("premier mardi");
    expect(slack).toBe(withheldOnSlack);
  });

  test("a decision sheet stays where those who write it may read it, until a meeting has it", () => {
    const bot = createDemoBot();
    plan(bot, setUp(bot, "copil"));
    bot.play(dgs, "fiche décision créer Recruter un directeur");
    expect(heard(bot, dgs, "fiche décision 1").slack).toContain(withheldOnSlack);
    bot.play(dgs, "fiche 1 joindre au copil");
    const { slack, tchap } = heard(bot, dgs, "fiche décision 1");
    expect(slack).toBe(tchap);
  });

  test("a decision on a sensitive item keeps its number and not its text", () => {
    const bot = createDemoBot();
    const meetingId = plan(bot, setUp(bot, "copil"), { heldOn: "2026-11-20" });
    const [itemId = 0] = withItems(bot, meetingId, "!Départ du directeur");
    const by = bot.store.people.byEmail(dgs)?.id ?? 0;
    bot.store.decisions.add({ meetingId, itemId, text: "Recruter un remplaçant", outcome: "adopted" }, by, 0);
    const list = heard(bot, dgs, "décisions");
    expect(list.tchap).toContain("Recruter un remplaçant");
    expect(list.slack).toContain("Décision réservée");
    const detail = heard(bot, dgs, "décision 1");
    expect(detail.tchap).toContain("Recruter un remplaçant");
    expect(list.slack + detail.slack).not.toContain("remplaçant");
  });

  test("a sensitive item of an agenda keeps its place and not its title", () => {
    const bot = createDemoBot();
    withItems(bot, plan(bot, setUp(bot, "copil")), "!Départ du directeur", "Calendrier");
    const { slack, tchap } = heard(bot, dgs, "ordre du jour copil");
    expect(tchap).toContain("1. Départ du directeur, point sensible");
    expect(slack).toContain("1. Point réservé\n");
    expect(slack).toContain("2. Calendrier");
    expect(slack).not.toContain("Départ");
  });
});
