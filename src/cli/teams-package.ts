import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Resvg } from "@resvg/resvg-js";
import { strToU8, zipSync } from "fflate";
import { z } from "zod";
import { toTeamsManifest } from "../adapters/teams/manifest.ts";
import { commands } from "../commands/index.ts";
import { OperatorError } from "../core/errors.ts";
import { typeset } from "../core/words/typography.ts";
import { dataFolder } from "./library.ts";

/** What the configuration says of Teams, given or not. */
export type TeamsIdentity = { appId?: string | undefined; address?: string | undefined };

/** Sides in pixels, as Teams wants them. */
const icons = [
  { name: "color", side: 192 },
  { name: "outline", side: 32 },
] as const;

/** Always the same, so that the same content gives the same bytes; local, as what zips writes it. */
const writtenAt = "1980-01-01T00:00:00";

/** `teams-paquet [--app <id>] [--adresse https://…] [--sortie relais-teams.zip] [--version 0.1.1]`: the application to give to Teams. */
export function writeTeamsPackage(args: string[], teams: TeamsIdentity, print: (line: string) => void): void {
  const { values } = parseArgs({
    args,
    options: {
      app: { type: "string" },
      adresse: { type: "string" },
      sortie: { type: "string", default: "relais-teams.zip" },
      version: { type: "string", default: ownVersion() },
    },
  });
  const appId = readAppId(values.app ?? teams.appId);
  const address = readAddress(values.adresse ?? teams.address);
  const { version } = values;
  if (!/^\d{1,5}\.\d{1,5}\.\d{1,5}$/u.test(version))
    throw new OperatorError(
      `« ${version} » n’est pas une version : écrivez-la --version 0.1.1, plus haute que la précédente.`,
    );
  const file = resolve(values.sortie);
  const shown = commands.map((one) => ({ ...one, words: one.words.map(typeset), summary: typeset(one.summary) }));
  const manifest = toTeamsManifest({ appId, address, version, commands: shown });
  const files = {
    "manifest.json": strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    ...Object.fromEntries(icons.map(({ name, side }) => [`${name}.png`, drawIcon(name, side)])),
  };
  write(file, zipSync(files, { mtime: writtenAt }));
  print(`Le paquet pour Teams (version ${version}, pour ${address}) est écrit : ${file}`);
  print(
    "Donnez-le à la personne qui administre Teams : elle le charge dans le centre d’administration de Teams, « Applications Teams », « Gérer les applications ».",
  );
}

function readAppId(given: string | undefined): string {
  if (given === undefined)
    throw new OperatorError(
      "Il manque l’identifiant de l’application : écrivez-le dans .env (TEAMS_APP_ID), ou ajoutez --app <identifiant>. Il est sur le portail Azure, dans la ressource « Azure Bot », « Configuration », « Microsoft App ID ».",
    );
  if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu.test(given))
    throw new OperatorError(
      `« ${given} » n’est pas un identifiant d’application : recopiez-le entier (TEAMS_APP_ID, ou --app), par exemple 6f9619ff-8b86-4d01-b42d-00cf4fc964ff.`,
    );
  return given;
}

/** Without a slash at its end. */
function readAddress(given: string | undefined): string {
  const example = "par exemple https://relais.exemple.fr";
  if (given === undefined)
    throw new OperatorError(
      `Il manque l’adresse de Relais : écrivez-la dans .env (TEAMS_ADDRESS), ou ajoutez --adresse, ${example}`,
    );
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== "https:" || url.origin + url.pathname !== url.href)
    throw new OperatorError(
      `« ${given} » ne convient pas : Teams n’appelle qu’une adresse en https (TEAMS_ADDRESS, ou --adresse), ${example}`,
    );
  return url.href.replace(/\/+$/u, "");
}

function ownVersion(): string {
  const about: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));
  return z.object({ version: z.string() }).parse(about).version;
}

function drawIcon(name: string, side: number): Uint8Array {
  const svg = readFileSync(join(dataFolder, "teams", `${name}.svg`), "utf8");
  const drawn = new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: "width", value: side } }).render();
  // A copy of its own: the drawing keeps what it lends.
  return new Uint8Array(drawn.asPng());
}

function write(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    throw new OperatorError(tellRefusal(file, error), { cause: error });
  }
}

function tellRefusal(file: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return `Le dossier ${dirname(file)} n’existe pas : créez-le, ou donnez un autre fichier avec --sortie.`;
    case "EISDIR":
      return `${file} est un dossier : ajoutez-y un nom de fichier, --sortie ${join(file, "relais-teams.zip")}`;
    default:
      return `${file} ne peut pas être écrit (${code}) : donnez un autre fichier avec --sortie.`;
  }
}
