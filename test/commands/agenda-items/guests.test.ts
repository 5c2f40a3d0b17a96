import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { caf, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { plan, setUp, withItems } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";

const aubertin = "adjoint.jeunesse.pouilly@demo.example";

function withCopil(): { bot: DemoBot; meetingId: number; bodyId: number } {
  const bot = createDemoBot();
  const bodyId = setUp(bot, "copil");
  const meetingId = plan(bot, bodyId);
  withItems(bot, meetingId, "Voirie", "!Retrait");
  return { bot, meetingId, bodyId };
}

/** "2 M. Aubertin": each guest with the number of their item. */
function guests(bot: DemoBot, meetingId: number): string {
  return bot.store.agendas
    .items(meetingId)
    .flatMap((item, index) => item.guests.map(({ name }) => `${index + 1} ${name}`))
    .join(", ");
}

/** What `to` is told when the director says this. */
function told(bot: DemoBot, said: string, to: string): string {
  bot.receive(bot.eventOf(dgs, { text: said }, crypto.randomUUID()));
  bot.clock.moveTo(bot.clock.now() + 120_000);
  return bot
    .drain()
    .filter((one) => one.to === to)
    .map(({ message }) => readable(toPlainText(message)))
    .join("\n");
}

describe("inviter … au point", () => {
  test.each([
    ["inviter M. Aubertin au point 2 du copil", "2 M. Aubertin"],
    ["inviter Quentin Aubertin au point 2", "2 M. Aubertin"],
    ["inviter aubertin pour le point 2 du copil", "2 M. Aubertin"],
    ["inviter M. Lestrade au point 2 du copil", "2 M. Lestrade"],
    ["inviter cabinet KPMG au point 1 du copil", "1 cabinet KPMG"],
    ["inviter la maire de Vougy au point 1", "1 Mme Chevalier"],
    ["inviter M. Aubertin au point Voirie du copil", "1 M. Aubertin"],
  ])("« %s »", (said, expected) => {
    const { bot, meetingId } = withCopil();
    bot.say(dgs, said);
    expect(guests(bot, meetingId)).toBe(expected);
  });

  test("tells the guest once which item, when and where, with the file for their agenda", () => {
    const { bot } = withCopil();
    const said = told(bot, "inviter M. Aubertin au point 2 du copil", aubertin);
    expect(said).toContain("Mme Arnaud vous invite pour un seul point : « Retrait ».");
    expect(said).toContain("Réunion : Comité de pilotage, jeudi 17 décembre, 14 h");
    expect(said).toContain(".ics");
    expect(told(bot, "inviter M. Aubertin au point 2 du copil", aubertin)).toBe("");
    expect(bot.say(dgs, "inviter M. Aubertin au point 2 du copil")).toContain("cette invitation est déjà notée");
    expect(bot.say(aubertin, "ordre du jour copil")).toContain("Retrait, point sensible");
  });

  test("a slip in a name is asked about; so is a namesake; « quelqu'un d'autre » keeps what was typed", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(dgs, "inviter Aubertain au point 2 du copil")).toContain("1. Quentin Aubertin");
    expect(bot.say(dgs, "1")).toContain("Quentin Aubertin, adjoint (jeunesse, sports) de Pouilly-sous-Charlieu, pour");
    bot.say(dgs, "inviter Aubertain au point 1 du copil");
    expect(bot.say(dgs, "2")).toContain("Aubertain");
    expect(guests(bot, meetingId)).toBe("1 Aubertain, 2 M. Aubertin");
  });

  test("asks which item when it is not said, and for which meeting", () => {
    const { bot, meetingId } = withCopil();
    withItems(bot, plan(bot, setUp(bot, "bureau"), { heldOn: "2026-12-10" }), "Autre");
    expect(bot.say(dgs, "inviter M. Aubertin au point 2")).toContain("De quelle réunion ?");
    expect(bot.say(dgs, "copil")).toContain("M. Aubertin, pour le point 2");
    expect(guests(bot, meetingId)).toBe("2 M. Aubertin");
  });

  test("a member is said to read it all already; who has no account is to be told otherwise", () => {
    const { bot } = withCopil();
    expect(bot.say(dgs, "inviter Mme Chevalier au point 2 du copil")).toContain("siège déjà dans l'instance");
    expect(bot.say(dgs, "inviter M. Lestrade au point 2 du copil")).toContain("à prévenir autrement");
  });

  test("while dates are polled, the guest is told that the day is to come", () => {
    const { bot, bodyId, meetingId } = withCopil();
    bot.store.meetings.cancel(meetingId, "");
    const polled = bot.store.meetings.add(
      { bodyId, title: "", minutes: 60, format: "in_person", status: "polling" },
      undefined,
      0,
    );
    withItems(bot, polled, "Voirie");
    expect(told(bot, "inviter M. Aubertin au point 1 du copil", aubertin)).toContain("La date se choisit en ce moment");
  });

  test("an item that is not there, or that one may not read, invites nobody", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(dgs, "inviter M. Aubertin au point 9 du copil")).toContain("il n'y a pas de point 9");
    expect(bot.say(technician, "inviter M. Aubertin au point 2 du copil")).toContain("il n'y a pas de point 2");
    expect(bot.say(mayorOfVougy, "inviter M. Aubertin au point 2 du copil")).toContain("ce n'est pas dans ce que");
    expect(guests(bot, meetingId)).toBe("");
  });

  test("without « au point », it still gives a code to link an account", () => {
    const { bot } = withCopil();
    for (const said of ["inviter caf@demo.example", "inviter M. Lestrade", "inviter lestrade"])
      expect(bot.say(dgs, said)).toContain("Code d'invitation pour Arnaud Lestrade");
    expect(bot.say(dgs, "inviter")).toContain("Qui voulez-vous inviter ?");
  });
});

function invited(): { bot: DemoBot; meetingId: number } {
  const { bot, meetingId } = withCopil();
  for (const said of ["M. Aubertin au point 2", "cabinet KPMG au point 2", "M. Lestrade au point 1"])
    bot.say(dgs, `inviter ${said} du copil`);
  return { bot, meetingId };
}

describe("désinviter", () => {
  test.each([
    ["désinviter M. Aubertin du point 2 du copil", "1 M. Lestrade, 2 cabinet KPMG"],
    ["désinviter Aubertin", "1 M. Lestrade, 2 cabinet KPMG"],
    ["désinviter KPMG du point 2", "1 M. Lestrade, 2 M. Aubertin"],
    ["désinviter Lestrade du point 1 du copil", "2 M. Aubertin, 2 cabinet KPMG"],
    ["désinviter Aubertin du point 1 du copil", "1 M. Lestrade, 2 M. Aubertin, 2 cabinet KPMG"],
    ["désinviter Kerbrat du point 1 du copil", "1 M. Lestrade, 2 M. Aubertin, 2 cabinet KPMG"],
    ["désinviter Kerbrat", "1 M. Lestrade, 2 M. Aubertin, 2 cabinet KPMG"],
  ])("« %s »", (said, left) => {
    const { bot, meetingId } = invited();
    bot.say(dgs, said);
    expect(guests(bot, meetingId)).toBe(left);
  });

  test("who was told is told, and reads it no more", () => {
    const { bot } = invited();
    const said = told(bot, "désinviter Aubertin", aubertin);
    expect(said).toContain("Votre invitation pour le point « Retrait » est retirée");
    expect(said).toContain("Annuler « Comité de pilotage » dans votre agenda (reunion.ics)");
    expect(bot.say(aubertin, "ordre du jour copil")).not.toContain("Retrait");
    expect(bot.say(dgs, "désinviter KPMG du point 2")).toContain("À prévenir autrement");
  });

  test("who is still awaited for another item keeps the meeting in their agenda", () => {
    const { bot } = invited();
    bot.say(dgs, "inviter M. Aubertin au point 1 du copil");
    expect(told(bot, "désinviter Aubertin du point 2 du copil", aubertin)).toContain("Vous n'avez rien à faire.");
  });

  test("of a guest whose item somebody may not read, the count says nothing either", () => {
    const { bot } = invited();
    const expected = (email: string) => /Personnes attendues : (\d+)/u.exec(bot.say(email, "réunion copil"))?.[1];
    expect(Number(expected(dgs)) - Number(expected(technician))).toBe(1);
  });

  test("who was not told yet never hears of it, and can be invited again", () => {
    const { bot } = withCopil();
    bot.clock.moveTo(Date.UTC(2026, 10, 23, 20));
    bot.say(dgs, "inviter M. Aubertin au point 2 du copil");
    bot.say(dgs, "désinviter Aubertin");
    bot.say(dgs, "inviter M. Aubertin au point 2 du copil");
    bot.clock.moveTo(Date.UTC(2026, 10, 24, 9));
    expect(bot.drain().filter(({ to }) => to === aubertin)).toHaveLength(1);
  });

  test("asks which item, and who, when that is not said", () => {
    const { bot, meetingId } = invited();
    expect(bot.say(dgs, "désinviter")).toContain("De quel point ?");
    expect(bot.say(dgs, "2")).toContain("Qui n'est plus invité ?");
    expect(bot.say(dgs, "KPMG")).toContain("l'invitation de cabinet KPMG");
    expect(guests(bot, meetingId)).toBe("1 M. Lestrade, 2 M. Aubertin");
  });

  test("an item taken off the agenda tells its guests, and who is to be told otherwise", () => {
    const { bot } = invited();
    bot.receive(bot.eventOf(dgs, { text: "ordre du jour retirer 2 du copil" }, crypto.randomUUID()));
    const sent = bot.drain();
    expect(readable(toPlainText(sent.find(({ to }) => to === dgs)?.message ?? { blocks: [] }))).toContain(
      "Invitations à annuler de vive voix : cabinet KPMG.",
    );
    expect(sent.some(({ to }) => to === aubertin)).toBe(true);
    expect(sent.some(({ to }) => [caf, sylvie].includes(to))).toBe(false);
  });
});
