import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { importDirectory } from "../../src/cli/import-directory.ts";
import { importEpci } from "../../src/cli/import-epci.ts";
import { dataFolder } from "../../src/cli/library.ts";
import { openStore } from "../../src/core/store/store.ts";

const directory = readFileSync(join(dataFolder, "demo/annuaire.csv"), "utf8").trim().split("\n");

/** Before any day of a test: nobody is new there. */
const longAgo = Date.UTC(2026, 0, 5);

/** A base of a real territory with its directory, where nobody has an account yet; gone once the test is over. */
export function newBase(more: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), "relais-peers-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [file, csv] = [join(folder, "relais.db"), join(folder, "annuaire.csv")];
  writeFileSync(csv, [...directory, ...more].join("\n"));
  const store = openStore(file);
  const quiet = { store, print: () => {} };
  importEpci("200035202", quiet);
  importDirectory(csv, { ...quiet, templates: [], dryRun: false, now: () => longAgo });
  store.close();
  return file;
}

/** The lines of a directory as people with an e-mail. */
export function peopleOf(lines: readonly string[]) {
  const people = lines
    .map((line) => line.split(";"))
    .flatMap(([, first = "", last = "", , , , email]) => (email ? [{ realName: `${first} ${last}`, email }] : []));
  const byEmail = new Map(people.map((one) => [one.email, { ...one, name: one.email.split("@")[0] ?? "" }]));
  return [...byEmail.values()];
}

/** Everyone of the directory. */
export const everyone = peopleOf(directory.slice(1));

/** Those who may ask for deadlines: all but partners. */
export const members = everyone.filter(({ email }) => !email.startsWith("caf@"));
