import { describe, expect, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";
import { readable } from "../../support/test-bot.ts";

const boyer = "secretaire.boyer@demo.example";
const away = "je suis absente du 7 décembre au 13 décembre";

/** What each reads once `email` has said it. */
function sent(bot: DemoBot, email: string, said: string): Map<string, string> {
  bot.receive(bot.eventOf(email, { text: said }, said));
  return new Map(bot.drain().map(({ to, message }) => [to, readable(toPlainText(message))]));
}

const idOf = ({ store }: DemoBot, email: string) => store.people.byEmail(email)?.id ?? 0;

/** The mayor of Vougy is in charge of something due while they are away. */
function withAction(): DemoBot {
  const bot = createDemoBot();
  const ownerId = idOf(bot, mayorOfVougy);
  bot.store.deadlines.add(
    { title: "Visiter la salle des fêtes", due: "2026-12-09", ownerId },
    idOf(bot, dgs),
    bot.clock.now(),
  );
  return bot;
}

const lineOn = (bot: DemoBot, email: string, about: string) =>
  `${bot.say(email, "mon point")}\n${bot.say(email, "plus")}`
    .split("\n")
    .find((line) => /^\d/u.test(line) && line.includes(about));

describe("an absence is told with what falls in it", () => {
  test("to who leaves: interviews, and who else answers them; nothing when nothing does", () => {
    const bot = createDemoBot();
    const said = bot.say(boyer, away);
    expect(said).toContain("Diagnostic de Boyer, de Jarnosse et de La Bénisson-Dieu, vendredi 11 décembre.");
    expect(said).toContain("Prévenir dès maintenant");
    expect(bot.say(boyer, "je suis absente du 1er février au 5 février")).not.toContain("Pendant votre absence");
  });

  test("one word tells the direction, once; another one later changes nothing", () => {
    const bot = createDemoBot();
    bot.say(boyer, away);
    const told = sent(bot, boyer, "prévenir");
    expect(told.get(dgs)).toContain("Mme Dos Santos n'est pas là du lundi 7 décembre au dimanche 13 décembre");
    expect(told.get(boyer)).toContain("C'est fait : je préviens Mme Arnaud");
    const again = bot.restart();
    const twice = sent(again, boyer, "prévenir pour mon absence");
    expect(twice.get(boyer)).toContain("C'est déjà fait");
    expect(twice.has(dgs)).toBe(false);
  });

  test("a colleague who answers for the same municipality is asked, and given nothing", () => {
    const bot = createDemoBot();
    const vougy = bot.store.territory.municipalities().find(({ name }) => name === "Vougy")?.insee;
    const colleague = idOf(bot, boyer);
    const person = bot.store.people.byId(colleague);
    if (vougy === undefined || person === undefined) throw new Error("the demonstration has both");
    const mandates = [...person.mandates, { function: "town_clerk" as const, insee: vougy, delegations: [] }];
    bot.store.people.save({ ...person, mandates }, bot.clock.now());
    bot.say(boyer, "bonjour");
    const said = bot.say(sylvie, away);
    expect(said).toContain("Diagnostic de Vougy, vendredi 11 décembre. Mme Dos Santos peut aussi y répondre.");
    expect(said).toContain("Diagnostic de Nandax, vendredi 11 décembre. Personne d'autre n'y répond");
    const told = sent(bot, sylvie, "oui");
    expect(told.get(boyer)).toContain("Rien ne vous est confié d'office");
    expect(told.get(boyer)).not.toContain("Nandax");
    expect(told.get(dgs)).toContain("Diagnostic de Nandax");
    expect(told.get(dgs)).not.toContain("Diagnostic de Vougy");
  });

  test("'prévenir' without an absence says how to tell one", () => {
    expect(createDemoBot().say(sylvie, "prévenir pour mon absence")).toContain("Aucune absence de votre part");
  });
});

describe("what somebody away is in charge of", () => {
  test("is a line of the DGS's point, and entrusted to nobody until they say so", () => {
    const bot = withAction();
    bot.say(mayorOfVougy, "je suis absente du 7 décembre au 13 décembre");
    const line = lineOn(bot, dgs, "Mme Chevalier n'est pas là");
    expect(line).toContain("« Visiter la salle des fêtes »");
    expect(line).toContain("échéance confier Visiter la salle des fêtes");
    expect(lineOn(bot, sylvie, "n'est pas là")).toBeUndefined();
    const ownerOf = () => bot.store.deadlines.open().find(({ title }) => title.startsWith("Visiter"))?.ownerId;
    expect(ownerOf()).toBe(idOf(bot, mayorOfVougy));
    const told = sent(bot, dgs, "échéance confier Visiter la salle des fêtes à Mme Lefèvre");
    expect(told.get(dgs)).toContain("est confiée à Mme Lefèvre");
    expect(told.get(sylvie)).toContain("Mme Arnaud vous confie « Visiter la salle des fêtes »");
    expect(ownerOf()).toBe(idOf(bot, sylvie));
    expect(lineOn(bot, dgs, "Mme Chevalier n'est pas là")).toBeUndefined();
    expect(bot.say(dgs, "échéance confier Visiter la salle des fêtes à Mme Lefèvre")).toContain("rien ne change");
  });

  test("whoever was in charge reads it when they are back, not before", () => {
    const bot = withAction();
    bot.say(mayorOfVougy, "je suis absente du 7 décembre au 13 décembre");
    bot.clock.moveTo(instantOf("2026-12-08", "10:00", "Europe/Paris"));
    expect(sent(bot, dgs, "échéance confier Visiter la salle à Mme Lefèvre").has(mayorOfVougy)).toBe(false);
    bot.clock.moveTo(instantOf("2026-12-14", "08:00", "Europe/Paris"));
    const back = bot.drain().filter(({ to, key }) => to === mayorOfVougy && key.startsWith("entrusted:"));
    expect(back.map(({ message }) => readable(toPlainText(message))).join("\n")).toContain(
      "« Visiter la salle des fêtes » a été confiée à Mme Lefèvre",
    );
  });

  test("an échéance whose title holds « à » is entrusted by its whole title", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "échéance confier Convention avec la CAF à renouveler")).toContain("À qui la confier");
    expect(bot.say(mayorOfVougy, "échéance confier")).toContain("Je ne peux pas faire cela");
  });
});

describe("a meeting that falls in an absence", () => {
  test("is told too to who had said that they come; the DGS's point does not doubt their word", () => {
    const bot = createDemoBot();
    bot.play(dgs, "instance créer copil", "oui", "réunion créer copil jeudi 17 décembre à 14 h à Vougy");
    bot.say(mayorOfVougy, "je viens au copil");
    const said = bot.say(mayorOfVougy, "absente du 12 au 20");
    expect(said).toContain("Comité de pilotage, jeudi 17 décembre, 14 h. Vous aviez dit venir.");
    expect(said).toContain("je ne viens pas au copil du 17/12/2026");
    expect(lineOn(bot, dgs, "Mme Chevalier n'est pas là")).toBeUndefined();
    expect(sent(bot, mayorOfVougy, "prévenir").get(dgs)).toContain("sa venue avait été annoncée");
  });

  test("is told with what to type, and no more once the answer is given", () => {
    const bot = createDemoBot();
    bot.play(dgs, "instance créer copil", "oui", "réunion créer copil jeudi 10 décembre à 14 h à Vougy");
    const said = "je suis absente du 9 décembre au 11 décembre";
    expect(bot.say(mayorOfVougy, said)).toContain("je ne viens pas au copil du 10/12/2026");
    expect(lineOn(bot, dgs, "Mme Chevalier n'est pas là")).toContain("À prévoir : la réunion « Comité de pilotage »");
    bot.say(mayorOfVougy, "je ne viens pas au copil du 10/12/2026");
    expect(bot.say(mayorOfVougy, said)).not.toContain("Pendant votre absence");
    expect(lineOn(bot, dgs, "Mme Chevalier n'est pas là")).toBeUndefined();
  });
});
