import { describe, expect, test } from "vitest";
import { seedDemo } from "../../src/cli/demo.ts";
import type { Outbound } from "../../src/core/message.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { openStore } from "../../src/core/store/store.ts";
import { caf, createDemoBot, type DemoBot, dgs, mayorOfVougy, president, technician } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";
import { createTestBot, library, mondayMorning, readable } from "../support/test-bot.ts";
import { textOf } from "../support/files.ts";

const installed = new Map<string, Uint8Array>();

/** Installed once, then copied. */
function withBodies(...names: string[]): DemoBot {
  const from = installed.get(names.join());
  if (from !== undefined) return createDemoBot({ from });
  const bot = createDemoBot();
  for (const name of names) bot.play(dgs, `instance créer ${name}`, "oui");
  const content = bot.freeze();
  installed.set(names.join(), content);
  return createDemoBot({ from: content });
}

function seats(bot: DemoBot, template: string): string[] {
  const body = bot.store.bodies.all().find((one) => one.template === template);
  return bot.store.bodies.members(body?.id ?? 0).map(({ personId, capacity, origin }) => {
    const person = bot.store.people.byId(personId);
    return `${person?.lastName} ${capacity} ${origin}`;
  });
}

function sentTo(
  bot: Pick<DemoBot, "receive" | "eventOf" | "drain">,
  email: string,
  text: string,
): Outbound | undefined {
  bot.receive(bot.eventOf(email, { text }));
  return bot.drain().find(({ to }) => to === email)?.message;
}

describe("instance créer", () => {
  test("shows who would sit, asks, then seats them with the chair", () => {
    const bot = createDemoBot();
    const asked = bot.say(dgs, "instance créer copil");
    expect(asked).toContain("Installer le comité de pilotage ?");
    expect(asked).toContain("Présidence : Étienne Vasseur. 26 membres d'après l'annuaire : maires (25) et direction");
    expect(asked).toContain("Communes non représentées : aucune.");
    expect(bot.store.bodies.all()).toEqual([]);
    expect(bot.say(dgs, "oui")).toContain("C'est fait : Comité de pilotage, 26 membres.");
    expect(seats(bot, "copil")).toHaveLength(26);
    expect(seats(bot, "copil")).toContain("Vasseur chair directory");
    expect(seats(bot, "copil")).toContain("Arnaud member directory");
  });

  test.each([
    ["installer le copil", "copil"],
    ["créer le comité technique", "cotech"],
    ["Instance créer le comité de pilotage", "copil"],
    ["instance creer coplil", "copil"],
    ["mettre en place le bureau communautaire", "bureau"],
    ["instance créer conférence des maires", "conference_maires"],
    ["créer une instance conseil communautaire", "conseil_communautaire"],
    ["instance créer commission de la jeunesse", "commission"],
    ["instance créer séminaire", "seminaire"],
  ])("« %s »", (said, template) => {
    const bot = createDemoBot();
    bot.play(dgs, said, "1");
    expect(bot.store.bodies.all().map((one) => one.template)).toEqual([template]);
  });

  test.each(["non", "2", "pause", "je ne sais pas"])("« %s » changes nothing", (said) => {
    const bot = createDemoBot();
    bot.play(dgs, "instance créer copil", said);
    expect(bot.store.bodies.all()).toEqual([]);
    expect(bot.say(dgs, "oui")).toContain("Je n'ai pas compris");
  });

  test("two in one message are asked one after the other", () => {
    const bot = createDemoBot();
    expect(bot.play(dgs, "installer le copil et le cotech", "oui")).toContain("Installer le comité technique ?");
    bot.say(dgs, "oui");
    expect(bot.store.bodies.all().map((one) => one.template)).toEqual(["copil", "cotech"]);
  });

  test("of two in one message, the second keeps its subject; one subject may hold an « et »", () => {
    const bot = createDemoBot();
    expect(bot.play(dgs, "instance créer copil et commission voirie", "non")).toContain(
      "Installer la commission voirie ?",
    );
    bot.say(dgs, "oui");
    expect(bot.say(dgs, "instance créer commission enfance et jeunesse")).toContain(
      "Installer la commission enfance et jeunesse ?",
    );
    expect(bot.say(dgs, "instance créer copil et commission voirie")).toContain(
      "La commission voirie est déjà installée",
    );
  });

  test("asks which, then its subject, and survives a restart", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "instance créer")).toContain("6. Commission");
    expect(bot.say(dgs, "commission")).toContain("Sur quel sujet ?");
    const again = bot.restart();
    expect(again.say(dgs, "de la Jeunesse")).toContain("Installer la commission jeunesse ?");
    expect(again.say(dgs, "oui")).toContain("Commission jeunesse, 6 membres");
    expect(seats(again, "commission")).toEqual([
      "Aubertin member directory",
      "Belkacem member directory",
      "Haddad member directory",
      "Ravel member directory",
      "Sarrazin member directory",
      "Vasseur chair directory",
    ]);
  });

  test("said twice is said to be there already; another commission is another", () => {
    const bot = withBodies("copil", "commission jeunesse");
    expect(bot.say(dgs, "instance créer copil")).toContain("est déjà installé, depuis le lundi 23 novembre 2026");
    expect(bot.say(dgs, "instance créer commission de la jeunesse")).toContain("est déjà installée");
    expect(bot.say(dgs, "instance créer commission voirie")).toContain("Installer la commission voirie ?");
  });

  test("a municipal council is not set up here, and what is not one is answered with examples", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "instance créer conseil municipal")).toContain("ne s'installe pas ici");
    expect(bot.say(dgs, "instance créer piscine")).toContain("Je n'ai pas compris « piscine »");
    expect(bot.say(dgs, "instance créer copil demain")).toContain("Je n'ai pas compris « copil demain »");
  });

  test.each([president, mayorOfVougy, technician, caf])("is not for %s", (email) => {
    const bot = createDemoBot();
    expect(bot.play(email, "instance créer copil")).toContain("Je ne peux pas faire cela pour vous");
    expect(bot.store.bodies.all()).toEqual([]);
  });
});

describe("instance ajouter, retirer, présidence", () => {
  test.each([
    ["instance ajouter Mme Ravel au cotech", "Ravel member chosen"],
    ["instance ajouter ravle cotech", "Ravel member chosen"],
    ["instance ajouter au comité technique : Céline Ravel", "Ravel member chosen"],
    ["ajouter Céline Ravel au cotech", "Ravel member chosen"],
    ["instance ajouter Mme Ravel au cotech comme invitée permanente", "Ravel guest chosen"],
    ["instance ajouter M. Lestrade au cotech en tant qu'invité", "Lestrade guest chosen"],
    ["ajouter Mme Ravel au cotech (invitée)", "Ravel guest chosen"],
    ["instance ajouter Mme Ravel au cotech comme présidente", "Ravel chair chosen"],
  ])("« %s »", (said, seat) => {
    const bot = withBodies("cotech");
    expect(bot.say(dgs, said)).toContain("C'est fait");
    expect(seats(bot, "cotech")).toContain(seat);
  });

  test("several at once, by their names or as a group", () => {
    const bot = withBodies("cotech");
    expect(bot.say(dgs, "instance ajouter Mme Ravel et M. Haddad au cotech")).toContain(
      "Samir Haddad et Céline Ravel siègent désormais au comité technique.",
    );
    expect(bot.say(dgs, "instance ajouter les élus jeunesse au cotech")).toContain(
      "Samir Haddad et Céline Ravel y étaient déjà",
    );
  });

  test("asks who and where when it is not said", () => {
    const bot = withBodies("copil", "cotech");
    expect(bot.say(dgs, "instance ajouter")).toContain("Qui faut-il ajouter ?");
    expect(bot.say(dgs, "Ravel")).toContain("À quelle instance ?");
    expect(bot.say(dgs, "cotech")).toContain("Céline Ravel siège désormais au comité technique.");
  });

  test("homonyms are asked, told apart by what they do", () => {
    const bot = withBodies("copil");
    const ravel = bot.store.people.byEmail("adjointe.jeunesse.briennon@demo.example");
    if (ravel === undefined) throw new Error("nobody");
    const { id: _id, title: _title, ...other } = ravel;
    bot.store.people.save({ ...other, email: "paul.ravel@demo.example", firstName: "Paul", mandates: [] }, 0);
    const asked = bot.say(dgs, "instance ajouter Ravel au copil");
    expect(asked).toContain("1. Céline Ravel, adjointe (jeunesse, affaires scolaires) de Briennon");
    expect(asked).toContain("2. Paul Ravel");
    expect(bot.say(dgs, "2")).toContain("Paul Ravel siège désormais au comité de pilotage.");
    expect(bot.say(dgs, "instance ajouter Ravel et Haddad au copil")).toContain("Plusieurs personnes portent le nom");
  });

  test("a name that others bear is confirmed before it loses its seat: the other may have just left", () => {
    const bot = withBodies("copil");
    const chevalier = bot.store.people.byEmail(mayorOfVougy);
    if (chevalier === undefined) throw new Error("nobody");
    const { id: _id, ...other } = chevalier;
    bot.store.people.save({ ...other, email: "zoe@demo.example", firstName: "Zoé", mandates: [] }, 0);
    const before = seats(bot, "copil");
    const asked = bot.say(dgs, "instance retirer Chevalier du copil");
    expect(asked).toContain(
      `Faut-il retirer ${chevalier.firstName} Chevalier, maire de Vougy, du comité de pilotage ?`,
    );
    expect(bot.say(dgs, "non")).toBe("D'accord. Rien n'a été changé.");
    expect(seats(bot, "copil")).toEqual(before);
    expect(bot.say(dgs, `instance retirer ${chevalier.firstName} Chevalier du copil`)).toContain("ne siège plus");
  });

  test("whoever votes is not made a guest without a yes", () => {
    const bot = withBodies("copil");
    const before = seats(bot, "copil");
    const asked = bot.say(dgs, "instance ajouter Mme Chevalier au copil comme invitée permanente");
    expect(asked).toContain("siège au comité de pilotage comme membre, et n'y aura plus de voix.");
    bot.say(dgs, "non");
    expect(seats(bot, "copil")).toEqual(before);
    bot.say(dgs, "instance ajouter Mme Chevalier au copil comme invitée permanente");
    expect(bot.say(dgs, "oui")).toContain("est en invitation permanente, sans voix, au comité de pilotage.");
    expect(seats(bot, "copil")).toContain("Chevalier guest chosen");
  });

  test("a name of nobody is refused, with those near it", () => {
    const bot = withBodies("copil");
    expect(bot.say(dgs, "instance ajouter Mme Zorro au copil")).toContain(
      "Personne dans l'annuaire ne s'appelle « Mme Zorro ».",
    );
    expect(bot.say(dgs, "instance ajouter Hadda au copil")).toContain("Samir Haddad siège désormais");
  });

  test("of an instance that is not set up says how to set it up", () => {
    const bot = createDemoBot();
    const how = "Le comité de pilotage n'est pas encore installé. Pour l'installer : « instance créer copil ».";
    expect(bot.say(dgs, "instance ajouter Mme Ravel au copil")).toBe(how);
    expect(bot.say(dgs, "instance ajouter Mme Ravel")).toContain("Aucune instance n'est installée");
    expect(bot.say(dgs, "instance ajouter")).toContain("Aucune instance n'est installée");
    bot.play(dgs, "instance créer cotech", "oui");
    expect(bot.say(dgs, "instance présidence Mme Ravel au copil")).toBe(how);
    expect(bot.say(dgs, "instance retirer Mme Ravel du copil")).toBe(how);
  });

  test("the same message twice adds one seat, and says so", () => {
    const bot = withBodies("cotech");
    bot.play(dgs, "instance ajouter Mme Ravel au cotech", "instance ajouter Mme Ravel au cotech");
    expect(seats(bot, "cotech").filter((seat) => seat.startsWith("Ravel"))).toHaveLength(1);
  });

  test("adding whoever presides as a member does not take the chair from them", () => {
    const bot = withBodies("copil");
    expect(bot.say(dgs, "instance ajouter Vasseur au copil")).toContain("y était déjà");
    expect(seats(bot, "copil")).toContain("Vasseur chair directory");
  });

  test("whoever is removed by name is not seated again by the directory", () => {
    const bot = withBodies("copil");
    expect(bot.say(dgs, "instance retirer Mme Chevalier du copil")).toContain("L'annuaire ne lui rendra pas ce siège.");
    expect(bot.say(dgs, "instances actualiser")).toContain("rien n'a changé");
    expect(seats(bot, "copil").join()).not.toContain("Chevalier");
    expect(bot.say(dgs, "instances copil")).toContain(
      "1 commune sur 25 n'est pas représentée au comité de pilotage : Vougy",
    );
    bot.say(dgs, "instance ajouter Mme Chevalier au copil");
    // Her function gives her that seat again: it will follow the directory.
    expect(seats(bot, "copil")).toContain("Chevalier member directory");
  });

  test("removing whoever presides says that somebody must", () => {
    const bot = withBodies("copil");
    expect(bot.say(dgs, "instance retirer M. Vasseur du copil")).toContain("Il faut maintenant désigner qui préside");
    expect(bot.say(dgs, "instances vérifier")).toContain("personne ne préside le comité de pilotage");
  });

  test("whoever does not sit there cannot be removed", () => {
    const bot = withBodies("cotech");
    expect(bot.say(dgs, "instance retirer Mme Ravel du cotech")).toContain("n'est pas parmi les membres");
  });

  test("the chair is given; the one who had it keeps a seat", () => {
    const bot = withBodies("commission jeunesse");
    expect(bot.say(dgs, "instance présidence Mme Sarrazin à la commission jeunesse")).toContain(
      "Hélène Sarrazin préside désormais la commission jeunesse. Étienne Vasseur y garde un siège.",
    );
    expect(seats(bot, "commission")).toContain("Sarrazin chair chosen");
    expect(seats(bot, "commission")).toContain("Vasseur member directory");
    expect(bot.say(dgs, "instances actualiser")).toContain("rien n'a changé");
    expect(bot.say(dgs, "présidence de la commission : Sarrazin")).toContain("préside déjà");
  });
});

describe("the directory", () => {
  test("that changes moves those seated by their function, and leaves those chosen by name", () => {
    const bot = withBodies("copil");
    bot.say(dgs, "instance ajouter Mme Ravel au copil");
    const mayor = bot.store.people.byEmail(mayorOfVougy);
    const [mandate] = mayor?.mandates ?? [];
    if (mayor === undefined || mandate === undefined) throw new Error("no mayor of Vougy");
    bot.store.people.save({ ...mayor, mandates: [{ ...mandate, function: "councillor" }] }, 0);
    const successor = { ...mayor, email: "nouvelle@demo.example", firstName: "Lise", lastName: "Aubert" };
    bot.store.people.save(successor, 0);
    expect(bot.say(dgs, "instances copil")).toContain(
      "Isabelle Chevalier n'exerce plus la fonction qui donnait ce siège",
    );
    expect(bot.say(dgs, "instances actualiser")).toContain(
      "Comité de pilotage : arrivées : Lise Aubert ; départs : Isabelle Chevalier.",
    );
    expect(seats(bot, "copil")).toContain("Ravel member chosen");
    expect(bot.say(dgs, "instance historique copil")).toContain(
      "siège quitté, fonction quittée dans l'annuaire (1) : Isabelle Chevalier",
    );
  });
});

describe("instance historique", () => {
  test("says who came and went, and when", () => {
    const bot = withBodies("commission jeunesse");
    bot.clock.moveTo(mondayMorning + 86_400_000);
    bot.say(dgs, "instance retirer Mme Ravel de la commission jeunesse");
    const said = bot.say(mayorOfVougy, "instance historique commission jeunesse").split("\n");
    expect(said[1]).toBe("Installée le lundi 23 novembre 2026.");
    expect(said[2]).toContain("lundi 23 novembre 2026 : sièges donnés (6) : Quentin Aubertin");
    expect(said[3]).toBe("- mardi 24 novembre 2026 : siège quitté, à la demande de la direction (1) : Céline Ravel.");
  });

  test("of one that was closed is still told", () => {
    const bot = withBodies("copil");
    expect(bot.say(dgs, "instance clore copil")).toContain("Clore le comité de pilotage ?");
    expect(bot.say(dgs, "oui")).toContain("est clos");
    expect(bot.store.bodies.all()).toEqual([]);
    expect(bot.say(dgs, "instance historique copil")).toContain("clos le lundi 23 novembre 2026");
    expect(bot.say(dgs, "instance créer copil")).toContain("Installer le comité de pilotage ?");
  });

  test("is not closed by anything but a yes", () => {
    const bot = withBodies("copil");
    bot.play(dgs, "instance clore copil", "non");
    expect(bot.store.bodies.all()).toHaveLength(1);
  });
});

function withMeetings(): DemoBot {
  const bot = createDemoBot();
  const bodyId = setUp(bot, "copil", { emails: [dgs, mayorOfVougy] });
  plan(bot, bodyId, { heldOn: "2026-11-05" });
  plan(bot, bodyId);
  bot.say(dgs, "sonder les dates du copil 12 janvier, 14 janvier à 18h");
  return bot;
}

const statuses = (bot: DemoBot) => bot.store.meetings.all().map(({ status }) => status);

/** What the mayor of Vougy is told once it is answered, at office hours. */
function toldOnceAnswered(bot: DemoBot, answer: string): string {
  bot.say(dgs, "instance clore copil");
  bot.say(dgs, answer);
  bot.clock.moveTo(bot.clock.now() + 120_000);
  const sent = bot.drain().filter(({ to }) => to === mayorOfVougy);
  return sent.map(({ message }) => readable(toPlainText(message))).join("\n");
}

describe("closing an instance that has something to come", () => {
  test("says what it would leave", () => {
    const reply = withMeetings().say(dgs, "instance fermer copil");
    expect(reply).toContain("1 sondage de dates est ouvert : il sera arrêté.");
    expect(reply).toContain("1 réunion est prévue : jeudi 17 décembre, 14 h.");
    expect(reply).toContain("1. Oui, et annuler sa réunion à venir\n2. Oui, mais garder sa réunion à venir\n3. Non");
  });

  test("« oui » cancels what is to come and tells those expected; what is past stays", () => {
    const bot = withMeetings();
    expect(toldOnceAnswered(bot, "oui")).toContain("le comité de pilotage est clos");
    expect(statuses(bot)).toEqual(["planned", "cancelled", "cancelled"]);
  });

  test("« garder » keeps its meetings, and ends its poll", () => {
    const bot = withMeetings();
    expect(toldOnceAnswered(bot, "garder")).not.toContain("annulé");
    expect(statuses(bot)).toEqual(["planned", "planned", "cancelled"]);
    expect(bot.store.bodies.all()).toEqual([]);
    expect(bot.say(mayorOfVougy, "mes dates copil 1")).toContain("Aucun sondage de dates ne vous attend.");
  });

  test("« non » leaves all of it", () => {
    const bot = withMeetings();
    expect(toldOnceAnswered(bot, "non")).toBe("");
    expect(statuses(bot)).toEqual(["planned", "planned", "polling"]);
  });
});

describe("quelles communes manquent", () => {
  test("without an instance, says all that is to be seen to", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "quelles communes manquent ?")).toBe(bot.say(dgs, "instances vérifier"));
  });

  test.each(["quelles communes manquent au copil", "quelles communes manquent dans le comité de pilotage ?"])(
    "« %s » names them, with a file when they are many",
    (said) => {
      const bot = createDemoBot();
      setUp(bot, "copil", { emails: [dgs, mayorOfVougy] });
      const reply = bot.say(dgs, said);
      expect(reply).toContain("24 communes sur 25 ne sont pas représentées au comité de pilotage : Arcinges");
      expect(reply).toContain("et 12 autres.\nOuvrir la liste complète (communes-comite-de-pilotage.csv)");
    },
  );

  test("says when none is missing", () => {
    const bot = createDemoBot();
    setUp(bot, "copil");
    expect(bot.say(dgs, "quelles communes manquent au copil")).toContain("Toutes les communes sont représentées");
  });
});

describe("instances", () => {
  test("before any is set up shows what can be, to the DGS alone", () => {
    const bot = createDemoBot();
    const shown = bot.say(dgs, "instances");
    expect(shown).toContain("Aucune instance n'est encore installée.");
    expect(shown).toContain("1. Installer le comité de pilotage");
    expect(bot.say(dgs, "1")).toContain("Installer le comité de pilotage ?");
    expect(bot.say(mayorOfVougy, "instances")).toBe("Aucune instance n'est encore installée.");
  });

  test("shows each with who presides and how many sit, then what can still be set up", () => {
    const bot = withBodies("copil", "cotech");
    const reply = bot.say(dgs, "instances");
    expect(reply).toContain("Comité de pilotage | régulation | Étienne Vasseur | 26");
    expect(reply).toContain("Comité technique | production | Claire Arnaud | 20");
    expect(reply).toContain("À installer si besoin : bureau communautaire, conférence des maires");
    expect(bot.say(mayorOfVougy, "instances")).not.toContain("À installer");
  });

  test("one of them says what it is for, who sits there by function and municipality, and what is amiss", () => {
    const bot = withBodies("bureau");
    const reply = bot.say(dgs, "qui siège au bureau ?");
    expect(reply).toContain("Présidence : Étienne Vasseur");
    expect(reply).toContain("Vice-présidentes et vice-présidents (6) : Marie-Laure Estève (Belmont-de-la-Loire)");
    expect(reply).toContain("18 communes sur 25 ne sont pas représentées au bureau communautaire");
    const read = bot.say(mayorOfVougy, "qui siège au bureau ?");
    expect(read).toContain("Communes non représentées : 18 : Arcinges");
    expect(read).not.toContain("À revoir");
    expect(bot.say(dgs, "instances cotech")).toContain("Il prépare le comité de pilotage, 10 jours avant.");
  });

  test("one that is not set up shows who would sit", () => {
    const reply = createDemoBot().say(mayorOfVougy, "instances copil");
    expect(reply).toContain("pas encore installé : voici qui y siégerait");
    expect(reply).toContain("Membres : 26");
    expect(reply).not.toContain("instance créer");
  });

  test("a kind alone shows those of it that are set up, else what it is for", () => {
    const bot = createDemoBot();
    const model = bot.say(dgs, "instances commission");
    expect(model).toContain("Pour l'installer : « instance créer commission … ».");
    expect(model).not.toContain("Membres");
    expect(bot.say(dgs, "instance créer commission …")).toContain("Sur quel sujet ?");
    expect(bot.say(mayorOfVougy, "instances conseil municipal")).toContain("il ne s'installe pas ici");
    for (const subject of ["jeunesse", "voirie"]) bot.play(dgs, `instance créer commission ${subject}`, "oui");
    const both = bot.say(dgs, "instances commissions");
    expect(both).toContain("Commission jeunesse | production");
    expect(both).toContain("Commission voirie | production");
  });

  test("long lists are cut, with the whole in a file", () => {
    const bot = withBodies("copil");
    const file = sentTo(bot, mayorOfVougy, "instances copil")?.blocks.find((block) => block.type === "file");
    const text = file?.type === "file" ? textOf(file.file) : "";
    expect(text.split("\r\n")).toHaveLength(1 + 26 + 1);
    expect(text).toContain("Isabelle Chevalier;Maires;Vougy;membre");
    expect(text).toContain("Étienne Vasseur;Maires;Pouilly-sous-Charlieu;préside");
    expect(text).not.toContain("@");
  });

  test("a partner sees the instances that invite them, and no other", () => {
    const bot = withBodies("copil", "cotech");
    expect(bot.say(caf, "instances")).toContain("Vous n'êtes membre d'aucune instance");
    bot.say(dgs, "instance ajouter M. Lestrade au cotech comme invité permanent");
    expect(bot.say(caf, "instances")).toContain("Comité technique");
    expect(bot.say(caf, "instances")).not.toContain("Comité de pilotage");
    expect(bot.say(caf, "instances cotech")).toContain("Invitations permanentes : Arnaud Lestrade");
    for (const hidden of ["instances copil", "qui siège au bureau", "instance historique copil"])
      expect(bot.say(caf, hidden)).not.toMatch(/Vasseur|26/);
  });
});

describe("instances vérifier", () => {
  test("says all that is amiss, each with what to do", () => {
    const said = withBodies("copil").say(dgs, "instances vérifier");
    expect(said).toContain("aucune instance n'a la fonction de décision. Ce peut être le bureau communautaire");
    expect(said).toContain("aucune instance ne prépare le comité de pilotage. C'est le rôle du comité technique");
    expect(said).toContain("la conférence des maires est obligatoire, sauf si tous les maires siègent au bureau");
  });

  test("the mayors' conference is no longer required once all the mayors sit on the board", () => {
    const bot = withBodies("copil", "cotech", "bureau");
    expect(bot.say(dgs, "instances vérifier")).toContain("tous les maires ne siègent pas au bureau");
    bot.say(dgs, "instance ajouter les maires au bureau");
    const said = bot.say(president, "instances vérifier");
    expect(said).toContain("la conférence des maires n'est pas obligatoire : tous les maires siègent au bureau");
    expect(said).toContain("Rien à revoir");
  });

  test("says that the project has no sponsor", () => {
    const bot = withBodies("copil");
    for (const person of bot.store.people.withFunction("vice_president"))
      bot.store.people.save({ ...person, mandates: person.mandates.map((one) => ({ ...one, delegations: [] })) }, 0);
    expect(bot.say(dgs, "instances vérifier")).toContain("le projet n'a pas d'élu porteur");
  });

  test("is for those who steer the project", () => {
    expect(withBodies("copil").say(mayorOfVougy, "instances vérifier")).toContain("Je ne peux pas faire cela");
  });
});

describe("with 158 municipalities", () => {
  test("what is shown stays short, and complete in a file", () => {
    const store = openStore(":memory:");
    seedDemo(store, library, "console", mondayMorning, "200067106");
    const bot = createTestBot({ store });
    const asked = bot.say(dgs, "instance créer copil");
    expect(asked).toContain("159 membres");
    expect(asked.length).toBeLessThan(700);
    bot.say(dgs, "oui");
    expect(bot.say(dgs, "instances copil").length).toBeLessThan(1500);
    bot.say(dgs, "instance créer bureau");
    bot.say(dgs, "oui");
    const checks = bot.say(dgs, "instances vérifier");
    expect(checks).toMatch(/1\d\d communes sur 158 ne sont pas représentées au bureau/);
    expect(checks.length).toBeLessThan(2000);
    const file = sentTo(bot, dgs, "instances copil")?.blocks.find((block) => block.type === "file");
    expect(file?.type === "file" ? textOf(file.file).split("\r\n") : []).toHaveLength(1 + 159 + 1);
  });
});
