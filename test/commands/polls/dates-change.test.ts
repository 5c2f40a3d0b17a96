import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy } from "../../support/demo-bot.ts";
import { setUp } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";

const charlieu = "maire.charlieu@demo.example";
const briennon = "maire.briennon@demo.example";
const opening = "sonder les dates du copil mardi 8, jeudi 10, lundi 14 décembre à 18h";

let opened: Uint8Array | undefined;

/** Opened on Monday morning, once and then copied; or at another time, when nobody may be written to. */
function withPoll(now?: number): DemoBot {
  if (now === undefined && opened !== undefined) return createDemoBot({ from: opened });
  const bot = createDemoBot(now === undefined ? {} : { now });
  setUp(bot, "copil", { emails: [dgs, mayorOfVougy, charlieu, briennon] });
  bot.say(dgs, opening);
  if (now !== undefined) return bot;
  opened = bot.freeze();
  return createDemoBot({ from: opened });
}

/** What each is sent in answer to `said`, by address. */
function heardBy(bot: DemoBot, said: string): Map<string, string> {
  bot.receive(bot.eventOf(dgs, { text: said }, crypto.randomUUID()));
  return new Map(bot.drain().map(({ to, message }) => [to, readable(toPlainText(message))]));
}

function pollId(bot: DemoBot): number {
  return bot.store.meetings.all()[0]?.id ?? 0;
}

/** "8, 10 (retiré)": the days proposed, in their order. */
function days(bot: DemoBot): string {
  return bot.store.polls
    .options(pollId(bot))
    .map(({ heldOn, startsAt, withdrawn }) => `${heldOn.slice(5)} ${startsAt}${withdrawn ? " (retiré)" : ""}`)
    .join(", ");
}

/** "1 yes, 2 no", as kept. */
function votesOf(bot: DemoBot, email: string): string {
  const id = bot.store.people.byEmail(email)?.id;
  const options = bot.store.polls.options(pollId(bot)).map((one) => one.id);
  return bot.store.polls
    .votes(pollId(bot))
    .filter(({ personId }) => personId === id)
    .map(({ optionId, vote }) => `${options.indexOf(optionId) + 1} ${vote}`)
    .join(", ");
}

const three = "12-08 18:00, 12-10 18:00, 12-14 18:00";

describe("adding dates to a poll that is open", () => {
  test.each([
    "ajouter le 12 janvier 18h au sondage du copil",
    "sondage copil ajouter 12/01 18 h",
    "sondage ajouter 12 janvier",
    "rajouter le 12 janvier au copil",
    "ajoutez le 12 janvier à 18 heures au sondage",
  ])("« %s »", (said) => {
    const bot = withPoll();
    expect(bot.say(dgs, said)).toContain("une date s'ajoute au sondage, mardi 12 janvier 2027, 18 h.");
    expect(days(bot)).toBe(`${three}, 01-12 18:00`);
  });

  test("tells members once; who had answered is asked about that date alone, and keeps the others", () => {
    const bot = withPoll();
    bot.say(mayorOfVougy, "1 et 3");
    const heard = heardBy(bot, "sondage ajouter copil 12 janvier");
    expect(heard.get(mayorOfVougy)).toContain(
      "Vos autres réponses sont gardées. Cette date vous convient-elle ?\n1. Oui",
    );
    expect(heard.get(charlieu)).toContain("4. mardi 12 janvier 2027, 18 h\n5. Aucune de ces dates");
    expect(bot.say(mayorOfVougy, "2")).toContain("peut-être pour mardi 12 janvier");
    expect(votesOf(bot, mayorOfVougy)).toBe("1 yes, 2 no, 3 yes, 4 maybe");
  });

  test("a date is never there twice, and nobody is told again", () => {
    const bot = withPoll();
    bot.say(dgs, "sondage ajouter copil 12 janvier 18h");
    const heard = heardBy(bot, "sondage ajouter copil 12 janvier 18h, mardi 8 décembre 18h");
    expect([...heard.keys()]).toEqual([dgs]);
    expect(heard.get(dgs)).toContain("mardi 8 décembre, 18 h et mardi 12 janvier 2027, 18 h y étaient déjà");
    expect(days(bot)).toBe(`${three}, 01-12 18:00`);
  });

  test("what is not understood, past or too much is asked again, and nothing changes", () => {
    const bot = withPoll();
    expect(bot.say(dgs, "ajouter une date")).toContain("Le sondage propose mardi 8 décembre, 18 h");
    expect(bot.say(dgs, "bientôt")).toContain("Je n'ai pas compris « bientôt »");
    expect(bot.say(dgs, "4, 5, 6, 7, 8 et 11 janvier")).toContain("jusqu'à 8 dates");
    expect(bot.say(dgs, "annuler")).toContain("Rien n'a été enregistré.");
    expect(days(bot)).toBe(three);
    bot.say(dgs, "ajouter une date");
    expect(bot.restart().say(dgs, "mercredi 6 janvier à 9h")).toContain("mercredi 6 janvier 2027, 9 h.");
  });

  test("« aucune » under an older message says nothing of a date it did not hold", () => {
    const bot = withPoll();
    bot.say(dgs, "sondage ajouter copil 12 janvier");
    bot.press(charlieu, `mes dates #${pollId(bot)}/3 aucune`);
    expect(votesOf(bot, charlieu)).toBe("1 no, 2 no, 3 no");
    bot.press(briennon, `mes dates #${pollId(bot)}/3 4`);
    expect(votesOf(bot, briennon)).toBe("1 no, 2 no, 3 no");
    expect(bot.say(briennon, "mes dates copil 4")).toContain("oui pour mardi 12 janvier 2027");
  });

  test("who was not told of the poll yet is put all its dates, in one message", () => {
    const bot = withPoll(Date.UTC(2026, 10, 23, 20));
    bot.say(dgs, "sondage ajouter copil 12 janvier");
    bot.clock.moveTo(Date.UTC(2026, 10, 24, 9));
    const told = bot.drain().filter(({ to }) => to === charlieu);
    expect(told).toHaveLength(1);
    expect(readable(toPlainText(told[0]?.message ?? { blocks: [] }))).toContain("4. mardi 12 janvier 2027, 18 h");
  });

  test("two changes not heard of yet make one message", () => {
    const bot = withPoll();
    bot.clock.moveTo(Date.UTC(2026, 10, 23, 20));
    bot.play(dgs, "sondage ajouter copil 12 janvier", "sondage retirer copil le 10");
    bot.clock.moveTo(Date.UTC(2026, 10, 24, 9));
    const told = bot.drain().filter(({ to, key }) => to === charlieu && key.startsWith("poll:"));
    expect(told).toHaveLength(1);
    expect(readable(toPlainText(told[0]?.message ?? { blocks: [] }))).toContain("les dates du sondage ont changé");
  });

  test("without a poll says so, and is for organisers", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    expect(bot.say(dgs, "sondage ajouter copil 12 janvier")).toContain("Aucun sondage de dates n'est ouvert.");
    expect(withPoll().say(mayorOfVougy, "sondage ajouter copil 12 janvier")).toContain("ce n'est pas dans ce que");
  });
});

describe("withdrawing a date", () => {
  test.each([
    "retirer le 10 du sondage",
    "sondage copil retirer le 10",
    "enlever jeudi 10 du sondage du copil",
    "sondage retirer 2",
  ])("« %s » keeps its number, and tells members", (said) => {
    const bot = withPoll();
    const heard = heardBy(bot, said);
    expect(heard.get(charlieu)).toContain("Comité de pilotage : jeudi 10 décembre, 18 h n'est plus proposé.");
    expect(days(bot)).toBe("12-08 18:00, 12-10 18:00 (retiré), 12-14 18:00");
    expect(bot.say(charlieu, "mes dates 3")).toContain("oui pour lundi 14 décembre");
  });

  test("what was answered of it no longer counts, and comes back with it", () => {
    const bot = withPoll();
    bot.say(mayorOfVougy, "oui pour le 10");
    expect(bot.say(dgs, "sondage retirer le 10")).toContain("1 membre l'avait acceptée.");
    const results = bot.say(dgs, "résultats du sondage");
    expect(results).toContain("0 réponse sur 4");
    expect(results).not.toContain("jeudi 10");
    expect(bot.say(dgs, "sondage ajouter copil 10/12/2026 18 h")).toContain("une date s'ajoute");
    expect(bot.say(dgs, "résultats du sondage")).toContain("jeudi 10 décembre, 18 h | 1 oui");
    expect(days(bot)).toBe(three);
  });

  test("who accepts it too late is told, and nothing is kept of it", () => {
    const bot = withPoll();
    bot.say(dgs, "sondage retirer le 10");
    expect(bot.say(charlieu, "2")).toContain("Jeudi 10 décembre, 18 h n'est plus proposé : rien n'est noté");
    expect(votesOf(bot, charlieu)).toBe("");
    expect(bot.say(charlieu, "mes dates 2 et 3")).toContain("non pour mardi 8 décembre. Jeudi 10");
    expect(votesOf(bot, charlieu)).toBe("1 no, 3 yes");
  });

  test("asked which, the first one is the first of those shown", () => {
    const bot = withPoll();
    bot.play(dgs, "sondage ajouter copil 12 janvier", "sondage retirer 1");
    expect(bot.say(dgs, "retirer une date")).toContain("1. jeudi 10 décembre, 18 h");
    expect(bot.say(dgs, "la première")).toContain("jeudi 10 décembre, 18 h n'est plus proposé.");
  });

  test("is not retained any more, and the last date stays", () => {
    const bot = withPoll();
    bot.say(dgs, "sondage retirer le 10");
    const offered = bot.say(dgs, "retenir le 10");
    expect(offered).toContain("Jeudi 10 décembre, 18 h n'est plus proposé.\nQuelle date retenez-vous ?");
    expect(offered).toContain("2. lundi 14 décembre, 18 h");
    bot.play(dgs, "annuler", "sondage retirer le 8");
    expect(bot.say(dgs, "sondage retirer le 14")).toContain("c'est la dernière date du sondage");
    expect(bot.store.meetings.all()[0]?.status).toBe("polling");
  });
});

describe("numbers, once a date is withdrawn", () => {
  const five = "sonder les dates du copil mardi 8, jeudi 10, lundi 14, mardi 15, mercredi 16 à 18h";

  function withFive(): DemoBot {
    const bot = createDemoBot();
    setUp(bot, "copil", { emails: [dgs, mayorOfVougy] });
    bot.play(dgs, five, "sondage retirer 2");
    return bot;
  }

  test("the number shown by the results is the one that is retained", () => {
    const bot = withFive();
    expect(bot.say(dgs, "résultats du sondage copil")).toContain("4. Retenir mercredi 16 décembre, 18 h");
    expect(bot.say(dgs, "4")).toContain("la date est fixée au mercredi 16 décembre, 18 h");
  });

  test.each(["retenir 4", "sondage retirer 4", "sondage retirer 2"])(
    "« %s » may be two dates, and is asked",
    (said) => {
      const bot = withFive();
      const before = days(bot);
      const offered = bot.say(dgs, said);
      expect(offered).toContain("Je préfère vérifier : les numéros ont changé");
      expect(offered).toContain("4. mercredi 16 décembre, 18 h");
      expect(bot.store.meetings.all()[0]?.status).toBe("polling");
      expect(days(bot)).toBe(before);
      expect(bot.say(dgs, "4")).toContain("mercredi 16 décembre, 18 h");
    },
  );

  test("« sondage retirer 1 » can be only one date", () => {
    expect(withFive().say(dgs, "sondage retirer 1")).toContain("mardi 8 décembre, 18 h n'est plus proposé.");
  });

  test.each(["sondage retirer le 10", "retenir le 10"])("« %s », already withdrawn, says so", (said) => {
    expect(withFive().say(dgs, said)).toContain("Jeudi 10 décembre, 18 h n'est plus proposé.");
  });

  test("two dates at once are asked one by one", () => {
    expect(withFive().say(dgs, "sondage retirer le 8, le 14")).toContain("Je prends une date à la fois");
  });
});

describe("a date withdrawn, said while a question about the others waits", () => {
  test("« le 10 » leaves « à ajouter, ou seulement ? » standing", () => {
    const bot = withPoll();
    bot.say(mayorOfVougy, "oui pour le 8");
    bot.say(dgs, "sondage retirer le 10");
    expect(bot.say(mayorOfVougy, "mes dates le 14")).toContain("1. Ajouter lundi 14 décembre, 18 h");
    const again = bot.say(mayorOfVougy, "le 10");
    expect(again).toContain("Jeudi 10 décembre, 18 h n'est plus proposé");
    expect(again).toContain("1. Ajouter lundi 14 décembre, 18 h");
    bot.say(mayorOfVougy, "1");
    expect(votesOf(bot, mayorOfVougy)).toBe("1 yes, 3 yes");
  });

  test("so does it leave « il reste mardi 8 : oui, peut-être, non ? »", () => {
    const bot = withPoll();
    bot.say(dgs, "sondage retirer le 14");
    expect(bot.say(mayorOfVougy, "oui pour le 10")).toContain("Il reste mardi 8 décembre, 18 h :");
    expect(bot.say(mayorOfVougy, "le 14")).toContain("Lundi 14 décembre, 18 h n'est plus proposé");
    bot.say(mayorOfVougy, "oui");
    expect(votesOf(bot, mayorOfVougy)).toBe("1 yes, 2 yes");
  });
});

describe("a member who comes or leaves while a poll is open", () => {
  test("who is seated is asked, once", () => {
    const bot = withPoll();
    const heard = heardBy(bot, "instance ajouter Mme Kerbrat au copil");
    expect(heard.get(dgs)).toContain("Un sondage de dates est ouvert : 1 membre est interrogé à son sujet.");
    const kerbrat = bot.store.people.all().find(({ lastName }) => lastName === "Kerbrat")?.email ?? "";
    expect(heard.get(kerbrat)).toContain("1. mardi 8 décembre, 18 h");
    bot.say(dgs, "instance retirer Mme Kerbrat du copil");
    expect(heardBy(bot, "instance ajouter Mme Kerbrat au copil").has(kerbrat)).toBe(false);
  });

  test("who leaves is no longer among the silent, and hears no more of it", () => {
    const bot = withPoll();
    expect(bot.say(dgs, "résultats du sondage")).toContain("0 réponse sur 4");
    bot.say(dgs, "instance retirer M. Quesnel du copil");
    const results = bot.say(dgs, "résultats du sondage");
    expect(results).toContain("0 réponse sur 3");
    expect(results).not.toContain("Quesnel");
  });

  test("whom the directory seated meanwhile is asked the next open morning, once", () => {
    let bot = withPoll();
    const kerbrat = bot.store.people.all().find(({ lastName }) => lastName === "Kerbrat");
    const bodyId = bot.store.bodies.all()[0]?.id ?? 0;
    const seat = { bodyId, personId: kerbrat?.id ?? 0, capacity: "member" as const, origin: "directory" as const };
    bot.store.bodies.seat({ ...seat, from: "2026-11-23" });
    const asks: string[] = [];
    for (const day of [24, 25, 26]) {
      bot = bot.restart();
      bot.clock.moveTo(Date.UTC(2026, 10, day, 8, 30));
      bot.scheduler.tick();
      const told = bot.drain().filter(({ to, key }) => to === kerbrat?.email && key.startsWith("poll:"));
      asks.push(...told.map(() => `${day}`));
    }
    expect(asks[0]).toBe("24");
    expect(asks.filter((day) => day !== "26")).toEqual(["24"]);
  });
});
