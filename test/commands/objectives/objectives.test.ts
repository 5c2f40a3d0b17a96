import { describe, expect, test } from "vitest";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { plan, setUp } from "../../support/meetings.ts";
import { validated } from "../../support/validated.ts";

const wednesday =
  "objectif ajouter Maintenir l'accueil des jeunes le mercredi (orientation : Services à la population)";
const shuttle = "objectif ajouter Une navette le samedi (orientation : Mobilités)";

function withObjectives(): DemoBot {
  const bot = createDemoBot();
  bot.play(dgs, wednesday, shuttle);
  return bot;
}

/** The number of the demonstration's deadline of that title. */
function numberOf(bot: DemoBot, title: string): number {
  return bot.store.deadlines.open().find((one) => one.title.startsWith(title))?.id ?? 0;
}

describe("objectif ajouter", () => {
  test("writes an objective in its orientation, and says how to go on", () => {
    const said = createDemoBot().say(dgs, wednesday);
    expect(said).toContain("Objectif 1 : Maintenir l'accueil des jeunes le mercredi");
    expect(said).toContain("Orientation : Services à la population.");
    expect(said).toContain("« objectif 1 : constat … »");
  });

  test("asks for the orientation, proposes those there, and is still there after a restart", () => {
    const bot = withObjectives();
    expect(bot.say(dgs, "nouvel objectif Des soins à moins de 20 minutes")).toMatch(/1\. Services à la population/u);
    const again = bot.restart();
    expect(again.say(dgs, "services a la population")).toContain("Orientation : Services à la population.");
    expect(again.say(dgs, "objectifs").match(/Services à la population/gu)).toHaveLength(1);
  });

  test("said twice, is there once", () => {
    const bot = withObjectives();
    expect(bot.say(dgs, wednesday)).toContain("C'est déjà l'objectif 1");
    expect(bot.store.objectives.all()).toHaveLength(2);
  });

  test("is for the DGS", () => {
    const bot = createDemoBot();
    for (const other of [technician, mayorOfVougy, sylvie])
      expect(bot.say(other, wednesday)).toContain("Je ne peux pas");
    expect(bot.store.objectives.all()).toEqual([]);
    expect(bot.say(mayorOfVougy, "objectifs")).toContain("Aucun objectif n'est encore écrit. La direction générale");
  });
});

describe("objectifs", () => {
  test("shows each orientation, its objectives, their actions and dates, and what has no objective or no action", () => {
    const bot = withObjectives();
    const caf = numberOf(bot, "Convention");
    expect(bot.say(dgs, `rattacher action ${caf} à l'objectif 1`)).toContain("sert l'objectif 1");
    const said = bot.say(dgs, "objectifs");
    expect(said).toMatch(
      /Services à la population\nObjectif 1 : Maintenir l'accueil des jeunes le mercredi\n- Action \d+ : Convention avec la CAF à renouveler, Mme Arnaud, pour le .*date passée/u,
    );
    expect(said).toContain("Objectif 2 : Une navette le samedi (aucune action)");
    expect(said).toMatch(/Sans objectif\n- Action \d+ : Comité technique jeunesse/u);
    expect(said).toContain("Sans action : l'objectif 2.");
  });

  test("shows a deadline of one municipality to that municipality and the DGS alone", () => {
    const bot = withObjectives();
    const pact = numberOf(bot, "Avis du conseil");
    bot.say(dgs, `rattacher action ${pact} à l'objectif 2`);
    expect(bot.say(mayorOfVougy, "objectifs")).toContain("pacte de gouvernance (Vougy)");
    expect(bot.say("secretaire.charlieu@demo.example", "objectifs")).not.toContain("pacte");
    expect(bot.say("secretaire.charlieu@demo.example", `d'où vient l'action ${pact}`)).toContain(
      "Je ne trouve pas d'action",
    );
  });

  test("says before everybody what is of all, and nothing of one municipality", () => {
    const bot = withObjectives();
    const [caf, pact] = [numberOf(bot, "Convention"), numberOf(bot, "Avis du conseil")];
    bot.say(dgs, `rattacher les actions ${caf} et ${pact} à l'objectif 1`);
    const event = bot.eventOf(mayorOfVougy, { text: "objectifs" });
    const address = { platform: "console" as const, channel: "#projet" };
    bot.receive({ ...event, address, direct: false, personal: event.address });
    const said = bot.drain().flatMap(({ to, message }) => (to === "#projet" ? toPlainText(message) : []));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("Convention avec la CAF");
    expect(said[0]).not.toContain("pacte");
  });

  test("keeps an action once it is done", () => {
    const bot = withObjectives();
    const caf = numberOf(bot, "Convention");
    bot.play(dgs, `rattacher action ${caf} à l'objectif 1`, "échéance terminer Convention avec la CAF à renouveler");
    expect(bot.say(mayorOfVougy, "objectif 1")).toMatch(/Convention avec la CAF.*terminée le/u);
  });

  test("finds objectives by a word, and says which numbers there are", () => {
    const bot = withObjectives();
    expect(bot.say(dgs, "objectifs mobilité")).toContain("Une navette");
    expect(bot.say(dgs, "objectifs mobilité")).not.toContain("Maintenir");
    expect(bot.say(dgs, "objectifs piscine")).toContain("Aucun objectif ne correspond à « piscine ».");
    expect(bot.say(dgs, "objectif 9")).toContain("Ceux qui existent sont les objectifs 1 et 2.");
  });
});

describe("rattacher", () => {
  test("takes several actions at once, and says what they served before", () => {
    const bot = withObjectives();
    const [one, two] = [numberOf(bot, "Convention"), numberOf(bot, "Comité")];
    bot.say(dgs, `rattacher action ${one} à l'objectif 1`);
    const said = bot.say(dgs, `rattacher les actions ${one} et ${two} à l'objectif n° 2`);
    expect(said).toContain("servent l'objectif 2");
    expect(said).toContain(`Avant, l'action ${one} était reliée à l'objectif 1.`);
  });

  test("asks for what is not said, and is undone by « détacher »", () => {
    const bot = withObjectives();
    const one = numberOf(bot, "Convention");
    expect(bot.say(dgs, `rattacher l'action ${one}`)).toContain("Quel objectif ?");
    expect(bot.restart().say(dgs, "2")).toContain("sert l'objectif 2");
    const again = withObjectives();
    again.say(dgs, `rattacher action ${one} à l'objectif 1`);
    expect(again.say(dgs, `détacher action ${one}`)).toContain("n'est plus reliée à l'objectif 1");
    expect(again.say(dgs, `détacher action ${one}`)).toContain("n'est reliée à aucun objectif");
  });

  test("refuses numbers that are not there, and attaches nothing", () => {
    const bot = withObjectives();
    const one = numberOf(bot, "Convention");
    expect(bot.say(dgs, `rattacher les actions ${one} et 999 à l'objectif 1`)).toContain(
      "Je ne trouve pas d'action 999",
    );
    expect(bot.say(dgs, `rattacher action ${one} à l'objectif 7`)).toContain("Il n'y a pas d'objectif 7");
    expect(bot.store.objectives.services()).toEqual([]);
  });
});

describe("objectif renommer, objectif retirer", () => {
  test("the words and the orientation change, and what they were is said", () => {
    const bot = withObjectives();
    const said = bot.say(dgs, "objectif renommer 2 : Deux navettes le samedi (orientation : services à la population)");
    expect(said).toContain("Objectif 2 : Deux navettes le samedi");
    expect(said).toContain("Services à la population (avant : Mobilités)");
    expect(said).toContain("Avant : Une navette le samedi.");
  });

  test("one with nothing on it goes at once; else what would be detached is said first", () => {
    const bot = withObjectives();
    expect(bot.say(dgs, "objectif retirer 2")).toContain("est retiré");
    const one = numberOf(bot, "Convention");
    bot.say(dgs, `rattacher action ${one} à l'objectif 1`);
    expect(bot.say(dgs, "objectif retirer 1")).toContain(`L'action ${one} ne sera plus reliée`);
    expect(bot.say(dgs, "non")).toContain("Rien");
    expect(bot.store.objectives.all()).toHaveLength(1);
    expect(bot.play(dgs, "objectif retirer 1", "oui")).toContain("est retiré");
    expect(bot.store.objectives.services()).toEqual([]);
    expect(bot.say(dgs, wednesday)).toContain("Objectif 3");
  });
});

function founded(): DemoBot {
  const bot = withObjectives();
  validated(bot, "Charlieu", { existe: "regie", etp_total: 6, nb_agents: 9, budget_fonct: 400_000 });
  validated(bot, "Vougy", { existe: "regie", etp_total: 2.5, nb_agents: 4, budget_fonct: 120_000 });
  return bot;
}

describe("d'où vient l'action", () => {
  test("says the finding with its figure and coverage, the objective and the action, each with its date", () => {
    const bot = founded();
    const one = numberOf(bot, "Convention");
    expect(bot.say(dgs, "objectif 1 : constat jeunesse etp_total")).toContain("l'objectif 1 répond au constat");
    bot.say(dgs, `rattacher action ${one} à l'objectif 1`);
    const said = bot.say(dgs, `D'où vient l'action ${one} ?`);
    expect(said).toMatch(/Constat, .*8,5 ETP en tout.*\(2 réponses sur 25 communes/u);
    expect(said).toContain("Relié par Mme Arnaud, le lundi 23 novembre 2026.");
    expect(said).toContain(
      "Objectif 1 : Maintenir l'accueil des jeunes le mercredi (orientation : Services à la population)",
    );
    expect(said).toContain("Décision : elle n'exécute pas une décision d'une instance.");
  });

  test("says what is missing in the chain", () => {
    const bot = founded();
    const one = numberOf(bot, "Convention");
    expect(bot.say(dgs, `d'où vient l'action ${one}`)).toContain("Objectif : aucun, donc aucun constat.");
    bot.say(dgs, `rattacher action ${one} à l'objectif 1`);
    expect(bot.say(dgs, `d'où vient l'action ${one}`)).toContain("Constat : aucun n'est relié à l'objectif 1");
  });

  test("names the decision that the action carries out, with its meeting", () => {
    const bot = founded();
    const meeting = plan(bot, setUp(bot, "copil"), { heldOn: "2026-11-20" });
    bot.play(dgs, "relevé copil 20 novembre");
    const decision = bot.store.decisions.add(
      { meetingId: meeting, text: "Ouvrir deux centres", outcome: "adopted" },
      undefined,
      bot.clock.now(),
    );
    const action = bot.store.deadlines.add(
      { title: "Trouver les locaux", due: "2027-01-15", decisionId: decision },
      undefined,
      bot.clock.now(),
    );
    expect(bot.say(dgs, `d'où vient l'action ${action}`)).toMatch(
      /Décision \d+ \(adopt.*\) : Ouvrir deux centres.*vendredi 20 novembre 2026/u,
    );
  });

  test("gives figures to those who read them alone", () => {
    const bot = founded();
    bot.say(dgs, "objectif 1 : constat jeunesse etp_total");
    expect(bot.say(technician, "objectif 1")).toContain("8,5 ETP");
    const seen = bot.say(mayorOfVougy, "objectif 1");
    expect(seen).not.toContain("8,5");
    expect(seen).toContain("le chiffre est lu par la direction générale et le comité technique");
  });

  test("a finding not surely named is picked in a numbered list", () => {
    const bot = founded();
    expect(bot.say(dgs, "objectif 1 : constat jeunesse équivalents et dépenses")).toMatch(/Quel constat[^]*1\. /u);
    const again = bot.restart();
    expect(again.say(dgs, "1")).toContain("répond au constat");
    expect(again.store.objectives.findings(1)).toHaveLength(1);
  });

  test("words said while a finding is asked for are not linked as one, for one word that they share with it", () => {
    const bot = founded();
    bot.play(dgs, "diagnostic lancer effectifs à Vougy 15 janvier", "oui");
    expect(bot.say(dgs, "objectif 1 : constat")).toContain("Un constat de quel diagnostic ?");
    expect(bot.say(dgs, "action ajouter recruter un directeur")).not.toContain("répond au constat");
    expect(bot.store.objectives.findings(1)).toEqual([]);
  });

  test("a finding is taken back, and the same one is linked once", () => {
    const bot = founded();
    bot.say(dgs, "objectif 1 : constat jeunesse etp_total");
    expect(bot.say(dgs, "objectif 1 : constat jeunesse etp_total")).toContain("est déjà relié");
    expect(bot.say(dgs, "constat retirer objectif 1")).toContain("n'est plus relié");
    expect(bot.say(dgs, "objectif 1")).toContain("aucun n'est relié");
  });
});
