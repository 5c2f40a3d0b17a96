import Database from "better-sqlite3";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Document, Passage } from "../../../src/core/message.ts";
import { typeset } from "../../../src/core/words/typography.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { fillCampaign } from "../../support/full-campaign.ts";
import { createTestBot, library, readable } from "../../support/test-bot.ts";
import { validated } from "../../support/validated.ts";

function noteOf(bot: Pick<DemoBot, "receive" | "eventOf" | "drain">, said: string, who = dgs): Document {
  bot.receive(bot.eventOf(who, { text: said }));
  const files = bot
    .drain()
    .flatMap(({ message }) => message.blocks.flatMap((one) => (one.type === "file" ? [one.file] : [])));
  const note = files.find((file): file is Document => "passages" in file);
  if (note === undefined) throw new Error(`no note for ${said}`);
  return note;
}

/** Every text that is read in it, spaces made plain. */
const textsIn = (passage: Passage): string[] => rawTextsIn(passage).map(readable);

function rawTextsIn(passage: Passage): string[] {
  switch (passage.type) {
    case "heading":
    case "paragraph":
      return [passage.text];
    case "list":
      return passage.items;
    case "landmarks":
      return passage.landmarks.map(({ figure, label }) => `${figure} ${label}`);
    case "table":
      return [passage.caption, ...passage.columns.map(({ title }) => title), ...passage.rows.flat()];
    case "chart":
      return [passage.chart.alt];
  }
}

const wordsOf = ({ passages }: Document): string => passages.flatMap(textsIn).join("\n");

function rowsOf({ passages }: Document, caption: string): string[][] {
  const table = passages.find((one) => one.type === "table" && readable(one.caption) === caption);
  return table?.type === "table" ? table.rows.map((row) => row.map(readable)) : [];
}

function underTitle({ passages }: Document, title: string): Passage[] {
  const from = passages.findIndex((one) => one.type === "heading" && readable(one.text) === title);
  const length = passages.slice(from + 1).findIndex((one) => one.type === "heading");
  return passages.slice(from + 1, length < 0 ? undefined : from + 1 + length);
}

let frozen: Uint8Array | undefined;

/** Five municipalities have answered: filled once, then copied. */
function afterCampaign(): DemoBot {
  if (frozen !== undefined) return createDemoBot({ from: frozen });
  const bot = createDemoBot();
  validated(bot, "Vougy", {
    existe: "regie",
    etp_total: 2.5,
    nb_agents: 4,
    "≈budget_fonct": 120_000,
    dont_personnel: 90_000,
    ligne_rouge: "Garder le local rue Haute",
    qualif_manque: "BAFD de la directrice",
  });
  validated(bot, "Charlieu", {
    existe: "regie",
    etp_total: 6,
    nb_agents: 9,
    budget_fonct: 400_000,
    dont_personnel: 260_000,
  });
  validated(bot, "Mars", {
    existe: "regie",
    etp_total: 0.5,
    nb_agents: 1,
    budget_fonct: 20_000,
    dont_personnel: 15_000,
  });
  validated(bot, "Nandax", { existe: "non" });
  validated(bot, "Boyer", {
    existe: "association",
    superposition: { chosen: ["interco", "syndicat"] },
    budget_fonct: "?",
    programme_communal: { items: [1], closed: true },
    "programme_communal/1/action": "{ HYPERLINK http://x }",
    "programme_communal/1/effet": "renforce",
  });
  frozen = bot.freeze();
  return createDemoBot({ from: frozen });
}

describe("note de synthèse", () => {
  test("comes as a document, told in two lines", () => {
    const bot = afterCampaign();
    const said = bot.say(dgs, "note de synthese jeunesse");
    expect(said).toContain("5 communes sur 25 ont validé, 0 en cours.");
    expect(said).toContain(
      "Il ne contient aucune réponse réservée, ni rien qui dirait la paie ou la qualification d'un ou deux agents.",
    );
    expect(said).toContain("Ouvrir la note de synthèse (note-de-synthese-mutualiser-la-jeunesse-2026-11-23.docx)");
  });

  test.each([
    "Exporter note en word",
    "note pour le copil",
    "note de synthèse jeunesse, pour le COPIL svp.",
    "NOTE SYNTHESE ?",
  ])("is asked for as people say it: %s", (said) => {
    expect(noteOf(afterCampaign(), said).title).toBe("Mutualiser la jeunesse");
  });

  test("of a diagnostic that is not known is not made of another", () => {
    expect(afterCampaign().say(dgs, "note de synthèse voirie")).toContain("Je n'ai pas compris « voirie »");
  });

  test("opens with who answered, then the very lines of the synthesis", () => {
    const bot = afterCampaign();
    const note = noteOf(bot, "exporter la note");
    const [landmarks] = note.passages;
    expect(landmarks && textsIn(landmarks)).toEqual([
      "5 sur 25 communes ont répondu, 0 en cours",
      "28 % de la population : 6 546 habitants sur 23 400",
      expect.stringMatching(/^\d+ % d'estimations parmi \d+ réponses reprises dans cette note$/u),
    ]);
    const essentials = underTitle(note, "L'essentiel").flatMap(textsIn);
    const synthesis = bot.say(dgs, "synthèse jeunesse");
    expect(essentials.length).toBeGreaterThan(3);
    for (const line of essentials) expect(synthesis).toContain(line.replaceAll("**", ""));
  });

  test("puts beside every number how many answered and how many are estimates", () => {
    const rows = rowsOf(noteOf(afterCampaign(), "note de synthèse"), "Le financement : les chiffres");
    expect(rows[0]).toEqual([
      "Dépenses de fonctionnement",
      "540 000 €",
      "93,33 €",
      "120 000 €",
      "20 000 €\nà 400 000 €",
      "3 sur 24\ndont 1 estimation (33 %)",
    ]);
  });

  test("never holds what is restricted, even for the DGS, nor what was answered in words", () => {
    const words = wordsOf(noteOf(afterCampaign(), "note de synthèse"));
    expect(words).not.toMatch(/rue Haute|BAFD/u);
    expect(words).toContain("les réponses réservées, et les réponses en mots");
  });

  test("never shows what one agent earns, nor what a subtraction would give back", () => {
    const note = noteOf(afterCampaign(), "note de synthèse");
    expect(wordsOf(note)).not.toMatch(/15 000|90 000/u);
    expect(rowsOf(note, "Le financement : les chiffres")[1]?.slice(0, 4)).toEqual([
      "Dont personnel",
      "365 000 €",
      "63,08 €",
      "",
    ]);
    expect(wordsOf(note)).toContain("ce qui parle d'agents n'est montré que s'ils sont trois au moins");
  });

  test("gives the main figures municipality by municipality, estimates and gaps told apart", () => {
    const note = noteOf(afterCampaign(), "note de synthèse");
    const rows = rowsOf(note, "Les principaux chiffres des communes qui ont validé leurs réponses");
    expect(rows).toContainEqual(["Vougy", "Oui, en régie", "à préciser", "2,5 ETP", "environ 120 000 €"]);
    expect(rows).toContainEqual(["Boyer", "Oui, par une association", "à préciser", "–", "à compléter"]);
    expect(rows).toHaveLength(5);
  });

  test("says what is awaited and what is to be completed, without blame", () => {
    const bot = afterCampaign();
    const note = noteOf(bot, "note de synthèse");
    const [awaited] = underTitle(note, "Ce qui peut encore changer").flatMap(textsIn);
    expect(awaited).toMatch(/^\*\*Réponses attendues\*\* : Arcinges, Belleroche, .* et Villers\.$/u);
    expect(awaited).not.toMatch(/Vougy|retard/u);
    expect(rowsOf(note, "Réponses à compléter")).toEqual([["Dépenses de fonctionnement", "1", "Boyer"]]);
  });

  test("lists who acts beside the municipalities, and what they had planned, as they said it", () => {
    const note = noteOf(afterCampaign(), "note de synthèse");
    expect(rowsOf(note, "Communes où le service est assuré par plusieurs acteurs")).toEqual([
      ["Boyer", "Oui, par une association", "L'intercommunalité, un syndicat"],
    ]);
    expect(rowsOf(note, "Actions prévues par commune, et ce qu'agir ensemble y changerait")).toEqual([
      ["Boyer", "1", "0", "0", "0"],
    ]);
    const [action] = rowsOf(note, "Ce qu'agir ensemble changerait à chaque action prévue");
    expect(action).toContain("{ HYPERLINK http://x }");
  });

  test("tells its method: the questionnaire, who answered by function and never by name", () => {
    const method = underTitle(noteOf(afterCampaign(), "note de synthèse"), "Méthode").flatMap(textsIn).join("\n");
    expect(method).toContain("« Partager le service jeunesse », version 1, ouvert le lundi 23 novembre 2026");
    expect(method).toContain("secrétaire générale de mairie (5 communes)");
    expect(method).not.toContain("Berger");
  });

  test("of nothing says how to see who is awaited", () => {
    expect(createDemoBot().say(dgs, "note de synthèse")).toContain(
      "il n'y a pas encore de quoi écrire la note « Mutualiser la jeunesse ». Où elles en sont : « qui n'a pas répondu ».",
    );
  });

  test("is for those who follow the diagnostic, after a restart too", () => {
    const bot = afterCampaign().restart();
    expect(noteOf(bot, "note du diagnostic", technician).title).toBe("Mutualiser la jeunesse");
    for (const who of [mayorOfVougy, sylvie]) expect(bot.say(who, "note de synthèse")).not.toContain("Ouvrir la note");
  });

  test("is audited", () => {
    const bot = afterCampaign();
    noteOf(bot, "note de synthèse");
    const db = new Database(bot.file, { readonly: true });
    onTestFinished(() => void db.close());
    expect(db.prepare("SELECT subject FROM audit WHERE action = 'note.exported'").all()).toEqual([
      { subject: "campaign:1" },
    ]);
  });
});

describe("a whole campaign", () => {
  let note: Document | undefined;
  beforeAll(() => {
    const bot = createTestBot();
    const [campaign] = bot.store.campaigns.all();
    if (campaign === undefined) throw new Error("no campaign");
    fillCampaign(bot.store, library, campaign, { now: bot.clock.now(), today: "2026-11-23" });
    note = noteOf(bot, "note de synthèse");
  });

  test("is told section by section, its main choices and amounts drawn", () => {
    const titles = note?.passages.flatMap((one) => (one.type === "heading" ? [readable(one.text)] : []));
    expect(titles).toEqual([
      "L'essentiel",
      "Le service aujourd'hui",
      "L'offre pour les jeunes",
      "Les agents",
      "L'équipe et l'organisation",
      "Les lieux et le matériel",
      "Les partenaires",
      "Le réseau jeunesse",
      "Ce que le service apporte",
      "Le financement",
      "Vos projets et vos souhaits",
      "Équipements et actions déjà prévues",
      "Selon la taille de la commune",
      "Ce qui peut encore changer",
      "Méthode",
      "Annexes",
      "Commune par commune",
      "Plusieurs acteurs à la fois",
      "Équipements et bâtiments",
      "Actions déjà prévues par les communes",
    ]);
    const charts = note?.passages.flatMap((one) => (one.type === "chart" ? [readable(one.chart.title)] : []));
    expect(charts).toEqual(expect.arrayContaining(["Service", "Dépenses de fonctionnement", "Coopération possible"]));
  });

  test("names nobody", () => {
    expect(note && wordsOf(note)).not.toMatch(/Membre du conseil référent|\bMme\b|\bM\. /u);
  });

  test("is set as French is", () => {
    const texts = [note?.title ?? "", note?.header ?? "", ...(note?.passages ?? []).flatMap(rawTextsIn)];
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter((one) => typeset(one) !== one)).toEqual([]);
  });

  test("leaves no table without a cell for each column", () => {
    const uneven = (note?.passages ?? []).filter(
      (one) => one.type === "table" && one.rows.some((row) => row.length !== one.columns.length),
    );
    expect(uneven).toEqual([]);
  });
});
