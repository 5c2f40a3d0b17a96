import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { encodeDocument } from "../../../src/core/delivery/document.ts";
import { type Document, documentMime, type Passage } from "../../../src/core/message.ts";

function documentOf(...passages: Passage[]): Document {
  return {
    name: "note.docx",
    mime: documentMime,
    label: "Ouvrir la note",
    kind: "Note de synthèse",
    title: "Mutualiser la jeunesse",
    subtitle: "CC Charlieu-Belmont",
    header: "CC Charlieu-Belmont",
    day: "2026-12-21",
    passages,
  };
}

const tiles: Passage = {
  type: "chart",
  chart: {
    kind: "tiles",
    title: "Les communes",
    alt: "Vougy a répondu, Mars pas encore.",
    tiles: [{ label: "Vougy", state: "validée", tone: "done" }],
  },
};

async function partsOf(...passages: Passage[]) {
  const parts = unzipSync(new Uint8Array(await encodeDocument(documentOf(...passages))));
  return { names: Object.keys(parts), part: (name: string) => strFromU8(parts[name] ?? new Uint8Array()) };
}

/** The words of each paragraph, as a word processor reads them, with its style. */
async function paragraphsOf(...passages: Passage[]): Promise<[style: string | undefined, words: string][]> {
  const { part } = await partsOf(...passages);
  return Array.from(part("word/document.xml").matchAll(/<w:p>(.*?)<\/w:p>/gsu), ([, inside = ""]) => [
    /<w:pStyle w:val="([^"]*)"/u.exec(inside)?.[1],
    Array.from(inside.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>|<w:br\/>/gu), ([, words]) => words ?? "\n").join(""),
  ]);
}

const table: Passage = {
  type: "table",
  caption: "Les coûts",
  columns: [
    { title: "Commune", holds: "text" },
    { title: "Coût", holds: "figure" },
  ],
  rows: [
    ["Vougy", "41 300 €"],
    ["Mars", "7 000 €"],
  ],
};

describe("a document", () => {
  test("has real headings, numbered captions and lists", async () => {
    const read = await paragraphsOf(
      { type: "heading", level: 1, text: "L’essentiel" },
      { type: "heading", level: 2, text: "Le détail" },
      { type: "list", items: ["Une **chose** à faire"] },
      table,
      table,
    );
    expect(read).toContainEqual(["Title", "Mutualiser la jeunesse"]);
    expect(read).toContainEqual(["Heading1", "L’essentiel"]);
    expect(read).toContainEqual(["Heading2", "Le détail"]);
    expect(read).toContainEqual(["ListParagraph", "Une chose à faire"]);
    expect(read.filter(([style]) => style === "Caption").map(([, words]) => words)).toEqual([
      "Tableau 1. Les coûts",
      "Tableau 2. Les coûts",
    ]);
  });

  test("is in French, on A4, with the number of each page and of all of them, and no other field", async () => {
    const { part, names } = await partsOf(table);
    expect(part("word/styles.xml")).toContain('<w:lang w:val="fr-FR"/>');
    expect(part("word/document.xml")).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
    const all = names.filter((name) => name.endsWith(".xml")).map(part);
    const fields = all.flatMap((xml) =>
      Array.from(xml.matchAll(/<w:(?:instrText|fldSimple)[^>]*>([^<]*)/gu), ([, field = ""]) => field.trim()),
    );
    expect(fields).toEqual(["PAGE", "NUMPAGES"]);
  });

  test("repeats the titles of a table on each page, cuts no row, and puts figures at the right", async () => {
    const { part } = await partsOf(table);
    const xml = part("word/document.xml");
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/gu)).toHaveLength(3);
    expect(xml.match(/<w:jc w:val="right"\/>/gu)).toHaveLength(3);
    const widths = Array.from(xml.matchAll(/<w:gridCol w:w="(\d+)"/gu), ([, width]) => Number(width));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9_638);
  });

  test("holds its pictures, each with what it shows in words", async () => {
    const { part, names } = await partsOf(tiles);
    expect(names.filter((name) => name.startsWith("word/media/"))).toHaveLength(1);
    expect(part("word/document.xml")).toContain('descr="Vougy a répondu, Mars pas encore."');
    expect(await paragraphsOf(tiles)).toContainEqual(["Caption", "Graphique 1. Les communes"]);
  });

  test("goes nowhere else and runs nothing", async () => {
    const { names, part } = await partsOf(table, tiles, { type: "paragraph", text: "https://exemple.fr" });
    for (const name of names.filter((one) => one.endsWith(".rels"))) {
      const targets = Array.from(part(name).matchAll(/Target="([^"]*)"/gu), ([, target = ""]) => target);
      expect(part(name)).not.toContain("External");
      for (const target of targets)
        expect(names).toContain(target.startsWith("/") ? target.slice(1) : inFolderOf(name, target));
    }
    expect(names.join()).not.toMatch(/vba|\.bin|activeX|embeddings/u);
  });

  test.each([
    "{ HYPERLINK http://x }",
    '<w:fldSimple w:instr="DATE"/>',
    "=1+1",
    "a & b < c",
    'MERGEFIELD "x" \\* MERGEFORMAT',
  ])("keeps an answer as its words: %s", async (said) => {
    const passage: Passage = { ...table, rows: [[said, said]] };
    const plain = said.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const { part } = await partsOf(passage);
    expect(part("word/document.xml").replaceAll("&quot;", '"').split(plain)).toHaveLength(3);
    expect(part("word/document.xml")).not.toMatch(/<w:fldSimple|<w:hyperlink|<w:instrText/u);
  });

  test("leaves out what no word processor opens", async () => {
    const read = await paragraphsOf({ type: "paragraph", text: "a\u0000b\u0007c\ud800d\r\ne" });
    expect(read.map(([, words]) => words)).toContain("abc\ufffdd\ne");
  });

  test("is the same file for the same words, whenever it is made", async () => {
    const [one, other] = [
      await encodeDocument(documentOf(table, tiles)),
      await encodeDocument(documentOf(table, tiles)),
    ];
    expect(Buffer.compare(one, other)).toBe(0);
    expect((await partsOf()).part("docProps/core.xml")).toContain(">2026-12-21T00:00:00Z</dcterms:created>");
  });
});

function inFolderOf(rels: string, target: string): string {
  const folder = rels.replace(/_rels\/[^/]*$/u, "");
  return `${folder}${target}`;
}
