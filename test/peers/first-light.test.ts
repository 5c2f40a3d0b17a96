import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasChromium, launchChromium } from "./chromium.ts";
import { freePort } from "./process.ts";

const patience = { timeout: 30_000 };

/** The main job, end to end, on the real process and in a real browser: the issue's own story. */
const folder = mkdtempSync(join(tmpdir(), "relais-peer-"));
let browser: Browser;
let page: Page;
let relais: { child: ChildProcess; url: string };

async function start(port: number): Promise<typeof relais> {
  const environment = { ...process.env, TZ: "UTC", RELAIS_DB: join(folder, "relais.db"), RELAIS_PORT: String(port) };
  const child = spawn(process.execPath, ["src/main.ts"], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error("Relais ended before it was ready")));
    child.stdout.on("data", (chunk: Buffer) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(chunk.toString());
      if (found) resolve(found[0]);
    });
  });
  return { child, url };
}

async function kill(): Promise<void> {
  const gone = new Promise((resolve) => relais.child.once("exit", resolve));
  relais.child.kill("SIGKILL");
  await gone;
}

const composer = () => page.getByRole("textbox").first();
const messages = () => page.locator(".messages .message");

/** Types and waits until the last word is Relais's. */
async function say(text: string): Promise<string> {
  const before = await messages().count();
  await composer().fill(text);
  await composer().press("Enter");
  return answerAfter(before);
}

async function press(name: string): Promise<string> {
  const before = await messages().count();
  await messages().last().getByRole("button", { name, exact: false }).first().click();
  return answerAfter(before);
}

async function answerAfter(before: number): Promise<string> {
  await expect.poll(() => messages().count(), patience).toBeGreaterThanOrEqual(before + 2);
  return readable(await messages().last().innerText());
}

function readable(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ").replaceAll("’", "'");
}

async function become(name: string): Promise<void> {
  await page
    .getByRole("button", { name: new RegExp(name) })
    .first()
    .click();
}

test.skipIf(!hasChromium)(
  "a whole interview, a restart in the middle, the état and Monday's briefing",
  { timeout: 240_000 },
  async () => {
    await become("Sylvie Lefèvre");
    await expect.poll(async () => readable(await messages().last().innerText()), patience).toContain("Je suis Relais");
    expect(await press("Commencer par Vougy")).toContain("Votre commune assure-t-elle");
    // By buttons: a branch taken, then left.
    expect(await press("Non")).toContain("vous demandent-ils ce service");
    expect(await say("corriger service")).toContain("Vous aviez répondu");
    expect(await press("Oui, en régie")).toContain("Corrigé");
    expect(await say("2012")).toContain("Quelles missions");
    await messages().last().getByRole("button", { name: "Séjours" }).click();
    await messages().last().getByRole("button", { name: "Aide aux devoirs" }).click();
    expect(await press("Envoyer mon choix")).toContain("Séjours et Aide aux devoirs");
    // By typing, the tired way.
    for (const line of ["environ 120", "la 2 et la 4", "180", "quotient familial", "deux agents et un mi temps", "3"])
      await say(line);
    await expect.poll(() => messages().last().innerText(), patience).toContain("décrire les postes");
    for (const line of ["aucun", "aucune", "passer", "oui", "non"]) await say(line);
    // Three équipements.
    expect(readable(await messages().last().innerText())).toContain("Quels équipements");
    expect(await say("salle des fêtes, 12 place de l'Église, 300 m²")).toContain("300 m²");
    await say("passer le reste");
    await say("maison des jeunes, 120 m²");
    await say("passer le reste");
    await say("city stade");
    expect(await say("pause")).toContain("C'est enregistré");
    // The process dies and comes back: the page finds it again by itself.
    const port = Number(new URL(relais.url).port);
    await kill();
    relais = await start(port);
    expect(await say("je reprends")).toContain("city stade");
    await say("passer le reste");
    expect(await say("c'est tout")).toContain("3 en tout");
    for (
      let left = 60;
      left > 0 && !readable(await messages().last().innerText()).includes("Tout est répondu");
      left -= 1
    )
      await say("passer");
    expect(await say("corriger agents en équivalent")).toContain("2,5 ETP");
    expect(await say("2")).toContain("Corrigé : 2 ETP");
    expect(await press("Valider")).toContain("C'est validé, merci");

    await become("Claire Arnaud");
    await composer().waitFor();
    expect(await say("état")).toContain("1 commune sur 25 a validé");

    await page.getByRole("button", { name: "Lundi 8 h" }).click();
    await become("Isabelle Chevalier");
    await expect
      .poll(async () => readable(await messages().last().innerText()), patience)
      .toContain("le diagnostic de Vougy est validé");
  },
);

beforeAll(async () => {
  if (!hasChromium) return;
  relais = await start(await freePort());
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(relais.url);
});

afterAll(async () => {
  if (hasChromium) {
    await browser.close();
    await kill();
  }
  rmSync(folder, { recursive: true, force: true });
});
