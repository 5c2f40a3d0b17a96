import { describe, expect, test } from "vitest";
import type { Library } from "../../../src/core/library.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../../support/demo-bot.ts";
import { library, readable } from "../../support/test-bot.ts";

/** What each reads when `email` says `text`. */
function told(bot: DemoBot, email: string, text: string): Map<string, string> {
  bot.receive(bot.eventOf(email, { text }, crypto.randomUUID()));
  return new Map(bot.drain().map(({ to, message }) => [to, readable(toPlainText(message))]));
}

/** The same questionnaires, with jeunesse in its second version. */
function secondVersion(): Library {
  const jeunesse = library.questionnaires.get("mutu_service/jeunesse");
  if (jeunesse === undefined) throw new Error("jeunesse is one of the questionnaires");
  const questionnaires = new Map(library.questionnaires).set(jeunesse.id, { ...jeunesse, version: 2 });
  return { ...library, questionnaires };
}

let proposed: { base: Uint8Array; messages: Map<string, string> } | undefined;

/** Jeunesse put to the committee: done once, then copied. */
function proposal(): NonNullable<typeof proposed> {
  if (proposed !== undefined) return proposed;
  const bot = createDemoBot();
  bot.play(dgs, "installer le cotech", "oui", "questionnaire proposer jeunesse pour le 4 décembre");
  const messages = told(bot, dgs, "oui");
  return (proposed = { messages, base: bot.freeze() });
}

const underReview = () => createDemoBot({ from: proposal().base });

describe("questionnaire proposer", () => {
  test("without a technical committee, says so and what to do", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "questionnaire proposer jeunesse")).toContain("Aucun comité technique n'est installé");
  });

  test("shows who would be asked, and sends nothing without a yes", () => {
    const bot = createDemoBot();
    bot.play(dgs, "installer le cotech", "oui");
    const preview = bot.say(dgs, "proposer le questionnaire voirie pour le 4/12");
    expect(preview).toContain("Destinataires (Comité technique) : Mme Bessette, M. Cosnard");
    expect(preview).toContain("Avis souhaités pour le vendredi 4 décembre 2026");
    expect(bot.say(dgs, "non")).toContain("Rien n'est proposé");
    expect(bot.store.reviews.last()).toEqual([]);
    expect(bot.say(dgs, "questionnaire proposer voirie pour le 20 novembre 2026")).toContain("donnez un jour à venir");
  });

  test("writes once to each member: what, how long, by when, how to answer", () => {
    const { messages } = proposal();
    expect(messages.size).toBe(19);
    const message = messages.get(corinne) ?? "";
    expect(message).toContain("relire le questionnaire « Partager le service jeunesse » avant son envoi aux communes");
    expect(message).toContain("21 minutes au plus. Votre avis est souhaité pour le vendredi 4 décembre 2026");
    expect(message).toContain("« commenter question 4 : … »");
    expect(message).toContain("1. Le parcourir à blanc\n2. J'approuve le questionnaire");
    const bot = underReview();
    expect(bot.say(dgs, "questionnaire proposer jeunesse pour le 4 décembre")).toContain(
      "déjà proposé à tout le comité",
    );
    expect(bot.say(corinne, "1")).toContain("Essai à blanc");
  });
});

describe("a comment", () => {
  test.each(["commenter question 99 : bof", "commenter la question 99 bof", "je propose de retirer la question 99"])(
    "on a question that is not there is refused at once, and what is answered to a trial stays in the trial: %s",
    (said) => {
      const bot = underReview();
      bot.say(corinne, "1");
      expect(bot.say(corinne, said)).toMatch(
        /Il n'y a pas de question 99 : « Partager le service jeunesse » en a \d+\./u,
      );
      const again = bot.restart();
      expect(again.say(corinne, "oui, en régie")).toContain("C'est noté : Oui, en régie.");
      expect(again.store.reviews.comments("mutu_service/jeunesse")).toEqual([]);
    },
  );

  test.each([
    ["commenter question 4 : trop longue", "question 4, « Missions »", "trop longue"],
    ["commenter agents en équivalent temps plein : et les saisonniers ?", "question 13,", "et les saisonniers ?"],
    ["commenter la question 3 c'est vague", "question 3, « Année de création »", "c'est vague"],
    ["je propose de retirer la question 4.", "question 4, « Missions »", "Je propose de retirer la question 4."],
    ["commenter jeunesse : trop long", "l'ensemble du questionnaire", "trop long"],
    ["je propose de raccourcir le questionnaire", "l'ensemble du questionnaire", "raccourcir le questionnaire"],
  ])("is kept with its question and its words: %s", (said, about, words) => {
    const reply = underReview().say(corinne, said);
    expect(reply).toContain("commentaire 1 sur « Partager le service jeunesse »");
    expect(reply).toContain(about);
    expect(reply).toContain(words);
  });

  test("without a question is asked which, by its number", () => {
    const bot = underReview();
    expect(bot.say(corinne, "commenter : trop vague")).toContain("Sur quelle question ?");
    expect(bot.say(corinne, "12")).toContain("question 12, « Tarification »");
  });

  test("in the middle of a trial is about the question on the screen, which is then asked again", () => {
    const bot = underReview();
    bot.play(corinne, "diagnostic essayer jeunesse", "1");
    const reply = bot.say(corinne, "commenter : trop vague");
    expect(reply).toContain("question 3, « Année de création »");
    expect(reply).toContain("Depuis quelle année ce service existe-t-il ?");
  });

  test("is for those who were asked, and read by them and the direction", () => {
    const bot = underReview();
    bot.say(corinne, "commenter question 4 : trop longue");
    for (const said of ["commenter question 4 : bof", "approuver", "avis sur le questionnaire"])
      expect(bot.say(mayorOfVougy, said)).toContain("Aucun questionnaire ne vous est proposé");
    for (const email of [sylvie, dgs]) {
      const reply = bot.say(email, "avis sur le questionnaire jeunesse");
      expect(reply).toContain("Question 4, « Missions »\n- 1. « trop longue » (Mme Teyssier)");
    }
  });

  test("is settled once, and its author is told", () => {
    const bot = underReview();
    bot.say(corinne, "commenter question 4 : trop longue");
    const settled = told(bot, dgs, "commentaire 1 traité : raccourcie, merci.");
    expect(settled.get(dgs)).toContain("le commentaire 1 est traité, et je le dis à Mme Teyssier");
    expect(settled.get(corinne)).toContain("Réponse de la direction générale : « raccourcie, merci. »");
    expect(bot.say(dgs, "commentaire 1 traité : bis")).toContain("déjà traité : « raccourcie, merci. »");
    expect(bot.say(dgs, "commentaire 9 traité")).toContain("Je ne trouve pas de commentaire 9");
  });
});

describe("an approval", () => {
  test("is counted once a person, of those asked", () => {
    const bot = underReview();
    expect(bot.say(corinne, "j'approuve le questionnaire")).toContain("version 1. 1 approbation sur 19");
    expect(bot.say(corinne, "approuver")).toContain("Vous avez déjà approuvé");
    expect(bot.say(sylvie, "approuver le questionnaire jeunesse")).toContain("2 approbations sur 19");
    expect(bot.say(dgs, "avis questionnaire")).toContain("2 approbations sur 19 : Mme Lefèvre et Mme Teyssier");
    expect(bot.say(sylvie, "retirer mon approbation")).toContain("vous n'approuvez plus");
    expect(bot.say(sylvie, "retirer mon approbation")).toContain("rien à retirer");
    expect(bot.say(dgs, "avis questionnaire")).toContain("1 approbation sur 19 : Mme Teyssier");
    expect(bot.say(dgs, "approuver")).toContain("L'approbation est demandée au comité technique");
  });

  test("is said before a launch, which it never prevents, and in how a figure is counted", () => {
    const bot = underReview();
    bot.say(corinne, "j'approuve le questionnaire");
    bot.say(sylvie, "commenter question 4 : trop longue");
    const preview = bot.say(dgs, "diagnostic lancer jeunesse à Vougy exercice 2024 pour le 11 décembre");
    expect(preview).toContain("Avis : version 1, 1 approbation sur 19 : Mme Teyssier. 1 commentaire n'est pas traité");
    expect(bot.say(dgs, "oui")).toContain("C'est lancé");
    bot.clock.forward(60_000);
    bot.say(sylvie, "approuver");
    const why = bot.say(dgs, "pourquoi ce chiffre agents en équivalent temps plein");
    expect(why).toContain(
      "version 1, approuvée par 1 membre du comité technique (secrétaire générale de mairie, 23 novembre 2026)",
    );
    const voirie = bot.say(dgs, "diagnostic lancer voirie à Vougy pour le 11 décembre");
    expect(voirie).toContain("Avis : aucun avis demandé au comité technique sur la version 1");
  });
});

test("a new version carries what was not answered, and is approved anew once proposed", () => {
  const bot = underReview();
  bot.say(corinne, "commenter question 4 : trop longue");
  bot.say(corinne, "j'approuve le questionnaire");
  const next = bot.restart({ library: secondVersion() });
  expect(next.say(dgs, "avis sur le questionnaire")).toContain("La version 2 n'est pas encore proposée");
  expect(next.say(sylvie, "approuver")).toContain("a une version 2, qui ne vous a pas encore été proposée");
  next.say(dgs, "questionnaire proposer jeunesse pour le 11 décembre");
  const asked = told(next, dgs, "oui").get(corinne) ?? "";
  expect(asked).toContain("version 2, avant son envoi");
  expect(asked).toContain("1 commentaire reste à traiter");
  expect(next.say(dgs, "avis sur le questionnaire")).toContain(
    "« trop longue » (Mme Teyssier, sur la version 1 : répondu ?)",
  );
  expect(next.say(corinne, "approuver")).toContain("version 2. 1 approbation sur 19");
});
