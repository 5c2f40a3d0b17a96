import { describe, expect, test } from "vitest";
import { toPlainText } from "../../src/core/plain-text.ts";
import { corinne, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../support/demo-bot.ts";
import { answersOf, atReview, atValidated, colleagueIn, secondQuestion, skipTo } from "../support/demo-scenes.ts";
import { morningOf, tickOn } from "../support/mornings.ts";
import { readable } from "../support/test-bot.ts";
import { filled, formOf, sendForm } from "./forms/forms.ts";

const interviewIn = (bot: DemoBot, place: string) => {
  const insee = bot.store.territory.municipalities().find(({ name }) => name === place)?.insee;
  return bot.store.interviews.all().find((one) => one.insee === insee);
};
const entriesIn = (bot: DemoBot, place: string) => bot.store.entries.ofInterview(interviewIn(bot, place)?.id ?? 0);
const idOf = (bot: DemoBot, email: string) => bot.store.people.byEmail(email)?.id;

describe("saisir", () => {
  test("asks once who tells and by what way, then goes as for the secretary, under a title that says whose word it is", () => {
    const bot = createDemoBot();
    const asked = bot.say(technician, "saisir vougi");
    expect(asked).toContain("Qui vous donne les réponses de Vougy ?");
    expect(asked).toContain("1. Mme Lefèvre, secrétaire générale de mairie\n2. Mme Chevalier, maire");
    expect(bot.say(technician, "1")).toContain("Par quel moyen ?\n1. Au téléphone\n2. Par courrier\n3. Sur place");
    const begun = bot.say(technician, "je sais pas");
    expect(begun).toContain("avec Mme Lefèvre, secrétaire générale de mairie, au téléphone.");
    expect(begun).toMatch(/^Vougy, saisie pour Mme Lefèvre \(téléphone\)\n/);
    expect(bot.say(technician, "en régie")).toMatch(/^Vougy, saisie pour Mme Lefèvre \(téléphone\)\nC'est noté/);
    expect(bot.say(technician, "c quand le cotech")).toMatch(/^Vougy, saisie pour Mme Lefèvre \(téléphone\)\n/);
  });

  test.each([
    ["saisir Vougy avec Mme Lefèvre au téléphone", "saisie pour Mme Lefèvre (téléphone)"],
    ["je saisis pour vougy avec la secretaire par courier", "saisie pour Mme Lefèvre (courrier)"],
    ["saisir Vougy avec M. Le Tellier par courier", "saisie pour M. Le Tellier (courrier)"],
    ["saisir pour le compte de Vougy avec la maire, sur place", "saisie pour Mme Chevalier (sur place)"],
    [
      "Saisir Vougy avec Paul Durand, le premier adjoint au tel",
      "saisie pour Paul Durand, le premier adjoint (téléphone)",
    ],
  ])("« %s » needs no question", (said, title) => {
    expect(createDemoBot().say(dgs, said)).toContain(title);
  });

  test("a name that may be somebody's is asked, never taken in silence", () => {
    const bot = createDemoBot();
    const reply = bot.play(dgs, "saisir Vougy", "Lefebre");
    expect(reply).toContain("Je ne sais pas qui est « Lefebre ». Vouliez-vous dire Sylvie Lefèvre ?");
    expect(bot.play(dgs, "Sylvie Lefèvre", "1")).toContain("saisie pour Mme Lefèvre");
  });

  test("keeps who entered, on whose word, and since when", () => {
    const bot = createDemoBot();
    bot.play(technician, "saisir Vougy avec Mme Lefèvre au téléphone", "en régie");
    const [entry] = entriesIn(bot, "Vougy");
    expect(entry).toMatchObject({
      byPerson: idOf(bot, technician),
      teller: { personId: idOf(bot, sylvie) },
      way: "phone",
    });
    expect(answersOf(bot, "Vougy")["existe"]).toMatchObject({ by: idOf(bot, technician), toldBy: idOf(bot, sylvie) });
  });

  test("asks which diagnostic where several wait for answers", () => {
    const bot = createDemoBot();
    bot.play(dgs, "diagnostic lancer voirie à Vougy pour le 15 janvier", "oui");
    expect(bot.say(technician, "saisir Vougy avec la secrétaire au téléphone")).toContain(
      "Pour quel diagnostic ?\n1. Mutualiser la jeunesse\n2. Partager le service voirie",
    );
    expect(bot.say(technician, "voirie")).toContain("Nous saisissons Vougy (Partager le service voirie)");
  });

  test("is not for the town halls, and does not open their interviews to agents who did not ask", () => {
    const bot = createDemoBot();
    expect(bot.say(corinne, "saisir Vougy")).toContain("Je ne peux pas faire cela");
    const id = interviewIn(bot, "Vougy")?.id;
    expect(bot.press(technician, `@${id} existe=regie`)).toContain("Ce bouton n'a plus cours.");
    expect(answersOf(bot, "Vougy")).toEqual({});
  });

  test("says what to do where nothing is to be entered", () => {
    const bot = atValidated();
    expect(bot.say(dgs, "saisir Charlieu")).toContain("Pour en changer une : « diagnostic rouvrir Charlieu ».");
    expect(bot.say(dgs, "saisie terminée")).toContain("Vous n'avez pas de saisie en cours.");
  });

  test("a doubt that the agent leaves is no question for the secretary", () => {
    const bot = createDemoBot();
    bot.play(technician, "saisir Vougy avec Mme Lefèvre au téléphone", "en régie");
    expect(bot.say(technician, "entre 2010 et 2014")).toContain("Je préfère vérifier");
    bot.say(technician, "saisi terminee");
    expect(bot.say(sylvie, "diagnostic Vougy")).toContain(secondQuestion);
  });

  test("goes on after a pause, after another municipality, and after a restart", () => {
    const bot = createDemoBot();
    bot.play(technician, "saisir Vougy avec Mme Lefèvre au téléphone", "en régie");
    const paused = bot.say(technician, "je dois y aller");
    expect(paused).toContain("C'est enregistré : Vougy, 1 réponse sur 36.");
    expect(paused).toContain("1. Reprendre avec Mme Lefèvre\n2. Saisie terminée");
    const again = bot.restart();
    expect(again.say(technician, "reprendre")).toContain(secondQuestion);
    expect(again.say(technician, "saisir Nandax avec Mme Lefèvre au téléphone")).toMatch(/^Nandax, saisie pour/);
    const back = again.say(technician, "saisir Vougy");
    expect(back).toContain("Nous reprenons la saisie de Vougy avec Mme Lefèvre, au téléphone.");
    expect(back).toContain(secondQuestion);
    expect(again.store.entries.openBy(again.store.people.byEmail(technician)?.id ?? 0)).toHaveLength(2);
  });

  test("never abandons a questionnaire for others", () => {
    const bot = createDemoBot();
    bot.play(technician, "saisir Vougy avec Mme Lefèvre au téléphone", "en régie");
    expect(bot.say(technician, "abandonner")).toContain("C'est enregistré : Vougy");
    expect(interviewIn(bot, "Vougy")?.status).toBe("paused");
  });

  test("what the secretary answers meanwhile is not answered twice", () => {
    const bot = createDemoBot();
    bot.play(technician, "saisir Vougy avec Mme Lefèvre au téléphone");
    bot.play(sylvie, "diagnostic Vougy", "en régie");
    const reply = bot.say(technician, "2");
    expect(reply).toContain("Quelqu'un a répondu à la question précédente entre-temps : je n'ai rien noté");
    expect(reply).toContain(secondQuestion);
    expect(answersOf(bot, "Vougy")["existe"]).toMatchObject({ value: "regie", by: idOf(bot, sylvie) });
  });

  test("somebody else on the telephone begins another entry, and ends the first", () => {
    const bot = createDemoBot();
    bot.play(technician, "saisir Vougy avec Mme Lefèvre au téléphone", "en régie");
    bot.clock.moveTo(bot.clock.now() + 60_000);
    bot.play(technician, "saisir Vougy avec la maire au téléphone", "2012");
    expect(entriesIn(bot, "Vougy").map(({ endedAt }) => endedAt !== undefined)).toEqual([true, false]);
    expect(answersOf(bot, "Vougy")["existe"]?.toldBy).toBe(idOf(bot, sylvie));
    expect(answersOf(bot, "Vougy")["depuis"]?.toldBy).toBe(idOf(bot, mayorOfVougy));
  });
});

describe("saisie terminée", () => {
  test("tells the secretary once, at her hours, what to read again", () => {
    const bot = createDemoBot();
    bot.say(sylvie, "plus de point");
    bot.play(technician, "saisir Vougy avec Mme Lefèvre au téléphone", "en régie", "2012");
    expect(bot.say(technician, "saisie terminée")).toContain(
      "C'est terminé : 2 réponses saisies pour Vougy. J'en préviens Mme Lefèvre, pour relire, compléter et valider.",
    );
    expect(tickOn(bot, "2026-11-23", "17:00").filter(({ to }) => to === sylvie)).toEqual([]);
    const [told, ...others] = tickOn(bot, "2026-11-24").filter(
      ({ to, key }) => to === sylvie && !key.startsWith("briefing:"),
    );
    expect(others).toEqual([]);
    expect(told?.text).toContain("Mme Gautheron a saisi 2 réponses pour Vougy avec vous au téléphone.");
    expect(told?.text).toContain("Il reste 34 questions avant de valider.");
    const opened = bot.say(sylvie, "1");
    expect(opened).toContain(
      "2 réponses de Mme Lefèvre, secrétaire générale de mairie, au téléphone : saisies par Mme Gautheron (intercommunalité), le 23 novembre.",
    );
    expect(bot.say(sylvie, "récapitulatif")).toContain("saisies par Mme Gautheron");
    expect(bot.say(technician, "2012")).not.toContain("C'est noté");
  });

  test("what the agent forgot to end is told the next morning, and their next words are not taken for an answer", () => {
    const bot = createDemoBot();
    bot.play(technician, "saisir Charlieu avec Mme Teyssier au téléphone", "en régie");
    const letters = morningOf(bot, "2026-11-24").filter(({ to }) => to === corinne);
    expect(letters.map(({ text }) => text).join()).toContain("Mme Gautheron a saisi 1 réponse pour Charlieu avec vous");
    expect(morningOf(bot, "2026-11-25").filter(({ to }) => to === corinne)).toEqual([]);
    const reply = bot.say(technician, "2012");
    expect(reply).toContain("Votre saisie de Charlieu est terminée : je n'ai rien noté de ce message.");
    expect(answersOf(bot, "Charlieu")["depuis"]).toBeUndefined();
  });

  test("validates only with the agreement of who answered, which is asked", () => {
    const bot = atReview();
    bot.play(
      technician,
      "saisir Charlieu avec Mme Teyssier au téléphone",
      "corriger à garder communal",
      "Le stade",
      "oui",
    );
    const status = () => interviewIn(bot, "Charlieu")?.status;
    expect(bot.say(technician, "valider")).toContain("Mme Teyssier vous a-t-elle dit que tout est bon ?");
    expect(status()).toBe("open");
    bot.receive(bot.eventOf(technician, { text: "oui" }, "agreed"));
    const sent = bot.drain().map(({ to, message }) => [to, readable(toPlainText(message))]);
    expect(Object.fromEntries(sent)).toEqual({
      [technician]:
        "C'est validé avec l'accord de Mme Teyssier : 1 réponse saisie pour Charlieu. J'en préviens Mme Teyssier.",
      [corinne]: expect.stringContaining(
        "et a tout validé avec votre accord. Pour les relire : « réponses Charlieu ».",
      ),
    });
    expect(status()).toBe("validated");
    expect(bot.say(corinne, "réponses Charlieu")).toContain("Réponses de Charlieu\nMutualiser la jeunesse : validé");
  });

  test("what needed no change is validated all the same with their agreement", () => {
    const bot = atReview();
    bot.play(technician, "saisir Charlieu avec Mme Teyssier au téléphone", "valider");
    bot.receive(bot.eventOf(technician, { text: "oui" }, "agreed"));
    const told = bot.drain().find(({ to }) => to === corinne);
    expect(readable(toPlainText(told?.message ?? { blocks: [] }))).toContain(
      "Mme Gautheron a validé les réponses de Charlieu avec votre accord, au téléphone.",
    );
  });

  test("without that agreement, the secretary validates", () => {
    const bot = atReview();
    bot.play(
      technician,
      "saisir Charlieu avec Mme Teyssier au téléphone",
      "corriger à garder communal",
      "Le stade",
      "oui",
    );
    expect(bot.play(technician, "valider", "non")).toContain("J'en préviens Mme Teyssier, pour relire et valider.");
    expect(interviewIn(bot, "Charlieu")?.status).toBe("paused");
    expect(bot.play(corinne, "diagnostic", "valider")).toContain("C'est validé, merci");
  });
});

describe("what was entered", () => {
  test("is restricted to who entered it, who said it, and the DGS", () => {
    const bot = atReview();
    bot.play(
      technician,
      "saisir Charlieu avec Mme Teyssier au téléphone",
      "corriger à garder communal",
      "Le centre social",
    );
    bot.play(technician, "oui");
    const other = colleagueIn(bot);
    const read = (email: string) => bot.say(email, "réponses Charlieu");
    expect(answersOf(bot, "Charlieu")["ligne_rouge"]).toMatchObject({ value: "Le centre social" });
    expect(read(technician)).toContain("Le centre social");
    expect(read(corinne)).toContain("Le centre social");
    expect(read(dgs)).toContain("Le centre social");
    expect(read(other)).not.toContain("Le centre social");
  });

  test("is told by functions in the detail of a figure, and in the export", () => {
    const bot = createDemoBot();
    bot.play(dgs, "saisir Charlieu avec Mme Teyssier au téléphone", "non");
    skipTo(bot, "Relisez", dgs);
    bot.play(dgs, "valider", "oui");
    expect(bot.say(dgs, "détail service")).toContain(
      "secrétaire générale de mairie, au téléphone ; saisi par la direction générale",
    );
    expect(bot.say(dgs, "pourquoi ce chiffre service")).toContain("Dont 1 réponse saisie par l'intercommunalité");
    const said = rowOf(bot, "Charlieu");
    expect(said("Saisi par")).toBe("la direction générale (téléphone)");
    expect(said("Répondu par")).toBe("secrétaire générale de mairie");
  });

  test("a form taken in the middle of a call is the secretary's, neither the caller's nor who imports it", () => {
    const bot = createDemoBot();
    const form = formOf(bot, dgs, "Charlieu");
    bot.play(technician, "saisir Charlieu avec Mme Teyssier au téléphone", "en régie");
    bot.clock.moveTo(bot.clock.now() + 60_000);
    sendForm(bot, technician, filled(form, { depuis: "2012", usagers_an: "45" }));
    bot.receive(bot.eventOf(technician, { text: "oui" }, "taken"));
    const sent = bot.drain().map(({ to, message }) => [to, readable(toPlainText(message))]);
    expect(Object.fromEntries(sent)).toEqual({
      [technician]: expect.stringContaining("J'en préviens Mme Teyssier."),
      [corinne]: expect.stringContaining(
        "Mme Gautheron a saisi 2 réponses pour Charlieu, d'après le formulaire rempli par le secrétariat. Relisez-les",
      ),
    });
    bot.clock.moveTo(bot.clock.now() + 60_000);
    expect(bot.say(technician, "saisie terminée")).toContain("1 réponse saisie pour Charlieu");
    const read = bot.say(corinne, "réponses Charlieu");
    expect(read).toContain("1 réponse de Mme Teyssier, secrétaire générale de mairie, au téléphone : saisie par");
    expect(read).toContain(
      "2 réponses du formulaire rempli par le secrétariat : saisies par Mme Gautheron (intercommunalité)",
    );
  });

  test("from a form says so in the detail of a figure, in what lies behind it, and in the export", () => {
    const bot = atReview();
    sendForm(bot, dgs, filled(formOf(bot, dgs, "Charlieu"), { existe: "1" }));
    bot.say(dgs, "remplacer");
    skipTo(bot, "Relisez");
    bot.say(corinne, "valider");
    expect(bot.say(dgs, "détail service")).toContain(
      "formulaire rempli par le secrétariat, saisi par la direction générale",
    );
    expect(bot.say(dgs, "pourquoi ce chiffre service")).toContain(
      "Dont 1 réponse saisie par l'intercommunalité, d'après le formulaire rempli par le secrétariat : « détail » dit",
    );
    expect(rowOf(bot, "Charlieu")("Saisi par")).toBe("la direction générale (formulaire)");
  });
});

/** What the export says of a municipality, by column. */
function rowOf(bot: DemoBot, place: string) {
  bot.receive(bot.eventOf(dgs, { text: "exporter réponses" }, "export"));
  const [, first] = bot
    .drain()
    .flatMap(({ message }) =>
      message.blocks.flatMap((one) => (one.type === "file" && "sheets" in one.file ? one.file.sheets : [])),
    );
  const row = first?.rows.find((cells) => cells[1] === place);
  return (title: string) => row?.[first?.columns.findIndex((one) => one.title === title) ?? -1];
}
