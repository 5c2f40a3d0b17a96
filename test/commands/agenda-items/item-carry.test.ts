import { describe, expect, test } from "vitest";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, technician } from "../../support/demo-bot.ts";
import { plan, setUp, withItems } from "../../support/meetings.ts";

type Scene = { bot: DemoBot; cotech: number; copil: number; cotechBody: number; copilBody: number };

/** A COTECH on 8 December and the COPIL that it prepares on the 17. */
function scene(...titles: string[]): Scene {
  const bot = createDemoBot();
  const copilBody = setUp(bot, "copil");
  const cotechBody = setUp(bot, "cotech");
  const cotech = plan(bot, cotechBody, { heldOn: "2026-12-08" });
  const copil = plan(bot, copilBody);
  withItems(bot, cotech, ...titles);
  return { bot, cotech, copil, cotechBody, copilBody };
}

/** "Bilan < Bilan": each with the item it comes from. */
function kept({ bot, copil }: Scene, meetingId = copil): string {
  return bot.store.agendas
    .items(meetingId)
    .map(({ title, sensitive, fromItem }) => {
      const from = fromItem === undefined ? "" : ` < ${bot.store.agendas.item(fromItem)?.title}`;
      return `${sensitive ? "!" : ""}${title}${from}`;
    })
    .join(", ");
}

describe("ordre du jour reprendre", () => {
  test.each([
    ["1 et 3", "Bilan < Bilan, !Recrutement < Recrutement"],
    ["tous", "Bilan < Bilan, Convention < Convention, !Recrutement < Recrutement"],
    ["4", "Bilan < Bilan, Convention < Convention, !Recrutement < Recrutement"],
    ["tout sauf 2", "Bilan < Bilan, !Recrutement < Recrutement"],
    ["Convention", "Convention < Convention"],
  ])("shows what can be taken up, and « %s » takes it, sensitivity kept", (said, expected) => {
    const one = scene("Bilan", "Convention", "!Recrutement");
    expect(one.bot.say(dgs, "ordre du jour reprendre")).toContain("3. Recrutement (sensible)\n4. Tous");
    expect(one.bot.say(dgs, said)).toMatch(/^C(?:e|es) points? (?:est|sont) repris/);
    expect(kept(one)).toBe(expected);
  });

  test("in one line", () => {
    const one = scene("Bilan", "Convention");
    one.bot.say(dgs, "ordre du jour reprendre 2");
    expect(kept(one)).toBe("Convention < Convention");
    one.bot.say(dgs, "ordre du jour reprendre tous");
    expect(kept(one)).toBe("Convention < Convention, Bilan < Bilan");
  });

  test("each is taken up once, even by a late click on the list that was shown", () => {
    const one = scene("Bilan", "Convention");
    one.bot.receive(one.bot.eventOf(dgs, { text: "ordre du jour reprendre" }, crypto.randomUUID()));
    const shown = one.bot.drain()[0]?.message.blocks.findLast(({ type }) => type === "choices");
    const prefix = shown?.type === "choices" ? (shown.multiple?.prefix ?? "") : "";
    one.bot.press(dgs, `${prefix}1`);
    expect(one.bot.press(dgs, `${prefix}1`)).toContain("déjà repris");
    one.bot.press(dgs, `${prefix}1,2`);
    expect(kept(one)).toBe("Bilan < Bilan, Convention < Convention");
    expect(one.bot.say(dgs, "ordre du jour reprendre")).toContain("sont déjà repris");
  });

  test("what was taken off the COPIL, or went to one that was cancelled, is offered again", () => {
    const one = scene("Bilan");
    one.bot.say(dgs, "ordre du jour reprendre tous");
    one.bot.say(dgs, "ordre du jour retirer 1 du copil");
    expect(one.bot.say(dgs, "ordre du jour reprendre")).toContain("1. Bilan");
    one.bot.say(dgs, "1");
    one.bot.store.meetings.cancel(one.copil, "Neige");
    const next = plan(one.bot, one.copilBody, { heldOn: "2027-01-14" });
    one.bot.say(dgs, "ordre du jour reprendre tous");
    expect(kept(one, next)).toBe("Bilan < Bilan");
  });

  test("comes from the last COTECH before the COPIL, held or to come, never from one after it", () => {
    const one = scene("Bilan");
    withItems(one.bot, plan(one.bot, one.cotechBody, { heldOn: "2026-12-22" }), "Trop tard");
    withItems(one.bot, plan(one.bot, one.cotechBody, { heldOn: "2026-11-10", status: "held" }), "Ancien");
    expect(one.bot.say(dgs, "ordre du jour reprendre")).toContain("1. Bilan");
    one.bot.store.meetings.cancel(one.cotech, "");
    expect(one.bot.say(dgs, "ordre du jour reprendre")).toContain("1. Ancien");
  });

  test("goes to a COPIL whose dates are still polled", () => {
    const one = scene("Bilan");
    one.bot.store.meetings.cancel(one.copil, "");
    const polled = one.bot.store.meetings.add(
      { bodyId: one.copilBody, title: "", minutes: 60, format: "in_person", status: "polling" },
      undefined,
      0,
    );
    one.bot.say(dgs, "ordre du jour reprendre tous");
    expect(kept(one, polled)).toBe("Bilan < Bilan");
  });

  test("with several instances to take from, asks which", () => {
    const one = scene("Bilan");
    const group = setUp(one.bot, "groupe_travail", { domain: "jeunesse", emails: [dgs] });
    withItems(one.bot, plan(one.bot, group, { heldOn: "2026-12-03" }), "Séjours");
    const asked = one.bot.say(dgs, "ordre du jour reprendre");
    expect(asked).toContain("De quelle réunion reprendre les points ?");
    expect(one.bot.say(dgs, "ordre du jour reprendre cotech")).toContain("1. Bilan");
  });

  test("nobody takes up what they may not read", () => {
    const one = scene("Bilan", "!Recrutement");
    const outsider = one.bot.store.people.byEmail(technician)?.id;
    const seat = one.bot.store.bodies.members(one.cotechBody).find(({ personId }) => personId === outsider);
    one.bot.store.bodies.end(seat?.id ?? 0, "2026-11-20", "chosen");
    expect(one.bot.say(technician, "ordre du jour reprendre")).not.toContain("Recrutement");
    one.bot.say(technician, "tous");
    expect(kept(one)).toBe("Bilan < Bilan");
  });

  test("is offered when an item is added to what prepares another, and only then", () => {
    const one = scene();
    expect(one.bot.say(dgs, "ordre du jour ajouter Bilan au cotech")).toContain(
      "Point 1 : Bilan\n1. Reprendre des points",
    );
    expect(one.bot.say(dgs, "1")).toContain("1. Bilan");
    expect(one.bot.say(dgs, "ordre du jour ajouter Voirie au copil")).not.toContain("Reprendre");
  });

  test("without anything to take up, says what is missing", () => {
    expect(createDemoBot().say(dgs, "ordre du jour reprendre")).toContain("Il n'y a rien à reprendre.");
    expect(scene("Bilan").bot.say(mayorOfVougy, "ordre du jour reprendre")).toContain("ce n'est pas dans ce que");
  });
});
