import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../../support/demo-bot.ts";

let frozen: Uint8Array | undefined;

/** Lines 1 (secrétaires, by Relais), 2 (agents, display) and 3 (syndicats, meeting), on Friday 4 December 2026. */
function withPlan(): DemoBot {
  frozen ??= planned().freeze();
  return createDemoBot({ from: frozen });
}

function planned(): DemoBot {
  const bot = createDemoBot();
  const words =
    "informer les secrétaires, les agents et les syndicats le 4 décembre : Diagnostic\nIl commence.\nMerci.";
  bot.play(dgs, words, "1", "affichage", "1", "oui");
  return bot;
}

let frozenLater: Uint8Array | undefined;

/** The same, once Relais has sent its line on that Friday. */
function onItsDay(): DemoBot {
  frozenLater ??= sentToday().freeze();
  return createDemoBot({ from: frozenLater, now: friday });
}

function sentToday(): DemoBot {
  const bot = on(withPlan(), "2026-12-04");
  bot.drain();
  return bot;
}

const friday = instantOf("2026-12-04", "09:00", "Europe/Paris");

function on(bot: DemoBot, date: string, time = "09:00"): DemoBot {
  bot.clock.moveTo(instantOf(date, time, "Europe/Paris"));
  bot.scheduler.tick();
  return bot;
}

function lettersTo(who: string, bot: DemoBot) {
  return bot.drain().filter(({ to, key }) => to === who && key.startsWith("announcement:"));
}

describe("plan d'information", () => {
  test("begins with those nobody informed yet", () => {
    const said = createDemoBot().say(dgs, "plan d'information");
    expect(said).toContain("Le plan d'information est vide.");
    expect(said).toContain("Rien encore, à informer dès le début : élues et élus communautaires");
    expect(said).toContain("organisations syndicales");
  });

  test("says each line and where it stands, what is to do first", () => {
    const bot = onItsDay();
    bot.say(dgs, "diffusé 2 affiché en mairie aujourd'hui");
    const lines = bot.say(dgs, "plan de com").split("\n");
    expect(lines.slice(1, 4)).toEqual([
      "3 | vendredi 4 décembre | Organisations syndicales | Diagnostic | réunion | ⏳ à faire",
      "1 | vendredi 4 décembre | Secrétaires de mairie | Diagnostic | message direct de Relais | ⏳ remis à 17 sur 18",
      "2 | vendredi 4 décembre | Agents | Diagnostic | affichage | ✅ fait, affiché en mairie, vendredi 4 décembre",
    ]);
    expect(lines[4]).toContain("organisations syndicales (prévu vendredi 4 décembre).");
    expect(lines[4]).not.toMatch(/secrétaires|agents/u);
  });

  test("is read by the president, who is not told how to add to it; a mayor does not read it", () => {
    const bot = withPlan();
    expect(bot.say(president, "plan d'information")).toContain("Agents | Diagnostic | affichage | prévu");
    expect(bot.say(president, "plan d'information")).not.toContain("informer »");
    expect(bot.say(mayorOfVougy, "plan d'information")).toContain("Je ne peux pas faire cela pour vous");
  });

  test("stays readable when it is long", () => {
    const bot = createDemoBot();
    const by = bot.store.people.byEmail(dgs)?.id ?? 0;
    for (let n = 1; n <= 40; n += 1) {
      const announcementId = bot.store.diffusions.announce({ title: `Message ${n}`, body: "x" }, by, 0);
      bot.store.diffusions.plan(announcementId, { audience: "agents", channel: "display", dueOn: "2026-12-04" });
    }
    const said = bot.say(dgs, "plan d'information");
    expect(said.split("\n").length).toBeLessThan(25);
    expect(said).toContain("Et 25 de plus : « plan d'information complet »");
    expect(bot.say(dgs, "plan d'information complet")).toContain("Message 40");
  });
});

describe("diffusé", () => {
  test("keeps how, when and the reference; said twice, it is kept once", () => {
    const bot = on(withPlan(), "2026-12-07");
    bot.drain();
    const said = bot.say(dgs, "diffuse 3 en réunion du CST le 4 décembre, réf PV-12");
    expect(said).toContain("En réunion du CST, vendredi 4 décembre (réf. PV-12).");
    expect(bot.say(dgs, "diffusé 3 en réunion du CST le 4/12 ref PV-12")).toContain("rien n'a changé");
    expect(bot.store.diffusions.proofs(3)).toMatchObject([
      { how: "en réunion du CST", doneOn: "2026-12-04", reference: "PV-12" },
    ]);
  });

  test("asks what is missing, and offers the usual way", () => {
    const bot = onItsDay();
    expect(bot.say(dgs, "diffusé")).toContain("2. Organisations syndicales, réunion, vendredi 4 décembre");
    expect(bot.say(dgs, "1")).toContain("1. affiché en mairie");
    expect(bot.say(dgs, "1")).toContain("Quel jour ?");
    expect(bot.say(dgs, "aujourd'hui")).toContain("C'est gardé : n° 2, Agents");
  });

  test.each([
    ["diffusé 2 affiché en mairie hier, réf. 12", "affiché en mairie", "12"],
    ["diffusé 2 affiché en mairie hier (réf. 12)", "affiché en mairie", "12"],
    ["diffusé 2 affiché en mairie hier ref: n° 12 bis", "affiché en mairie", "12 bis"],
    ["diffusé 2 affiché au réfectoire hier", "affiché au réfectoire", undefined],
  ])("« %s » keeps the reference alone", (said, how, reference) => {
    const bot = onItsDay();
    bot.say(dgs, said);
    const [proof] = bot.store.diffusions.proofs(2);
    expect([proof?.how, proof?.doneOn, proof?.reference]).toEqual([how, "2026-12-03", reference]);
  });

  test("how, when and the reference may all be the answer to « Comment ? »", () => {
    const bot = onItsDay();
    bot.say(dgs, "diffusé 3");
    expect(bot.say(dgs, "courriel hier, ref 45")).toContain("Courriel, jeudi 3 décembre (réf. 45).");
    bot.say(dgs, "diffusé 2");
    expect(bot.say(dgs, "affiché le 30 décembre")).toContain("n'est pas encore passé");
    expect(bot.say(dgs, "aujourd'hui")).toContain("Affiché en mairie, vendredi 4 décembre.");
  });

  test("nothing is kept of a line that was cancelled", () => {
    const bot = onItsDay();
    bot.play(dgs, "diffusion annuler 3", "oui");
    expect(bot.say(dgs, "diffusé 3 par mail hier")).toContain(
      "La ligne n° 3 est annulée : elle ne garde plus de preuve",
    );
    expect(bot.store.diffusions.proofs(3)).toEqual([]);
  });

  test.each([
    ["diffusé 2 affiché le 30 décembre", "n'est pas encore passé"],
    ["diffusé 9 affiché hier", "Je ne connais pas de ligne n° 9"],
  ])("« %s » keeps nothing", (said, answer) => {
    const bot = withPlan();
    expect(bot.say(dgs, said)).toContain(answer);
    expect(bot.store.diffusions.proofs(2)).toEqual([]);
  });

  test("is taken back, and is to do again", () => {
    const bot = onItsDay();
    bot.say(dgs, "diffusé 2 affiché hier");
    expect(bot.say(dgs, "diffusé retirer 2")).toContain("C'est retiré : n° 2, Agents");
    expect(bot.say(dgs, "plan d'information")).toContain(
      "2 | vendredi 4 décembre | Agents | Diagnostic | affichage | ⏳ à faire",
    );
    expect(bot.say(dgs, "diffusé retirer 2")).toContain("La ligne n° 2 n'a pas de preuve à retirer");
  });

  test("of a line that Relais sends, completes its proof", () => {
    const bot = onItsDay();
    bot.say(dgs, "diffusé 1 lu au téléphone à Arcinges aujourd'hui");
    const said = bot.say(dgs, "preuve 1");
    expect(said).toContain("✅ Fait : lu au téléphone à Arcinges, vendredi 4 décembre.");
    expect(said).toContain("✅ Remis à 17 sur 18");
  });
});

describe("preuve", () => {
  test("says who received it, who waits for an account, and gives the file", () => {
    const bot = on(withPlan(), "2026-12-04");
    expect(bot.say(dgs, "preuve 1")).toContain("Va partir, à leur heure de bureau, 17 personnes");
    bot.drain();
    const said = bot.say(dgs, "preuve 1");
    expect(said).toContain("✅ Remis à 17 sur 18, vendredi 4 décembre.");
    expect(said).toContain(
      "Attend un compte (« inviter », ou un autre canal), 1 personne : Arcinges, Le Cergne et Écoche",
    );
    expect(said).toContain("preuve-1.csv");
  });

  test("is the same once the outbox has forgotten", () => {
    const bot = onItsDay();
    const before = bot.say(dgs, "preuve 1");
    on(bot, "2026-12-05", "03:00");
    on(bot, "2027-05-03");
    bot.drain();
    expect(bot.store.outbox.has("announcement:1:person:3")).toBe(false);
    const after = bot.say(dgs, "preuve 1");
    expect(after).toContain("✅ Remis à 17 sur 18, vendredi 4 décembre 2026.");
    expect(after).toContain("Attend un compte");
    expect(before).toContain("✅ Remis à 17 sur 18");
  });

  test("before its day, or of what is to be done, says what comes next", () => {
    const bot = withPlan();
    expect(bot.say(dgs, "preuve 1")).toContain("Rien n'est encore parti");
    expect(bot.say(dgs, "preuve 2")).toContain("Une fois fait : « diffusé 2 »");
    expect(bot.say(dgs, "preuve 12")).toContain("Je ne connais pas de ligne n° 12");
  });
});

describe("reporter and annuler", () => {
  test("a line goes to another day, and leaves on that day", () => {
    const bot = withPlan();
    expect(bot.say(dgs, "information reporter 1 au 8 décembre")).toContain(
      "du vendredi 4 décembre 2026 au mardi 8 décembre 2026.",
    );
    expect(lettersTo(sylvie, on(bot, "2026-12-04"))).toEqual([]);
    expect(lettersTo(sylvie, on(bot, "2026-12-08"))).toHaveLength(1);
    expect(bot.say(dgs, "diffusion reporter 1 au 12/12")).toContain("déjà partie ou faite");
  });

  test("a day that is over is asked again", () => {
    const bot = withPlan();
    expect(bot.say(dgs, "diffusion reporter 2 au 2 novembre 2026")).toContain("est passé. Donnez un jour à venir.");
    expect(bot.say(dgs, "10 décembre")).toContain("C'est reporté");
  });

  test("cancelled before its day, a line leaves nobody a word", () => {
    const bot = withPlan();
    expect(bot.play(dgs, "information annuler 1", "oui")).toContain("Rien ne partira.");
    bot.play(dgs, "diffusion annuler 2", "oui");
    const told = on(bot, "2026-12-04").drain();
    expect(told.filter(({ key }) => key.startsWith("announcement:"))).toEqual([]);
    expect(JSON.stringify(told)).not.toContain("Agents");
    expect(bot.say(dgs, "plan d'information")).toContain("affichage | annulé");
  });

  test("cancelled afterwards, what waits is held back, what left is said to have", () => {
    const bot = onItsDay();
    expect(bot.play(dgs, "diffusion annuler 1", "oui")).toContain("1 message est retenu");
    expect(bot.say(dgs, "plan d'information")).toContain("remis à 17 sur 18, le reste annulé");
    expect(bot.say("secretaire.arcinges@demo.example", "bonjour")).not.toContain("Il commence");
    expect(bot.say(dgs, "diffusion annuler 1")).toContain("il n'y a plus rien à retenir");
  });

  test("said again, cancelled and done lines tell what they are", () => {
    const bot = onItsDay();
    bot.play(dgs, "diffusion annuler 3", "oui");
    expect(bot.say(dgs, "diffusion annuler 3")).toContain("La ligne n° 3 est déjà annulée : rien n'en partira.");
    bot.say(dgs, "diffusé 2 affiché hier");
    expect(bot.say(dgs, "diffusion annuler 2")).toContain("La ligne n° 2 est faite");
  });

  test("a line that found nobody can be cancelled", () => {
    const bot = withPlan();
    bot.store.diffusions.begin(1, [], bot.clock.now());
    expect(bot.play(dgs, "diffusion annuler 1", "oui")).toContain("Rien ne partira.");
    expect(bot.say(dgs, "plan d'information")).toContain("message direct de Relais | annulé");
  });

  test("« non » leaves the line where it is", () => {
    const bot = withPlan();
    expect(bot.play(dgs, "diffusion annuler 2", "non")).toContain("rien n'est changé");
    expect(bot.store.diffusions.byId(2)?.cancelledAt).toBeUndefined();
  });

  test("« information annuler » alone is still about what the law asks", () => {
    expect(withPlan().say(dgs, "information annuler")).toContain("Aucun envoi noté");
  });
});
