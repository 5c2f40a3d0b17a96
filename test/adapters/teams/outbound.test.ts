import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action } from "../../../src/adapters/teams/card.ts";
import { readSubmission } from "../../../src/adapters/teams/choices.ts";
import {
  type Activity,
  fitsWith,
  isCard,
  isPicture,
  type Post,
  toAlt,
  toCardActivity,
  toImage,
  toPosts,
  withNote,
} from "../../../src/adapters/teams/outbound.ts";
import { type Block, type Outbound, say, text } from "../../../src/core/message.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, dgs, sylvie } from "../../support/demo-bot.ts";
import { cardsOf, linesOf, readPosts } from "./read-cards.ts";

const postsOf = (...blocks: Block[]) => toPosts({ blocks });
const bodyOf = (...blocks: Block[]) => cardsOf(postsOf(...blocks)).flatMap(({ body }) => body);
const choices = (count: number, label = "Commune"): Extract<Block, { type: "choices" }> => ({
  type: "choices",
  choices: Array.from({ length: count }, (_, index) => ({ value: `@12 place=${index}`, label: `${label} ${index}` })),
});
const chart: Block = {
  type: "chart",
  chart: { kind: "tiles", title: "Jeunesse", alt: "Validée : Vougy.", tiles: [] },
};
const file: Block = {
  type: "file",
  file: { name: "dates.ics", mime: "text/calendar", label: "Vos dates", text: "BEGIN:VCALENDAR" },
};
const titleOf = (title: string) => cardsOf(toPosts({ title, blocks: [chart] }))[0]?.body[0];
const run = (words: string, style: object = {}) => ({ type: "TextRun", text: words, ...style });
const line = (...inlines: object[]) => ({ type: "RichTextBlock", inlines });
const cell = (...lines: object[]) => ({ type: "TableCell", items: lines });
const strong = { weight: "Bolder" };

/** What Teams counts, which is to stay under 80 000. */
const bytesOf = (activity: Activity) => JSON.stringify(activity).length * 2;

describe("a message that is only read", () => {
  test("is text, without a card", () => {
    const blocks: Block[] = [
      text("C'est **noté**.\nÉcrivez `pause` & 5 * 3 < 16."),
      { type: "list", items: ["un", "deux"] },
      { type: "fields", fields: [{ label: "Membres", value: "26" }] },
    ];
    expect(toPosts({ title: "Vougy", blocks })).toEqual([
      {
        activity: {
          type: "message",
          textFormat: "xml",
          text:
            "<b>Vougy</b><br><br>C'est <b>noté</b>.<br>Écrivez <code>pause</code> &amp; 5 * 3 &lt; 16." +
            "<br>• un<br>• deux<br><br><b>Membres</b>\u00a0: 26",
        },
        files: [],
      },
    ]);
  });
});

describe("a message with more than words", () => {
  const blocks: Block[] = [
    text("**Prête ?**\nTapez `oui`. 5 * 3"),
    { type: "list", items: ["un"] },
    { type: "fields", fields: [{ label: "Membres * 2", value: "**26**" }] },
    choices(2),
  ];

  test("is one card and no text, each line a block that is shown to the letter", () => {
    const [post, ...more] = postsOf(...blocks);
    expect(more).toEqual([]);
    expect(post?.activity).not.toHaveProperty("text");
    expect(bodyOf(...blocks).slice(0, 4)).toEqual([
      line(run("Prête ?", strong)),
      { ...line(run("Tapez "), run("oui", { fontType: "Monospace" }), run(". 5 * 3")), spacing: "Small" },
      line(run("• "), run("un")),
      line(run("Membres * 2", strong), run("\u00a0: "), run("26", strong)),
    ]);
  });

  test("says all of it without the card, and how it begins in a notification", () => {
    const [post] = postsOf(...blocks, text("Une phrase de plus. ".repeat(20)));
    expect(post?.activity).toMatchObject({
      summary: expect.stringMatching(/^Prête \? Tapez «\u202foui\u202f»\. 5 \* 3 - un .{100,170}…$/u),
      attachments: [
        {
          contentType: "application/vnd.microsoft.card.adaptive",
          content: {
            type: "AdaptiveCard",
            version: "1.5",
            msteams: { width: "Full" },
            fallbackText: expect.stringMatching(/^Prête \?\nTapez [^]*\n2\. Commune 1\nUne phrase /u),
          },
        },
      ],
    });
    expect(String(post && isCard(post.activity) && post.activity.summary).length).toBeLessThanOrEqual(200);
  });

  test("has a heading for a title, and a line to the letter where Markdown would read it", () => {
    expect(titleOf("CC Charlieu-Belmont, lundi 23 (état).")).toEqual({
      type: "TextBlock",
      text: "CC Charlieu-Belmont, lundi 23 (état).",
      style: "heading",
      size: "Large",
      weight: "Bolder",
      wrap: true,
    });
    for (const title of [
      "5 * 3",
      "a_b",
      "1. x",
      "12) x",
      "- x",
      "`x`",
      "[x](y)",
      "a & b",
      "# x",
      "{{DATE(x)}}",
      "a\\b",
    ])
      expect(titleOf(title)).toEqual(line(run(title, { weight: "Bolder", size: "Large" })));
  });
});

describe("several lists of choices", () => {
  test("are several cards, so that an answer to one takes nothing away from the others", () => {
    const posts = toPosts({
      title: "Deux questions",
      blocks: [text("D'abord"), choices(2), text("Ensuite"), choices(7), text("Merci")],
    });
    expect(cardsOf(posts).map(linesOf)).toEqual([
      ["Deux questions", "D'abord", "[1. Commune 0]", "[2. Commune 1]"],
      ["Ensuite", ...Array.from({ length: 7 }, (_, n) => `( ) ${n + 1}. Commune ${n}`), "[Choisir]", "Merci"],
    ]);
  });

  test("are apart from a table or a picture, which is not replaced with them", () => {
    const rows = {
      type: "table",
      caption: "Vos réponses",
      columns: ["N°", "Réponse"],
      rows: [["1", "Oui"]],
    } satisfies Block;
    const posts = toPosts({ title: "Vougy", blocks: [text("Voici."), rows, text("**Validez ?**"), choices(2), rows] });
    expect(cardsOf(posts).map(linesOf)).toEqual([
      ["Vougy", "Voici.", "Vos réponses", "N° | Réponse", "1 | Oui"],
      ["Validez ?", "[1. Commune 0]", "[2. Commune 1]", "Vos réponses", "N° | Réponse", "1 | Oui"],
    ]);
  });
});

describe("a table", () => {
  const table = {
    type: "table",
    caption: "Échéances * 2",
    columns: ["Date", "Échéance", "Jours"],
    rows: [
      ["vendredi", "**Comité** technique", "12"],
      ["samedi", "", "1\u202f250"],
    ],
  } satisfies Block;
  const right = { horizontalAlignment: "Right" };

  test("is Teams' own, its figures to the right, no cell empty", () => {
    expect(bodyOf(table)).toEqual([
      line(run("Échéances * 2", strong)),
      {
        type: "Table",
        gridStyle: "default",
        columns: [{ width: 10 }, { width: 17 }, { width: 8 }],
        rows: [
          {
            type: "TableRow",
            cells: [
              cell(line(run("Date", strong))),
              cell(line(run("Échéance", strong))),
              cell({ ...line(run("Jours", strong)), ...right }),
            ],
          },
          {
            type: "TableRow",
            cells: [
              cell(line(run("vendredi"))),
              cell(line(run("Comité", strong), run(" technique"))),
              cell({ ...line(run("12")), ...right }),
            ],
          },
          {
            type: "TableRow",
            cells: [cell(line(run("samedi"))), cell(line(run("–"))), cell({ ...line(run("1\u202f250")), ...right })],
          },
        ],
      },
    ]);
  });

  test("leaves no column crushed by a long one", () => {
    const [, shown] = bodyOf({ ...table, rows: [["ven.", "mot ".repeat(100), "1"]] });
    expect(shown).toMatchObject({ columns: [{ width: 7 }, { width: 25 }, { width: 8 }] });
  });

  test("has room for the longest word of each column", () => {
    const columns = ["N°", "Question", "Réponse"];
    const rows = [["8", "**Communes** partenaires", "Saint-Nizier-sous-Charlieu, dans deux ans"]];
    expect(bodyOf({ ...table, columns, rows })[1]).toMatchObject({
      columns: [{ width: 5 }, { width: 15 }, { width: 20 }],
    });
  });

  test("that a telephone has no room for is lines, what each is about in bold; without rows too", () => {
    const columns = ["Instance", "Fonction", "Présidence", "Membres"];
    const rows = [
      ["Bureau communautaire", "production", "**Étienne** Vasseur", "7"],
      ["Conférence", "régulation", " ", "25"],
    ];
    const [close, shown] = [{ spacing: "None" }, bodyOf({ ...table, columns, rows }).slice(1)];
    expect(shown).toEqual([
      line(run("• "), run("Bureau communautaire", strong)),
      {
        ...line(
          run("Fonction\u00a0: production | Présidence\u00a0: "),
          run("Étienne", strong),
          run(" Vasseur | Membres\u00a0: 7"),
        ),
        ...close,
      },
      line(run("• "), run("Conférence", strong)),
      { ...line(run("Fonction\u00a0: régulation | Membres\u00a0: 25")), ...close },
    ]);
    expect(linesOf({ body: bodyOf({ ...table, rows: [] }) })).toEqual(["Échéances * 2", "• Date | Échéance | Jours"]);
  });

  test("as lines keeps the numbers that people type", () => {
    const columns = ["n°", "", "", "", "", "", "Rue ou établissement"];
    const rows = [["8", "Agents", "2,5 ETP", "a", "b", "c".repeat(30), "d"]];
    expect(linesOf({ body: bodyOf({ ...table, columns, rows }) }).slice(1)).toEqual([
      "8. Agents",
      `2,5 ETP | a | b | ${"c".repeat(30)} | Rue ou établissement\u00a0: d`,
    ]);
  });

  test("that is long is several, each with its columns", () => {
    const rows = Array.from({ length: 158 }, (_, index) => [`Commune ${index}`, "à compléter", "1"]);
    const posts = postsOf({ ...table, rows }, text("fin"));
    const counts = cardsOf(posts).map(({ body }) =>
      body.flatMap((element) => (element.type === "Table" ? [element.rows.length] : [])),
    );
    expect(counts).toEqual([[61], [61], [39]]);
    expect(readPosts(posts)).toContain("Commune 157 | à compléter | 1\nfin");
  });
});

describe("a chart", () => {
  test("keeps its place until it is drawn: a picture that fills the card, or its words", () => {
    const [before, picture] = bodyOf(text("avant"), chart);
    if (before === undefined || picture === undefined || !isPicture(picture)) throw new Error("no picture");
    expect(isPicture(before)).toBe(false);
    expect(toImage(picture, "https://relais.exemple.fr/x.png")).toEqual({
      type: "Image",
      url: "https://relais.exemple.fr/x.png",
      altText: "Validée : Vougy.",
      size: "Stretch",
    });
    expect(toAlt(picture)).toEqual({ type: "Container", items: [line(run("Validée : Vougy."))] });
  });

  test("may hold the picture itself as long as Teams would take it", () => {
    const [post] = postsOf(chart);
    if (post === undefined) throw new Error("no post");
    expect(fitsWith(post.activity, 35_000)).toBe(true);
    expect(fitsWith(post.activity, 40_000)).toBe(false);
  });
});

test("a file follows its message, which says what it is", () => {
  const posts = postsOf(text("Voici"), file);
  expect(posts.map(({ files }) => files)).toEqual([[file.file]]);
  expect(readPosts(posts)).toBe("Voici\nVos dates (dates.ics)");
});

describe("a note of ours", () => {
  const note = "Ce message est peut-être là deux fois < une.";

  test("comes below a text, of words or of tags", () => {
    const [post] = toPosts(say("C'est **noté**."));
    expect(post && withNote(post.activity, note)).toMatchObject({
      text: "C'est <b>noté</b>.<br>Ce message est peut-être là deux fois &lt; une.",
    });
    expect(withNote({ type: "message", textFormat: "plain", text: "Noté." }, note)).toMatchObject({
      text: `Noté.\n${note}`,
    });
  });

  test("comes below a card, whose first words stay those of its notification", () => {
    const [post] = postsOf(text("Prête ?"), choices(2));
    const noted = post === undefined ? [] : [{ activity: withNote(post.activity, note), files: [] }];
    expect(cardsOf(noted).map(linesOf)).toEqual([["Prête ?", "[1. Commune 0]", "[2. Commune 1]", note]]);
    expect(cardsOf(noted)[0]?.fallbackText).toMatch(/^Prête \?.* une\.$/su);
    expect(noted[0]?.activity).toMatchObject({ summary: "Prête ? 1. Commune 0 2. Commune 1" });
  });
});

test("an answered card is a message too", () => {
  const answered = readSubmission({ relais: { value: "x", label: "Oui", asked: ["Prête ?"] } })?.answered;
  expect(answered && toCardActivity(answered)).toMatchObject({ summary: "Prête ? ✓ Votre choix\u00a0: Oui" });
});

describe("a long message", () => {
  test("is several, in order, the title once", () => {
    const paragraphs = Array.from({ length: 120 }, (_, index) => `Paragraphe ${index}. ${"Une phrase. ".repeat(20)}`);
    const posts = toPosts({ title: "Long", ...say(...paragraphs) });
    expect(posts.length).toBeLessThan(8);
    expect(readPosts(posts)).toBe(`Long\n${paragraphs.join("\n")}`);
  });

  test.each([
    ["quotes", '"'],
    ["signs of HTML", "&"],
    ["emojis", "👩‍👩‍👧‍👦"],
    ["signs that JSON spells out", "\u0001"],
  ])("of %s fits, and loses nothing", (_, sign) => {
    const said = sign.repeat(20_000 / sign.length);
    for (const posts of [toPosts(say(said)), postsOf(text(said), choices(6))]) {
      for (const { activity } of posts) expect(bytesOf(activity)).toBeLessThan(80_000);
      expect(readPosts(posts).split(sign).length - 1).toBe(said.length / sign.length);
    }
  });

  test("has choices that stay whole, up to what one message holds", () => {
    const posts = postsOf(text("Laquelle ?"), choices(158, "Saint-Nizier-sous-Charlieu"));
    expect(cardsOf(posts).map((card) => linesOf(card).length)).toEqual([160]);
    const [post] = posts;
    expect(post && bytesOf(post.activity)).toBeLessThan(80_000);
  });

  test("whose choices no message could hold is lines, each with the number to type", () => {
    const label = "é".repeat(200);
    const posts = postsOf(text("Laquelle ?"), choices(158, label), file);
    for (const { activity } of posts) expect(bytesOf(activity)).toBeLessThan(80_000);
    expect(cardsOf(posts).map(linesOf)).toEqual([["Vos dates (dates.ics)"]]);
    expect(readPosts(posts)).toContain(`\n158. ${label} 157\n`);
    expect(posts.flatMap(({ files }) => files)).toEqual([file.file]);
  });

  test("whose title no message could hold is lines too, and its files follow", () => {
    const posts = toPosts({ title: "Mot ".repeat(12_000), blocks: [file] });
    for (const { activity } of posts) expect(bytesOf(activity)).toBeLessThan(80_000);
    expect(posts.map(({ files }) => files.length).join("")).toMatch(/^0+1$/u);
  });

  test("holds no half sign, even cut through one that is longer than a block", () => {
    for (const { activity } of postsOf(text(`𝄞${"\u0301".repeat(4_050)}`), chart))
      expect(JSON.stringify(activity)).not.toMatch(/\\ud[89a-f]/u);
  });
});

/** Messages of every kind, some far larger than an activity, each piece named by a number of its own. */
const swell = fc.constantFrom("", "é", '"', "𝄞", "<b>", "`x` ", "**y** ", "\n", "\u0001");
const messages: fc.Arbitrary<Outbound> = fc
  .array(
    fc.tuple(
      fc.constantFrom("text", "fields", "list", "table", "choices", "several", "chart", "file"),
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
      return { type: "choices", choices: picked, ...(kind === "several" ? { multiple: { prefix: "@1 x=" } } : {}) };
    });
    return { title: name(), blocks };
  });

/** The numbers of the pieces that are read, in order, each where it first is. */
const namesIn = (words: string) => [...new Set([...words.matchAll(/\[(\d+)\]/gu)].map(([, name]) => Number(name)))];

/** The same message with its pictures in words, as they are when they cannot be drawn. */
const inWords = ({ activity, files }: Post): Post => {
  if (!isCard(activity)) return { activity, files };
  const { content } = activity.attachments[0];
  const body = content.body.map((element) => (isPicture(element) ? toAlt(element) : element));
  return { activity: toCardActivity({ ...content, body }), files };
};

test("whatever is said fits, keeps its order, loses nothing, and is the same when sent again", () => {
  fc.assert(
    fc.property(messages, (message) => {
      const posts = toPosts(message);
      for (const { activity } of posts) expect(bytesOf(activity)).toBeLessThan(80_000);
      expect(namesIn(readPosts(posts.map(inWords)))).toEqual(namesIn(toPlainText(message)));
      expect(toPosts(structuredClone(message))).toEqual(posts);
    }),
    { numRuns: 60 },
  );
});

/** What `email` is sent in answer to each line, as posts. */
function play(email: string, ...lines: string[]): Post[][] {
  const bot = createDemoBot();
  return lines.map((said) => {
    bot.receive(bot.eventOf(email, { text: said }));
    const sent = bot.drain().filter(({ to }) => to === email);
    return sent.flatMap(({ message }) => toPosts(message));
  });
}

const actionsOf = (posts: readonly Post[]): Action[] =>
  cardsOf(posts).flatMap(({ body }) =>
    body.flatMap((element) => (element.type === "ActionSet" ? element.actions : [])),
  );

describe("a real conversation", () => {
  test("the state is one card: words, a picture in its place, and how to know more", () => {
    const [posts = []] = play(dgs, "état");
    const [lines = [], ...more] = cardsOf(posts).map(linesOf);
    expect(more).toEqual([]);
    expect(lines[0]).toBe("CC Charlieu-Belmont, lundi 23 novembre 2026");
    expect(lines).toContain("• jeudi 19 novembre\u00a0: Convention avec la CAF à renouveler");
    expect(lines.indexOf("picture")).toBeLessThan(lines.findIndex((one) => one.startsWith("Pour en savoir plus")));
  });

  test("deadlines are a table", () => {
    const [posts = []] = play(dgs, "échéances");
    expect(readPosts(posts)).toMatch(/\nvendredi 4 décembre \| Comité technique jeunesse \| dans 11 jours\n/u);
  });

  test("the briefing is a card, with a button to say that it was seen", () => {
    const [posts = []] = play(dgs, "briefing");
    expect(posts.map(({ activity }) => isCard(activity))).toEqual([true]);
    expect(actionsOf(posts).map(({ title }) => title)).toEqual(["a. Vu"]);
    expect(readPosts(posts)).toMatch(/^Votre point de la semaine, lundi 23 novembre 2026\n/u);
  });

  test("a question is its words, then a button an answer, whose value the core understands", () => {
    const [posts = []] = play(sylvie, "diagnostic vougy");
    expect(actionsOf(posts).map(({ title }) => title)).toEqual(
      expect.arrayContaining(["1. Oui, en régie", "2. Oui, par une association"]),
    );
    const picked = readSubmission(JSON.parse(JSON.stringify(actionsOf(posts)[0]?.data)));
    expect(picked?.value).toMatch(/^@\d+ existe=regie$/u);
    expect(picked?.answered.fallbackText).toMatch(
      /Votre commune assure-t-elle .*\n✓ Votre choix\u00a0: Oui, en régie$/su,
    );
  });

  test("a figure to confirm is lettered; several answers are boxes", () => {
    const [, , doubt = [], missions = []] = play(sylvie, "diagnostic vougy", "1", "12", "a");
    expect(actionsOf(doubt).map(({ title }) => title)).toEqual(["a. Oui", "b. Non, autre réponse"]);
    expect(readPosts(missions)).toMatch(/\( \) 10\. Prévention\n\[Envoyer ces réponses\]$/u);
    const [send] = actionsOf(missions);
    expect(readSubmission({ ...send?.data, choice: "1,10" })?.value).toMatch(/^@\d+ missions=[a-z_]+,prevention$/u);
  });
});
