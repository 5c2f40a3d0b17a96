import { describe, expect, test } from "vitest";
import { formKeyOf, readFormKey } from "../../../src/core/form-file/form-key.ts";
import { readForm } from "../../../src/core/form-file/read-form.ts";

const lines = [
  ["Clé", "Section", "Question", "Réponses possibles", "Votre réponse", "Remarque"],
  ["relais/2/42338/3", "", "Commune de Vougy", "", "", ""],
  ["existe", "Service", "Quel service ?", "une seule", "Oui, en régie", ""],
  ["etp_total", "Agents", "Combien ; au total ?", "", "2,5", "déjà dit"],
  ["note", "Fin", "Autre chose ?", "", "l’été, « à deux »", ""],
];
const expected = {
  key: { campaign: 2, insee: "42338", version: 3 },
  lines: [
    { line: 3, key: "existe", said: "Oui, en régie", remark: "" },
    { line: 4, key: "etp_total", said: "2,5", remark: "déjà dit" },
    { line: 5, key: "note", said: "l’été, « à deux »", remark: "" },
  ],
};

const written = (rows: string[][], separator: string, end = "\r\n") =>
  rows.map((row) => row.map((cell) => `"${cell}"`).join(separator)).join(end);

/** As Excel does with a form that has no narrow space. */
const toWindows = (text: string) => Buffer.from(text.replaceAll("’", "\u0092"), "latin1");

describe("a form that comes back", () => {
  test.each([
    ["with semicolons, as LibreOffice and Excel write it in French", Buffer.from(written(lines, ";"))],
    ["with commas", Buffer.from(written(lines, ",", "\n"))],
    ["with tabs", Buffer.from(written(lines, "\t"))],
    ["with a byte order mark", Buffer.from(`\ufeff${written(lines, ";")}`)],
    ["in Windows-1252", toWindows(written(lines, ";"))],
    ["in UTF-16, as Excel's “texte Unicode”", Buffer.from(`\ufeff${written(lines, "\t")}`, "utf16le")],
  ])("is read %s", (_how, bytes) => {
    expect(readForm(bytes)).toEqual({ kind: "form", form: expected });
  });

  test("is read with its columns in another order, one of them gone, and lines above its header", () => {
    const moved = lines.map(([key = "", , question = "", , answer = "", remark = ""]) => [
      remark,
      answer,
      question,
      key,
    ]);
    const read = readForm(Buffer.from(written([["Formulaire", "", "", ""], ...moved], ";")));
    expect(read).toMatchObject({ kind: "form", form: { key: expected.key } });
    expect(read.kind === "form" && read.form.lines.map(({ key, said }) => [key, said])).toEqual(
      expected.lines.map(({ key, said }) => [key, said]),
    );
  });

  test("loses its first line without losing its answers", () => {
    const read = readForm(Buffer.from(written(lines.toSpliced(1, 1), ";")));
    expect(read).toEqual({
      kind: "form",
      form: { lines: expected.lines.map((one) => ({ ...one, line: one.line - 1 })) },
    });
  });

  test("is read without the sign that kept a spreadsheet from computing it", () => {
    const guarded = [...lines, ["x", "", "", "", "'=1+1", ""], ["y", "", "", "", "'oui'", ""]];
    const read = readForm(Buffer.from(written(guarded, ";")));
    expect(read.kind === "form" && read.form.lines.slice(-2).map(({ said }) => said)).toEqual(["=1+1", "'oui'"]);
  });

  test("of two municipalities together is for nobody; another table is no form", () => {
    const two = [...lines, ["relais/2/42218/3", "", "", "", "", ""]];
    expect(readForm(Buffer.from(written(two, ";")))).toEqual({ kind: "several" });
    expect(readForm(Buffer.from("nom;prénom\nArnaud;Claire"))).toEqual({ kind: "nothing" });
    expect(readForm(Buffer.from(""))).toEqual({ kind: "nothing" });
    expect(readForm(Buffer.from([0x50, 0x4b, 3, 4, 0, 255]))).toEqual({ kind: "nothing" });
  });
});

test("a key says its campaign, its municipality and its version, in Corsica too", () => {
  const key = { campaign: 12, insee: "2A004", version: 1 };
  expect(readFormKey(formKeyOf(key))).toEqual(key);
  expect(readFormKey("relais/0/1/2")).toBeUndefined();
  expect(readFormKey("existe")).toBeUndefined();
});
