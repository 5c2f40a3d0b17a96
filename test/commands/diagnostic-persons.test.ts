import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { caf, createDemoBot, type DemoBot, dgs, mayorOfVougy, president, technician } from "../support/demo-bot.ts";

const mayors = [mayorOfVougy, ...["nandax", "mars", "villers", "ecoche"].map((place) => `maire.${place}@demo.example`)];

/** Answers `first`, then "je ne sais pas" to all that is left. */
function answerAll(bot: DemoBot, email: string, ...first: string[]): string {
  let reply = bot.play(email, ...first);
  for (let turns = 0; turns < 40 && !reply.includes("Tout est répondu"); turns += 1)
    reply = bot.say(email, "je sais pas");
  return reply;
}

function launchToMayors(bot: DemoBot): void {
  bot.play(dgs, "diagnostic lancer attentes à Vougy, Nandax, Mars, Villers et Écoche, 15 janvier", "oui");
}

function answersKept(bot: DemoBot): number {
  return bot.store.interviews
    .all()
    .reduce((total, { id }) => total + Object.keys(bot.store.interviews.byId(id)?.state.answers ?? {}).length, 0);
}

describe("a diagnostic that persons answer in their own name", () => {
  test("is launched to the elected officials of the municipalities told: who, how long, who reads, with or without a name", () => {
    const bot = createDemoBot();
    const shown = bot.say(dgs, "diagnostic lancer attentes à Vougy et Nandax, 15 janvier");
    expect(shown).toContain("Destinataires : 2 personnes élues, qui répondent chacune en son nom.");
    expect(shown).toContain("Chacun choisit à la fin de répondre avec ou sans son nom");
    bot.receive(bot.eventOf(dgs, { text: "oui" }));
    const letters = bot.drain().filter(({ key }) => key.startsWith("campaign:2:person:"));
    expect(letters.map(({ to }) => to)).toContain(mayorOfVougy);
    expect(JSON.stringify(letters)).toContain("À la fin, vous choisissez de répondre avec ou sans votre nom.");
    expect(bot.say(dgs, "diagnostic lancer attentes à Vougy, 15 janvier")).toContain(
      "déjà lancé auprès de toutes ces personnes",
    );
    expect(bot.say(dgs, "état")).toContain("0 personne sur 2 a validé");
  });

  test("is answered by those asked and by nobody else, and leaves the municipality's own alone", () => {
    const bot = createDemoBot();
    launchToMayors(bot);
    expect(bot.say(mayorOfVougy, "diagnostic")).toContain("Commençons « Attentes des élues et des élus »");
    bot.play(mayorOfVougy, "jeunesse et voirie", "pause");
    const id = bot.store.interviews
      .all()
      .find(({ personId, status }) => personId !== undefined && status === "paused")?.id;
    expect(bot.press("maire.charlieu@demo.example", `@${id} sens=x`)).toContain("n'a plus cours");
    const again = bot.restart();
    expect(again.say(mayorOfVougy, "reprendre")).toContain("En une phrase");
    expect(again.say(dgs, "diagnostic Vougy")).not.toContain("jeunesse et voirie");
  });

  test("asks whether the name stays: « valider » alone does not say", () => {
    const bot = createDemoBot();
    launchToMayors(bot);
    const review = answerAll(bot, mayorOfVougy, "diagnostic", "jeunesse");
    expect(review).toContain("a. Valider en mon nom\nb. Valider sans mon nom");
    expect(bot.say(mayorOfVougy, "valider")).toContain("Dites « en mon nom » ou « sans mon nom »");
    expect(bot.say(mayorOfVougy, "a")).toContain("vos réponses à « Attentes des élues et des élus » sont transmises");
    expect(bot.say(dgs, "détail priorités")).toContain("Mme Chevalier");
  });

  test("without a name, nothing links the answers to anyone, and they are read five at a time", () => {
    const bot = createDemoBot();
    launchToMayors(bot);
    for (const email of mayors.slice(0, 4)) {
      answerAll(bot, email, "diagnostic", "jeunesse");
      expect(bot.say(email, "sans mon nom")).toContain("gardées sans votre nom");
    }
    expect(answersKept(bot)).toBe(0);
    expect(bot.say(dgs, "suivi attentes")).toContain("4 personnes sur 5 ont validé");
    expect(bot.say(dgs, "à compléter")).not.toMatch(/Chevalier|Poitrenaud|Schneider|Ruellan/u);
    expect(bot.store.unnamedAnswers.shown(2)).toEqual([]);
    expect(bot.say(dgs, "synthèse attentes")).not.toContain("Jeunesse");
    answerAll(bot, mayors[4] ?? "", "diagnostic", "voirie");
    bot.say(mayors[4] ?? "", "sans mon nom");
    const read = bot.say(dgs, "détail priorités");
    expect(read).toContain("Jeunesse");
    expect(read).toContain("réponse non nominative");
    expect(read).not.toMatch(/Chevalier|Poitrenaud|Schneider|Ruellan|Tanguy/u);
    expect(bot.say(mayorOfVougy, "diagnostic")).toContain("Tout est fait");
    expect(bot.say(dgs, "diagnostic rouvrir")).toContain("rien à rouvrir");
    const kept = JSON.stringify(bot.store.unnamedAnswers.shown(2));
    expect(kept).not.toMatch(/"by"|"at"/u);
  });

  test("without a name, the file does not even tell which questions a person was asked, which their answers decided", () => {
    const bot = createDemoBot();
    launchToMayors(bot);
    answerAll(bot, mayorOfVougy, "diagnostic", "jeunesse");
    bot.play(mayorOfVougy, "corriger portage", "oui", "voirie", "sans mon nom");
    expect(answersKept(bot)).toBe(0);
    const file = new Database(bot.file, { readonly: true });
    const kept = file.prepare("SELECT contribution FROM inbox WHERE contribution IS NOT NULL").all();
    file.close();
    expect(JSON.stringify(kept)).not.toContain("portage");
    expect(kept).toEqual([]);
  });

  test("is read by the DGS alone, and an unfinished one by its author alone", () => {
    const bot = createDemoBot();
    launchToMayors(bot);
    answerAll(bot, mayorOfVougy, "diagnostic", "jeunesse");
    expect(bot.say(dgs, "exporter réponses attentes")).not.toContain("Jeunesse");
    bot.say(mayorOfVougy, "en mon nom");
    expect(bot.say(technician, "synthèse attentes")).not.toContain("priorités");
    expect(bot.say(president, "synthèse attentes")).toContain("Je ne peux pas");
  });
});

describe("partners whom nothing reaches yet", () => {
  test("are not said to be written to", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "diagnostic lancer acteurs 15 janvier")).toMatch(/Pas encore sur Relais : .*Lestrade/u);
    const launched = bot.say(dgs, "oui");
    expect(launched).toMatch(/Lestrade.* sur Relais : /u);
    expect(launched).not.toContain("J'écris à");
  });
});

describe("what the direction fixes", () => {
  test("is one text that the DGS and the chair both complete, then a note for the bureau", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "note de précadrage")).toContain("diagnostic lancer précadrage");
    bot.play(dgs, "diagnostic lancer précadrage 15 décembre", "oui", "1", "jeunesse", "pause");
    expect(bot.say(president, "diagnostic")).toContain("Sur quel territoire");
    expect(bot.say(mayorOfVougy, "diagnostic")).not.toContain("Précadrage");
    const draft = bot.say(president, "note de précadrage");
    expect(draft).toContain("Brouillon.");
    expect(draft).toContain("À compléter : périmètre géographique");
    answerAll(bot, president, "reprendre");
    expect(bot.say(president, "valider")).toContain("sont transmises");
    expect(bot.say(dgs, "note de précadrage")).not.toContain("Brouillon");
  });
});

function blocked(): DemoBot {
  const bot = createDemoBot();
  bot.play(dgs, "diagnostic lancer acteurs 15 janvier", "oui");
  let reply = bot.say(caf, "diagnostic");
  for (let turns = 0; turns < 40 && !reply.includes("Tout est répondu"); turns += 1) {
    const said = reply.includes("Qu'est-ce qui vous freine")
      ? "le temps"
      : reply.includes("s'appelle-t-elle")
        ? "CAF de la Loire"
        : "je sais pas";
    reply = bot.say(caf, said);
  }
  bot.say(caf, "valider");
  return bot;
}

describe("partners", () => {
  test("say themselves what holds them back; the answer goes to them", () => {
    const bot = blocked();
    const shown = bot.say(dgs, "freins");
    expect(shown).toMatch(/CAF de la Loire \(M\. Lestrade\) \| Le temps \| attendue/u);
    const number = /^(\d+) \| CAF/mu.exec(shown)?.[1] ?? "";
    bot.receive(
      bot.eventOf(dgs, { text: `répondre au frein ${number} : réunions le samedi matin, pour le 12 janvier` }),
    );
    expect(JSON.stringify(bot.drain())).toMatch(/Réponse de Mme.Arnaud.: réunions le samedi matin/u);
    expect(bot.say(dgs, "freins")).toContain("réunions le samedi matin");
    expect(bot.say(technician, "freins")).toContain("Je ne peux pas");
  });
});

describe("a note on an organisation", () => {
  test("is kept six months, for the direction alone", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "note sur la CAF : leur bureau se réunit le premier mardi")).toContain(
      "lundi 24 mai 2027".slice(-8),
    );
    expect(bot.say(dgs, "notes")).toContain("CAF | leur bureau se réunit le premier mardi");
    expect(bot.say(president, "notes")).toContain("Je ne peux pas");
    expect(bot.say(dgs, "retirer note 77")).toContain("Il n'y a pas de note 77. Celle qui existe est la note 1");
    expect(bot.say(dgs, "retirer note bidule")).toContain("Par exemple : « retirer note 3 »");
    expect(bot.say(dgs, "retirer note 1")).toContain("effacée");
    expect(bot.say(dgs, "notes")).toContain("Il n'y a pas de note");
  });

  test("a last name that is no village's is somebody's, and so is whoever has a title", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "note sur la CAF : Lestrade décide de tout")).toContain(
      "Je ne garde pas de note sur une personne",
    );
    bot.say(dgs, "annuler");
    expect(bot.say(dgs, "note sur la CAF : voir d'abord M. Dupont")).toContain(
      "Je ne garde pas de note sur une personne (M. Dupont)",
    );
    bot.say(dgs, "annuler");
    expect(bot.say(dgs, "note sur la CAF : travaille avec Mars et Vougy")).toContain("C'est noté sur CAF");
  });

  test.each([
    ["note sur Isabelle Chevalier : à ménager", "Je ne garde pas de note sur une personne (Isabelle Chevalier)"],
    ["note sur la CAF : Mme Chevalier décide seule", "Je ne garde pas de note sur une personne"],
    ["note sur la CAF : tous des opposants", "une opinion politique"],
    ["note sur la CAF : leur déléguée syndicale bloque", "une appartenance syndicale"],
    ["note sur la CAF : il est malade", "la santé de quelqu'un"],
    ["note sur la CAF : leur président vote écolo", "une opinion politique"],
    ["note sur la CAF : le directeur est un incapable", "un jugement sur quelqu'un"],
  ])("« %s » is refused, with why", (said, why) => {
    const bot = createDemoBot();
    expect(bot.say(dgs, said)).toContain(why);
    expect(bot.store.organisationNotes.all("2026-11-23")).toEqual([]);
  });
});

test("words that may say of somebody what is not to be kept are asked about before they are", () => {
  const bot = createDemoBot();
  launchToMayors(bot);
  bot.play(mayorOfVougy, "diagnostic", "jeunesse");
  expect(bot.say(mayorOfVougy, "se passer de l'adjoint, un opposant de gauche")).toContain(
    "semblent parler d'une opinion politique",
  );
  expect(bot.say(mayorOfVougy, "non")).toContain("Répondez en quelques mots");
});

test("partners say their interest in three questions, and nothing of it is taken for something that holds them back", () => {
  const bot = createDemoBot();
  expect(bot.say(dgs, "diagnostic lancer intérêt à collaborer 15 janvier")).toContain("3 questions");
  bot.say(dgs, "oui");
  const said = bot.play(
    caf,
    "diagnostic",
    "remplir nos places du mercredi",
    "des locaux et du temps",
    "le calendrier avant juin",
  );
  expect(said).toContain("Tout est répondu");
  expect(bot.say(caf, "valider")).toContain("sont transmises");
  expect(bot.say(dgs, "freins")).not.toContain("calendrier avant juin");
  expect(bot.say(dgs, "détail contribution")).toContain("Des locaux");
});
