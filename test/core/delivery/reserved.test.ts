import { describe, expect, test } from "vitest";
import { commands } from "../../../src/commands/index.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { carriedBy } from "../../../src/core/delivery/carried.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";
import { plan, setUp, withItems } from "../../support/meetings.ts";
import { validated } from "../../support/validated.ts";

/** In everything here that only some may read, and in nothing else. */
const mark = /zèbre/iu;

/** What cannot be carried where no more than what is shared may be written, by who would have read it there. */
function listen(bot: DemoBot) {
  const leaks: string[] = [];
  const withheld = new Set<string>();
  const look = (said: string) => {
    for (const { to, message, key } of bot.drain()) {
      if (mark.test(JSON.stringify(message))) withheld.add(key.split(":", 1)[0] ?? "");
      const read = JSON.stringify(carriedBy("console", message, { console: "shared" }, ["console"]));
      const around = /.{0,50}zèbre.{0,20}/iu.exec(read)?.[0];
      if (around !== undefined) leaks.push(`${said} -> ${to}, ${key}: ${around}`);
      if (around === undefined && mark.test(JSON.stringify(message)) && !read.includes("est retenue"))
        leaks.push(`${said} -> ${to}, ${key}: nothing says that something is withheld`);
    }
  };
  const say = (email: string, ...lines: string[]) => {
    for (const text of lines) {
      bot.receive(bot.eventOf(email, { text }));
      // What is typed there is there already.
      if (mark.test(text)) bot.drain();
      else look(text);
    }
  };
  return { leaks, withheld, look, say };
}

let frozen: Uint8Array | undefined;

/** A base where everything that can be reserved is, each thing with the same word in it. */
function full(): DemoBot {
  if (frozen === undefined) {
    const bot = createDemoBot();
    const by = bot.store.people.byEmail(dgs)?.id ?? 0;
    validated(bot, "Vougy", { existe: "regie", ligne_rouge: "Le zèbre du local" });
    const copil = setUp(bot, "copil", { emails: [mayorOfVougy, dgs] });
    const coming = plan(bot, copil);
    const [itemId = 0] = withItems(bot, coming, "!Le zèbre du directeur", "Calendrier");
    bot.store.documents.add({ meetingId: coming, itemId, title: "Un zèbre en note", place: "dossier/zèbre" }, by, 0);
    const past = plan(bot, copil, { heldOn: "2026-11-20" });
    const [pastItem = 0] = withItems(bot, past, "!Le zèbre du départ");
    const decision = { meetingId: past, itemId: pastItem, text: "Remplacer le zèbre", outcome: "adopted" } as const;
    bot.store.decisions.add(decision, by, bot.clock.now());
    bot.play(
      dgs,
      "note sur la CAF : un zèbre au bureau",
      "fiche décision créer Recruter un zèbre",
      "fiche décision créer Acheter un zèbre",
      "rendez-vous Mme Chevalier hier 10h",
      "écrire la synthèse n° 1 : volontés : un zèbre ; besoins : un local",
      "passer",
      "passer",
      "non",
    );
    frozen = bot.freeze();
  }
  return createDemoBot({ from: frozen });
}

describe("nothing reserved is written where it may not be, and what is withheld is said", () => {
  test("whatever the direction asks, by every example of every command", { timeout: 120_000 }, () => {
    const bot = full();
    const { leaks, withheld, say } = listen(bot);
    for (const { examples } of commands)
      for (const example of examples) say(dgs, example.replaceAll("{jour}", "12 décembre"), "annuler");
    expect(leaks).toEqual([]);
    expect(withheld).toContain("reply");
    expect(bot.incidents).toEqual([]);
  });

  test.each([
    "réunion copil",
    "réunion copil du 20 novembre",
    "documents",
    "ordre du jour",
    "désinviter",
    "point sensible",
    "relevé copil",
    "noter une décision",
    "décisions",
    "décision 1",
    "décision corriger",
    "décision issue 1",
    "décision retirer",
    "positions",
    "action",
    "fiche décision",
    "fiche décision 1",
    "fiche décision 1 document",
    "fiche décision 1 csv",
    "fiche décision 1 supprimer",
    "notes",
    "retirer note 1",
    "rendez-vous n° 1",
    "écrire la synthèse n° 1",
    "diagnostic Vougy",
    "réponses Vougy",
    "exporter réponses",
    "valeurs à vérifier",
    "détail à garder communal",
    "briefing",
  ])("« %s »", (said) => {
    const { leaks, say } = listen(full());
    say(dgs, said);
    say(mayorOfVougy, said);
    expect(leaks).toEqual([]);
  });

  test("what leaves for the others: invitations, minutes, summaries, reminders", () => {
    const bot = full();
    const { leaks, withheld, look, say } = listen(bot);
    say(dgs, "écrire la synthèse n° 1", "passer", "passer", "passer", "passer", "oui");
    say(dgs, "inviter Mme Lefèvre au point 1 du copil", "oui", "1");
    say(dgs, "relevé valider copil", "relevé valider copil quand même", "oui", "relevé diffuser copil");
    for (const day of ["2026-11-24", "2026-11-30", "2026-12-07", "2026-12-15", "2026-12-16", "2026-12-17"]) {
      bot.clock.moveTo(instantOf(day, "09:00", "Europe/Paris"));
      bot.scheduler.tick();
      look(day);
    }
    say(sylvie, "ordre du jour", "mes réunions");
    expect(leaks).toEqual([]);
    expect([...withheld].toSorted()).toEqual([
      "appointment-summary",
      "briefing",
      "item",
      "minutes",
      "morning",
      "reply",
    ]);
  });

  test("a sheet joined to a sensitive item follows it", () => {
    const bot = full();
    const { leaks, say } = listen(bot);
    say(
      dgs,
      "fiche 1 joindre au point 1 du copil",
      "1",
      "oui",
      "fiche décision 1",
      "fiche décision 1 document",
      "documents",
    );
    expect(leaks).toEqual([]);
  });
});
