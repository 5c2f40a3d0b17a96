import { expect, test } from "vitest";
import { carriedBy } from "../../../src/core/delivery/carried.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy } from "../../support/demo-bot.ts";
import { plan, setUp, withItems } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";

const secret = /directrice|Remplacement/u;

/** A committee decided on a sensitive item what the DGS is to do; a sheet goes with the sensitive item of the next one. */
function withSecrets(): DemoBot {
  const bot = createDemoBot();
  const copil = setUp(bot, "copil", { emails: [dgs, mayorOfVougy] });
  const past = plan(bot, copil, { heldOn: "2026-11-20", status: "held" });
  const next = plan(bot, copil, { heldOn: "2026-12-03" });
  const [itemId = 0] = withItems(bot, past, "!Départ de la directrice");
  withItems(bot, next, "!Remplacement");
  const decided = { meetingId: past, itemId, text: "La directrice part", outcome: "adopted" } as const;
  const decisionId = bot.store.decisions.add(decided, undefined, bot.clock.now());
  const ownerId = bot.store.people.byEmail(dgs)?.id;
  const action = { title: "Écrire à la directrice", due: "2026-11-30", decisionId, ...(ownerId && { ownerId }) };
  const actionId = bot.store.deadlines.add(action, undefined, bot.clock.now());
  bot.store.minutes.validate(past, ownerId ?? 0, bot.clock.now());
  const objective = { title: "Garder les services", orientation: "Services" };
  const objectiveId = bot.store.objectives.add(objective, ownerId ?? 0, bot.clock.now());
  bot.store.objectives.serve(actionId, objectiveId, ownerId ?? 0, bot.clock.now());
  bot.play(dgs, "fiche décision créer Remplacement", "fiche décision 1 joindre point 1 du copil du 3 décembre");
  return bot;
}

/** What `email` reads where what is restricted may not be written, then where it may. */
function heard(bot: DemoBot, email: string, said: string): { narrow: string; wide: string } {
  bot.receive(bot.eventOf(email, { text: said }, `${email} ${said}`));
  const messages = bot.drain().flatMap(({ to, message }) => (to === email ? [message] : []));
  const narrow = messages.map((one) => carriedBy("console", one, { console: "shared" }, ["console"]));
  const words = (all: typeof messages) => readable(all.map(toPlainText).join("\n"));
  return { narrow: words(narrow), wide: words(messages) };
}

test.each([
  [dgs, "point de la semaine"],
  [dgs, "échéances"],
  [dgs, "état"],
  [dgs, "échéance terminer"],
  [dgs, "rattacher une action"],
  [dgs, "objectifs"],
  [dgs, "d'où vient l'action"],
  [dgs, "document retirer"],
  [mayorOfVougy, "point de la semaine"],
])("%s reads in « %s » what a sensitive item led to, and not on a platform that may not carry it", (email, said) => {
  const { narrow, wide } = heard(withSecrets(), email, said);
  expect(wide).toMatch(secret);
  expect(narrow).not.toMatch(secret);
});

test("asked why, the lines of the point say no more of it", () => {
  const bot = withSecrets();
  bot.say(dgs, "point de la semaine");
  const { narrow, wide } = heard(bot, dgs, "pourquoi ?");
  expect(wide).toMatch(secret);
  expect(narrow).not.toMatch(secret);
});

test("an action entrusted to somebody else keeps its title where it may not be written, for the one as for the other", () => {
  const bot = withSecrets();
  bot.receive(bot.eventOf(dgs, { text: "échéance confier Écrire à la directrice à Mme Chevalier" }, "confier"));
  const sent = [...bot.drain()];
  bot.clock.moveTo(Date.UTC(2026, 10, 30, 9));
  sent.push(...bot.drain());
  const narrow = sent.map(({ to, message }) => ({
    to,
    said: readable(toPlainText(carriedBy("console", message, { console: "shared" }, ["console"]))),
  }));
  expect(sent.map(({ message }) => readable(toPlainText(message))).join()).toMatch(secret);
  expect(new Set(narrow.map(({ to }) => to))).toContain(mayorOfVougy);
  for (const { said } of narrow) expect(said).not.toMatch(secret);
});
