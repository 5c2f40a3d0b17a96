import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { caf, corinne, createDemoBot, dgs, mayorOfVougy, president, sylvie, technician } from "../support/demo-bot.ts";
import { atOpenQuestion } from "../support/demo-scenes.ts";

const everyone = [dgs, president, mayorOfVougy, sylvie, technician, caf];

describe("aide", () => {
  test("with a slip, finds the word that begins so, and none that only looks like it", () => {
    const found = createDemoBot().say(sylvie, "aide sondge");
    expect(found).toContain("« résultats du sondage »");
    expect(found).not.toContain("congé");
  });

  test.each(everyone)("holds on a phone for %s, and every number opens a subject of theirs", (email) => {
    const bot = createDemoBot();
    const lines = bot.say(email, "aide").split("\n");
    expect(lines.length).toBeLessThanOrEqual(12);
    const subjects = lines.flatMap((line) => /^(\d+)\. (.+)$/u.exec(line)?.slice(1) ?? []);
    expect(subjects.length).toBeGreaterThan(4);
    for (let at = 0; at < subjects.length; at += 2) {
      bot.say(email, "aide");
      const opened = bot.say(email, subjects[at] ?? "");
      expect(opened).toContain(subjects[at + 1] === "Tous les sujets" ? "De quel sujet" : (subjects[at + 1] ?? ""));
    }
  });

  test.each(everyone)("every command it puts first answers %s", (email) => {
    const bot = createDemoBot();
    const shown = [...bot.say(email, "aide").matchAll(/^- « (.+?) » : /gmu)].map(([, typed = ""]) => typed);
    expect(shown).toHaveLength(4);
    for (const typed of shown) expect(bot.say(email, typed)).not.toMatch(/pas compris|ne peux pas faire/u);
  });

  test("the diagnostic comes first for whom it waits for, and leaves once nothing does", () => {
    const bot = createDemoBot();
    expect(bot.say(corinne, "aide")).toContain("- « diagnostic » : ");
    expect(bot.say(mayorOfVougy, "aide")).not.toContain("- « diagnostic » : ");
  });

  test.each(["aide svp", "aidez-moi", "aidez moi s'il vous plaît", "aide, merci"])("« %s » is the same", (said) => {
    expect(createDemoBot().say(sylvie, said)).toContain("Écrivez simplement l'un de ces mots");
  });

  test("the rest of the subjects are all there, and picked by their number", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "aide sujets")).toContain("13. Vous et moi");
    expect(bot.say(dgs, "8")).toContain("Les instances\n- « instances »");
    expect(bot.say(caf, "aide sujets")).not.toContain("Les dates de la loi");
  });
});

describe("aide tout", () => {
  test("gives every subject, and every command in a file", () => {
    const bot = createDemoBot();
    bot.receive(bot.eventOf(dgs, { text: "aide tout" }));
    const [file] = bot.drain().flatMap(({ message }) => message.blocks.filter((block) => block.type === "file"));
    const text = file?.file !== undefined && "text" in file.file ? file.file.text : "";
    expect(text.split("\r\n").length).toBeGreaterThan(commands.length * 0.8);
    expect(bot.say(caf, "aide tout")).not.toContain("inviter");
  });
});

describe("aide and a word", () => {
  test.each([
    ["aide relance", "« relancer Vougy »"],
    ["aide sondage", "« sonder les dates du copil »"],
    ["aide sondge", "« sonder les dates du copil »"],
    ["aide excel", "« classement excel »"],
    ["aide pouvoir", "« je viens au copil »"],
    ["aide sur les convocations", "« convocation"],
    ["aide objectifs", "« objectif 3 »"],
    ["aide reunoins", "Les réunions\n"],
    ["aide réunion", "Les réunions\n"],
    ["aide INSTANCES", "Les instances\n"],
  ])("« %s »", (said, shown) => {
    expect(createDemoBot().say(dgs, said)).toContain(shown);
  });

  test("shows all its examples, five commands at most, and says how many more", () => {
    const reply = createDemoBot().say(dgs, "aide réunion créer");
    expect(reply).toContain("« réunion créer copil 14 décembre 14h à Pouilly » ou « réunion créer cotech »");
    expect(createDemoBot().say(dgs, "aide diagnostic lancer").split("\n").length).toBeLessThanOrEqual(8);
    expect(createDemoBot().say(dgs, "aide commune")).toMatch(/Et \d+ de plus/u);
  });

  test("never what is not for them", () => {
    expect(createDemoBot().say(caf, "aide relancer")).not.toContain("« relancer Vougy »");
  });

  test("that finds nothing says so, then what can be asked", () => {
    const reply = createDemoBot().say(sylvie, "aide zzz");
    expect(reply).toContain("Je ne trouve rien sur « zzz »");
    expect(reply).toContain("1. Répondre au diagnostic");
  });

  test("in the middle of a question, a subject is a request and « aide alimentaire » an answer", () => {
    const bot = atOpenQuestion();
    const asked = bot.say(corinne, "aide réunions");
    expect(asked).toContain("Les réunions");
    expect(asked).toContain("Que demandent les jeunes");
    expect(bot.say(corinne, "aide alimentaire")).toContain("C'est noté : aide alimentaire.");
  });
});
