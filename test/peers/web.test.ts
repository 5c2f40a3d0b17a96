import { readFile } from "node:fs/promises";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Scene } from "../../src/adapters/web/scene.ts";
import { createWebAdapter } from "../../src/adapters/web/web.ts";
import { hasChromium, launchChromium } from "./chromium.ts";
import { freePort } from "./process.ts";
import { createFakeCore, createFakeMailbox, createFakeScene } from "../support/fake-scene.ts";
import { bytesOf } from "../support/files.ts";

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser: Browser;
const closing: (() => Promise<void>)[] = [];

const doNothing = async (): Promise<unknown> => undefined;

/** One world, whose server can stop and come back on the same port. */
async function startWorld() {
  const mailbox = createFakeMailbox();
  const still = createFakeScene(() => mailbox.clear());
  let whenMoved = doNothing;
  const scene: Scene = {
    ...still,
    async move(target) {
      const moved = await still.move(target);
      await whenMoved();
      return moved;
    },
  };
  let now = Date.UTC(2026, 10, 22, 8, 5);
  const create = (port: number) => createWebAdapter({ port, scene, mailbox, bytesOf, now: () => (now += 1000) });
  let adapter = create(await freePort());
  const receive = createFakeCore(() => adapter);
  await adapter.start(receive, () => {});
  closing.push(() => adapter.stop());
  return {
    mailbox,
    url: adapter.url(),
    send: (account: string, text: string) =>
      adapter.send({ platform: "web", channel: account }, { blocks: [{ type: "text", text }] }, `${account}:${text}`),
    /** What a move in time causes. */
    onMove: (act: () => Promise<unknown>) => void (whenMoved = act),
    stop: () => adapter.stop(),
    async restart() {
      adapter = create(Number(new URL(adapter.url()).port));
      await adapter.start(receive, () => {});
    },
  };
}

async function openPage(url: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  closing.push(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  await page.getByRole("button", { name: /Répondre au diagnostic/ }).waitFor();
  return page;
}

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate("Promise.allSettled(document.getAnimations().map((animation) => animation.finished))");
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run()");
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

const composer = (page: Page, name = "Anne Lefèvre") =>
  page.getByRole("textbox", { name: `Votre message à Relais, en tant que ${name}` });

/** What the person said, in the order shown, in the conversation that is visible. */
const said = (page: Page) => page.locator(".conversation .by-person:not(.waiting) .body").allTextContents();

describe.skipIf(!hasChromium)("the sandbox page in a real browser", () => {
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });
  afterAll(() => browser.close());

  const sizes = { desktop, phone };
  test.each([
    ["desktop", "light"],
    ["desktop", "dark"],
    ["phone", "light"],
    ["phone", "dark"],
  ] as const)("has no accessibility fault on a %s, in %s", async (size, colorScheme) => {
    const world = await startWorld();
    const page = await openPage(world.url, { ...sizes[size], colorScheme });
    expect(await findViolations(page)).toEqual([]);

    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    for (const words of ["état", "tableau", "agenda", "point", "je commence par Vougy"]) {
      const before = await page.locator(".by-relais").count();
      await composer(page).fill(words);
      await composer(page).press("Enter");
      await page.locator(".by-relais").nth(before).waitFor();
    }
    expect(await findViolations(page)).toEqual([]);

    await page.getByRole("button", { name: "Ouvrir à côté" }).click();
    await page
      .getByRole("button", { name: /Claire Arnaud/ })
      .first()
      .click();
    await composer(page, "Claire Arnaud").waitFor();
    expect(await findViolations(page)).toEqual([]);

    await page.getByRole("button", { name: "Tout recommencer" }).click();
    expect(await findViolations(page)).toEqual([]);
  });

  test.each(["La scène", "Je suis"])("has no accessibility fault in the tab %s of a phone", async (tab) => {
    const world = await startWorld();
    const page = await openPage(world.url, phone);
    await world.send("petit", "Votre avis est attendu.");
    await page.getByRole("tab", { name: tab }).click();
    expect(await findViolations(page)).toEqual([]);
  });

  test.each([390, 320, 640])("nothing is cut or scrolls sideways at %i pixels", async (width) => {
    const world = await startWorld();
    const page = await openPage(world.url, { viewport: { width, height: 700 } });
    const overflow = () => page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    await composer(page).fill("tableau");
    await composer(page).press("Enter");
    await page.getByRole("table").waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });

  test("on a phone, a table of dates holds in its width, and the sign of its title is drawn", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, phone);
    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    await composer(page).fill("dates");
    await composer(page).press("Enter");
    const table = page.getByRole("region", { name: "À venir" });
    await table.waitFor();
    const overflow = "[...document.querySelectorAll('.table')].map((one) => one.scrollWidth - one.clientWidth)";
    expect(await page.evaluate<number[]>(overflow)).toEqual([0]);
    expect(await table.locator("caption img").count()).toBe(1);
    expect(await table.locator("caption").textContent()).not.toContain("⏳");
  });

  test("a whole conversation is possible with the keyboard alone", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    const reach = async (name: RegExp, key: "Tab" | "Shift+Tab") => {
      for (let presses = 0; presses < 60; presses += 1) {
        const focused = page.locator(":is(a, button):focus");
        if ((await focused.count()) > 0 && name.test((await focused.textContent()) ?? "")) return;
        await page.keyboard.press(key);
      }
      throw new Error(`${name} is out of reach of ${key}`);
    };
    await reach(/^Aller à la conversation/, "Tab");
    await page.keyboard.press("Enter");
    await reach(/Répondre au diagnostic/, "Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Oui, en régie" }).waitFor();
    expect(await page.locator("textarea:focus").count()).toBe(1);

    await page.keyboard.type("une ligne");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("puis une autre");
    await page.keyboard.press("Enter");
    await page.locator(".by-relais").nth(1).waitFor();
    await reach(/Oui, par une association/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.locator(".by-relais").nth(2).waitFor();
    expect(await said(page)).toEqual([
      "je commence par Vougy",
      "une ligne\npuis une autre",
      "Oui, par une association",
    ]);
  });

  test("a burst of messages keeps its order and its count", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    await page.getByRole("button", { name: /Faire le point/ }).click();
    const burst = Array.from({ length: 12 }, (_, rank) => `message ${rank}`);
    for (const words of burst) {
      await page.keyboard.type(words);
      await page.keyboard.press("Enter");
    }
    await page.locator(".by-relais").nth(12).waitFor();
    expect(await said(page)).toEqual(["état", ...burst]);
  });

  test("what is typed while the server restarts is shown, and sent once", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    await page.getByRole("button", { name: "Oui, en régie" }).waitFor();
    await world.stop();
    await composer(page).fill("deux agents");
    await composer(page).press("Enter");
    await page.getByText("Relais redémarre, votre message partira ensuite.").waitFor();
    await composer(page).fill("et un mi-temps");
    await composer(page).press("Enter");
    expect(await page.locator(".waiting .body").allTextContents()).toEqual(["deux agents", "et un mi-temps"]);
    await composer(page).fill("un brouillon");

    await world.restart();
    await page.locator(".by-relais").nth(2).waitFor();
    await page.reload();
    await page.locator(".by-relais").nth(2).waitFor();
    expect(await said(page)).toEqual(["je commence par Vougy", "deux agents", "et un mi-temps"]);
    expect(await page.locator(".waiting").count()).toBe(0);
    expect(await composer(page).inputValue()).toBe("un brouillon");
  });

  test("a late click on an old choice is an answer like another", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    const choice = page.getByRole("button", { name: "Plus tard" });
    const colour = () =>
      page.evaluate<string>("getComputedStyle(document.querySelector('.choices button')).backgroundColor");
    await choice.waitFor();
    const primary = await colour();
    await composer(page).fill("autre chose");
    await composer(page).press("Enter");
    await page.locator(".by-relais").nth(1).waitFor();
    expect(await colour()).not.toBe(primary);
    await choice.click();
    await page.locator(".by-relais").nth(2).waitFor();
    expect(await said(page)).toEqual(["je commence par Vougy", "autre chose", "Plus tard"]);
  });

  test("words to type are written by a click, and left to the person to send", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    await page.getByRole("button", { name: /Faire le point/ }).click();
    await page.getByRole("button", { name: "échéances" }).click();
    expect(await composer(page, "Claire Arnaud").inputValue()).toBe("échéances");
    expect(await said(page)).toEqual(["état"]);
  });

  test("a file is a link that keeps it, to the letter", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    await composer(page).fill("agenda");
    await composer(page).press("Enter");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Ouvrir 3 échéances dans votre agenda" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("echeances.ics");
    expect(await readFile(await download.path(), "utf8")).toBe("BEGIN:VCALENDAR\r\né");
  });

  test.each([
    ["a computer", desktop],
    ["a phone", phone],
  ])("files are sent from %s by a button that is named, with what was typed", async (_, device) => {
    const world = await startWorld();
    const page = await openPage(world.url, device);
    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    await composer(page).fill("voici la salle");
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Joindre un fichier, en tant que Anne Lefèvre" }).click(),
    ]);
    const buffer = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
    await chooser.setFiles(["salle.jpg", "cuisine.jpg"].map((name) => ({ name, mimeType: "image/jpeg", buffer })));
    await page.locator(".by-person .body", { hasText: "cuisine.jpg" }).waitFor();
    expect(await said(page)).toEqual([
      expect.anything(),
      "voici la salle\nPièce jointe\u00a0: salle.jpg",
      "Pièce jointe\u00a0: cuisine.jpg",
    ]);
    expect(await composer(page).inputValue()).toBe("");
    expect(await findViolations(page)).toEqual([]);
  });

  test("a file that is refused says why, and what was typed is still there", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    await composer(page).fill("voici le film");
    const empty = { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(0) };
    await page.locator(".picker").setInputFiles(empty);
    await page.getByText("Ce fichier est vide.").waitFor();
    expect(await composer(page).inputValue()).toBe("voici le film");
  });

  test("a message can hold no markup", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    const hostile = "<img src=x onerror=alert(1)> **<b>gras</b>** `<i>`";
    await composer(page).fill(hostile);
    await composer(page).press("Enter");
    await page.locator(".by-relais").nth(1).waitFor();
    expect((await said(page)).at(-1)).toBe(hostile);
    expect(await page.locator(".body").locator("img:not(.sign), b:not(.tile b), i").count()).toBe(0);
  });

  test("one becomes whom Relais wrote to, and two conversations live side by side", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    await world.send("petit", "Votre avis est attendu.");
    await page.getByRole("button", { name: "Ouvrir à côté" }).click();
    await page
      .locator("#feed")
      .getByRole("button", { name: /Marc Petit/ })
      .click();
    await page
      .getByRole("log", { name: /Marc Petit/ })
      .getByText("Votre avis est attendu.")
      .waitFor();
    await composer(page, "Marc Petit").fill("vu");
    await composer(page, "Marc Petit").press("Enter");
    await composer(page).fill("non");
    await composer(page).press("Enter");
    await page
      .getByRole("log", { name: /Marc Petit/ })
      .getByText("C’est noté")
      .waitFor();
    await page
      .getByRole("log", { name: /Anne Lefèvre/ })
      .getByText("C’est noté")
      .waitFor();
    await page.getByRole("button", { name: "Fermer la conversation de Anne Lefèvre" }).click();
    expect(await page.getByRole("log").count()).toBe(1);
  });

  test("anyone else is found by name or place, without accents", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    await page.getByText("Les autres personnes (7)").click();
    await page.getByLabel("Nom, fonction ou commune").fill("DOMINIQUE pouilly");
    const found = page.locator("#others .become:visible");
    expect(await found.allInnerTexts()).toEqual([expect.stringContaining("Dominique Exemple 4")]);
    await found.click();
    await composer(page, "Dominique Exemple 4").waitFor();
  });

  test("time moves and the page says what was sent", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, phone);
    await page.getByRole("tab", { name: "La scène" }).click();
    // The page says what was sent a moment after the move, however long we take to see it.
    world.onMove(() => world.send("chevalier", "Votre point de la semaine."));
    await page.getByRole("button", { name: "Lundi 8 h" }).click();
    await page.getByText("lundi 23 novembre 2026").waitFor();
    const told = page.getByText("Relais a écrit à");
    await told.waitFor();
    expect(await told.textContent()).toBe("Relais a écrit à Hélène Chevalier.");
  });

  test("starting over is confirmed, then forgets every conversation", async () => {
    const world = await startWorld();
    const page = await openPage(world.url, desktop);
    await page.getByRole("button", { name: /Répondre au diagnostic/ }).click();
    await page.locator(".by-relais").first().waitFor();
    await page.getByRole("button", { name: "Tout recommencer" }).click();
    await page.getByRole("button", { name: "Annuler" }).click();
    expect(await page.locator(".by-relais").count()).toBe(1);
    await page.getByRole("button", { name: "Tout recommencer" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Tout recommencer" }).click();
    await page.getByRole("heading", { name: "Essayez Relais en un clic" }).waitFor();
    expect(world.mailbox.since(0)).toEqual([]);
    await page
      .getByRole("button", { name: /Anne Lefèvre/ })
      .first()
      .click();
    expect(await said(page)).toEqual([]);
  });
});
