import { describe, expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

/** A community council set up, and a meeting of it on Thursday 17 December 2026. */
function withCouncil(bot: DemoBot, heldOn = "2026-12-17"): number {
  const setUp = { template: "conseil_communautaire", name: "Conseil communautaire", setUpOn: "2026-04-10" };
  const bodyId =
    bot.store.bodies.all().find(({ template }) => template === setUp.template)?.id ??
    bot.store.bodies.add(setUp, undefined);
  const meeting = {
    bodyId,
    title: "",
    heldOn,
    startsAt: "18:30",
    minutes: 120,
    format: "in_person",
    status: "planned",
  } as const;
  return bot.store.meetings.add(meeting, undefined, bot.clock.now());
}

const moveTo = (bot: DemoBot, date: string, time = "09:30") => bot.clock.moveTo(instantOf(date, time, "Europe/Paris"));

describe("planifier", () => {
  test("gives every date around a council, in order, and never calls itself a convocation", () => {
    const reply = createDemoBot().say(dgs, "planifier conseil 17/12/2026");
    const rows = reply.split("\n").filter((line) => line.includes(" | "));
    expect(rows.map((row) => row.split(" | ")[0])).toEqual([
      "vendredi 11 décembre",
      "vendredi 11 décembre",
      "mardi 15 décembre",
      "mercredi 16 décembre",
      "jeudi 17 décembre",
      "jeudi 24 décembre",
      "dimanche 17 janvier 2027",
    ]);
    expect(reply).toContain("en pratique, vendredi 15 janvier 2027");
    expect(reply).toContain("Ce message est un rappel. Il ne vaut pas convocation.");
    expect(reply).not.toMatch(/3 jours francs|trois jours francs/);
  });

  test("of a budget gives its debate, its documents and its convocation", () => {
    const reply = createDemoBot().say(dgs, "planifier le budget du 8 avril 2027");
    expect(reply).toContain("du jeudi 28 janvier 2027 au mercredi 7 avril 2027 | Débat d'orientation budgétaire");
    expect(reply).toContain(
      "samedi 27 mars 2027 | Projet de budget communiqué aux membres du conseil (par précaution, vendredi 26 mars 2027)",
    );
    expect(reply).toContain("vendredi 2 avril 2027 | Dernier envoi de la convocation");
  });

  test("warns when the opinions on the pacte no longer fit", () => {
    const reply = createDemoBot().say(dgs, "planifier pacte 23 novembre");
    expect(reply).toContain("Les deux mois d'avis ne tiennent pas");
    expect(reply).toContain("au plus tard le mardi 22 décembre");
  });

  test("warns when the three months of the schéma no longer fit, and not before", () => {
    const bot = createDemoBot();
    bot.play(dgs, "fait second tour non");
    expect(bot.say(dgs, "planifier schéma 15 décembre 2026")).toContain("ne tiennent pas");
    expect(bot.say(dgs, "planifier schéma 14 décembre 2026")).not.toContain("ne tiennent pas");
    expect(bot.say(dgs, "planifier schéma 30/11/2026")).toContain("dès le lundi 1er mars 2027");
  });

  test("asks what it is not told, and says what a bad day is", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "planifier")).toContain("1. Conseil communautaire");
    expect(bot.say(dgs, "1")).toContain("à quelle date");
    const reply = bot.say(dgs, "25 décembre");
    expect(reply).toContain("férié (Noël)");
    expect(reply).toContain("samedi 19 décembre");
  });

  test("of a municipal council counts three franc days, and the days on which its clerk is there", () => {
    const reply = createDemoBot().say(sylvie, "planifier conseil municipal de Vougy 17/12");
    expect(reply).toContain(
      "dimanche 13 décembre | Dernier envoi de la convocation du conseil municipal (Vougy) (en pratique, vendredi 11 décembre)",
    );
  });

  test("of the council of 3 500 inhabitants or more counts five", () => {
    expect(createDemoBot().say(dgs, "planifier conseil municipal de Charlieu 17/12")).toContain(
      "vendredi 11 décembre | Dernier envoi",
    );
  });

  test.each([
    ["planifier consiel 17/12", "Conseil communautaire, jeudi 17 décembre 2026"],
    ["planifier bugdet 8 avril 2027", "Vote du budget, jeudi 8 avril 2027"],
    ["planifier cm vougy 17/12", "Conseil municipal (Vougy), jeudi 17 décembre 2026"],
    ["planifier conseil le 14,12", "Conseil communautaire, lundi 14 décembre 2026"],
    ["planifier conseil 3 janvier", "⚠️ Attention : ce jour est un dimanche."],
  ])("reads « %s » as it was meant", (said, planned) => {
    expect(createDemoBot().say(dgs, said)).toContain(planned);
  });

  test("keeps the day when it does not know what is planned, and asks", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "planifier la fête du personnel 12 décembre")).toContain(
      "Que voulez-vous planifier le samedi 12 décembre 2026 ?",
    );
    expect(bot.restart().say(dgs, "1")).toContain("Conseil communautaire, samedi 12 décembre 2026");
  });

  test("of words that may answer an interview takes none", () => {
    const bot = createDemoBot();
    bot.say(sylvie, "diagnostic Vougy");
    expect(bot.say(sylvie, "planifier la rénovation pour mars 2027")).not.toContain("Que voulez-vous planifier");
  });

  test("says which day and which municipality it could not read, and loses nothing else", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "planifier conseil 31 février")).toContain("Je ne lis pas de date dans « 31 février ».");
    expect(bot.say(dgs, "planifier conseil 20/11")).toContain(
      "« 20/11 » peut être vendredi 20 novembre 2026 ou samedi 20 novembre 2027 : écrivez la date entière",
    );
    const reply = bot.say(dgs, "planifier conseil municipal de Lyon 10/12");
    expect(reply).toContain("Je ne connais pas de commune membre nommée « Lyon ».");
    expect(reply).toContain("Le conseil de quelle commune ?");
    expect(bot.say(dgs, "Nandax")).toContain("Conseil municipal (Nandax), jeudi 10 décembre 2026");
  });

  test("of a municipal council asks the clerk of two municipalities which", () => {
    const bot = createDemoBot();
    expect(bot.say(sylvie, "planifier conseil municipal 17/12")).toContain("Le conseil de quelle commune ?");
    expect(bot.say(corinne, "planifier conseil municipal 17/12")).toContain("Conseil municipal (Charlieu)");
  });

  test("says when a convocation can no longer leave in time", () => {
    const reply = createDemoBot().say(dgs, "planifier conseil 27/11/2026");
    expect(reply).toContain(
      "Il ne reste pas 5 jours francs : la première date régulière est le dimanche 29 novembre 2026 (premier jour ouvré : lundi 30 novembre 2026)",
    );
  });
});

describe("pourquoi", () => {
  test("explains the rule, its article, the days one by one, and how sure we are", () => {
    const bot = createDemoBot();
    bot.say(dgs, "planifier conseil 17/12/2026");
    const reply = bot.say(dgs, "pourquoi le 11 ?");
    expect(reply).toContain("Jours francs : 12, 13, 14, 15 et 16 décembre. Dernier envoi : vendredi 11 décembre 2026.");
    expect(reply).toContain(
      "Texte : code général des collectivités territoriales (CGCT), art. L. 5211-1 et L. 2121-12.",
    );
    expect(reply).toContain("Le samedi, le dimanche et les jours fériés comptent et ne prolongent pas le délai.");
    expect(reply).toContain("lue dans une source publiée ; dernière relecture le dimanche 22 novembre 2026");
    expect(reply).toContain("« règle R1 »");
  });

  test("offers the dates of the last plan, the day it was made alone", () => {
    const bot = createDemoBot();
    bot.say(dgs, "planifier conseil 17/12/2026");
    expect(bot.say(dgs, "pourquoi cette date")).toContain("1. Dernier envoi de la convocation");
    expect(bot.say(dgs, "3")).toContain("un jour franc");
    moveTo(bot, "2026-11-24");
    expect(bot.say(dgs, "pourquoi le 11")).toContain("Je ne trouve pas de date légale pour « le 11 »");
  });

  test("names the month of the days it counts, across the end of one and of a year", () => {
    const bot = createDemoBot();
    bot.say(dgs, "planifier conseil 4 janvier 2027");
    expect(bot.say(dgs, "pourquoi R1")).toContain("Jours francs : 30 et 31 décembre, 1er, 2 et 3 janvier.");
  });

  test("says the same two dates as the plan when a day is kept in hand, and why", () => {
    const bot = createDemoBot();
    const day = "par précaution, mercredi 7 avril 2027";
    expect(bot.say(dgs, "planifier budget 20 avril 2027")).toContain(
      `jeudi 8 avril 2027 | Projet de budget communiqué`,
    );
    expect(bot.say(dgs, "planifier budget 20 avril 2027")).toContain(day);
    for (const said of ["pourquoi R8", "pourquoi le 7 avril 2027"]) {
      const reply = bot.say(dgs, said);
      expect(reply).toContain("Dernier jour : jeudi 8 avril 2027.");
      expect(reply).toContain("Gardez 1 jour de précaution : visez mercredi 7 avril 2027.");
      expect(reply).toContain("La manière de compter est débattue.");
    }
  });

  test("finds the practical day that the plan shows", () => {
    const bot = createDemoBot();
    bot.play(dgs, "planifier schéma 30/11/2026");
    expect(bot.say(dgs, "pourquoi le 26 février 2027")).toContain("Visez vendredi 26 février 2027, dernier jour");
  });

  test("says what to do once the date has passed", () => {
    const bot = createDemoBot();
    bot.play(dgs, "fait installation 10 avril 2026");
    expect(bot.say(dgs, "pourquoi R25")).toMatch(/passée depuis 44 jours\. Inscrivez le règlement intérieur/);
  });

  test("says no date late that may be another, or of a rule that may not apply", () => {
    const bot = createDemoBot();
    moveTo(bot, "2026-12-18");
    expect(bot.say(dgs, "pourquoi R14.adoption")).not.toContain("passée");
    bot.say(dgs, "fait pacte oui");
    expect(bot.say(dgs, "pourquoi R14.adoption")).not.toContain("passée");
    bot.say(dgs, "fait second tour non");
    expect(bot.say(dgs, "pourquoi R14.adoption")).toContain("Cette date est passée depuis 3 jours.");
  });

  test("of a rule without a date shows the rule", () => {
    expect(createDemoBot().say(dgs, "pourquoi R12")).toContain("R12, Conférence des maires");
  });

  test("does not take an answer for itself", () => {
    expect(createDemoBot().say(dgs, "pourquoi pas un loup")).toContain("Je n'ai pas compris");
  });
});

describe("the convocation", () => {
  test("sent on 12/12 for 17/12 is kept, told irregular and why, with three ways out", () => {
    const bot = createDemoBot();
    const meeting = withCouncil(bot);
    moveTo(bot, "2026-12-12", "10:00");
    const reply = bot.say(dgs, "convocation envoyée le 12 à 9h par idelibre, preuve 4471");
    expect(reply).toContain(
      "le délai n'y est pas : envoyée samedi 12 décembre, elle laisse 4 jours francs avant jeudi 17 décembre ; il en faut 5",
    );
    expect(reply).toContain("1. Reporter la séance : je vous demande le jour");
    expect(bot.store.summonses.of(meeting)).toMatchObject({
      sentOn: "2026-12-12",
      sentAt: "09:00",
      channel: "idelibre",
      proof: "4471",
    });
    expect(bot.say(dgs, "2")).toContain("l'urgence est constatée");
    expect(bot.say(dgs, "convocation")).toContain("faites-la approuver à l'ouverture");
  });

  test("two meetings to come are told apart by their day", () => {
    const bot = createDemoBot();
    withCouncil(bot);
    withCouncil(bot, "2027-02-04");
    const calendar = bot.say(dgs, "échéances légales");
    const rows = calendar.split("\n").filter((line) => line.includes("Dernier envoi de la convocation"));
    expect(rows).toEqual([
      "vendredi 11 décembre | Dernier envoi de la convocation du conseil communautaire (séance du jeudi 17 décembre) | R1",
      "vendredi 29 janvier 2027 | Dernier envoi de la convocation du conseil communautaire (séance du jeudi 4 février 2027) | R1",
    ]);
    expect(calendar).toContain("Procès-verbal de la séance précédente publié en ligne (arrêté le jeudi 4 février 2027");
  });

  test("sent on 11/12 is legal, and the calendar no longer asks for it", () => {
    const bot = createDemoBot();
    withCouncil(bot);
    expect(bot.say(dgs, "calendrier légal")).toContain("vendredi 11 décembre | Dernier envoi de la convocation");
    moveTo(bot, "2026-12-11");
    const reply = bot.say(dgs, "convocation envoyée aujourd'hui par i-delibRE, preuve A-12");
    expect(reply).toContain(
      "Il y a 5 jours francs avant la séance du jeudi 17 décembre, il en faut 5 : le délai est tenu.",
    );
    expect(bot.say(dgs, "calendrier légal")).not.toContain("Dernier envoi");
  });

  test("is asked piece by piece when it is not all said, and never kept before it left", () => {
    const bot = createDemoBot();
    withCouncil(bot);
    expect(bot.say(dgs, "convocation envoyée")).toContain("Quel jour la convocation est-elle partie");
    bot.say(dgs, "hier");
    expect(bot.say(dgs, "i-delibRE")).toContain("preuve");
    expect(bot.say(dgs, "AR 4471")).toContain("le délai est tenu");
    expect(bot.say(dgs, "convocation envoyée le 30/11/2026 par mail, preuve 1")).toContain("n'est pas encore passé");
  });

  test("of a day that has not come is refused, never taken for last year's", () => {
    const bot = createDemoBot();
    const meeting = withCouncil(bot);
    const reply = bot.say(dgs, "convocation envoyée le 12 décembre à 9h par idelibre, preuve 4471");
    expect(reply).toContain("Le samedi 12 décembre 2026 n'est pas encore passé");
    expect(bot.store.summonses.of(meeting)).toBeUndefined();
  });

  test("of 16/12 cannot even be urgent", () => {
    const bot = createDemoBot();
    withCouncil(bot);
    moveTo(bot, "2026-12-16");
    const reply = bot.say(dgs, "convocation envoyée le 16 par idelibre, preuve 1");
    expect(reply).not.toContain("Constater l'urgence");
    expect(bot.say(dgs, "constater l'urgence")).toContain("il ne reste pas un jour franc entier");
  });

  test("is recorded by the DGS alone", () => {
    const bot = createDemoBot();
    withCouncil(bot);
    expect(bot.say(president, "convocation envoyée hier par mail, preuve 1")).not.toContain("C'est enregistré");
    expect(bot.say(president, "convocation")).toContain("n'est pas encore notée");
  });
});

describe("the calendar", () => {
  test("gives both dates while nobody told of the second round, then one", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "calendrier légal")).toContain("mardi 15 décembre ou mardi 22 décembre | Adoption du pacte");
    expect(bot.play(dgs, "faits compléter", "oui")).toContain("installé");
    bot.play(dgs, "10 avril 2026", "oui", "non", "non");
    const reply = bot.say(dgs, "calendrier légal");
    expect(reply).toContain("mardi 22 décembre | Adoption du pacte de gouvernance | R14");
    expect(reply).not.toMatch(/schéma|faits compléter/);
  });

  test("says late what the mandate asked, not what came before Relais was there to be told", () => {
    const bot = createDemoBot();
    bot.play(dgs, "fait installation 10 avril 2026");
    const reply = bot.say(dgs, "calendrier légal");
    expect(reply).toContain("samedi 10 octobre | Adoption du règlement intérieur");
    expect(reply).not.toContain("jeudi 30 avril | Vote du budget");
  });

  test("forgets what is told as done, and keeps its proof", () => {
    const bot = createDemoBot();
    bot.play(dgs, "fait installation 10 avril 2026");
    expect(bot.say(dgs, "règle R25 tenue le 12 juin, preuve 2026-33")).toContain(
      "fait le vendredi 12 juin 2026, preuve 2026-33",
    );
    expect(bot.say(dgs, "calendrier légal")).not.toContain("Adoption du règlement intérieur");
    expect(bot.store.legalDone.all()).toMatchObject([{ occurrence: "R25:adoption:mandat:2026", proof: "2026-33" }]);
  });

  test("a long calendar is cut, and whole in a file", () => {
    const bot = createDemoBot();
    for (const day of ["17/12/2026", "14/01/2027", "11/02/2027", "11/03/2027", "08/04/2027"])
      bot.play(
        dgs,
        "instance créer conseil communautaire",
        "oui",
        `réunion créer conseil communautaire ${day} 18h à Mars`,
      );
    bot.receive(bot.eventOf(dgs, { text: "calendrier légal 12 mois" }, "long"));
    const reply = bot.drain().find(({ key }) => key.includes("long"));
    const file = reply?.message.blocks.find((block) => block.type === "file");
    const rows = reply?.message.blocks.flatMap((block) => (block.type === "table" ? block.rows : [])) ?? [];
    const lines = file?.type === "file" && "text" in file.file ? file.file.text.trim().split("\r\n").length - 1 : 0;
    expect(lines).toBeGreaterThan(rows.length);
    expect(readable(toPlainText(reply?.message ?? { blocks: [] }))).toContain(
      `Et ${lines - rows.length} de plus, dans le fichier.`,
    );
  });

  test("keeps a date that the EPCI sets for itself", () => {
    const bot = createDemoBot();
    bot.say(dgs, "planifier clect 1/1/2027");
    expect(bot.say(dgs, "2")).toContain("Transfert de charges : vendredi 1er janvier 2027");
    expect(bot.say(dgs, "calendrier légal 12 mois")).toContain(
      "jeudi 30 septembre 2027 | Rapport de la commission d'évaluation",
    );
  });

  test("holds the vote of the budget once it is on the agenda of a council", () => {
    const bot = createDemoBot();
    const meeting = withCouncil(bot, "2027-04-08");
    bot.store.agendas.add(
      { meetingId: meeting, title: "Vote du budget primitif 2027", sensitive: false },
      bot.clock.now(),
    );
    expect(bot.say(dgs, "calendrier légal")).toContain(
      "du jeudi 28 janvier 2027 au mercredi 7 avril 2027 | Débat d'orientation budgétaire",
    );
  });

  test("holds the minutes of a council from the next one on", () => {
    const bot = createDemoBot();
    withCouncil(bot);
    withCouncil(bot, "2027-02-04");
    expect(bot.say(dgs, "calendrier légal")).toContain(
      "jeudi 11 février 2027 | Procès-verbal de la séance précédente publié en ligne",
    );
  });
});

describe("a rule", () => {
  test("is replaced with a reason, by the DGS alone, audited, then restored", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "règle R8 15 jours")).toContain("dites pourquoi");
    expect(bot.say(president, "règle R8 15 jours : je préfère")).toContain("Seule la direction générale");
    expect(bot.say(dgs, "règle R8 15 jours : décision du bureau")).toContain("15 jours calendaires");
    expect(bot.say(dgs, "planifier budget 8 avril 2027")).toContain("mercredi 24 mars 2027 | Projet de budget");
    expect(bot.say(dgs, "règle R8")).toContain("Motif : décision du bureau");
    bot.say(dgs, "règle R8 rétablir");
    expect(bot.say(dgs, "planifier budget 8 avril 2027")).toContain("samedi 27 mars 2027 | Projet de budget");
  });

  test("is put aside, and says so", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "règle R24 ne s'applique pas : rapport déjà présenté")).toContain("elle ne s'applique pas");
    expect(bot.say(dgs, "calendrier légal")).not.toContain("Rapport quinquennal");
    expect(bot.say(dgs, "règle R24")).toContain("Vous l'avez mise de côté");
  });

  test("that does not exist is said not to", () => {
    expect(createDemoBot().say(dgs, "règle R99")).toContain("Elles vont de R1 à R46");
  });
});

/** The morning letters to one person that speak of the law. */
const lettersTo = (bot: DemoBot, email: string) =>
  bot.drain().filter((one) => one.to === email && /dates? légales? approche/u.test(JSON.stringify(one.message)));

describe("reminders", () => {
  test("come in one message, well before then nearer, once each, and stop when it is done", () => {
    const bot = createDemoBot();
    withCouncil(bot);
    const days: string[] = [];
    for (let day = 24; day <= 30; day += 1) {
      moveTo(bot, `2026-11-${day}`);
      bot.scheduler.tick();
      bot.scheduler.tick();
      if (lettersTo(bot, dgs).length > 0) days.push(`2026-11-${day}`);
    }
    expect(days).toEqual(["2026-11-24", "2026-11-26"]);
    moveTo(bot, "2026-12-04");
    bot.scheduler.tick();
    expect(lettersTo(bot, dgs)).toHaveLength(1);
    bot.say(dgs, "convocation envoyée aujourd'hui par i-delibRE, preuve 1");
    moveTo(bot, "2026-12-10");
    bot.scheduler.tick();
    expect(JSON.stringify(lettersTo(bot, dgs))).not.toContain("Dernier envoi");
  });

  test("never leave at a week-end or on a holiday", () => {
    const bot = createDemoBot();
    withCouncil(bot, "2027-01-07");
    for (const day of ["2026-12-25", "2026-12-26", "2026-12-27", "2027-01-01"]) {
      moveTo(bot, day);
      bot.scheduler.tick();
      expect(lettersTo(bot, dgs)).toEqual([]);
    }
  });

  test("reach a clerk on her days, of her municipalities alone", () => {
    const bot = createDemoBot();
    const letters: string[] = [];
    for (let day = 1; day <= 31; day += 1) {
      moveTo(bot, `2026-12-${String(day).padStart(2, "0")}`);
      bot.scheduler.tick();
      if (lettersTo(bot, sylvie).length > 0) letters.push(`2026-12-${day}`);
    }
    // Tuesdays and Fridays.
    expect(letters).toEqual(["2026-12-11", "2026-12-29"]);
  });
});

describe("said as a question", () => {
  test("a convocation is not recorded: where it stands is told", () => {
    const bot = createDemoBot();
    const meeting = withCouncil(bot);
    expect(bot.say(dgs, "convocation envoyée le 20 par idelibre, preuve 4471 ?")).toContain("n'est pas encore notée");
    expect(bot.store.summonses.of(meeting)).toBeUndefined();
    expect(bot.say(dgs, "constater l'urgence ?")).toContain("n'est pas encore notée");
    expect(bot.say(dgs, "constater l'urgence")).toContain("L'envoi de la convocation n'est pas encore noté");
  });

  test.each([
    ["fait second tour oui ?", "Faits de votre intercommunalité"],
    ["faits second tour oui ?", "Faits de votre intercommunalité"],
    ["calendrier retenir budget 8 avril 2027 ?", "Vote du budget, jeudi 8 avril 2027"],
  ])("« %s » tells no fact", (said, answer) => {
    const bot = createDemoBot();
    expect(bot.say(dgs, said)).toContain(answer);
    expect(bot.store.legal.told()).toEqual([]);
  });

  test.each(["règle R24 tenue hier ?", "règle R24 ne s'applique pas : déjà fait ?"])("« %s » keeps nothing", (said) => {
    const bot = createDemoBot();
    expect(bot.say(dgs, said)).toContain("R24, Rapport quinquennal");
    expect(bot.store.legalDone.all()).toEqual([]);
    expect(bot.store.legal.overrides()).toEqual([]);
  });

  test("without the sign, the same words are kept", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "faits second tour oui")).toContain("C'est noté. Second tour en mars 2026 : oui.");
    expect(bot.say(dgs, "règle R24 tenue hier")).toContain("fait le dimanche 22 novembre 2026");
  });
});

describe("someone who keeps nothing of it", () => {
  test.each([
    ["convocation", "La direction générale l'inscrit ici"],
    ["information", "La direction générale l'inscrit ici"],
    ["faits", "La direction générale les tient à jour"],
    ["pourquoi R14", "La direction générale me le dira"],
  ])("is told by « %s » who does, and no command of theirs", (said, answer) => {
    const reply = createDemoBot().say(mayorOfVougy, said);
    expect(reply).toContain(answer);
    expect(reply).not.toMatch(/réunion créer|faits compléter|fait second tour/);
  });
});

test("an élue reads the calendar, and changes nothing in it", () => {
  const bot = createDemoBot();
  expect(bot.say(mayorOfVougy, "calendrier légal")).toContain("Rapport quinquennal");
  expect(bot.say(mayorOfVougy, "fait second tour oui")).not.toContain("C'est noté");
});
