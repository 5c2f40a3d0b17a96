import { expect, test } from "vitest";
import type { Attachment, Document } from "../../../src/core/message.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { plan, setUp, withItems } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";
import { validated } from "../../support/validated.ts";

function withSheet(): DemoBot {
  const bot = createDemoBot();
  bot.say(dgs, "fiche décision créer Partager l'accueil du mercredi");
  bot.play(dgs, "option : un service commun", "option 1 pour : un seul planning", "option 1 contre : le trajet");
  return bot;
}

function fileOf(bot: DemoBot, who: string, said: string): Attachment | undefined {
  bot.receive(bot.eventOf(who, { text: said }));
  const blocks = bot.drain().flatMap(({ message }) => message.blocks);
  return blocks.flatMap((one) => (one.type === "file" ? [one.file] : []))[0];
}

function paperOf(bot: DemoBot, said: string): Document {
  const file = fileOf(bot, dgs, said);
  if (file === undefined || !("passages" in file)) throw new Error(`no document for ${said}`);
  return file;
}

function wordsOf(document: Document): string {
  const words = document.passages.flatMap((one) =>
    one.type === "table" ? [one.caption, ...one.rows.flat()] : "text" in one ? [one.text] : [],
  );
  return readable(words.join("\n"));
}

test("leaves the sheet of a municipality where it was", () => {
  const bot = withSheet();
  expect(bot.say(dgs, "fiche Vougy")).toContain("Fiche de Vougy");
  expect(bot.say(dgs, "fiche")).toContain("De quelle commune ?");
});

test("is written piece by piece, each reply saying what may come next", () => {
  const bot = createDemoBot();
  const created = bot.say(dgs, "fiche décision créer partager l'accueil du mercredi");
  expect(created).toContain("Fiche 1 : Partager l'accueil du mercredi est commencée");
  expect(created).toContain("« fiche décision 1 option : … »");
  expect(bot.say(dgs, "fiche décision 1 option : un service commun")).toContain("Option 1 : « Un service commun ».");
  expect(bot.say(dgs, "fiche 1 option 1 pour : un seul planning")).toContain("fiche décision 1 option 1 contre : …");
  expect(bot.say(dgs, "fiche 1 option 2 : chacun chez soi")).toContain("Option 2 : « Chacun chez soi »");
  const shown = bot.say(dgs, "fiche 1");
  expect(shown).toContain("Option 1 : Un service commun (1 pour, 0 contre)");
  expect(shown.split("\n").length).toBeLessThanOrEqual(12);
});

test("goes on where it was after a restart, the sheet unnamed", () => {
  const bot = withSheet().restart();
  expect(bot.say(dgs, "demande : choisir avant l'été")).toContain("Demande : c'est noté.");
  expect(bot.say(dgs, "fiche décision")).toContain("Demandé : Choisir avant l'été");
});

test("does not take words for a sheet hours later, nor from somebody else", () => {
  const bot = withSheet();
  expect(bot.say(technician, "option : une navette")).not.toContain("Option 2");
  bot.clock.forward(3 * 60 * 60 * 1000);
  expect(bot.say(dgs, "option : une navette")).not.toContain("Option 2");
});

test("says the same thing twice without writing it twice", () => {
  const bot = withSheet();
  expect(bot.say(dgs, "fiche 1 option : UN SERVICE COMMUN")).toContain("« UN SERVICE COMMUN » y est déjà.");
  expect(bot.say(dgs, "fiche 1 option 1 pour : un seul planning")).toContain("y est déjà");
  expect(bot.say(dgs, "fiche décision créer Partager l'accueil du mercredi")).toContain("La fiche 1 pose déjà");
  expect(bot.say(dgs, "fiche 1")).toContain("Option 1 : Un service commun (1 pour, 1 contre)");
});

test("keeps what it can of a message, and says what it could not", () => {
  const bot = withSheet();
  const said = bot.say(
    dgs,
    "fiche 1 option : une navette pour : moins cher contexte : deux accueils ferment option 9 : rien",
  );
  expect(said).toContain("Option 2 : « Une navette ».");
  expect(said).toContain("Pour l'option 2 : « Moins cher ».");
  expect(said).toContain("Contexte : c'est noté.");
  expect(said).toContain("Je n'ai pas noté « Rien » : il n'y a pas d'option 9.");
  expect(bot.say(dgs, "fiche 1 pour : utile à tous")).toContain("dites pour quelle option");
  expect(bot.say(dgs, "fiche 1 chifre : etp")).toContain(
    "Je n'ai pas compris ce qu'il faut y écrire. Un mot, deux points",
  );
});

test("begins with what follows its question in the same message", () => {
  const said = createDemoBot().say(
    dgs,
    "fiche décision créer Partager l'accueil, option : un service commun pour : un planning",
  );
  expect(said).toContain("Fiche 1 : Partager l'accueil est commencée.");
  expect(said).toContain("Option 1 : « Un service commun ».");
  expect(said).toContain("Pour l'option 1 : « Un planning ».");
});

test("does not keep what is said of somebody's private life", () => {
  const bot = withSheet();
  expect(bot.say(dgs, "fiche 1 contexte : après le vote du budget, pour un coût nul")).toContain("c'est noté");
  expect(bot.say(dgs, "fiche 1 option 1 contre : la directrice est en arrêt maladie")).toContain("cela ne se note pas");
  expect(bot.say(dgs, "fiche 1")).toContain("(1 pour, 1 contre)");
});

test("reads its figures again each time, with what stands behind them", () => {
  const bot = withSheet();
  validated(bot, "Vougy", { existe: "regie", etp_total: 2.5, nb_agents: 4 });
  expect(bot.say(dgs, "fiche 1 chiffre : etp_total jeunesse")).toContain("Agents en équivalent temps plein");
  expect(bot.say(dgs, "fiche 1")).toContain("2,5 ETP");
  validated(bot, "Charlieu", { existe: "regie", etp_total: 6, nb_agents: 9 });
  const shown = bot.say(dgs, "fiche 1");
  expect(shown).toContain("8,5 ETP en tout");
  expect(shown).toContain("2 réponses sur 25 communes");
  const document = paperOf(bot, "fiche décision 1 document");
  expect(wordsOf(document)).toContain("Chiffres du diagnostic, lus le lundi 23 novembre 2026");
  expect(wordsOf(document)).toContain("8,5 ETP en tout");
});

test("refuses a figure that stays with the direction", () => {
  const bot = withSheet();
  validated(bot, "Vougy", { existe: "regie", ligne_rouge: "Garder le local" });
  expect(bot.say(dgs, "fiche 1 chiffre : ligne_rouge")).toContain("ce chiffre reste à la direction");
  expect(bot.say(dgs, "fiche 1 chiffre : inventé de toutes pièces")).toContain("Je ne trouve pas de chiffre");
});

test("is read by nobody else until a meeting has it, then by the members of its instance", () => {
  const bot = withSheet();
  const bodyId = setUp(bot, "copil", { emails: [mayorOfVougy] });
  plan(bot, bodyId);
  expect(bot.say(mayorOfVougy, "fiche 1")).toContain("Aucune fiche d'aide à la décision ne vous est destinée");
  expect(bot.say(dgs, "fiche 1 pour le copil du 17 décembre")).toContain("La fiche 1 est jointe : Comité de pilotage");
  expect(bot.say(mayorOfVougy, "fiche 1")).toContain("Option 1 : Un service commun");
  expect(bot.say(mayorOfVougy, "documents copil")).toContain("Fiche d'aide à la décision, Partager l'accueil");
  expect(fileOf(bot, mayorOfVougy, "fiche 1 document")?.name).toBe(
    "fiche-decision-1-partager-l-accueil-du-mercredi-2026-11-23.docx",
  );
  expect(bot.say(sylvie, "fiche 1")).toContain("Aucune fiche d'aide à la décision ne vous est destinée");
  expect(bot.say(mayorOfVougy, "fiche 1 option : une navette")).not.toContain("Option 2");
  expect(bot.say(dgs, "fiche 1 détacher")).toContain("n'est plus jointe");
  expect(bot.say(mayorOfVougy, "fiche 1")).toContain("Aucune fiche d'aide à la décision ne vous est destinée");
});

test("is no longer read once its document is taken away from the meeting", () => {
  const bot = withSheet();
  plan(bot, setUp(bot, "copil", { emails: [mayorOfVougy] }));
  bot.say(dgs, "fiche 1 pour le copil");
  bot.say(dgs, "document retirer 1 du copil");
  expect(bot.say(mayorOfVougy, "fiche 1")).toContain("Aucune fiche d'aide à la décision ne vous est destinée");
});

test("goes with an item of the agenda, and moves from a meeting to another", () => {
  const bot = withSheet();
  const bodyId = setUp(bot, "copil", { emails: [mayorOfVougy] });
  const first = plan(bot, bodyId);
  withItems(bot, first, "Budget", "Accueil du mercredi");
  expect(bot.say(dgs, "fiche 1 au point 2 du copil")).toContain("pour « Accueil du mercredi »");
  bot.say(dgs, "fiche 1 question : Garder l'accueil du mercredi");
  expect(bot.say(dgs, "documents copil")).toContain("Garder l'accueil du mercredi (point « Accueil du mercredi »)");
  expect(bot.say(dgs, "fiche 1")).toContain("point « Accueil du mercredi »");
  plan(bot, bodyId, { heldOn: "2027-01-14" });
  expect(bot.say(dgs, "fiche 1 pour le copil du 14 janvier")).toContain(
    "Elle n'est plus jointe à : Comité de pilotage",
  );
  expect(bot.store.documents.ofMeeting(first)).toEqual([]);
});

test("asks which meeting when the one that is named is not there", () => {
  const bot = withSheet();
  plan(bot, setUp(bot, "copil", { emails: [mayorOfVougy] }));
  expect(bot.say(dgs, "fiche 1 pour le conseil du 3 mars")).toContain("Pour quelle réunion ?");
  expect(bot.say(dgs, "copil")).toContain("La fiche 1 est jointe");
});

test("quotes a decision as the opinion of the technical committee, not one of a sensitive item", () => {
  const bot = withSheet();
  const meetingId = plan(bot, setUp(bot, "cotech", { emails: [technician] }), { heldOn: "2026-11-19", status: "held" });
  const [plain, sensitive] = withItems(bot, meetingId, "Accueil", "!Agents");
  const add = (text: string, itemId = 0) =>
    bot.store.decisions.add({ meetingId, itemId, text, outcome: "adopted" }, undefined, bot.clock.now());
  const open = add("Avis favorable au service commun", plain);
  const closed = add("Avis réservé sur les agents", sensitive);
  expect(bot.say(dgs, `fiche 1 avis COTECH : décision ${open}`)).toContain("Avis du COTECH : c'est noté.");
  expect(bot.say(dgs, "fiche 1")).toContain("Avis favorable au service commun (décision 1, Comité technique");
  expect(bot.say(dgs, `fiche 1 avis COTECH : décision ${closed}`)).toContain("écrivez plutôt l'avis avec vos mots");
  bot.store.decisions.withdraw(open, bot.clock.now());
  expect(bot.say(dgs, "fiche 1")).toContain("la décision 1 a été retirée");
});

test("names the sensitive item it is put with to those who read that item alone", () => {
  const bot = withSheet();
  const meetingId = plan(bot, setUp(bot, "copil", { emails: [dgs, mayorOfVougy] }));
  withItems(bot, meetingId, "!Départ de la directrice");
  bot.say(dgs, "fiche 1 joindre point 1 du copil");
  const readBy = (who: string): string => {
    const file = fileOf(bot, who, "fiche décision 1 document");
    return file !== undefined && "passages" in file ? wordsOf(file) : "";
  };
  expect(readBy(mayorOfVougy)).toContain("Départ de la directrice");
  expect(readBy(technician)).toContain("Option 1 : Un service commun");
  expect(readBy(technician)).not.toContain("directrice");
});

test("gives a table of all it holds, and a document that says what is missing", () => {
  const bot = withSheet();
  const csv = fileOf(bot, dgs, "fiche 1 csv");
  expect(csv && "text" in csv ? readable(csv.text) : "").toContain("Pour;1;Un seul planning;");
  const document = paperOf(bot, "fiche décision 1 docx");
  expect(wordsOf(document)).toContain("Option 1 : Un service commun");
  expect(wordsOf(document)).toContain("- Un seul planning");
  expect(wordsOf(document)).toContain("À compléter.");
});

test("takes away a piece and says how to write it back; removes the whole after a yes", () => {
  const bot = withSheet();
  expect(bot.say(dgs, "fiche 1 option 1 retirer pour 1")).toContain(
    "« fiche décision 1 option 1 pour : Un seul planning »",
  );
  expect(bot.say(dgs, "fiche 1")).toContain("(0 pour, 1 contre)");
  expect(bot.say(dgs, "fiche 1 retirer option 4")).toContain("rien n'est retiré");
  expect(bot.play(dgs, "fiche 1 supprimer", "non")).toContain("rien n'est changé");
  expect(bot.play(dgs, "fiche 1 supprimer", "oui")).toContain("est supprimée");
  expect(bot.say(dgs, "fiche décision")).toContain("Il n'y a pas encore de fiche d'aide à la décision");
});
