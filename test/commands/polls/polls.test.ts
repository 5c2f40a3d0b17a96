import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { plan, setUp } from "../../support/meetings.ts";
import { readable } from "../../support/test-bot.ts";

const charlieu = "maire.charlieu@demo.example";
const briennon = "maire.briennon@demo.example";
const chandon = "maire.chandon@demo.example";
const asked = "sonder les dates du copil mardi 8, jeudi 10 à 18h, lundi 14";

/** What each is sent in answer to `said`, by address. */
function heardBy(bot: DemoBot, email: string, said: string): Map<string, string> {
  bot.receive(bot.eventOf(email, { text: said }, crypto.randomUUID()));
  return new Map(bot.drain().map(({ to, message }) => [to, readable(toPlainText(message))]));
}

const opened = new Map<string, Uint8Array>();

/** Opened once for the same members, then copied. */
function withPoll(...emails: string[]): DemoBot {
  const from = opened.get(emails.join());
  if (from !== undefined) return createDemoBot({ from });
  const bot = createDemoBot();
  setUp(bot, "copil", emails.length === 0 ? {} : { emails: [dgs, ...emails] });
  bot.say(dgs, asked);
  const content = bot.freeze();
  opened.set(emails.join(), content);
  return createDemoBot({ from: content });
}

/** "1 yes, 2 no", as kept. */
function votesOf(bot: DemoBot, email: string): string {
  const id = bot.store.people.byEmail(email)?.id;
  const poll = bot.store.meetings.all().find((one) => bot.store.polls.options(one.id).length > 0);
  const options = bot.store.polls.options(poll?.id ?? 0).map((one) => one.id);
  return bot.store.polls
    .votes(poll?.id ?? 0)
    .filter(({ personId }) => personId === id)
    .map(({ optionId, vote }) => `${options.indexOf(optionId) + 1} ${vote}`)
    .join(", ");
}

describe("sonder les dates", () => {
  test("makes a meeting without a date, and asks every member but who opened it", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    const heard = heardBy(bot, dgs, asked);
    expect(heard.get(dgs)).toContain("le sondage est ouvert, 25 membres sont prévenus");
    expect(heard.get(dgs)).toContain("mardi 8 décembre, 18 h, jeudi 10 décembre, 18 h et lundi 14 décembre, 18 h");
    expect(heard.get(mayorOfVougy)).toContain("Comité de pilotage : quelles dates vous conviennent ?");
    expect(heard.get(mayorOfVougy)).toContain("2. jeudi 10 décembre, 18 h");
    expect(heard.get(mayorOfVougy)).toContain("« oui pour le 8, non le 10 »");
    expect(heard.has(sylvie)).toBe(false);
    const [meeting] = bot.store.meetings.all();
    expect(meeting).toMatchObject({ status: "polling", title: "" });
    expect(meeting?.heldOn).toBeUndefined();
  });

  test("asks for the instance, the dates and the hour that are not said", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    setUp(bot, "bureau");
    expect(bot.say(dgs, "sonder les dates")).toContain("Pour quelle instance ?");
    expect(bot.say(dgs, "copil")).toContain("Quelles dates proposez-vous ?");
    expect(bot.say(dgs, "8 et 10 décembre")).toContain("À quelle heure ?");
    expect(bot.say(dgs, "18h30")).toContain("mardi 8 décembre, 18 h 30 et jeudi 10 décembre, 18 h 30");
  });

  test("asks again for what it does not understand, and keeps nothing of it", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    expect(bot.say(dgs, "sonder les dates du copil mardi 8, jeudi 11 à 18h")).toContain(
      "Je n'ai pas compris « jeudi 11 à 18h », ou cette date est passée. J'ai compris mardi 8 décembre, 18 h.",
    );
    const again = bot.say(dgs, "bientôt");
    expect(again).toContain("Je n'ai pas compris « bientôt »");
    expect(again).not.toContain("C'est noté");
    expect(bot.say(dgs, "mardi 8 à 18h")).toContain("Il me faut au moins deux dates.");
    expect(bot.store.meetings.all()).toEqual([]);
    expect(bot.say(dgs, "mardi 8 et jeudi 10")).toContain("À quelle heure ?");
    expect(bot.say(dgs, "sais plus trop")).toContain("Je n'ai pas compris l'heure.");
    expect(bot.restart().say(dgs, "18 h")).toContain("le sondage est ouvert");
  });

  test("« plus tard » leaves it, and nobody is asked", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    bot.say(dgs, "sonder les dates du copil");
    expect(heardBy(bot, dgs, "plus tard")).toEqual(
      new Map([[dgs, "D'accord, je laisse cela. Rien n'a été enregistré."]]),
    );
  });

  test("warns of holidays, week-ends, other meetings, councils and days when people do not work", () => {
    const bot = createDemoBot();
    const bureau = setUp(bot, "bureau");
    setUp(bot, "copil");
    plan(bot, bureau, { heldOn: "2026-12-10" });
    const reply = bot.say(dgs, "sonder les dates du copil jeudi 10, samedi 12, vendredi 25 décembre à 18h");
    expect(reply).toContain("À noter : jeudi 10 décembre, une autre réunion est prévue : Bureau communautaire.");
    expect(reply).toContain("À noter : samedi 12 décembre tombe pendant le week-end.");
    expect(reply).toContain("À noter : vendredi 25 décembre est férié (Noël).");
    setUp(bot, "cotech", { emails: [dgs, sylvie] });
    // Sylvie works on Tuesdays and Fridays.
    expect(bot.say(dgs, "sonder les dates du cotech lundi 7, mardi 8 à 14h")).toContain(
      "lundi 7 décembre n'est pas un jour de présence pour 1 membre.",
    );
  });

  test("an evening when a municipal council sits is said", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    const vougy = bot.store.territory.municipalities().find(({ name }) => name === "Vougy")?.insee ?? "";
    const nandax = bot.store.territory.municipalities().find(({ name }) => name === "Nandax")?.insee ?? "";
    const delay = { amount: 2, unit: "month" as const };
    const consultation = { kind: "pacte", subject: "Pacte", delay, openedOn: "2026-11-20" };
    const id = bot.store.consultations.add(consultation, [vougy], undefined, 0);
    bot.store.consultations.meet(id, vougy, "2026-12-10");
    bot.store.profiles.set(nandax, { subject: "council", value: "le deuxième mardi du mois à 19h", at: 0 });
    const reply = bot.say(dgs, asked);
    expect(reply).toContain("jeudi 10 décembre, un conseil municipal se réunit ou en a l'habitude : Vougy.");
    expect(reply).toContain("mardi 8 décembre, un conseil municipal se réunit ou en a l'habitude : Nandax.");
  });

  test("one at a time for an instance, and only for one that exists and has members", () => {
    const bot = withPoll();
    expect(bot.say(dgs, "sonder les dates du copil 15 décembre, 16 décembre à 18h")).toContain("est déjà ouvert");
    expect(bot.say(dgs, "sonder les dates du bureau 15 décembre, 16 décembre à 18h")).toContain(
      "Le bureau communautaire n'est pas encore installé.",
    );
    setUp(bot, "bureau", { emails: [] });
    expect(bot.say(dgs, "sonder les dates du bureau 15 décembre, 16 décembre à 18h")).toContain("personne n'y siège");
  });

  test("is for those who organise meetings", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    expect(bot.say(mayorOfVougy, asked)).toContain("ce n'est pas dans ce que votre fonction vous ouvre");
    expect(bot.say(technician, asked)).toContain("le sondage est ouvert");
  });
});

describe("answering a poll of dates", () => {
  test.each([
    ["1 et 3", "1 yes, 2 no, 3 yes"],
    ["oui pour le 8, non le 10", "1 yes, 2 no"],
    ["peut-être le 14", "3 maybe"],
    ["aucune", "1 no, 2 no, 3 no"],
    ["4", "1 no, 2 no, 3 no"],
    ["Aucune de ces dates", "1 no, 2 no, 3 no"],
    ["mardi 8 décembre, 18 h", "1 yes, 2 no, 3 no"],
    ["mes dates copil 1 oui 2 non", "1 yes, 2 no"],
  ])("« %s », typed under what was received", (said, kept) => {
    const bot = withPoll();
    expect(bot.say(mayorOfVougy, said)).toContain("C'est noté");
    expect(votesOf(bot, mayorOfVougy)).toBe(kept);
  });

  test("buttons send several numbers at once", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    bot.receive(bot.eventOf(dgs, { text: asked }));
    const sent = bot
      .drain()
      .find(({ to }) => to === mayorOfVougy)
      ?.message.blocks.findLast(({ type }) => type === "choices");
    const prefix = sent?.type === "choices" ? sent.multiple?.prefix : undefined;
    expect(bot.press(mayorOfVougy, `${prefix}1,3`)).toContain("oui pour mardi 8 décembre et lundi 14 décembre");
    expect(bot.press(charlieu, `${prefix}1,aucune`)).toContain("Je préfère vérifier : je n'ai rien noté.");
    expect(votesOf(bot, charlieu)).toBe("");
  });

  test.each(["oui", "1 à 3", "oui pour le 9"])("« %s » is asked about, and nothing is kept", (said) => {
    const bot = withPoll();
    expect(bot.say(mayorOfVougy, said)).toContain("Je préfère vérifier : je n'ai rien noté.");
    expect(votesOf(bot, mayorOfVougy)).toBe("");
    expect(bot.say(mayorOfVougy, "1")).toContain("oui pour mardi 8 décembre");
  });

  test("what is left is asked; an answer for the last date is one word", () => {
    const bot = withPoll();
    expect(bot.say(mayorOfVougy, "oui pour le 8")).toContain(
      "Il reste jeudi 10 décembre, 18 h et lundi 14 décembre, 18 h",
    );
    expect(bot.say(mayorOfVougy, "non le 10")).toContain("Il reste lundi 14 décembre, 18 h :");
    expect(bot.say(mayorOfVougy, "peut-être")).toContain("peut-être pour lundi 14 décembre");
    expect(votesOf(bot, mayorOfVougy)).toBe("1 yes, 2 no, 3 maybe");
  });

  test("can be changed, what it replaces is said, and dates are never lost in silence", () => {
    const bot = withPoll();
    bot.say(mayorOfVougy, "oui pour le 8, non le 10, non le 14");
    expect(bot.say(mayorOfVougy, "non le 8")).toContain("(avant : oui pour mardi 8 décembre)");
    bot.say(mayorOfVougy, "oui le 8");
    expect(bot.say(mayorOfVougy, "mes dates copil 2")).toContain("Vous aviez aussi accepté mardi 8 décembre, 18 h.");
    expect(votesOf(bot, mayorOfVougy)).toBe("1 yes, 2 no, 3 no");
    expect(bot.say(mayorOfVougy, "1")).toContain("oui pour mardi 8 décembre et jeudi 10 décembre");
    bot.say(mayorOfVougy, "mes dates copil 3");
    bot.say(mayorOfVougy, "2");
    expect(votesOf(bot, mayorOfVougy)).toBe("1 no, 2 no, 3 yes");
    expect(bot.say(mayorOfVougy, "mes dates")).toContain("Vous avez répondu : oui pour lundi 14 décembre");
  });

  test("the same message twice changes nothing", () => {
    const bot = withPoll();
    bot.say(mayorOfVougy, "1 et 3");
    bot.say(mayorOfVougy, "mes dates copil 1 et 3");
    expect(votesOf(bot, mayorOfVougy)).toBe("1 yes, 2 no, 3 yes");
  });

  test("later, after other things were said, a date with its yes or no is still heard", () => {
    const bot = withPoll();
    bot.play(mayorOfVougy, "échéances", "qui suis-je");
    expect(bot.restart().say(mayorOfVougy, "oui pour le 8, non le 10")).toContain("C'est noté");
  });

  test("a bare number is no answer once something else was offered, nor is a question", () => {
    const bot = withPoll();
    bot.say(mayorOfVougy, "échéances");
    expect(bot.say(mayorOfVougy, "1 et 3")).toContain("Je n'ai pas compris");
    bot.say(charlieu, "oui pour le 8 ?");
    expect(votesOf(bot, mayorOfVougy) + votesOf(bot, charlieu)).toBe("");
  });

  test("an answer typed inside an interview is no vote", () => {
    const bot = createDemoBot();
    setUp(bot, "cotech");
    bot.say(sylvie, "diagnostic Vougy");
    bot.say(dgs, "sonder les dates du cotech mardi 8, jeudi 10 à 14h");
    bot.say(sylvie, "1");
    bot.say(sylvie, "oui pour le 8");
    expect(votesOf(bot, sylvie)).toBe("");
    expect(bot.say(sylvie, "mes dates cotech 1 oui 2 non")).toContain("C'est noté, Comité technique");
    expect(votesOf(bot, sylvie)).toBe("1 yes, 2 no");
  });

  test("« je ne sais pas » is no answer, and says how to come back", () => {
    const bot = withPoll();
    expect(bot.say(mayorOfVougy, "je sais pas encore")).toContain("Quand vous saurez : « mes dates copil »");
    expect(votesOf(bot, mayorOfVougy)).toBe("");
  });

  test("of two polls, the words that fit one are of that one; else it is asked, and what was said is kept", () => {
    const bot = withPoll();
    setUp(bot, "bureau");
    bot.say(dgs, "sonder les dates du bureau mercredi 9, vendredi 11 à 18h");
    expect(bot.say(charlieu, "oui pour le 9")).toContain("C'est noté, Bureau communautaire");
    bot.say(charlieu, "échéances");
    expect(bot.say(charlieu, "mes dates 1 oui")).toContain("Pour quelle instance ?");
    expect(bot.say(charlieu, "copil")).toContain("C'est noté, Comité de pilotage : oui pour mardi 8 décembre.");
  });

  test("is for members alone", () => {
    const bot = withPoll();
    expect(bot.say(technician, "mes dates copil 1")).toBe("Aucun sondage de dates ne vous attend.");
    expect(votesOf(bot, technician)).toBe("");
  });

  test("too late, it says which date was chosen", () => {
    const bot = withPoll();
    bot.say(dgs, "retenir le 8");
    expect(bot.say(mayorOfVougy, "mes dates copil 1")).toBe(
      "Comité de pilotage : ce sondage est terminé. Date retenue : mardi 8 décembre, 18 h.",
    );
  });
});

let half: Uint8Array | undefined;

function answered(): DemoBot {
  if (half !== undefined) return createDemoBot({ from: half });
  const bot = withPoll(mayorOfVougy, charlieu, briennon, chandon);
  bot.say(mayorOfVougy, "1 et 3");
  bot.say(charlieu, "oui pour le 8, non le 10, peut-être le 14");
  bot.say(briennon, "3");
  half = bot.freeze();
  return createDemoBot({ from: half });
}

describe("résultats du sondage", () => {
  test("gives counts, the best date and why, and names to organisers", () => {
    const reply = answered().say(dgs, "résultats du sondage");
    expect(reply).toContain("Comité de pilotage : 3 réponses sur 5");
    expect(reply).toContain("mardi 8 décembre, 18 h | 2 oui | 0 peut-être | 1 non | 2 communes sur 4");
    expect(reply).toContain("lundi 14 décembre, 18 h | 2 oui | 1 peut-être | 0 non | 2 communes sur 4");
    expect(reply).toContain(
      "Meilleure date : lundi 14 décembre, 18 h : à oui et communes à égalité, elle reçoit le plus de peut-être.",
    );
    expect(reply).toContain("Il manque 1 oui pour que plus de la moitié des 5 membres y soient.");
    expect(reply).toContain("Lundi 14 décembre, personne n'a encore dit oui pour Chandon et Charlieu.");
    expect(reply).toContain("Réponse encore attendue de 2 membres : Mme Arnaud et Mme Kerbrat.");
    expect(reply).toContain("3. Retenir lundi 14 décembre, 18 h");
  });

  test("names of another date are given when it is asked about", () => {
    const reply = answered().say(dgs, "résultats du sondage copil le 10");
    expect(reply).toContain("Jeudi 10 décembre, ne peuvent pas venir : Mme Chevalier, M. Quesnel et Mme Sarrazin.");
  });

  test("members read numbers, never who cannot come", () => {
    const reply = answered().say(mayorOfVougy, "résultats du sondage");
    expect(reply).toContain("2 oui");
    expect(reply).toContain("Meilleure date");
    expect(reply).not.toMatch(/Quesnel|Kerbrat|Chandon|Retenir/);
  });

  test("others read nothing, and an organiser who is no member all of it", () => {
    const bot = answered();
    expect(bot.say(sylvie, "résultats du sondage")).toContain("Aucun sondage de dates n'est ouvert.");
    expect(bot.say(technician, "résultats du sondage")).toContain("Mme Kerbrat");
  });

  test("a council says whether it would have its quorum", () => {
    const bot = createDemoBot();
    setUp(bot, "conseil_communautaire", { emails: [dgs, mayorOfVougy, charlieu, briennon] });
    bot.say(dgs, "sonder les dates du conseil communautaire mardi 8, jeudi 10 à 18h");
    bot.say(mayorOfVougy, "1");
    bot.say(charlieu, "1");
    expect(bot.say(dgs, "résultats du sondage")).toContain("Le quorum est de 3 membres sur 4 : il manque 1 oui.");
    bot.say(briennon, "1");
    expect(bot.say(dgs, "résultats du sondage")).toContain("Le quorum (3 membres sur 4) serait atteint.");
  });

  test("before anyone answered, says so", () => {
    expect(withPoll().say(dgs, "résultats du sondage copil")).toContain("Personne n'a encore répondu.");
  });
});

describe("retenir", () => {
  test.each(["retenir le 10", "retenir 2", "retenir jeudi", "retenir le 10 pour le copil", "retenir copil le 10"])(
    "« %s » plans the meeting and tells members, with the file for their agenda",
    (said) => {
      const bot = withPoll();
      bot.receive(bot.eventOf(dgs, { text: said }, crypto.randomUUID()));
      bot.clock.moveTo(bot.clock.now() + 120_000);
      const sent = bot.drain();
      expect(bot.store.meetings.all()[0]).toMatchObject({
        status: "planned",
        heldOn: "2026-12-10",
        startsAt: "18:00",
      });
      const told = sent.find(({ to }) => to === mayorOfVougy)?.message;
      expect(readable(toPlainText(told ?? { blocks: [] }))).toContain("jeudi 10 décembre 2026, 18 h");
      expect(told?.blocks.some((block) => block.type === "file" && block.file.name.endsWith(".ics"))).toBe(true);
    },
  );

  test("a date that is not among them is asked, never taken for another", () => {
    const bot = withPoll();
    expect(bot.say(dgs, "retenir le 9")).toContain("Quelle date retenez-vous ?");
    expect(bot.say(dgs, "le 10")).toContain("la date est fixée au jeudi 10 décembre, 18 h");
  });

  test("an old button says what was chosen, and changes nothing", () => {
    const bot = withPoll();
    const { id = 0 } = bot.store.meetings.all()[0] ?? {};
    bot.say(dgs, "retenir le 10");
    expect(bot.press(dgs, `retenir #${id} 1`)).toContain("Date retenue : jeudi 10 décembre, 18 h");
    expect(bot.store.meetings.byId(id)?.heldOn).toBe("2026-12-10");
  });

  test("a date that has passed is no longer offered", () => {
    const bot = withPoll();
    bot.clock.moveTo(Date.UTC(2026, 11, 9, 9));
    expect(bot.say(dgs, "retenir")).not.toContain("mardi 8");
    bot.clock.moveTo(Date.UTC(2026, 11, 15, 9));
    expect(bot.say(dgs, "retenir copil")).toContain("n'est pas, ou n'est plus, parmi celles du sondage");
  });

  test("is for organisers", () => {
    expect(withPoll().say(mayorOfVougy, "retenir le 10")).toContain("ce n'est pas dans ce que votre fonction");
  });
});

describe("annuler le sondage", () => {
  test("is confirmed, and told to those who were asked", () => {
    const bot = withPoll();
    bot.say(mayorOfVougy, "1");
    expect(bot.say(dgs, "annuler le sondage")).toContain("1 membre a répondu. Faut-il arrêter ce sondage ?");
    const heard = heardBy(bot, dgs, "oui");
    expect(heard.get(dgs)).toContain("le sondage est arrêté");
    expect(heard.get(charlieu)).toContain("vous n'avez plus à y répondre");
    expect(bot.say(charlieu, "mes dates copil 1")).toContain("la réunion n'aura pas lieu");
  });

  test("« non » leaves it as it is", () => {
    const bot = withPoll();
    bot.say(dgs, "annuler le sondage copil");
    expect(bot.say(dgs, "non")).toContain("le sondage continue");
    expect(bot.store.meetings.all()[0]?.status).toBe("polling");
  });

  test("who was not told yet never hears of it", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    bot.clock.moveTo(Date.UTC(2026, 10, 23, 20));
    bot.say(dgs, asked);
    bot.play(dgs, "annuler le sondage copil", "oui");
    bot.clock.moveTo(Date.UTC(2026, 10, 24, 9));
    expect(bot.drain().filter(({ to }) => to === charlieu)).toEqual([]);
  });
});
