import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { encodeWorkbook, legalNames } from "../../../src/core/delivery/workbook.ts";
import type { Cell, Column, Sheet, Workbook } from "../../../src/core/message.ts";
import { workbookMime } from "../../../src/core/message.ts";

function workbookOf(...sheets: Sheet[]): Workbook {
  return { name: "a.xlsx", mime: workbookMime, label: "Un classeur", sheets };
}

const sheetOf = (columns: [title: string, holds: Column["holds"]][], ...rows: Cell[][]): Sheet => ({
  name: "Feuille",
  columns: columns.map(([title, holds]) => ({ title, holds })),
  rows,
});

/** What a spreadsheet would read of the first sheet: each cell with its type, its value and its number format, by address. */
async function read(...sheets: Sheet[]) {
  const parts = unzipSync(await encodeWorkbook(workbookOf(...sheets)));
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const texts = Array.from(
    part("xl/sharedStrings.xml").matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gsu),
    ([, text = ""]) => text,
  );
  const formats = new Map(
    Array.from(part("xl/styles.xml").matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/gu), ([, id, code]) => [id, code]),
  );
  const styles = Array.from(
    part("xl/styles.xml")
      .split("<cellXfs")[1]
      ?.matchAll(/<xf ([^>]*)>/gu) ?? [],
    ([, style = ""]) => style,
  );
  const first = part("xl/worksheets/sheet1.xml");
  const cells = new Map(
    Array.from(
      first.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/gsu),
      ([, at = "", attributes = "", inside = ""]) => {
        const style = styles[Number(/ s="(\d+)"/u.exec(attributes)?.[1])] ?? "";
        const format = (formats.get(/numFmtId="(\d+)"/u.exec(style)?.[1]) ?? "").replaceAll("&quot;", '"');
        const raw = /<v>(.*?)<\/v>/su.exec(inside)?.[1] ?? "";
        const isText = attributes.includes(' t="s"');
        return [at, { isText, value: isText ? texts[Number(raw)] : Number(raw), format, style }];
      },
    ),
  );
  const names = Array.from(part("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]*)"/gu), ([, name]) => name);
  return { cells, names, xml: first, all: Object.keys(parts).map(part).join("\n") };
}

const valuesIn = ({ cells }: Awaited<ReturnType<typeof read>>) => [...cells].map(([at, { value }]) => [at, value]);

describe("a cell", () => {
  test("of figures is a number, shown as in France; an empty one is left out", async () => {
    const { cells } = await read(
      sheetOf(
        [
          ["Coût", "euro"],
          ["ETP", "number"],
          ["Part", "percent"],
          ["Année", "year"],
          ["Places", "number"],
        ],
        [41_300, 2.5, 60, 2012, 1_250],
        [12.5, null, null, null, null],
      ),
    );
    expect(cells.get("A2")).toMatchObject({ isText: false, value: 41_300, format: '#,##0.00"\u00a0€"' });
    expect(cells.get("B2")).toMatchObject({ isText: false, value: 2.5, format: "#,##0.00" });
    expect(cells.get("C2")).toMatchObject({ isText: false, value: 0.6, format: '0"\u00a0"%' });
    expect(cells.get("D2")).toMatchObject({ isText: false, value: 2012, format: "0" });
    expect(cells.get("E2")).toMatchObject({ isText: false, value: 1_250, format: "#,##0" });
    expect([...cells.keys()].filter((at) => at.endsWith("3"))).toEqual(["A3"]);
  });

  test.each([
    ["2026-11-23", 46_349],
    ["2024-02-29", 45_351],
    ["2000-01-01", 36_526],
    ["1900-03-01", 61],
  ])("of a date is that day: %s is the day %i of spreadsheets", async (day, serial) => {
    const { cells } = await read(sheetOf([["Fin", "date"]], [day]));
    expect(cells.get("A2")).toMatchObject({ isText: false, value: serial, format: "dd/mm/yyyy" });
  });

  test.each(["=1+1", "+33 4 77 00 00 00", "-5", "@SOMME(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")'])(
    "that looks like a formula is a text: %s",
    async (said) => {
      const { cells, xml } = await read(sheetOf([[said, "text"]], [said], [said]));
      for (const at of ["A1", "A2", "A3"]) {
        expect(cells.get(at)).toMatchObject({ isText: true, value: said.replaceAll('"', '"'), format: "@" });
      }
      expect(xml).not.toContain("<f>");
    },
  );

  test("keeps the words, their lines and their signs, without what no spreadsheet opens", async () => {
    const read1 = await read(
      sheetOf(
        [["Besoins", "text"]],
        ["l’été : <b>5 & 6</b>\r\nœuvre 🎉"],
        ["a\u0000b\u0007c\u0085d\ud800e\uffff"],
        ["_x0041_"],
        ["x".repeat(40_000)],
      ),
    );
    expect(valuesIn(read1).slice(1, 4)).toEqual([
      ["A2", "l’été : &lt;b&gt;5 &amp; 6&lt;/b&gt;\nœuvre 🎉"],
      ["A3", "abcde"],
      ["A4", "_x005F_x0041_"],
    ]);
    expect(String(read1.cells.get("A5")?.value)).toHaveLength(32_767);
  });

  test("may hold words that are the names of an object's members", async () => {
    const found = await read(sheetOf([["Nom", "text"]], ["constructor"], ["toString"], ["__proto__"]));
    expect(valuesIn(found).map(([, value]) => String(value).trim())).toEqual([
      "Nom",
      "constructor",
      "toString",
      "__proto__",
    ]);
  });
});

describe("a sheet", () => {
  test("has its titles in bold, in view with the columns that say who speaks", async () => {
    const { cells, xml } = await read({
      ...sheetOf(
        [
          ["INSEE", "text"],
          ["Commune", "text"],
        ],
        ["42338", "Vougy"],
      ),
      fixed: 2,
    });
    expect(cells.get("A1")?.style).toContain("fontId");
    expect(cells.get("A2")).toMatchObject({ isText: true, value: "42338" });
    expect(xml).toContain('<pane ySplit="1" xSplit="2" topLeftCell="C2"');
    expect(xml).toContain('orientation="landscape"');
  });

  test("has columns as wide as what they hold, within reason", async () => {
    const { xml } = await read(
      sheetOf(
        [
          ["N", "text"],
          ["Quoi", "text"],
          ["Long", "text"],
        ],
        ["1", "x".repeat(30), "x".repeat(300)],
      ),
    );
    expect(Array.from(xml.matchAll(/<col [^>]*width="([\d.]+)"/gu), ([, width]) => Number(width))).toEqual([
      12, 32, 60,
    ]);
  });

  test("makes room for the lines of what does not hold on one", async () => {
    const { xml } = await read(
      sheetOf([["Quoi", "text"]], ["court"], ["x".repeat(300)], ["un\ndeux\ntrois"], ["\n".repeat(90)]),
    );
    expect(Array.from(xml.matchAll(/<row [^>]* ht="(\d+)"/gu), ([, height]) => Number(height))).toEqual([
      15, 15, 90, 45, 405,
    ]);
  });

  test("without a line is there with its titles", async () => {
    const { cells } = await read(sheetOf([["Commune", "text"]]));
    expect([...cells.keys()]).toEqual(["A1"]);
  });
});

test("names of sheets are those that spreadsheets take, each once, in order", async () => {
  const said = [
    "Le service aujourd’hui",
    "L’équipe, les agents et l’organisation du travail",
    "L’équipe, les agents et l’organisation du soir",
  ];
  const odd = ["[a]:b*c?/d\\", "'", "", "History", "POSTES", "Postes"];
  const names = legalNames([...said, ...odd]);
  expect(names).toEqual([
    "Le service aujourd’hui",
    "L’équipe, les agents et l’orga…",
    "L’équipe, les agents et l’… (2)",
    "a b c d",
    "Feuille",
    "Feuille (2)",
    "Feuille (3)",
    "POSTES",
    "Postes (2)",
  ]);
  const found = await read(...names.map((name) => ({ ...sheetOf([["A", "text"]]), name })));
  expect(found.names).toEqual(names);
});
