import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { SentFile } from "../../src/core/adapter.ts";
import type { Command } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { say } from "../../src/core/message.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie } from "../support/demo-bot.ts";
import { answersOf, atReview, colleagueIn, skipTo } from "../support/demo-scenes.ts";
import { document, photo, send } from "../support/sent-files.ts";

const askedYear = "Depuis quelle année ce service existe-t-il ?";

/** "salle.jpg at service", for all the files that are kept. */
function kept({ store }: DemoBot): string[] {
  return store.answerFiles
    .interviews()
    .flatMap((id) => store.answerFiles.ofInterview(id))
    .map(({ name, path = "nowhere" }) => `${name} at ${path}`);
}

describe("a file sent in the middle of an interview", () => {
  test("is joined to the question that waits, which is asked again", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    const reply = send(bot, corinne, [photo("mairie.jpg")]);
    expect(reply).toMatch(
      /^J'ai joint « mairie\.jpg » à la question « Année de création »\. Répondez-y aussi par écrit si vous le pouvez\.\n/u,
    );
    expect(reply).toContain(askedYear);
    expect(kept(bot)).toEqual(["mairie.jpg at depuis"]);
    expect(bot.say(corinne, "2012")).toContain("C'est noté : 2012.");
    expect(bot.say(corinne, "récapitulatif")).toContain("Année de création | 2012, 1 pièce jointe");
  });

  test("with words is joined to the question that they answer", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    const reply = send(bot, corinne, [photo("mairie.jpg"), document("délibération.pdf")], "2012");
    expect(reply).toContain("J'ai joint « mairie.jpg » et « délibération.pdf » à la question « Année de création ».");
    expect(reply).toContain("C'est noté : 2012.");
    expect(kept(bot)).toEqual(["mairie.jpg at depuis", "délibération.pdf at depuis"]);
    expect(answersOf(bot, "Charlieu")["depuis"]).toMatchObject({ value: 2012 });
  });

  test("is kept when its words answer nothing, and they are said not to", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    const reply = send(bot, corinne, [photo("mairie.jpg")], "voici la plaque de la mairie");
    expect(reply).toContain("J'ai joint « mairie.jpg » à la question « Année de création ».");
    expect(reply).toContain(askedYear);
    expect(answersOf(bot, "Charlieu")["depuis"]).toBeUndefined();
  });

  test("is joined to the item of a list that is being described, or that its words add", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie");
    skipTo(bot, "Quels équipements");
    send(bot, corinne, [photo("plan.jpg")]);
    const reply = send(bot, corinne, [photo("salle.jpg")], "Salle des fêtes");
    expect(reply).toContain("J'ai joint « salle.jpg » à « Salle des fêtes (Équipements) ».");
    expect(send(bot, corinne, [photo("cuisine.jpg")])).toContain("à « Salle des fêtes (Équipements) »");
    expect(kept(bot)).toEqual([
      "plan.jpg at equipements",
      "salle.jpg at equipements/1",
      "cuisine.jpg at equipements/1",
    ]);
    bot.play(corinne, "c'est tout", "c'est tout");
    expect(bot.say(corinne, "récapitulatif")).toContain("Équipements | Salle des fêtes, 3 pièces jointes");
  });

  test("is there after a restart, and is the same for who answers from another messenger", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    send(bot, corinne, [photo("mairie.jpg")]);
    const again = bot.restart();
    expect(kept(again)).toEqual(["mairie.jpg at existe"]);
    expect(again.say(corinne, "pièces jointes", "slack")).toContain("mairie.jpg (1 ko), Service");
  });

  test("is kept once, even sent twice, and says where it is", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    send(bot, corinne, [photo("mairie.jpg")], "", { id: "m1" });
    expect(send(bot, corinne, [photo("mairie.jpg")], "", { id: "m1" })).toBe("");
    bot.say(corinne, "oui en régie");
    const reply = send(bot, corinne, [photo("IMG_4012.jpg", "mairie.jpg")]);
    expect(reply).toContain("« mairie.jpg » est déjà jointe à la question « Service » : je ne la garde qu'une fois.");
    expect(kept(bot)).toEqual(["mairie.jpg at existe"]);
  });

  test.each<[string, SentFile, string]>([
    [
      "of another kind",
      { name: "paie.exe", mime: "", bytes: new Uint8Array([77, 90, 0]) },
      "Je n'ai pas gardé « paie.exe ». Je garde les PDF, les photos",
    ],
    ["too big", { name: "film.mp4", mime: "", unread: "too_big" }, "Je n'ai pas gardé « film.mp4 » : 10 Mo au plus."],
    [
      "that could not be had",
      { name: "salle.jpg", mime: "", unread: "unreachable" },
      "Je n'ai pas pu recevoir « salle.jpg ». Envoyez-la à nouveau.",
    ],
    ["without a name", { name: "", mime: "", unread: "unreachable" }, "Je n'ai pas pu recevoir la pièce jointe."],
  ])("%s is refused with what to do, its words are heard and the others kept", (_, file, sentence) => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    expect(send(bot, corinne, [file])).toContain(sentence);
    const reply = send(bot, corinne, [file, photo("mairie.jpg")], "oui en régie");
    expect(reply).toContain(sentence);
    expect(reply).toContain("C'est noté : Oui, en régie.");
    expect(kept(bot)).toEqual(["mairie.jpg at existe"]);
  });

  test("is not given to a question that was asked of nobody: another person answered meanwhile", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    const colleague = colleagueIn(bot);
    bot.play(colleague, "diagnostic", "oui en régie");
    expect(send(bot, corinne, [photo("mairie.jpg")])).toContain("À quelle question faut-il joindre « mairie.jpg » ?");
    expect(kept(bot)).toEqual(["mairie.jpg at nowhere"]);
    expect(bot.say(corinne, "service")).toContain("J'ai joint « mairie.jpg » à la question « Service ».");
    expect(kept(bot)).toEqual(["mairie.jpg at existe"]);
  });

  test("delivered after a later message waits for its question", () => {
    const bot = createDemoBot();
    bot.receive({ ...bot.eventOf(corinne, { text: "diagnostic" }, "d1"), at: 100 });
    bot.receive({ ...bot.eventOf(corinne, { text: "oui en régie" }, "d2"), at: 300 });
    bot.drain();
    expect(send(bot, corinne, [photo("mairie.jpg")], "", { at: 200 })).toContain("À quelle question");
    expect(kept(bot)).toEqual(["mairie.jpg at nowhere"]);
  });

  test("stays kept when the words sent with it are refused", () => {
    const refusing: Command = {
      name: "refusing",
      words: ["refus"],
      group: "me",
      summary: "un refus",
      examples: ["refus"],
      action: "get_help",
      run() {
        throw new UserError("Ce n'est pas possible.");
      },
    };
    const bot = createDemoBot({ commands: [...commands, refusing] });
    bot.say(corinne, "diagnostic");
    expect(send(bot, corinne, [photo("mairie.jpg")], "refus")).toContain("Ce n'est pas possible.");
    expect(kept(bot)).toEqual(["mairie.jpg at nowhere"]);
  });
});

describe("a file sent when no question waits", () => {
  test("at the end, asks to which line it belongs, also for those sent one after the other", () => {
    const bot = atReview();
    expect(send(bot, corinne, [document("a.pdf")])).toContain("À quelle question faut-il joindre « a.pdf » ?");
    expect(send(bot, corinne, [document("b.pdf")])).toContain("joindre « a.pdf » et « b.pdf » ?");
    const reply = bot.say(corinne, "1");
    expect(reply).toContain("J'ai joint « a.pdf » et « b.pdf » à la question « Service ».");
    expect(reply).toContain("Tout est répondu");
    expect(kept(bot)).toEqual(["a.pdf at existe", "b.pdf at existe"]);
  });

  test.each(["annuler", "je sais pas", "plus tard"])("« %s » leaves it kept, to be joined later", (said) => {
    const bot = atReview();
    send(bot, corinne, [document("a.pdf")]);
    expect(bot.say(corinne, said)).toContain("Ce que vous avez envoyé reste gardé.");
    expect(bot.say(corinne, "pièces jointes")).toContain("a.pdf (1 ko), sans question");
    expect(bot.say(corinne, "joindre a servisse")).toContain("J'ai joint « a.pdf » à la question « Service ».");
  });

  test("after a pause goes to the only interview that was begun", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie", "pause");
    expect(send(bot, corinne, [photo("mairie.jpg")])).toContain("À quelle question faut-il joindre « mairie.jpg » ?");
    expect(bot.say(corinne, "service")).toContain("J'ai joint « mairie.jpg » à la question « Service ».");
  });

  test("with two interviews begun, asks to take one up first: municipalities are never mixed", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui en régie", "pause", "diagnostic Nandax", "non", "pause");
    expect(send(bot, sylvie, [photo("mairie.jpg")])).toContain("je ne sais pas à quel diagnostic la joindre");
    expect(kept(bot)).toEqual([]);
    bot.say(sylvie, "diagnostic Nandax");
    expect(send(bot, sylvie, [photo("mairie.jpg")])).toContain("Nandax");
  });

  test("with an order that begins one goes to it, and waits for its question", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "oui en régie");
    const reply = send(bot, sylvie, [photo("mairie.jpg")], "diagnostic Nandax");
    expect(reply).toContain("J'ai gardé « mairie.jpg ». Pour dire à quelle question elle va");
    expect(reply).toContain("Commençons par Nandax");
    expect(bot.say(sylvie, "joindre au service")).toContain("à la question « Service »");
    expect(bot.say(dgs, "pièces jointes Nandax")).toContain("mairie.jpg (1 ko), Service");
    expect(bot.say(dgs, "pièces jointes Vougy")).toContain("Aucune pièce jointe");
  });

  test("before any is begun, asks to begin, and what was offered can still be picked", () => {
    const bot = createDemoBot();
    expect(bot.say(sylvie, "diagnostic")).toContain("1. Vougy");
    expect(send(bot, sylvie, [photo("mairie.jpg")])).toContain("je ne sais pas à quel diagnostic la joindre");
    expect(bot.say(sylvie, "1")).toContain("Commençons par Vougy");
    expect(kept(bot)).toEqual([]);
  });

  test("and nothing begun is not kept, and its words are heard", () => {
    const bot = createDemoBot();
    expect(send(bot, mayorOfVougy, [photo("a.jpg")])).toContain("Hors d'un diagnostic en cours");
    const reply = send(bot, dgs, [photo("a.jpg")], "état");
    expect(reply).toContain("je ne lis pas les pièces jointes");
    expect(reply).toContain("0 commune sur 25");
    expect(kept(bot)).toEqual([]);
  });

  test("in a trial is not kept, and the trial goes on", () => {
    const bot = createDemoBot();
    bot.say(dgs, "diagnostic essayer voirie");
    expect(send(bot, dgs, [photo("a.jpg")])).toContain("rien n'y est gardé, vos pièces jointes non plus");
    expect(send(bot, dgs, [photo("a.jpg")], "oui en régie")).toContain("C'est noté : Oui, en régie.");
    expect(kept(bot)).toEqual([]);
  });

  test("with answers that may be without a name is not kept: it could tell whose they are", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer attentes des élus partout pour le 18 décembre", "oui");
    expect(bot.say(mayorOfVougy, "diagnostic")).toContain("Quelles sont vos trois priorités");
    const reply = send(bot, mayorOfVougy, [photo("a.jpg")], "jeunesse et voirie");
    expect(reply).toContain("on peut répondre sans donner son nom, et un fichier pourrait le dire");
    expect(reply).toContain("C'est noté");
    expect(kept(bot)).toEqual([]);
  });

  test("and a place on a map, is told that it could not be kept", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    expect(send(bot, corinne, [])).toContain("Je n'ai rien pu garder de cet envoi");
  });

  test("in the middle of another command's questions waits, and the question goes on", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "oui en régie", "fiche compléter");
    const reply = send(bot, corinne, [photo("mairie.jpg")]);
    expect(reply).toContain("J'ai gardé « mairie.jpg ». Pour dire à quelle question elle va");
    expect(kept(bot)).toEqual(["mairie.jpg at nowhere"]);
  });
});

/** Sylvie asks the year of the mayor, who sees nothing else of the interview. */
function put(): DemoBot {
  const bot = createDemoBot();
  bot.play(sylvie, "diagnostic Vougy", "oui en régie", "transmettre à la maire", "oui");
  return bot;
}

describe("a file sent for a question that a colleague put to somebody", () => {
  test.each<[string, string[]]>([
    ["while it is asked", ["répondre à la question"]],
    ["with nothing open", []],
  ])("%s is joined to it, and read by those who read its answer", (_, lines) => {
    const bot = put();
    bot.play(mayorOfVougy, ...lines);
    const reply = send(bot, mayorOfVougy, [document("délibération.pdf")], "2012");
    expect(reply).toContain("J'ai joint « délibération.pdf » à la question « Année de création ».");
    expect(reply).toContain("2012");
    expect(kept(bot)).toEqual(["délibération.pdf at depuis"]);
    expect(bot.say(sylvie, "pièces jointes")).toContain("délibération.pdf (1 ko), Année de création, Mme Chevalier");
    expect(bot.say(mayorOfVougy, "pièces jointes")).toContain("délibération.pdf");
  });
});

describe("a file that a command takes", () => {
  const taken: string[] = [];
  const taking: Command = {
    name: "taking",
    words: ["importer essai"],
    group: "me",
    summary: "prendre un fichier",
    examples: ["importer essai"],
    action: "get_help",
    takesFiles: true,
    overhearFiles: (files) => (files.some(({ name }) => name.endsWith(".csv")) ? "importer essai" : undefined),
    run({ files = [] }) {
      taken.push(...files.map(({ name }) => name));
      return { message: say("C'est pris.") };
    },
  };
  const csv: SentFile = { name: "a.csv", mime: "text/csv", bytes: new Uint8Array([97]) };

  test.each(["", "importer essai"])("goes to it with %j, and not to the question that waits", (words) => {
    taken.length = 0;
    const bot = createDemoBot({ commands: [...commands, taking] });
    bot.say(corinne, "diagnostic");
    expect(send(bot, corinne, [csv], words)).toContain("C'est pris.");
    expect(taken).toEqual(["a.csv"]);
    expect(kept(bot)).toEqual([]);
  });

  test("that it does not know goes to the question", () => {
    const bot = createDemoBot({ commands: [...commands, taking] });
    bot.say(corinne, "diagnostic");
    expect(send(bot, corinne, [photo("a.jpg")])).toContain("J'ai joint « a.jpg »");
  });
});
