import { describe, expect, test } from "vitest";
import { seedDemo } from "../../src/cli/demo.ts";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { openStore } from "../../src/core/store/store.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createTestBot, library, mondayMorning } from "../support/test-bot.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../support/demo-bot.ts";
import { textOf } from "../support/files.ts";

const at = (bot: DemoBot, date: string, time = "09:00") => bot.clock.moveTo(instantOf(date, time, "Europe/Paris"));

/** A bot on `date`, where the schéma was sent to all on 30 November 2026. */
function underWay(date = "2026-12-11", kind = "schéma"): DemoBot {
  const bot = createDemoBot();
  at(bot, "2026-11-30");
  bot.play(dgs, `consulter les conseils sur le ${kind}`, "consultation transmise le 30 novembre, preuve AR 123");
  at(bot, date);
  bot.drain();
  return bot;
}

const opinionOf = (bot: DemoBot, name: string, id = 1) => {
  const insee = bot.store.territory.municipalities().find((one) => one.name === name)?.insee;
  return bot.store.consultations.opinions(id).find((one) => one.insee === insee);
};

describe("consulter les conseils", () => {
  test("says the delay, what silence is worth, the article, and what it would give from today", () => {
    const said = createDemoBot().say(dgs, "consulter les conseils sur le schéma");
    expect(said).toContain("Consultation ouverte : le schéma de mutualisation, 25 conseils municipaux.");
    expect(said).toContain("Chacun a 3 mois à compter de la transmission du rapport.");
    expect(said).toContain("l'avis sera réputé favorable");
    expect(said).toContain("art. L. 5211-39-1");
    expect(said).toContain("le dernier jour serait le mardi 23 février 2027");
    expect(said).not.toContain("obligatoire");
  });

  test.each([
    ["consultation ouvrir pacte", "le pacte de gouvernance"],
    ["consulter les communes sur le projet de pacte de gouvernance", "le pacte de gouvernance"],
    ["ouvrir une consultation rapport de la clect", "le rapport de la CLECT"],
    ["consultation ouvrir transfert : eau potable", "le transfert de compétence « eau potable »"],
    ["consulter les conseils sur le transfert de compétence eau potable", "le transfert de compétence « eau potable »"],
    ["consulter les conseils sur le règlement de voirie, sous 21 jours", "« règlement de voirie »"],
    ["consulter les conseils municipaux sur le schema de mutualisation", "le schéma de mutualisation"],
  ])("« %s »", (said, opened) => {
    expect(createDemoBot().say(dgs, said)).toContain(`Consultation ouverte : ${opened}, 25 conseils municipaux.`);
  });

  test("asks what is missing, and only that", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "consultation ouvrir")).toContain("Sur quoi consulter les conseils municipaux ?");
    expect(bot.say(dgs, "autre")).toContain("Sur quoi précisément ?");
    expect(bot.say(dgs, "organisation des instances")).toContain("Combien de temps");
    expect(bot.restart().say(dgs, "2 mois")).toContain("Chacun a 2 mois");
  });

  test("the schéma asked for in two months keeps the three of the text, and says so", () => {
    const said = createDemoBot().say(dgs, "consulter les conseils sur le schéma, sous 2 mois");
    expect(said).toContain("Vous aviez dit 2 mois : je garde le délai du texte.");
    expect(said).toContain("Chacun a 3 mois");
  });

  test("is for the DGS alone, and not twice on the same thing", () => {
    const bot = createDemoBot();
    expect(bot.say(sylvie, "consulter les conseils sur le schéma")).not.toContain("ouverte");
    bot.say(dgs, "consulter les conseils sur le schéma");
    expect(bot.say(dgs, "consulter les conseils sur le schéma")).toContain("Une consultation est déjà ouverte");
    expect(bot.store.consultations.open()).toHaveLength(1);
  });

  test("can be given up, and is then no longer followed", () => {
    const bot = underWay();
    expect(bot.play(dgs, "consultation abandonner", "1")).toContain("Consultation abandonnée");
    expect(bot.say(dgs, "avis")).toContain("Aucune consultation");
  });
});

describe("consultation transmise", () => {
  test("on 30/11/2026: the last day is 28/02/2027, a Sunday; the vote from 01/03/2027", () => {
    const bot = createDemoBot();
    at(bot, "2026-11-30");
    bot.say(dgs, "consulter les conseils sur le schéma");
    const said = bot.say(dgs, "consultation transmise le 30 novembre, preuve AR 123");
    expect(said).toContain("transmis aux 25 communes le lundi 30 novembre 2026 (preuve : AR 123)");
    expect(said).toContain("dernier jour dimanche 28 février 2027 (jour non ouvré, visez vendredi 26 février)");
    expect(said).toContain("peut approuver le schéma à partir du lundi 1er mars 2027");
    expect(opinionOf(bot, "Vougy")).toMatchObject({ transmittedOn: "2026-11-30", proof: "AR 123" });
  });

  test("a day to come is not noted, and its dates are told", () => {
    const bot = createDemoBot();
    const said = bot.play(dgs, "consulter les conseils sur le schéma", "consultation transmise le 30 novembre");
    expect(said).toContain("n'est pas encore passé");
    expect(said).toContain("dimanche 28 février 2027");
    expect(opinionOf(bot, "Vougy")?.transmittedOn).toBeUndefined();
  });

  test("to one municipality, another day, then to the others", () => {
    const bot = createDemoBot();
    at(bot, "2026-12-03");
    bot.say(dgs, "consulter les conseils sur le schéma");
    expect(bot.say(dgs, "transmise à Vougy le 2 décembre, preuve AR 124")).toContain("transmis à Vougy");
    expect(bot.say(dgs, "transmise au Cergne et à Mars hier par courriel")).toContain("au Cergne et à Mars");
    expect(opinionOf(bot, "Mars")).toMatchObject({ transmittedOn: "2026-12-02", proof: "courriel" });
    bot.say(dgs, "transmise le 30 novembre preuve AR 125");
    expect(opinionOf(bot, "Vougy")).toMatchObject({ transmittedOn: "2026-12-02", proof: "AR 124" });
    expect(opinionOf(bot, "Charlieu")).toMatchObject({ transmittedOn: "2026-11-30", proof: "AR 125" });
    expect(bot.say(dgs, "consultation transmise le 1er décembre")).toContain("déjà notée pour toutes les communes");
  });

  test("a name nobody has is told, and nothing is noted", () => {
    const bot = underWay();
    expect(bot.say(dgs, "transmise à Vougi et Lyon le 2 décembre")).toContain("Je ne connais pas de commune");
    expect(opinionOf(bot, "Vougy")?.transmittedOn).toBe("2026-11-30");
  });

  test("after the day of a vote already noted, it is refused", () => {
    const bot = underWay();
    bot.say(dgs, "avis Vougy favorable le 1er décembre");
    expect(bot.say(dgs, "transmise à Vougy le 2 décembre")).toContain("Un conseil ne peut pas répondre avant");
    expect(opinionOf(bot, "Vougy")?.transmittedOn).toBe("2026-11-30");
  });

  test("asks the day, then the proof", () => {
    const bot = createDemoBot();
    bot.say(dgs, "consulter les conseils sur le pacte");
    expect(bot.say(dgs, "consultation transmise")).toContain("Quel jour le document est-il parti ?");
    expect(bot.say(dgs, "20/11/2026")).toContain("Avec quelle preuve ?");
    expect(bot.say(dgs, "AR 9")).toContain("(preuve : AR 9)");
  });

  test("with several under way, asks which", () => {
    const bot = createDemoBot();
    bot.play(dgs, "consulter les conseils sur le pacte", "consulter les conseils sur le schéma");
    expect(bot.say(dgs, "consultation transmise aujourd'hui, preuve 5")).toContain("Plusieurs consultations");
    expect(bot.say(dgs, "1")).toContain("le pacte de gouvernance, transmis aux 25 communes");
  });
});

describe("the date of a council", () => {
  test.each([
    ["conseil de Vougy le 10 décembre", "conseil de Vougy le jeudi 10 décembre 2026"],
    ["date du conseil Vougy 10/12", "conseil de Vougy le jeudi 10 décembre 2026"],
    ["le conseil de vougy est le 10 decembre", "conseil de Vougy le jeudi 10 décembre 2026"],
    ["conseil municipal de Nandax 14 décembre", "conseil de Nandax le lundi 14 décembre 2026"],
  ])("« %s »", (said, kept) => {
    expect(underWay("2026-12-01").say(sylvie, said)).toContain(`C'est noté : ${kept}`);
  });

  test("two at once, and one that falls after the last day", () => {
    const bot = underWay("2026-12-01");
    const said = bot.say(sylvie, "conseil de Vougy le 10 décembre et Nandax le 4 mars 2027");
    expect(said).toContain("conseil de Vougy le jeudi 10 décembre 2026");
    expect(said).toContain("Après le dernier jour, dimanche 28 février 2027");
    expect(bot.say(dgs, "avis")).toContain("⚠️ Conseil prévu après le dernier jour : Nandax");
  });

  test("an elided name, and the clerk of another municipality", () => {
    const bot = underWay("2026-12-01");
    expect(bot.say(dgs, "conseil d'Arcinges le 11 décembre")).toContain("conseil d'Arcinges le vendredi 11 décembre");
    expect(bot.say(corinne, "conseil de Vougy le 10 décembre")).toContain("Rien n'a été noté");
    expect(opinionOf(bot, "Vougy")?.councilOn).toBeUndefined();
  });

  test("of one's only municipality needs no name; « conseil » alone is no command", () => {
    const bot = underWay("2026-12-01");
    expect(bot.say(corinne, "notre conseil est le 15 décembre")).toContain("conseil de Charlieu");
    expect(bot.say(corinne, "conseil")).toContain("Je n'ai pas compris");
  });
});

describe("avis", () => {
  test("in one line, with its day and its number", () => {
    const bot = underWay();
    expect(bot.say(sylvie, "avis Vougy favorable le 10/12 délibération 2026-45")).toContain(
      "C'est noté : Vougy, favorable, le jeudi 10 décembre 2026, délibération 2026-45.",
    );
    expect(opinionOf(bot, "Vougy")).toMatchObject({
      result: "favourable",
      deliveredOn: "2026-12-10",
      resolution: "2026-45",
    });
    expect(bot.say(sylvie, "avis Vougy favorable le 10/12 délibération 2026-45")).toContain("rien n'a changé");
  });

  test.each([
    [
      "avis Nandax avec réserves : le transport, la cantine",
      { result: "reserved", reserves: "le transport, la cantine" },
    ],
    ["avis nandax défavorable", { result: "unfavourable" }],
    ["avis de nandax : pas favorable", { result: "unfavourable" }],
    ["Avis NANDAX favorable à l'unanimité le 9 décembre", { result: "favourable", deliveredOn: "2026-12-09" }],
    ["avis rendu favorable pour Nandax", { result: "favourable" }],
  ])("« %s »", (said, kept) => {
    const bot = underWay();
    bot.say(sylvie, said);
    expect(opinionOf(bot, "Nandax")).toMatchObject(kept);
  });

  test.each([
    "avis Nandax plutôt favorable",
    "avis Nandax favorabel",
    "avis Nandax favorable, je crois",
    "avis Nandax favorable, Nandax défavorable",
  ])("what is not sure is asked again and not kept: « %s »", (said) => {
    const bot = underWay();
    expect(bot.say(sylvie, said)).toContain("Je préfère vérifier");
    expect(opinionOf(bot, "Nandax")?.result).toBeUndefined();
    expect(bot.say(sylvie, "3")).toContain("C'est noté : Nandax, défavorable");
  });

  test("several in one message", () => {
    const bot = underWay();
    const said = bot.say(dgs, "avis Vougy, Mars et Charlieu favorables le 10/12, Boyer défavorable le 8/12");
    expect(said.split("\n").filter((line) => line.startsWith("C'est noté"))).toHaveLength(4);
    expect(opinionOf(bot, "Mars")).toMatchObject({ result: "favourable", deliveredOn: "2026-12-10" });
    expect(opinionOf(bot, "Boyer")).toMatchObject({ result: "unfavourable", deliveredOn: "2026-12-08" });
  });

  test("a correction says what was there before, and is audited", () => {
    const bot = underWay();
    bot.say(sylvie, "avis Vougy favorable le 10/12");
    expect(bot.say(sylvie, "corriger l'avis de Vougy : défavorable")).toContain("Corrigé : Vougy, défavorable");
    expect(opinionOf(bot, "Vougy")).toMatchObject({ result: "unfavourable", deliveredOn: "2026-12-10" });
    expect(bot.say(sylvie, "avis Vougy pas encore")).toContain("Faut-il la retirer ?");
    expect(bot.say(sylvie, "1")).toContain("C'est retiré");
    expect(opinionOf(bot, "Vougy")?.result).toBeUndefined();
  });

  test("a clerk answers for their own municipalities, a mayor does not", () => {
    const bot = underWay();
    expect(bot.say(corinne, "avis Vougy favorable")).toContain("Rien n'a été noté");
    expect(bot.say(mayorOfVougy, "avis Vougy favorable")).toContain("Rien n'a été noté");
    expect(bot.say(corinne, "avis favorable")).toContain("C'est noté : Charlieu, favorable");
    expect(bot.say(sylvie, "avis favorable")).toContain("Pour quelle commune ?");
    expect(bot.say(sylvie, "Nandax")).toContain("C'est noté : Nandax, favorable");
    expect(opinionOf(bot, "Vougy")?.result).toBeUndefined();
  });

  test("neither before the transmission, nor in the days to come", () => {
    const bot = underWay();
    expect(bot.say(sylvie, "avis Vougy favorable le 20 novembre")).toContain("je n'ai rien noté");
    expect(bot.say(sylvie, "avis Vougy favorable le 17 décembre")).toContain("n'est pas encore passé");
    expect(opinionOf(bot, "Vougy")?.result).toBeUndefined();
  });

  test("after the last day, its own day is wanted: late, the silence has already had its effect", () => {
    const bot = underWay("2027-03-05");
    expect(bot.say(sylvie, "avis Vougy défavorable")).toContain("Quel jour le conseil a-t-il voté ?");
    expect(bot.say(sylvie, "avis Vougy défavorable le 4/3")).toContain("était déjà réputée favorable");
    expect(bot.say(sylvie, "avis Nandax défavorable le 26/2")).not.toContain("réputée");
  });

  test("an answer to an interview is not taken for an opinion", () => {
    const bot = underWay();
    bot.say(sylvie, "diagnostic Vougy");
    bot.say(sylvie, "avis favorable");
    expect(opinionOf(bot, "Vougy")?.result).toBeUndefined();
    expect(opinionOf(bot, "Nandax")?.result).toBeUndefined();
  });

  test.each([
    ["avis Vougy favorable ?", ["Vougy"]],
    ["avis de Vougy favorable le 10/12 délibération 2026-45 ?", ["Vougy"]],
    ["conseil de Vougy le 14 décembre ?", ["Vougy"]],
    ["transmise à Vougy et Nandax le 2 décembre, preuve AR 9 ?", ["Nandax", "Vougy"]],
    ["transmise au Cergne le 2 mars ?", ["Le Cergne"]],
  ])("a question notes nothing: « %s » is answered with what is known", (asked, names) => {
    const bot = underWay();
    const before = bot.store.consultations.opinions(1);
    const reply = bot.say(dgs, asked);
    expect(reply.match(/^.*(?=, le schéma de mutualisation : attendu\.$)/gmu)).toEqual(names);
    expect(bot.store.consultations.opinions(1)).toEqual(before);
  });

  test("to open a consultation or give it up is not done by asking", () => {
    const bot = createDemoBot();
    bot.say(dgs, "consulter les conseils sur le schéma ?");
    expect(bot.store.consultations.open()).toEqual([]);
    bot.play(dgs, "consulter les conseils sur le schéma", "abandonner la consultation schéma ?");
    expect(bot.store.consultations.open()).toHaveLength(1);
  });

  test("what is not read is said, with the four answers that are", () => {
    const bot = underWay();
    const reply = bot.say(dgs, "avis Vougy bof bof");
    expect(reply).toContain("Je n'ai pas compris « bof bof » : rien n'est noté.");
    expect(reply).toMatch(/1\. Favorable\n2\. Avec réserves\n3\. Défavorable\n4\. Pas encore rendue/);
    expect(bot.restart().say(dgs, "3")).toContain("C'est noté : Vougy, défavorable");
    expect(underWay().say(dgs, "avis bof")).toContain(
      "Les quatre réponses que je lis : favorable, avec réserves, défavorable, pas encore.",
    );
  });

  test("question by question; « je sais pas » keeps nothing", () => {
    const bot = underWay();
    expect(bot.say(sylvie, "noter un avis")).toContain("Pour quelle commune ?");
    expect(bot.say(sylvie, "Nandax")).toContain("Quelle réponse");
    expect(bot.restart().say(sylvie, "avec réserves")).toContain("Quelles réserves ?");
    const again = underWay();
    expect(again.play(sylvie, "noter un avis Nandax", "je sais pas")).toContain("Sans cette réponse");
    expect(again.say(sylvie, "annuler")).toContain("Rien n'a été enregistré");
    expect(again.play(sylvie, "noter un avis Nandax", "pas encore")).toContain("rien n'est noté pour Nandax");
    expect(opinionOf(again, "Nandax")?.result).toBeUndefined();
  });
});

describe("where a consultation stands", () => {
  test("for the DGS: how many, who says no, who is awaited, when it ends", () => {
    const bot = underWay();
    bot.say(dgs, "avis Vougy, Mars favorables le 10/12, Boyer défavorable le 8/12");
    bot.say(dgs, "conseil de Charlieu le 15 décembre");
    const said = bot.say(dgs, "avis");
    expect(said).toContain("Le schéma de mutualisation : 3 avis rendus sur 25.");
    expect(said).toContain("✅ Réponses : 2 favorables ; 1 défavorable (Boyer).");
    expect(said).toContain("⏳ Attendus (22) : Charlieu (conseil le mardi 15 décembre), Arcinges,");
    expect(said).toContain("et 10 autres");
    expect(said).toContain("dans 79 jours");
    expect(said).toContain("(avis-schema.csv)");
    expect(bot.say(president, "consultation")).toContain("3 avis rendus sur 25");
  });

  test("once the delay is over, silence is derived and never kept", () => {
    const bot = underWay("2027-02-28");
    expect(bot.say(dgs, "avis")).not.toContain("réputé favorable (");
    at(bot, "2027-03-01");
    expect(bot.say(dgs, "avis")).toContain("25 réputés favorables");
    expect(bot.store.consultations.opinions(1).every(({ result }) => result === undefined)).toBe(true);
  });

  test("for a clerk or a mayor: their municipalities, then how many in all", () => {
    const bot = underWay();
    const said = bot.say(sylvie, "consultation");
    expect(said).toContain("Vougy, le schéma de mutualisation : attendu.");
    expect(said).toContain("Nandax, le schéma de mutualisation : attendu.");
    expect(said).not.toContain("Charlieu");
    expect(said).toContain("0 avis rendu sur 25");
    expect(bot.say(mayorOfVougy, "avis")).toContain("Vougy, le schéma");
  });

  test("where others read, a number and nobody's name", () => {
    const bot = underWay();
    bot.say(dgs, "avis Boyer défavorable le 8/12");
    const event = bot.eventOf(dgs, { text: "consultation" });
    const channel = { address: { platform: "slack", channel: "C1", thread: "1" }, direct: false } as const;
    bot.receive({ ...event, ...channel, personal: { platform: "slack", channel: "D1" } });
    const said = bot
      .drain()
      .map(({ message }) => toPlainText(message))
      .join("\n");
    expect(said).toContain("1 avis rendu sur 25");
    expect(said).not.toContain("Boyer");
  });
});

describe("the majority of the CLECT", () => {
  test("silence is no agreement: it is explained, with both ways and the population", () => {
    const bot = underWay("2026-12-11", "rapport de la clect");
    bot.say(dgs, "avis Charlieu, Vougy, Mars favorables le 10/12");
    const said = bot.say(dgs, "majorité qualifiée");
    expect(said).toContain("3 conseils sur 25, 5 960 habitants sur 24 282");
    expect(said).toContain("17 conseils et 12 142 habitants. Il manque 14 conseils et 6 182 habitants.");
    expect(said).toContain("13 conseils et 16 188 habitants. Il manque 10 conseils et 10 228 habitants.");
    expect(said).toContain("n'a pas délibéré dans le délai ne compte pas comme favorable");
    expect(said).toContain("population totale de chaque commune (Insee)");
    at(bot, "2027-03-01");
    expect(bot.say(dgs, "majorité qualifiée")).toContain("hors d'atteinte");
    expect(bot.say(dgs, "avis")).not.toContain("réputé");
  });

  test("an agreement with reserves is not counted, and it is said", () => {
    const bot = underWay("2026-12-11", "rapport de la clect");
    expect(bot.say(dgs, "avis Vougy avec réserves : la voirie")).toContain("n'est pas comptée comme un accord");
    expect(bot.say(dgs, "majorité qualifiée")).toContain("0 conseil sur 25");
  });
});

const fileOf = (bot: DemoBot, who: string, said: string) => {
  bot.receive(bot.eventOf(who, { text: said }));
  const block = bot.drain()[0]?.message.blocks.find(({ type }) => type === "file");
  return block?.type === "file" ? block.file : undefined;
};

describe("délibération modèle", () => {
  test("is a file with the texts, the three answers, and what it is", () => {
    const file = fileOf(underWay(), corinne, "délibération modèle schéma");
    expect(file?.name).toBe("deliberation-schema.md");
    expect(textOf(file)).toContain("Modèle à adapter, à relire par vos services");
    expect(textOf(file)).toContain("# Commune de Charlieu");
    expect(textOf(file)).toContain("L.\u00a05211-39-1");
    expect(textOf(file)).toContain("lundi 30 novembre 2026");
    for (const answer of ["avis favorable**", "réserves suivantes", "avis défavorable"])
      expect(textOf(file)).toContain(answer);
  });

  test("of an agreement approves or not, and asks which when it is not said", () => {
    const bot = createDemoBot();
    expect(textOf(fileOf(bot, dgs, "modèle de délibération clect Vougy"))).toContain("**approuve**");
    expect(bot.say(dgs, "modèle de délibération")).toContain("Un modèle de délibération sur quoi ?");
    expect(bot.say(dgs, "pacte")).toContain("modèle à adapter");
  });
});

function inEpci(siren: string, date: string) {
  const store = openStore(":memory:");
  store.settings.set("installed_at", "0");
  seedDemo(store, library, "console", mondayMorning, siren);
  const bot = createTestBot({ store });
  bot.clock.moveTo(instantOf(date, "09:00", "Europe/Paris"));
  return bot;
}

describe("elsewhere", () => {
  test("with 158 municipalities, what is shown stays short, and complete in a file", () => {
    const bot = inEpci("200067106", "2026-12-11");
    bot.say(dgs, "consulter les conseils sur le schéma");
    expect(bot.say(dgs, "consultation transmise le 30 novembre, preuve AR 1")).toContain("transmis aux 158 communes");
    const names = bot.store.territory.municipalities().map(({ name }) => name);
    bot.say(dgs, `avis ${names.slice(0, 20).join(", ")} défavorables le 10/12`);
    const said = bot.say(dgs, "avis");
    expect(said).toContain("20 avis rendus sur 158");
    expect(said).toContain("et 126 autres");
    expect(said.length).toBeLessThan(1500);
    bot.receive(bot.eventOf(dgs, { text: "avis" }));
    const file = bot.drain()[0]?.message.blocks.find(({ type }) => type === "file");
    expect(file?.type === "file" ? textOf(file.file).trim().split("\r\n") : []).toHaveLength(159);
  });

  test("in Alsace, Good Friday is no open day, and the delay is not moved for it", () => {
    const bot = inEpci("200013050", "2026-12-28");
    bot.say(dgs, "consulter les conseils sur le schéma");
    expect(bot.say(dgs, "consultation transmise le 26 décembre, preuve AR 1")).toContain(
      "dernier jour vendredi 26 mars 2027 (jour non ouvré, visez jeudi 25 mars)",
    );
  });
});

describe("what is said of several councils or sendings", () => {
  test("a semicolon ends the reserves; a comma before another council is asked", () => {
    const bot = underWay();
    bot.say(dgs, "avis Chandon avec réserves : le transport ; les horaires ; Nandax défavorable");
    expect(opinionOf(bot, "Chandon")).toMatchObject({ result: "reserved", reserves: "le transport ; les horaires" });
    expect(opinionOf(bot, "Nandax")?.result).toBe("unfavourable");
    const asked = bot.say(dgs, "avis Vougy avec réserves : le transport, Charlieu défavorable");
    expect(asked).toContain("Je préfère vérifier. Quelle réponse le conseil de Vougy");
    expect(asked).toContain("à me redire ensuite commune par commune : Charlieu");
    expect([opinionOf(bot, "Vougy")?.result, opinionOf(bot, "Charlieu")?.result]).toEqual([undefined, undefined]);
  });

  test("the end told is that of the last sending, not of the one just noted", () => {
    const bot = underWay();
    const said = bot.say(dgs, "transmise à Vougy le 27 novembre, preuve AR 124");
    expect(said).toContain("dernier jour samedi 27 février 2027");
    expect(said).toContain("à partir du lundi 1er mars 2027");
  });

  test("a proof that comes after is kept, and nobody is told again", () => {
    const bot = createDemoBot();
    at(bot, "2026-11-30");
    bot.play(dgs, "consulter les conseils sur le schéma", "consultation transmise aujourd'hui");
    bot.say(dgs, "aucune");
    bot.drain();
    const said = bot.say(dgs, "consultation transmise aujourd'hui, preuve AR 123");
    expect(said).toContain("preuve : AR 123");
    expect(said).not.toMatch(/Je préviens|Je ne peux écrire/u);
    expect(opinionOf(bot, "Vougy")?.proof).toBe("AR 123");
    expect(bot.say(dgs, "consultation transmise aujourd'hui, preuve AR 123")).toContain("C'était déjà noté ainsi");
    expect(bot.say(dgs, "consultation transmise aujourd'hui, preuve AR 999")).toContain("déjà notée");
  });

  test("a council too near for its convocation is said so, and no reminder of the past is promised", () => {
    const bot = underWay("2026-12-11");
    const said = bot.say(dgs, "date du conseil Vougy 14 décembre");
    expect(said).toContain("Sa convocation devait partir au plus tard le jeudi 10 décembre 2026");
    expect(said).not.toContain("semaine d'avant");
    const far = bot.say(dgs, "date du conseil Nandax 12 janvier");
    expect(far).toContain("la semaine d'avant");
    expect(far).not.toContain("convocation devait");
  });
});
