import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action, Element } from "../../../src/adapters/teams/card.ts";
import { readSubmission, toChoiceElements } from "../../../src/adapters/teams/choices.ts";
import { type Block, say } from "../../../src/core/message.ts";
import { linesOf } from "./read-cards.ts";

type Choices = Extract<Block, { type: "choices" }>;

const labelled = (...labels: string[]): Choices => ({
  type: "choices",
  choices: labels.map((label) => ({ value: `@12 x=${label}`, label })),
});
const numbered = (count: number) => labelled(...Array.from({ length: count }, (_, index) => `Commune ${index}`));
const several = (...labels: string[]): Choices => ({
  type: "choices",
  choices: labels.map((label) => ({ value: label.toLowerCase(), label })),
  multiple: { prefix: "@12 missions=" },
});

const shown = (block: Choices, ...paragraphs: string[]) => toChoiceElements(block, say(...paragraphs));
const setsOf = (elements: readonly Element[]) =>
  elements.flatMap((element) => (element.type === "ActionSet" ? [element.actions] : []));
const actionsOf = (elements: readonly Element[]) => setsOf(elements).flat();
const inputOf = (elements: readonly Element[]) => elements.find((element) => element.type === "Input.ChoiceSet");

/** How many buttons are in each row. */
const widths = (...labels: string[]) => setsOf(shown(labelled(...labels))).map(({ length }) => length);

/** What a client sends for an action once `inputs` are filled in. */
const submit = (action: Pick<Action, "data"> | undefined, inputs: object = {}): unknown =>
  JSON.parse(JSON.stringify({ ...action?.data, ...inputs }));
const read = (elements: readonly Element[], inputs: object = {}) =>
  readSubmission(submit(actionsOf(elements)[0], inputs));

describe("a few choices", () => {
  test("are buttons, each with the number to type instead and the value that comes back", () => {
    const [first] = actionsOf(shown(labelled("Oui, en régie", "Non"), "**Alors ?**"));
    const data = { relais: { value: "@12 x=Oui, en régie", label: "Oui, en régie", asked: ["**Alors ?**"] } };
    expect(first).toEqual({
      type: "Action.Execute",
      title: "1. Oui, en régie",
      verb: "relais",
      data,
      fallback: { type: "Action.Submit", title: "1. Oui, en régie", data },
    });
  });

  test("have letters where a number could be the answer", () => {
    expect(actionsOf(shown({ ...labelled("2012", "2021"), lettered: true })).map(({ title }) => title)).toEqual([
      "a. 2012",
      "b. 2021",
    ]);
  });

  test("are side by side when they are short, one under another when a telephone would cut them", () => {
    expect(widths("Oui", "Non")).toEqual([2]);
    expect(widths("Oui", "Non", "Une autre fois")).toEqual([1, 1, 1]);
    expect(widths("Oui", "Non", "Si")).toEqual([3]);
    expect(widths("1", "2", "3", "4")).toEqual([1, 1, 1, 1]);
    expect(widths("Oui, en régie", "Non, c'est tout")).toEqual([1, 1]);
  });

  test("are buttons up to six, of sixty characters, and a list beyond", () => {
    expect(inputOf(shown(numbered(6)))).toBeUndefined();
    expect(inputOf(shown(numbered(7)))).toBeDefined();
    expect(inputOf(shown(labelled("Oui", "x".repeat(60))))).toBeUndefined();
    expect(inputOf(shown(labelled("Oui", "x".repeat(61))))).toBeDefined();
  });
});

describe("a list of choices", () => {
  test("is sent by one button, and something must be picked", () => {
    const elements = shown(numbered(7));
    expect(linesOf({ body: elements })).toEqual([
      ...Array.from({ length: 7 }, (_, index) => `( ) ${index + 1}. Commune ${index}`),
      "[Choisir]",
    ]);
    expect(inputOf(elements)).toMatchObject({
      id: "choice",
      label: "Votre réponse",
      style: "expanded",
      wrap: true,
      isRequired: true,
      errorMessage: "Choisissez d’abord une réponse.",
    });
  });

  test("is a menu when it is long, and one to type in when it is longer", () => {
    const styles = [12, 13, 20, 21, 158].map((count) => inputOf(shown(numbered(count)))?.style);
    expect(styles).toEqual(["expanded", "compact", "compact", "filtered", "filtered"]);
  });

  test("gives the value of what is picked, and shows it under the question", () => {
    const elements = shown(numbered(7), "D'abord ceci.", "**Laquelle ?**");
    const picked = read(elements, { choice: inputOf(elements)?.choices[3]?.value });
    expect(picked?.value).toBe("@12 x=Commune 3");
    expect(linesOf(picked?.answered ?? { body: [] })).toEqual([
      "D'abord ceci.",
      "Laquelle ?",
      "✓ Votre choix\u00a0: Commune 3",
    ]);
  });

  test.each([undefined, "", "0", "8", "1,2", "Commune 3", "constructor", ","])(
    "of which %j is picked gives nothing",
    (choice) => {
      expect(read(shown(numbered(7)), { choice })).toBeUndefined();
    },
  );
});

describe("several choices at once", () => {
  const elements = shown(several("Accueil", "Séjours", "Aide, et conseil"), "Lesquelles ?");
  const idsOf = (...places: number[]) => places.map((place) => inputOf(elements)?.choices[place]?.value).join(",");

  test("are boxes, sent together; none may be picked", () => {
    expect(linesOf({ body: elements })).toEqual([
      "( ) 1. Accueil",
      "( ) 2. Séjours",
      "( ) 3. Aide, et conseil",
      "[Envoyer ces réponses]",
    ]);
    expect(inputOf(elements)).toMatchObject({ style: "expanded", isMultiSelect: true, wrap: true });
    expect(inputOf(elements)).not.toHaveProperty("isRequired");
  });

  test("give the prefix, then the values in the order of the list, whatever signs they hold", () => {
    expect(read(elements, { choice: idsOf(2, 0) })).toMatchObject({
      value: "@12 missions=accueil,aide, et conseil",
      answered: { fallbackText: "Lesquelles ?\n✓ Votre choix\u00a0: Accueil, Aide, et conseil" },
    });
    expect(read(elements, { choice: idsOf(1) })?.value).toBe("@12 missions=séjours");
  });

  test.each([{}, { choice: "" }])("give the prefix alone when %j says that none is picked", (inputs) => {
    expect(read(elements, inputs)).toMatchObject({
      value: "@12 missions=",
      answered: { fallbackText: "Lesquelles ?\n✓ Votre choix\u00a0: rien de cette liste" },
    });
  });

  test("stay boxes however many they are: no menu takes several everywhere", () => {
    expect(inputOf(shown({ ...numbered(40), multiple: { prefix: "@12 x=" } }))?.style).toBe("expanded");
  });
});

describe("an answered card", () => {
  test("shows the question as it was asked, and what was picked in bold, with nothing left to press", () => {
    const { answered } = read(shown(labelled("Oui", "Non"), "**Prête ?** Tapez `oui`.\n5 * 3 * 2", "\n")) ?? {};
    expect(answered).toMatchObject({
      type: "AdaptiveCard",
      version: "1.5",
      fallbackText: "Prête ? Tapez «\u202foui\u202f».\n5 * 3 * 2\n✓ Votre choix\u00a0: Oui",
      body: [
        {
          type: "RichTextBlock",
          inlines: [
            { text: "Prête ?", weight: "Bolder" },
            { text: " Tapez " },
            { text: "oui", fontType: "Monospace" },
            { text: "." },
          ],
        },
        { type: "RichTextBlock", inlines: [{ text: "5 * 3 * 2" }] },
        { type: "RichTextBlock", inlines: [{ text: "✓ Votre choix\u00a0: Oui", weight: "Bolder" }] },
      ],
    });
  });

  test("says no more how to answer its question", () => {
    const elements = shown(
      several("Un", "Deux"),
      "C'est noté\u00a0: **2012**.",
      "**Lesquels ?**\nCochez **tout**.",
      "Ou «\u202f1\u202f».",
    );
    expect(linesOf(read(elements, { choice: "1" })?.answered ?? { body: [] })).toEqual([
      "C'est noté\u00a0: 2012.",
      "Lesquels ?",
      "✓ Votre choix\u00a0: Un",
    ]);
  });

  test("keeps its fields and its list as they were", () => {
    const blocks: Block[] = [
      { type: "fields", fields: [{ label: "Quand", value: "**lundi**" }] },
      { type: "list", items: ["un", "`deux`"] },
    ];
    const { answered } = read(toChoiceElements(labelled("Oui"), { title: "Vougy", blocks })) ?? {};
    expect(answered?.body.map((line) => line.type === "RichTextBlock" && line.inlines.map((run) => run.text))).toEqual([
      ["Vougy"],
      ["Quand", "\u00a0: ", "lundi"],
      ["• un"],
      ["• ", "deux"],
      ["✓ Votre choix\u00a0: Oui"],
    ]);
  });

  test("has a title, and leaves out what could be picked", () => {
    const block = labelled("Oui", "Non");
    const elements = toChoiceElements(block, { title: "Vougy", blocks: [...say("Prête ?").blocks, block] });
    expect(read(elements)?.answered.fallbackText).toBe("Vougy\nPrête ?\n✓ Votre choix\u00a0: Oui");
  });

  test("shows only what was asked last, shortened, where its buttons would repeat too much", () => {
    const long = `Laquelle ? ${"Une phrase de plus. ".repeat(200)}`;
    const elements = shown(numbered(6), "Un rappel. ".repeat(200), long);
    expect(JSON.stringify(elements).length).toBeLessThan(16_000);
    const [question = "", answer] = linesOf(read(elements)?.answered ?? { body: [] });
    expect(question).toMatch(/^Laquelle \? Une phrase .{500,}…$/u);
    expect(answer).toBe("✓ Votre choix\u00a0: Commune 0");
  });

  test("shows the answer alone where there is no text to repeat", () => {
    const list: Block = { type: "list", items: ["Une phrase de plus. ".repeat(500)] };
    const elements = toChoiceElements(numbered(6), { blocks: [list] });
    expect(read(elements)?.answered.fallbackText).toBe("✓ Votre choix\u00a0: Commune 0");
  });
});

test("each action of whatever can be picked is read back as what it picks, by old clients too", () => {
  const label = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
  const pick = fc.record({ value: label, label });
  const list = fc.array(pick, { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(list, label, fc.boolean(), fc.nat(), (choices, question, isMultiple, seed) => {
      const block: Choices = { type: "choices", choices, ...(isMultiple ? { multiple: { prefix: "@1 x=" } } : {}) };
      const elements = shown(block, question);
      const input = inputOf(elements);
      const place = seed % choices.length;
      const action = actionsOf(elements)[input ? 0 : place];
      const inputs = input ? { choice: input.choices[place]?.value } : {};
      const value = `${isMultiple ? "@1 x=" : ""}${choices[place]?.value}`;
      expect(readSubmission(submit(action, inputs))?.value).toBe(value);
      expect(readSubmission(submit(action?.fallback, inputs))?.value).toBe(value);
    }),
  );
});

describe("what Teams sends back", () => {
  test.each([
    [undefined],
    [null],
    ["relais"],
    [{}],
    [{ relais: null }],
    [{ relais: { value: "x" } }],
    [{ relais: { value: 1, label: "x", asked: [] } }],
    [{ relais: { value: "x", label: "x", asked: [1] } }],
    [{ relais: { choices: [{ value: "x" }], asked: [] }, choice: "1" }],
    [{ relais: { choices: [{ value: "x", label: "x" }], asked: [] }, choice: ["1"] }],
    [{ action: "accept", context: { relaisFile: "x" } }],
  ])("is nothing when it is none of ours: %j", (data) => {
    expect(readSubmission(data)).toBeUndefined();
  });

  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true });
  const hostile = fc.record(
    {
      relais: fc.oneof(
        fc.record(
          {
            value: fc.oneof(fc.string(), anything),
            label: fc.string({ unit: "binary" }),
            asked: fc.oneof(fc.array(fc.string({ unit: "binary" })), anything),
            choices: fc.array(fc.oneof(fc.record({ value: fc.string(), label: fc.string() }), anything)),
            prefix: fc.string(),
          },
          { requiredKeys: [] },
        ),
        anything,
      ),
      choice: fc.oneof(fc.string(), fc.constantFrom("1", "1,2", "1,1", "__proto__"), anything),
    },
    { requiredKeys: [] },
  );

  test("never throws, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(anything, hostile), (data) => {
        const value = readSubmission(data)?.value;
        expect(["string", "undefined"]).toContain(typeof value);
      }),
    );
  });

  test.each([
    ["many lines", { value: "x", label: "Oui", asked: Array.from({ length: 9_000 }, () => "\u0001") }],
    [
      "more lines than a call has arguments",
      { value: "x", label: "Oui", asked: ["\n".repeat(300_000), ...Array.from({ length: 300_000 }, () => "x")] },
    ],
    ["a long answer", { value: "x", label: "é".repeat(90_000), asked: ["Alors ?"] }],
    ["both", { value: "x", label: '"'.repeat(90_000), asked: ["\u0001".repeat(20_000)] }],
  ])("makes no card that Teams would refuse: %s", (_, relais) => {
    const { answered } = readSubmission({ relais }) ?? {};
    expect(JSON.stringify(answered).length * 2).toBeLessThan(80_000);
    expect(answered?.fallbackText).toMatch(/^✓ Votre choix\u00a0: /u);
  });
});
