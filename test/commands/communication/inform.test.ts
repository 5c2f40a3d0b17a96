import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../../support/demo-bot.ts";
import { plan, setUp } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";

const arcinges = "secretaire.arcinges@demo.example";
const message = "Diagnostic jeunesse\nBonjour,\nLe diagnostic commence.\n\nQui peut répondre ?";

/** What leaves now under the plan of information, by person. */
function letters(bot: DemoBot): { to: string; text: string }[] {
  return bot
    .drain()
    .filter(({ key }) => key.startsWith("announcement:"))
    .map((one) => ({ to: one.to, text: readable(toPlainText(one.message)) }));
}

/** The last word before anything leaves. */
function prepare(bot: DemoBot, audience: string, moment = "maintenant", words = message): string {
  return bot.play(dgs, `informer ${audience} ${moment} : ${words}`, "message direct de Relais");
}

function yes(bot: DemoBot): string {
  bot.receive(bot.eventOf(dgs, { text: "oui" }, "the-yes"));
  return "the-yes";
}

describe("informer", () => {
  test("asks for whom, what, how and when, then shows it all", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "informer")).toContain("Qui faut-il informer ?");
    expect(bot.say(dgs, "maires et 5")).toContain("Quel titre ?");
    expect(bot.say(dgs, "Diagnostic jeunesse")).toContain("Quel message ?");
    expect(bot.say(dgs, "Bonjour,\nLe diagnostic commence.")).toContain(
      "Maires et Secrétaires de mairie : par quel canal ?",
    );
    expect(bot.say(dgs, "1")).toContain("Quand ?");
    const shown = bot.say(dgs, "maintenant");
    expect(shown).toContain("Rien ne part sans votre « oui ».");
    expect(shown).toContain("Diagnostic jeunesse\nBonjour,\nLe diagnostic commence.\nMessage de Mme Arnaud");
    expect(shown).toContain("adressé aux maires et aux secrétaires de mairie.");
    expect(shown).toContain("Maires, message direct de Relais, maintenant, 25 personnes.");
    expect(shown).toContain("Je ne peux pas encore joindre 1 personne : Arcinges, Le Cergne et Écoche (Mme Pontier).");
    expect(shown).toContain(`« inviter ${arcinges} »`);
    expect(shown).toContain("En tout, 43 personnes, une seule fois chacune.");
    expect(letters(bot)).toEqual([]);
    expect(bot.store.diffusions.all()).toEqual([]);
  });

  test("takes all in one message, with its lines and its last sign", () => {
    const bot = createDemoBot();
    const shown = prepare(bot, "les secrétaires de mairie");
    expect(shown).toContain(
      "Diagnostic jeunesse\nBonjour,\nLe diagnostic commence.\n\nQui peut répondre ?\nMessage de",
    );
  });

  test("sends after « oui », once a person, and says who wrote it and for whom", () => {
    const bot = createDemoBot();
    prepare(bot, "les maires et les secrétaires");
    bot.receive(bot.eventOf(dgs, { text: "oui" }, yes(bot)));
    const sent = letters(bot);
    expect(sent).toHaveLength(42);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(42);
    expect(sent.map(({ to }) => to)).not.toContain(dgs);
    const own = sent.find(({ to }) => to === mayorOfVougy);
    expect(own?.text).toBe(
      "Diagnostic jeunesse\nBonjour,\nLe diagnostic commence.\n\nQui peut répondre ?\nMessage de Mme Arnaud, directrice générale des services de la CC Charlieu-Belmont, adressé aux maires.",
    );
    expect(letters(bot.restart())).toEqual([]);
  });

  test("who is of several audiences hears it once, for all of them", () => {
    const bot = createDemoBot();
    prepare(bot, "les maires et les élus communautaires");
    yes(bot);
    const own = letters(bot).filter(({ to }) => to === president);
    expect(own).toHaveLength(1);
    expect(own[0]?.text).toContain("adressé aux élues et élus communautaires et aux maires.");
  });

  test("who has no account yet hears it once they have one", () => {
    const bot = createDemoBot();
    prepare(bot, "les secrétaires");
    yes(bot);
    letters(bot);
    expect(bot.say(arcinges, "bonjour")).toContain("Le diagnostic commence.");
    expect(bot.say(dgs, "preuve 1")).toContain("Remis à 18 sur 18");
  });

  test("« non » and « annuler » send nothing and keep nothing", () => {
    const bot = createDemoBot();
    prepare(bot, "les maires");
    expect(bot.say(dgs, "non")).toContain("rien n'est parti");
    prepare(bot, "les maires");
    bot.play(dgs, "annuler", "oui");
    expect(bot.store.diffusions.all()).toEqual([]);
    expect(letters(bot)).toEqual([]);
  });

  test("goes on after a restart, and what was typed can be corrected", () => {
    const before = createDemoBot();
    prepare(before, "les maires");
    const bot = before.restart();
    expect(bot.say(dgs, "corriger texte")).toContain("Quel message ?");
    expect(bot.say(dgs, "Autre texte.")).toContain("Diagnostic jeunesse\nAutre texte.\nMessage de");
    yes(bot);
    expect(letters(bot).every(({ text }) => text.includes("Autre texte."))).toBe(true);
  });

  test("in the evening, says that it waits for the offices to open", () => {
    const bot = createDemoBot();
    bot.clock.moveTo(instantOf("2026-11-27", "19:00", "Europe/Paris"));
    expect(prepare(bot, "les maires")).toContain("lundi 30 novembre à 8 h, 25 personnes");
    yes(bot);
    expect(letters(bot)).toEqual([]);
    bot.clock.moveTo(instantOf("2026-11-30", "08:00", "Europe/Paris"));
    expect(letters(bot)).toHaveLength(25);
  });

  test("by other channels, is put on the plan: one channel asked for each audience, and « réunion » is one", () => {
    const bot = createDemoBot();
    bot.say(dgs, `informer les agents et les syndicats le 4 décembre : ${message}`);
    expect(bot.say(dgs, "un autre canal")).toContain("7. Autre moyen");
    expect(bot.say(dgs, "presse")).toContain("Organisations syndicales : par quel canal ?");
    const shown = bot.say(dgs, "réunion");
    expect(shown).toContain(
      "Agents, presse, vendredi 4 décembre. C'est à faire par vos soins : je vous le rappellerai ce jour-là.",
    );
    expect(shown).not.toContain("Message de");
    expect(bot.say(dgs, "oui")).toContain("C'est au plan : « Diagnostic jeunesse ».");
    expect(bot.store.diffusions.all()).toMatchObject([
      { audience: "agents", channel: "press", dueOn: "2026-12-04" },
      { audience: "syndicats", channel: "meeting", dueOn: "2026-12-04" },
    ]);
  });

  test("the members of an instance are an audience, and its sensitive items are not to be told", () => {
    const bot = createDemoBot();
    const meeting = plan(bot, setUp(bot, "copil", { emails: [dgs, mayorOfVougy, president] }));
    const item = { meetingId: meeting, title: "Départ de la directrice", sensitive: true };
    bot.store.agendas.add(item, bot.clock.now());
    const shown = prepare(
      bot,
      "le copil",
      "maintenant",
      "Copil\nNous parlerons du départ de la directrice, voir a@b.fr.",
    );
    expect(shown).toContain("Membres du comité de pilotage, message direct de Relais, maintenant, 2 personnes.");
    expect(shown).toContain("⚠️ Le message cite « Départ de la directrice », un point sensible");
    expect(shown).toContain("⚠️ Le message semble contenir une adresse électronique");
  });

  test("the same words to the same people are said to be on the plan already", () => {
    const bot = createDemoBot();
    prepare(bot, "les maires");
    bot.say(dgs, "oui");
    expect(prepare(bot, "les maires")).toContain("⚠️ Ce même message est déjà au plan : n° 1.");
    expect(prepare(bot, "les secrétaires")).not.toContain("déjà au plan");
  });

  test.each([
    ["informer les élus : Bonjour", "« les élus » ne me dit pas de quel public il s'agit"],
    ["informer les maires et les voisins", "« les voisins » ne me dit pas"],
    ["informer les maires plus tard", "Quel titre ?"],
  ])("« %s » loses nothing and asks", (said, asked) => {
    const bot = createDemoBot();
    expect(bot.say(dgs, said)).toContain(asked);
  });

  test("« agents et 7 » picks from the list: 7 is no date", () => {
    const bot = createDemoBot();
    bot.play(dgs, "informer", "agents et 7", "Titre", "Un texte.", "affichage", "réunion", "maintenant");
    bot.say(dgs, "oui");
    expect(bot.store.diffusions.all()).toMatchObject([
      { audience: "agents", dueOn: "2026-11-23" },
      { audience: "syndicats", dueOn: "2026-11-23" },
    ]);
  });

  test("a day that is over is asked again, a closed one is said to be", () => {
    const bot = createDemoBot();
    bot.play(dgs, `informer les maires plus tard : ${message}`, "1");
    expect(bot.say(dgs, "hier")).toContain("Le dimanche 22 novembre 2026 est passé");
    expect(bot.say(dgs, "dimanche 6 décembre")).toContain("mon message partira lundi 7 décembre à 8 h");
  });

  test("in the middle of something else, « informer les maires » may be its answer", () => {
    const bot = createDemoBot();
    bot.say(dgs, "échéance ajouter");
    expect(bot.say(dgs, "informer les maires")).toContain("Pour quelle date ?");
  });

  test("« informer les conseillers » stays what the law asks; a message to them is sent", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "informer les conseillers")).toContain("Je ne connais aucune séance");
    expect(bot.say(dgs, "informer les conseillers municipaux")).toContain("Quel titre ?");
  });

  test("is for the DGS alone", () => {
    const bot = createDemoBot();
    for (const who of [sylvie, mayorOfVougy, president]) {
      expect(bot.say(who, "informer les maires")).toContain("Je ne peux pas faire cela pour vous");
      expect(bot.say(who, "preuve 1")).toContain("Je ne peux pas faire cela pour vous");
    }
  });
});

describe("pourquoi je reçois ce message", () => {
  test("says who wrote it, and for whom", () => {
    const bot = createDemoBot();
    expect(bot.say(mayorOfVougy, "pourquoi je reçois ce message ?")).toContain("Je ne vous ai remis aucun message");
    prepare(bot, "les maires");
    bot.say(dgs, "oui");
    const said = bot.say(mayorOfVougy, "pourquoi je reçois ce message ?");
    expect(said).toContain("« Diagnostic jeunesse », daté du lundi 23 novembre 2026.");
    expect(said).toContain("Message de Mme Arnaud");
    expect(said).toContain("adressé aux maires. Vous en faites partie");
    expect(bot.say(sylvie, "pourquoi je reçois ce message ?")).toContain("Je ne vous ai remis aucun message");
  });
});

describe("informer, in the middle of its questions", () => {
  test("what is planned for a closed day is in the plan on the day it leaves", () => {
    const bot = createDemoBot();
    bot.play(dgs, "informer les maires et les agents le 5 décembre : Titre\nLe texte.", "1", "affichage", "oui");
    expect(bot.store.diffusions.all().map(({ channel, dueOn }) => [channel, dueOn])).toEqual([
      ["display", "2026-12-05"],
      ["relais", "2026-12-07"],
    ]);
    expect(bot.say(dgs, "plan d'information")).toContain("1 | lundi 7 décembre | Maires");
    expect(bot.say(dgs, "preuve 1")).toContain("Date prévue : lundi 7 décembre.");
  });

  test("put off to a closed day, it goes to the next open one, and says so", () => {
    const bot = createDemoBot();
    bot.play(dgs, "informer les maires le 4 décembre : Titre\nLe texte.", "1", "oui");
    const said = bot.say(dgs, "diffusion reporter 1 au 12 décembre");
    expect(said).toContain("au lundi 14 décembre 2026");
    expect(said).toContain("Le samedi 12 décembre 2026 n'est pas un jour ouvré : j'ai pris le suivant.");
  });

  test("a day is no channel of the list", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "informer les maires : Titre\nLe texte.")).toContain("par quel canal ?");
    bot.say(dgs, "un autre canal");
    const said = bot.say(dgs, "le 4 déc");
    expect(said).toContain("Je n'ai pas compris");
    expect(said).toContain("Maires : par quel canal ?");
    expect(bot.say(dgs, "4")).toContain("Quand ?");
  });

  test("the name of a channel that is not offered is not asked again", () => {
    const bot = createDemoBot();
    bot.say(dgs, "informer les maires : Titre\nLe texte.");
    expect(bot.say(dgs, "affichage")).toContain("Quand ?");
    expect(bot.play(dgs, "maintenant")).toContain("Pour : Maires, affichage, aujourd'hui.");
  });

  test("a message without its title is shown before the title is asked", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "informer les maires : Le diagnostic commence lundi 7 décembre.")).toContain(
      "J'ai gardé comme message : « Le diagnostic commence lundi 7 décembre. »",
    );
    expect(bot.play(dgs, "Le départ", "1", "maintenant")).toContain(
      "Le départ\nLe diagnostic commence lundi 7 décembre.",
    );
  });

  test("« demain », in what is read another day, is pointed out", () => {
    const bot = createDemoBot();
    const said = bot.play(dgs, "informer les maires le 4 décembre : Titre\nOn commence demain.", "1");
    expect(said).toContain("Le message dit « demain » et sera lu le vendredi 4 décembre 2026");
  });

  test("« preuve 1 », before there is a line 1, says so and leaves the preview waiting", () => {
    const bot = createDemoBot();
    prepare(bot, "les maires");
    const said = bot.say(dgs, "preuve 1");
    expect(said).toContain("Je ne connais pas de ligne n° 1");
    expect(said).toContain("Rien ne part sans votre « oui ».");
    expect(bot.say(dgs, "non")).toContain("rien n'est parti");
  });
});
