import { describe, expect, test } from "vitest";
import { toPosts } from "../../../src/adapters/matrix/outbound.ts";
import { type Block, text } from "../../../src/core/message.ts";
import { contentsOf, sketch } from "./read-posts.ts";

const postsOf = (...blocks: Block[]) => toPosts({ blocks }, { polls: false });
const chart: Block = {
  type: "chart",
  chart: { kind: "tiles", title: "Jeunesse", alt: "Validée : Vougy.", tiles: [] },
};
const file: Block = {
  type: "file",
  file: { name: "dates.ics", mime: "text/calendar", label: "Vos dates", text: "BEGIN:VCALENDAR" },
};
const choices = (...labels: string[]): Extract<Block, { type: "choices" }> => ({
  type: "choices",
  choices: labels.map((label) => ({ value: `@12 x=${label}`, label })),
});

describe("a message of words", () => {
  test("is one event that notifies and calls nobody by name: whole as text, and as HTML", () => {
    expect(toPosts({ title: "Vougy", blocks: [text("C'est **noté**.\nÉcrivez `pause`.")] }, { polls: true })).toEqual([
      {
        kind: "event",
        type: "m.room.message",
        content: {
          msgtype: "m.text",
          body: "Vougy\nC'est noté.\nÉcrivez «\u202fpause\u202f».",
          format: "org.matrix.custom.html",
          formatted_body:
            "<p><strong>Vougy</strong></p><p>C'est <strong>noté</strong>.<br>Écrivez <code>pause</code>.</p>",
          "m.mentions": {},
        },
      },
    ]);
  });
});

describe("pictures and files", () => {
  test("are posts of their own, in their place", () => {
    expect(sketch(postsOf(text("avant"), text("et"), chart, text("entre"), file, text("après")))).toEqual([
      "avant\net",
      "picture",
      "entre",
      "file",
      "après",
    ]);
  });

  test("come alone where nothing else is said, after the title if there is one", () => {
    expect(postsOf(chart)).toEqual([{ kind: "picture", chart: chart.chart }]);
    expect(postsOf(file)).toEqual([{ kind: "file", file: file.file }]);
    expect(sketch(toPosts({ title: "État", blocks: [chart] }, { polls: true }))).toEqual(["État", "picture"]);
  });
});

describe("what can be picked", () => {
  test("is written in the words, shown in the HTML, and kept for reactions", () => {
    const [content = {}] = contentsOf(postsOf(text("Prête ?"), { ...choices("Oui", "Non"), lettered: true }));
    expect(content).toMatchObject({
      body: "Prête ?\na. Oui\nb. Non",
      formatted_body: "<p>Prête ?</p><p>a. Oui<br>b. Non</p>",
      "fr.relais.choices": { choices: choices("Oui", "Non").choices, lettered: true },
    });
  });

  test("several at once keeps what comes before the values, and is no poll", () => {
    const several = { ...choices("Accueil", "Séjours"), multiple: { prefix: "@12 missions=" } };
    const posts = toPosts({ blocks: [several] }, { polls: true });
    expect(contentsOf(posts)).toMatchObject([{ "fr.relais.choices": { prefix: "@12 missions=" } }]);
  });

  test("is a poll just after, the HTML then leaves it out and the words keep it", () => {
    const posts = toPosts({ blocks: [text("Prête ?"), choices("Oui", "Non")] }, { polls: true });
    expect(posts.map((post) => post.kind === "event" && post.type)).toEqual([
      "m.room.message",
      "org.matrix.msc3381.poll.start",
    ]);
    expect(contentsOf(posts)[0]).toMatchObject({
      body: "Prête ?\n1. Oui\n2. Non",
      formatted_body: "<p>Prête ?</p>",
      "fr.relais.choices": { choices: choices("Oui", "Non").choices },
    });
  });

  test("stays in the HTML where nothing else would be left", () => {
    const [said = {}] = contentsOf(toPosts({ blocks: [choices("Oui", "Non")] }, { polls: true }));
    expect(said.formatted_body).toBe("<ol><li>Oui</li><li>Non</li></ol>");
  });

  test("twice in a message: the last is what numbers, reactions and the poll pick from", () => {
    const blocks = [text("D'abord"), choices("un", "deux"), text("Ensuite"), choices("trois", "quatre")];
    const posts = toPosts({ blocks }, { polls: true });
    expect(sketch(posts)).toEqual(["D'abord\n1. un\n2. deux\nEnsuite\n1. trois\n2. quatre", "poll"]);
    const [said = {}, poll = {}] = contentsOf(posts);
    expect(said["fr.relais.choices"]).toEqual({ choices: choices("trois", "quatre").choices });
    expect(said.formatted_body).toBe("<p>D'abord</p><ol><li>un</li><li>deux</li></ol><p>Ensuite</p>");
    expect(JSON.stringify(poll)).toContain("1. trois");
    expect(JSON.stringify(poll)).not.toContain("un");
  });

  test("before a picture is a poll before it too", () => {
    expect(sketch(toPosts({ blocks: [choices("Oui", "Non"), chart] }, { polls: true }))).toEqual([
      "1. Oui\n2. Non",
      "poll",
      "picture",
    ]);
  });

  test("is no poll that would be too large an event", () => {
    const labels = Array.from({ length: 20 }, (_, index) => `${index}${"𝄞".repeat(169)}`);
    expect(sketch(toPosts({ blocks: [text("Choisissez"), choices(...labels)] }, { polls: true }))).not.toContain(
      "poll",
    );
  });
});
