import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, technician } from "../../support/demo-bot.ts";
import { tickOn } from "../../support/mornings.ts";
import { readable } from "../../support/test-bot.ts";

let frozen: Uint8Array | undefined;

/** The direction met the mayor of Vougy yesterday, and the Mission locale, whom the directory does not know. */
function met(): DemoBot {
  if (frozen === undefined) {
    const bot = createDemoBot();
    bot.play(dgs, "rendez-vous Mme Chevalier hier 10h", "rendez-vous Mission locale hier 14h");
    frozen = bot.freeze();
  }
  return createDemoBot({ from: frozen });
}

const inOneLine =
  "écrire la synthèse n° 1 : volontés : un accueil le mercredi ; besoins : un local ; freins : le budget ; suites : se revoir";

/** What each reads once `email` has said it. */
function sent(bot: DemoBot, email: string, said: string): Map<string, string> {
  bot.receive(bot.eventOf(email, { text: said }, said));
  return new Map(bot.drain().map(({ to, message }) => [to, readable(toPlainText(message))]));
}

describe("a summary is written by who conducted the appointment", () => {
  test("in one line, piece by piece", () => {
    const bot = met();
    const asked = bot.say(dgs, inOneLine);
    expect(asked).toContain("Faut-il envoyer cette synthèse à Mme Chevalier, pour validation ?");
    expect(asked).toContain("Besoins : un local");
    bot.say(dgs, "non");
    expect(bot.store.appointments.summary(1)).toMatchObject({
      wishes: "un accueil le mercredi",
      needs: "un local",
      obstacles: "le budget",
      nextSteps: "se revoir",
    });
  });

  test("in four questions, some passed, with a restart in between", () => {
    const bot = met();
    expect(bot.say(dgs, "écrire la synthèse Mission locale")).toContain("Que souhaite faire votre interlocuteur");
    bot.say(dgs, "Un point d'accueil");
    const again = bot.restart();
    again.play(dgs, "passer", "passer");
    expect(again.say(dgs, "se revoir en mars")).toContain("synthèse validée n° 2 par téléphone");
    expect(again.store.appointments.summary(2)).toMatchObject({
      wishes: "Un point d'accueil",
      needs: "",
      nextSteps: "se revoir en mars",
    });
  });

  test("not before it took place, and by nobody else", () => {
    const bot = createDemoBot();
    bot.say(dgs, "rendez-vous CAF demain 10h");
    expect(bot.say(dgs, "écrire la synthèse")).toContain("n'a pas encore eu lieu");
    expect(met().say(technician, "écrire la synthèse n° 1")).toContain("Mme Arnaud mène ce rendez-vous");
  });

  test("is read again when its words seem to speak of somebody's health", () => {
    const bot = met();
    const asked = bot.say(dgs, inOneLine.replace("le budget", "le maire est malade"));
    expect(asked).toContain("⚠️ Ces mots semblent parler de la santé de quelqu'un : relisez-les.");
  });
});

describe("a summary is read by nobody else until who was met agrees", () => {
  test("who was met reads it once it is sent, others once it is validated", () => {
    const bot = met();
    bot.play(dgs, inOneLine, "non");
    expect(bot.say(mayorOfVougy, "rendez-vous n° 1")).not.toContain("un local");
    bot.play(dgs, "écrire la synthèse n° 1 : suites : se revoir en mars");
    const told = sent(bot, dgs, "oui").get(mayorOfVougy);
    expect(told).toContain("Est-elle fidèle à vos propos ?");
    expect(told).toContain("Suites : se revoir en mars");
    expect(told).toContain("Besoins : un local");
    for (const other of [president, technician]) {
      expect(bot.say(other, "rendez-vous n° 1")).toContain("Sa synthèse n'est pas encore validée");
      expect(bot.say(other, "rendez-vous n° 1")).not.toContain("un local");
    }
    expect(sent(bot, mayorOfVougy, "1").get(dgs)).toContain("Mme Chevalier a validé la synthèse");
    for (const other of [president, technician])
      expect(bot.say(other, "rendez-vous n° 1")).toContain("Besoins : un local");
    expect(bot.say(president, "synthèse du rendez-vous n° 1")).toContain(
      "Validée dans Relais le lundi 23 novembre 2026.",
    );
  });

  test("« à corriger : … » goes back to who wrote it, word for word, and is corrected then validated", () => {
    const bot = met();
    bot.play(dgs, inOneLine, "oui");
    expect(sent(bot, mayorOfVougy, "à corriger : le local est trouvé").get(dgs)).toContain(
      "demande une correction à la synthèse du rendez-vous du dimanche 22 novembre 2026 (Vougy) : « le local est trouvé »",
    );
    expect(bot.say(dgs, "1")).toContain("Écrit pour l'instant : « un accueil le mercredi ». « passer » le garde.");
    bot.play(dgs, "passer", "rien, le local est trouvé", "passer", "passer");
    expect(bot.say(president, "rendez-vous")).toContain("à corriger");
    bot.say(dgs, "oui");
    expect(bot.store.appointments.summary(1)).toMatchObject({
      wishes: "un accueil le mercredi",
      needs: "rien, le local est trouvé",
    });
    expect(bot.say(mayorOfVougy, "je valide la synthèse")).toContain("C'est validé");
  });

  test("once validated, it does not change any more, and its appointment stays", () => {
    const bot = met();
    bot.play(dgs, inOneLine, "oui");
    bot.say(mayorOfVougy, "je valide la synthèse");
    expect(bot.say(dgs, "écrire la synthèse n° 1")).toContain("elle ne change plus");
    expect(bot.say(mayorOfVougy, "à corriger : tout")).toContain("elle ne change plus");
    expect(bot.say(dgs, "rendez-vous annuler n° 1")).toContain("il n'est pas annulé");
    expect(bot.store.appointments.summary(1)?.needs).toBe("un local");
  });

  test("where who was met is not in Relais, how and when they agreed is noted", () => {
    const bot = met();
    bot.play(dgs, "écrire la synthèse n° 2", "un accueil", "passer", "passer", "passer");
    expect(bot.say(dgs, "synthèse validée Mission locale par téléphone le 20 novembre")).toContain(
      "C'est validé par téléphone, le vendredi 20 novembre 2026",
    );
    expect(bot.store.appointments.summary(2)).toMatchObject({ way: "phone", validatedOn: "2026-11-20" });
  });

  test("how is asked when it was not said", () => {
    const bot = met();
    bot.play(dgs, "écrire la synthèse n° 2", "un accueil", "passer", "passer", "passer");
    expect(bot.say(dgs, "synthèse validée")).toContain("Comment son accord a-t-il été donné ?");
    expect(bot.say(dgs, "par courriel")).toContain("C'est validé par courriel, le lundi 23 novembre 2026");
  });

  test("nobody is asked to agree to what was not sent", () => {
    const bot = met();
    expect(bot.say(mayorOfVougy, "je valide la synthèse")).toContain("Aucune synthèse de rendez-vous n'attend");
    bot.play(dgs, inOneLine, "non");
    expect(bot.say(mayorOfVougy, "je valide la synthèse")).toContain("Aucune synthèse de rendez-vous n'attend");
    expect(bot.say(mayorOfVougy, "synthèse à corriger")).toContain("Aucune synthèse de rendez-vous n'attend");
  });

  test("what nobody validated goes after six months, what was validated stays", () => {
    const bot = met();
    bot.play(dgs, inOneLine, "oui", "écrire la synthèse n° 2", "un accueil", "passer", "passer", "passer");
    bot.say(mayorOfVougy, "je valide la synthèse");
    tickOn(bot, "2027-05-22", "04:00");
    expect(bot.store.appointments.summary(2)).toBeDefined();
    tickOn(bot, "2027-05-23", "04:00");
    expect(bot.store.appointments.summary(2)).toBeUndefined();
    expect(bot.store.appointments.summary(1)?.needs).toBe("un local");
  });
});
