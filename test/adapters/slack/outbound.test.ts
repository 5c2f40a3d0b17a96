import type { KnownBlock } from "@slack/types";
import { describe, expect, test } from "vitest";
import { isPicture, toAlt, toHomeBlocks, toImage, toPosts } from "../../../src/adapters/slack/outbound.ts";
import type { Block, Outbound } from "../../../src/core/message.ts";

const blocksOf = (...blocks: Block[]) => toPosts({ blocks }).flatMap((post) => post.blocks);
const text = (value: string): Block => ({ type: "text", text: value });
const choices = (
  count: number,
  changes: Partial<Extract<Block, { type: "choices" }>> = {},
  label = "Commune",
): Block => ({
  type: "choices",
  choices: Array.from({ length: count }, (_, index) => ({ value: `@12 place=${index}`, label: `${label} ${index}` })),
  ...changes,
});
const typesOf = (blocks: readonly { type: string }[]) => blocks.map(({ type }) => type);
const section = (...elements: object[]) => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements }] });

/** Every label of every element of the actions blocks. */
function labelsOf(blocks: readonly object[]): string[] {
  const found: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === "text" && typeof value === "object" && value !== null && "text" in value)
      found.push(String(value.text));
    return value;
  });
  return found;
}

describe("a text", () => {
  test("is rich: bold and words to type are styles, and signs a person wrote are only signs", () => {
    expect(blocksOf(text("**Vougy** : écrivez `état`. 5 * 3 * 2, a_b_c, <b> & co"))).toEqual([
      section(
        { type: "text", text: "Vougy", style: { bold: true } },
        { type: "text", text: " : écrivez " },
        { type: "text", text: "état", style: { code: true } },
        { type: "text", text: ". 5 * 3 * 2, a_b_c, <b> & co" },
      ),
    ]);
  });

  test("has words to type inside bold", () => {
    expect(blocksOf(text("**tapez `aide`**"))).toEqual([
      section(
        { type: "text", text: "tapez ", style: { bold: true } },
        { type: "text", text: "aide", style: { bold: true, code: true } },
      ),
    ]);
  });

  test("has a fallback that is whole, with Slack's own signs escaped", () => {
    const [post] = toPosts({ title: "État", blocks: [text("a < b & **c**"), { type: "list", items: ["`aide`"] }] });
    expect(post?.text).toBe("État\na &lt; b &amp; c\n- «\u202faide\u202f»");
  });
});

describe("a title", () => {
  test("is a header, or bold where it is longer than one may be", () => {
    expect(toPosts({ title: "État", blocks: [] })[0]?.blocks).toEqual([
      { type: "header", text: { type: "plain_text", text: "État", emoji: false } },
    ]);
    const long = "mot ".repeat(40).trim();
    expect(toPosts({ title: long, blocks: [] })[0]?.blocks).toEqual([
      section({ type: "text", text: long, style: { bold: true } }),
    ]);
  });
});

describe("what can be picked", () => {
  test("is buttons, each with the number to type instead and the value that comes back", () => {
    expect(blocksOf(choices(2))).toEqual([
      {
        type: "actions",
        block_id: "choices:0:0",
        elements: [0, 1].map((index) => ({
          type: "button",
          action_id: `press:${index}`,
          text: { type: "plain_text", text: `${index + 1}. Commune ${index}`, emoji: false },
          value: `@12 place=${index}`,
        })),
      },
    ]);
  });

  test("has letters where a number could be the answer", () => {
    expect(labelsOf(blocksOf(choices(2, { lettered: true })))).toEqual(["a. Commune 0", "b. Commune 1"]);
  });

  test("is written out where a label is too long for a button, and shortened on it", () => {
    const label = "une réponse qui ne tient pas du tout sur un bouton, car elle dit trop de choses à la fois";
    const blocks = blocksOf(choices(2, {}, label));
    expect(typesOf(blocks)).toEqual(["rich_text", "actions"]);
    expect(JSON.stringify(blocks[0])).toContain(`1. ${label} 0\\n2. ${label} 1`);
    for (const shown of labelsOf(blocks.slice(1))) expect(shown).toMatch(/^\d\. une réponse .{10,63}…$/u);
  });

  test("is a menu beyond ten, several menus beyond a hundred, all written out", () => {
    const blocks = blocksOf(choices(158));
    expect(typesOf(blocks)).toEqual(["rich_text", "actions", "actions"]);
    expect(labelsOf(blocks).filter((label) => label.startsWith("158."))).toEqual(["158. Commune 157"]);
    expect(JSON.stringify(blocks[0])).toContain("158. Commune 157");
  });

  test("is written out alone where Slack would refuse so many words", () => {
    const label = "Une réponse qui prend toute la place d'un bouton et n'en laisse pas";
    const blocks = blocksOf(choices(100, {}, label));
    expect(typesOf(blocks)).toEqual(["rich_text"]);
    expect(JSON.stringify(blocks)).toContain(`100. ${label} 99`);
  });

  test("stays buttons where a value is too long for a menu", () => {
    const block = choices(12);
    if (block.type === "choices") for (const one of block.choices) one.value = "x".repeat(200);
    expect(typesOf(blocksOf(block))).toEqual(["rich_text", "actions"]);
    expect(JSON.stringify(blocksOf(block))).not.toContain("static_select");
  });

  test("several at once are boxes, or a menu beyond ten, sent together by a button that holds the prefix", () => {
    const few = blocksOf(choices(3, { multiple: { prefix: "@12 equipements=" } }));
    expect(JSON.stringify(few)).toContain('"type":"checkboxes"');
    expect(few.at(-1)).toMatchObject({ elements: [{ action_id: "send", value: "@12 equipements=" }] });
    const many = blocksOf(choices(12, { multiple: { prefix: "@12 equipements=" } }));
    expect(JSON.stringify(many)).toContain('"type":"multi_static_select"');
  });

  test("twice in a message has its own names", () => {
    const ids = blocksOf(choices(2), choices(2)).map((block) => "block_id" in block && block.block_id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe("a table", () => {
  const table: Block = {
    type: "table",
    caption: "Échéances",
    columns: ["Date", "Échéance", "Jours"],
    rows: [
      ["vendredi", "**Comité**", "12"],
      ["samedi", "", "1\u202f250"],
    ],
  };

  test("is Slack's own, its figures to the right, no cell empty", () => {
    const [caption, shown] = blocksOf(table);
    expect(caption).toEqual(section({ type: "text", text: "Échéances", style: { bold: true } }));
    expect(shown).toMatchObject({
      type: "table",
      column_settings: [{ is_wrapped: true }, { is_wrapped: true }, { is_wrapped: true, align: "right" }],
      rows: [
        [{ text: "Date" }, { text: "Échéance" }, { text: "Jours" }],
        [{ text: "vendredi" }, { type: "rich_text" }, { text: "12" }],
        [{ text: "samedi" }, { text: "–" }, { text: "1\u202f250" }],
      ],
    });
  });

  test("is one a message, a hundred rows at most with its columns", () => {
    const rows = Array.from({ length: 158 }, (_, index) => [`Commune ${index}`, "x", "1"]);
    const posts = toPosts({ blocks: [{ ...table, rows }, text("fin")] });
    const counts = posts.map(({ blocks }) =>
      blocks.flatMap((block) => (block.type === "table" ? [block.rows.length] : [])),
    );
    expect(counts).toEqual([[100], [60]]);
    expect(posts.map((post) => post.text).join("\n")).toContain("Commune 157");
  });

  test("among others is lines, what each is about in bold, rather than one message after another", () => {
    const [post, ...more] = toPosts({ blocks: [table, text("et"), table] });
    expect(more).toEqual([]);
    expect(typesOf(post?.blocks ?? [])).toEqual(["rich_text", "rich_text", "rich_text", "rich_text", "rich_text"]);
    expect(JSON.stringify(post?.blocks[1])).toContain('"text":"vendredi","style":{"bold":true}');
  });

  test("whose rows are numbered keeps the numbers that people type", () => {
    const recap: Block = {
      type: "table",
      caption: "Agents",
      columns: ["n°", "", ""],
      rows: [["8", "Agents", "2,5 ETP"]],
    };
    const [, shown] = blocksOf(recap, recap);
    expect(shown).toEqual(
      section(
        { type: "text", text: "8. " },
        { type: "text", text: "Agents", style: { bold: true } },
        { type: "text", text: "\u00a0: 2,5 ETP" },
      ),
    );
  });

  test("in App Home is lines", () => {
    expect(typesOf(toHomeBlocks({ blocks: [table] }))).toEqual(["rich_text", "rich_text"]);
  });
});

describe("a chart", () => {
  const chart: Block = {
    type: "chart",
    chart: { kind: "tiles", title: "Jeunesse", alt: "Validée : Vougy.", tiles: [] },
  };

  test("is a picture with its words, which are in the fallback too", () => {
    const [post] = toPosts({ blocks: [chart] });
    const [picture] = post?.blocks ?? [];
    expect(post?.text).toBe("Validée : Vougy.");
    if (picture === undefined || !isPicture(picture)) throw new Error("no picture");
    expect(toImage(picture, "F012345678")).toEqual({
      type: "image",
      slack_file: { id: "F012345678" },
      alt_text: "Validée : Vougy.",
    });
    expect(toAlt(picture)).toEqual(section({ type: "text", text: "Validée : Vougy." }));
  });

  test("in App Home is its words", () => {
    expect(toHomeBlocks({ blocks: [chart] })).toEqual([section({ type: "text", text: "Validée : Vougy." })]);
  });
});

test("a file follows its message, whose words say what it is", () => {
  const file = { name: "dates.ics", mime: "text/calendar", label: "Vos dates", text: "BEGIN:VCALENDAR" };
  const [post] = toPosts({ blocks: [text("Voici"), { type: "file", file }] });
  expect(post?.files).toEqual([file]);
  expect(post?.text).toBe("Voici\nVos dates (dates.ics)");
  expect(typesOf(post?.blocks ?? [])).toEqual(["rich_text", "rich_text"]);
});

describe("Slack's limits", () => {
  const long: Outbound = {
    title: "Long",
    blocks: Array.from({ length: 120 }, (_, index) =>
      text(`Paragraphe ${index}. ${"Une phrase de plus. ".repeat(20)}`),
    ),
  };

  test("hold for a long message, cut in order, nothing lost", () => {
    const posts = toPosts(long);
    const all = posts.map((post) => post.text).join("\n");
    for (let index = 0; index < 120; index += 1) expect(all).toContain(`Paragraphe ${index}. `);
    for (const { text: fallback, blocks } of posts) {
      expect(blocks.length).toBeLessThanOrEqual(50);
      expect(fallback.length).toBeLessThanOrEqual(12_000);
    }
  });

  test("hold for App Home, which says that there is more", () => {
    const blocks: KnownBlock[] = toHomeBlocks(long);
    expect(blocks.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(blocks.at(-1))).toContain("La suite se lit dans la conversation.");
  });
});
