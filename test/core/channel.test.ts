import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { Inbound } from "../../src/core/adapter.ts";
import type { Command } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { say } from "../../src/core/message.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, president } from "../support/demo-bot.ts";
import { readable } from "../support/test-bot.ts";

const copil = { platform: "slack", channel: "C-copil", thread: "1" } as const;
const aloneWith = (email: string) => ({ platform: "slack", channel: `D-${email}` }) as const;

type What =
  | { type: "message"; text: string }
  | { type: "choice"; value: string }
  | { type: "file"; text: string; files: [] };
let events = 0;

/** What is read in the channel and, by `email` alone, in their direct conversation, after `email` spoke in the channel. */
function mention(
  bot: DemoBot,
  email: string,
  what: What | string,
  changes: Partial<Pick<Inbound, "id" | "from" | "foreign">> = {},
) {
  const from = { id: email, name: email, ...(email.includes("@") ? { email } : {}) };
  const said: What = typeof what === "string" ? { type: "message", text: what } : what;
  const heading = { id: `C-${(events += 1)}`, from, address: copil, direct: false, personal: aloneWith(email) };
  bot.receive({ ...heading, ...said, ...changes });
  const sent = bot.drain().map(({ to, message }) => ({ to, text: readable(toPlainText(message)) }));
  const readAt = (channel: string) => sent.flatMap(({ to, text }) => (to === channel ? [text] : [])).join("\n");
  return { here: readAt("C-copil"), aside: readAt(`D-${email}`), all: sent.length };
}

const elsewhere = "Je vous réponds en message direct.";

describe("where others read", () => {
  test("état gives figures and common deadlines, and neither decisions to take nor where each municipality stands", () => {
    const { here, all } = mention(createDemoBot(), dgs, "état");
    expect(here).toContain("0 commune sur 25 a validé");
    expect(here).toContain("Comité technique jeunesse");
    expect(here).not.toMatch(/Attend votre décision|Vougy|Pas commencée :/u);
    expect(all).toBe(1);
  });

  test("how many answers are awaited is said there, never whose", () => {
    const { here, all } = mention(createDemoBot(), dgs, "qui n'a pas répondu");
    expect(here).toContain("0 commune sur 25 a validé, 0 en cours, 25 pas commencées.");
    expect(here).not.toMatch(/Vougy|Lefèvre/u);
    expect(all).toBe(1);
  });

  test.each(["échéances", "échéances cotech", "instances", "instances copil"])("« %s » is answered there", (said) => {
    const bot = createDemoBot();
    bot.play(dgs, "instance créer copil", "oui");
    const { here, all } = mention(bot, mayorOfVougy, said);
    expect(here).toContain("Comité");
    expect(all).toBe(1);
  });

  test("a deadline of one municipality is not said there, even to who may see it", () => {
    const bot = createDemoBot();
    expect(mention(bot, mayorOfVougy, "échéances 60 jours").here).not.toContain("pacte de gouvernance");
    expect(bot.say(mayorOfVougy, "échéances 60 jours")).toContain("pacte de gouvernance");
  });

  test.each([
    [dgs, "inviter caf@demo.example", "REL-"],
    [dgs, "diagnostic Vougy", "Vougy"],
    [dgs, "suivi Vougy", "Vougy"],
    [dgs, "état Vougy", "Vougy"],
    [corinne, "diagnostic", "Votre commune assure-t-elle"],
    [corinne, "état", "Charlieu"],
    [president, "qui suis-je", "Étienne Vasseur"],
  ])("%s asking « %s » is answered in a direct message", (email, said, private_) => {
    const { here, aside } = mention(createDemoBot(), email, said);
    expect(here).toBe(elsewhere);
    expect(aside).toContain(private_);
  });

  test("nothing said there shows what the person is in the middle of; the interview goes on elsewhere", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    const shared = mention(bot, corinne, "échéances");
    expect(shared.here).not.toContain("Nous en étions à");
    expect(shared.aside).toBe("");
    for (const said of ["oui en régie", "non", "passer", "1", "valider"]) {
      const { here, aside } = mention(bot, corinne, said);
      expect(here).toContain("Pour répondre à une question, écrivez-moi en message direct");
      expect(aside).toBe("");
    }
    expect(bot.say(corinne, "où j'en suis")).toContain("Vous avez répondu à 0 question");
  });

  test("a mention without a word shows what can be asked there", () => {
    const { here } = mention(createDemoBot(), corinne, "");
    expect(here).toContain("« échéances »");
    expect(here).not.toContain("« qui suis-je »");
    expect(here).toContain("Le reste se demande en message direct");
  });

  test("someone Relais does not know is told so aside, and a code shown to all is used up at once", () => {
    const bot = createDemoBot();
    const code = /REL-\w{4}-\w{4}/.exec(bot.say(dgs, "inviter caf@demo.example"))?.[0] ?? "";
    expect(mention(bot, "inconnu", "état")).toMatchObject({ here: elsewhere });
    const { here, aside } = mention(bot, "caf", code);
    expect(here).toBe(elsewhere);
    expect(aside).toContain("votre compte est relié");
    expect(mention(bot, "voleur", code).aside).toContain("Ce code a déjà servi");
  });

  test("people of another organisation read too: nothing is said but that", () => {
    const { here, aside } = mention(createDemoBot(), dgs, "état", { foreign: true });
    expect(here).toBe(
      "Cette conversation est partagée avec une autre organisation : je n'y montre rien du projet. Écrivez-moi en message direct.",
    );
    expect(aside).toBe("");
  });

  test("an answer for them alone that has nowhere to go is asked for again, and nothing is kept of the question", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    const from = { id: corinne, name: corinne, email: corinne };
    const event = { id: "C-lost", from, address: copil, direct: false, type: "message", text: "diagnostic" } as const;
    expect(() => bot.receive(event)).toThrow("could not be opened");
    expect(bot.drain()).toEqual([]);
    expect(bot.say(corinne, "où j'en suis")).toContain("Vous avez répondu à 0 question");
    bot.receive({ ...event, personal: aloneWith(corinne) });
    expect(bot.drain()).toHaveLength(2);
  });

  test("who must begin their own conversation is told so there, and nothing is done of what they asked", () => {
    const bot = createDemoBot();
    bot.say(corinne, "diagnostic");
    const from = { id: corinne, name: corinne, email: corinne };
    const event = { from, address: copil, direct: false, mustBegin: true, type: "message" } as const;
    for (const text of ["diagnostic", "diagnostic Vougy", "une réponse"])
      bot.receive({ ...event, id: `C-${text}`, text });
    const stranger = { id: "U-stranger", name: "Jean" };
    bot.receive({ ...event, id: "C-stranger", from: stranger, text: "bonjour" });
    const sent = bot.drain().map(({ to, message }) => ({ to, text: readable(toPlainText(message)) }));
    expect(new Set(sent.map(({ to }) => to))).toEqual(new Set([copil.channel]));
    const [diagnostic, other, , unknown] = sent.map(({ text }) => text);
    for (const text of [diagnostic, other, unknown])
      expect(text).toContain("nous n'avons pas encore de conversation : ouvrez-la");
    expect(bot.say(corinne, "où j'en suis")).toContain("Vous avez répondu à 0 question");
    bot.receive({ ...event, id: "C-shared", text: "instances copil" });
    expect(
      bot
        .drain()
        .map(({ message }) => toPlainText(message))
        .join("\n"),
    ).toContain("Comité");
  });

  test("what is of one municipality is not said to be absent", () => {
    const bot = createDemoBot();
    expect(mention(bot, mayorOfVougy, "échéances pacte")).toMatchObject({ here: elsewhere });
    for (const one of bot.store.deadlines.open()) if (one.insee === undefined) bot.store.deadlines.finish(one.id, 0);
    expect(mention(bot, mayorOfVougy, "échéances").here).toContain(
      "Aucune échéance de l'intercommunalité d'ici 30 jours",
    );
    expect(mention(bot, dgs, "état").here).toContain("aucune échéance de l'intercommunalité");
  });

  test("whoever spoke there can be written to from then on", () => {
    const bot = createDemoBot();
    mention(bot, "caf@demo.example", "instances");
    const { id } = bot.store.people.byEmail("caf@demo.example") ?? { id: 0 };
    expect(bot.store.accounts.reachablePeople().has(id)).toBe(true);
  });
});

const unsure = (id: string) => ({ from: { id, name: "", unsure: true as const } });

test("what a shared command objects to is said to them alone", () => {
  const refusing: Command = {
    name: "refusing",
    words: ["refus"],
    group: "me",
    summary: "",
    examples: ["refus"],
    action: "get_help",
    read: () => {
      throw new UserError("Ce n'est pas possible.");
    },
    run: () => ({ message: say("fait") }),
    share: () => say("fait"),
  };
  const bot = createDemoBot({ commands: [...commands, refusing] });
  expect(mention(bot, dgs, "refus x")).toMatchObject({ here: elsewhere, aside: "Ce n'est pas possible." });
});

describe("who speaks could not be looked up", () => {
  test("an account already linked is served, and keeps its name", () => {
    const bot = createDemoBot();
    mention(bot, dgs, "aide");
    expect(mention(bot, dgs, "état", unsure(dgs)).here).toContain("0 commune sur 25");
  });

  test("for another the event is refused, keeps nothing, tells nothing, and serves when it comes back", () => {
    const bot = createDemoBot();
    expect(() => mention(bot, dgs, "état", { ...unsure(dgs), id: "Ev1" })).toThrow("could not be looked up");
    expect(bot.drain()).toEqual([]);
    expect(bot.incidents).toEqual([]);
    expect(mention(bot, dgs, "état", { id: "Ev1" }).here).toContain("0 commune sur 25");
  });
});
