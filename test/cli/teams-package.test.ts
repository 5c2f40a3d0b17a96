import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync, unzlibSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type TeamsIdentity, writeTeamsPackage } from "../../src/cli/teams-package.ts";
import { commands } from "../../src/commands/index.ts";
import { OperatorError } from "../../src/core/errors.ts";
import { fold } from "../../src/core/language/fold.ts";
import { typeset } from "../../src/core/words/typography.ts";

const guideFile = "docs/guide/teams-manifest.json";
const appId = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
const teams = { appId, address: "https://relais.exemple.fr" };

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "relais-teams-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function write(args: string[] = [], identity: TeamsIdentity = teams) {
  const file = join(folder, "relais-teams.zip");
  const said: string[] = [];
  writeTeamsPackage(["--sortie", file, ...args], identity, (line) => said.push(line));
  const bytes = readFileSync(file);
  return { file, said, bytes, files: unzipSync(bytes) };
}

const manifestSchema = z.looseObject({
  version: z.string(),
  id: z.string(),
  developer: z.object({ websiteUrl: z.string(), privacyUrl: z.string() }).loose(),
  bots: z.tuple([
    z.looseObject({
      commandLists: z.array(
        z.looseObject({ commands: z.array(z.object({ title: z.string(), description: z.string() })) }),
      ),
    }),
  ]),
});

function manifestOf({ files }: ReturnType<typeof write>) {
  return manifestSchema.parse(JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array())));
}

/** The pixels of a PNG of eight bits a channel, red, green, blue and alpha, not interlaced (w3.org/TR/png). */
function readPng(bytes = new Uint8Array()) {
  const png = Buffer.from(bytes);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(png.toString("hex", 24, 29)).toBe("0806000000");
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const lines = unzlibSync(Buffer.concat(parts));
  const row = width * 4;
  const channels = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < row; x += 1) {
      const left = x < 4 ? 0 : (channels[y * row + x - 4] ?? 0);
      const up = y === 0 ? 0 : (channels[(y - 1) * row + x] ?? 0);
      const corner = x < 4 || y === 0 ? 0 : (channels[(y - 1) * row + x - 4] ?? 0);
      const added =
        [0, left, up, Math.floor((left + up) / 2), nearest(left, up, corner)][lines[y * (row + 1)] ?? 0] ?? 0;
      channels[y * row + x] = (lines[y * (row + 1) + 1 + x] ?? 0) + added;
    }
  const pixels = Array.from({ length: width * height }, (_, index) => [...channels.subarray(index * 4, index * 4 + 4)]);
  return { width, height, pixels };
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  return [left, up, corner].reduce((best, one) => (Math.abs(guess - one) < Math.abs(guess - best) ? one : best));
}

const isInMiddle = (at: number) => at >= 36 && at < 156;

describe("the package for Teams", () => {
  test("holds the manifest and both icons, at its root", () => {
    expect(Object.keys(write().files).toSorted()).toEqual(["color.png", "manifest.json", "outline.png"]);
  });

  test("is of the application, the address and the version of Relais", () => {
    const manifest = manifestOf(write());
    const about = z.object({ version: z.string() }).parse(JSON.parse(readFileSync("package.json", "utf8")));
    expect(manifest).toMatchObject({ id: appId, version: about.version });
    expect(manifest.developer.privacyUrl).toBe("https://relais.exemple.fr/confidentialite");
  });

  test("says what was written, and who to give it to", () => {
    const { file, said } = write();
    expect(said.join("\n")).toContain(file);
    expect(said.join("\n")).toContain("la personne qui administre Teams");
    expect(said.map(typeset)).toEqual(said);
  });

  test("has the same bytes when nothing changed", () => {
    expect(write().bytes.equals(write().bytes)).toBe(true);
  });

  test("takes what is asked on the line rather than what is configured", () => {
    const other = "00000000-aaaa-BBBB-cccc-000000000000";
    const manifest = manifestOf(write(["--app", other, "--adresse", "https://autre.exemple.fr/relais/"]));
    expect(manifest.id).toBe(other);
    expect(manifest.developer.websiteUrl).toBe("https://autre.exemple.fr/relais/");
  });

  test("has menus in typographic French, of words that Relais understands", () => {
    const menus = manifestOf(write()).bots[0].commandLists.flatMap((list) => list.commands);
    const understood = new Set(commands.flatMap(({ words }) => words.map(fold)));
    for (const { title, description } of menus) {
      expect(understood).toContain(fold(title));
      expect([title, description]).toEqual([typeset(title), typeset(description)]);
    }
  });

  test("is the one that the guide shows", () => {
    const shown = strFromU8(write().files["manifest.json"] ?? new Uint8Array());
    if (process.env["UPDATE"]) writeFileSync(guideFile, shown);
    const kept: unknown = JSON.parse(readFileSync(guideFile, "utf8"));
    expect(kept, "stale: run UPDATE=1 npm test, then npm run format").toEqual(JSON.parse(shown));
  });
});

describe("the icons for Teams", () => {
  test("in colour: 192 pixels a side, nothing seen through", () => {
    const { width, height, pixels } = readPng(write().files["color.png"]);
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.filter(([, , , alpha]) => alpha !== 255)).toEqual([]);
  });

  test("in colour: the ground alone outside the 120 pixels that Teams never crops", () => {
    const { width, pixels } = readPng(write().files["color.png"]);
    const around = pixels.filter((_, index) => !isInMiddle(index % width) || !isInMiddle(Math.floor(index / width)));
    expect(new Set(around.map(String))).toEqual(new Set(["23,96,90,255"]));
  });

  test("in outline: 32 pixels a side, white or nothing", () => {
    const { width, height, pixels } = readPng(write().files["outline.png"]);
    expect([width, height]).toEqual([32, 32]);
    const seen = pixels.filter(([, , , alpha]) => alpha !== 0);
    expect(new Set(seen.map(([red, green, blue]) => `${red},${green},${blue}`))).toEqual(new Set(["255,255,255"]));
    expect(seen.length).toBeGreaterThan(200);
    expect(seen.length).toBeLessThan(600);
  });
});

/** What the operator is told instead; empty when a package is written. */
function refusal(args: string[], identity: TeamsIdentity = teams): string {
  try {
    write(args, identity);
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  return "";
}

describe("a package for Teams is refused", () => {
  test("without an application or an address, saying where they are written", () => {
    expect(refusal([], { address: teams.address })).toMatch(/TEAMS_APP_ID.*--app/u);
    expect(refusal([], { appId })).toMatch(/TEAMS_ADDRESS.*--adresse/u);
  });

  test.each(["relais", `${appId}0`, appId.replaceAll("-", ""), ""])("for the application « %s »", (id) => {
    expect(refusal(["--app", id])).toContain("n’est pas un identifiant d’application");
  });

  test.each([
    "http://relais.exemple.fr",
    "relais.exemple.fr",
    "https://",
    "https://qui:secret@relais.exemple.fr",
    "https://relais.exemple.fr/?a=b",
    "",
  ])("for the address « %s »", (address) => {
    expect(refusal(["--adresse", address])).toContain("Teams n’appelle qu’une adresse en https");
  });

  test("in a folder that does not exist", () => {
    expect(refusal(["--sortie", join(folder, "nulle-part", "relais.zip")])).toMatch(
      /nulle-part n’existe pas.*créez-le/u,
    );
  });

  test("in the place of a folder, naming a file that would do", () => {
    expect(refusal(["--sortie", folder])).toContain(`--sortie ${join(folder, "relais-teams.zip")}`);
  });

  test("in typographic French", () => {
    const told = [refusal([], {}), refusal(["--app", "x"]), refusal([], { appId }), refusal(["--adresse", "x"])];
    expect(told.map(typeset)).toEqual(told);
  });
});
