import { describe, expect, test } from "vitest";
import type { Inbound } from "../../../src/core/adapter.ts";
import { instantOf } from "../../../src/core/calendar/local-time.ts";
import { loseAddress } from "../../../src/core/lost-address.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy } from "../../support/demo-bot.ts";
import { plan, setUp, withItems } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";

const paris = (date: string, time = "08:00") => instantOf(date, time, "Europe/Paris");
let events = 0;

/** What is read in the room `channel` after `email` spoke there, in a thread. */
function mention(
  bot: DemoBot,
  email: string,
  text: string,
  channel = "C-copil",
  more: Pick<Inbound, "foreign"> = {},
): string {
  bot.receive({
    id: `room-${(events += 1)}`,
    from: { id: email, name: email, email },
    address: { platform: "slack", channel, thread: "1" },
    direct: false,
    personal: { platform: "slack", channel: `D-${email}` },
    type: "message",
    text,
    ...more,
  });
  return read(bot, channel).join("\n");
}

function read(bot: DemoBot, channel: string): string[] {
  const sent = bot.drain().filter(({ to }) => to === channel);
  return sent.map(({ message }) => readable(toPlainText(message)));
}

/** What the room reads when the scheduler ticks at `date` `time` in Paris. */
function tickAt(bot: DemoBot, date: string, time?: string, channel = "C-copil"): string[] {
  bot.clock.moveTo(paris(date, time));
  bot.scheduler.tick();
  return read(bot, channel);
}

/** A copil set up, with a meeting on 17 December, and its room. */
function withRoom(): DemoBot {
  const bot = createDemoBot();
  withItems(bot, plan(bot, setUp(bot, "copil")), "!Départ du directeur");
  mention(bot, dgs, "ce salon est celui du copil");
  return bot;
}

describe("the room of an instance", () => {
  test("is named there, by who holds meetings", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    expect(mention(bot, dgs, "Ce salon est celui du coplil, merci.")).toContain(
      "C'est noté : ce salon est celui du comité de pilotage.",
    );
    expect(mention(bot, dgs, "ce salon est celui du copil")).toContain("est déjà celui du comité de pilotage");
    expect(bot.store.rooms.all().map(({ address }) => address)).toEqual([{ platform: "slack", channel: "C-copil" }]);
    expect(bot.say(dgs, "les salons")).toContain("Comité de pilotage | Slack |");
  });

  test("is not named by others, nor elsewhere than in it", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    expect(mention(bot, corinne, "ce salon est celui du copil")).toBe("Je vous réponds en message direct.");
    expect(mention(bot, mayorOfVougy, "ce salon n'est plus celui du copil")).toBe("Je vous réponds en message direct.");
    expect(bot.say(dgs, "ce salon est celui du copil")).toContain("Cela se dit dans le salon lui-même");
    expect(bot.store.rooms.all()).toEqual([]);
    expect(bot.say(dgs, "les salons")).toContain("Aucun salon n'est celui d'une instance.");
  });

  test("of which instance is asked when the words name none that is set up", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    expect(mention(bot, dgs, "ce salon est celui de la bande")).toContain(
      "Écrivez par exemple « ce salon est celui du copil ».",
    );
    expect(bot.store.rooms.all()).toEqual([]);
  });

  test("becomes another's, and is said to be", () => {
    const bot = withRoom();
    setUp(bot, "cotech");
    expect(mention(bot, dgs, "ce salon est celui du cotech")).toContain("Il n'est plus celui du comité de pilotage.");
    expect(bot.store.rooms.all()).toHaveLength(1);
  });
});

describe("its point", () => {
  test("leaves on Monday at 8 h, once, with nothing that is for one person nor sensitive", () => {
    const bot = withRoom();
    expect(tickAt(bot, "2026-11-30", "07:59")).toEqual([]);
    const [point = "", ...others] = tickAt(bot, "2026-11-30");
    expect(point).toContain("Point de la semaine, comité de pilotage, lundi 30 novembre 2026");
    expect(point).toContain("Comité de pilotage, jeudi 17 décembre, 14 h");
    expect(point).toContain("Comité technique jeunesse, vendredi 4 décembre.");
    expect(point).not.toMatch(/Attendu de vous|serez-vous|Départ|Arnaud/u);
    expect(others).toEqual([]);
    expect(tickAt(bot.restart(), "2026-11-30", "08:30")).toEqual([]);
  });

  test("says only what is new since the last, and nothing when nothing is", () => {
    const bot = withRoom();
    tickAt(bot, "2026-11-30");
    expect(tickAt(bot, "2026-12-07").join("")).not.toContain("17 décembre");
    // A week before it, a meeting is said again.
    expect(tickAt(bot, "2026-12-14").join("")).toContain("jeudi 17 décembre");
  });

  test("waits for an open day", () => {
    const bot = createDemoBot();
    plan(bot, setUp(bot, "copil"), { heldOn: "2027-04-08" });
    mention(bot, dgs, "ce salon est celui du copil");
    // Easter Monday.
    expect(tickAt(bot, "2027-03-29")).toEqual([]);
    expect(tickAt(bot, "2027-03-30").join("")).toContain("jeudi 8 avril");
  });

  test("waits for the DGS who reads the points first, and holds nothing they held back", () => {
    const bot = withRoom();
    bot.say(dgs, "relire le point, il attend");
    bot.clock.moveTo(paris("2026-11-27", "12:00"));
    bot.scheduler.tick();
    const draft = bot.say(dgs, "brouillon du point");
    const held = /(\d+)\. [^\n]*Comité technique jeunesse/u.exec(draft)?.[1] ?? "";
    expect(bot.say(dgs, `écarter ${held}`)).toContain("ne partira pas cette semaine");
    expect(tickAt(bot, "2026-11-30")).toEqual([]);
    bot.say(dgs, "valider le point");
    const point = tickAt(bot, "2026-11-30", "10:30").join("");
    expect(point).toContain("jeudi 17 décembre");
    expect(point).not.toContain("Comité technique jeunesse");
  });

  test("of a closed instance holds what it decided, but for what is sensitive; no other room reads it", () => {
    const bot = createDemoBot();
    const bodyId = setUp(bot, "conference_maires");
    setUp(bot, "copil");
    const meetingId = plan(bot, bodyId, { heldOn: "2026-11-24" });
    const [plain = 0, apart = 0] = withItems(bot, meetingId, "Locaux", "!Départ du directeur");
    const by = bot.store.people.byEmail(dgs)?.id ?? 0;
    const decide = (itemId: number, text: string) =>
      bot.store.decisions.add({ meetingId, itemId, text, outcome: "adopted" }, by, bot.clock.now());
    decide(plain, "Louer la salle");
    decide(apart, "Recruter un remplaçant");
    bot.store.minutes.validate(meetingId, by, paris("2026-11-25"));
    expect(mention(bot, dgs, "ce salon est celui de la conférence des maires", "C-maires")).toContain(
      "vérifiez que ce salon n'a qu'eux",
    );
    mention(bot, dgs, "ce salon est celui du copil");
    bot.clock.moveTo(paris("2026-11-30"));
    bot.scheduler.tick();
    const sent = bot.drain();
    const at = (channel: string) =>
      sent.flatMap(({ to, message }) => (to === channel ? [readable(toPlainText(message))] : [])).join("\n");
    expect(at("C-maires")).toContain("louer la salle");
    expect(at("C-maires")).not.toContain("remplaçant");
    expect(at("C-copil")).not.toContain("louer");
  });

  test("leaves no more once the room is said not to be its", () => {
    const bot = withRoom();
    expect(mention(bot, dgs, "ce salon n'est plus celui du copil")).toContain(
      "ce salon n'est plus celui du comité de pilotage",
    );
    expect(tickAt(bot, "2026-11-30")).toEqual([]);
    expect(mention(bot, dgs, "ce salon n'est plus celui du copil")).toContain("n'est celui d'aucune instance");
  });

  test("leaves no more once another organisation is seen to read there", () => {
    const bot = withRoom();
    mention(bot, dgs, "état", "C-copil", { foreign: true });
    expect(bot.store.rooms.all()).toEqual([]);
  });

  test("is given up with a room where nothing can be written any more", () => {
    const bot = withRoom();
    loseAddress(bot.store, { platform: "slack", channel: "C-copil" }, bot.clock.now());
    expect(bot.store.rooms.all()).toEqual([]);
  });
});

describe("the word of the chair", () => {
  test("is not written in the rooms unless the DGS says so, and is above the point there", () => {
    const bot = withRoom();
    bot.clock.moveTo(paris("2026-11-27", "15:00"));
    expect(bot.say(dgs, "mot du président : Merci aux mairies")).toContain(
      "Les salons des instances ne le lisent pas. Pour l'y écrire aussi : « mot du président dans les salons ».",
    );
    const from = bot.restart();
    expect(tickAt(from, "2026-11-30").join()).not.toContain("Merci aux mairies");

    const again = withRoom();
    again.clock.moveTo(paris("2026-11-27", "15:00"));
    expect(again.say(dgs, "mot du président dans les salons")).toContain("Aucun mot n'est encore écrit");
    again.say(dgs, "mot du président : Merci aux mairies");
    expect(again.say(dgs, "mot du président dans les salons")).toContain("Les salons des instances le lisent aussi.");
    const [point = ""] = tickAt(again, "2026-11-30");
    expect(point).toMatch(/^Point de la semaine[^\n]*\nLe mot du président : Merci aux mairies\n/u);
  });

  test("said alone shows the word, and takes nothing away", () => {
    const bot = withRoom();
    bot.clock.moveTo(paris("2026-11-27", "15:00"));
    expect(bot.say(dgs, "mot du président")).toContain("Aucun mot n'est encore écrit");
    bot.say(dgs, "mot du président dans les salons : Merci");
    expect(bot.say(dgs, "mot du président")).toContain("« Merci ». Les salons des instances le lisent aussi.");
    expect(bot.say(dgs, "mot du président : aucun")).toContain("Les points partiront sans ce mot");
  });

  test("in one line; written anew without the rooms, it is no longer for them", () => {
    const bot = withRoom();
    bot.clock.moveTo(paris("2026-11-27", "15:00"));
    expect(bot.say(dgs, "mot du président dans les salons : Merci à tous.")).toContain("« Merci à tous. »");
    expect(bot.say(dgs, "mot du président : Merci")).toContain("ne le lisent pas");
    expect(tickAt(bot, "2026-11-30").join()).not.toContain("Merci");
  });
});
