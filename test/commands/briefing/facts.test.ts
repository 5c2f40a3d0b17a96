import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { barometerQuestions, barometerSurvey } from "../../../src/core/governance/barometer.ts";
import { meetingSurvey } from "../../../src/core/governance/survey.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../../support/demo-bot.ts";
import { plan, setUp } from "../../support/meetings.ts";

const charlieu = "maire.charlieu@demo.example";
const members = [dgs, president, mayorOfVougy, charlieu, "maire.briennon@demo.example"];

const moveTo = (bot: DemoBot, date: string, time = "10:00") => bot.clock.moveTo(instantOf(date, time, "Europe/Paris"));

/** The lines of the point of this person that speak of `about`, those left out for want of room too. */
function linesOn(bot: DemoBot, email: string, about: string): string[] {
  const said = `${bot.say(email, "mon point")}\n${bot.say(email, "plus")}`;
  return said.split("\n").filter((line) => /^\d+\. /u.test(line) && line.includes(about));
}

/** A steering committee of 1 December, after which `marks` are said, in the order of its members. */
function afterCopil(marks: readonly number[]): DemoBot {
  const bot = createDemoBot();
  plan(bot, setUp(bot, "copil", { emails: members }), { heldOn: "2026-12-01" });
  moveTo(bot, "2026-12-02");
  for (const [index, mark] of marks.entries()) bot.say(members[index] ?? "", `météo ${mark}`);
  moveTo(bot, "2026-12-12");
  return bot;
}

/** A séminaire of 1 December on which so many said what they thought. */
function afterSeminar(said: number): DemoBot {
  const bot = createDemoBot();
  const id = plan(bot, setUp(bot, "seminaire", { emails: members }), { heldOn: "2026-12-01", status: "held" });
  for (const person of bot.store.people.all().slice(0, said))
    bot.store.surveys.answer(meetingSurvey(id), person.id, [{ question: "more", value: "yes" }]);
  return bot;
}

function keep({ store }: DemoBot, openedOn: string, marks: readonly (readonly number[])[]): void {
  const people = store.people.all().map(({ id }) => id);
  for (const [index, given] of marks.entries())
    store.surveys.answer(
      barometerSurvey(openedOn),
      people[index] ?? 0,
      barometerQuestions.map((question, rank) => ({ question, value: String(given[rank] ?? 0) })),
    );
}

function withSheet(): DemoBot {
  const bot = createDemoBot();
  bot.play(dgs, "instance créer copil", "oui", "réunion créer copil jeudi 10 décembre à 14 h à Vougy");
  bot.say(dgs, "fiche décision créer Partager l'accueil du mercredi");
  return bot;
}

/** All that a sheet asks, but the opinion of the technical committee. */
function wholeSheet(): DemoBot {
  const bot = withSheet();
  bot.play(dgs, "fiche 1 option : un service commun", "fiche 1 option : chacun chez soi");
  for (const option of [1, 2])
    bot.play(dgs, `fiche 1 option ${option} pour : un seul planning`, `fiche 1 option ${option} contre : le trajet`);
  bot.play(dgs, "fiche 1 contexte : trois communes le demandent", "fiche 1 demande : choisir avant l'été");
  const [campaign] = bot.store.campaigns.all();
  bot.store.decisionSheets.addFigure(1, { campaignId: campaign?.id ?? 0, indicator: "agents" }, 1, bot.clock.now());
  return bot;
}

describe("the weather of the project", () => {
  test("once closed, is a line for the DGS and the members of the instance, and for nobody else", () => {
    const bot = afterCopil([4, 4, 5, 3, 4]);
    for (const email of [dgs, mayorOfVougy])
      expect(linesOn(bot, email, "météo du projet")).toEqual([
        expect.stringContaining(
          "météo du projet (Comité de pilotage, mardi 1er décembre) : éclaircies, 5 réponses, sans les noms.",
        ),
      ]);
    expect(linesOn(bot, sylvie, "météo du projet")).toEqual([]);
    const [line = ""] = linesOn(bot, dgs, "météo du projet");
    bot.say(dgs, "mon point");
    expect(bot.say(dgs, `pourquoi ${Number.parseInt(line, 10)}`)).toContain("les réponses sans noms");
  });

  test("is no line while it can still be answered, nor under five answers", () => {
    const bot = afterCopil([4, 4, 5, 3]);
    expect(linesOn(bot, dgs, "météo du projet")).toEqual([]);
    const open = createDemoBot();
    plan(open, setUp(open, "copil", { emails: members }), { heldOn: "2026-12-01" });
    moveTo(open, "2026-12-02");
    for (const email of members) open.say(email, "météo 4");
    expect(linesOn(open, dgs, "météo du projet")).toEqual([]);
  });
});

describe("what people thought of a meeting", () => {
  test("once closed and said by five, is a line for the DGS, who reads it by what the line says to type", () => {
    const bot = afterSeminar(5);
    moveTo(bot, "2026-12-29");
    expect(linesOn(bot, dgs, "avis reçus")).toEqual([]);
    moveTo(bot, "2027-01-04");
    const [line = ""] = linesOn(bot, dgs, "avis reçus");
    expect(line).toContain("mardi 1er décembre 2026 : 5 avis reçus, sans les noms.");
    expect(linesOn(bot, sylvie, "avis reçus")).toEqual([]);
    expect(bot.say(dgs, /« (avis .+?) »/u.exec(line)?.[1] ?? "")).toContain("Le questionnaire est clos");
  });

  test("said by four, is no line", () => {
    const bot = afterSeminar(4);
    moveTo(bot, "2027-01-04");
    expect(linesOn(bot, dgs, "avis reçus")).toEqual([]);
  });
});

describe("the barometer", () => {
  test("once closed, is a line with its trend for all who were asked; under five answers it is none", () => {
    const bot = createDemoBot();
    keep(
      bot,
      "2026-10-05",
      Array.from({ length: 5 }, () => [3, 3, 3, 3]),
    );
    keep(
      bot,
      "2027-01-04",
      Array.from({ length: 6 }, () => [4, 3, 3, 2]),
    );
    moveTo(bot, "2027-01-19");
    for (const email of [dgs, mayorOfVougy, sylvie])
      expect(linesOn(bot, email, "baromètre")).toEqual([
        expect.stringContaining(
          "1er trimestre 2027, 6 réponses, sans les noms. En hausse : information. En baisse : confiance.",
        ),
      ]);
    const few = createDemoBot();
    keep(
      few,
      "2027-01-04",
      Array.from({ length: 4 }, () => [4, 3, 3, 2]),
    );
    moveTo(few, "2027-01-19");
    expect(linesOn(few, dgs, "baromètre")).toEqual([]);
  });
});

describe("objectives", () => {
  test("without an action after two weeks are a line for the DGS; an action that is done names its objective", () => {
    const bot = createDemoBot();
    bot.say(dgs, "objectif ajouter Ouvrir un accueil le mercredi (orientation : Jeunesse)");
    expect(linesOn(bot, dgs, "n'a pas encore d'action")).toEqual([]);
    moveTo(bot, "2026-12-08");
    expect(linesOn(bot, dgs, "l'objectif « Ouvrir un accueil le mercredi » n'a pas encore d'action")).toHaveLength(1);
    expect(linesOn(bot, mayorOfVougy, "n'a pas encore d'action")).toEqual([]);
    bot.play(dgs, "échéance ajouter Recruter deux animateurs 20 décembre");
    const action = bot.store.deadlines.open().find(({ title }) => title === "Recruter deux animateurs");
    bot.say(dgs, `rattacher action ${action?.id} à l'objectif 1`);
    expect(linesOn(bot, dgs, "n'a pas encore d'action")).toEqual([]);
    bot.say(dgs, "échéance terminer Recruter deux animateurs");
    expect(linesOn(bot, dgs, "terminé, pour l'objectif « Ouvrir un accueil le mercredi »")).toHaveLength(1);
  });
});

describe("decision sheets", () => {
  test("one that a coming meeting has is to be finished by the DGS, and to be read by its members", () => {
    const bot = withSheet();
    expect(linesOn(bot, dgs, "fiche")).toEqual([]);
    bot.say(dgs, "fiche décision 1 pour le copil");
    expect(linesOn(bot, dgs, "la fiche de décision « Partager l'accueil du mercredi » est à finir")).toHaveLength(1);
    expect(linesOn(bot, mayorOfVougy, "la fiche « Partager l'accueil du mercredi » est à lire")).toHaveLength(1);
    expect(linesOn(bot, sylvie, "fiche")).toEqual([]);
    moveTo(bot, "2026-12-11");
    expect(linesOn(bot, dgs, "fiche")).toEqual([]);
  });
});

describe("a decision sheet that no meeting has", () => {
  test("waits for an opinion, then for a meeting: for the DGS alone", () => {
    const bot = wholeSheet();
    const [waiting = ""] = linesOn(bot, dgs, "attend l'avis du comité technique");
    expect(waiting).toContain("la fiche de décision n° 1");
    // Its question is for those who write it, wherever the point is read.
    expect(waiting).not.toContain("accueil du mercredi");
    bot.say(dgs, "fiche 1 avis COTECH : favorable");
    expect(linesOn(bot, dgs, "est prête ; aucune réunion ne l'a encore")).toHaveLength(1);
    expect(linesOn(bot, mayorOfVougy, "fiche")).toEqual([]);
    expect(bot.say(dgs, "fiche décision 1 joindre")).toContain("réunion");
    bot.say(dgs, "fiche décision 1 pour le copil");
    expect(linesOn(bot, dgs, "fiche")).toEqual([]);
  });
});

describe("a summary sent to who was met", () => {
  test("is recalled to them and to who wrote it", () => {
    const bot = createDemoBot();
    bot.say(dgs, "rendez-vous Mme Chevalier hier 10h");
    const summary = "volontés : un accueil ; besoins : un local ; freins : le budget ; suites : se revoir";
    bot.play(dgs, `écrire la synthèse n° 1 : ${summary}`, "oui");
    expect(bot.store.appointments.summary(1)?.sentAt).toBeDefined();
    expect(linesOn(bot, mayorOfVougy, "relire la synthèse du rendez-vous")).toHaveLength(1);
    expect(linesOn(bot, dgs, "attend l'accord de la personne rencontrée")).toHaveLength(1);
    expect(linesOn(bot, president, "synthèse")).toEqual([]);
    bot.say(mayorOfVougy, "je valide la synthèse");
    expect(linesOn(bot, mayorOfVougy, "synthèse")).toEqual([]);
  });
});

describe("charters and appointments", () => {
  test("how many municipalities spoke is for the DGS alone; a mayor asked a week ago is asked in the point", () => {
    const bot = createDemoBot();
    bot.say(dgs, "charte créer Pacte jeunesse : https://exemple.fr/pacte");
    bot.say(charlieu, "engagement Charlieu : participe");
    expect(linesOn(bot, dgs, "charte « Pacte jeunesse », 1 commune sur 25 a dit son engagement")).toHaveLength(1);
    expect(linesOn(bot, mayorOfVougy, "Pacte jeunesse")).toEqual([]);
    bot.say(mayorOfVougy, "bonjour");
    bot.say(dgs, "engagements relancer");
    moveTo(bot, "2026-11-24", "08:00");
    bot.scheduler.tick();
    expect(bot.drain().some(({ to }) => to === mayorOfVougy)).toBe(true);
    expect(linesOn(bot, mayorOfVougy, "Pacte jeunesse")).toEqual([]);
    moveTo(bot, "2026-12-01", "08:00");
    expect(linesOn(bot, mayorOfVougy, "dire l'engagement de Vougy dans la charte « Pacte jeunesse »")).toHaveLength(1);
    bot.say(mayorOfVougy, "engagement Vougy : participe");
    expect(linesOn(bot, mayorOfVougy, "Pacte jeunesse")).toEqual([]);
  });

  test("a summary that waits is for who wrote it, until it is agreed to", () => {
    const bot = createDemoBot();
    bot.say(dgs, "rendez-vous MSA hier à 9 h");
    bot.play(dgs, "écrire la synthèse MSA", "Participer", "Un local", "Le temps", "Un appel en janvier");
    expect(linesOn(bot, dgs, "synthèse du rendez-vous « MSA »")).toEqual([
      expect.stringMatching(
        /Attendu de vous : la synthèse .* attend l'accord de la personne rencontrée\. « rendez-vous n° 1 »$/u,
      ),
    ]);
    expect(linesOn(bot, president, "synthèse")).toEqual([]);
    bot.say(dgs, "synthèse validée MSA par téléphone");
    expect(linesOn(bot, dgs, "synthèse du rendez-vous « MSA »")).toEqual([]);
  });
});
