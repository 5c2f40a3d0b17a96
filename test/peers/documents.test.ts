import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeDocument } from "../../src/core/delivery/document.ts";
import type { Attachment } from "../../src/core/message.ts";
import { dgs } from "../support/demo-bot.ts";
import { bytesOf } from "../support/files.ts";
import { fillCampaign } from "../support/full-campaign.ts";
import { createTestBot, library, readable } from "../support/test-bot.ts";
import { hasChromium, launchChromium } from "./chromium.ts";
import { createOffice, hasOffice } from "./office.ts";

/** What the DGS is sent after a whole campaign. */
function sent(said: string): Attachment {
  const bot = createTestBot();
  const [campaign] = bot.store.campaigns.all();
  if (campaign === undefined) throw new Error("no campaign");
  fillCampaign(bot.store, library, campaign, { now: bot.clock.now(), today: "2026-11-23" });
  bot.receive(bot.eventOf(dgs, { text: said }));
  const files = bot
    .drain()
    .flatMap(({ message }) => message.blocks.flatMap((one) => (one.type === "file" ? [one.file] : [])));
  const file = files.find((one) => !("text" in one));
  if (file === undefined) throw new Error(`no file for ${said}`);
  return file;
}

const squeezed = (text: string): string => readable(text).replaceAll(/\s+/gu, " ");

describe("the note de synthèse", () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    const note = sent("note de synthèse");
    if (!("passages" in note)) throw new Error("no document");
    bytes = await encodeDocument(note);
  });

  describe.skipIf(!hasOffice)("in LibreOffice", () => {
    const office = createOffice();
    let read: Awaited<ReturnType<typeof office.pagesOf>>;
    beforeAll(async () => void (read = await office.pagesOf("note.docx", bytes)));
    afterAll(() => office.close());

    test("is of a few pages, each with its number and none of them empty", () => {
      const { length } = read.pages;
      expect(length).toBeGreaterThan(6);
      expect(length).toBeLessThan(16);
      for (const [rank, page] of read.pages.entries()) {
        expect(squeezed(page)).toContain(`page ${rank + 1} sur ${length}`);
        expect(page.trim().length).toBeGreaterThan(300);
      }
    });

    test("says on its first page who answered, and what there is to remember", () => {
      const first = squeezed(read.pages[0] ?? "");
      expect(first).toContain("Mutualiser la jeunesse");
      expect(first).toContain("21 sur 25");
      expect(first).toMatch(/L'essentiel .* Dépenses de fonctionnement : [\d ]+ € en tout/u);
    });

    test("ends no page with a title or a caption", () => {
      for (const page of read.pages) {
        const last =
          page
            .trimEnd()
            .split("\n")
            .slice(0, -1)
            .findLast((line) => line.trim() !== "") ?? "";
        expect(last.trim()).not.toMatch(/^(?:Tableau|Graphique) \d+\.|^Méthode$|^Annexes$/u);
      }
    });

    test("has the letters it was laid out for, and no other family", () => {
      expect(read.fonts).toContain("LiberationSans");
      expect(read.fonts).not.toMatch(/DejaVu|Carlito|Noto/u);
    });
  });

  test.skipIf(!hasChromium)("is made of parts that a strict reader of XML takes", async () => {
    const parts = Object.entries(unzipSync(new Uint8Array(bytes)))
      .filter(([name]) => /\.(?:xml|rels)$/u.test(name))
      .map(([name, part]) => ({ name, xml: strFromU8(part) }));
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const wrong = await page.evaluate(
        (all) =>
          all
            .filter(({ xml }) => new DOMParser().parseFromString(xml, "application/xml").querySelector("parsererror"))
            .map(({ name }) => name),
        parts,
      );
      expect(parts.length).toBeGreaterThan(8);
      expect(wrong).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

describe.skipIf(!hasOffice)("the workbook of answers, in LibreOffice", () => {
  const office = createOffice();
  afterAll(() => office.close());

  test("shows amounts and dates for what they are, a line a municipality", async () => {
    const file = sent("exporter réponses");
    if (!("sheets" in file)) throw new Error("no workbook");
    const { pages } = await office.pagesOf("reponses.xlsx", await bytesOf(file));
    const shown = squeezed(pages.join(" "));
    const amounts = file.sheets.flatMap(({ columns, rows }) =>
      columns.flatMap(({ holds }, rank) => (holds === "euro" ? rows.map((row) => row[rank]) : [])),
    );
    const numbers = amounts.filter((one) => typeof one === "number");
    expect(numbers.length).toBeGreaterThan(20);
    // Whatever sets thousands apart where the test runs; a text would have none, and no unit.
    for (const amount of numbers.filter((one) => Number.isInteger(one) && one >= 1_000))
      expect(shown).toMatch(
        new RegExp(`${String(amount).replaceAll(/\B(?=(?:\d{3})+$)/gu, "[ ,]")}(?:[.,]00)? €`, "u"),
      );
    expect(shown.match(/23\/11\/2026/gu)?.length).toBeGreaterThanOrEqual(21);
    expect(shown).not.toMatch(/#REF|#NAME|###|Err:/u);
  });
});
