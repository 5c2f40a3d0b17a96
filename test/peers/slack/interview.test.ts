import { describe, expect, onTestFinished, test } from "vitest";
import { newBase } from "../base.ts";
import { atNoOfficeHour } from "../relais.ts";
import { hasEmulator } from "./emulator.ts";
import type { Message } from "./message.ts";
import { converseAs, offeredBy, plainOf, startOn } from "./relais.ts";
import { openWorkspace } from "./workspace.ts";

const claire = { name: "claire", realName: "Claire Arnaud", email: "dgs@demo.example" };
const corinne = { name: "corinne", realName: "Corinne Teyssier", email: "secretaire.charlieu@demo.example" };

/** What is typed to a question that offers nothing to press. */
function wordsFor(question: string): string {
  if (/depuis quelle année/iu.test(question)) return "2012";
  if (/équivalent temps plein/iu.test(question)) return "deux agents et un mi temps";
  if (/équipements|liste/iu.test(question)) return "c'est tout";
  return "passer";
}

describe.skipIf(!hasEmulator)("an interview on Slack", () => {
  test("goes from the DGS's launch to the validation, by words, buttons and boxes, through a restart", async () => {
    const workspace = await openWorkspace({ people: [claire, corinne], channels: ["copil"] });
    onTestFinished(() => workspace.stop());
    const file = newBase();
    let running = await startOn(workspace, file, { clock: atNoOfficeHour });
    const dgs = await converseAs(workspace, claire.email);
    const clerk = await converseAs(workspace, corinne.email);

    expect(plainOf(await clerk.arrive())).toContain("Bonjour Madame Teyssier. Je suis Relais");
    expect(plainOf(await dgs.arrive())).toContain("Bonjour Madame Arnaud");
    const asked = await dgs.type("diagnostic lancer jeunesse");
    await dgs.click(asked, offeredBy(asked).single[0] ?? "");
    await dgs.type("18 décembre");
    expect(plainOf(await dgs.type("oui"))).toContain("C'est lancé");

    // A first letter waits for office hours: here it is asked for.
    let shown: Message = await clerk.type("diagnostic");
    const seen = { buttons: 0, boxes: 0, words: 0, turns: 0 };
    while (!plainOf(shown).includes("Relisez")) {
      if ((seen.turns += 1) > 60) throw new Error(`no end to it: ${plainOf(shown)}`);
      const { single, several } = offeredBy(shown);
      if (several.length > 0) {
        seen.boxes += 1;
        shown = await clerk.tick(shown, several.slice(0, 2));
      } else if (single.length > 0 && seen.turns % 3 !== 0) {
        seen.buttons += 1;
        shown = await clerk.click(shown, single[0] ?? "");
      } else {
        seen.words += 1;
        shown = await clerk.type(single.length > 0 ? "1" : wordsFor(plainOf(shown)));
      }
      if (seen.turns === 5) {
        await running.stop();
        running = await startOn(workspace, file, { clock: atNoOfficeHour });
        shown = await clerk.type("reprendre");
      }
    }
    expect(seen.buttons).toBeGreaterThan(2);
    expect(seen.boxes).toBeGreaterThan(0);
    expect(seen.words).toBeGreaterThan(3);

    expect(plainOf(await clerk.type("corriger les agents : 2"))).toContain("Corrigé : 2 ETP (avant : 2,5 ETP)");
    const last = await clerk.type("valider");
    expect(plainOf(last)).toMatch(/validé|merci/iu);

    const state = await dgs.type("état");
    expect(plainOf(state)).toContain("1 commune sur 25 a validé");
    const picture = state.blocks.find((block) => block["type"] === "image");
    expect(picture).toMatchObject({ alt_text: expect.stringContaining("Charlieu") });
    expect(plainOf(state)).toContain("Validée : Charlieu");

    await workspace.front.settled();
    // One answer an act, none twice: each carries a key of its own.
    for (const one of [dgs, clerk]) {
      const keys = (await one.heard()).map((message) => message.metadata?.event_payload["id"]);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).not.toContain(undefined);
    }
    expect(workspace.front.violations).toEqual([]);
    expect(running.warnings).toEqual([]);
  }, 240_000);
});
