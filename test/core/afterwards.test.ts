import { describe, expect, test } from "vitest";
import type { Inbound } from "../../src/core/adapter.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { caf, corinne, createDemoBot, type DemoBot, dgs, sylvie } from "../support/demo-bot.ts";
import { answersOf, colleagueIn, atOpenQuestion, secondQuestion, skipTo } from "../support/demo-scenes.ts";
import { library, readable } from "../support/test-bot.ts";

const thirdQuestion = "Quelles missions ce service assure-t-il ?";
let events = 0;

type What =
  | { type: "message"; text: string }
  | { type: "file"; text: string; files: [] }
  | { type: "edited"; of: string; text: string }
  | { type: "erased"; of: string }
  | { type: "unreadable" };
type Where = Partial<Pick<Inbound, "id" | "at" | "from" | "address" | "direct" | "personal" | "foreign">>;

/** What is read, wherever it is, after this happened to `email`. */
function happens(bot: DemoBot, email: string, what: What, where: Where = {}): string {
  const from = { id: email, name: email, ...(email.includes("@") ? { email } : {}) };
  const address = { platform: "slack", channel: email } as const;
  bot.receive({ id: `A-${(events += 1)}`, from, address, direct: true, ...where, ...what });
  return bot
    .drain()
    .map((one) => readable(toPlainText(one.message)))
    .join("\n");
}

const says = (bot: DemoBot, email: string, id: string, text: string, at?: number) =>
  happens(bot, email, { type: "message", text }, { id, ...(at === undefined ? {} : { at }) });
const edits = (bot: DemoBot, email: string, of: string, text: string, where: Where = {}) =>
  happens(bot, email, { type: "edited", of, text }, where);
const erases = (bot: DemoBot, email: string, of: string) => happens(bot, email, { type: "erased", of });

/** Corinne, asked for the missions, after "oui en régie" (m1) and "2012" (m2). */
function atMissions(): DemoBot {
  const bot = createDemoBot();
  bot.say(corinne, "diagnostic");
  says(bot, corinne, "m1", "oui en régie");
  says(bot, corinne, "m2", "2012");
  return bot;
}

/** Sylvie answered for Vougy (v1, v2), and is asked about Nandax. */
function atNandax(): DemoBot {
  const bot = createDemoBot();
  bot.say(sylvie, "diagnostic Vougy");
  says(bot, sylvie, "v1", "oui en régie");
  says(bot, sylvie, "v2", "2012");
  bot.say(sylvie, "diagnostic Nandax");
  return bot;
}

const kept = (bot: DemoBot, path: string, place = "Charlieu") => {
  const answer = answersOf(bot, place)[path];
  return answer?.state === "given" ? answer.value : answer?.state;
};

describe("a message changed afterwards", () => {
  test("corrects the answer it gave, says so, and the question that waits is asked", () => {
    const bot = atMissions();
    const reply = edits(bot, corinne, "m2", "2013");
    expect(reply).toContain("Corrigé : 2013 (avant : 2012).");
    expect(reply).toContain(thirdQuestion);
    expect(kept(bot, "depuis")).toBe(2013);
    expect(says(bot, corinne, "m3", "1")).toContain("C'est noté : Accueil de loisirs périscolaire.");
  });

  test("again, corrects again: it is always the same message", () => {
    const bot = atMissions();
    edits(bot, corinne, "m2", "2013");
    expect(edits(bot.restart(), corinne, "m2", "2014")).toContain("Corrigé : 2014 (avant : 2013).");
  });

  test("delivered twice, is heard once", () => {
    const bot = atMissions();
    edits(bot, corinne, "m2", "2013", { id: "e1" });
    expect(edits(bot, corinne, "m2", "2013", { id: "e1" })).toBe("");
  });

  test("to say the same says that nothing was to be changed", () => {
    expect(edits(atMissions(), corinne, "m2", "en 2012")).toContain("Rien à changer : j'avais déjà noté 2012.");
  });

  test("to something that is not understood asks its question again, and keeps the answer", () => {
    const bot = atMissions();
    const reply = edits(bot, corinne, "m2", "le chat");
    expect(reply).toContain("Je n'ai pas compris cette réponse");
    expect(reply).toContain("Vous aviez répondu : 2012. Quelle est la bonne réponse ?");
    expect(kept(bot, "depuis")).toBe(2012);
    expect(edits(bot, corinne, "m2", "2013")).toContain("Corrigé : 2013 (avant : 2012).");
    expect(says(bot, corinne, "m3", "1")).toContain("C'est noté : Accueil de loisirs périscolaire.");
  });

  test("that had not been understood is now the answer", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    says(bot, corinne, "m1", "zorglub");
    expect(edits(bot, corinne, "m1", "oui en régie")).toContain("C'est noté : Oui, en régie.");
    expect(edits(bot, corinne, "m1", "oui, par une association")).toContain("(avant : Oui, en régie)");
  });

  test("that had left a doubt settles it by being clear", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    expect(says(bot, corinne, "m2", "entre 2012 et 2014")).toContain("Je préfère vérifier");
    const reply = edits(bot, corinne, "m2", "2012");
    expect(reply).toContain("C'est noté : 2012.");
    expect(reply).toContain(thirdQuestion);
  });

  test("a file's text is one like another", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    happens(bot, corinne, { type: "file", text: "2012", files: [] }, { id: "m2" });
    expect(edits(bot, corinne, "m2", "2013")).toContain("Corrigé : 2013 (avant : 2012).");
  });

  test("leaves the doubt about another question where it was", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    says(bot, corinne, "m1", "oui en régie");
    says(bot, corinne, "m2", "entre 2012 et 2014");
    expect(edits(bot, corinne, "m1", "oui, par une association")).toContain("Vouliez-vous dire");
    expect(says(bot, corinne, "m3", "a")).toContain("C'est noté : 2013 (estimation).");
  });
});

describe("a message changed afterwards does not overwrite", () => {
  test("an answer changed since, by another message", () => {
    const bot = atMissions();
    bot.play(corinne, "corriger année de création", "2014");
    const reply = edits(bot, corinne, "m2", "2013");
    expect(reply).toContain("a changé : je n'y touche pas. J'ai noté : 2014.");
    expect(reply).toContain("« corriger année de création »");
    expect(kept(bot, "depuis")).toBe(2014);
  });

  test("an answer changed since, even back to what it was", () => {
    const bot = atMissions();
    bot.play(corinne, "corriger année de création", "2014", "corriger année de création", "2012");
    expect(edits(bot, corinne, "m2", "2013")).toContain("J'ai noté : 2012.");
  });

  test("an answer changed since, by another person", () => {
    const bot = atMissions();
    const colleague = colleagueIn(bot);
    bot.play(colleague, "diagnostic", "corriger année de création : 2014");
    expect(edits(bot, corinne, "m2", "2013")).toContain("je n'y touche pas");
    expect(kept(bot, "depuis")).toBe(2014);
  });

  test("an answer given since to a question it had not answered", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    says(bot, corinne, "m2", "le chat");
    bot.say(corinne, "2012");
    expect(edits(bot, corinne, "m2", "2013")).toContain("J'ai noté : 2012.");
  });

  test("somebody else's answer", () => {
    const bot = atMissions();
    const colleague = colleagueIn(bot);
    expect(edits(bot, colleague, "m2", "2013")).toContain("ce que j'ai noté n'a pas changé");
    expect(kept(bot, "depuis")).toBe(2012);
  });

  test("an answer that their function does not open to them any more", () => {
    const bot = atMissions();
    const person = bot.store.people.byEmail(corinne);
    if (person === undefined) throw new Error("no Corinne");
    bot.store.people.save({ ...person, mandates: [{ function: "partner", delegations: [] }] }, 0);
    expect(edits(bot, corinne, "m2", "2013")).toContain("ce que j'ai noté n'a pas changé");
  });

  test("an interview that is over", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    says(bot, corinne, "m1", "non");
    skipTo(bot, "Relisez");
    bot.say(corinne, "valider");
    expect(edits(bot, corinne, "m1", "oui en régie")).toContain("Ce questionnaire est déjà validé.");
    expect(erases(bot, corinne, "m1")).toBe("");
  });

  test("an answer read under another version of the questionnaire", () => {
    const bot = atMissions();
    const id = "mutu_service/jeunesse";
    const current = library.questionnaires.get(id);
    if (current === undefined) throw new Error("no questionnaire");
    const newer = { ...current, version: current.version + 1 };
    const again = bot.restart({ library: { ...library, questionnaires: new Map([[id, newer]]) } });
    expect(edits(again, corinne, "m2", "2013")).toContain("je n'y touche pas");
    expect(kept(again, "depuis")).toBe(2012);
  });
});

describe("a message changed afterwards that does more, or less, than answer", () => {
  test("a command changed is not done again", () => {
    const bot = createDemoBot();
    says(bot, dgs, "c1", "qui suis-je");
    expect(edits(bot, dgs, "c1", "aide")).toContain("ce que j'ai noté n'a pas changé");
  });

  test.each(["état", "pause", "valider", "aide"])("an answer changed into « %s » is said to ask nothing", (text) => {
    const bot = atMissions();
    expect(edits(bot, corinne, "m2", text)).toContain("Écrivez-le dans un nouveau message");
    expect(kept(bot, "depuis")).toBe(2012);
  });

  test("one that settled a doubt says how to correct: its words mean nothing alone", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie", "entre 2012 et 2014");
    says(bot, corinne, "m3", "a");
    const reply = edits(bot, corinne, "m3", "b");
    expect(reply).toContain("entre plusieurs façons de vous comprendre");
    expect(reply).toContain("« corriger année de création »");
    expect(kept(bot, "depuis")).toBe(2013);
  });

  test("a free text close to a request is checked before it is kept", () => {
    const bot = atOpenQuestion();
    says(bot, corinne, "t1", "un local à eux");
    expect(edits(bot, corinne, "t1", "echeence")).toContain("Je préfère vérifier");
    expect(kept(bot, "jeunes_besoins")).toBe("un local à eux");
    expect(edits(bot, corinne, "t1", "un vrai local à eux")).toContain("Corrigé : un vrai local à eux");
  });
});

describe("in the middle of something else", () => {
  test("the other municipality is corrected and named, and one stays where one was", () => {
    const bot = atNandax();
    const reply = edits(bot, sylvie, "v2", "2013");
    expect(reply).toMatch(/^Vougy\nCorrigé : 2013 \(avant : 2012\)\.\nNous en étions à :\nVotre commune/u);
    expect(kept(bot, "depuis", "Vougy")).toBe(2013);
    says(bot, sylvie, "n1", "non");
    expect(kept(bot, "existe", "Nandax")).toBe("non");
  });

  test("a doubt goes back to the other municipality, and says so", () => {
    const bot = atNandax();
    const reply = edits(bot, sylvie, "v2", "entre 2012 et 2014");
    expect(reply).toContain("Vous revenez à Vougy.");
    expect(reply).toContain("Vouliez-vous dire");
    expect(says(bot, sylvie, "v3", "c")).toContain("Corrigé : 2014");
    expect(answersOf(bot, "Nandax")).toEqual({});
  });

  test("what is advised begins with going back there: « corriger » alone would be about this one", () => {
    const bot = atNandax();
    bot.play(sylvie, "diagnostic Vougy", "corriger année de création : 2014", "diagnostic Nandax");
    expect(edits(bot, sylvie, "v2", "2013")).toContain("« diagnostic Vougy », puis « corriger année de création »");
    expect(erases(bot, sylvie, "v1")).toContain("« diagnostic Vougy », puis « corriger service »");
  });

  test("a command's own question goes on waiting, unless the new words leave a doubt", () => {
    const bot = atMissions();
    const person = bot.store.people.byEmail(corinne);
    if (person === undefined) throw new Error("no Corinne");
    const mandates = [...person.mandates, { function: "chief_executive" as const, delegations: [] }];
    bot.store.people.save({ ...person, mandates }, 0);
    const asked = bot.say(corinne, "échéance ajouter");
    expect(edits(bot, corinne, "m2", "2013")).toBe(`Corrigé : 2013 (avant : 2012).\nNous en étions à :\n${asked}`);
    expect(edits(bot, corinne, "m2", "entre 2012 et 2014")).toMatch(/^D'accord, je laisse cela.*Vouliez-vous dire/su);
  });

  test("a pause goes on", () => {
    const bot = atMissions();
    bot.say(corinne, "pause");
    expect(edits(bot, corinne, "m2", "2013")).toBe("Corrigé : 2013 (avant : 2012).");
    expect(bot.say(corinne, "2014")).toContain("Je n'ai pas compris « 2014 »");
  });

  test("what was offered stays offered", () => {
    const bot = createDemoBot();
    says(bot, sylvie, "c1", "diagnostic");
    edits(bot, sylvie, "c1", "diagnostics");
    expect(bot.say(sylvie, "2")).toContain("Nandax, question 1 sur");
  });
});

describe("an item of a list", () => {
  test("described in one message is corrected by its new description, whatever was added after it", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui, par une association");
    for (let turn = 0; turn < 30 && !bot.say(corinne, "passer").includes("équipements"); turn += 1);
    says(bot, corinne, "i1", "gymnase, 12 rue de la Gare, 300 m²");
    bot.say(corinne, "c'est tout");
    bot.say(corinne, "salle des fêtes");
    const reply = edits(bot, corinne, "i1", "gymnase, 12 rue de la Gare, 350 m²");
    expect(reply).toMatch(/Corrigé : 350 m²/u);
    expect(edits(bot, corinne, "i1", "gymnase, piscine")).toContain("touche plusieurs réponses à la fois");
    expect(erases(bot, corinne, "i1")).toContain("les réponses qu'il m'avait données restent enregistrées");
  });
});

describe("the new words of a message that never was handled", () => {
  test("are heard as the message itself, which changes nothing if it comes after", () => {
    const bot = createDemoBot();
    says(bot, corinne, "d", "diagnostic", 100);
    const reply = edits(bot, corinne, "lost", "oui en régie", { at: 200 });
    expect(reply).toContain("C'est noté : Oui, en régie.");
    expect(says(bot, corinne, "lost", "oui en regie", 200)).toBe("");
    expect(edits(bot, corinne, "lost", "non", { at: 200 })).toContain("Corrigé : Non (avant : Oui, en régie)");
  });

  test("are not taken for the answer to the question that waits now when others were heard since", () => {
    const bot = createDemoBot();
    says(bot, corinne, "d", "diagnostic", 100);
    says(bot, corinne, "m1", "oui en régie", 300);
    expect(edits(bot, corinne, "lost", "2012", { at: 200 })).toContain("envoyez-le à nouveau");
    expect(kept(bot, "depuis")).toBeUndefined();
  });

  test("nor when nobody can say when it was written", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    const reply = edits(bot, corinne, "lost", "2012");
    expect(reply).toContain("envoyez-le à nouveau");
    expect(reply).toContain(secondQuestion);
    expect(kept(bot, "depuis")).toBeUndefined();
  });

  test("from whom Relais does not know may be a code that was badly copied", () => {
    const bot = createDemoBot();
    const code = /REL-\w{4}-\w{4}/u.exec(bot.play(dgs, "inviter caf@demo.example"))?.[0] ?? "";
    says(bot, "pseudo", "k1", "REL-2222-3333");
    expect(edits(bot, "pseudo", "k1", code)).toContain("C'est fait, votre compte est relié.");
  });
});

describe("a message taken back", () => {
  test("keeps its answer, and that is said once, with how to change it and to withdraw it", () => {
    const bot = atMissions();
    const reply = erases(bot, corinne, "m2");
    expect(reply).toContain("Vous avez supprimé un message, mais la réponse qu'il m'avait donnée reste enregistrée.");
    expect(reply).toContain("écrivez « corriger année de création » ; pour la retirer, répondez alors");
    expect(reply).not.toContain("2012");
    expect(reply).toContain(thirdQuestion);
    expect(erases(bot, corinne, "m2")).toBe("");
    expect(kept(bot, "depuis")).toBe(2012);
    expect(bot.say(corinne, "corriger année de création : je ne sais pas")).toContain("à compléter");
  });

  test.each([
    ["a command", "c1", "qui suis-je"],
    ["what was not understood", "c2", "le chat"],
    ["what was left to be completed", "c3", "je ne sais pas"],
  ])("is not spoken of when it was %s", (_, id, text) => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    says(bot, corinne, id, text);
    expect(erases(bot, corinne, id)).toBe("");
  });

  test("is not spoken of when its answer was changed since, when it never came, or when it is somebody else's", () => {
    const bot = atMissions();
    const colleague = colleagueIn(bot);
    expect(erases(bot, colleague, "m2")).toBe("");
    bot.say(corinne, "corriger année de création : 2014");
    expect(erases(bot, corinne, "m2")).toBe("");
    expect(erases(bot, corinne, "never")).toBe("");
    expect(erases(bot, "inconnu", "m1")).toBe("");
  });

  test("changes nothing of what is being answered, nor of what was offered", () => {
    const bot = createDemoBot();
    says(bot, sylvie, "c1", "diagnostic");
    expect(erases(bot, sylvie, "c1")).toBe("");
    expect(bot.say(sylvie, "2")).toContain("Nandax, question 1 sur");
  });
});

describe("where others read", () => {
  const shared = { address: { platform: "slack", channel: "C1" }, direct: false } as const;

  test("what is changed or taken back is not answered, whoever did it", () => {
    const bot = atMissions();
    for (const who of [corinne, caf, "inconnu"]) {
      for (const foreign of [{}, { foreign: true as const }]) {
        expect(edits(bot, who, "m2", "2013", { ...shared, ...foreign })).toBe("");
        expect(happens(bot, who, { type: "erased", of: "m2" }, { ...shared, ...foreign })).toBe("");
      }
    }
    expect(kept(bot, "depuis")).toBe(2012);
  });

  test("what cannot be read is said there, and nothing else is", () => {
    const bot = atMissions();
    for (const who of [corinne, dgs, "inconnu"]) {
      const reply = happens(bot, who, { type: "unreadable" }, shared);
      expect(reply).toContain("impossible de déchiffrer");
      expect(reply).not.toContain("@");
      expect(reply.split("\n")).toHaveLength(1);
    }
    expect(happens(bot, corinne, { type: "unreadable" }, { ...shared, foreign: true })).toContain("autre organisation");
  });
});

describe("a message that cannot be read", () => {
  test("is told to its author, with what to do; the question that waits goes on waiting", () => {
    const bot = atMissions();
    const reply = happens(bot, corinne, { type: "unreadable" });
    expect(reply).toContain("Votre message est bien arrivé, mais je ne peux pas le lire");
    expect(reply).toContain("Envoyez-le à nouveau.");
    expect(reply).toContain(`parlez-en à la direction générale (${dgs})`);
    expect(reply).toContain(thirdQuestion);
    expect(bot.say(corinne, "1", "slack")).toContain("C'est noté");
  });

  test("is told to whom Relais does not know, and to the direction, who has somebody else to ask", () => {
    const bot = createDemoBot();
    expect(happens(bot, "inconnu", { type: "unreadable" })).toMatch(/déchiffrer.*la direction générale \(dgs@/u);
    expect(happens(bot, dgs, { type: "unreadable" })).toContain("la personne qui installe Relais");
  });

  test("leaves what was offered to be picked", () => {
    const bot = createDemoBot();
    bot.say(sylvie, "diagnostic");
    happens(bot, sylvie, { type: "unreadable" });
    expect(bot.say(sylvie, "2")).toContain("Nandax, question 1 sur");
  });
});
