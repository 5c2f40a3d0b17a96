import { globSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runConsole } from "../../src/cli/console.ts";

/**
 * The transcripts of `docs/` are played again, line by line, on the real process's own parts: what is written there is
 * what Relais says. The first line says who speaks, when, and for another territory than Charlieu-Belmont, its SIREN.
 * UPDATE=1 writes them anew; read them aloud before committing them.
 */
const silent = { error: () => {}, warn: () => {} };

async function* from(lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

test.each(globSync("docs/transcripts/*.txt").toSorted())(
  "%s is what Relais says",
  async (file) => {
    const written = readFileSync(file, "utf8");
    const [head = "", ...rest] = written.split("\n");
    const [as = "", at = "", territory] = head.replace(/^# /, "").split(" ");
    const said = rest.filter((line) => line.startsWith("> ")).map((line) => line.slice(2));
    const printed: string[] = [];
    await runConsole(
      { as, at, ...(territory && { territory }), echo: true },
      from(said),
      (text) => printed.push(text),
      silent,
    );
    const played = `${head}\n\n${printed.join("\n").trim()}\n`;
    if (process.env.UPDATE) writeFileSync(file, played);
    expect(played).toBe(readFileSync(file, "utf8"));
  },
  60_000,
);
