import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countKind, hasKind, sayTheKind } from "../../../src/core/words/message-kinds.ts";

/** Written beside keys of messages, and no such key: subjects of the audit, campaigns closed, prefixes of lists. */
const others = new Set(["account", "body", "campaign-closed", "interview", "municipality", "person"]);

/** What begins as the key of a message does, in the files that write messages. */
function keysWritten(): { file: string; key: string }[] {
  return globSync("src/{core,commands}/**/*.ts")
    .map((file) => ({ file, source: readFileSync(file, "utf8") }))
    .filter(({ source }) => /\bnotify\(|outbox\.add\(/u.test(source))
    .flatMap(({ file, source }) =>
      [...source.matchAll(/`([a-z]+(?:-[a-z]+)*):[^`]*\$\{[^`]*person[^`]*`/gu)].map(([, key = ""]) => ({ file, key })),
    );
}

test("every kind of message that the code writes has a name", () => {
  const written = keysWritten().filter(({ key }) => !others.has(key));
  expect(written.length).toBeGreaterThan(15);
  expect(written.filter(({ key }) => !hasKind(`${key}:1`))).toEqual([]);
});

test("a kind is said with its article, and counted", () => {
  expect(sayTheKind("briefing:2026-W48:person:1")).toBe("le point de la semaine");
  expect(sayTheKind("reply:slack:1")).toBe("la réponse");
  expect(sayTheKind("visa-given:1")).toBe("l'avis de visa");
  expect(countKind("morning:2026-11-23:person:1", 3).replace(/\s/gu, " ")).toBe("3 rappels du matin");
  expect(sayTheKind("nothing-known:1")).toBe("le message");
});
