import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { localTimeAt } from "../../src/core/calendar/local-time.ts";
import { formatDate, formatTime, of } from "../../src/core/words/format.ts";
import { countWords } from "../../src/core/words/briefing-lines.ts";
import { type Sent, zone } from "./campaign/stage.ts";
import { playEightWeeks } from "./eight-weeks/play.ts";
import { readers } from "./eight-weeks/story.ts";

/**
 * Eight weeks of an ordinary project on Charlieu-Belmont, and what five of its people read of it each week. Their points are the
 * examples of `docs/exemples/`, which UPDATE=1 writes anew: read them aloud before committing them.
 */
let played: Sent[] | undefined;
const pointsOf = (email: string): Sent[] =>
  (played ??= playEightWeeks().sent).filter(({ key, to }) => key.startsWith("briefing:") && to === email);

const linesOf = ({ text }: Sent) => text.split("\n").filter((line) => /^\d+\. /u.test(line));
const patient = { timeout: 120_000 };

function pageOf({ email, who }: { email: string; who: string }): string {
  const points = pointsOf(email).map((point) => {
    const { date, time } = localTimeAt(point.at, zone);
    return `## ${formatDate(date)}, ${formatTime(time)}

\`\`\`text
${point.text}
\`\`\`
`;
  });
  return `# Les points de la semaine ${of(who)}\n\nHuit semaines simulées sur Charlieu-Belmont (23 novembre 2026 – 18 janvier 2027). Une semaine sans point est une semaine sans rien de nouveau pour cette personne.\n\n${points.join("\n")}`;
}

describe("eight weeks of points", patient, () => {
  test.each(Object.entries(readers))("docs/exemples/%s.md is what they read", (name, reader) => {
    const file = `docs/exemples/${name}.md`;
    const page = pageOf(reader);
    if (process.env.UPDATE) {
      mkdirSync("docs/exemples", { recursive: true });
      writeFileSync(file, page);
    }
    expect(page).toBe(readFileSync(file, "utf8"));
  });

  test("an élue is asked for twenty seconds: five lines, a hundred and twenty words", () => {
    for (const { email } of [readers.maire, readers.adjointe, readers.president]) {
      const points = pointsOf(email);
      expect(points.length, email).toBeGreaterThan(3);
      for (const point of points) {
        expect(linesOf(point).length, point.text).toBeLessThanOrEqual(5);
        expect(countWords(point.text), point.text).toBeLessThanOrEqual(120);
      }
    }
  });

  test("nobody reads a step forward twice", () => {
    for (const { email } of Object.values(readers)) {
      const told = pointsOf(email).flatMap((point) => linesOf(point).filter((line) => line.includes("Avancée")));
      const words = told.map((line) => line.replace(/^\d+\. /u, ""));
      expect(words.filter((line, rank) => words.indexOf(line) !== rank)).toEqual([]);
    }
  });

  test("whoever is away reads nothing until they are back, then what they missed", () => {
    const days = pointsOf(readers.secretaire.email).map(({ at }) => localTimeAt(at, zone).date);
    expect(days.filter((day) => day >= "2026-12-21" && day <= "2027-01-03")).toEqual([]);
    expect(days.some((day) => day >= "2027-01-04" && day <= "2027-01-08")).toBe(true);
  });
});
