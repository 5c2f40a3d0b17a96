import { describe, expect, test } from "vitest";
import { civilDateAt } from "../../src/core/calendar/civil-date.ts";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { phaseNow } from "../../src/core/project-phase.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createDemoBot, dgs, mayorOfVougy, sylvie } from "../support/demo-bot.ts";
import { morningOf } from "../support/mornings.ts";
import { validated } from "../support/validated.ts";
import { library, readable } from "../support/test-bot.ts";

/** What each reads once `email` has said it. */
function sent(bot: ReturnType<typeof createDemoBot>, email: string, said: string): [string, string][] {
  bot.receive(bot.eventOf(email, { text: said }, said));
  return bot.drain().map(({ to, message }) => [to, readable(toPlainText(message))]);
}

/** The demonstration's campaign, with Vougy begun and Nandax validated: played once, then copied. */
let frozen: Uint8Array | undefined;

function begun() {
  if (frozen === undefined) {
    const bot = createDemoBot();
    validated(bot, "Nandax", { existe: "non" });
    bot.play(sylvie, "diagnostic Vougy", "1");
    frozen = bot.freeze();
  }
  return createDemoBot({ from: frozen });
}

function closed() {
  const bot = begun();
  bot.play(dgs, "diagnostic clore jeunesse", "oui");
  return bot;
}

const statusOf = (bot: ReturnType<typeof createDemoBot>, place: string) => {
  const { territory, interviews } = bot.store;
  const insee = territory.municipalities().find(({ name }) => name === place)?.insee;
  return interviews.all().find((one) => one.insee === insee)?.status;
};

describe("a campaign that is closed", () => {
  test("says first what is kept and what stops, and changes nothing without a yes", () => {
    const bot = begun();
    const asked = bot.say(dgs, "diagnostic clore jeunesse");
    expect(asked).toContain("Gardé : 1 diagnostic validé.\n1 diagnostic commencé n'est pas validé");
    expect(asked).toContain("Ce qui s'arrête : les rappels");
    expect(bot.say(dgs, "non")).toContain("reste ouvert");
    expect(statusOf(bot, "Vougy")).toBe("open");
  });

  test("asks nothing any more, by words nor by an old button, and keeps every answer", () => {
    const bot = begun();
    const before = bot.store.interviews.all().length;
    const id = bot.store.interviews.all().find(({ status }) => status === "open")?.id ?? 0;
    const answers = bot.store.interviews.byId(id)?.state.answers;
    expect(bot.play(dgs, "diagnostic clore jeunesse", "oui")).toMatch(/« .*jeunesse » est clos le/u);
    expect(bot.say(sylvie, "2012")).toContain("Ce questionnaire est clos");
    expect(bot.press(sylvie, `@${id} depuis=2012`)).toContain("Ce questionnaire est clos");
    expect(bot.say(sylvie, "diagnostic Vougy")).toContain("Le questionnaire est clos pour Vougy");
    expect(bot.say(sylvie, "corriger existe")).toContain("Ce questionnaire est clos");
    expect(bot.store.interviews.byId(id)?.state.answers).toEqual(answers);
    expect(bot.store.interviews.all()).toHaveLength(before);
  });

  test("tells it once to who had begun, at their next letter, and to nobody else", () => {
    const bot = closed();
    const letters = ["2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01", "2026-12-03"].flatMap((day) =>
      morningOf(bot, day),
    );
    const told = letters.filter(({ text }) => text.includes("est clos depuis le"));
    expect(told.map(({ to }) => to)).toEqual([sylvie]);
    expect(told[0]?.text).toMatch(/Vougy, \d+ réponses? sur \d+/u);
    expect(letters.filter(({ text }) => text.includes("diagnostic") && text.includes("Date souhaitée"))).toEqual([]);
  });

  test("is said beside its figures, and where it stands", () => {
    const bot = closed();
    expect(bot.say(dgs, "suivi")).toMatch(/clos le lundi 23 novembre 2026 : .* non terminées/u);
    expect(bot.say(dgs, "synthèse")).toContain("diagnostic clos le lundi 23 novembre 2026");
    expect(bot.say(dgs, "pourquoi ce chiffre reste à charge")).toContain("n'avaient pas validé à la clôture");
    expect(bot.say(dgs, "diagnostic ajouter Mars")).not.toContain("Faut-il l'ajouter");
  });

  test("is no longer among what comes in the weekly point of the direction", () => {
    const bot = createDemoBot();
    const before = /À venir : Mutualiser la jeunesse, 0 commune sur 25 a validé/u;
    expect(bot.say(dgs, "mon point")).toMatch(before);
    bot.play(dgs, "diagnostic clore jeunesse", "oui");
    expect(bot.say(dgs, "mon point")).not.toMatch(before);
  });

  test("no longer holds the project at its diagnostic, finished or not", () => {
    const bot = begun();
    const phase = () => phaseNow(bot.store, library, civilDateAt(bot.clock.now(), "Europe/Paris"));
    expect(phase()).toBe("diagnostic");
    bot.play(dgs, "diagnostic clore jeunesse", "oui");
    expect(phase()).toBe("scenarios");
  });

  test("counts its visas among all that was validated, though none is awaited any more", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer voirie à Vougy 15 janvier avec visa", "oui");
    const insee = bot.store.territory.municipalities().find(({ name }) => name === "Vougy")?.insee;
    const asked = bot.store.interviews.all().findLast((one) => one.insee === insee);
    const interview = asked && bot.store.interviews.byId(asked.id);
    const author = bot.store.people.byEmail(sylvie);
    if (interview === undefined || author === undefined) throw new Error("no interview");
    bot.store.interviews.save(interview, { state: interview.state, status: "validated" }, author.id, bot.clock.now());
    bot.play(dgs, "diagnostic clore voirie", "oui");
    expect(bot.say(dgs, "suivi voirie")).toContain("0 commune visée sur 1 validée");
  });

  test("takes back a question put to somebody, who is told", () => {
    const bot = begun();
    bot.play(sylvie, "je transmets à la maire", "oui");
    expect(bot.store.handOvers.asked()).toHaveLength(1);
    bot.play(dgs, "diagnostic clore jeunesse");
    const messages = sent(bot, dgs, "oui");
    expect(bot.store.handOvers.asked()).toEqual([]);
    expect(messages.filter(([to]) => to === mayorOfVougy).map(([, said]) => said)).toEqual([
      expect.stringContaining("année de création"),
    ]);
  });

  test("is opened again whole, with a reason, where it was", () => {
    const bot = closed();
    const reply = bot.play(dgs, "diagnostic rouvrir jeunesse", "trois communes souhaitent finir");
    expect(reply).toMatch(/C'est rouvert : « .*jeunesse » reprend où il en était\. J'écris à/u);
    // Nobody is said to be written to who has no account yet.
    const [written = "", waits = ""] = reply.split("Je ne peux pas encore joindre");
    expect(written).toContain("Mme Dos Santos");
    expect(written).not.toContain("Mme Pontier");
    expect(waits).toContain("Mme Pontier");
    expect(statusOf(bot, "Vougy")).toBe("open");
    expect(bot.say(sylvie, "diagnostic Vougy")).toContain("Nous reprenons Vougy");
  });

  test("is opened again once the wished day is past, without asking for that day", () => {
    const bot = closed();
    bot.clock.moveTo(instantOf("2026-12-17", "09:00", "Europe/Paris"));
    bot.say(dgs, "diagnostic rouvrir jeunesse");
    const told = sent(bot, dgs, "trois communes souhaitent finir").find(([to]) => to === sylvie)?.[1];
    expect(told).toContain("La date souhaitée est passée, les réponses restent utiles.");
    expect(told).not.toContain("11 décembre");
  });

  test("is opened again in one message, with its reason; closed again, says that it is", () => {
    const bot = closed();
    expect(bot.say(dgs, "clore le diagnostic jeunesse")).toContain("déjà clos, depuis le lundi 23 novembre 2026");
    expect(bot.say(dgs, "diagnostic rouvrir jeunesse : les maires le demandent")).toContain("C'est rouvert");
    expect(bot.say(dgs, "diagnostic rouvrir jeunesse")).not.toContain("C'est rouvert");
  });

  test("is opened again for one municipality alone", () => {
    const bot = closed();
    const reply = bot.play(dgs, "rouvrir Vougy", "il manque le budget");
    expect(reply).toContain("C'est rouvert : Vougy");
    expect(statusOf(bot, "Vougy")).toBe("paused");
    expect(statusOf(bot, "Nandax")).toBe("validated");
    expect(statusOf(bot, "Charlieu")).toBe("closed");
    expect(bot.say(dgs, "suivi")).toContain("1 rouverte");
  });
});
