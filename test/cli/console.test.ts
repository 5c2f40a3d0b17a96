import { expect, test } from "vitest";
import { runConsole } from "../../src/cli/console.ts";
import { openStore } from "../../src/core/store/store.ts";
import { corinne, createDemoBot, dgs, newFile } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

/** Plays `lines` from Tuesday 24 November 2026 at 9 h; what is printed, by line said. */
async function play(as: string, lines: string[], db?: string): Promise<string[]> {
  const printed: string[] = [];
  async function* keyboard(): AsyncGenerator<string> {
    yield* lines;
  }
  const log = { error: () => {}, warn: () => {} };
  const options = { as, at: "2026-11-24T09:00", echo: true, ...(db === undefined ? {} : { db }) };
  await runConsole(options, keyboard(), (text) => printed.push(readable(text)), log);
  const all = printed.join("\n");
  return all.split(/^(?=> )/mu);
}

test("a scene: one speaks, time passes, the process restarts, another speaks; nothing is lost nor said twice", async () => {
  const [letter = "", begun = "", answered, restarted, resumed, , monday = "", , state = ""] = await play(corinne, [
    "diagnostic",
    "oui en régie",
    ":redemarrer",
    "2012",
    "",
    ":comme dgs@demo.example",
    ":avancer 7j",
    ":comme dgs@demo.example",
    "état Charlieu",
  ]);
  expect(letter).toContain("Bonjour Madame Teyssier. Je suis Relais");
  expect(begun).toContain("Charlieu, question 1 sur");
  expect(answered).toContain("Depuis quelle année");
  expect(restarted?.trim()).toBe("> :redemarrer");
  expect(resumed).toContain("C'est noté : 2012.");
  expect(monday.match(/^Votre point de la semaine, lundi 30 novembre 2026$/gmu)).toHaveLength(1);
  expect(monday.match(/^\[pour Corinne Teyssier\]$/gmu)).toHaveLength(1);
  expect(state).toContain("État de Charlieu, mardi 1er décembre 2026");
  expect(state).toContain("en cours, 2 réponses sur");
});

test("a base that exists is used as it is, and released at the end", async () => {
  const seeded = createDemoBot();
  expect(seeded.say(dgs, "échéance ajouter Convention sport 15 décembre")).toContain("C'est enregistré");
  seeded.freeze();
  const [reply = ""] = await play(dgs, ["échéances convention sport"], seeded.file);
  expect(reply).toContain("mardi 15 décembre | Convention sport | dans 21 jours");
  openStore(seeded.file).close();
});

test("who speaks must be an address", async () => {
  await expect(play("corinne", ["bonjour"])).rejects.toThrow("Dites qui parle : --comme prenom.nom@commune.fr");
});

test("a file of this machine is sent, with words or none; one that is not there costs nothing", async () => {
  const file = newFile(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]));
  const [, , joined = "", answered = "", missing = ""] = await play(corinne, [
    "diagnostic",
    `:fichier ${file}`,
    `:fichier ${file} oui en régie`,
    ":fichier /nulle/part.jpg",
  ]);
  expect(joined).toContain("J'ai joint « relais.jpg » à la question « Service ».");
  expect(answered).toContain("C'est noté : Oui, en régie.");
  expect(missing).toContain("Le fichier /nulle/part.jpg ne peut pas être lu.");
});
