import { describe, expect, test } from "vitest";
import type { TextFile } from "../../../src/core/message.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, technician } from "../../support/demo-bot.ts";
import { validated } from "../../support/validated.ts";

function described(): DemoBot {
  const bot = createDemoBot();
  validated(bot, "Vougy", {
    existe: "regie",
    equipements: { items: [1, 2, 3], closed: true },
    "equipements/1/nom": "Salle des fêtes",
    "equipements/1/nature": "salle_fetes",
    "equipements/1/adresse": "Le bourg, 46,158 ; 4,172",
    "equipements/1/surface_m2": 300,
    "equipements/2/nom": "Stade",
    "equipements/2/adresse": "https://maps.app.goo.gl/AbCdEf",
    "equipements/3/nom": "Cantine",
    programme_communal: { items: [1, 2], closed: true },
    "programme_communal/1/action": "Ouvrir un local jeunes",
    "programme_communal/1/effet": "renforce",
    "programme_communal/2/action": "Refaire le stade",
  });
  validated(bot, "Mars", {
    existe: "non",
    programme_communal: { items: [1], closed: true },
    "programme_communal/1/action": "Conseil des jeunes",
    "programme_communal/1/effet": "affaiblit",
  });
  validated(bot, "Nandax", { existe: "non", programme_communal: { items: [], closed: true } });
  validated(bot, "Boyer", { existe: "non", programme_communal: "?" });
  return bot;
}

/** The file that the DGS is given in answer. */
function fileFor(bot: DemoBot, said: string): TextFile {
  bot.receive(bot.eventOf(dgs, { text: said }, `for-${said}`));
  const files = bot
    .drain()
    .flatMap(({ message }) => message.blocks.flatMap((one) => (one.type === "file" ? [one.file] : [])));
  const file = files.find((one) => "text" in one);
  if (file === undefined) throw new Error("no file");
  return file;
}

describe("équipements carte", () => {
  test("is a file of those whose coordinates were given, longitude first, and names the others", () => {
    const bot = described();
    const said = bot.say(dgs, "équipements carte jeunesse");
    expect(said).toContain("1 équipement placé sur 3");
    expect(said).toContain("Sans coordonnées : Cantine (Vougy).");
    expect(said).toContain("Son lien ne dit pas où il est, ou ses coordonnées tombent ailleurs : Stade (Vougy).");
    const { name, mime, text } = fileFor(bot, "carte des équipements");
    expect([name, mime]).toEqual(["equipements-mutualiser-la-jeunesse.geojson", "application/geo+json"]);
    expect(JSON.parse(text)).toMatchObject({
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          geometry: { type: "Point", coordinates: [4.172, 46.158] },
          properties: {
            nom: "Salle des fêtes",
            commune: "Vougy",
            adresse: "Le bourg",
            nature: "Salle des fêtes ou polyvalente",
          },
        },
      ],
    });
  });

  test("and the list has them in two columns of its file", () => {
    const bot = described();
    expect(bot.say(dgs, "équipements")).toContain("1 est placé sur la carte");
    const { text } = fileFor(bot, "liste des équipements");
    expect(text).toContain("Adresse;Latitude (WGS 84);Longitude (WGS 84)");
    expect(text).toContain(";Le bourg;46,15800;4,17200\r\n");
    expect(text).toContain("Cantine;;;;;;;;\r\n");
  });

  test("without any says how they come", () => {
    const bot = createDemoBot();
    validated(bot, "Vougy", {
      existe: "regie",
      equipements: { items: [1], closed: true },
      "equipements/1/nom": "Stade",
    });
    expect(bot.say(dgs, "equipements carte")).toContain("y coller un lien vers une carte");
    expect(bot.say(dgs, "equipements carte")).toContain("Sans coordonnées : Stade (Vougy).");
  });

  test("is for those who follow the diagnostic", () => {
    expect(described().say(technician, "carte des équipements")).toContain("équipement placé");
    expect(described().say(mayorOfVougy, "carte des équipements")).not.toContain("équipement placé");
  });

  test("the coordinates are given where the address is asked", () => {
    const bot = createDemoBot();
    validated(bot, "Charlieu", {
      existe: "regie",
      equipements: { items: [1], closed: true },
      "equipements/1/nom": "Gymnase",
      "equipements/1/adresse": "?",
    });
    const { id } = bot.store.interviews.all().find(({ status }) => status === "validated") ?? { id: 0 };
    const interview = bot.store.interviews.byId(id);
    if (interview === undefined) throw new Error("no interview");
    const state = { ...interview.state, editing: "equipements/1/adresse" };
    bot.store.interviews.save(interview, { state, status: "paused" }, 1, 0);
    expect(bot.play(corinne, "reprendre", "pourquoi ?")).toContain("un lien vers une carte conviennent aussi");
    bot.say(corinne, "rue de la gare, 46,161 ; 4,17321");
    const kept = bot.store.interviews.byId(id);
    if (kept) bot.store.interviews.save(kept, { state: kept.state, status: "validated" }, 1, 0);
    expect(fileFor(bot, "équipements carte").text.replaceAll(/\s/gu, "")).toContain("[4.17321,46.161]");
  });
});

describe("actions prévues", () => {
  test("are counted municipality by municipality, with what stands behind", () => {
    const said = described().say(dgs, "matrice");
    expect(said).toContain("3 actions prévues dans 2 communes.");
    expect(said).toContain("D'après 3 réponses sur 25 communes concernées, 1 « à compléter », 21 attendues.");
    expect(said).toContain("Par commune : actions renforcées, sans effet, affaiblies, effet non dit");
    expect(said).toContain("Vougy | 1 | 0 | 0 | 1");
    expect(said).toContain("Mars | 0 | 0 | 1 | 0");
  });

  test("come with a file that has each action and its effect", () => {
    expect(fileFor(described(), "actions prévues").text).toContain("Mars;Conseil des jeunes;;l'affaiblirait\r\n");
  });
});
