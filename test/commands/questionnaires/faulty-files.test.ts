import { describe, expect, test } from "vitest";
import { createDemoBot, dgs } from "../../support/demo-bot.ts";
import { send } from "../../support/sent-files.ts";
import { changed, model, otherMeaning, sendYaml } from "./sent-questionnaires.ts";

/** What the direction reads of this file. */
function says(source: string | Uint8Array, name = "cantine.yaml", bot = createDemoBot()): string {
  return sendYaml(bot, source, { words: "questionnaire installer", name });
}

describe("a file that is no good questionnaire", () => {
  test("every fault with its line and what to write", () => {
    const said = says(
      changed(model, otherMeaning, ["type: nombre", "type: entiers"], ["si: existe", "si: exist"], ["4\n", "quatre\n"]),
    );
    expect(said).toContain("« cantine.yaml » a 3 choses à corriger. Rien n'est installé.");
    expect(said).toContain("- ligne 14, minutes : il faut un nombre");
    expect(said).toContain("- ligne 37, mode.si : « exist » n'est ni une question ni une variable");
    expect(said).toContain("- ligne 48, repas_an.type : le type « entiers » n'existe pas ; écrivez texte, entier");
  });

  test("ten of them at once, and how many are left", () => {
    const said = says(model.replaceAll("  court: ", "  courte: "));
    expect(said.match(/^- ligne/gmu)).toHaveLength(10);
    expect(said).toContain("Et 2 autres.");
  });

  test.each([
    ["a tab", changed(model, ["    titre:", "\ttitre:"]), "ligne 23 : les retraits s'écrivent avec des espaces"],
    ["a star", changed(model, ['"Les moyens"', "*Les moyens*"]), "ligne 55 : un texte qui commence par « * »"],
    ["nothing", "", "est vide"],
    ["spaces", " \n\n", "est vide"],
    ["a length", model + "# encore\n".repeat(20_000), "est trop long : un questionnaire tient dans 100 Ko"],
    ["brackets by thousands", changed(model, ["si: existe", `si: ${"(".repeat(30_000)}`]), "trop de crochets"],
    ["an indented name", changed(model, ["id: r", " id: r"]), "Rien n'est installé"],
  ])("%s", (_what, source, expected) => {
    expect(says(source)).toContain(expected);
  });

  test("lines that refer to each other by thousands are not read", () => {
    const bomb = "abcdefgh".split("").reduce(
      (lines, key, index, keys) =>
        `${lines}${key}: &${key} [${Array<string>(9)
          .fill(index === 0 ? "x" : `*${keys[index - 1]}`)
          .join(", ")}]\n`,
      "id: bombe\n",
    );
    expect(says(bomb)).toContain("un renvoi (« * ») de trop");
  });

  test.each([
    ["word", "questions.docx", "PK\u0003\u0004", "est un document de traitement de texte"],
    ["a spreadsheet", "questions.xlsx", "PK\u0003\u0004", "est un classeur de tableur"],
    ["a picture", "photo.png", "\u0089PNG\r\n\u001a\n\0", "n'est pas un fichier de texte"],
    ["notes", "notes.txt", "Voici mes questions.", "n'est pas un questionnaire"],
  ])("%s", (_what, name, head, expected) => {
    expect(says(Buffer.from(head, "latin1"), name)).toContain(expected);
  });

  test("several at once, none, or one that did not come", () => {
    const bot = createDemoBot();
    const file = { name: "a.yaml", mime: "", bytes: Buffer.from(model) };
    expect(send(bot, dgs, [file, { ...file, name: "b.yaml" }])).toContain("Un questionnaire à la fois");
    expect(bot.say(dgs, "questionnaire installer")).toContain("Envoyez-moi le fichier du questionnaire (.yaml)");
    const lost = { name: "a.yaml", mime: "", unread: "unreachable" as const };
    expect(send(bot, dgs, [lost])).toContain("ne m'est pas parvenu");
  });

  test("as Windows writes texts: with its mark, its line ends, its accents", () => {
    const plain = changed(model, ['"La restauration scolaire"', '"La cantine à l’école"']).replaceAll("\u202f", " ");
    const lines = plain.replaceAll("\n", "\r\n");
    expect(says(`\uFEFF${lines}`)).toContain("La cantine à l'école, version 1");
    const latin = Buffer.from(lines.replaceAll("’", "'"), "latin1");
    const guessed = says(latin);
    expect(guessed).toContain("La cantine à l'école, version 1");
    expect(guessed).toContain("n'est pas enregistré en UTF-8 : regardez si les accents");
    expect(says(Buffer.from(`\uFEFF${lines}`, "utf16le"))).not.toContain("UTF-8");
  });
});
