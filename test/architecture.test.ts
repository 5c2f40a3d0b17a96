import { readFileSync, globSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { builtinModules } from "node:module";
import { expect, test } from "vitest";

/**
 * Who may import whom: an allow-list by folder, longest name first. A folder without a rule fails.
 * Entries are folders or files of `src/`, package names, or "node:".
 */
const pure = ["core/message.ts", "core/errors.ts", "core/people.ts", "core/words", "zod", "temporal-polyfill"];
const allowed: Record<string, string[]> = {
  "core/words": [
    ...pure,
    "core/adapter.ts",
    "core/calendar",
    "core/language",
    "core/interview",
    "core/communication",
    "core/governance",
    "core/roadmap",
    "core/legal",
    "core/diagnostic",
    "core/decision-aid",
    "core/briefing",
    "core/preferences",
    "core/territory",
    "core/form-file",
    "core/open-data",
    "core/scenario",
  ],
  "core/calendar": [...pure, "core/calendar", "ical-generator"],
  "core/language": [...pure, "core/language", "core/calendar"],
  "core/interview": [...pure, "core/interview", "core/language", "core/calendar", "yaml"],
  "core/governance": [...pure, "core/governance", "core/calendar", "core/language"],
  "core/roadmap": [...pure, "core/roadmap", "core/language"],
  "core/communication": [...pure, "core/communication", "core/calendar", "core/governance", "core/language"],
  "core/legal": [...pure, "core/legal", "core/calendar", "core/governance", "core/language"],
  "core/diagnostic": [...pure, "core/diagnostic", "core/calendar", "core/interview"],
  "core/scenario": [...pure, "core/scenario", "core/diagnostic"],
  "core/decision-aid": [...pure, "core/decision-aid", "core/language"],
  "core/briefing": [...pure, "core/briefing", "core/calendar", "core/communication", "core/diagnostic"],
  "core/preferences": [
    ...pure,
    "core/preferences",
    "core/adapter.ts",
    "core/briefing",
    "core/calendar",
    "core/language",
  ],
  "core/territory": [...pure, "core/territory", "core/language", "core/csv"],
  "core/csv": ["core/csv", "csv-parse"],
  "core/open-data": [...pure, "core/open-data", "core/csv", "core/interview", "core/territory", "core/calendar"],
  "core/form-file": [...pure, "core/form-file", "core/csv", "core/interview", "core/language", "core/calendar"],
  "core/chart": [...pure, "core/chart"],
  // Types alone: what a specification is.
  "core/chart/bars.ts": ["core/chart", "core/message.ts", "vega-lite"],
  "core/store": ["core", "better-sqlite3", "node:"],
  "core/delivery": ["core", "node-cron", "write-excel-file", "@resvg/resvg-js", "node:"],
  // What writes documents is heavy, and read in a thread of its own.
  ...Object.fromEntries(
    ["document", "document-runs", "document-styles", "document-tables", "sealed-zip"].map((name) => [
      `core/delivery/${name}.ts`,
      ["core", "docx", "fflate"],
    ]),
  ),
  // Vega is heavy: one file knows it, read in the thread that draws.
  "core/delivery/draw-bars.ts": ["core", "vega", "vega-lite"],
  core: ["core", "zod", "temporal-polyfill", "node:"],
  commands: ["commands", "core"],
  "adapters/web": [
    "adapters/web",
    "core/adapter.ts",
    "core/message.ts",
    "core/plain-text.ts",
    "core/errors.ts",
    "hono",
    "@hono/node-server",
    "zod",
    "node:",
  ],
  "adapters/slack": [
    "adapters/slack",
    "core/adapter.ts",
    "core/download.ts",
    "core/message.ts",
    "core/marks.ts",
    "core/plain-text.ts",
    "core/cut.ts",
    "core/errors.ts",
    "@slack/bolt",
    "@slack/socket-mode",
    "@slack/types",
    "undici",
    "zod",
    "node:",
  ],
  "adapters/matrix": [
    "adapters/matrix",
    "core/adapter.ts",
    "core/message.ts",
    "core/marks.ts",
    "core/plain-text.ts",
    "core/cut.ts",
    "core/errors.ts",
    "matrix-bot-sdk",
    "request",
    "@relais/matrix-crypto",
    "zod",
    "node:",
  ],
  "adapters/teams": [
    "adapters/teams",
    "core/adapter.ts",
    "core/download.ts",
    "core/message.ts",
    "core/marks.ts",
    "core/plain-text.ts",
    "core/cut.ts",
    "core/errors.ts",
    "undici",
    "zod",
    "node:",
  ],
  // The SDK is no longer maintained: one file knows it (docs/decisions/0016).
  "adapters/teams/connection.ts": ["adapters/teams", "core/errors.ts", "botbuilder", "botframework-connector", "zod"],
  "adapters/email": [
    "adapters/email",
    "core/adapter.ts",
    "core/message.ts",
    "core/marks.ts",
    "core/plain-text.ts",
    "core/errors.ts",
    "nodemailer",
    "node:",
  ],
  "adapters/console": [
    "adapters/console",
    "core/adapter.ts",
    "core/message.ts",
    "core/plain-text.ts",
    "core/errors.ts",
    "node:",
  ],
  cli: [
    "cli",
    "commands",
    "core",
    "config.ts",
    "adapters",
    "zod",
    "pino",
    "yaml",
    "fflate",
    "@resvg/resvg-js",
    "node:",
  ],
  "config.ts": ["core/errors.ts", "core/adapter.ts", "zod"],
  "main.ts": ["cli", "core/errors.ts", "config.ts", "pino", "node:"],
};

const files = globSync("src/**/*.ts").map((file) => file.replace(/^src\//, ""));

function ruleFor(file: string): [string, string[]] | undefined {
  return Object.entries(allowed)
    .filter(([place]) => file === place || file.startsWith(`${place}/`))
    .toSorted(([a], [b]) => b.length - a.length)[0];
}

function importsOf(file: string): string[] {
  const source = readFileSync(join("src", file), "utf8");
  return [...source.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)"([^"]+)"/g)].map(([, target = ""]) => {
    if (target.startsWith(".")) return normalize(join(dirname(file), target));
    if (target.startsWith("node:") || builtinModules.includes(target)) return "node:";
    return target;
  });
}

test.each(files)("%s imports only what its folder may", (file) => {
  const rule = ruleFor(file);
  expect(rule, `no rule for ${file}`).toBeDefined();
  const permitted = rule?.[1] ?? [];
  const foreign = importsOf(file).filter(
    (target) => !permitted.some((entry) => target === entry || target.startsWith(`${entry}/`)),
  );
  expect(foreign).toEqual([]);
});

function naming(target: string): string[] {
  return files.filter((file) => importsOf(file).includes(target));
}

test("Vega is read in the thread that draws, and only for a chart that needs it", () => {
  expect(naming("core/delivery/draw-bars.ts")).toEqual(["core/delivery/draw-picture.ts"]);
  expect(naming("core/delivery/draw-picture.ts").toSorted()).toEqual([
    "core/delivery/document.ts",
    "core/delivery/draw-worker.ts",
  ]);
  expect(naming("core/delivery/draw-worker.ts")).toEqual([]);
  expect(readFileSync("src/core/delivery/draw-picture.ts", "utf8")).not.toMatch(/from "\.\/draw-bars/);
  expect(readFileSync("src/core/chart/bars.ts", "utf8")).toContain('import type { TopLevelSpec } from "vega-lite";');
});

test("what writes documents is read in the thread that writes them", () => {
  expect(naming("core/delivery/document.ts")).toEqual(["core/delivery/document-worker.ts"]);
  expect(naming("core/delivery/document-worker.ts")).toEqual([]);
});

test("nobody imports main.ts", () => {
  expect(naming("main.ts")).toEqual([]);
});
