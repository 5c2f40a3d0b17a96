import { expect, test } from "vitest";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, technician } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";
import { readable } from "../support/test-bot.ts";
import { textOf } from "../support/files.ts";

/** A seminar of all those who are elected, on 17 December 2026. */
function withSeminar() {
  const bot = createDemoBot();
  return { bot, meetingId: plan(bot, setUp(bot, "seminaire")) };
}

const presencesOf = (bot: DemoBot, meetingId: number) =>
  bot.store.attendances.ofMeeting(meetingId).map((row) => [bot.store.people.byId(row.personId)?.email, row.presence]);

test.each([
  "je m'inscris au séminaire",
  "Je m’inscris",
  "inscrivez-moi au seminaire svp",
  "je voudrais m'inscrire au séminaire, s'il vous plaît",
  "je souhaite m'inscrire",
])("« %s » is a presence announced", (said) => {
  const { bot, meetingId } = withSeminar();
  expect(bot.say(mayorOfVougy, said)).toContain("votre inscription est faite : Séminaire");
  expect(presencesOf(bot, meetingId)).toEqual([[mayorOfVougy, "present"]]);
});

test("said twice, it is one registration; taken back with the words that were given", () => {
  const { bot, meetingId } = withSeminar();
  bot.say(mayorOfVougy, "je m'inscris au séminaire");
  const again = bot.say(mayorOfVougy, "je m'inscris au séminaire");
  const words = /« (je ne viens pas .+?) »/u.exec(again)?.[1] ?? "";
  expect(bot.say(mayorOfVougy, words)).toContain("vous ne venez pas");
  expect(presencesOf(bot, meetingId)).toEqual([[mayorOfVougy, "absent"]]);
  expect(bot.say(dgs, "inscrits séminaire")).toContain("Personne ne s'est encore inscrit");
});

test.each(["je m'inscris au séminaire ?", "je viens au séminaire ?"])("« %s » records nothing", (said) => {
  const { bot, meetingId } = withSeminar();
  expect(bot.say(mayorOfVougy, said)).toContain("Séminaire des élues et des élus");
  expect(presencesOf(bot, meetingId)).toEqual([]);
});

test.each([
  "je me désinscris du séminaire",
  "je voudrais me désinscrire du séminaire",
  "annuler mon inscription au séminaire",
])("« %s » takes it back, and speaks of no proxy: nobody votes there", (said) => {
  const { bot, meetingId } = withSeminar();
  expect(bot.say(mayorOfVougy, "je m'inscris au séminaire")).toContain(
    "« je ne viens pas au séminaire du 17/12/2026 »",
  );
  const reply = bot.say(mayorOfVougy, said);
  expect(reply).toContain("vous ne venez pas");
  expect(reply).not.toContain("pouvoir");
  expect(presencesOf(bot, meetingId)).toEqual([[mayorOfVougy, "absent"]]);
});

test("whom nothing invites is told so, and nothing is kept", () => {
  const { bot, meetingId } = withSeminar();
  expect(bot.say(technician, "je m'inscris au séminaire")).toContain("Vous n'êtes ni membre ni invité à cette réunion");
  expect(bot.say(technician, "je m'inscris")).toContain("Aucune réunion à venir ne vous attend");
  expect(presencesOf(bot, meetingId)).toEqual([]);
});

test("the DGS reads who is registered, commune by commune, who is missing, and has the sheet to sign", () => {
  const { bot } = withSeminar();
  for (const email of [mayorOfVougy, president, "adjointe.jeunesse@demo.example"]) bot.say(email, "je m'inscris");
  bot.receive(bot.eventOf(dgs, { text: "inscrits au séminaire" }, "asked"));
  const [sent] = bot.drain();
  const said = readable(toPlainText(sent?.message ?? { blocks: [] }));
  expect(said).toContain("3 personnes inscrites, 3 communes");
  expect(said).toContain("Charlieu | 1 | Mme Belkacem");
  expect(said).toContain("Communes sans personne encore (22) : Arcinges");
  expect(said).toContain("et 10 autres");
  const sheet = sent?.message.blocks.flatMap((block) => (block.type === "file" ? [block.file] : []))[0];
  expect(sheet?.name).toMatch(/^emargement-seminaire.*\.csv$/u);
  expect(textOf(sheet).split("\r\n").slice(0, 2)).toEqual([
    "\uFEFFCommune;Nom;Fonction;Signature",
    "Charlieu;Yasmina Belkacem;adjointe (jeunesse);",
  ]);
});

test("it is not for everyone to read", () => {
  const { bot } = withSeminar();
  expect(bot.say(mayorOfVougy, "inscrits séminaire")).toContain("Je ne peux pas faire cela pour vous");
});
