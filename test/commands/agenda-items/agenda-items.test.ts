import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { caf, corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, technician } from "../../support/demo-bot.ts";
import { plan, setUp, withItems } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";

const adjointe = "adjointe.jeunesse@demo.example";

/** The COPIL of Thursday 17 December 2026 at 14 h. */
function withCopil(...titles: string[]): { bot: DemoBot; meetingId: number; bodyId: number } {
  const bot = createDemoBot();
  const bodyId = setUp(bot, "copil");
  const meetingId = plan(bot, bodyId);
  withItems(bot, meetingId, ...titles);
  return { bot, meetingId, bodyId };
}

/** "Voirie, !Retrait": as kept, in order. */
function kept(bot: DemoBot, meetingId: number): string {
  return bot.store.agendas
    .items(meetingId)
    .map(({ title, sensitive }) => (sensitive ? `!${title}` : title))
    .join(", ");
}

function inChannel(bot: DemoBot, email: string, said: string): string {
  const event = bot.eventOf(email, { text: said }, crypto.randomUUID());
  const channel = { platform: "console" as const, channel: "#projet" };
  bot.receive({ ...event, address: channel, direct: false, personal: event.address });
  return bot
    .drain()
    .filter(({ to }) => to === "#projet")
    .map(({ message }) => readable(toPlainText(message)))
    .join("\n");
}

describe("ordre du jour", () => {
  test.each([
    "ordre du jour",
    "ordre du jour copil",
    "odj du copil",
    "ordre du jour du comité de pilotage du 17 décembre",
  ])("« %s » gives the items in their order, and says which are sensitive", (said) => {
    const { bot } = withCopil("Voirie", "!Retrait");
    expect(bot.say(dgs, said)).toBe(
      "Ordre du jour : Comité de pilotage, jeudi 17 décembre, 14 h\n1. Voirie\n2. Retrait, point sensible",
    );
  });

  test("others read no sensitive item, nor by a missing number that there is one", () => {
    const { bot } = withCopil("!Retrait", "Voirie");
    expect(bot.say(adjointe, "ordre du jour copil")).toBe(
      "Ordre du jour : Comité de pilotage, jeudi 17 décembre, 14 h\n- Voirie",
    );
  });

  test("an organiser who is no member keeps the real numbers, and knows that some are not shown", () => {
    const { bot } = withCopil("!Retrait", "Voirie");
    const reply = bot.say(technician, "ordre du jour copil");
    expect(reply).toContain("\n2. Voirie\n");
    expect(reply).toContain("1 point sensible n'est pas affiché");
    expect(reply).not.toContain("Retrait");
  });

  test("where others read, nothing sensitive nor anyone invited, whoever asks", () => {
    const { bot, meetingId } = withCopil("!Retrait", "Voirie");
    for (const { id } of bot.store.agendas.items(meetingId)) bot.store.agendas.invite(id, { name: "Cabinet KPMG" });
    const reply = inChannel(bot, dgs, "ordre du jour copil");
    expect(reply).toContain("- Voirie");
    expect(reply).not.toMatch(/Retrait|KPMG|sensible/);
    const closed = createDemoBot();
    const maires = plan(closed, setUp(closed, "conference_maires"));
    withItems(closed, maires, "Voirie");
    expect(inChannel(closed, dgs, "ordre du jour conférence des maires")).not.toContain("Voirie");
  });

  test("says who comes for one item, and which meeting prepared it", () => {
    const { bot, meetingId } = withCopil();
    const cotech = plan(bot, setUp(bot, "cotech"), { heldOn: "2026-12-08" });
    const [from = 0] = withItems(bot, cotech, "Convention");
    const id = bot.store.agendas.add({ meetingId, title: "Convention", sensitive: false, fromItem: from }, 0);
    bot.store.agendas.invite(id, { name: "Cabinet KPMG" });
    bot.store.agendas.drop(from, 1);
    expect(bot.say(dgs, "ordre du jour copil")).toContain(
      "1. Convention, avec Cabinet KPMG pour ce point, préparé en comité technique le mardi 8 décembre",
    );
  });

  test("alone, it is that of the next meeting one is invited to; the others are offered", () => {
    const { bot, meetingId } = withCopil("Voirie");
    const cotech = plan(bot, setUp(bot, "cotech"), { heldOn: "2026-12-08" });
    withItems(bot, cotech, "Convention");
    expect(bot.say(mayorOfVougy, "ordre du jour")).toMatch(/Point 1 : Voirie\n1\. Comité technique/u);
    expect(bot.say(corinne, "ordre du jour")).toContain("Point 1 : Convention");
    expect(bot.say(corinne, "1")).toContain("Comité de pilotage, jeudi 17 décembre");
    expect(meetingId).toBeGreaterThan(0);
  });

  test("without meeting, or without item, says so", () => {
    expect(createDemoBot().say(dgs, "ordre du jour")).toContain("Aucune réunion à venir ne vous concerne");
    expect(withCopil().bot.say(dgs, "ordre du jour")).toContain("Aucun point pour l'instant.");
    expect(createDemoBot().say(dgs, "ordre du jour copil")).toContain(
      "Le comité de pilotage n'est pas encore installé.",
    );
  });

  test("a partner invited for one item reads that one", () => {
    const { bot, meetingId } = withCopil("Voirie", "Convention");
    const [, item] = bot.store.agendas.items(meetingId);
    const { id = 0 } = bot.store.people.byEmail(caf) ?? {};
    bot.store.agendas.invite(item?.id ?? 0, { name: "M. Lestrade", personId: id });
    bot.store.accounts.link(
      bot.store.accounts.seen(bot.eventOf(caf, { text: "bonjour" }, crypto.randomUUID()), bot.clock.now()).id,
      id,
    );
    const reply = bot.say(caf, "ordre du jour");
    expect(reply).toContain("- Convention");
    expect(reply).not.toContain("Voirie");
  });
});

describe("ordre du jour ajouter", () => {
  test.each([
    ["ordre du jour ajouter Fonds de concours au copil", "Fonds de concours"],
    ["ordre du jour ajouter fonds de concours", "Fonds de concours"],
    ["ordre du jour ajouter sensible Fonds de concours au copil", "!Fonds de concours"],
    ["ordre du jour ajouter Fonds de concours (sensible) au copil du 17 décembre", "!Fonds de concours"],
    [
      "odj ajouter Fonds de concours ; Calendrier (sensible) ; Voirie au copil",
      "Fonds de concours, !Calendrier, Voirie",
    ],
    ["ordre du jour ajouter au copil :\n- Fonds de concours\n2. Calendrier", "Fonds de concours, Calendrier"],
    ["ordre du jour ajouter Fonds de concours\nCalendrier au copil", "Fonds de concours, Calendrier"],
    ["ordre du jour ajouter Fonds de concours au coplil", "Fonds de concours"],
    ["ordre du jour ajouter Bilan au 31 décembre", "Bilan au 31 décembre"],
    ["ordre du jour ajouter Compte rendu du copil", "Compte rendu du copil"],
    ["ordre du jour ajouter Bureau des élus au copil", "Bureau des élus"],
    ["mettre la voirie à l'ordre du jour du copil", "La voirie"],
    ["ajouter Voirie à l'ordre du jour", "Voirie"],
  ])("« %s »", (said, expected) => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(dgs, said)).toContain(
      "C'est inscrit à l'ordre du jour, Comité de pilotage, jeudi 17 décembre, 14 h",
    );
    expect(kept(bot, meetingId)).toBe(expected);
  });

  test("asks which meeting when there are several, and what to add when nothing is said", () => {
    const { bot, meetingId } = withCopil();
    plan(bot, setUp(bot, "bureau"), { heldOn: "2026-12-10" });
    expect(bot.say(dgs, "ordre du jour ajouter")).toContain("Quel point ?");
    expect(bot.say(dgs, "Fonds de concours ; Calendrier (sensible)")).toContain("Pour quelle réunion ?");
    expect(bot.restart().say(dgs, "copil")).toContain("2. Calendrier, point sensible");
    expect(meetingId).toBeGreaterThan(0);
  });

  test("the same message twice adds it once", () => {
    const { bot, meetingId } = withCopil();
    bot.say(dgs, "ordre du jour ajouter Voirie au copil");
    expect(bot.say(dgs, "ordre du jour ajouter voirie au copil")).toContain("Ce point y était déjà : « Voirie »");
    expect(kept(bot, meetingId)).toBe("Voirie");
  });

  test("nothing is added to what is cancelled, held or past", () => {
    const { bot, meetingId } = withCopil();
    bot.store.meetings.cancel(meetingId, "Neige");
    expect(bot.say(dgs, "ordre du jour ajouter Voirie au copil")).toContain(
      "cette réunion est annulée, son ordre du jour ne change plus",
    );
    const held = withCopil();
    held.bot.store.meetings.change(held.meetingId, { heldOn: "2026-11-20" }, false);
    expect(held.bot.say(dgs, "ordre du jour ajouter Voirie au copil")).toContain("cette réunion a déjà eu lieu");
    expect(kept(held.bot, held.meetingId)).toBe("");
  });

  test("an instance without meeting, or that is not there, is said", () => {
    const { bot } = withCopil();
    setUp(bot, "cotech");
    expect(bot.say(dgs, "ordre du jour ajouter Voirie au cotech")).toContain("réunion créer cotech");
    expect(bot.say(dgs, "ordre du jour ajouter Voirie au bureau")).toContain("n'est pas encore installé.");
  });

  test("a meeting whose dates are polled can be prepared already", () => {
    const { bot, bodyId, meetingId } = withCopil();
    bot.store.meetings.cancel(meetingId, "");
    const polled = bot.store.meetings.add(
      { bodyId, title: "", minutes: 60, format: "in_person", status: "polling" },
      undefined,
      0,
    );
    expect(bot.say(dgs, "ordre du jour ajouter Voirie au copil")).toContain("date à choisir");
    expect(kept(bot, polled)).toBe("Voirie");
  });

  test("is for those who organise", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(mayorOfVougy, "ordre du jour ajouter Voirie au copil")).toContain("ce n'est pas dans ce que");
    expect(bot.say(technician, "ordre du jour ajouter Voirie au copil")).toContain("1. Voirie");
    expect(kept(bot, meetingId)).toBe("Voirie");
  });
});

describe("changing the agenda", () => {
  test.each([
    ["ordre du jour retirer 2 du copil", "Voirie, Budget"],
    ["ordre du jour retirer 2", "Voirie, Budget"],
    ["retirer le point 2 du copil", "Voirie, Budget"],
    ["ordre du jour retirer Retrait du copil", "Voirie, Budget"],
    ["ordre du jour déplacer 3 en 1", "Budget, Voirie, !Retrait"],
    ["ordre du jour déplacer 3 du copil en 1", "Budget, Voirie, !Retrait"],
    ["ordre du jour déplacer 3 en 1 du copil", "Budget, Voirie, !Retrait"],
    ["ordre du jour déplacer 1 en dernier", "!Retrait, Budget, Voirie"],
    ["ordre du jour déplacer 3 avant 2", "Voirie, Budget, !Retrait"],
    ["ordre du jour déplacer 1 après le 2", "!Retrait, Voirie, Budget"],
    ["ordre du jour modifier 1 Voirie communale", "Voirie communale, !Retrait, Budget"],
    ["ordre du jour modifier 2 du copil : Retrait de Mars", "Voirie, !Retrait de Mars, Budget"],
    ["ordre du jour modifier 1 sensible", "!Voirie, !Retrait, Budget"],
    ["point 1 sensible", "!Voirie, !Retrait, Budget"],
    ["point 1 du copil sensible", "!Voirie, !Retrait, Budget"],
    ["point 2 plus sensible", "Voirie, Retrait, Budget"],
    ["point 2 du copil n'est plus sensible", "Voirie, Retrait, Budget"],
    ["point 2 non sensible", "Voirie, Retrait, Budget"],
  ])("« %s »", (said, expected) => {
    const { bot, meetingId } = withCopil("Voirie", "!Retrait", "Budget");
    bot.say(dgs, said);
    expect(kept(bot, meetingId)).toBe(expected);
  });

  test.each(["ordre du jour retirer 9", "ordre du jour déplacer 1 en 9", "ordre du jour retirer", "point 9 sensible"])(
    "« %s » changes nothing",
    (said) => {
      const { bot, meetingId } = withCopil("Voirie", "!Retrait", "Budget");
      bot.say(dgs, said);
      expect(kept(bot, meetingId)).toBe("Voirie, !Retrait, Budget");
    },
  );

  test("asks which item, then what to do with it", () => {
    const { bot, meetingId } = withCopil("Voirie", "!Retrait", "Budget");
    expect(bot.say(dgs, "ordre du jour retirer")).toContain("2. Retrait (sensible)");
    expect(bot.say(dgs, "2")).toContain("« Retrait » n'est plus à l'ordre du jour");
    expect(bot.say(dgs, "ordre du jour déplacer 2")).toContain("À quelle place ?");
    expect(bot.say(dgs, "en premier")).toContain("« Budget » est maintenant le point 1");
    expect(bot.say(dgs, "ordre du jour modifier 1")).toContain("Quel est son nouveau titre ?");
    bot.say(dgs, "Budget 2027");
    expect(kept(bot, meetingId)).toBe("Budget 2027, Voirie");
  });

  test("an organiser does not change an item that they may not read", () => {
    const { bot, meetingId } = withCopil("Voirie", "!Retrait", "Budget");
    expect(bot.say(technician, "ordre du jour retirer 2")).toContain("il n'y a pas de point 2");
    expect(bot.say(technician, "ordre du jour déplacer 3 en 1")).not.toContain("Retrait");
    expect(bot.say(technician, "ordre du jour retirer Retrait")).not.toContain("n'est plus à l'ordre du jour");
    expect(kept(bot, meetingId)).toBe("Budget, Voirie, !Retrait");
  });

  test("« mon point » and « point de la semaine » are still the briefing", () => {
    const { bot } = withCopil("Voirie");
    expect(bot.say(dgs, "point de la semaine")).toContain("Votre point de la semaine");
  });
});

describe("proposer un point", () => {
  test("goes to the director, who adds it with one word; the proposer is told", () => {
    const { bot, meetingId } = withCopil();
    bot.receive(bot.eventOf(mayorOfVougy, { text: "proposer un point Voirie au copil" }, crypto.randomUUID()));
    const sent = bot.drain();
    const told = sent.find(({ to }) => to === dgs)?.message;
    expect(readable(toPlainText(told ?? { blocks: [] }))).toContain("Mme Chevalier (maire) propose un point");
    expect(kept(bot, meetingId)).toBe("");
    bot.receive(bot.eventOf(dgs, { text: "2" }, crypto.randomUUID()));
    expect(kept(bot, meetingId)).toBe("!Voirie");
    expect(bot.store.agendas.items(meetingId)[0]?.proposedBy).toBe(bot.store.people.byEmail(mayorOfVougy)?.id);
    const back = bot.drain().find(({ to }) => to === mayorOfVougy)?.message;
    expect(readable(toPlainText(back ?? { blocks: [] }))).toContain("Le point que vous aviez proposé est inscrit");
  });

  test("twice, it is told once", () => {
    const { bot } = withCopil();
    bot.say(mayorOfVougy, "proposer un point Voirie au copil");
    bot.receive(bot.eventOf(mayorOfVougy, { text: "proposer un point voirie au copil" }, crypto.randomUUID()));
    expect(bot.drain().filter(({ to }) => to === dgs)).toEqual([]);
  });

  test("an organiser adds it at once", () => {
    const { bot, meetingId } = withCopil();
    bot.say(dgs, "proposer un point Voirie au copil");
    expect(kept(bot, meetingId)).toBe("Voirie");
  });

  test("asks which meeting, and does without when there is none", () => {
    const { bot } = withCopil();
    plan(bot, setUp(bot, "bureau"));
    expect(bot.say(mayorOfVougy, "proposer un point Voirie")).toContain("Pour quelle réunion ?");
    const none = createDemoBot();
    expect(none.say(mayorOfVougy, "proposer un point Voirie")).toContain("C'est transmis à la direction générale");
  });
});
