import { fileURLToPath } from "node:url";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { everyone, newBase } from "../base.ts";
import { hasChromium, launchChromium } from "../chromium.ts";
import { openAuthority } from "./microsoft.ts";
import { type Desk, offeredBy, openDesk } from "./person.ts";
import { hasPlayground } from "./playground.ts";
import { startOn } from "./relais.ts";

const claire = { realName: "Claire Arnaud", email: "dgs@demo.example" };
const corinne = { realName: "Corinne Teyssier", email: "secretaire.charlieu@demo.example" };
const others = everyone.filter(({ email }) => email !== claire.email && email !== corinne.email);
const patience = 20_000;
const folder = fileURLToPath(new URL("../../screenshots/", import.meta.url));

const desktop = { width: 1_280, height: 900 };
/** The conversation, between two panels that stay there however narrow the page is. */
const conversation = { x: 330, y: 48, width: 620, height: desktop.height - 48 };
/** As wide as a message is on a telephone of 390 points. */
const phone = `
  .fai-OutputCard { width: 350px !important; max-width: 350px !important; }
  .ac-preview-panel { width: 314px !important; min-width: 0 !important; }
`;

let browser: Browser;

/** What is seen of a message, with plain spaces and apostrophes. */
async function read(message: Locator): Promise<string> {
  return (await message.innerText()).replace(/[\u00a0\u202f]/gu, " ").replaceAll("’", "'");
}

/** Someone's own page of the client: to open it is to install Relais. */
async function openPage({ origin }: Desk) {
  const page = await browser.newPage({ viewport: desktop });
  onTestFinished(() => page.close());
  page.setDefaultTimeout(patience);
  await page.goto(origin);
  const messages = page.locator(".fai-OutputCard");
  const last = messages.last();
  return {
    last,
    button: (name: string) => last.getByRole("button", { name }),
    async say(words: string): Promise<void> {
      await page.getByRole("textbox").click();
      await page.keyboard.type(words);
      await page.getByRole("button", { name: "Send Message" }).click();
    },
    /** The message at `place` comes to say this. */
    async sees(words: string | RegExp, place = -1): Promise<void> {
      await expect.poll(() => read(messages.nth(place)), { timeout: patience }).toMatch(words);
    },
    /** For somebody to look at. */
    async keep(name: string): Promise<void> {
      await page.screenshot({ path: `${folder}teams-${name}.png` });
      const narrow = await page.addStyleTag({ content: phone });
      await last.scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${folder}teams-${name}-phone.png`, clip: conversation });
      await narrow.evaluate((style) => style.parentNode?.removeChild(style));
    },
  };
}

describe.skipIf(!hasChromium || !hasPlayground)("Microsoft's own client of Teams, in a browser", () => {
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  test("shows a secretary all that Relais says to her, and takes what she presses, ticks and types", async () => {
    const authority = await openAuthority();
    const desks = await Promise.all([
      openDesk(claire, others, authority),
      openDesk(corinne, [claire, ...others], authority),
    ]);
    const [dgs, clerk] = desks;
    onTestFinished(async () => {
      await Promise.all(desks.map((desk) => desk.stop()));
      await authority.stop();
    });
    let shift = instantOf("2026-11-20", "10:00", "Europe/Paris") - Date.now();
    const running = await startOn(desks, newBase(), authority, { clock: { now: () => Date.now() + shift } });

    const secretary = await openPage(clerk);
    await secretary.sees(/^Bonjour Madame Teyssier\. Je suis Relais, l'assistant du projet/u);
    await secretary.keep("1-bonjour");

    await dgs.arrive();
    const asked = await dgs.type("diagnostic lancer jeunesse");
    await dgs.click(asked, offeredBy(asked)[0] ?? "");
    await dgs.type("18 décembre");
    await dgs.type("oui");
    await secretary.sees("Mme Arnaud aimerait connaître ce qui existe à Charlieu avant d'en débattre entre communes.");
    await secretary.button("1. Commencer par Charlieu").waitFor();
    await secretary.keep("2-courrier");

    await secretary.say("diagnostic");
    await secretary.sees("Votre commune assure-t-elle aujourd'hui un service « jeunesse » ?");
    await secretary.keep("3-boutons");
    await secretary.button("1. Oui, en régie").click();
    await secretary.sees(/^C'est noté : Oui, en régie\.\n\nDepuis quelle année ce service existe-t-il \?\n/u);
    await secretary.sees(/service « jeunesse » \?\s+✓ Votre choix : Oui, en régie$/u, -2);
    await secretary.keep("4-choix");

    await secretary.say("2012");
    await secretary.sees("Quelles missions ce service assure-t-il ?");
    await secretary.keep("5-cases");
    for (const mission of ["3. Accueil de jeunes", "4. Séjours"]) await secretary.last.getByText(mission).click();
    await secretary.button("Envoyer ces réponses").click();
    await secretary.sees("C'est noté : Accueil de jeunes et Séjours.");
    await secretary.sees(
      /Quelles missions ce service assure-t-il \?\s+✓ Votre choix : Accueil de jeunes, Séjours$/u,
      -2,
    );
    await secretary.keep("6-cases-cochées");

    await secretary.say("état");
    await secretary.sees(/^État de Charlieu, vendredi 20 novembre 2026\n/u);
    await secretary.keep("7-état");
    await dgs.type("instance créer bureau");
    await dgs.type("oui");
    await dgs.type("échéance ajouter Conférence des maires 10 décembre 2026");
    await secretary.say("instances");
    await secretary.sees(
      /• Bureau communautaire\s+Fonction : décision \| Présidence : Étienne Vasseur \| Membres : 7\n/u,
    );
    await secretary.keep("8-tableau");

    const director = await openPage(dgs);
    await director.say("état");
    const picture = director.last.locator("img[alt^='Partager le service jeunesse, commune par commune. En cours']");
    await expect
      .poll(() => picture.evaluate((image) => "naturalWidth" in image && image.naturalWidth), { timeout: patience })
      .toBe(900);
    expect(await picture.getAttribute("src")).toMatch(/^data:image\/png;base64,/u);
    await director.keep("9-tuiles");

    shift = instantOf("2026-11-23", "10:05", "Europe/Paris") - Date.now();
    running.scheduler.tick();
    await secretary.sees("Votre point de la semaine, Charlieu, lundi 23 novembre 2026");
    await secretary.keep("10-point");
    await director.sees("Votre point de la semaine");
    await director.keep("11-point-dgs");
    expect(running.warnings).toEqual([]);
  });
});
