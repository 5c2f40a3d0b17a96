import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";
import { answersOf, secondQuestion, skipTo } from "../../support/demo-scenes.ts";
import { tickOn } from "../../support/mornings.ts";
import { readable } from "../../support/test-bot.ts";

/** Tuesday 24 November 2026, 9 h: Sylvie is at work. */
const tuesday = Date.UTC(2026, 10, 24, 8);
const missionsQuestion = "Quelles missions ce service assure-t-il ?";

let begun: Uint8Array | undefined;

/** Sylvie at the second question of Vougy: since which year. */
function atYear(): DemoBot {
  if (begun === undefined) {
    const bot = createDemoBot({ now: tuesday });
    bot.play(sylvie, "diagnostic Vougy", "en régie");
    begun = bot.freeze();
  }
  return createDemoBot({ from: begun, now: tuesday });
}

/** What everybody reads after `email` says `text`. */
function heard(bot: DemoBot, email: string, text: string): { to: string; text: string }[] {
  bot.receive({ ...bot.eventOf(email, { text }), id: crypto.randomUUID() });
  return bot.drain().map(({ to, message }) => ({ to, text: readable(toPlainText(message)) }));
}

/** The same, once Sylvie has said yes. */
function handed(bot: DemoBot, said: string): { to: string; text: string }[] {
  heard(bot, sylvie, said);
  return heard(bot, sylvie, "oui");
}

const readBy = (sent: readonly { to: string; text: string }[], email: string) =>
  sent
    .filter(({ to }) => to === email)
    .map(({ text }) => text)
    .join("\n");

describe("a question handed over", () => {
  test("goes to whom it is put, in a few lines, and the interview goes on", () => {
    const bot = atYear();
    const sent = handed(bot, "je transmets à la maire");
    expect(readBy(sent, mayorOfVougy)).toBe(
      [
        "Bonjour Madame Chevalier. Mme Lefèvre, secrétaire générale de mairie, répond pour Vougy au diagnostic « Mutualiser la jeunesse » et vous pose une question, dont la réponse lui manque :",
        secondQuestion,
        "Une année approximative convient.",
        "Votre réponse, gardée à votre nom, est lue comme les autres par la direction générale et le comité technique.",
        "Répondez en une ligne, ou écrivez « répondre à la question ». Si vous ne savez pas : « je ne sais pas non plus ».",
      ].join("\n"),
    );
    expect(readBy(sent, sylvie)).toContain("C'est transmis : année de création, à Mme Chevalier, maire.");
    expect(readBy(sent, sylvie)).toContain(missionsQuestion);
    expect(answersOf(bot, "Vougy").depuis).toMatchObject({ state: "unknown" });
  });

  test.each([
    "à transmettre à Mme Chevalier",
    "posez-la à la maire",
    "transmettre l'année de création à isabelle chevalier",
    "posez la question à madame le maire",
  ])("« %s »", (said) => {
    expect(readBy(handed(atYear(), said), mayorOfVougy)).toContain(secondQuestion);
  });

  test.each([
    "je sais pas, faut voir avec la maire",
    "voir avec la maire",
    "je sais pas pr ça, faudra voir avec mme chevallier",
    "je ne sais pas pour l'année de création, il faut demander à la maire",
  ])("is only offered after « %s »", (said) => {
    const bot = atYear();
    const asked = heard(bot, sylvie, said);
    expect(asked.map(({ to }) => to)).toEqual([sylvie]);
    expect(readBy(asked, sylvie)).toContain(
      "Voulez-vous que je pose cette question (année de création) à Mme Chevalier, maire ?\n1. Oui, posez-lui\n2. Non, je m'en occupe",
    );
    expect(readBy(heard(bot, sylvie, "oui"), mayorOfVougy)).toContain(secondQuestion);
  });

  test.each([
    ["transmettre à la mairie", "(année de création) à Mme Chevalier, maire ?"],
    ["transmettre à Mme Estève", "(année de création) à Mme Estève, maire de Belmont-de-la-Loire"],
    ["transmettre à isabelle chevallier", "(année de création) à Mme Chevalier, maire ?"],
  ])("« %s » may be another than they think: it is asked", (said, who) => {
    const sent = heard(atYear(), sylvie, said);
    expect(sent.map(({ to }) => to)).toEqual([sylvie]);
    expect(readBy(sent, sylvie)).toContain(who);
  });

  test("is kept for later by who says « je m'en occupe »", () => {
    const bot = atYear();
    heard(bot, sylvie, "voir avec la maire");
    const sent = heard(bot, sylvie, "2");
    expect(sent.map(({ to }) => to)).toEqual([sylvie]);
    expect(readBy(sent, sylvie)).toContain("D'accord, je laisse « à compléter » : année de création.");
    expect(readBy(sent, sylvie)).toContain(missionsQuestion);
  });

  test("is told of once, after the first « je ne sais pas », and then it is asked which is meant", () => {
    const bot = atYear();
    expect(bot.say(sylvie, "je sais pas")).toContain("« transmettre année de création à la maire »");
    expect(bot.say(sylvie, "transmettre à la maire")).toContain("1. Année de création\n2. Missions");
    expect(bot.say(sylvie, "1")).toContain("Voulez-vous que je pose cette question (année de création)");
    expect(readBy(heard(bot, sylvie, "oui"), mayorOfVougy)).toContain(secondQuestion);
    expect(bot.say(sylvie, "je sais pas")).not.toContain("transmettre");
  });

  test.each([
    ["transmettre à Zorro", "Je ne trouve personne pour « Zorro » dans l'annuaire, rien n'est transmis."],
    ["transmettre à la secrétaire", "Cette question vous est déjà posée."],
    ["transmettre la piscine à la maire", "Je ne trouve pas de question sur « la piscine »."],
  ])("« %s » says what to do", (said, sentence) => {
    const reply = atYear().say(sylvie, said);
    expect(reply).toContain(sentence);
    expect(reply).toContain(secondQuestion);
  });

  test("asks which of two namesakes", () => {
    const bot = atYear();
    const mandates = [{ function: "deputy_mayor" as const, insee: "42338", delegations: [] }];
    for (const [firstName, email] of [
      ["Paul", "paul@demo.example"],
      ["Anne", "anne@demo.example"],
    ] as const)
      bot.store.people.save({ email, firstName, lastName: "Durand", mandates, presence: [] }, tuesday);
    const reply = bot.say(sylvie, "transmettre à Durand");
    expect(reply).toContain("À qui faut-il la poser ?");
    expect(reply).toMatch(/1\. Anne Durand.*\n2\. Paul Durand/u);
  });

  test("a whole list is not handed over, one of its rows or details is", () => {
    const bot = createDemoBot({ now: tuesday });
    bot.play(sylvie, "diagnostic Vougy", "en régie");
    skipTo(bot, "équipements", sylvie);
    expect(bot.say(sylvie, "transmettre à la maire")).toContain("La liste ne se transmet pas en entier : équipements.");
    bot.say(sylvie, "salle des fêtes");
    expect(readBy(handed(bot, "transmettre à la maire"), mayorOfVougy)).toMatch(/alle des fêtes : /u);
  });
});

describe("the answer of whom it was put to", () => {
  test("joins the others in their name, and the clerk is told", () => {
    const bot = atYear();
    handed(bot, "je transmets à la maire");
    const sent = heard(bot, mayorOfVougy, "2012");
    expect(readBy(sent, mayorOfVougy)).toBe("C'est noté pour Vougy : 2012. Merci, le secrétariat est prévenu.");
    expect(readBy(sent, sylvie)).toBe(
      "Vougy : Mme Chevalier, maire, a répondu à votre question (année de création) : 2012.",
    );
    const mayor = bot.store.people.byEmail(mayorOfVougy)?.id;
    expect(answersOf(bot, "Vougy").depuis).toMatchObject({ value: 2012, by: mayor });
    expect(bot.say(sylvie, "récapitulatif")).toContain("2012 (répondu par Mme Chevalier, maire)");
    expect(bot.say(mayorOfVougy, "2013")).not.toContain("noté");
  });

  test("is read as the diagnostic reads: a doubt is asked, what is no answer is not kept", () => {
    const bot = atYear();
    handed(bot, "je transmets à la maire");
    bot.say(mayorOfVougy, "répondre à la question");
    expect(bot.say(mayorOfVougy, "1612")).toContain("Je n'ai pas compris cette réponse, je n'ai rien noté.");
    expect(bot.say(mayorOfVougy, "2011 ou 2012")).toContain("Vouliez-vous dire :");
    expect(bot.say(mayorOfVougy, "environ 2012")).toContain("2012 (estimation)");
    expect(answersOf(bot, "Vougy").depuis).toMatchObject({ value: 2012, estimate: true });
  });

  test.each(["je ne sais pas", "je sais pas non plus", "ce n'est pas moi", "rendre la question"])(
    "« %s » gives it back to the clerk",
    (said) => {
      const bot = atYear();
      handed(bot, "je transmets à la maire");
      const sent = heard(bot, mayorOfVougy, said);
      expect(readBy(sent, mayorOfVougy)).toContain("repart au secrétariat (année de création)");
      expect(readBy(sent, sylvie)).toContain("elle vous revient");
      expect(bot.say(sylvie, "reprendre la question")).toContain(secondQuestion);
      expect(bot.play(sylvie, "2012")).toContain("2012");
    },
  );

  test("the same after the question was opened", () => {
    const bot = atYear();
    handed(bot, "je transmets à la maire");
    bot.say(mayorOfVougy, "répondre à la question");
    expect(bot.say(mayorOfVougy, "je sais pas")).toContain("repart au secrétariat");
    expect(bot.say(mayorOfVougy, "question posée")).toContain("Aucune question ne vous est posée en ce moment.");
  });

  test("« plus tard » leaves it there", () => {
    const bot = atYear();
    handed(bot, "je transmets à la maire");
    bot.say(mayorOfVougy, "répondre à la question");
    expect(bot.say(mayorOfVougy, "plus tard")).toContain("La question vous reste posée");
    expect(bot.say(mayorOfVougy, "2012")).toContain(secondQuestion);
    expect(bot.say(mayorOfVougy, "2012")).toContain("C'est noté pour Vougy : 2012.");
  });

  test("« je sais pas trop, une centaine » says something: the question is asked", () => {
    const bot = atYear();
    handed(bot, "je transmets à la maire");
    expect(bot.say(mayorOfVougy, "je sais pas trop, dans les années 2000")).toContain(secondQuestion);
    expect(bot.store.handOvers.asked()).toHaveLength(1);
    expect(bot.say(mayorOfVougy, "ce qui m'attend")).toContain("une question posée pour Vougy (année de création)");
  });

  test("two questions at once are told apart, through a restart and the same message twice", () => {
    let bot = atYear();
    handed(bot, "je transmets à la maire");
    bot.say(sylvie, "séjours");
    heard(bot, sylvie, "voir avec la maire");
    const event = { ...bot.eventOf(sylvie, { text: "oui" }), id: "twice" };
    bot.receive(event);
    bot.receive(event);
    expect(bot.store.handOvers.asked()).toHaveLength(2);
    bot.drain();
    bot = bot.restart();
    expect(bot.say(mayorOfVougy, "2012")).toMatch(
      /Je n'ai encore rien noté : .* Quelle question \?\n1\. Vougy, année de création\n2\. Vougy, usagers par an/u,
    );
    expect(bot.restart().say(mayorOfVougy, "1")).toContain("C'est noté pour Vougy : 2012.");
  });

  test("to a restricted question is read by its author and the DGS alone", () => {
    const bot = createDemoBot({ now: tuesday });
    bot.play(sylvie, "diagnostic Vougy", "en régie");
    skipTo(bot, "Quels souhaits", sylvie);
    const asked = readBy(handed(bot, "transmettre à la maire"), mayorOfVougy);
    expect(asked).toContain("n'est lue que par vous et la direction générale.");
    expect(bot.say(mayorOfVougy, "un local pour les jeunes")).toContain("est-ce bien cela ?");
    const sent = heard(bot, mayorOfVougy, "oui");
    expect(readBy(sent, mayorOfVougy)).toContain("C'est noté pour Vougy : un local pour les jeunes.");
    expect(readBy(sent, sylvie)).toContain("(attentes du conseil) : réponse réservée, bien gardée.");
    expect(bot.say(sylvie, "récapitulatif")).toContain("répondu par Mme Chevalier, maire (réservé)");
  });

  test("what breaks a rule of the questionnaire is asked again", () => {
    const bot = createDemoBot({ now: tuesday });
    bot.play(sylvie, "diagnostic Vougy", "en régie");
    skipTo(bot, "en équivalent temps plein ?", sylvie);
    bot.say(sylvie, "3");
    handed(bot, "transmettre à la maire");
    const reply = bot.say(mayorOfVougy, "2");
    expect(reply).toContain("Ce nombre est plus petit que les équivalents temps plein");
    expect(bot.say(mayorOfVougy, "4")).toContain("C'est noté pour Vougy : 4");
  });
});

describe("the clerk's own hand", () => {
  test("takes the question back, and whom it was put to is told", () => {
    const bot = atYear();
    handed(bot, "je transmets à la maire");
    const sent = heard(bot, sylvie, "reprendre la question");
    expect(readBy(sent, sylvie)).toContain("C'est repris : année de création. Je préviens Mme Chevalier, maire.");
    expect(readBy(sent, sylvie)).toContain(secondQuestion);
    expect(readBy(sent, mayorOfVougy)).toContain("n'attend plus rien de vous");
    expect(bot.say(sylvie, "2010")).toContain("2010");
  });

  test("answers it after all: it is no more asked, and what did not leave never does", () => {
    const bot = createDemoBot({ now: Date.UTC(2026, 10, 24, 20) });
    bot.play(sylvie, "diagnostic Vougy", "en régie");
    const sent = handed(bot, "je transmets à la maire");
    expect(sent.map(({ to }) => to)).toEqual([sylvie]);
    expect(readBy(sent, sylvie)).toContain("Mon message partira le mercredi 25 novembre 2026.");
    bot.play(sylvie, "corriger année de création", "2010");
    expect(bot.store.handOvers.asked()).toEqual([]);
    expect(tickOn(bot, "2026-11-25").filter(({ to }) => to === mayorOfVougy)).toEqual([]);
  });

  test("validates with a question put to somebody, whose answer still joins", () => {
    const bot = atYear();
    handed(bot, "je transmets à la maire");
    skipTo(bot, "Relisez", sylvie);
    expect(bot.say(sylvie, "récapitulatif")).toContain("posée à Mme Chevalier, maire, le 24 novembre");
    expect(bot.say(sylvie, "valider")).toContain("La réponse de Mme Chevalier, maire, s'y ajoutera.");
    const reply = heard(bot, mayorOfVougy, "2012");
    expect(readBy(reply, mayorOfVougy)).toContain("C'est noté pour Vougy : 2012.");
    const interview = bot.store.interviews.all().find(({ insee }) => insee === "42338");
    expect(interview?.status).toBe("validated");
    expect(answersOf(bot, "Vougy").depuis).toMatchObject({ value: 2012 });
    expect(bot.say(dgs, "détail année de création")).toMatch(/Vougy \| 2012 .*\| maire/u);
  });

  test("is not put twice to the same person; another may be asked instead", () => {
    const bot = atYear();
    handed(bot, "je transmets à la maire");
    expect(bot.say(sylvie, "transmettre l'année de création à la maire")).toContain(
      "Cette question est déjà posée à Mme Chevalier, maire",
    );
    const sent = handed(bot, "transmettre l'année de création à la DGS");
    expect(readBy(sent, dgs)).toContain(secondQuestion);
    expect(readBy(sent, mayorOfVougy)).toContain("n'attend plus rien de vous");
    expect(bot.store.handOvers.asked()).toHaveLength(1);
  });

  test("who abandons the questionnaire leaves nobody waiting", () => {
    const bot = atYear();
    handed(bot, "je transmets à la maire");
    bot.say(sylvie, "abandonner");
    expect(readBy(heard(bot, sylvie, "oui"), mayorOfVougy)).toContain("n'attend plus rien de vous");
    expect(bot.say(mayorOfVougy, "question posée")).toContain("Aucune question ne vous est posée en ce moment.");
  });

  test("who validated takes it back without reopening", () => {
    const bot = atYear();
    handed(bot, "je transmets à la maire");
    skipTo(bot, "Relisez", sylvie);
    bot.say(sylvie, "valider");
    expect(bot.say(sylvie, "reprendre la question")).toContain("Vougy est validé : pour y répondre vous-même");
    expect(bot.store.handOvers.asked()).toEqual([]);
  });

  test("who has no account is said at once, with three ways out", () => {
    const bot = atYear();
    const mandates = [{ function: "deputy_mayor" as const, insee: "42338", delegations: [] }];
    bot.store.people.save(
      { email: "paul@demo.example", firstName: "Paul", lastName: "Durand", mandates, presence: [] },
      tuesday,
    );
    const asked = bot.say(sylvie, "transmettre à Paul Durand");
    expect(asked).toContain("Paul Durand, adjoint, n'a pas encore accès à Relais");
    expect(asked).toMatch(/1\. Demander .*\n2\. La poser à une autre personne\n3\. Non, je m'en occupe/u);
    expect(bot.say(sylvie, "2")).toContain("À qui faut-il la poser ?");
    bot.say(sylvie, "la maire");
    expect(readBy(heard(bot, sylvie, "oui"), mayorOfVougy)).toContain(secondQuestion);
    bot.say(sylvie, "transmettre à Paul Durand");
    const sent = heard(bot, sylvie, "1");
    expect(readBy(sent, dgs)).toContain("1. Inviter Paul Durand");
    expect(readBy(sent, sylvie)).toContain("dès que Paul Durand, adjoint, aura accès à Relais");
  });

  test("nothing is handed over by somebody without an interview", () => {
    expect(createDemoBot().say(corinne, "transmettre à la maire")).toContain("Aucune question n'est en cours.");
  });
});

test("one reminder to whom it was put after a week, then the clerk is told, once", () => {
  const bot = atYear();
  handed(bot, "je transmets à la maire");
  const told = (day: string) =>
    tickOn(bot, day, "08:30")
      .filter(({ key }) => !key.startsWith("briefing:"))
      .filter(({ text }) => text.includes("année de création") || text.includes(secondQuestion));
  for (const day of ["2026-11-25", "2026-11-30"]) expect(told(day)).toEqual([]);
  expect(told("2026-12-01")).toMatchObject([{ to: mayorOfVougy }]);
  for (const day of ["2026-12-02", "2026-12-07"]) expect(told(day)).toEqual([]);
  expect(told("2026-12-08")).toMatchObject([{ to: sylvie }]);
  for (const day of ["2026-12-11", "2026-12-15"]) expect(told(day)).toEqual([]);
});
