import { describe, expect, test } from "vitest";
import { type Post, toPosts } from "../../../src/adapters/matrix/outbound.ts";
import { createDemoBot, dgs, sylvie } from "../../support/demo-bot.ts";
import { contentsOf, sketch } from "./read-posts.ts";

/** What `email` is sent in answer to each line, as posts. */
function play(email: string, ...lines: string[]): Post[][] {
  const bot = createDemoBot();
  return lines.map((line) => {
    bot.receive(bot.eventOf(email, { text: line }));
    const sent = bot.drain().filter(({ to }) => to === email);
    return sent.flatMap(({ message }) => toPosts(message, { polls: true }));
  });
}

describe("a real conversation", () => {
  test("the state is words, a picture, and how to know more", () => {
    const [posts = []] = play(dgs, "état");
    const [said = "", picture, more] = sketch(posts);
    expect(said).toMatch(/^CC Charlieu-Belmont, lundi 23 novembre 2026\n⏳ Mutualiser la jeunesse/u);
    expect(picture).toBe("picture");
    expect(more).toMatch(/^Pour en savoir plus/u);
    expect(contentsOf(posts)[0]?.formatted_body).toContain(
      "<p>⚠️ <strong>Échéances en retard</strong></p>" +
        "<ul><li><strong>jeudi 19 novembre</strong>\u00a0: Convention avec la CAF à renouveler</li></ul>",
    );
  });

  test("tables of the project are lines", () => {
    const [deadlines = [], rules = []] = play(dgs, "échéances", "règles");
    expect(contentsOf(deadlines)[0]?.formatted_body).toContain(
      "<li><strong>vendredi 4 décembre</strong>\u00a0: Comité technique jeunesse | dans 11 jours</li>",
    );
    expect(contentsOf(rules)[0]?.formatted_body).toContain(
      "<li><strong>R1</strong>\u00a0: Convocation du conseil communautaire | oui</li>",
    );
  });

  test("the briefing is one event", () => {
    const [posts = []] = play(dgs, "briefing");
    expect(sketch(posts)).toEqual([expect.stringMatching(/^Votre point de la semaine, lundi 23 novembre 2026\n/u)]);
  });

  test("a question with options is its words, then a poll whose answers are the buttons' values", () => {
    const [posts = []] = play(sylvie, "diagnostic vougy");
    expect(sketch(posts)).toEqual([expect.stringContaining("\n1. Oui, en régie\n2. Oui, par une association"), "poll"]);
    const [said = {}, poll = {}] = contentsOf(posts);
    expect(said.formatted_body).toMatch(/<p><strong>Votre commune assure-t-elle .*<\/p>$/u);
    expect(poll).toMatchObject({
      "org.matrix.msc3381.poll.start": {
        answers: [
          {
            id: expect.stringMatching(/^@\d+ existe=regie$/u),
            "org.matrix.msc1767.text": "1. Oui, en régie",
          },
          {},
          {},
          {},
          {},
          {},
        ],
      },
    });
  });

  test("a figure to confirm is lettered and no poll; several answers are a list to type from", () => {
    const [, , doubt = [], missions = []] = play(sylvie, "diagnostic vougy", "1", "12", "a");
    expect(sketch(doubt)).toEqual([expect.stringMatching(/a\. Oui\nb\. Non, autre réponse$/u)]);
    expect(contentsOf(doubt)[0]?.formatted_body).toContain("<p>a. Oui<br>b. Non, autre réponse</p>");
    expect(sketch(missions)).toEqual([expect.stringMatching(/\n10\. Prévention$/u)]);
    expect(contentsOf(missions)[0]?.["fr.relais.choices"]).toMatchObject({
      prefix: expect.stringMatching(/missions=$/u),
    });
  });
});
