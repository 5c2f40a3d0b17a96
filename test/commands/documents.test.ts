import { describe, expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { caf, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../support/demo-bot.ts";
import { plan, setUp, withItems } from "../support/meetings.ts";
import { readable } from "../support/test-bot.ts";
import { textOf } from "../support/files.ts";

const adjointe = "adjointe.jeunesse@demo.example";
const note = "Note de cadrage : https://cloud.example/s/aZ9?x=1&y=2";
const link = "https://cloud.example/s/aZ9?x=1&y=2";

/** The COPIL of Thursday 17 December 2026 at 14 h; its second item is sensitive. */
function withCopil(): { bot: DemoBot; meetingId: number } {
  const bot = createDemoBot();
  const meetingId = plan(bot, setUp(bot, "copil"));
  withItems(bot, meetingId, "Voirie", "!Retrait");
  return { bot, meetingId };
}

const kept = ({ store }: DemoBot, meetingId: number) =>
  store.documents.ofMeeting(meetingId).map(({ title, place }) => `${title} : ${place}`);

test("« document point 1 copil : … » is of that item, with or without « du »", () => {
  const { bot, meetingId } = withCopil();
  bot.play(dgs, "document point 1 copil : tableau, www.mairie.example/t", "document point 1 du copil : plan, mairie");
  expect(kept(bot, meetingId)).toEqual(["Tableau : www.mairie.example/t", "Plan : mairie"]);
});

describe("document", () => {
  test.each([
    [`document copil : note de cadrage, ${link}`, note],
    [`Document du copil : note de cadrage ${link}.`, note],
    [`ajouter un document au copil : note de cadrage : ${link}`, note],
    [`document note de cadrage, ${link} pour le copil`, note],
    ["document copil : plan, dossier partagé/COPIL/3", "Plan : dossier partagé/COPIL/3"],
    ["document copil du 17 décembre : plan, P:\\Commun\\COPIL", "Plan : P:\\Commun\\COPIL"],
    [
      "joindre un document au copil : Budget, version 2, bureau de Mme Arnaud",
      "Budget, version 2 : bureau de Mme Arnaud",
    ],
    ["document copil : www.mairie.example/plan.pdf plan", "Plan : www.mairie.example/plan.pdf"],
  ])("« %s »", (said, expected) => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(dgs, said)).toContain("C'est noté, Comité de pilotage, jeudi 17 décembre, 14 h :");
    expect(kept(bot, meetingId)).toEqual([expected]);
  });

  test.each(["document au point 1 du copil : plan, étagère 3", "document au point voirie du copil : plan, étagère 3"])(
    "« %s » is of one item",
    (said) => {
      const { bot, meetingId } = withCopil();
      expect(bot.say(dgs, said)).toContain("pour « Voirie » :");
      const [voirie] = bot.store.agendas.items(meetingId);
      expect(bot.store.documents.ofMeeting(meetingId)).toMatchObject([{ title: "Plan", itemId: voirie?.id }]);
    },
  );

  test("several at once, one a line", () => {
    const { bot, meetingId } = withCopil();
    bot.say(dgs, `document copil :\n- note de cadrage, ${link}\n- plan, étagère 3`);
    expect(kept(bot, meetingId)).toEqual([note, "Plan : étagère 3"]);
  });

  test("several of which one is nowhere: nothing is kept in part, and it says what lacks", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(dgs, `document copil : note, ${link} ; budget`)).toContain("l'endroit où se trouve « Budget »");
    expect(kept(bot, meetingId)).toEqual([]);
    bot.say(dgs, `note de cadrage, ${link} ; budget, étagère 2`);
    expect(kept(bot, meetingId)).toEqual([note, "Budget : étagère 2"]);
  });

  test("asks what was not said, through a restart; a link that is no web link is refused and asked again", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(dgs, "ajouter un document")).toContain("Un fichier envoyé ici n'est pas gardé.");
    expect(bot.say(dgs, "note de cadrage")).toContain("Où se trouve « Note de cadrage » ?");
    const later = bot.restart();
    expect(later.say(dgs, "ftp://serveur/note")).toContain("commencent par https:// ou http://");
    expect(later.say(dgs, "je sais pas")).toContain("Où se trouve « Note de cadrage » ?");
    expect(later.say(dgs, `c'est ici : ${link}`)).toContain(note);
    expect(kept(later, meetingId)).toEqual([note]);
  });

  test("a link alone asks for a title", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(dgs, `document copil : ${link}`)).toContain("Quel est le titre");
    bot.say(dgs, "Note de cadrage");
    expect(kept(bot, meetingId)).toEqual([note]);
  });

  test("with two meetings, it asks which", () => {
    const { bot } = withCopil();
    const cotech = plan(bot, setUp(bot, "cotech"), { heldOn: "2026-12-08" });
    expect(bot.say(dgs, `document : note de cadrage, ${link}`)).toContain("Pour quelle réunion ?");
    bot.say(dgs, "cotech");
    expect(kept(bot, cotech)).toEqual([note]);
  });

  test("the same twice is one; the same title elsewhere takes its place, and says where it was", () => {
    const { bot, meetingId } = withCopil();
    bot.say(dgs, `document copil : note de cadrage, ${link}`);
    expect(bot.say(dgs, `document copil : Note de cadrage, ${link}`)).toContain("(déjà noté)");
    expect(bot.say(dgs, "document copil : note de cadrage, étagère 3")).toContain(`étagère 3 (avant : ${link})`);
    expect(kept(bot, meetingId)).toEqual(["Note de cadrage : étagère 3"]);
  });

  test("what follows the link is of something else: it is not in the title, and it says so", () => {
    const { bot, meetingId } = withCopil();
    const reply = bot.say(dgs, `document copil : note de cadrage, ${link} et je viens au copil`);
    expect(kept(bot, meetingId)).toEqual([note]);
    expect(reply).toContain("Je n'ai pas noté « et je viens au copil »");
    expect(bot.say(dgs, `document copil : plan, ${link} merci`)).not.toContain("pas noté");
  });

  test("of a meeting that was held, it promises no reminder", () => {
    const { bot } = withCopil();
    bot.clock.moveTo(instantOf("2026-12-18", "10:00", "Europe/Paris"));
    const reply = bot.say(dgs, "document copil : diaporama, étagère 3");
    expect(reply).toContain("Diaporama : étagère 3");
    expect(reply).not.toContain("rappel");
  });

  test("an item that is not there, and who may not", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(dgs, "document au point 9 du copil : plan, étagère 3")).toContain("il n'y a pas de point 9");
    expect(bot.say(technician, "document au point 2 du copil : plan, étagère 3")).toContain("il n'y a pas de point 2");
    expect(bot.say(mayorOfVougy, "document copil : plan, étagère 3")).toContain("Je ne peux pas faire cela pour vous");
    expect(kept(bot, meetingId)).toEqual([]);
  });

  test("in the middle of a diagnostic, words that name no meeting are an answer", () => {
    const { bot, meetingId } = withCopil();
    bot.play(sylvie, "diagnostic Vougy");
    expect(bot.say(sylvie, "document unique : à jour, 2019")).not.toContain("Je ne peux pas faire cela");
    expect(kept(bot, meetingId)).toEqual([]);
  });
});

describe("document retirer", () => {
  test.each(["document retirer 2 du copil", "retirer le document plan", "supprimer le document plan du copil"])(
    "« %s », and the words to put it back do so",
    (said) => {
      const { bot, meetingId } = withCopil();
      bot.play(dgs, `document copil : note de cadrage, ${link}`, "document au point 2 du copil : plan, étagère 3");
      const [, before] = bot.store.documents.ofMeeting(meetingId);
      const reply = bot.say(dgs, said);
      expect(kept(bot, meetingId)).toEqual([note]);
      bot.say(dgs, /« (document .+) »/u.exec(reply)?.[1] ?? "");
      expect(bot.store.documents.ofMeeting(meetingId)[1]).toMatchObject({ itemId: before?.itemId, place: "étagère 3" });
    },
  );

  test("asks which one; with none, says so", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(dgs, "retirer un document")).toContain("Aucun document n'est noté");
    bot.say(dgs, `document copil : note de cadrage, ${link} ; plan, étagère 3`);
    expect(bot.say(dgs, "retirer un document")).toContain("2. Plan : étagère 3");
    bot.say(dgs, "2");
    expect(kept(bot, meetingId)).toEqual([note]);
  });
});

/** All that this person can be told of a meeting, by every command and every message of our own. */
function allTold(bot: DemoBot, email: string): string {
  const asked = ["documents", "documents copil", "réunion copil", "ordre du jour copil", "réunions", "prochain copil"];
  const said = asked.map((text) => bot.say(email, text));
  bot.receive(bot.eventOf(email, { text: "agenda" }, crypto.randomUUID()));
  bot.receive(bot.eventOf(dgs, { text: "réunion déplacer copil 18 décembre 15h" }, crypto.randomUUID()));
  bot.clock.moveTo(instantOf("2026-12-17", "10:00", "Europe/Paris"));
  bot.scheduler.tick();
  const sent = bot.drain().filter(({ to }) => to === email);
  const files = sent.flatMap(({ message }) =>
    message.blocks.flatMap((block) => (block.type === "file" ? [textOf(block.file).replace(/\r\n[ \t]/gu, "")] : [])),
  );
  return [...said, ...sent.map(({ message }) => readable(toPlainText(message))), ...files].join("\n");
}

function withPapers(): { bot: DemoBot; meetingId: number } {
  const scene = withCopil();
  scene.bot.say(dgs, `document copil : note de cadrage, ${link}`);
  scene.bot.say(dgs, "document au point 1 du copil : plan de voirie, étagère 3");
  scene.bot.say(dgs, "document au point 2 du copil : étude juridique, https://secret.example/e");
  return scene;
}

describe("who reads a document", () => {
  test("a member reads it in the view, the list, the notice and the reminder", () => {
    const { bot } = withPapers();
    const told = allTold(bot, mayorOfVougy);
    expect(bot.say(mayorOfVougy, "documents copil")).toContain(
      "- Étude juridique (point « Retrait ») : https://secret",
    );
    expect(told.match(/https:\/\/secret\.example/gu)?.length).toBe(5);
    expect(told).toMatch(/Changement : [^]*Documents :\n- Note de cadrage : https:\/\/cloud[^]*reunion\.ics/u);
    expect(told).toMatch(/Rappel : [^]*Documents :\n- Note de cadrage/u);
  });

  test.each(["documents du copil svp", "les documents", "documents des réunions"])("« %s »", (said) => {
    expect(withPapers().bot.say(adjointe, said)).toContain("- Plan de voirie (point « Voirie ») : étagère 3");
  });

  test("an agenda's file holds the links of what is not sensitive, and those alone, even for a member", () => {
    const { bot } = withPapers();
    bot.receive(bot.eventOf(mayorOfVougy, { text: "agenda" }, "agenda"));
    const [file] = bot.drain().flatMap(({ message }) => message.blocks.filter((block) => block.type === "file"));
    const notes = textOf(file?.file).replace(/\r\n[ \t]/gu, "");
    expect(notes).toContain("https://cloud.example/s/aZ9");
    expect(notes).toContain("étagère 3");
    expect(notes).not.toContain("secret");
  });

  test("an adjointe reads what is not sensitive, and of the rest nothing, by any command", () => {
    const { bot } = withPapers();
    const told = allTold(bot, adjointe);
    expect(told).toContain("Plan de voirie");
    expect(told).not.toMatch(/secret|juridique|Retrait/u);
  });

  test("an item that becomes sensitive takes its documents with it; one that leaves the agenda too", () => {
    const { bot } = withPapers();
    bot.say(dgs, "point 1 sensible");
    expect(bot.say(adjointe, "documents copil")).not.toContain("Plan de voirie");
    bot.say(dgs, "ordre du jour retirer 1 du copil");
    expect(bot.say(dgs, "documents copil")).not.toContain("Plan de voirie");
  });

  test("a partner invited for one item reads its documents and no other", () => {
    const { bot, meetingId } = withPapers();
    const partner = bot.store.people.byEmail(caf);
    const [, retrait] = bot.store.agendas.items(meetingId);
    bot.store.agendas.invite(retrait?.id ?? 0, { name: "CAF", personId: partner?.id ?? 0 });
    const reply = bot.say(caf, "documents copil");
    expect(reply).toContain("Étude juridique");
    expect(reply).not.toMatch(/cadrage|voirie/iu);
  });

  test("where others read, there is none, whoever asks", () => {
    const { bot } = withPapers();
    for (const said of ["documents copil", "réunion copil"]) {
      const event = bot.eventOf(dgs, { text: said }, crypto.randomUUID());
      const channel = { platform: "console" as const, channel: "#projet" };
      bot.receive({ ...event, address: channel, direct: false, personal: event.address });
      const shown = bot.drain().filter(({ to }) => to === "#projet");
      expect(shown.map(({ message }) => toPlainText(message)).join("\n")).not.toMatch(/cadrage|https|étagère/u);
    }
  });
});
