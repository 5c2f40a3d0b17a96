import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { toTeamsManifest } from "../../../src/adapters/teams/manifest.ts";
import { commands } from "../../../src/commands/index.ts";

const modules = new URL("../node_modules/", import.meta.url);
const schemas = new URL("@microsoft/app-manifest/build/json-schemas/teams/", modules);
const install = "npm ci --prefix test/peers";
const hasSchemas = existsSync(schemas);
if (!hasSchemas && process.env.CI === "true") throw new Error(`the schemas of Microsoft are needed: ${install}`);
if (!hasSchemas) console.warn(`Skipped: the manifest for Teams is read with Microsoft's schemas, absent: ${install}`);

/** What we use of ajv: written here, so that the project's checks need not have it installed. */
type Ajv = new (options: object) => { compile(schema: object): Validate };
type Validate = ((candidate: object) => boolean) & { errors?: { instancePath: string; message?: string }[] | null };

const manifest = toTeamsManifest({
  appId: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
  commands,
  address: "https://relais.exemple.fr",
  version: "1.2.3",
});

/** What Microsoft's own schema of this version has against it. */
function faultsOf(candidate: object, version: string): string[] {
  const schema: object = JSON.parse(readFileSync(new URL(`v${version}/MicrosoftTeams.schema.json`, schemas), "utf8"));
  const { default: Ajv }: { default: Ajv } = createRequire(modules)("ajv-draft-04");
  // As @microsoft/app-manifest itself validates; addresses have a pattern besides their format.
  const ajv = new Ajv({ allErrors: true, strictTypes: false, formats: { uri: true } });
  const validate = ajv.compile(schema);
  validate(candidate);
  return (validate.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`);
}

describe.skipIf(!hasSchemas)("the manifest for Teams, against the schema of Microsoft", () => {
  test("is valid", () => {
    expect(faultsOf(manifest, "1.19")).toEqual([]);
  });

  test("will be valid in a newer version", () => {
    expect(faultsOf({ ...manifest, manifestVersion: "1.30" }, "1.30")).toEqual([]);
  });

  test("would not be valid with a word of its own, a longer name or another version", () => {
    const broken = {
      ...manifest,
      manifestVersion: "1.18",
      colour: "#17605a",
      name: { short: "R".repeat(31), full: "R" },
    };
    const faults = faultsOf(broken, "1.19");
    for (const path of [" must NOT have additional properties", "/name/short", "/manifestVersion"])
      expect(faults.some((fault) => fault.startsWith(path))).toBe(true);
    expect(faults).toHaveLength(3);
  });
});
