import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { atReview, colleagueIn, skipTo } from "../../support/demo-scenes.ts";
import { document, photo, send } from "../../support/sent-files.ts";

/** Corinne joined a photo to "Service", then a document to "Attentes du conseil", which is restricted. */
function played(): Uint8Array {
  const bot = createDemoBot();
  bot.say(corinne, "diagnostic");
  send(bot, corinne, [photo("mairie.jpg")]);
  bot.say(corinne, "non");
  skipTo(bot, "Relisez");
  send(bot, corinne, [document("vœux du conseil.pdf")]);
  bot.say(corinne, "attentes du conseil");
  return bot.freeze();
}

let frozen: Uint8Array | undefined;

/** Played once, then copied. */
const withFiles = () => createDemoBot({ from: (frozen ??= played()) });

const filesIn = (bot: DemoBot, email: string, said: string) => {
  bot.receive(bot.eventOf(email, { text: said }));
  return bot
    .drain()
    .filter(({ to }) => to === email)
    .flatMap(({ message }) => message.blocks.flatMap((block) => (block.type === "file" ? [block.file] : [])));
};

/** What the audit trail says of files. */
function traceOf({ file }: DemoBot): unknown[] {
  const db = new Database(file, { readonly: true });
  onTestFinished(() => void db.close());
  return db.prepare("SELECT action, before, after FROM audit WHERE action LIKE 'answer_file.%' ORDER BY rowid").all();
}

describe("pièces jointes", () => {
  test.each(["pièces jointes", "PIECES JOINTES ?", "mes pièces jointes", "pièces jointes Charlieu"])(
    "« %s » lists them with their number, their question, who sent them and when",
    (said) => {
      const bot = withFiles();
      const reply = bot.say(corinne, said);
      expect(reply).toContain("Charlieu, Mutualiser la jeunesse");
      expect(reply).toContain("pièce 1 : mairie.jpg (1 ko), Service, Mme Teyssier, 23 novembre");
      expect(reply).toContain("pièce 2 : vœux du conseil.pdf (1 ko), Attentes du conseil, Mme Teyssier, 23 novembre");
      expect(reply).toContain("Pour en recevoir une : « pièce 1 ». Pour en retirer une : « retirer pièce 1 ».");
      expect(reply).toContain("Tout est répondu");
    },
  );

  test("are those of a municipality for the DGS, the restricted ones too", () => {
    const bot = withFiles();
    const reply = bot.say(dgs, "pièces jointes de Charlieu");
    expect(reply).toContain("mairie.jpg");
    expect(reply).toContain("vœux du conseil.pdf");
    expect(bot.say(dgs, "pièces jointes Vougy")).toBe("Aucune pièce jointe à vous montrer pour Vougy.");
  });

  test("of a restricted answer are read by nobody else", () => {
    const bot = withFiles();
    const colleague = colleagueIn(bot);
    for (const email of [colleague, technician]) {
      const reply = bot.say(email, "pièces jointes");
      expect(reply).toContain("mairie.jpg");
      expect(reply).not.toContain("vœux");
      expect(bot.say(email, "pièce 2")).toContain("Je n'ai pas de pièce 2 à vous montrer.");
      expect(filesIn(bot, email, "pièce 2")).toEqual([]);
    }
    for (const email of [mayorOfVougy, sylvie]) {
      expect(bot.say(email, "pièces jointes")).toContain("Aucune pièce jointe à vous montrer.");
      expect(bot.say(email, "pièce 1")).toContain("Je n'ai pas de pièce 1 à vous montrer.");
    }
  });

  test("that wait for their question are for who sent them and the DGS", () => {
    const bot = atReview();
    send(bot, corinne, [document("a.pdf")]);
    bot.say(corinne, "annuler");
    expect(bot.say(dgs, "pièces jointes")).toContain("a.pdf (1 ko), sans question");
    expect(bot.say(colleagueIn(bot), "pièces jointes")).toContain("Aucune pièce jointe à vous montrer.");
  });

  test("are only counted, by municipality, when there are many", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    send(
      bot,
      corinne,
      Array.from({ length: 31 }, (_, index) => photo(`${index}.jpg`)),
    );
    const reply = bot.say(dgs, "pièces jointes");
    expect(reply).toContain("Charlieu, Mutualiser la jeunesse : 31 pièces jointes");
    expect(reply).toContain("Pour les voir : « pièces jointes Charlieu ».");
    expect(bot.say(dgs, "pièces jointes Charlieu")).toContain("pièce 31 : 30.jpg");
  });

  test("are told in the answers that the DGS reads", () => {
    const bot = withFiles();
    bot.say(corinne, "valider");
    expect(bot.say(dgs, "diagnostic Charlieu")).toContain("Service | Non, 1 pièce jointe");
  });

  test("and nothing sent yet, how to send one is said to who is asked a diagnostic", () => {
    expect(createDemoBot().say(corinne, "pièces jointes")).toContain("envoyez ici une photo ou un document");
    expect(createDemoBot().say(mayorOfVougy, "pièces jointes")).toBe("Aucune pièce jointe à vous montrer.");
  });
});

describe("pièce", () => {
  test.each(["pièce 1", "piece n° 1", "la pièce 1 ", "voir la pièce 1"])("« %s » gives the file again", (said) => {
    const [file] = filesIn(withFiles(), dgs, said.trim().replace(/^la /u, ""));
    expect(file).toMatchObject({ name: "mairie.jpg", mime: "image/jpeg", stored: 1 });
  });

  test("alone asks which, with their numbers, which are no ranks of a list", () => {
    const bot = withFiles();
    bot.play(corinne, "retirer pièce 1", "oui");
    const reply = bot.say(dgs, "pièce");
    expect(reply).toContain("Dites laquelle, avec son numéro, par exemple « pièce 3 » :");
    expect(reply).toContain("pièce 2 : vœux du conseil.pdf");
    expect(reply).not.toContain("1. ");
  });

  test("is an answer like another where nobody sent any file", () => {
    const bot = createDemoBot();
    bot.play(corinne, "diagnostic", "non");
    skipTo(bot, "Que demandent les jeunes");
    expect(bot.say(corinne, "pièce 3")).toContain("Besoins des jeunes : pièce 3, est-ce bien cela ?");
  });
});

describe("retirer pièce", () => {
  test("asks, then leaves nothing of the file, and says so in the trace", () => {
    const bot = withFiles();
    expect(bot.say(corinne, "retirer la pièce 1")).toContain("Faut-il retirer « mairie.jpg » ?");
    expect(bot.store.answerFiles.byId(1)).toBeDefined();
    expect(bot.say(corinne, "oui")).toContain("C'est retiré : je n'ai plus « mairie.jpg ».");
    expect(bot.store.answerFiles.bytesOf(1)).toBeUndefined();
    expect(bot.say(corinne, "pièce 1")).toContain("Je n'ai pas de pièce 1");
    expect(bot.say(corinne, "récapitulatif")).not.toContain("Service | Non, 1 pièce jointe");
    expect(traceOf(bot).at(-1)).toEqual({ action: "answer_file.removed", before: "1 existe", after: null });
  });

  test.each(["non", "annuler", "je sais pas"])("« %s » keeps it", (said) => {
    const bot = withFiles();
    bot.play(corinne, "retirer pièce 1", said);
    expect(bot.store.answerFiles.byId(1)?.name).toBe("mairie.jpg");
  });

  test("is for who sent it, who answers with them, and the DGS", () => {
    const bot = withFiles();
    expect(bot.say(technician, "retirer pièce 1")).toContain("c'est à elle, ou à qui répond avec elle, de la changer");
    expect(bot.play(colleagueIn(bot), "retirer pièce 1", "oui")).toContain("C'est retiré");
    expect(bot.play(dgs, "retirer pièce 2", "oui")).toContain("C'est retiré");
  });
});

describe("joindre", () => {
  test.each([
    ["joindre pièce 1 à attentes du conseil", "Attentes du conseil"],
    ["joindre la pièce 1 à la question attente du conseil", "Attentes du conseil"],
    ["joindre 1 aux besoin des jeune", "Besoins des jeunes"],
  ])("« %s » moves it", (said, label) => {
    const bot = withFiles();
    expect(bot.say(corinne, said)).toContain(`« mairie.jpg » est maintenant jointe à la question « ${label} ».`);
    expect(bot.say(dgs, "pièces jointes")).toContain(`mairie.jpg (1 ko), ${label}`);
  });

  test("asks which question when the name is of none, or of several", () => {
    const bot = withFiles();
    expect(bot.say(corinne, "joindre pièce 1 à zzz")).toContain("À quelle question faut-il joindre « mairie.jpg » ?");
    expect(bot.say(corinne, "service")).toContain("à la question « Service »");
  });

  test("takes the files that are sent with its words, wherever the interview is", () => {
    const bot = atReview();
    const reply = send(bot, corinne, [photo("a.jpg"), document("b.pdf")], "joindre au service");
    expect(reply).toContain("J'ai joint « a.jpg » et « b.pdf » à la question « Service ».");
    expect(bot.say(corinne, "récapitulatif")).toContain("Service | Non, 2 pièces jointes");
  });

  test("with nothing that waits, says what to do", () => {
    const bot = atReview();
    expect(bot.say(corinne, "joindre à service")).toContain("Envoyez d'abord la photo ou le document.");
    expect(bot.say(corinne, "joindre une photo")).toContain("Envoyez d'abord la photo ou le document.");
    expect(bot.say(dgs, "joindre à service")).toContain("il n'y a rien à quoi joindre");
  });

  test("is not for the DGS to do in the place of who answers", () => {
    expect(withFiles().say(dgs, "joindre pièce 1 à service")).toContain("c'est à elle, ou à qui répond avec elle");
  });
});

test("a large file is given whole", () => {
  const bot = createDemoBot();
  bot.say(corinne, "diagnostic");
  const size = 2_500_000;
  const bytes = new Uint8Array(size);
  bytes.set(Buffer.from("%PDF-"));
  expect(send(bot, corinne, [{ name: "plan.pdf", mime: "", bytes }])).toContain("J'ai joint « plan.pdf »");
  expect(bot.say(corinne, "pièces jointes")).toContain("plan.pdf (2,5 Mo)");
  expect(bot.store.answerFiles.bytesOf(1)?.byteLength).toBe(size);
});
