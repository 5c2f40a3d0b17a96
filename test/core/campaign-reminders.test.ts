import { describe, expect, test } from "vitest";
import { addDays, type CivilDate, civilDateAt, daysBetween } from "../../src/core/calendar/civil-date.ts";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { isOfficeHour } from "../../src/core/calendar/office-hours.ts";
import { isOpenDay } from "../../src/core/calendar/open-days.ts";
import { campaignReminders } from "../../src/core/campaign-reminders.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { isAtWork } from "../../src/core/work-days.ts";
import { typesetMessage } from "../../src/core/words/typeset-message.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../support/demo-bot.ts";
import { atValidated, skipTo } from "../support/demo-scenes.ts";
import { morningOf } from "../support/mornings.ts";
import { library, readable } from "../support/test-bot.ts";

const zone = "Europe/Paris";
const place = { department: "42" };

/** What Sylvie, there on Tuesdays and Fridays, or somebody else, reads on these mornings. */
function toldOn(bot: DemoBot, days: readonly CivilDate[], who = sylvie): string[] {
  return days.flatMap((day) => morningOf(bot, day).flatMap(({ to, text }) => (to === who ? [text] : [])));
}

/** What the campaigns alone tell them on these mornings: the rest of the letter takes its time. */
function recalledOn(bot: DemoBot, days: readonly CivilDate[], who = sylvie): string[] {
  const id = bot.store.people.byEmail(who)?.id;
  return days
    .flatMap((day) => sectionsOn(bot, day))
    .flatMap(({ personId, said }) => (personId === id ? [readable(toPlainText(typesetMessage(said.alone)))] : []));
}

function sectionsOn({ store }: DemoBot, today: CivilDate) {
  return campaignReminders({ store, library, at: instantOf(today, "08:00", zone), today });
}

/** Sylvie's three reminders when she says nothing. */
const herDays = ["2026-12-08", "2026-12-18", "2026-12-29"];

function sixWeeks(bot: DemoBot, from: CivilDate) {
  const days = Array.from({ length: 42 }, (_, rank) => addDays(from, rank)).filter((day) => isOpenDay(day, place));
  return days.flatMap((today) => sectionsOn(bot, today).map((section) => ({ ...section, today })));
}

test("a reminder says what is left, for when, and nothing of the others; each time softer", () => {
  const [first, second, third, ...more] = recalledOn(createDemoBot(), ["2026-12-01", "2026-12-04", ...herDays]);
  expect(first).toBe(
    [
      "Bonjour Madame Lefèvre.",
      "Mutualiser la jeunesse : il reste",
      "- Vougy : 16 questions, environ 21 minutes",
      "- Nandax : 16 questions, environ 21 minutes",
      "Date souhaitée : vendredi 11 décembre.",
      "Un autre jour vous irait mieux ? Dites lequel : « lundi », « dans 2 semaines ».",
      "1. Commencer par Vougy",
      "2. Commencer par Nandax",
      "3. Plus tard",
      "4. Ne plus me le rappeler",
    ].join("\n"),
  );
  expect(second).toContain("La date souhaitée est passée, les réponses restent utiles.");
  expect(second).toContain("ce que vous ne savez pas reste « à compléter »");
  expect(third).toContain("vos réponses peuvent être notées par téléphone avec Mme Arnaud (dgs@demo.example)");
  expect(more).toEqual([]);
});

test("what was answered meanwhile is counted, one municipality in one sentence", () => {
  const bot = createDemoBot();
  bot.play(corinne, "diagnostic", "non");
  const left = /question 2 sur (\d+)/u.exec(bot.say(corinne, "reprendre"))?.[1];
  const [said] = recalledOn(bot, ["2026-12-02"], corinne);
  expect(said).toContain(`« Mutualiser la jeunesse » : il reste ${Number(left) - 1} questions pour Charlieu, environ`);
  expect(said).toContain("1. Reprendre Charlieu");
});

test("an answer makes the next one the first again; a municipality that is done is no longer spoken of", () => {
  const bot = createDemoBot();
  recalledOn(bot, ["2026-12-08"]);
  bot.clock.moveTo(instantOf("2026-12-08", "10:00", zone));
  bot.say(sylvie, "diagnostic Vougy");
  bot.say(sylvie, "non");
  skipTo(bot, "Relisez", sylvie);
  bot.say(sylvie, "valider");
  const [said = ""] = recalledOn(bot, ["2026-12-18"]);
  expect(said).toContain("il reste 16 questions pour Nandax");
  expect(said).not.toMatch(/Vougy|à compléter|téléphone/u);
});

test("what is validated is never recalled", () => {
  const told = recalledOn(atValidated(), ["2026-12-02", "2026-12-10", "2026-12-18"], corinne);
  expect(told).toEqual([]);
});

test("over six weeks, whatever their days: once a week at most, at an office hour of a day they are there, three times in vain", () => {
  const bot = atValidated();
  const told = sixWeeks(bot, "2026-11-30");
  const director = bot.store.people.byEmail(dgs)?.id;
  const validated = bot.store.people.byEmail(corinne)?.id;
  const byPerson = Map.groupBy(
    told.filter(({ personId }) => personId !== director),
    ({ personId }) => personId,
  );
  expect(byPerson.size).toBeGreaterThan(10);
  expect(byPerson.has(validated ?? 0)).toBe(false);
  for (const [id, sections] of byPerson) {
    const person = bot.store.people.byId(id);
    const days = ["2026-11-23", ...sections.map(({ today }) => today)];
    expect(sections).toHaveLength(3);
    for (const { today, notBefore } of sections) {
      expect(isAtWork(person ?? { presence: [] }, today)).toBe(true);
      expect(civilDateAt(notBefore, zone)).toBe(today);
      expect(isOfficeHour(notBefore, zone, place)).toBe(true);
    }
    const gaps = days.slice(1).map((day, rank) => daysBetween(days[rank] ?? "", day));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(7);
  }
});

test("the same morning twice, or after a restart, writes once; what a stop made miss is caught up once", () => {
  const bot = createDemoBot();
  bot.say(sylvie, "plus de point");
  expect(toldOn(bot, ["2026-12-08", "2026-12-08"])).toHaveLength(1);
  const back = bot.restart();
  expect(toldOn(back, ["2026-12-08", "2026-12-11", "2026-12-15"]).join("\n")).not.toContain("jeunesse");
  // The 18th was missed: she is there on the 22nd.
  expect(toldOn(back, ["2026-12-22", "2026-12-29"]).join("\n").split("Bonjour")).toHaveLength(2);
});

/** The id of this person, whom nothing else reaches any more. */
function withEmailAlone(bot: DemoBot, email: string): number {
  const { id = 0 } = bot.store.people.byEmail(email) ?? {};
  const address = { platform: "email" as const, channel: email };
  const joined = { id: "e1", type: "joined" as const, from: { id: email, name: email }, address, direct: true };
  bot.store.accounts.lose({ platform: "console", channel: email }, bot.clock.now());
  bot.store.accounts.link(bot.store.accounts.seen(joined, bot.clock.now()).id, id);
  return id;
}

test("to whoever is asked in their own name and reached by e-mail alone, it comes with the form of all, and who opens it", () => {
  const bot = createDemoBot();
  bot.play(dgs, "diagnostic lancer attentes à Vougy, 15 janvier", "oui");
  const id = withEmailAlone(bot, mayorOfVougy);
  const reminder = herDays.flatMap((day) => sectionsOn(bot, day)).find(({ personId }) => personId === id);
  const forms = reminder?.forms ?? [];
  const words = readable(forms.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("\n"));
  expect(words).toContain("rendez-le dans une enveloppe sans nom");
  expect(words).toContain("Si vous avez déjà renvoyé un formulaire sans votre nom, ne le renvoyez pas");
  expect(words).not.toContain("téléphone");
  const files = forms.filter(({ type }) => type === "file");
  expect(files).toHaveLength(2);
  expect(JSON.stringify(files)).not.toMatch(/Chevalier|Vougy/u);
});

test("to whoever is reached by e-mail alone, it comes with forms and asks to type nothing", () => {
  const bot = createDemoBot();
  const id = withEmailAlone(bot, "secretaire.arcinges@demo.example");
  const sections = herDays.flatMap((day) => sectionsOn(bot, day)).filter(({ personId }) => personId === id);
  expect(sections.length).toBeGreaterThan(0);
  for (const { said, forms } of sections) {
    const words = said.alone.blocks.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("\n");
    expect(words).toContain("il reste");
    expect(words).not.toMatch(/`|Dites/u);
    expect(forms?.length).toBeGreaterThan(0);
  }
});

describe("after three in vain", () => {
  test("the DGS is told once, municipality by municipality, and the person no more", () => {
    const bot = createDemoBot();
    recalledOn(bot, herDays);
    const [help = ""] = recalledOn(bot, ["2027-01-05"], dgs);
    expect(help).toMatch(
      /Une aide est peut-être utile[^]*Vougy et Nandax : Mme Lefèvre, jours de présence : mardi et vendredi/u,
    );
    expect(help).toContain("Un appel, un jour de présence, aide souvent");
    expect(help).not.toMatch(/retard|relanc|malgré/iu);
    expect(recalledOn(bot, ["2027-01-06"], dgs)).toEqual([]);
    expect(recalledOn(bot, ["2027-01-08", "2027-01-12"])).toEqual([]);
  });
});
