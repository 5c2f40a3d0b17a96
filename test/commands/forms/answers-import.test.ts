import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { formKeyOf } from "../../../src/core/form-file/form-key.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { skipTo } from "../../support/demo-scenes.ts";
import { readable } from "../../support/test-bot.ts";
import { filesIn, filled, formOf, sendForm } from "./forms.ts";

const vougy = "42338";

function answersOf(bot: DemoBot): Record<string, unknown> {
  const interview = bot.store.interviews.all().find(({ insee }) => insee === vougy);
  const { answers = {} } = bot.store.interviews.byId(interview?.id ?? 0)?.state ?? {};
  return Object.fromEntries(
    Object.entries(answers).map(([path, one]) => [path, one.state === "given" ? one.value : one.state]),
  );
}

const some = { existe: "1", depuis: "vers 2012", usagers_an: "je sais pas", pedt: "non" };

describe("importer réponses", () => {
  test("a form sent without a word is shown first, then kept after a yes, and the interview goes on", () => {
    const bot = createDemoBot();
    const shown = sendForm(bot, sylvie, filled(formOf(bot, sylvie, "Vougy"), some));
    expect(shown).toContain("« formulaire.csv » : Vougy, Mutualiser la jeunesse. 4 réponses nouvelles.");
    expect(shown).toContain("1. Noter les 4 réponses nouvelles\n2. Ne rien reprendre");
    expect(answersOf(bot)).toEqual({});
    const kept = bot.say(sylvie, "ok");
    expect(kept).toContain("C'est noté : 4 réponses de Vougy (Mutualiser la jeunesse), d'après « formulaire.csv ».");
    expect(kept).toContain("Quelles missions ce service assure-t-il ?");
    expect(answersOf(bot)).toEqual({ existe: "regie", depuis: 2012, usagers_an: "unknown", pedt: false });
  });

  test("each line that cannot be kept is said with why and what to write; all the others are kept", () => {
    const bot = createDemoBot();
    const wrong = {
      ...some,
      etp_total: "deux ou trois",
      places_alsh_mercredi: "10",
      nb_agents: "-4",
      "equipements/+1/nom": "Salle des fêtes",
      "equipements/+1/surface_m2": "300 m2",
      "equipements/+1/etat": "chouette",
      "equipements/+2/surface_m2": "20",
    };
    const shown = sendForm(bot, sylvie, filled(formOf(bot, sylvie, "Vougy"), wrong));
    expect(shown).toContain("6 réponses nouvelles et 5 lignes à revoir.");
    expect(shown).toContain(
      "ligne 15, Agents en équivalent temps plein : « deux ou trois » peut se lire 2 ETP ou 3 ETP. Écrivez une seule réponse.",
    );
    expect(shown).toContain("État : je n'ai pas compris « chouette ». Attendu : de 1 (à refaire) à 5 (très bon).");
    expect(shown).toContain("Équipements : il manque d'abord « Nom ».");
    expect(shown).toContain("Places le mercredi : cette question ne se pose pas avec les réponses lues jusqu'ici.");
    bot.say(sylvie, "1");
    expect(answersOf(bot)).toMatchObject({ "equipements/1/nom": "Salle des fêtes", "equipements/1/surface_m2": 300 });
  });

  test("what was refused comes in a file of its own, which is corrected and sent again", () => {
    const bot = createDemoBot();
    sendForm(
      bot,
      sylvie,
      filled(formOf(bot, sylvie, "Vougy"), {
        ...some,
        etp_total: "deux ou trois",
        "equipements/+1/nom": "Préau",
        "equipements/+1/etat": "bof bof",
      }),
    );
    const [review] = filesIn(bot, sylvie, "1");
    if (review === undefined || !("text" in review)) throw new Error("nothing to review");
    expect(review.name).toBe("a-revoir-vougy-mutualiser-la-jeunesse-2026-11-23.csv");
    expect(review.text).toContain(formKeyOf({ campaign: 1, insee: vougy, version: 1 }));
    expect(review.text.match(/\r\n/gu)).toHaveLength(4);
    bot.say(sylvie, "pause");
    sendForm(bot, sylvie, filled(review.text, { etp_total: "2,5", "equipements/1/etat": "4" }));
    bot.say(sylvie, "oui");
    expect(answersOf(bot)).toMatchObject({ etp_total: 2.5, "equipements/1/nom": "Préau", "equipements/1/etat": 4 });
  });

  test("the same form twice brings nothing new", () => {
    const bot = createDemoBot();
    const sent = filled(formOf(bot, sylvie, "Vougy"), {
      ...some,
      "equipements/+1/nom": "Salle des fêtes",
      materiel: "aucun",
    });
    sendForm(bot, sylvie, sent);
    bot.say(sylvie, "oui");
    const once = answersOf(bot);
    expect(sendForm(bot, sylvie, sent)).toContain("Rien de nouveau dans « formulaire.csv » pour Vougy");
    expect(answersOf(bot)).toEqual(once);
  });

  test("another answer already given is shown, and replaced only when it is asked for", () => {
    const bot = createDemoBot();
    const form = formOf(bot, sylvie, "Vougy");
    bot.play(sylvie, "diagnostic Vougy", "1", "2012", "pause");
    const other = filled(form, { existe: "1", depuis: "2011", usagers_an: "45" });
    const shown = sendForm(bot, dgs, other);
    expect(shown).toContain("1 réponse nouvelle, 1 réponse différente et 1 déjà notée.");
    expect(shown).toContain("Année de création : le fichier dit 2011, et 2012 est déjà noté.");
    expect(bot.say(dgs, "1")).toContain("C'est noté : 1 réponse");
    expect(answersOf(bot)).toMatchObject({ depuis: 2012, usagers_an: 45 });
    expect(sendForm(bot, dgs, other)).toContain("1. Remplacer la réponse différente");
    expect(bot.say(dgs, "remplacer")).toContain("Rien n'est validé : c'est au secrétariat de la commune de le faire.");
    expect(answersOf(bot)).toMatchObject({ depuis: 2011 });
  });

  test("a thing more is not put in a list said to be complete without being asked", () => {
    const bot = createDemoBot();
    const form = formOf(bot, sylvie, "Vougy");
    sendForm(bot, sylvie, filled(form, { existe: "1", "equipements/+1/nom": "Préau" }));
    bot.say(sylvie, "oui");
    const shown = sendForm(bot, sylvie, filled(form, { "equipements/+1/nom": "Gymnase" }));
    expect(shown).toContain("« Gymnase » n'est pas dans la liste déjà notée comme complète (1 élément).");
    bot.say(sylvie, "non");
    expect(answersOf(bot)["equipements"]).toMatchObject({ items: [1], closed: true });
    sendForm(bot, sylvie, filled(form, { "equipements/+1/nom": "Gymnase" }));
    bot.say(sylvie, "remplacer");
    expect(answersOf(bot)).toMatchObject({
      "equipements/1/nom": "Préau",
      "equipements/2/nom": "Gymnase",
      equipements: { items: [1, 2], closed: true },
    });
  });

  test("what a check finds unusual is kept once the remark says that it is exact", () => {
    const bot = createDemoBot();
    const form = formOf(bot, sylvie, "Vougy");
    const high = { existe: "1", budget_fonct: "1000", recettes_usagers: "5000" };
    const shown = sendForm(bot, sylvie, filled(form, high));
    expect(shown).toContain("écrivez « exact » dans la colonne « Remarque »");
    bot.say(sylvie, "annuler");
    sendForm(bot, sylvie, filled(form, { ...high, recettes_usagers: "5000|Exact" }));
    bot.say(sylvie, "oui");
    expect(answersOf(bot)).toMatchObject({ budget_fonct: 1000, recettes_usagers: 5000 });
  });

  test("is for the municipalities of whoever sends it; the EPCI's staff take those of all", () => {
    const bot = createDemoBot();
    const sent = filled(formOf(bot, sylvie, "Vougy"), some);
    expect(sendForm(bot, corinne, sent)).toBe(
      "« formulaire.csv » est le formulaire de Vougy, une commune pour laquelle vous ne répondez pas. Transmettez-le à la direction générale.",
    );
    expect(sendForm(bot, mayorOfVougy, sent, { words: "importer réponses" })).not.toContain("réponses nouvelles");
    expect(sendForm(bot, technician, sent, { words: "importer réponses" })).toContain("4 réponses nouvelles");
    expect(answersOf(bot)).toEqual({});
  });

  test("what is validated is not touched", () => {
    const bot = createDemoBot();
    const form = formOf(bot, sylvie, "Vougy");
    bot.play(sylvie, "diagnostic Vougy", "non");
    skipTo(bot, "Relisez", sylvie);
    bot.say(sylvie, "valider");
    expect(sendForm(bot, sylvie, filled(form, some))).toContain("Les réponses de Vougy sont déjà validées");
  });

  test("a form whose first line was lost is asked of", () => {
    const bot = createDemoBot();
    const lost = filled(formOf(bot, sylvie, "Vougy"), some).replace(/^relais\/.*\r\n/mu, "");
    expect(sendForm(bot, sylvie, lost)).toContain("De quelle commune est « formulaire.csv » ?");
    expect(bot.say(sylvie, "vougi")).toContain("4 réponses nouvelles");
    bot.say(sylvie, "oui");
    expect(answersOf(bot)).toMatchObject({ existe: "regie" });
  });

  test("several forms are gone through one after the other; what is none is said", () => {
    const bot = createDemoBot();
    const files = ["Vougy", "Nandax"].map((place) => ({
      name: `${place}.csv`,
      mime: "text/csv",
      bytes: Buffer.from(filled(formOf(bot, sylvie, place), some)),
    }));
    const event = bot.eventOf(sylvie, { text: "" }, "two");
    bot.receive({
      id: event.id,
      from: event.from,
      address: event.address,
      direct: true,
      type: "file",
      text: "importer réponses",
      files: [...files, { name: "notes.csv", mime: "text/csv", bytes: Buffer.from("a;b") }],
    });
    bot.drain();
    const next = bot.say(sylvie, "oui");
    expect(next).toContain("C'est noté : 4 réponses de Vougy");
    expect(next).toContain("« Nandax.csv » : Nandax");
    expect(bot.say(sylvie, "non")).toContain("Je n'ai rien repris de « Nandax.csv ».");
  });

  test("one more form sent before a yes waits with the first; one of the same municipality takes its place", () => {
    const bot = createDemoBot();
    const [first, other] = [formOf(bot, sylvie, "Vougy"), formOf(bot, sylvie, "Nandax")];
    sendForm(bot, sylvie, filled(first, some), { name: "vougy.csv" });
    const next = sendForm(bot, sylvie, filled(other, some), { name: "nandax.csv" });
    expect(next).toContain("Finissons d'abord « vougy.csv ». « nandax.csv » vient juste après.");
    expect(next).toContain("« vougy.csv » : Vougy, Mutualiser la jeunesse. 4 réponses nouvelles.");
    const again = sendForm(bot, sylvie, filled(first, { existe: "1" }), { name: "vougy bis.csv" });
    expect(again).toContain("Je laisse le premier envoi, « vougy.csv » : celui-ci le remplace.");
    expect(again).toContain("Finissons d'abord « nandax.csv ». « vougy bis.csv » vient juste après.");
    expect(bot.say(sylvie, "oui")).toContain("C'est noté : 4 réponses de Nandax");
    expect(bot.say(sylvie, "oui")).toContain("C'est noté : 1 réponse de Vougy");
    expect(answersOf(bot)).toEqual({ existe: "regie" });
  });

  test("what is passed or not known is taken as in a conversation, of a list too", () => {
    const bot = createDemoBot();
    const form = formOf(bot, sylvie, "Vougy");
    const left = { existe: "1", depuis: "passer", usagers_an: "Je sais pas", equipements: "« passer »" };
    expect(sendForm(bot, sylvie, filled(form, left))).toContain("4 réponses nouvelles.");
    bot.say(sylvie, "oui");
    expect(answersOf(bot)).toEqual({
      existe: "regie",
      depuis: "skipped",
      usagers_an: "unknown",
      equipements: "skipped",
    });
    expect(sendForm(bot, sylvie, filled(form, { ...left, existe: "passer" }))).toContain("Rien de nouveau");
    expect(answersOf(bot)).toMatchObject({ existe: "regie" });
  });

  test("coordinates alone are kept; a word that says little is asked to be confirmed in the remarks", () => {
    const bot = createDemoBot();
    const form = formOf(bot, sylvie, "Vougy");
    const items = { "equipements/+1/nom": "Préau", "equipements/+1/adresse": "2,35 ; 48,85" };
    const quoted = filled(form, { existe: "1", ...items, jeunes_besoins: "ok" }).replace(
      "2,35 ; 48,85",
      '"2,35 ; 48,85"',
    );
    expect(sendForm(bot, sylvie, quoted)).toContain(
      "« ok » dit peu. Si c'est bien la réponse, écrivez « exact » dans la colonne « Remarque ».",
    );
    bot.say(sylvie, "oui");
    expect(answersOf(bot)).toMatchObject({ "equipements/1/adresse": "2,35 ; 48,85" });
    sendForm(bot, sylvie, filled(form, { jeunes_besoins: "ok|exact" }));
    bot.say(sylvie, "oui");
    expect(answersOf(bot)).toMatchObject({ jeunes_besoins: "ok" });
  });

  test("lines that hang on one that is not read wait for it", () => {
    const bot = createDemoBot();
    const shown = sendForm(
      bot,
      sylvie,
      filled(formOf(bot, sylvie, "Vougy"), { existe: "ça dépend des années", depuis: "2012", usagers_an: "45" }),
    );
    expect(shown).toMatch(/lignes (\d+ et \d+) : en attente de la ligne 3\./u);
    expect(shown).not.toContain("ne se posent pas");
  });

  test("what is left is counted and named alike, with the thing of a list that lacks something", () => {
    const bot = createDemoBot();
    const form = formOf(bot, sylvie, "Vougy");
    const keys = form.split("\r\n").flatMap((line) => /^\w+(?:\/\w+)?(?=;)/u.exec(line)?.[0] ?? []);
    const items = { "equipements/+1/nom": "Préau", "equipements/+2/nom": "Gymnase" };
    const passed = Object.fromEntries(keys.map((key) => [key, "passer"]));
    sendForm(bot, dgs, filled(form, { ...passed, existe: "1", equipements: "", depuis: "", ...items }));
    const kept = bot.say(dgs, "oui");
    expect(kept).not.toContain("À revoir");
    expect(kept).toContain("Il reste 2 questions sans réponse : Année de création et Équipements (Préau et Gymnase).");
  });

  test("without a file, says how; the audit says who imported what", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "importer réponses")).toContain("Envoyez-moi ici le formulaire rempli (un fichier CSV)");
    sendForm(bot, dgs, filled(formOf(bot, sylvie, "Vougy"), some), { name: "vougy rempli.csv" });
    bot.say(dgs, "oui");
    const db = new Database(bot.file, { readonly: true });
    onTestFinished(() => void db.close());
    const traces = db.prepare("SELECT person_id, after FROM audit WHERE action = 'answers.imported'").all();
    expect(traces).toEqual([{ person_id: bot.store.people.byEmail(dgs)?.id, after: "vougy rempli.csv (4)" }]);
  });
});

describe("formulaire", () => {
  test("gives a table and a page, with what is already answered", () => {
    const bot = createDemoBot();
    bot.play(sylvie, "diagnostic Vougy", "1", "environ 2012", "pause");
    const [table, page] = filesIn(bot, sylvie, "formulaire de vougi");
    if (table === undefined || page === undefined || !("text" in table) || !("text" in page))
      throw new Error("no form");
    expect(table.text).toContain(";Oui, en régie;");
    expect(table.text).toContain(";environ 2012;");
    expect(readable(table.text)).toContain("Seulement si « Service » n'est pas « Non ».");
    expect(page.text).toContain("☒ 1. Oui, en régie");
    expect(page.text).toContain('<html lang="fr">');
    expect(page.text).not.toContain("undefined");
    // Nobody sends messages on paper.
    for (const { text } of [table, page]) {
      expect(readable(text)).toContain("Une à la fois. Exemple : « CAF, 8 200 € »");
      expect(readable(text)).toContain("Si vous ne le connaissez pas, laissez vide");
      expect(readable(text)).not.toMatch(/par message|« passer »/u);
    }
  });

  test("what somebody typed cannot be computed by a spreadsheet, nor be read as a tag by a browser", () => {
    const bot = createDemoBot();
    const answers = { "equipements/+1/nom": "=HYPERLINK(1)", jeunes_besoins: "<b>un local</b>" };
    sendForm(bot, sylvie, filled(formOf(bot, sylvie, "Vougy"), { existe: "1", ...answers }));
    bot.say(sylvie, "oui");
    const [table, page] = filesIn(bot, sylvie, "formulaire Vougy");
    if (table === undefined || page === undefined || !("text" in table) || !("text" in page))
      throw new Error("no form");
    expect(table.text).toContain(";'=HYPERLINK(1);");
    expect(page.text).toContain("&lt;b&gt;un local&lt;/b&gt;");
    expect(sendForm(bot, sylvie, table.text)).toContain("Rien de nouveau");
  });

  test("a clerk gets those of their municipalities, the DGS says which, the others none", () => {
    const bot = createDemoBot();
    expect(bot.say(sylvie, "formulaire")).toContain("Voici les formulaires : Nandax (Mutualiser la jeunesse) et Vougy");
    expect(bot.say(dgs, "formulaire")).toContain("Le formulaire de quelle commune ?");
    expect(bot.say(dgs, "vougy")).toContain("Voici le formulaire : Vougy (Mutualiser la jeunesse).");
    expect(bot.say(corinne, "formulaire Vougy")).toContain("Vougy n'est pas une commune pour laquelle vous répondez.");
    expect(bot.say(mayorOfVougy, "formulaire Vougy")).toContain("Je ne peux pas faire cela pour vous");
  });
});
