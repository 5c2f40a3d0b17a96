import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/core/calendar/civil-date.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";
import { readable } from "../../support/test-bot.ts";

const monday = "2026-11-30";

/** On `date` at 8 h in Paris, all that leaves; what this person then reads of their point. */
function pointOf(bot: DemoBot, email: string, date: string): string | undefined {
  bot.clock.moveTo(instantOf(date, "08:00", "Europe/Paris"));
  bot.scheduler.tick();
  return bot
    .drain()
    .filter(({ key, to }) => key.startsWith("briefing:") && to === email)
    .map((one) => readable(toPlainText(one.message)))
    .at(0);
}

const linesOf = (point = "") => point.split("\n").filter((line) => /^\d/u.test(line));

function withMany(): DemoBot {
  const bot = createDemoBot();
  for (let rank = 1; rank <= 9; rank += 1) bot.say(dgs, `échéance ajouter Étape ${rank} du projet ${rank} décembre`);
  return bot;
}

/** What was written of their point, for e-mail. */
function writtenTo(bot: DemoBot, email: string) {
  bot.clock.moveTo(instantOf(monday, "08:00", "Europe/Paris"));
  bot.scheduler.tick();
  return bot.drain().find(({ key, to }) => key.startsWith("briefing:") && to === email)?.message.written;
}

describe("where a line comes from", () => {
  test("its number alone, right after the point: source, date, who is in charge, what to type", () => {
    const bot = createDemoBot();
    bot.say(dgs, "échéance ajouter Remettre les clés du gymnase 4 décembre");
    const point = bot.say(dgs, "mon point");
    const number = /(\d+)\. .*Remettre les clés/u.exec(point)?.[1] ?? "";
    const why = bot.say(dgs, number);
    expect(why).toContain("Remettre les clés du gymnase, vendredi 4 décembre.");
    expect(why).toContain("D'où vient cette ligne : une échéance notée le 23 novembre par Mme Arnaud.");
    expect(why).toContain("Personne chargée : Mme Arnaud.");
    expect(why).toContain("Une fois fait : « échéance terminer Remettre les clés du gymnase ».");
    expect(bot.say(dgs, `pourquoi ${number} ?`)).toBe(why);
    expect(bot.say(dgs, `ligne ${number}`)).toBe(why);
  });

  test("'pourquoi ?' right after it gives every line; later on, it is about the dates of the law again", () => {
    const bot = createDemoBot();
    const lines = linesOf(bot.say(dgs, "mon point"));
    const why = bot.say(dgs, "Pourquoi ?");
    expect(linesOf(why)).toHaveLength(lines.length);
    bot.say(dgs, "échéances");
    bot.say(dgs, "qui suis-je");
    expect(bot.say(dgs, "pourquoi")).not.toContain("de votre point");
  });

  test("a number that no line has is told so; so is one before any point", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "ligne 2")).toContain("Vous n'avez pas encore reçu de point de la semaine");
    bot.say(dgs, "mon point");
    expect(bot.say(dgs, "99")).toMatch(/Votre dernier point a \d+ lignes : il n'a pas de ligne 99\./u);
  });

  test.each(["point", "le point", "quoi de neuf ?"])("%j alone is the point too", (said) => {
    expect(createDemoBot().say(mayorOfVougy, said)).toContain("Votre point de la semaine, Vougy");
  });

  test("in the middle of a diagnostic a number stays an answer", () => {
    const bot = createDemoBot();
    bot.say(sylvie, "mon point");
    bot.say(sylvie, "diagnostic Vougy");
    expect(bot.say(sylvie, "1")).toContain("C'est noté");
  });
});

describe("what had no room", () => {
  test("comes after 'plus', its numbers going on, and can be asked about only then", () => {
    const bot = withMany();
    const point = bot.say(mayorOfVougy, "mon point");
    expect(linesOf(point)).toHaveLength(5);
    expect(bot.say(mayorOfVougy, "6")).toContain("il n'a pas de ligne 6");
    const rest = bot.say(mayorOfVougy, "plus");
    expect(linesOf(rest)[0]).toMatch(/^6\. /u);
    expect(bot.say(mayorOfVougy, "6")).toContain("D'où vient cette ligne");
    expect(bot.say(mayorOfVougy, "plus")).toContain("Tout est déjà au-dessus");
  });

  test("'vu' covers what was shown, exactly", () => {
    const bot = withMany();
    bot.say(mayorOfVougy, "mon point");
    expect(bot.say(mayorOfVougy, "ok merci")).toContain("ces 5 lignes sont vues");
    expect(bot.say(mayorOfVougy, "merci")).toBe("Avec plaisir.");
    expect(bot.say(mayorOfVougy, "vu")).toContain("C'était déjà noté");
    expect(bot.say(mayorOfVougy, "bien vu, merci")).toContain("C'était déjà noté");
    expect(bot.say(mayorOfVougy, "pourquoi la 1 ?")).toContain("D'où vient cette ligne");
    bot.say(mayorOfVougy, "plus");
    const id = bot.store.people.byEmail(mayorOfVougy)?.id ?? 0;
    const unseen = bot.store.briefings.last(id)?.lines.filter((line) => line.shown && line.seenAt === undefined);
    expect(bot.say(mayorOfVougy, "a")).toContain(`ces ${unseen?.length} lignes sont vues`);
  });

  test("an élue reads five lines and a hundred and twenty words at most, title included", () => {
    const bot = withMany();
    for (let rank = 1; rank <= 9; rank += 1)
      bot.say(
        dgs,
        `échéance ajouter ${"Relire tous ensemble la convention de mise à disposition ".repeat(2)}${rank} 8 décembre`,
      );
    const point = pointOf(bot, mayorOfVougy, monday) ?? "";
    expect(linesOf(point).length).toBeLessThanOrEqual(5);
    expect(point.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length).toBeLessThanOrEqual(120);
  });
});

describe("typed in haste", () => {
  test("'pluss', 'vuu', 'pourqoi 2' right after the point are heard", () => {
    const bot = withMany();
    bot.say(mayorOfVougy, "mon point");
    expect(bot.say(mayorOfVougy, "pourqoi 2 ?")).toContain("D'où vient cette ligne");
    expect(bot.say(mayorOfVougy, "poruquoi 2")).toContain("D'où vient cette ligne");
    expect(linesOf(bot.say(mayorOfVougy, "pluss"))[0]).toMatch(/^6\. /u);
    expect(bot.say(mayorOfVougy, "vuu")).toMatch(/ces \d+ lignes sont vues/u);
  });

  test("later on they are asked about, and what was typed after them is kept", () => {
    const bot = createDemoBot();
    expect(bot.say(mayorOfVougy, "vuu")).toContain("Vouliez-vous dire");
    bot.say(mayorOfVougy, "mon point");
    bot.say(mayorOfVougy, "échéances");
    const meant = bot.say(mayorOfVougy, "poruquoi 2");
    expect(meant).toContain("1. pourquoi 2");
    expect(bot.say(mayorOfVougy, "1")).toContain("D'où vient cette ligne");
  });

  test("the president's word with a slip in its trigger is asked about, whole, and is lost by no answer", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "mot du presidnet : Merci à toutes les mairies")).toContain(
      "1. mot du président : Merci à toutes les mairies",
    );
    expect(bot.say(dgs, "1")).toContain("En tête de chaque point");
    // Said alone, it takes nothing away.
    expect(bot.say(dgs, "mot du président")).toContain("« Merci à toutes les mairies »");
    expect(bot.say(dgs, "mot du président : aucun")).toContain("sans ce mot");
    expect(bot.say(dgs, "mot du président")).not.toContain("Merci à toutes les mairies ». Pour le retirer");
  });
});

describe("week after week", () => {
  test("what was told is not told again, but when it comes near", () => {
    const bot = createDemoBot();
    bot.say(dgs, "échéance ajouter Signer la convention 18 décembre");
    expect(pointOf(bot, mayorOfVougy, monday)).toContain("Signer la convention");
    expect(pointOf(bot, mayorOfVougy, addDays(monday, 7)) ?? "").not.toContain("Signer la convention");
    expect(pointOf(bot, mayorOfVougy, addDays(monday, 14))).toContain("Signer la convention");
  });

  test("a date that was told and moved is told again, however far, with what it was", () => {
    const bot = createDemoBot();
    bot.say(dgs, "échéance ajouter Signer la convention 18 décembre");
    pointOf(bot, mayorOfVougy, monday);
    bot.say(dgs, "échéance reporter Signer la convention 19 février 2027");
    expect(pointOf(bot, mayorOfVougy, addDays(monday, 7))).toContain(
      "« Signer la convention » passe du vendredi 18 décembre au vendredi 19 février 2027 (Mme Arnaud).",
    );
  });

  test("reading it oneself in between takes nothing away from the next", () => {
    const bot = createDemoBot();
    pointOf(bot, mayorOfVougy, monday);
    bot.say(dgs, "échéance ajouter Signer la convention 18 décembre");
    expect(bot.say(mayorOfVougy, "mon point")).toContain("Signer la convention");
    expect(pointOf(bot, mayorOfVougy, addDays(monday, 7))).toContain("Signer la convention");
  });

  test("how to change it comes with the first, and not with the next", () => {
    const bot = createDemoBot();
    expect(pointOf(bot, dgs, monday)).toContain("« mes préférences »");
    expect(pointOf(bot, dgs, addDays(monday, 7))).not.toContain("« mes préférences »");
  });
});

describe("municipalities that give no sign", () => {
  test("are told to the DGS after three weeks of points, with a text ready that holds nothing reserved", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "bonjour");
    bot.say("maire.mars@demo.example", "bonjour");
    const said: string[] = [];
    for (let week = 0; week < 6; week += 1) {
      bot.say(dgs, `échéance ajouter Étape ${week} du projet ${week + 10} janvier 2027`);
      bot.say(dgs, `échéance ajouter Point ${week} du projet ${addDays(monday, 7 * week + 6)}`);
      const point = pointOf(bot, dgs, addDays(monday, 7 * week));
      bot.say(mayorOfVougy, "vu");
      said.push(point ?? "");
    }
    expect(said.slice(0, 3).some((point) => point.includes("aucun signe"))).toBe(false);
    expect(said.some((point) => point.includes("aucun signe"))).toBe(true);
    const silent = bot.say(dgs, "communes sans nouvelles");
    expect(silent).toContain("Mars");
    expect(silent).not.toContain("Vougy");
    const relay = bot.say(dgs, "à relayer Mars");
    expect(relay).toContain("Texte prêt pour la mairie de Mars");
    expect(relay).not.toContain("`");
    expect(bot.say(mayorOfVougy, "à relayer Mars")).toContain("Je ne peux pas faire cela pour vous");
  });
});

describe("municipalities that give no sign around Christmas", () => {
  test("are told only once three weeks of work have gone by", () => {
    const bot = createDemoBot();
    const said: [day: string, silent: boolean][] = [];
    for (const day of ["2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"]) {
      bot.say(dgs, `échéance ajouter Étape du ${day} ${addDays(day, 6)}`);
      said.push([day, (pointOf(bot, dgs, day) ?? "").includes("aucun signe")]);
    }
    // From 7 December at 8 h: two weeks, then two quiet ones, then one more.
    expect(said.filter(([, silent]) => silent).map(([day]) => day)).toEqual(["2027-01-11"]);
  });
});

describe("on paper, or by e-mail, where nothing is typed", () => {
  test("the page has each line with its source, and nothing to type", () => {
    const bot = createDemoBot();
    bot.receive(bot.eventOf(dgs, { text: "point à imprimer" }));
    const [file] = bot
      .drain()
      .flatMap(({ message }) => message.blocks)
      .flatMap((block) => (block.type === "file" && "text" in block.file ? [block.file] : []));
    expect(file?.name).toBe("point-2026-11-23.html");
    const page = readable(file?.text ?? "");
    expect(page).toContain("Ce qui est attendu");
    expect(page).toContain("<p>« Convention avec la CAF à renouveler » était prévu jeudi 19 novembre.</p>");
    expect(page).toContain("Source : une échéance notée le 23 novembre par Mme Arnaud. Personne chargée : Mme Arnaud.");
    expect(page).not.toContain("`");
  });

  test("what can be read in a meeting is apart from what is for its reader alone", () => {
    const bot = createDemoBot();
    bot.say(dgs, "échéance ajouter Ouvrir les inscriptions de l'accueil 4 décembre");
    bot.receive(bot.eventOf(sylvie, { text: "point à imprimer" }));
    const files = bot.drain().flatMap(({ message }) => message.blocks.filter((block) => block.type === "file"));
    const page = readable(files.map(({ file }) => ("text" in file ? file.text : "")).join(""));
    const [aloud = "", own = ""] = page.split("Pour vous, à ne pas lire en réunion");
    expect(aloud).toContain("À lire en réunion");
    expect(aloud).toContain("Ouvrir les inscriptions de l'accueil");
    expect(own).toContain("répondre au diagnostic".replace(/^r/u, "R"));
    expect(aloud).not.toContain("Répondre au diagnostic");
    expect(own).not.toContain("Ouvrir les inscriptions");
    // Each sheet says whose it is, and of which day.
    for (const head of page.split("<section>").slice(1))
      expect(head.split("<h2>")[0]).toContain("Votre point de la semaine, Vougy et Nandax, lundi 23 novembre 2026");
  });

  test("the page of a municipality, to be pinned up, says its day", () => {
    const bot = createDemoBot();
    bot.receive(bot.eventOf(dgs, { text: "point à imprimer Vougy" }));
    const files = bot.drain().flatMap(({ message }) => message.blocks.filter((block) => block.type === "file"));
    const page = readable(files.map(({ file }) => ("text" in file ? file.text : "")).join(""));
    expect(page).toContain("<h1>Le projet commun en bref, Vougy, lundi 23 novembre 2026</h1>");
  });

  test("the DGS prints that of a municipality; a mayor does not", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "point à imprimer Mars")).toContain("point-mars-2026-11-23.html");
    expect(bot.say(mayorOfVougy, "point à imprimer Mars")).toContain("Je n'ai pas compris");
  });

  test("the e-mail holds all the lines, what had no room included, and the agenda of each meeting", () => {
    const bot = createDemoBot();
    bot.say(mayorOfVougy, "bonjour");
    bot.play(dgs, "instance créer copil", "oui", "réunion créer copil jeudi 10 décembre à 14 h à Vougy");
    for (let rank = 1; rank <= 8; rank += 1) bot.say(dgs, `échéance ajouter Étape ${rank} du projet ${rank} décembre`);
    const written = writtenTo(bot, mayorOfVougy);
    const items = written?.blocks.flatMap((block) => (block.type === "list" ? block.items : [])) ?? [];
    expect(items.length).toBeGreaterThan(8);
    expect(items.join("\n")).not.toContain("`");
    const files = written?.blocks.flatMap((block) => (block.type === "file" ? [block.file.mime] : []));
    expect(files).toEqual(["text/calendar"]);
    expect(JSON.stringify(written)).toContain("dgs@demo.example");
  });
});
