import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Post, toPosts } from "../../../src/adapters/matrix/outbound.ts";
import { type Block, type Outbound, say, text } from "../../../src/core/message.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { readHtml } from "./read-html.ts";
import { bodyOf, contentsOf } from "./read-posts.ts";

describe("a long message", () => {
  test("is several events, in order, the title once", () => {
    const paragraphs = Array.from({ length: 200 }, (_, index) => `Paragraphe ${index}. ${"Une phrase. ".repeat(20)}`);
    const posts = toPosts({ title: "Long", ...say(...paragraphs) }, { polls: false });
    expect(posts.length).toBeGreaterThan(4);
    expect(posts.length).toBeLessThan(8);
    expect(posts.map(bodyOf).join("\n")).toBe(`Long\n${paragraphs.join("\n")}`);
  });

  test("whose signs swell once escaped is cut smaller, and only there", () => {
    const swollen = toPosts(say('"<&'.repeat(3_000)), { polls: false });
    expect(swollen.length).toBeGreaterThan(1);
    expect(swollen.map(bodyOf).join("").replaceAll("\n", "") === '"<&'.repeat(3_000)).toBe(true);
    expect(toPosts(say("a".repeat(3_000), "b".repeat(3_000)), { polls: false })).toHaveLength(1);
  });

  test("whose choices no event could hold is lines, each with the number to type", () => {
    const labels = Array.from({ length: 300 }, (_, index) => `Commune ${index} ${"é".repeat(60)}`);
    const choices = labels.map((label) => ({ value: `@12 place=${label}`, label }));
    const posts = toPosts({ blocks: [text("Laquelle ?"), { type: "choices", choices }] }, { polls: true });
    const all = posts.map(bodyOf).join("\n").split("\n");
    expect(all).toEqual(["Laquelle ?", ...labels.map((label, index) => `${index + 1}. ${label}`)]);
  });

  test("holds no half sign, even cut through one that is longer than an event", () => {
    for (const content of contentsOf(toPosts(say(`𝄞${"\u0301".repeat(4_050)}`), { polls: false })))
      expect(JSON.stringify(content)).not.toMatch(/\\ud[89a-f]/u);
  });
});

/** Messages of every kind, some far larger than an event, each piece named by a number of its own. */
const swell = fc.constantFrom("", "é", '"', "𝄞", "<b>", "`x` ", "**y** ", "\n", "\u0001");
const messages: fc.Arbitrary<Outbound> = fc
  .array(
    fc.tuple(
      fc.constantFrom("text", "fields", "list", "table", "choices", "lettered", "chart", "file"),
      swell,
      fc.integer({ min: 0, max: 6_000 }),
      fc.integer({ min: 1, max: 20 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((shapes) => {
    let named = 0;
    const name = (more = "") => `[${(named += 1)}] ${more}`;
    const blocks = shapes.map(([kind, sign, length, count]): Block => {
      const many = <T>(make: (words: string) => T) =>
        Array.from({ length: count }, () => make(name(sign.repeat(length / count / Math.max(sign.length, 1)))));
      if (kind === "text") return text(many(String).join("\n"));
      if (kind === "fields") return { type: "fields", fields: many((value) => ({ label: name(), value })) };
      if (kind === "list") return { type: "list", items: many(String) };
      if (kind === "table")
        return { type: "table", caption: name(), columns: ["Quoi", "Où"], rows: many((words) => [name(), words]) };
      if (kind === "chart") return { type: "chart", chart: { kind: "tiles", title: "", alt: name(), tiles: [] } };
      if (kind === "file") return { type: "file", file: { name: "0", mime: "0", label: name(), text: "" } };
      const picked = many((label) => ({ value: label.slice(0, 100), label }));
      return { type: "choices", choices: picked, ...(kind === "lettered" ? { lettered: true } : {}) };
    });
    return { title: name(), blocks };
  });

/** The numbers of the pieces that are read, in order, each where it first is. */
const namesIn = (words: string) => [...new Set([...words.matchAll(/\[(\d+)\]/gu)].map(([, name]) => Number(name)))];
/** The signs that swell a message, in order: what is said again at the head of a part holds none. */
const swelling = new Set(["é", '"', "𝄞", "<", "b", ">", "x", "y", "\u0001"]);
const swellingOf = (words: string) =>
  Array.from(words)
    .filter((one) => swelling.has(one))
    .join("");
const wordsOf = (post: Post) => {
  if (post.kind === "picture") return post.chart.alt;
  return post.kind === "file" ? post.file.label : (bodyOf(post) ?? "");
};

describe("whatever is said", () => {
  test("fits, is safe HTML, keeps its order, loses nothing, and is the same when sent again", () => {
    fc.assert(
      fc.property(messages, fc.boolean(), (message, polls) => {
        const posts = toPosts(message, { polls });
        for (const content of contentsOf(posts)) {
          expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThanOrEqual(40_000);
          if ("formatted_body" in content) readHtml(String(content.formatted_body));
        }
        expect(namesIn(posts.map(wordsOf).join("\n"))).toEqual(namesIn(toPlainText(message)));
        expect(swellingOf(posts.map(wordsOf).join("\n")) === swellingOf(toPlainText(message))).toBe(true);
        expect(toPosts(structuredClone(message), { polls })).toEqual(posts);
      }),
      { numRuns: 30 },
    );
  });
});
