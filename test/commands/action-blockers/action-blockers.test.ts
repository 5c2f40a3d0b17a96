import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { tickOn } from "../../support/mornings.ts";
import { readable } from "../../support/test-bot.ts";

function numberOf(bot: DemoBot, title: string): number {
  return bot.store.deadlines.open().find((one) => one.title.startsWith(title))?.id ?? 0;
}

/** Reported by the mayor of Vougy on the agreement with the CAF. */
function blocked(): DemoBot {
  const bot = createDemoBot();
  bot.play(
    mayorOfVougy,
    `signaler un blocage action ${numberOf(bot, "Convention")} : pas de local disponible`,
    "les moyens",
  );
  return bot;
}

describe("signaler un blocage", () => {
  test("asks what kind of thing it is, and is attached to the action", () => {
    const bot = createDemoBot();
    const action = numberOf(bot, "Convention");
    expect(bot.say(mayorOfVougy, `signaler un blocage action ${action} : pas de local disponible`)).toContain(
      "Cela tient surtout à quoi ?",
    );
    const said = bot.restart().say(mayorOfVougy, "1");
    expect(said).toContain(
      `blocage 1 sur l'action ${action}, « Convention avec la CAF à renouveler » : pas de local disponible.`,
    );
    expect(said).toContain("La direction générale le lit dans sa lettre du matin");
  });

  test("takes its reason in brackets, and asks for the action when it is not said", () => {
    const bot = createDemoBot();
    expect(bot.say(sylvie, "signaler un blocage")).toContain("Quelle action est bloquée ?");
    bot.say(sylvie, "annuler");
    const action = numberOf(bot, "Convention");
    expect(
      bot.say(sylvie, `signaler un blocage sur l'action ${action} (calendrier) : trop tard pour la rentrée`),
    ).toContain("blocage 1");
    expect(bot.store.actionBlockers.byId(1)?.reason).toBe("calendar");
  });

  test.each([
    "Mme Arnaud ne répond pas",
    "le secrétaire est incompétent",
    "Claire Arnaud bloque tout",
    "la CAF attend et le maire de Charlieu est contre",
  ])("is never about somebody: « %s » is asked again", (words) => {
    const bot = createDemoBot();
    const action = numberOf(bot, "Convention");
    expect(bot.say(sylvie, `signaler un blocage action ${action} : ${words}`)).toMatch(
      /porte sur une chose|ne se note pas/u,
    );
    expect(bot.play(sylvie, "pas de réponse de la CAF", "autre")).toContain("pas de réponse de la CAF");
    expect(bot.store.actionBlockers.open()).toHaveLength(1);
  });

  test("names its action at the end too, and its reason in one word", () => {
    const bot = createDemoBot();
    const action = numberOf(bot, "Convention");
    bot.play(sylvie, `signaler un blocage la CAF ferme en août, pour l'action ${action}`, "calendrier");
    expect(bot.store.actionBlockers.byId(1)).toMatchObject({
      deadlineId: action,
      text: "la CAF ferme en août",
      reason: "calendar",
    });
  });

  test.each(["il manque l'accord du maire", "la délibération de Vougy n'est pas prise", "pas d'agent disponible"])(
    "« %s » is about a thing",
    (words) => {
      const bot = createDemoBot();
      bot.play(sylvie, `signaler un blocage action ${numberOf(bot, "Convention")} : ${words}`, "autre");
      expect(bot.store.actionBlockers.byId(1)?.text).toBe(words);
    },
  );

  test("said twice, is there once; and not on an action that they may not read", () => {
    const bot = blocked();
    const said = `signaler un blocage action ${numberOf(bot, "Convention")} : Pas de local disponible.`;
    expect(bot.play(mayorOfVougy, said, "1")).toContain("Vous l'avez déjà signalé : c'est le blocage 1.");
    const pact = numberOf(bot, "Avis du conseil");
    expect(bot.say("secretaire.charlieu@demo.example", `signaler un blocage action ${pact} : rien`)).toContain(
      "Je ne trouve pas d'action",
    );
  });
});

describe("the direction", () => {
  test("is told once, in the letter of the next morning", () => {
    const bot = blocked();
    const tuesday = tickOn(bot, "2026-11-24");
    const told = tuesday.filter(({ to, text }) => to === dgs && text.includes("pas de local disponible"));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("« répondre au blocage 1 : … »");
    const wednesday = tickOn(bot, "2026-11-25");
    expect(wednesday.some(({ text }) => text.includes("pas de local"))).toBe(false);
  });

  test("is not told of what it answered meanwhile", () => {
    const bot = blocked();
    bot.play(dgs, "répondre au blocage 1 : la salle est libre, 15 décembre");
    const tuesday = tickOn(bot, "2026-11-24");
    expect(tuesday.some(({ to, text }) => to === dgs && text.includes("pas de local"))).toBe(false);
  });

  test("answers for a date, and whoever signalled it learns it", () => {
    const bot = blocked();
    const said = bot.say(dgs, "répondre au blocage 1 : la salle de Vougy est libre le mercredi, d'ici le 15 décembre");
    expect(said).toContain("suivi par Mme Arnaud. Mme Chevalier reçoit votre réponse.");
    const heard = bot.say(mayorOfVougy, "blocages");
    expect(heard).toContain("la salle de Vougy est libre le mercredi (Mme Arnaud, mardi 15 décembre 2026)");
  });

  test("sends the answer once, to who signalled it and to who sees to it", () => {
    const bot = blocked();
    bot.receive(bot.eventOf(dgs, { text: "répondre au blocage 1 : on visite la salle, par Mme Lefèvre, 15 décembre" }));
    const sent = bot.drain().map(({ to, message }) => ({ to, said: readable(toPlainText(message)) }));
    const told = sent.filter(({ to }) => to !== dgs);
    expect(told.map(({ to }) => to).toSorted()).toEqual([mayorOfVougy, sylvie].toSorted());
    expect(told[0]?.said).toContain(
      "Réponse de Mme Arnaud : on visite la salle.\nSuivi par Mme Lefèvre, pour le mardi 15 décembre 2026.",
    );
  });

  test("may answer without a date; « par courrier » is nobody", () => {
    const bot = blocked();
    expect(bot.say(dgs, "répondre au blocage 1 : nous relançons par courrier")).toContain("Pour quelle date ?");
    expect(bot.say(dgs, "je sais pas")).toContain("suivi par Mme Arnaud");
    expect(bot.say(dgs, "blocage 1")).toContain("nous relançons par courrier (Mme Arnaud)");
  });
});

test.each([
  "on visite la salle, c'est Mme Lefèvre, d'ici le 15 décembre",
  "on visite la salle avant le 15/12, par Mme Lefèvre",
])("« %s » has its words, its day and who sees to it, in any order", (said) => {
  const bot = blocked();
  bot.say(dgs, `répondre au blocage 1 : ${said}`);
  expect(bot.say(dgs, "blocage 1")).toContain("on visite la salle (Mme Lefèvre, mardi 15 décembre 2026)");
});

describe("blocages", () => {
  test("are not shown any more once their action is done", () => {
    const bot = blocked();
    expect(bot.play(dgs, "échéance terminer Convention avec la CAF", "blocages")).toContain("Aucun blocage");
  });

  test("« pas encore levé » lifts nothing", () => {
    const bot = blocked();
    bot.say(dgs, "blocage 1 pas encore levé");
    expect(bot.store.actionBlockers.open()).toHaveLength(1);
  });

  test("names who signalled it to the DGS alone", () => {
    const bot = blocked();
    expect(bot.say(dgs, "blocages")).toContain("pas de local disponible (moyens), le lundi 23 novembre, Mme Chevalier");
    const seen = bot.say(technician, "blocages");
    expect(seen).toContain("pas de local disponible");
    expect(seen).not.toContain("Chevalier");
  });

  test("are shown beside their action", () => {
    const bot = blocked();
    bot.say(dgs, "objectif ajouter Accueil (orientation : Services)");
    expect(bot.say(sylvie, "objectifs")).toMatch(/Convention avec la CAF.*\(1 blocage signalé\)/u);
  });

  test("are lifted by the DGS or by who signalled it, who is told", () => {
    const bot = blocked();
    expect(bot.say(sylvie, "blocage 1 levé")).toContain("est levé par la direction générale, ou par la personne");
    bot.receive(bot.eventOf(dgs, { text: "blocage 1 levé" }));
    const sent = bot.drain();
    expect(sent.map(({ to }) => to).toSorted()).toEqual([dgs, mayorOfVougy].toSorted());
    expect(bot.say(dgs, "blocages")).toContain("Aucun blocage n'est signalé.");
    const again = blocked();
    expect(again.say(mayorOfVougy, "lever le blocage 1")).toContain("est levé");
    expect(again.say(mayorOfVougy, "lever le blocage 1")).toContain("Il n'y a pas de blocage 1 en cours");
  });
});
