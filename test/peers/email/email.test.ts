import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createEmailAdapter } from "../../../src/adapters/email/email.ts";
import { seedDemo } from "../../../src/cli/demo.ts";
import { openLibrary } from "../../../src/cli/library.ts";
import { startRelais } from "../../../src/cli/relais.ts";
import { replyToSetting, whereFormsReturn } from "../../../src/core/answer-forms.ts";
import { systemClock } from "../../../src/core/clock.ts";
import { createDrawer } from "../../../src/core/delivery/draw.ts";
import { createFiler } from "../../../src/core/delivery/files.ts";
import { readForm } from "../../../src/core/form-file/read-form.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { openExim } from "./exim.ts";

const library = openLibrary();
const drawer = createDrawer();
const filer = createFiler();
let exim: Awaited<ReturnType<typeof openExim>>;

beforeAll(async () => void (exim = await openExim()));
afterAll(async () => {
  await exim.stop();
  await drawer.stop();
  await filer.stop();
});

/** A base on a file, where this clerk has a mailbox on the real server. */
function newBase(clerk: string, address: string): string {
  const folder = mkdtempSync(join(tmpdir(), "relais-email-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "relais.db");
  const store = openStore(file);
  store.settings.set(replyToSetting, "accueil@cc-essai.fr");
  seedDemo(store, library, "console", systemClock.now());
  store.close();
  const base = new Database(file);
  base.prepare("UPDATE person SET email = ? WHERE email = ?").run(address, clerk);
  base.close();
  return file;
}

async function startOn(file: string, url = exim.url) {
  const store = openStore(file);
  const warnings: object[] = [];
  const adapter = createEmailAdapter({
    url,
    from: "Relais, CC d’essai <relais@cc-essai.fr>",
    replyTo: () => whereFormsReturn(store),
    now: systemClock.now,
    draw: (chart) => drawer.draw(chart),
    bytesOf: (one) => filer.bytesOf(one),
    everyMs: 50,
  });
  const log = {
    error: (fields: object) => void warnings.push(fields),
    warn: (fields: object) => void warnings.push(fields),
  };
  const relais = await startRelais({ store, clock: systemClock, library, adapters: [adapter], log, tick: false });
  const stop = async () => {
    await relais.stop();
    store.close();
  };
  /** Everybody is looked for, some at a time. */
  const search = async () => {
    for (let pass = 0; pass < 6; pass += 1) await relais.search();
  };
  return { store, relais, search, warnings, stop };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (const enough = Date.now() + 30_000; !isTrue(); await wait(50))
    if (Date.now() > enough) throw new Error("it never came");
}

test("a clerk on no messenger gets the first letter once, whole, with the forms, whatever restarts", async () => {
  const file = newBase("secretaire.arcinges@demo.example", "arcinges@mairie-essai.fr");
  const first = await startOn(file);
  await first.search();
  await until(() => exim.count("arcinges") === 1);
  await first.stop();
  const second = await startOn(file);
  await second.search();
  await wait(500);
  await second.stop();
  expect(second.warnings).toEqual([]);

  const [letter, ...others] = exim.read("arcinges");
  expect(others).toEqual([]);
  expect(letter?.headers).toMatchObject({
    to: "arcinges@mairie-essai.fr",
    from: '"Relais, CC d’essai" <relais@cc-essai.fr>',
    "reply-to": "accueil@cc-essai.fr",
    "auto-submitted": "auto-generated",
  });
  expect(letter?.headers["subject"]).toMatch(/^Mutualiser la jeunesse\s: .*Arcinges.*, réponse souhaitée avant le /u);
  for (const body of [letter?.text, letter?.html]) {
    expect(body).toContain("puis renvoyez-les à accueil@cc-essai.fr");
    expect(body).toContain("répondre par téléphone");
    expect(body).not.toMatch(/Commencer par|`/u);
  }
  expect(letter?.html).toContain('<html lang="fr">');
  const tables = letter?.files.filter(({ type }) => type === "text/csv") ?? [];
  expect(tables.length).toBeGreaterThan(0);
  expect(letter?.files).toHaveLength(tables.length * 2);
  for (const { text, name } of tables) {
    expect(name).toMatch(/^formulaire-.*\.csv$/u);
    const read = readForm(Buffer.from(text));
    expect(read).toMatchObject({ kind: "form", form: { key: { campaign: 1 } } });
    expect(text).toContain("Votre commune assure-t-elle aujourd’hui un service «\u00a0jeunesse\u00a0»");
  }
});

test("a server that defers takes it later, once", async () => {
  const { store, search, warnings, stop } = await startOn(
    newBase("secretaire.arcinges@demo.example", "grise@mairie-essai.fr"),
  );
  await search();
  await until(() => warnings.length > 0);
  expect(JSON.stringify(warnings[0])).toContain("smtp 451 4.7.1 RCPT TO");
  expect(exim.count("grise")).toBe(0);
  exim.letIn();
  await until(() => exim.count("grise") === 1);
  await wait(300);
  expect(exim.count("grise")).toBe(1);
  expect(store.outbox.maybeTwice()).toEqual([]);
  await stop();
});

test("an address that is refused is given up, and the direction is told", async () => {
  const { store, search, warnings, stop } = await startOn(
    newBase("secretaire.arcinges@demo.example", "inconnue@mairie-essai.fr"),
  );
  await search();
  await until(() => warnings.length > 0);
  expect(JSON.stringify(warnings)).toContain("smtp 550 5.1.1 RCPT TO");
  const clerk = store.people.byEmail("inconnue@mairie-essai.fr")?.id ?? 0;
  expect(store.accounts.lostOn(clerk)).toEqual(["email"]);
  expect(store.outbox.countPending()).toBeGreaterThan(0);
  await stop();
});

test("a wrong password stops e-mail until the next start, and loses nothing", async () => {
  const file = newBase("secretaire.arcinges@demo.example", "arcinges@mairie-essai.fr");
  const { store, relais, search, stop } = await startOn(file, exim.url.replace("secret", "autre"));
  const before = store.outbox.countPending();
  await search();
  await until(() => relais.health().halted.has("email"));
  expect(store.outbox.countPending()).toBe(before);
  await stop();
});
