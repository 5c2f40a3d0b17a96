import { addDays } from "../../src/core/calendar/civil-date.ts";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { createDemoBot, type DemoBot, dgs } from "./demo-bot.ts";
import { tickOn } from "./mornings.ts";

export type Told = { day: string; to: string; text: string };

/** What a letter says of consultations, whatever else it says. */
const ofConsultations = /Voici ce qui est encore attendu|Encore attendu des conseils|Consultation terminée/u;

/** What leaves of them by itself from one day to another, looked at every day at 9 h, as a scheduler that never stops would. */
export function toldBetween(bot: DemoBot, from: string, to: string): Told[] {
  const told: Told[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    for (const { key, to: who, text } of tickOn(bot, day, "09:00"))
      if (key.startsWith("consultation") || ofConsultations.test(text)) told.push({ day, to: who, text });
  return told;
}

/** A consultation of the councils, transmitted to all of them that day at 10 h. */
export function consultationSentOn(date: string, what: string): DemoBot {
  const bot = createDemoBot();
  bot.clock.moveTo(instantOf(date, "10:00", "Europe/Paris"));
  bot.play(dgs, `consulter les conseils sur le ${what}`, "consultation transmise aujourd'hui, preuve AR 1");
  return bot;
}
