import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import {
  caf,
  corinne,
  createDemoBot,
  type DemoBot,
  dgs,
  mayorOfVougy,
  president,
  sylvie,
  technician,
} from "../support/demo-bot.ts";
import { territoryOf } from "../support/territories.ts";
import { readable } from "../support/test-bot.ts";
import { textOf } from "../support/files.ts";

const council = "conseil communautaire";

/** The demonstration with its instances set up, in chat. */
function bodiesUp(...names: string[]): DemoBot {
  const bot = createDemoBot();
  for (const name of names) bot.play(dgs, `instance créer ${name}`, "oui");
  return bot;
}

const planned = (bot: DemoBot) =>
  bot.store.meetings.all().map(({ heldOn, startsAt, status }) => `${heldOn} ${startsAt} ${status}`);

/** What everybody receives in the `minutes` that follow, each text once, with how many read it. */
function told(bot: DemoBot, minutes = 2): { text: string; to: string[]; files: string[] }[] {
  bot.clock.moveTo(bot.clock.now() + minutes * 60_000);
  return read(bot);
}

function read(bot: DemoBot): { text: string; to: string[]; files: string[] }[] {
  const heard = bot.drain().map(({ to, message }) => ({
    to,
    text: readable(toPlainText(message)),
    files: message.blocks.flatMap((block) => (block.type === "file" ? [textOf(block.file)] : [])),
  }));
  return [...Map.groupBy(heard, ({ text }) => text)].map(([text, all]) => ({
    text,
    to: all.map(({ to }) => to),
    files: all[0]?.files ?? [],
  }));
}

function moveTo(bot: DemoBot, date: string, time = "09:00"): void {
  bot.clock.moveTo(instantOf(date, time, "Europe/Paris"));
  bot.scheduler.tick();
}

describe("réunion créer", () => {
  test.each([
    ["réunion créer copil jeudi 17 décembre 14h à Pouilly", "jeudi 17 décembre 2026, 14 h, Pouilly-sous-Charlieu."],
    ["réunion créer le copil le 17/12 à 14 h 30, mairie de Pouilly", "14 h 30, mairie de Pouilly-sous-Charlieu."],
    ["créer une réunion du comité de pilotage jeudi 17 décembre 14h visio", "14 h, à distance."],
    ["nouvelle réunion copil à Mars le 17 décembre à midi", "jeudi 17 décembre 2026, 12 h, Mars."],
    ["reunion creer coplil 17 decembre 9h salle polyvalente du Cergne", "9 h, salle polyvalente du Cergne."],
    ["réunion créer copil 17 décembre 14h à Charlieu mixte", "14 h, Charlieu, à distance possible."],
    ["réunion créer copil 17 décembre 14h à Belmont de la Loire", "14 h, Belmont-de-la-Loire."],
    ["réunion créer copil 17 décembre 14h à Vougy sur le budget", "Comité de pilotage : le budget, jeudi 17"],
  ])("in one line: « %s »", (said, kept) => {
    const bot = bodiesUp("copil");
    const reply = bot.say(dgs, said);
    expect(reply).toContain("C'est enregistré : Comité de pilotage");
    expect(reply).toContain(kept);
  });

  test("says how long from what was said", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil 17 décembre de 14h à 16h30 à Vougy");
    bot.say(dgs, "réunion créer copil 18 décembre 14h à Vougy pendant 1h30");
    bot.say(dgs, "réunion créer copil 21 décembre 14h à Vougy");
    expect(bot.store.meetings.all().map(({ minutes }) => minutes)).toEqual([150, 90, 120]);
  });

  test("asks the rest, one thing at a time, and remembers the rest across a restart", () => {
    const bot = bodiesUp("copil", "cotech");
    expect(bot.say(dgs, "créer une réunion")).toContain("Quelle instance se réunit ?");
    expect(bot.say(dgs, "le copil")).toContain("Quel jour ?");
    expect(bot.say(dgs, "17 décembre")).toContain("À quelle heure ?");
    const restarted = bot.restart();
    expect(restarted.say(dgs, "14")).toContain("C'est noté : 14 h.");
    expect(restarted.say(dgs, "sur place")).toContain("Où se tiendra la réunion ?");
    expect(restarted.say(dgs, "salle des fêtes de Vougy")).toContain("14 h, salle des fêtes de Vougy.");
    expect(planned(restarted)).toEqual(["2026-12-17 14:00 planned"]);
  });

  test("an instance that is not set up is said, with how to", () => {
    expect(createDemoBot().say(dgs, "réunion créer copil 17 décembre 14h")).toContain(
      "`instance créer copil`".replace(/`/g, ""),
    );
    expect(createDemoBot().say(dgs, "réunion créer")).toContain("instance créer");
  });

  test.each([
    ["un autre jour que celui de la semaine", "réunion créer copil jeudi 18 décembre 14h à Vougy", "peut se lire"],
    ["two in the night or in the afternoon", "réunion créer copil 17 décembre à 2h à Vougy", "À quelle heure ?"],
    ["two days", "réunion créer copil 17 ou 18 décembre 14h à Vougy", "Quel jour ?"],
  ])("%s is asked, never guessed", (_, said, asked) => {
    const bot = bodiesUp("copil");
    expect(bot.say(dgs, said)).toContain(asked);
    expect(planned(bot)).toEqual([]);
  });

  test.each([["réunion créer copil avec les maires 17 décembre 14h"], ["réunion créer piscine 17 décembre 14h"]])(
    "« %s » makes no sense, and keeps nothing",
    (said) => {
      const bot = bodiesUp("copil");
      expect(bot.say(dgs, said)).toContain("Je n'ai pas compris");
      expect(planned(bot)).toEqual([]);
    },
  );

  test("what follows a place is not taken for it: the place is asked", () => {
    const bot = bodiesUp("copil");
    const reply = bot.say(dgs, "réunion créer copil 17 décembre 14h à Pouilly et préviens tout le monde");
    expect(reply).toContain("Sous quelle forme ?");
    expect(planned(bot)).toEqual([]);
  });

  test.each([
    ["vendredi", "2026-12-11"],
    ["jeudi", "2026-12-10"],
    ["1", "2026-12-11"],
    ["2", "2026-12-10"],
    ["le 11", "2026-12-11"],
    ["mercredi 9 décembre", "2026-12-09"],
  ])("asked about Friday 11 or Thursday 10, « %s » is one of them or another date told", (answer, heldOn) => {
    const bot = bodiesUp("copil");
    const asked = bot.say(dgs, "réunion créer copil jeudi 11/12 14h30 a Pouilly");
    expect(asked).toContain("1. vendredi 11 décembre 2026");
    bot.say(dgs, "bof");
    bot.say(dgs, answer);
    expect(planned(bot)).toEqual([`${heldOn} 14:30 planned`]);
  });

  test("the day of a move in doubt is asked in the same way", () => {
    const bot = bodiesUp("copil");
    bot.play(dgs, "réunion créer copil 17 décembre 14h à Pouilly", "réunion déplacer copil au jeudi 11/12");
    bot.say(dgs, "vendredi à 15 h");
    expect(planned(bot)).toEqual(["2026-12-11 15:00 planned"]);
  });

  test("a word that tells no place is confirmed before anybody is told", () => {
    const bot = bodiesUp("copil");
    bot.play(dgs, "réunion créer copil 17 décembre 14h", "sur place");
    expect(bot.say(dgs, "autre")).toContain("Où se tiendra la réunion ?");
    expect(bot.say(dgs, "conseil")).toContain("« conseil » : est-ce bien le nom du lieu ?");
    expect(planned(bot)).toEqual([]);
    expect(bot.say(dgs, "oui")).toContain("14 h, conseil.");
  });

  test("only those who organise may", () => {
    const bot = bodiesUp("copil");
    for (const who of [mayorOfVougy, sylvie, president, caf])
      expect(bot.say(who, "réunion créer copil 17 décembre 14h à Vougy")).not.toContain("C'est enregistré");
    expect(planned(bot)).toEqual([]);
    expect(bot.say(technician, "réunion créer copil 17 décembre 14h à Vougy")).toContain("C'est enregistré");
  });
});

describe("a date that may not be wanted", () => {
  test.each([
    ["vendredi 25 décembre 14h", "c'est un jour férié (Noël)"],
    ["dimanche 13 décembre 14h", "c'est un dimanche"],
    ["23/10/2026 14h", "ce moment est passé, personne ne sera prévenu"],
  ])("« %s »: it is said why, and kept only after a word", (said, why) => {
    const bot = bodiesUp("copil");
    expect(bot.say(dgs, `réunion créer copil ${said} à Vougy`)).toContain(`${why}. Gardez-vous ce moment ?`);
    expect(planned(bot)).toEqual([]);
    expect(bot.say(dgs, "oui")).toContain("C'est enregistré");
    expect(planned(bot)).toHaveLength(1);
  });

  test("nobody is told of a day that has passed", () => {
    const bot = bodiesUp("copil");
    bot.play(dgs, "réunion créer copil 23/10/2026 14h à Vougy", "1");
    expect(told(bot)).toEqual([]);
  });

  test("another date can be typed at once, or asked", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil 25 décembre 14h à Vougy");
    expect(bot.say(dgs, "plutôt le 18 à 15h")).toContain("vendredi 18 décembre 2026, 15 h");
    bot.say(dgs, "réunion créer copil 25 décembre 14h à Vougy");
    expect(bot.say(dgs, "2")).toContain("Quel autre jour ?");
    expect(bot.say(dgs, "dimanche 20 décembre")).toContain("c'est un dimanche");
    expect(bot.say(dgs, "lundi 21 décembre")).toContain("lundi 21 décembre 2026, 14 h");
    expect(planned(bot)).toEqual(["2026-12-18 15:00 planned", "2026-12-21 14:00 planned"]);
  });

  test("words that say nothing ask again, and « pause » keeps nothing", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil 25 décembre 14h à Vougy");
    expect(bot.say(dgs, "bof bof")).toContain("Gardez-vous ce moment ?");
    expect(bot.say(dgs, "pause")).toContain("Rien n'a été enregistré");
    expect(planned(bot)).toEqual([]);
  });

  test("another meeting at the same time is named, with how many are expected at both", () => {
    const bot = bodiesUp("copil", "bureau");
    bot.say(dgs, "réunion créer bureau 17 décembre 15h à Charlieu");
    const reply = bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy");
    expect(reply).toMatch(/une réunion « Bureau communautaire » est prévue en même temps, à 15 h, et \d+ personnes/u);
  });

  test("the same message twice does not make two meetings in silence", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy");
    expect(bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy")).toContain("est déjà prévue ce jour-là, à 14 h");
    expect(planned(bot)).toHaveLength(1);
  });
});

describe("the place", () => {
  test("those that have not hosted are proposed first, with why", () => {
    const bot = bodiesUp("copil", "bureau");
    bot.say(dgs, "réunion créer copil 10 décembre 14h à Arcinges");
    bot.say(dgs, "réunion créer bureau 11 décembre 14h à Belleroche");
    const reply = bot.play(dgs, "réunion créer copil 17 décembre 14h", "1");
    expect(reply).toContain("23 communes n'ont pas encore accueilli");
    expect(reply).toContain("1. Belmont-de-la-Loire (n'a pas encore accueilli)");
    expect(reply).not.toContain("Arcinges");
    expect(bot.say(dgs, "1")).toContain("14 h, Belmont-de-la-Loire.");
  });

  test("« je sais pas » leaves it to be said later", () => {
    const bot = bodiesUp("copil");
    expect(bot.play(dgs, "réunion créer copil 17 décembre 14h", "sur place", "je sais pas")).toContain(
      "lieu à préciser",
    );
    expect(bot.say(mayorOfVougy, "réunion copil")).toContain("Lieu : à préciser");
  });

  test("stays short with 158 municipalities", () => {
    const bot = bodiesUp("copil");
    const { epci, municipalities } = territoryOf("200067106");
    bot.store.territory.saveEpci(epci, municipalities);
    const lines = bot.play(dgs, "réunion créer copil 17 décembre 14h", "sur place").split("\n");
    expect(lines.length).toBeLessThan(10);
    expect(lines.join()).toMatch(/15\d communes n'ont pas encore accueilli/u);
    expect(bot.say(dgs, "Bayonne")).toContain("14 h, Bayonne.");
  });

  test("at a distance, none is asked", () => {
    const bot = bodiesUp("copil");
    expect(bot.play(dgs, "réunion créer copil 17 décembre 14h", "2")).toContain("14 h, à distance.");
  });
});

describe("those who are told", () => {
  test("each once, a minute later, with a file that puts it in their agenda at the right hour", () => {
    const bot = bodiesUp("copil");
    expect(bot.say(dgs, "réunion créer copil jeudi 17 décembre 14h à Vougy")).toContain(
      "25 personnes seront prévenues",
    );
    expect(told(bot, 0)).toEqual([]);
    const [notice, ...others] = told(bot);
    expect(others).toEqual([]);
    expect(notice?.text).toContain("Comité de pilotage : jeudi 17 décembre 2026, 14 h, Vougy.");
    expect(notice?.text).toContain("« je viens au copil »");
    expect(notice?.to).toHaveLength(25);
    expect(notice?.to).not.toContain(dgs);
    const event = new ICAL.Event(
      new ICAL.Component(ICAL.parse(notice?.files[0] ?? "")).getFirstSubcomponent("vevent") ?? undefined,
    );
    expect(event.startDate.toJSDate().toISOString()).toBe("2026-12-17T13:00:00.000Z");
    expect(event.uid).toBe("meeting-1@relais");
  });

  test("the hour is that of the territory, overseas too", () => {
    const bot = bodiesUp("copil");
    const epci = bot.store.territory.epci();
    if (epci === undefined) throw new Error("no territory");
    bot.store.territory.saveEpci({ ...epci, timeZone: "Indian/Reunion" }, bot.store.territory.municipalities());
    bot.drain();
    bot.receive(bot.eventOf(dgs, { text: "réunion créer copil jeudi 17 décembre 14h à Vougy" }));
    const file = bot.drain()[0]?.message.blocks.find((block) => block.type === "file");
    expect(file?.type === "file" ? textOf(file.file) : "").toContain("DTSTART:20261217T100000Z");
  });

  test("at their office hours only", () => {
    const bot = bodiesUp("copil");
    bot.clock.moveTo(instantOf("2026-11-27", "19:00", "Europe/Paris"));
    bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy");
    expect(told(bot, 60)).toEqual([]);
    bot.clock.moveTo(instantOf("2026-11-30", "08:00", "Europe/Paris"));
    expect(read(bot).map(({ to }) => to.length)).toEqual([25]);
  });

  test("those who are not on Relais yet are named to the organiser", () => {
    const bot = bodiesUp("cotech");
    expect(bot.say(dgs, "réunion créer cotech 8 décembre 14h à Vougy")).toContain(
      "1 membre n'est pas encore sur Relais : Ghislaine Pontier.",
    );
  });

  test("several changes in a row make one message, of the last state", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy");
    bot.say(dgs, "réunion déplacer copil 18 décembre");
    bot.say(dgs, "réunion lieu copil à Charlieu");
    const notices = told(bot);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.text).toContain("Comité de pilotage : vendredi 18 décembre 2026, 14 h, Charlieu.");
    expect(notices[0]?.text).not.toContain("Changement");
  });

  test("what is cancelled before anyone heard of it is told to nobody", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy");
    const reply = bot.play(dgs, "réunion annuler copil : erreur", "oui");
    expect(reply).toContain("C'est annulé");
    expect(reply).not.toContain("prévenues");
    expect(told(bot)).toEqual([]);
  });

  test("a council is only recalled, and its summons is said to be elsewhere", () => {
    const bot = bodiesUp(council);
    const reply = bot.say(dgs, `réunion créer ${council} 17 décembre 18h à Charlieu`);
    expect(reply).toContain("Ce message est un rappel. Il ne vaut pas convocation.");
    expect(reply).toContain("planifier conseil 17/12/2026");
    const [notice] = told(bot);
    expect(notice?.text).toContain("Ce message est un rappel. Il ne vaut pas convocation.");
    expect(notice?.files[0]?.replace(/\r\n /g, "")).toContain("Elle ne vaut pas convocation.");
  });
});

/** With a meeting that everyone has heard of. */
function withCopil(): DemoBot {
  const bot = bodiesUp("copil");
  bot.say(dgs, "réunion créer copil jeudi 17 décembre 14h à Vougy");
  told(bot);
  return bot;
}

describe("réunion déplacer, réunion modifier", () => {
  test.each([
    ["réunion déplacer copil 18 décembre 15h", "2026-12-18 15:00"],
    ["reporter le copil au 18 décembre", "2026-12-18 14:00"],
    ["déplacer le copil du 17 au 18 décembre à 15 h", "2026-12-18 15:00"],
    ["décaler la réunion du copil à 16h", "2026-12-17 16:00"],
    ["changer l'heure du copil 9h30", "2026-12-17 09:30"],
    ["réunion modifier copil 18/12 15h", "2026-12-18 15:00"],
  ])("« %s »", (said, moment) => {
    const bot = withCopil();
    expect(bot.say(dgs, said)).toContain("C'est changé");
    expect(planned(bot)).toEqual([`${moment} planned`]);
  });

  test("the new date is told with the old one, in one file that replaces the first", () => {
    const bot = withCopil();
    bot.say(dgs, "réunion déplacer copil 18 décembre 15h");
    const [notice] = told(bot);
    expect(notice?.text).toContain(
      "Nouvelle date : vendredi 18 décembre 2026, 15 h (avant : jeudi 17 décembre 2026, 14 h).",
    );
    expect(notice?.files[0]).toContain("UID:meeting-1@relais\r\nSEQUENCE:1\r\n");
  });

  test("who said they would come is asked again for another day", () => {
    const bot = withCopil();
    bot.say(mayorOfVougy, "je viens au copil");
    expect(bot.store.attendances.ofMeeting(1)).toHaveLength(1);
    bot.say(dgs, "réunion lieu copil à Charlieu");
    expect(bot.store.attendances.ofMeeting(1)).toHaveLength(1);
    bot.say(dgs, "réunion déplacer copil 18 décembre");
    expect(bot.store.attendances.ofMeeting(1)).toEqual([]);
  });

  test("« reporter la réunion » asks which when there are several, then when", () => {
    const bot = withCopil();
    bot.say(dgs, "réunion créer copil 14 janvier 14h à Vougy");
    expect(bot.say(dgs, "reporter le copil au 15 janvier")).toContain(
      "2. Comité de pilotage, jeudi 14 janvier 2027, 14 h",
    );
    expect(bot.say(dgs, "2")).toContain("vendredi 15 janvier 2027, 14 h");
    expect(bot.say(dgs, "reporter le copil du 17 décembre")).toContain("Quel jour ?");
    expect(bot.say(dgs, "16/12")).toContain("mercredi 16 décembre 2026, 14 h");
  });

  test("« changer le lieu du copil » asks only where", () => {
    const bot = withCopil();
    expect(bot.say(dgs, "changer le lieu du copil")).toContain("Où se tiendra la réunion ?");
    expect(bot.say(dgs, "mairie de Charlieu")).toContain("jeudi 17 décembre 2026, 14 h, mairie de Charlieu.");
    expect(told(bot)[0]?.text).toContain("Lieu : mairie de Charlieu (avant : Vougy).");
  });

  test("« réunion modifier » asks what, then it", () => {
    const bot = withCopil();
    expect(bot.say(dgs, "réunion modifier copil")).toContain("Que faut-il changer ?");
    expect(bot.say(dgs, "la forme")).toContain("Sous quelle forme ?");
    expect(bot.say(dgs, "à distance")).toContain("14 h, à distance.");
    expect(bot.say(dgs, "réunion modifier copil mixte")).toContain("Où se tiendra la réunion ?");
    expect(bot.say(dgs, "Vougy")).toContain("Vougy, à distance possible.");
    bot.play(dgs, "réunion modifier copil", "la durée", "3 h");
    expect(bot.store.meetings.byId(1)).toMatchObject({ minutes: 180, format: "mixed" });
  });

  test("what is already so changes nothing and tells nobody", () => {
    const bot = withCopil();
    expect(bot.say(dgs, "réunion déplacer copil 17 décembre 14h")).toContain("Rien ne change");
    expect(bot.store.meetings.byId(1)?.revision).toBe(0);
    expect(told(bot)).toEqual([]);
  });

  test("a date that calls for a warning is confirmed here too", () => {
    const bot = withCopil();
    expect(bot.say(dgs, "réunion déplacer copil 25 décembre")).toContain("c'est un jour férié (Noël)");
    expect(planned(bot)).toEqual(["2026-12-17 14:00 planned"]);
    expect(bot.say(dgs, "non, le 22")).toContain("mardi 22 décembre 2026, 14 h");
  });
});

describe("réunion annuler", () => {
  test("asks why and whether it is sure, then tells with a file that cancels it", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil jeudi 17 décembre 14h à Vougy");
    told(bot);
    expect(bot.say(dgs, "réunion annuler copil")).toContain("Pour quelle raison ?");
    expect(bot.say(dgs, "la salle est fermée")).toContain("26 personnes y sont attendues");
    expect(bot.say(dgs, "oui")).toContain("Raison : la salle est fermée.");
    const [notice] = told(bot);
    expect(notice?.text).toContain("Réunion annulée : Comité de pilotage, jeudi 17 décembre 2026, 14 h.");
    expect(notice?.files[0]).toContain("STATUS:CANCELLED");
    expect(bot.say(mayorOfVougy, "réunions")).toContain("Aucune réunion n'est prévue.");
  });

  test("« non » keeps it", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy");
    expect(bot.play(dgs, "annuler le copil car grève", "non")).toContain("la réunion est maintenue");
    expect(planned(bot)).toEqual(["2026-12-17 14:00 planned"]);
  });

  test("with none planned, says how to create one", () => {
    expect(bodiesUp("copil").say(dgs, "réunion annuler")).toContain("Aucune réunion ne correspond");
  });
});

describe("réunions", () => {
  test("are listed by day, and one is told in full", () => {
    const bot = bodiesUp("copil", "cotech");
    bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy");
    bot.say(dgs, "réunion créer cotech 4 décembre 9h mairie de Charlieu");
    expect(bot.say(mayorOfVougy, "réunions").split("\n").slice(0, 3)).toEqual([
      "Réunions à venir",
      "vendredi 4 décembre, 9 h | Comité technique | mairie de Charlieu",
      "jeudi 17 décembre, 14 h | Comité de pilotage | Vougy",
    ]);
    const detail = bot.say(mayorOfVougy, "réunion cotech");
    expect(detail).toContain("Personnes attendues : 20");
    expect(detail).toContain("Documents : aucun");
    expect(bot.say(caf, "réunions")).not.toContain("Comité technique");
  });

  test("what is sensitive on the agenda is for members, never where others read", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy");
    const at = bot.clock.now();
    bot.store.agendas.add({ meetingId: 1, title: "Postes menacés", sensitive: true }, at);
    bot.store.agendas.add({ meetingId: 1, title: "Trois scénarios", sensitive: false }, at);
    expect(bot.say(mayorOfVougy, "réunion copil")).toContain("Postes menacés (réservé)");
    expect(bot.say(sylvie, "réunion copil")).not.toContain("Postes menacés");
    expect(bot.say(sylvie, "réunion copil")).toContain("Trois scénarios");
    const address = { platform: "slack", channel: "C1", thread: "1" } as const;
    const personal = { platform: "slack", channel: "D1" } as const;
    bot.receive({ ...bot.eventOf(mayorOfVougy, { text: "réunion copil" }), address, personal, direct: false });
    const shown = bot
      .waiting()
      .map(({ message }) => toPlainText(message))
      .join();
    expect(shown).toContain("Trois scénarios");
    expect(shown).not.toContain("Postes menacés");
    expect(shown).not.toContain("ics");
  });

  test("an instance of members alone is not known to the others", () => {
    const bot = bodiesUp("bureau");
    bot.say(dgs, "réunion créer bureau 17 décembre 14h à Vougy");
    const audience = bot.say(sylvie, "réunions");
    expect(bot.say(dgs, "réunions")).toContain("Bureau communautaire");
    expect(audience.includes("Bureau communautaire")).toBe(bot.say(sylvie, "quand bureau").includes("Prochain"));
  });
});

describe("quand", () => {
  test.each([
    "quand cotech",
    "c quand le cotech ?",
    "prochain cotech",
    "quand est le prochain comité technique",
    "quand la prochaine réunion",
  ])("« %s » says the meeting", (said) => {
    const bot = bodiesUp("cotech");
    bot.say(dgs, "réunion créer cotech mardi 8 décembre 14h mairie de Pouilly");
    expect(bot.say(sylvie, said)).toContain(
      "Prochain comité technique : mardi 8 décembre 2026, 14 h, mairie de Pouilly-sous-Charlieu.",
    );
  });

  test("in the middle of an interview, then back to it", () => {
    const bot = bodiesUp("cotech");
    bot.say(dgs, "réunion créer cotech mardi 8 décembre 14h mairie de Pouilly");
    bot.say(corinne, "diagnostic");
    const reply = bot.say(corinne, "c quand le cotech");
    expect(reply).toContain("Prochain comité technique : mardi 8 décembre 2026, 14 h");
    expect(reply).toContain("Nous en étions à");
  });

  test("of an instance without one says so", () => {
    const bot = bodiesUp("copil");
    expect(bot.say(mayorOfVougy, "quand copil")).toBe("Aucune réunion n'est prévue pour le comité de pilotage.");
    expect(bot.say(dgs, "prochain copil")).toContain("réunion créer copil");
  });
});

describe("a COPIL and the COTECH that prepares it", () => {
  test("without one, the open day ten days before is proposed, and picking it goes on from there", () => {
    const bot = bodiesUp("copil", "cotech");
    const reply = bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy");
    expect(reply).toContain("le comité technique, qui se tient 10 jours avant pour la préparer, n'est pas prévu");
    expect(reply).toContain("1. Prévoir le comité technique, lundi 7 décembre 2026");
    expect(bot.say(dgs, "1")).toContain("À quelle heure ?");
    expect(bot.play(dgs, "14h", "2")).toContain("Comité technique, lundi 7 décembre 2026, 14 h");
    expect(bot.say(dgs, "réunion déplacer copil 18 décembre")).not.toContain("n'est pas prévu");
    expect(bot.say(dgs, "réunion déplacer copil 15 décembre")).toContain("8 jours avant. Mieux vaut 10 jours");
  });

  test("when it is not set up, setting it up is proposed", () => {
    const bot = bodiesUp("copil");
    expect(bot.say(dgs, "réunion créer copil 17 décembre 14h à Vougy")).toContain("1. Installer le comité technique");
  });
});

describe("what comes", () => {
  test("is in état, in the briefing of those expected, and in their agenda at its hour", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil vendredi 11 décembre 14h à Vougy");
    expect(bot.say(dgs, "état")).toContain("vendredi 11 décembre : Comité de pilotage, 14 h, Vougy");
    expect(bot.say(mayorOfVougy, "état")).toContain("vendredi 11 décembre : Comité de pilotage, 14 h, Vougy");
    expect(bot.say(mayorOfVougy, "briefing")).toContain(
      "À venir : Comité de pilotage, vendredi 11 décembre, 14 h, Vougy.",
    );
    expect(bot.say(sylvie, "briefing")).not.toContain("Comité de pilotage");
    bot.drain();
    bot.receive(bot.eventOf(mayorOfVougy, { text: "agenda" }));
    const file = bot.drain()[0]?.message.blocks.find((block) => block.type === "file");
    const text = file?.type === "file" ? textOf(file.file) : "";
    expect(text).toContain("DTSTART:20261211T130000Z");
    expect(text).toContain("DTSTART;VALUE=DATE:20261211");
  });
});

describe("the reminder", () => {
  test("comes on the open day before at 8 h, once, to those expected and to nobody else", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil lundi 14 décembre 14h à Vougy");
    told(bot);
    moveTo(bot, "2026-12-11", "07:59");
    expect(read(bot).filter(({ text }) => text.startsWith("Rappel"))).toEqual([]);
    moveTo(bot, "2026-12-11", "08:00");
    const reminders = read(bot).filter(({ text }) => text.includes("Rappel"));
    // The dates of the law come with it, to the DGS.
    expect(reminders.find(({ to }) => to.includes(dgs))?.text).toContain(
      "- Comité de pilotage, lundi 14 décembre, 14 h, Vougy",
    );
    const others = reminders.filter(({ to }) => !to.includes(dgs));
    expect(others.map(({ text }) => text)).toEqual(["Rappel : Comité de pilotage, lundi 14 décembre, 14 h, Vougy."]);
    expect(others[0]?.to).toHaveLength(25);
    moveTo(bot, "2026-12-14");
    expect(read(bot).filter(({ text }) => text.includes("Rappel"))).toEqual([]);
  });

  test("is one message for several meetings, on each one's last day of work", () => {
    const bot = bodiesUp("copil", "cotech");
    bot.say(dgs, "réunion créer copil mercredi 9 décembre 14h à Vougy");
    bot.say(dgs, "réunion créer cotech mercredi 9 décembre 17h à Vougy");
    told(bot);
    moveTo(bot, "2026-12-08");
    const heard = read(bot).filter(({ text }) => text.includes("Rappel"));
    const toDirector = heard.filter(({ to }) => to.includes(dgs)).map(({ text }) => text);
    expect(toDirector).toHaveLength(1);
    expect(toDirector[0]).toContain("Comité technique, mercredi 9 décembre, 17 h");
    // Sylvie works on other days: she was told on the last of them.
    const presence = bot.store.people.byEmail(sylvie)?.presence ?? [];
    expect(heard.some(({ to }) => to.includes(sylvie))).toBe(presence.length === 0 || presence.includes(2));
  });

  test("leaves alone who will not come, and is not sent for what is cancelled", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil jeudi 10 décembre 14h à Vougy");
    told(bot);
    bot.say(mayorOfVougy, "je ne viens pas au copil");
    moveTo(bot, "2026-12-09");
    const reminder = read(bot).find(({ text }) => text.startsWith("Rappel"));
    expect(reminder?.to).not.toContain(mayorOfVougy);
    const other = bodiesUp("copil");
    other.say(dgs, "réunion créer copil jeudi 10 décembre 14h à Vougy");
    other.play(dgs, "réunion annuler copil : grève", "oui");
    moveTo(other, "2026-12-09");
    expect(read(other).filter(({ text }) => text.startsWith("Rappel"))).toEqual([]);
  });

  test("of a council says that it is no summons", () => {
    const bot = bodiesUp(council);
    bot.say(dgs, `réunion créer ${council} jeudi 17 décembre 18h à Charlieu`);
    told(bot);
    moveTo(bot, "2026-12-16");
    const reminder = read(bot).find(({ text }) => text.startsWith("Rappel"));
    expect(reminder?.text).toContain("Ce message est un rappel. Il ne vaut pas convocation.");
  });

  test("after a day without Relais, comes on the morning of the meeting", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil jeudi 10 décembre 14h à Vougy");
    told(bot);
    moveTo(bot, "2026-12-10");
    expect(read(bot).some(({ text }) => text.startsWith("Rappel : Comité de pilotage"))).toBe(true);
  });
});

describe("the meeting named by its day", () => {
  test("is the one that is cancelled, among several of one instance", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil 17 décembre 14h à Pouilly");
    bot.say(dgs, "réunion créer copil 10 décembre 14h à Pouilly");
    expect(bot.say(dgs, "annuler le copil du 10 décembre")).toContain("Pour quelle raison ?");
    bot.play(dgs, "salle prise", "oui");
    expect(planned(bot)).toContain("2026-12-10 14:00 cancelled");
    expect(bot.say(dgs, "annuler le copil du 11 décembre")).toContain(
      "Aucune réunion « Comité de pilotage » n'est prévue vendredi 11 décembre 2026. La prochaine : jeudi 17 décembre",
    );
  });

  test("a new length is told back", () => {
    const bot = bodiesUp("copil");
    bot.say(dgs, "réunion créer copil 17 décembre 14h à Pouilly");
    expect(bot.say(dgs, "réunion modifier copil durée 3h")).toContain("Durée prévue : 3 h.");
  });
});
