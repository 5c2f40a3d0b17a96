import { expect, test } from "vitest";
import { importAnswers } from "../../src/cli/import-answers.ts";
import { createDemoBot, newFile, sylvie } from "../support/demo-bot.ts";
import { library, readable } from "../support/test-bot.ts";
import { filled, formOf } from "../commands/forms/forms.ts";

function scene(by?: string) {
  const bot = createDemoBot();
  const printed: string[] = [];
  const form = filled(formOf(bot, sylvie, "Vougy"), { existe: "1", depuis: "2012" });
  const options = { store: bot.store, library, by, print: (text: string) => void printed.push(readable(text)) };
  const take = (dryRun: boolean) =>
    importAnswers(newFile(Buffer.from(form)), { ...options, dryRun, replace: false, now: bot.clock.now });
  return { bot, printed, take };
}

test("a form is taken from the command line in the direction's name; shown first with --essai", () => {
  const { bot, printed, take } = scene();
  take(true);
  expect(printed[0]).toContain("2 réponses nouvelles");
  expect(bot.say(sylvie, "diagnostic Vougy")).toContain("question 1 sur");
  bot.say(sylvie, "pause");
  take(false);
  expect(printed[1]).toContain("C'est noté : 2 réponses de Vougy");
});

test("somebody who may not answer for the municipality is refused", () => {
  expect(() => scene("secretaire.charlieu@demo.example").take(false)).toThrow("ne peut pas reprendre les réponses");
});
