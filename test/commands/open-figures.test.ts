import { expect, test } from "vitest";
import { stepsOf } from "../../src/core/interview/state.ts";
import { openSession } from "../../src/core/interviewing.ts";
import { createDemoBot, type DemoBot, dgs, sylvie } from "../support/demo-bot.ts";
import { library } from "../support/test-bot.ts";

/** The financial review, asked of Vougy, whose clerk has just begun it. */
function begun(bot: DemoBot): string {
  bot.say(dgs, "diagnostic lancer bilan financier à Vougy pour le 11 décembre");
  bot.say(dgs, "oui");
  return bot.play(sylvie, "1", "2");
}

function validate(bot: DemoBot): void {
  const campaign = bot.store.campaigns.all().at(-1);
  const [interview] = bot.store.interviews.ofCampaign(campaign?.id ?? 0);
  const before = interview && bot.store.interviews.byId(interview.id);
  const author = bot.store.people.byEmail(sylvie);
  if (before === undefined || author === undefined) throw new Error("nothing to validate");
  bot.store.interviews.save(before, { state: before.state, status: "validated" }, author.id, bot.clock.now());
}

test("a published figure is put to be confirmed or corrected, and its source follows it to the synthesis", () => {
  const bot = createDemoBot();
  expect(begun(bot)).toMatch(
    /recettes réelles de fonctionnement en 2025 \? Les chiffres publiés par l'OFGL \(chiffres fictifs\) pour 2025 donnent 1 345 800 €. Confirmez-vous \?/u,
  );
  expect(bot.say(sylvie, "oui c'est ça")).toContain("1 345 800 €");
  expect(bot.say(sylvie, "non, la bonne valeur est 1 100 000")).toContain("1 100 000 €");
  validate(bot);
  expect(bot.say(dgs, "pourquoi ce chiffre recettes réelles de fonctionnement")).toContain(
    "1 réponse confirme le chiffre publié par l'OFGL (chiffres fictifs), année 2025, données du 30 septembre 2026.",
  );
  expect(bot.say(dgs, "pourquoi ce chiffre dépenses réelles de fonctionnement")).toContain(
    "1 réponse corrige le chiffre publié par l'OFGL (chiffres fictifs), année 2025",
  );
  expect(bot.say(dgs, "détail dépenses réelles de fonctionnement")).toContain(
    "au lieu de 1 119 600 € (l'OFGL (chiffres fictifs), 2025)",
  );
});

test("rates are of the year in which the campaign was opened, accounts of the years before; what is not published is asked", () => {
  const bot = createDemoBot();
  begun(bot);
  const campaign = bot.store.campaigns.all().at(-1);
  const [interview] = bot.store.interviews.ofCampaign(campaign?.id ?? 0);
  const session = openSession(bot.store, library, interview?.id ?? 0, "2026-11-23");
  if (session === undefined) throw new Error("the interview is open");
  const answers = { serie: { state: "given", value: true, estimate: false, raw: "oui" } } as const;
  const steps = stepsOf(session.context, { answers });
  const asked = (path: string) => steps.find((step) => step.path === path);
  expect(asked("taux_tfb")).toMatchObject({
    question: { text: expect.stringContaining("voté en 2026") },
    from: { year: 2026 },
  });
  expect(asked("rrf_n1")).toMatchObject({ from: { year: 2024 } });
  expect(asked("rrf_n2")).toMatchObject({ from: { year: 2023 } });
  expect(asked("pf_hab")).not.toHaveProperty("proposal");
});
