import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/core/calendar/civil-date.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { isWaitingForDraft } from "../../../src/core/briefing-issue.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy } from "../../support/demo-bot.ts";
import { readable } from "../../support/test-bot.ts";

const delegate = "adjointe.jeunesse@demo.example";
const friday = "2026-11-27";
const monday = "2026-11-30";

/** All that leaves at `date` `time` in Paris, by its reader. */
function tickAt(bot: DemoBot, date: string, time: string): { to: string; key: string; text: string }[] {
  bot.clock.moveTo(instantOf(date, time, "Europe/Paris"));
  bot.scheduler.tick();
  return bot.drain().map(({ to, key, message }) => ({ to, key, text: readable(toPlainText(message)) }));
}

const points = (sent: ReturnType<typeof tickAt>) => sent.filter(({ key }) => key.startsWith("briefing:"));
const drafts = (sent: ReturnType<typeof tickAt>) => sent.filter(({ key }) => key.startsWith("briefing-draft:"));

function withDraft(policy: "part" | "attend"): { bot: DemoBot; draft: string } {
  const bot = createDemoBot();
  bot.say(mayorOfVougy, "bonjour");
  expect(bot.say(dgs, `relire le point, il ${policy}`)).toContain("chaque vendredi à midi");
  bot.say(dgs, "échéance ajouter Ouvrir la salle de Vougy 4 décembre");
  expect(drafts(tickAt(bot, friday, "11:59"))).toEqual([]);
  const [draft] = drafts(tickAt(bot, friday, "12:00"));
  return { bot, draft: draft?.text ?? "" };
}

const numberOf = (draft: string, words: string) => new RegExp(`(\\d+)\\. [^\\n]*${words}`, "u").exec(draft)?.[1] ?? "?";

describe("the draft of Friday noon", () => {
  test("is for the DGS alone, once, and says how many would read each line", () => {
    const { bot, draft } = withDraft("part");
    expect(draft).toContain("Brouillon du point de la semaine, à partir du lundi 30 novembre 2026");
    expect(draft).toMatch(/Ouvrir la salle de Vougy, vendredi 4 décembre \(Mme Arnaud\)\. \(\d+ personnes\)/u);
    expect(draft).toContain("Sans réponse de votre part, il part tel quel");
    const again = bot.restart();
    expect(drafts(tickAt(again, friday, "15:00"))).toEqual([]);
    expect(again.say(mayorOfVougy, "brouillon du point")).toContain("Je ne peux pas faire cela pour vous");
  });

  test("a thing said with its place to some, without it to others, is one line, however often the draft is read", () => {
    const { bot, draft } = withDraft("part");
    const opinion = /Avis du conseil municipal sur le pacte de gouvernance/gu;
    expect(draft.match(opinion)).toHaveLength(1);
    expect(draft).toContain("pacte de gouvernance (Vougy), vendredi 11 décembre. (2 personnes)");
    bot.say(dgs, "brouillon");
    const again = bot.say(dgs, "brouillon");
    expect(again.match(opinion)).toHaveLength(1);
    bot.say(dgs, `écarter ${numberOf(again, "pacte de gouvernance")}`);
    for (const { text } of points(tickAt(bot, monday, "08:00"))) expect(text).not.toContain("pacte de gouvernance");
  });

  test("nobody who did not ask for it gets one", () => {
    expect(drafts(tickAt(createDemoBot(), friday, "12:00"))).toEqual([]);
  });

  test("a line held back reaches nobody, one rewritten says what the DGS wrote, the word is above all", () => {
    const { bot, draft } = withDraft("part");
    const room = numberOf(draft, "Ouvrir la salle");
    const other = numberOf(draft, "Comité technique jeunesse");
    expect(bot.say(dgs, `écarter ${other}`)).toContain("ne partira pas cette semaine");
    expect(bot.say(dgs, `réécrire ${room} : La salle de Vougy ouvre vendredi, avec Jean-Paul.`)).toContain(
      "avec Jean-Paul.",
    );
    bot.say(dgs, "mot du président : Merci à toutes les mairies.");
    const again = bot.say(dgs, "brouillon");
    expect(again).toContain("Écartée");
    expect(again).toContain("(réécrit par vous)");
    expect(bot.say(dgs, "valider")).toContain("Le point est validé");
    const mayor = points(tickAt(bot, monday, "08:00")).find(({ to }) => to === mayorOfVougy);
    expect(mayor?.text).toContain("Le mot du président : Merci à toutes les mairies.");
    expect(mayor?.text).toContain("La salle de Vougy ouvre vendredi, avec Jean-Paul.");
    expect(mayor?.text).not.toContain("Comité technique jeunesse");
  });

  test("held back for a week, a line may leave with the next", () => {
    const { bot, draft } = withDraft("part");
    bot.say(dgs, `écarter ${numberOf(draft, "Avis du conseil municipal")}`);
    expect(points(tickAt(bot, monday, "08:00")).some(({ text }) => text.includes("Avis du conseil municipal"))).toBe(
      false,
    );
    tickAt(bot, addDays(friday, 7), "12:00");
    const next = points(tickAt(bot, addDays(monday, 7), "08:00"));
    expect(next.some(({ text }) => text.includes("Avis du conseil municipal"))).toBe(true);
  });
});

describe("unanswered by its time", () => {
  test("it goes, where that was chosen", () => {
    const { bot } = withDraft("part");
    expect(points(tickAt(bot, monday, "08:00"))).not.toEqual([]);
  });

  test("or it waits for the DGS, through a restart, and leaves once as soon as it is validated", () => {
    const { bot } = withDraft("attend");
    expect(points(tickAt(bot, monday, "08:00"))).toEqual([]);
    const again = bot.restart();
    expect(points(tickAt(again, monday, "10:00"))).toEqual([]);
    again.say(dgs, "valider le point");
    const sent = points(tickAt(again, monday, "10:30"));
    expect(sent.map(({ to }) => to)).toContain(mayorOfVougy);
    expect(points(tickAt(again, monday, "10:31"))).toEqual([]);
  });

  test("once nobody reads drafts any more, nothing waits", () => {
    const { bot } = withDraft("attend");
    bot.say(dgs, "ne plus relire le point");
    expect(points(tickAt(bot, monday, "08:00"))).not.toEqual([]);
  });
});

describe("what cannot be kept", () => {
  test("a line that does not exist, a word too long, a draft not there: what to do is said", () => {
    const { bot, draft } = withDraft("part");
    const last = draft.match(/^\d+\. /gmu)?.length ?? 0;
    expect(bot.say(dgs, "écarter 99")).toContain(`ses numéros vont de 1 à ${last}`);
    expect(bot.say(dgs, `mot du président : ${"merci ".repeat(40)}`)).toContain("30 au plus");
    expect(createDemoBot().say(dgs, "valider le point")).toContain("Aucun brouillon n'est à relire");
  });

  test("several lines at once, and back again", () => {
    const { bot } = withDraft("part");
    expect(bot.say(dgs, "écarter 1, 2 et 3")).toContain("Les lignes 1, 2 et 3 ne partiront pas");
    expect(bot.say(dgs, "remettre la ligne 2")).toContain("La ligne 2 repartira");
    expect(bot.say(dgs, "brouillon").match(/Écartée/gu)).toHaveLength(2);
  });
});

describe("what the draft holds is what is true, and for those it is for", () => {
  test("other words of a decision that some may not read reach those who read just that", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "bonjour");
    bot.say(delegate, "bonjour");
    bot.say(dgs, "relire le point, il part");
    bot.play(dgs, "instance créer copil", "oui", "réunion créer copil mardi 24 novembre à 14 h à Vougy");
    bot.say(dgs, "ordre du jour ajouter Calendrier au copil");
    bot.say(dgs, "ordre du jour ajouter Direction du centre au copil, sensible");
    bot.clock.moveTo(instantOf("2026-11-24", "17:00", "Europe/Paris"));
    bot.play(dgs, "relevé copil", "tout le monde était là", "1");
    for (const said of ["Le calendrier est adopté", "Le directeur sera remplacé"])
      bot.play(dgs, said, "adoptée", "pas de position à noter", "aucune action");
    bot.say(dgs, "relevé valider copil");
    const [draft] = drafts(tickAt(bot, friday, "12:00"));
    const wide = numberOf(draft?.text ?? "", "le directeur sera remplacé");
    bot.say(dgs, `réécrire ${wide} : Le calendrier est adopté, le directeur part en mars`);
    const sent = points(tickAt(bot, monday, "08:00"));
    const read = (email: string) => sent.find(({ to }) => to === email)?.text ?? "";
    expect(read(mayorOfVougy)).toContain("le directeur part en mars");
    expect(read(delegate)).not.toContain("directeur");
  });

  test("a date that moves after the draft is said as it is, and words written for the other are dropped", () => {
    const { bot, draft } = withDraft("part");
    const number = numberOf(draft, "Ouvrir la salle");
    bot.say(dgs, `réécrire ${number} : On ouvre le 4 décembre`);
    bot.say(dgs, "échéance reporter Ouvrir la salle de Vougy 11 décembre");
    const again = bot.say(dgs, "brouillon");
    expect(again).toMatch(/Ouvrir la salle de Vougy[^\n]*vendredi 11 décembre[^\n]*A changé depuis/u);
    expect(again).not.toContain("On ouvre le 4");
  });

  test("what is expected of one person is not in it", () => {
    const { draft } = withDraft("part");
    expect(draft).not.toContain("Attendu de vous");
  });

  test("nothing to read over holds nothing back", () => {
    const bot = createDemoBot();
    bot.say(dgs, "relire le point, il attend");
    const at = instantOf(monday, "08:00", "Europe/Paris");
    bot.store.briefingIssues.draft(friday, at);
    expect(isWaitingForDraft(bot.store, at)).toBe(false);
    const line = {
      heading: "coming" as const,
      atoms: [{ key: "deadline:1", state: "far" }],
      said: "À venir",
      readers: 1,
    };
    bot.store.briefingIssues.addLine(friday, 1, line);
    expect(isWaitingForDraft(bot.store, at)).toBe(true);
  });

  test("on a Friday that is a holiday, the draft comes the day before at noon", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "bonjour");
    bot.say(dgs, "relire le point, il part");
    bot.say(dgs, "échéance ajouter Signer la convention 6 janvier 2027");
    const ofChristmas = (date: string, time: string) =>
      drafts(tickAt(bot, date, time)).filter(({ key }) => key.startsWith("briefing-draft:2026-12-25"));
    expect(ofChristmas("2026-12-24", "11:59")).toEqual([]);
    expect(ofChristmas("2026-12-24", "12:00")).toHaveLength(1);
    expect(ofChristmas("2026-12-28", "08:00")).toEqual([]);
  });

  test("once Monday's points are gone, a word opens the next ones; those that wait say so on Monday", () => {
    const { bot } = withDraft("part");
    tickAt(bot, monday, "08:00");
    expect(bot.say(dgs, "mot du président : Merci")).toContain("à partir du lundi 7 décembre 2026");
    const { bot: other } = withDraft("attend");
    const sent = tickAt(other, monday, "08:00");
    expect(sent.filter(({ key }) => key.startsWith("briefing-waits:"))).toHaveLength(1);
    expect(tickAt(other, "2026-12-01", "08:00").some(({ key }) => key.startsWith("briefing-waits:"))).toBe(false);
  });
});
