import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { printSlackManifest } from "../../src/cli/slack-manifest.ts";
import { commands } from "../../src/commands/index.ts";

const file = "docs/guide/slack-manifest.yaml";

function printed(...args: string[]): string {
  const lines: string[] = [];
  printSlackManifest(args, (line) => lines.push(line));
  return `${lines.join("\n")}\n`;
}

/** The limits of docs.slack.dev/reference/app-manifest that our words could break. */
const manifestSchema = z.object({
  display_information: z.object({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(174).max(4_000),
  }),
  features: z.object({
    bot_user: z.object({ display_name: z.string().max(80) }),
    slash_commands: z.tuple([
      z.object({
        command: z.string().max(32),
        description: z.string().max(2_000),
        usage_hint: z.string().max(1_000),
        url: z.url().optional(),
      }),
    ]),
  }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()), request_url: z.url().optional() }),
    interactivity: z.object({ is_enabled: z.literal(true), request_url: z.url().optional() }),
    socket_mode_enabled: z.boolean(),
  }),
});

describe("the manifest for Slack", () => {
  test("is within Slack's limits, uncut, and shows words of every subject of the help", () => {
    const { features } = manifestSchema.parse(parse(printed()));
    const hint = features.slash_commands[0].usage_hint;
    expect(hint.length).toBeLessThan(1_000);
    const shown = hint.slice(1, -1).split(" | ");
    const triggers = new Map(commands.map(({ words: [first = ""], group }) => [first, group]));
    expect(shown.filter((word) => !triggers.has(word))).toEqual([]);
    expect(new Set(shown.map((word) => triggers.get(word)))).toEqual(new Set(triggers.values()));
  });

  test("without an address opens a socket, and holds no address at all", () => {
    const text = printed();
    expect(manifestSchema.parse(parse(text)).settings.socket_mode_enabled).toBe(true);
    expect(text).not.toContain("url:");
  });

  test("with an address has Slack call it, for events, buttons and commands", () => {
    const { features, settings } = manifestSchema.parse(parse(printed("--adresse", "https://relais.exemple.fr/")));
    const url = "https://relais.exemple.fr/slack/events";
    expect(features.slash_commands[0].url).toBe(url);
    expect(settings).toMatchObject({
      event_subscriptions: { request_url: url },
      interactivity: { request_url: url },
      socket_mode_enabled: false,
    });
  });

  test("refuses an address that Slack would not call", () => {
    expect(() => printed("--adresse", "http://relais.exemple.fr")).toThrow("une adresse en https");
  });

  test("is the one that the guide gives", () => {
    if (process.env["UPDATE"]) writeFileSync(file, printed());
    expect(readFileSync(file, "utf8"), "stale: run UPDATE=1 npm test").toBe(printed());
  });
});
