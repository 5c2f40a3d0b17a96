import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type ManifestOptions, toTeamsManifest } from "../../../src/adapters/teams/manifest.ts";
import { commands } from "../../../src/commands/index.ts";

const appId = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
const given: ManifestOptions = { appId, commands, address: "https://relais.exemple.fr", version: "1.2.3" };

const scope = z.enum(["personal", "team", "groupChat"]);
/** The limits of Microsoft's schema that our words could break; the peer suite checks all of it. */
const manifestSchema = z.object({
  version: z.string(),
  id: z.guid(),
  developer: z.object({
    name: z.string().max(32),
    websiteUrl: z.url(),
    privacyUrl: z.url(),
    termsOfUseUrl: z.url(),
  }),
  name: z.object({ short: z.string().max(30), full: z.string().max(100) }),
  description: z.object({ short: z.string().max(80), full: z.string().max(4_000) }),
  bots: z.tuple([
    z.object({
      botId: z.guid(),
      scopes: z.array(scope),
      commandLists: z.array(
        z.object({
          scopes: z.tuple([scope]),
          commands: z
            .array(z.object({ title: z.string().max(32), description: z.string().max(128) }))
            .min(1)
            .max(10),
        }),
      ),
    }),
  ]),
  validDomains: z.array(z.string()),
});

function read(changes: Partial<ManifestOptions> = {}) {
  return manifestSchema.parse(toTeamsManifest({ ...given, ...changes }));
}

/** The commands of its menu, in order. */
function menuOf(where: z.infer<typeof scope>, changes: Partial<ManifestOptions> = {}): string[] {
  const lists = read(changes).bots[0].commandLists.filter(({ scopes: [one] }) => one === where);
  expect(lists).toHaveLength(1);
  return lists.flatMap((list) => list.commands.map(({ title }) => title));
}

describe("the manifest for Teams", () => {
  test("is within Microsoft's limits, whatever the number of commands", () => {
    const many = Array.from({ length: 5 }, () => commands).flat();
    expect(() => [read(), read({ commands: many })]).not.toThrow();
    expect(menuOf("team", { commands: many })).toHaveLength(10);
  });

  test("says all that a message may hold, and nothing twice", () => {
    const { description } = read();
    expect(description.full).not.toContain(description.short);
    for (const kept of ["leurs réponses au diagnostic", "ne garde pas les conversations", "qui le mentionnent"])
      expect(description.full).toContain(kept);
  });

  test("is of one application, which is its own bot", () => {
    const { id, bots, version } = read();
    expect([id, bots[0].botId, version]).toEqual([appId, appId, "1.2.3"]);
    expect(bots[0].scopes).toEqual(["personal", "team", "groupChat"]);
  });

  test("has its pages under the address, and trusts that host alone", () => {
    const { developer, validDomains } = read({ address: "https://www.exemple.fr:8443/relais" });
    expect(developer).toEqual({
      name: "Relais",
      websiteUrl: "https://www.exemple.fr:8443/relais/",
      privacyUrl: "https://www.exemple.fr:8443/relais/confidentialite",
      termsOfUseUrl: "https://www.exemple.fr:8443/relais/conditions",
    });
    expect(validDomains).toEqual(["www.exemple.fr:8443"]);
  });

  test("offers to one person what most want first, and the help last", () => {
    expect(menuOf("personal")).toEqual([
      "ce qui m'attend",
      "diagnostic",
      "échéances",
      "état",
      "instances",
      "briefing",
      "agenda",
      "qui n'a pas répondu",
      "qui voit mes réponses",
      "aide",
    ]);
  });

  test.each(["team", "groupChat"] as const)("offers where others read only what is shared there (%s)", (where) => {
    expect(menuOf(where)).toEqual([
      "échéances",
      "état",
      "instances",
      "qui n'a pas répondu",
      "aide",
      "calendrier légal",
      "règle",
      "consultation",
      "réunions",
      "ordre du jour",
    ]);
  });

  test("offers a new command after those it knows", () => {
    const weather = { name: "weather", words: ["météo"], summary: "le temps", share: () => undefined };
    const few = commands.filter(({ name }) => name === "help" || name === "deadlines" || name === "bodies-check");
    expect(menuOf("team", { commands: [weather, ...few] })).toEqual(["échéances", "aide", "météo"]);
  });
});
