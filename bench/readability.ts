import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { countWords } from "../src/core/words/briefing-lines.ts";

/**
 * How long the points of docs/exemples/ are to read: words and lines of each, words of each sentence. What is typed between
 * quotes at the end of a line is not read aloud, and does not count.
 */
const fence = "```";

for (const file of globSync("docs/exemples/*.md").toSorted()) {
  const points = readFileSync(file, "utf8")
    .split(`${fence}text\n`)
    .slice(1)
    .map((part) => part.split(`\n${fence}`)[0] ?? "");
  const read = points.map((point) => point.split("\n").filter((line) => !/^[a-z]\. /u.test(line)));
  const words = read.map((lines) => countWords(lines.join(" ")));
  const sentences = read.flatMap((lines) => lines.slice(1).flatMap(sentencesOf)).map(countWords);
  const lines = read.map((all) => all.filter((line) => /^\d+\. /u.test(line)).length);
  console.log(
    [
      basename(file, ".md").padEnd(12),
      `${points.length} points`,
      `lines ${span(lines)}`,
      `words ${span(words)}`,
      `${sentences.length} sentences of ${span(sentences)} words`,
    ].join("  "),
  );
}

function sentencesOf(line: string): string[] {
  const said = line.replace(/^\d+\. /u, "").replace(/ ?« [^»]+ »\.?$/u, "");
  return said.split(/(?<=[.?!])\s+/u).filter((one) => countWords(one) > 0);
}

/** "3 to 9, median 5". */
function span(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  return `${sorted[0] ?? 0} to ${sorted.at(-1) ?? 0}, median ${sorted[Math.floor(sorted.length / 2)] ?? 0}`;
}
