import { expect, test } from "vitest";
import type { Attachment } from "../../../src/core/message.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie } from "../../support/demo-bot.ts";
import { setUp } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";

function compared(...lines: string[]): DemoBot {
  const bot = createDemoBot();
  bot.play(dgs, "projets comparer navette ; accueil partagé ; ludothèque", "coût 3, intérêt 5, délai 2", ...lines);
  return bot;
}

const scored = () => compared("noter projets", "5 2 3", "2 4 3", "1 1 5");

function fileOf(bot: DemoBot, said: string): Attachment | undefined {
  bot.receive(bot.eventOf(dgs, { text: said }));
  const blocks = bot.drain().flatMap(({ message }) => message.blocks);
  return blocks.flatMap((one) => (one.type === "file" ? [one.file] : []))[0];
}

test("says when two are equal in front", () => {
  const bot = compared("noter projets", "3 3 3", "3 3 3", "1 1 1");
  expect(bot.say(dgs, "classement")).toContain("« Navette » et « Accueil partagé » sont à égalité en tête.");
});

test("goes from the projects to the order, each step asking the next", () => {
  const bot = createDemoBot();
  const created = bot.play(dgs, "projets comparer", "navette ; accueil partagé");
  expect(created).toContain("Comparaison 1 : « Navette » et « Accueil partagé »");
  expect(created).toContain("Selon quels critères, et que pèse chacun ?");
  expect(bot.say(dgs, "coût 3, intérêt 5, délai 2")).toContain("Coût 30 %, Intérêt 50 %, Délai 20 %");
  expect(bot.say(dgs, "1")).toContain("« Navette » : quelle note pour Coût, Intérêt et Délai ?");
  expect(bot.say(dgs, "4 3 2")).toContain("« Accueil partagé » : quelle note");
  const last = bot.say(dgs, "cout 2, interet 4,5 ; delai 3");
  expect(last).toContain("Accueil partagé : Coût 2, Intérêt 4,5, Délai 3.");
  expect(last).toContain("Tout est noté.");
  const order = bot.say(dgs, "classement");
  // 30 × 2 + 50 × 4,5 + 20 × 3 = 345 sur 500 ; 30 × 4 + 50 × 3 + 20 × 2 = 310 sur 500.
  expect(order).toMatch(/1er.*Accueil partagé.*69[\s\S]*2e.*Navette.*62/u);
  expect(order).toContain("il ne décide rien");
});

test("says what would change who is first", () => {
  const order = scored().say(dgs, "classement");
  // Navette : 30 × 5 + 50 × 2 + 20 × 3 = 310 ; accueil : 30 × 2 + 50 × 4 + 20 × 3 = 320.
  expect(order).toMatch(/1er.*Accueil partagé.*64[\s\S]*2e.*Navette.*62/u);
  expect(order).toContain(
    "Le premier n'est plus seul en tête quand le poids de « Coût » ou de « Intérêt » bouge de 20 %",
  );
  expect(order).toContain("À poids égaux, le premier serait « Navette ».");
  expect(order).toContain(
    "Le premier change si « Coût » pèse plus de 32,3 % (30 % aujourd'hui) : « Navette » passerait devant.",
  );
});

test("never counts a score that is missing as zero", () => {
  const bot = compared("noter projets", "4 3 2", "2 ? 3", "je ne sais pas");
  const order = bot.say(dgs, "classement");
  expect(order).toContain("Accueil partagé : il manque Intérêt");
  expect(order).toContain("Ludothèque : il manque Coût, Intérêt et Délai");
  expect(order).not.toMatch(/2e/u);
  expect(bot.say(dgs, "noter projets")).toContain("« Accueil partagé » : quelle note pour Intérêt ?");
  expect(bot.say(dgs, "4")).toContain("Accueil partagé : Coût 2, Intérêt 4, Délai 3.");
});

test("goes on after a restart, with what was kept", () => {
  const bot = compared("noter projets", "4 3 2").restart();
  expect(bot.say(dgs, "2 4 3")).toContain("« Ludothèque » : quelle note");
  expect(bot.say(dgs, "annuler")).not.toContain("incident");
  expect(bot.say(dgs, "classement")).toMatch(/1er.*Accueil partagé/u);
});

test("scores one project by its name, again when it is said again", () => {
  const bot = scored();
  expect(bot.say(dgs, "noter projet navette : délai 5")).toContain("Navette : Coût 5, Intérêt 2, Délai 5.");
  expect(bot.say(dgs, "noter projet ludoteque : cout 0")).toContain("Ludothèque : Coût 0, Intérêt 1, Délai 5.");
  expect(bot.say(dgs, "noter projet navette : délai ?")).toContain("À noter encore : Délai.");
  expect(bot.say(dgs, "noter projet piscine : coût 3")).toContain("Je ne trouve pas");
});

test("keeps what it understood of the scores, and asks again for the rest", () => {
  const bot = compared("noter projets");
  const said = bot.say(dgs, "coût 4, intérêt 9");
  expect(said).toContain("Navette : Coût 4.");
  expect(said).toContain("Je n'ai pas gardé « intérêt 9 »");
  expect(said).toContain("« Navette » : quelle note pour Intérêt et Délai ?");
  expect(bot.say(dgs, "3 2")).toContain("« Accueil partagé » : quelle note");
});

test("asks for three to seven criteria, all weighed or none", () => {
  const bot = createDemoBot();
  bot.say(dgs, "projets comparer navette ; ludothèque");
  expect(bot.say(dgs, "coût 3, intérêt 5")).toContain("Il faut au moins 3 critères");
  expect(bot.say(dgs, "a 1, b 1, c 1, d 1, e 1, f 1, g 1, h 1")).toContain("8 critères, pour 7 au plus");
  expect(bot.say(dgs, "coût 3, intérêt, délai 2")).toContain("Que pèse « Intérêt » ?");
  expect(bot.say(dgs, "coût 0, intérêt 0, délai 0")).toContain("Tous les critères pèseraient 0");
  expect(bot.say(dgs, "coût, intérêt, délai")).toContain("Ils comptent autant.");
});

test("changes one weight, adds a criterion, and gives back the scores of one that left", () => {
  const bot = scored();
  expect(bot.say(dgs, "critères : coût 5")).toContain("Coût 41,7 %, Intérêt 41,7 %, Délai 16,7 %");
  expect(bot.say(dgs, "critères : sobriété 2")).toContain("4 critères");
  expect(bot.say(dgs, "classement")).toContain("il manque Sobriété");
  expect(bot.say(dgs, "critères : coût 3, sobriété 2, accès 1")).toContain("« Intérêt » et « Délai » n'y sont plus");
  bot.say(dgs, "critères : coût 3, intérêt 5, délai 2, sobriété 1");
  expect(bot.say(dgs, "critères retirer sobriété")).toContain("n'est plus un critère");
  expect(bot.say(dgs, "classement")).toMatch(/1er.*Accueil partagé.*64/u);
});

test("asks the members of an instance what each criterion weighs, and shows nothing before five answers", () => {
  const bot = compared();
  const members = bot.store.people
    .all()
    .filter(({ mandates, email }) => email !== undefined && mandates.some((one) => one.function === "mayor"))
    .slice(0, 6)
    .flatMap(({ email }) => email ?? []);
  setUp(bot, "bureau", { emails: members });
  expect(bot.say(dgs, "critères proposer au bureau")).toMatch(/Faut-il écrire à \d+ personnes? \(Bureau/u);
  expect(bot.say(dgs, "oui")).toContain("La demande part à");
  const [first = "", ...others] = members;
  expect(bot.say(first, "peser 5 1 3")).toContain(
    "Merci, c'est noté : Coût 5, Intérêt 1, Délai 3. 1 réponse pour l'instant",
  );
  expect(bot.say(first, "peser coût 4, intérêt 2, délai 3")).toContain("votre réponse est remplacée");
  for (const one of others.slice(0, 3)) bot.say(one, "peser 2 5 1");
  expect(bot.say(dgs, "critères")).toContain("Les réponses seront montrées à partir de 5 sur chacun, sans les noms.");
  expect(bot.say(dgs, "critères retenir")).toContain("il en faut 5");
  bot.say(others[3] ?? "", "peser 3 4 1");
  const shown = bot.say(dgs, "critères");
  expect(shown).toContain("5 personnes ont répondu");
  expect(shown).toMatch(/Coût.*2.*2 à 4/u);
  expect(bot.say(first, "critères")).toMatch(/Intérêt.*5.*2 à 5/u);
  expect(bot.say(dgs, "critères retenir")).toContain("Coût 25 %, Intérêt 62,5 %, Délai 12,5 % (avant : Coût 30 %");
  bot.say(dgs, "critères : sobriété 2");
  expect(bot.say(dgs, "critères")).toContain("Un critère est venu depuis");
});

test("writes once to those who are asked, who can answer with one button", () => {
  const bot = compared();
  setUp(bot, "bureau", { emails: [mayorOfVougy] });
  bot.play(dgs, "critères proposer au bureau");
  bot.receive(bot.eventOf(dgs, { text: "oui" }));
  const sent = bot.drain().filter(({ to }) => to === mayorOfVougy);
  expect(sent).toHaveLength(1);
  expect(readable(sent.map(({ message }) => toPlainText(message)).join("\n"))).toContain(
    "vous demande ce que pèse chaque critère",
  );
  expect(bot.say(dgs, "critères proposer au bureau")).toContain("Il n'y a plus personne à qui écrire");
  expect(bot.press(mayorOfVougy, "peser")).toContain("Que pèse pour vous chaque critère");
  expect(bot.say(mayorOfVougy, "3 2")).toContain("Donnez un poids de 0 à 5 pour Coût, Intérêt et Délai");
  expect(bot.say(mayorOfVougy, "3 2 5")).toContain("Merci, c'est noté : Coût 3, Intérêt 2, Délai 5.");
});

test("leaves the projects, the scores and the order to those who prepare the choice", () => {
  const bot = scored();
  setUp(bot, "bureau", { emails: [mayorOfVougy] });
  bot.play(dgs, "critères proposer au bureau", "oui");
  for (const who of [mayorOfVougy, president, sylvie]) {
    expect(bot.say(who, "classement")).not.toContain("Navette");
    expect(bot.say(who, "noter projets")).not.toContain("Navette");
  }
  expect(bot.say(mayorOfVougy, "critères")).not.toContain("30 %");
  expect(bot.say(sylvie, "peser 1 2 3")).toContain("Aucun critère ne vous est soumis");
  expect(bot.say(sylvie, "critères")).toContain("Aucun critère ne vous est soumis");
});

test("gives the order as a workbook and as a table, a missing score left empty", () => {
  const bot = compared("noter projets", "4 3 2", "2 ? 3", "passer");
  const csv = fileOf(bot, "classement csv");
  const lines = csv && "text" in csv ? readable(csv.text).split("\r\n") : [];
  expect(lines[1]).toBe("1;Navette;62;4;3;2;");
  expect(lines[2]).toBe(";Accueil partagé;;2;;3;pas classé : note manquante, Intérêt");
  const book = fileOf(bot, "classement excel");
  expect(book && "sheets" in book ? book.sheets.map(({ name }) => readable(name)) : []).toEqual([
    "Classement",
    "Critères",
    "Ce qui changerait l'ordre",
  ]);
});

test("takes in and out a project, and does not ask for one that left", () => {
  const bot = compared("noter projets", "4 3 2");
  expect(bot.say(dgs, "comparaison retirer accueil partagé")).toContain("n'est plus dans la comparaison");
  expect(bot.say(dgs, "comparaison retirer navette")).toContain("Il ne reste que deux projets");
  expect(bot.say(dgs, "comparaison ajouter maison des jeunes ; navette")).toContain("« Maison des jeunes » entre");
  expect(bot.say(dgs, "noter projets")).toContain("« Ludothèque » : quelle note");
});

test("takes the objectives of the project as they are written, and does not begin twice", () => {
  const bot = createDemoBot();
  const by = bot.store.people.byEmail(dgs)?.id ?? 0;
  for (const title of ["Un service jeunesse commun", "Une navette"])
    bot.store.objectives.add({ orientation: "", title }, by, bot.clock.now());
  expect(bot.say(dgs, "projets comparer les objectifs")).toContain("« Un service jeunesse commun » et « Une navette »");
  bot.say(dgs, "annuler");
  expect(bot.say(dgs, "projets comparer les objectifs")).toContain("déjà dans la comparaison 1");
});

test("removes a comparison after a yes, with the questions that were about it", () => {
  const bot = scored();
  setUp(bot, "bureau", { emails: [mayorOfVougy] });
  bot.clock.forward(14 * 60 * 60 * 1000);
  bot.play(dgs, "critères proposer au bureau", "oui");
  expect(bot.play(dgs, "comparaison supprimer 1", "non")).toContain("rien n'est changé");
  expect(bot.play(dgs, "comparaison supprimer", "oui")).toContain("est supprimée");
  expect(bot.say(dgs, "classement")).toContain("Il n'y a pas encore de comparaison");
  bot.clock.forward(14 * 60 * 60 * 1000);
  expect(bot.drain().map(({ to }) => to)).not.toContain(mayorOfVougy);
});

test("speaks of an earlier comparison by its number", () => {
  const bot = scored();
  bot.play(dgs, "projets comparer piscine ; patinoire", "annuler");
  expect(bot.say(dgs, "classement")).toContain("n'a pas encore de critères");
  expect(bot.say(dgs, "classement 1")).toContain("Classement, comparaison 1");
  expect(bot.say(dgs, "classement de la comparaison 9")).toContain("Je ne trouve pas de comparaison 9");
});
