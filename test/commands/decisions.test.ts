import { describe, expect, test } from "vitest";
import { readAction } from "../../src/commands/decisions/action-said.ts";
import { readPositions } from "../../src/commands/decisions/positions-said.ts";
import type { Block, Outbound } from "../../src/core/message.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { caf, createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../support/demo-bot.ts";
import { plan, setUp, withItems } from "../support/meetings.ts";
import { seedDemo } from "../../src/cli/demo.ts";
import { openStore } from "../../src/core/store/store.ts";
import { createTestBot, library, mondayMorning, readable } from "../support/test-bot.ts";
import { textOf } from "../support/files.ts";

const mayor = (place: string) => `maire.${place}@demo.example`;
const afterwards = Date.UTC(2026, 11, 17, 15, 30);

/** A steering committee on 17 December 2026, once it is over. */
function afterCopil(...items: string[]) {
  const bot = createDemoBot();
  const meetingId = plan(bot, setUp(bot, "copil"));
  const itemIds = withItems(
    bot,
    meetingId,
    ...(items.length === 0 ? ["Scénarios jeunesse", "!Avenir du centre"] : items),
  );
  bot.clock.moveTo(afterwards);
  return { bot, meetingId, itemIds };
}

/** Everybody there, scenario B adopted, the sensitive item settled by decision 2, ready to be validated. */
function written() {
  return { bot: createDemoBot({ from: (frozen.written ??= write().bot.freeze()), now: afterwards }), meetingId: 1 };
}

function validated() {
  return { bot: createDemoBot({ from: (frozen.validated ??= validate()), now: afterwards }), meetingId: 1 };
}

/** Writing the minutes takes a while: it is done once, then copied. */
const frozen: { written?: Uint8Array; validated?: Uint8Array } = {};

function write() {
  const scene = afterCopil();
  scene.bot.play(dgs, "relevé copil", "tous présents", "1");
  scene.bot.play(dgs, "Le scénario B est retenu.", "1", "toutes pour sauf Vougy contre");
  scene.bot.play(dgs, "Mme Arnaud, écrire à la CAF, 15 janvier", "c'est tout");
  scene.bot.play(dgs, "Fermer le centre en août", "adoptée", "aucune");
  scene.bot.play(dgs, "M. Quesnel, prévenir les agents, 8 janvier", "non");
  expect(scene.bot.say(dgs, "c'est tout")).toContain("Tout est noté.");
  return scene;
}

function validate(): Uint8Array {
  const { bot } = written();
  expect(bot.say(dgs, "relevé valider copil")).toContain("✅ Relevé validé");
  return bot.freeze();
}

const kept = (bot: DemoBot, meetingId: number) =>
  bot.store.decisions.ofMeeting(meetingId).map(({ id, text, outcome }) => `${id} ${outcome} ${text}`);
const stances = (bot: DemoBot, id: number) =>
  Object.fromEntries(
    bot.store.decisions
      .positions(id)
      .map(({ insee, stance, condition }) => [
        bot.store.territory.municipality(insee)?.name,
        condition ? `${stance}: ${condition}` : stance,
      ]),
  );

/** What each person would receive now. */
function received(bot: DemoBot): Map<string, Outbound> {
  return new Map(bot.drain().map(({ to, message }) => [to, message]));
}
const fileOf = (message: Outbound | undefined) =>
  message?.blocks.find((block): block is Extract<Block, { type: "file" }> => block.type === "file")?.file;

describe("what was said twice, or elsewhere than asked", () => {
  test("the same action, or the same decision, is kept once", () => {
    const { bot, meetingId } = written();
    const line = "action décision 1 : Mme Arnaud, écrire à la CAF, 15 janvier";
    expect(bot.say(dgs, line)).toContain("C'était déjà noté");
    expect(bot.store.deadlines.ofDecision(1)).toHaveLength(1);
    bot.play(dgs, "noter une décision copil", "1");
    expect(bot.say(dgs, "le scenario B est retenu")).toContain("C'était déjà noté : décision 1");
    expect(kept(bot, meetingId)).toHaveLength(2);
  });

  test("the decision written where its item is asked is kept, then filed", () => {
    const { bot, meetingId } = afterCopil("Scénarios jeunesse", "Budget");
    bot.say(dgs, "noter une décision copil");
    expect(bot.say(dgs, "On garde le scénario B")).toContain("« On garde le scénario B » : sur quel point ?");
    expect(bot.say(dgs, "2")).toContain("Décision 1 notée");
    expect(bot.store.decisions.ofMeeting(meetingId)[0]?.item?.title).toBe("Budget");
  });

  test("without an agenda no item is asked", () => {
    const bot = createDemoBot();
    plan(bot, setUp(bot, "copil"));
    bot.clock.moveTo(afterwards);
    expect(bot.say(dgs, "noter une décision copil")).toContain("hors de l'ordre du jour ?");
    expect(bot.say(dgs, "On garde le scénario B")).toContain("Décision 1 notée");
  });

  test("who is against gives a reason, not a condition", () => {
    const { bot } = written();
    expect(bot.say(dgs, "positions 1 Vougy contre : trop cher")).toContain("1 motif");
    expect(bot.say(dgs, "décision 1")).toContain("Motif de Vougy : « trop cher ».");
  });

  test("somebody pointed is no longer « annoncé », and the question ends with the last one", () => {
    const { bot } = afterCopil();
    bot.say(dgs, "pointer copil M. Tanguy à distance");
    const asked = bot.say(dgs, "relevé copil");
    expect(asked).not.toContain("s'est annoncée");
    bot.say(dgs, "pointer copil");
    expect(bot.say(dgs, "pointer copil tous présents")).not.toContain("qui était là ?");
  });
});

describe("reading positions", () => {
  const places = createTestBot().store.territory.municipalities();
  const insee = (name: string) => places.find((place) => place.name === name)?.insee ?? name;
  const [vougy, nandax, boyer] = [insee("Vougy"), insee("Nandax"), insee("Boyer")];
  const none = { some: [], without: [], doubts: [] };

  test.each([
    ["toutes pour", { ...none, all: "for" }],
    ["à l'unanimité", { ...none, all: "for" }],
    ["toutes les communes sont favorables", { ...none, all: "for" }],
    ["toutes pour sauf Vougy contre", { ...none, all: "for", some: [{ insee: vougy, stance: "against" }] }],
    ["tout le monde est pour, Vougy s'abstient", { ...none, all: "for", some: [{ insee: vougy, stance: "none" }] }],
    [
      "vougy contre, nandax réservée",
      {
        ...none,
        some: [
          { insee: vougy, stance: "against" },
          { insee: nandax, stance: "reserve" },
        ],
      },
    ],
    [
      "pour : Vougy, Nandax ; contre : Boyer",
      {
        ...none,
        some: [
          { insee: vougy, stance: "for" },
          { insee: nandax, stance: "for" },
          { insee: boyer, stance: "against" },
        ],
      },
    ],
    [
      "Vougy et Nandax contre",
      {
        ...none,
        some: [
          { insee: vougy, stance: "against" },
          { insee: nandax, stance: "against" },
        ],
      },
    ],
    [
      "toutes pour sauf Vougy contre, Nandax réserve : à condition que le transport soit compris, et Boyer sans avis",
      {
        ...none,
        all: "for",
        some: [
          { insee: vougy, stance: "against" },
          { insee: nandax, stance: "reserve", condition: "à condition que le transport soit compris" },
          { insee: boyer, stance: "none" },
        ],
      },
    ],
    [
      "toutes pour sauf Vougy contre : trop cher, Nandax réserve : à condition que le transport soit compris",
      {
        ...none,
        all: "for",
        some: [
          { insee: vougy, stance: "against", condition: "trop cher" },
          { insee: nandax, stance: "reserve", condition: "à condition que le transport soit compris" },
        ],
      },
    ],
    [
      "toutes pour sauf Nandax réserve : le transport et Boyer contre",
      {
        ...none,
        all: "for",
        some: [
          { insee: nandax, stance: "reserve", condition: "le transport" },
          { insee: boyer, stance: "against" },
        ],
      },
    ],
    [
      "toutes pour sauf Nandax réserve : à condition que Vougy soit d'accord",
      {
        ...none,
        all: "for",
        some: [{ insee: nandax, stance: "reserve", condition: "à condition que Vougy soit d'accord" }],
        without: [vougy],
      },
    ],
    ["Vougy pas d'accord", { ...none, some: [{ insee: vougy, stance: "against" }] }],
    ["les autres pour ; Vougy contre", { ...none, all: "for", some: [{ insee: vougy, stance: "against" }] }],
    ["toutes pour sauf Vougy", { ...none, all: "for", without: [vougy] }],
    [
      "toutes pour sauf Vougy contre et Nandax réserve : à condition que le transport soit payé",
      {
        ...none,
        all: "for",
        some: [
          { insee: vougy, stance: "against" },
          { insee: nandax, stance: "reserve", condition: "à condition que le transport soit payé" },
        ],
      },
    ],
    [
      "Nandax réserve : le transport, pour et contre, reste à chiffrer",
      {
        ...none,
        some: [{ insee: nandax, stance: "reserve", condition: "le transport, pour et contre, reste à chiffrer" }],
      },
    ],
    [
      "Nandax, sous réserve que l'État paie",
      { ...none, some: [{ insee: nandax, stance: "reserve", condition: "sous réserve que l'État paie" }] },
    ],
    [
      "toutes pour sauf Vouggi contre",
      { ...none, all: "for", doubts: [{ said: "Vouggi", stance: "against", candidates: [vougy] }] },
    ],
  ])("« %s »", (said, expected) => {
    expect(readPositions(said, places)).toEqual(expected);
  });

  test.each(["on verra", "oui mais non", "le transport", "toutes", "Vougy"])("« %s » is not read as one", (said) => {
    const read = readPositions(said, places);
    expect(read === undefined || (read.all === undefined && read.some.length === 0)).toBe(true);
  });
});

describe("reading an action", () => {
  const { store } = createTestBot();
  const person = store.people.byEmail(dgs);
  if (person === undefined) throw new Error("no director");
  const context = { person, store, library, now: 0, today: "2026-12-17", timeZone: "Europe/Paris", commands: [] };
  const read = (said: string) => {
    const { who, title, due } = readAction(said, context);
    return [who.kind === "one" ? who.person.lastName : who.kind, title, due];
  };
  test.each([
    ["Mme Arnaud, écrire à la CAF, 15 janvier", ["Arnaud", "Écrire à la CAF", "2027-01-15"]],
    ["écrire à la CAF, Mme Arnaud, pour le 15/01/2027", ["Arnaud", "Écrire à la CAF", "2027-01-15"]],
    ["la DGS prépare la convention pour le 15 janvier", ["Arnaud", "Prépare la convention", "2027-01-15"]],
    ["Sylvie Lefèvre : recenser les salles, avant le 8 janvier", ["Lefèvre", "Recenser les salles", "2027-01-08"]],
    ["moi, rappeler la préfecture, 8 janvier", ["Arnaud", "Rappeler la préfecture", "2027-01-08"]],
    ["préparer la convention", ["none", "Préparer la convention", undefined]],
    ["Arnau, écrire à la CAF, 15 janvier", ["ask", "Écrire à la CAF", "2027-01-15"]],
    ["visiter Vougy le 8 janvier", ["none", "Visiter Vougy", "2027-01-08"]],
  ])("« %s »", (said, expected) => {
    expect(read(said)).toEqual(expected);
  });
});

describe("relevé", () => {
  test("waits for the day, and for those who hold meetings", () => {
    const bot = createDemoBot();
    plan(bot, setUp(bot, "copil"));
    expect(bot.say(dgs, "relevé copil")).toContain("n'a pas encore eu lieu");
    bot.clock.moveTo(afterwards);
    expect(bot.say(mayorOfVougy, "relevé copil")).toContain("n'est pas encore validé");
  });

  test("asks in turn: presence, each item, positions, actions; everything is kept at once", () => {
    const { bot, meetingId } = afterCopil();
    expect(bot.say(dgs, "relevé copil")).toContain("qui était là ?");
    expect(bot.say(dgs, "tous présents sauf Ouali")).toContain("25 présences, 1 absence");
    expect(bot.say(dgs, "1")).toContain("Point 1 sur 2, Scénarios jeunesse : qu'a-t-on décidé ?");
    expect(bot.say(dgs, "Le scénario B est retenu.")).toContain("Décision 1 notée : « Le scénario B est retenu ».");
    expect(kept(bot, meetingId)).toEqual(["1 adopted Le scénario B est retenu"]);
    expect(bot.say(dgs, "rejetée")).toContain("Décision 1 : quelle est la position des communes ?");
    expect(kept(bot, meetingId)).toEqual(["1 refused Le scénario B est retenu"]);
    const heard = bot.say(
      dgs,
      "toutes pour sauf Vougy contre et Nandax réserve : à condition que le transport soit payé",
    );
    expect(heard).toContain(
      "22 pour, 1 réserve et 1 contre, 1 condition. 1 commune sans position, sans personne pointée présente",
    );
    expect(stances(bot, 1)).toMatchObject({
      Vougy: "against",
      Nandax: "reserve: à condition que le transport soit payé",
      Boyer: "for",
    });
    expect(stances(bot, 1)).not.toHaveProperty("Saint-Nizier-sous-Charlieu");
    expect(bot.say(dgs, "Mme Arnaud, écrire à la CAF, 15 janvier")).toContain("Une autre action ?");
    expect(bot.store.deadlines.ofDecision(1)).toMatchObject([
      { title: "Écrire à la CAF", due: "2027-01-15", ownerId: bot.store.people.byEmail(dgs)?.id, decisionId: 1 },
    ]);
    expect(bot.say(dgs, "c'est tout")).toContain("Point 2 sur 2, Avenir du centre");
  });

  test("a restart, a question about something else, a pause: nothing is lost", () => {
    const { bot, meetingId } = afterCopil();
    bot.play(dgs, "relevé copil", "tous présents", "1");
    bot.say(dgs, "Le scénario B est retenu");
    let again = bot.restart();
    expect(again.say(dgs, "c quand le cotech")).toContain("La décision 1 est :");
    expect(again.say(dgs, "pause")).toContain(
      "Tout ce que vous avez dit est gardé : « relevé copil du 17/12/2026 » reprend ici.",
    );
    expect(again.say(dgs, "relevé copil")).toContain("La décision 1 est :");
    again.say(dgs, "1");
    again = again.restart();
    expect(again.say(dgs, "toutes pour")).toContain("Décision 1 : que faut-il faire");
    expect(again.say(technician, "relevé copil")).toContain("Décision 1 : que faut-il faire");
    expect(kept(again, meetingId)).toEqual(["1 adopted Le scénario B est retenu"]);
  });

  test.each(["1", "la 2", "la première"])("« %s » names nobody where no list is shown", (said) => {
    const { bot } = afterCopil();
    bot.play(dgs, "relevé copil", "tous présents", "1", "Le scénario B est retenu", "1", "aucune");
    bot.say(dgs, "Préparer la convention");
    const again = bot.say(dgs, said);
    expect(again).toContain("Je n'ai pas compris");
    expect(again).toContain("Qui s'en charge : Préparer la convention ?\nÉcrivez le nom");
  });

  test("an action without a date is asked for it; left in the middle, it says that it is not kept", () => {
    const { bot } = afterCopil();
    bot.play(dgs, "relevé copil", "tous présents", "1", "Le scénario B est retenu", "1", "aucune");
    expect(bot.say(dgs, "Préparer la convention")).toContain("Qui s'en charge");
    expect(bot.say(dgs, "Sylvie Lefèvre")).toContain("Pour quand : Préparer la convention ?");
    expect(bot.say(dgs, "pause")).toContain("Seule l'action « Préparer la convention » n'est pas gardée");
    expect(bot.store.deadlines.ofDecision(1)).toEqual([]);
    bot.play(dgs, "relevé copil", "Préparer la convention", "Sylvie Lefèvre", "15 janvier");
    expect(bot.store.deadlines.ofDecision(1)).toMatchObject([{ title: "Préparer la convention", due: "2027-01-15" }]);
  });

  test.each([
    ["rien", []],
    ["non", []],
    ["1", []],
    ["reporté", ["1 postponed Point reporté : Budget"]],
    ["2", ["1 postponed Point reporté : Budget"]],
    ["pris acte", ["1 noted Prise d'acte : Budget"]],
    ["reporté au prochain copil", ["1 postponed reporté au prochain copil"]],
    ["rejeté : construire une piscine", ["1 refused construire une piscine"]],
    ["Le copil prend acte du bilan", ["1 noted Le copil prend acte du bilan"]],
    ["Modifier les horaires de la piscine", []],
  ])("« %s » on an item", (said, decisions) => {
    const { bot, meetingId } = afterCopil("Budget");
    bot.play(dgs, "relevé copil", "tous présents", "1", said);
    expect(kept(bot, meetingId)).toEqual(decisions);
  });

  test("validated by the DGS while somebody else was writing them: their next words are not kept", () => {
    const { bot, meetingId } = afterCopil("Budget", "Calendrier");
    bot.play(technician, "relevé copil", "tous présents", "1");
    bot.play(dgs, "relevé valider copil", "2");
    expect(bot.say(technician, "Une décision de trop")).toContain("relevé rouvrir");
    expect(kept(bot, meetingId)).toEqual([]);
    expect(bot.say(technician, "échéances")).toContain("Échéances d'ici 30 jours");
  });

  test("the DGS validates in the middle of its questions: they are left", () => {
    const { bot, meetingId } = afterCopil("Budget", "Calendrier");
    bot.play(dgs, "relevé copil", "tous présents", "1");
    expect(bot.say(dgs, "relevé valider copil quand même")).toContain("✅ Relevé validé");
    expect(bot.say(dgs, "Une décision de trop")).toContain("Je n'ai pas compris");
    expect(kept(bot, meetingId)).toEqual([]);
  });

  test("positions in doubt are asked, and the sure ones kept", () => {
    const { bot } = afterCopil();
    bot.play(dgs, "relevé copil", "tous présents", "1", "Le scénario B est retenu", "1");
    const heard = bot.say(dgs, "toutes pour sauf Vouggi contre");
    expect(heard).toContain("« Vouggi » : je préfère vérifier");
    expect(stances(bot, 1)).not.toHaveProperty("Vougy");
    expect(bot.say(dgs, "1")).toContain("24 pour et 1 contre");
    expect(stances(bot, 1)).toMatchObject({ Vougy: "against" });
  });

  test("staff do not see a sensitive item, and are told that it is for the DGS", () => {
    const { bot } = afterCopil();
    bot.play(technician, "relevé copil", "tous présents", "1");
    const heard = bot.play(technician, "rien", "non");
    expect(heard).toContain("1 point sensible : la direction générale le note elle-même.");
    expect(heard).not.toContain("centre");
    expect(bot.say(technician, "relevé valider copil")).toContain("revient à la direction générale des services");
    expect(bot.say(dgs, "relevé copil")).toContain("Point 2 sur 2, Avenir du centre");
  });

  test("what is corrected and withdrawn says so, and stays in the audit", () => {
    const { bot, meetingId } = written();
    expect(bot.say(dgs, "décision corriger 1 Le scénario C est retenu")).toContain(
      "(avant : « Le scénario B est retenu »)",
    );
    expect(bot.say(dgs, "décision corriger 1 rejetée")).toContain("rejetée (avant : adoptée)");
    expect(bot.say(dgs, "décision retirer 2")).toContain("1 action reste dans les échéances");
    expect(kept(bot, meetingId)).toEqual(["1 refused Le scénario C est retenu"]);
    expect(bot.say(dgs, "décision 2")).toContain("La décision 2 a été retirée du relevé.");
    expect(bot.say(mayorOfVougy, "décision corriger 1 autre")).toContain("Je ne peux pas faire cela");
  });
});

describe("the offer after a meeting", () => {
  test("comes once to whoever had it created, when it is over, and opens the minutes", () => {
    const bot = createDemoBot();
    plan(bot, setUp(bot, "copil"));
    const offers = () =>
      bot
        .drain()
        .filter(({ key }) => key.startsWith("minutes-offer:"))
        .map(({ to, message }) => `${to}: ${readable(toPlainText(message))}`);
    bot.clock.moveTo(Date.UTC(2026, 11, 17, 14, 59));
    bot.scheduler.tick();
    expect(offers()).toEqual([]);
    bot.clock.moveTo(Date.UTC(2026, 11, 17, 15, 1));
    bot.scheduler.tick();
    expect(offers()).toEqual([expect.stringMatching(/^dgs@demo\.example: La réunion est finie/)]);
    for (const hour of [16, 32, 33]) {
      bot.clock.moveTo(Date.UTC(2026, 11, 17, hour, 5));
      bot.scheduler.tick();
    }
    expect(offers()).toEqual([]);
    expect(bot.say(dgs, "relevé copil")).toContain("qui était là ?");
  });

  test("does not come when the minutes are already begun, nor for a cancelled meeting", () => {
    const bot = createDemoBot();
    const copil = setUp(bot, "copil");
    const begun = plan(bot, copil);
    bot.store.minutes.settle(begun, "presence", 1);
    bot.store.meetings.cancel(plan(bot, copil), "neige");
    bot.clock.moveTo(Date.UTC(2026, 11, 17, 16));
    bot.scheduler.tick();
    expect(bot.drain().filter(({ key }) => key.startsWith("minutes-offer:"))).toEqual([]);
  });
});

describe("validation", () => {
  test("says what is lacking, and may be done all the same", () => {
    const { bot, meetingId } = afterCopil();
    bot.play(dgs, "relevé copil", "tous présents", "1", "rien");
    expect(bot.say(dgs, "relevé valider copil")).toContain(
      "Avant de valider, il reste : le point « Avenir du centre ».",
    );
    expect(bot.store.minutes.of(meetingId).validatedAt).toBeUndefined();
    expect(bot.say(dgs, "2")).toContain("✅ Relevé validé");
    expect(bot.store.meetings.byId(meetingId)?.status).toBe("held");
  });

  test("closes the minutes: every change asks to open them again, with a reason", () => {
    const { bot, meetingId } = validated();
    for (const said of [
      "décision corriger 1 autre",
      "décision retirer 1",
      "positions 1 toutes contre",
      "action 1 Mme Arnaud, x, 8 janvier",
      "pointer copil Ouali absent",
      "noter une décision copil",
    ])
      expect(bot.say(dgs, said), said).toContain("relevé rouvrir");
    expect(kept(bot, meetingId)).toHaveLength(2);
    expect(bot.say(dgs, "relevé valider copil")).toContain("déjà validé");
  });
});

describe("diffusion", () => {
  test("waits for the validation, then goes to each member once", () => {
    const { bot } = written();
    expect(bot.say(dgs, "relevé diffuser copil")).toContain("n'est pas encore validé");
    bot.say(dgs, "relevé valider copil");
    bot.receive(bot.eventOf(dgs, { text: "relevé diffuser copil" }, "a"));
    const sent = received(bot);
    expect([...sent.keys()]).toHaveLength(26);
    expect(readable(toPlainText(sent.get(mayorOfVougy) ?? { blocks: [] }))).toContain(
      "Décision 1 (adoptée) : Le scénario B est retenu",
    );
    expect(bot.say(dgs, "relevé diffuser copil")).toContain("je ne l'envoie pas deux fois");
    expect(received(bot).size).toBe(0);
  });

  test("each sees only what they may, on screen, in the file and in the deadlines", () => {
    const { bot } = validated();
    bot.say(dgs, "relevé diffuser copil");
    const shown = [
      bot.say(sylvie, "relevé copil"),
      bot.say(sylvie, "décisions"),
      bot.say(sylvie, "échéances 90 jours"),
      bot.say(sylvie, "état"),
    ].join();
    expect(shown).toContain("Le scénario B est retenu");
    expect(shown).toContain("Écrire à la CAF");
    expect(shown).not.toMatch(/centre|agents/);
    expect(bot.say(sylvie, "décision 2")).toContain("Je ne trouve pas de décision 2");
    expect(bot.say(mayorOfVougy, "décision 2")).toContain("Fermer le centre en août");
    expect(bot.say(mayor("briennon"), "échéances 90 jours")).toContain("Prévenir les agents");
    bot.receive(bot.eventOf(sylvie, { text: "relevé copil" }, "a"));
    expect(textOf(fileOf(received(bot).get(sylvie)))).not.toContain("centre");
    expect(bot.say(caf, "décisions")).toContain("Aucune décision");
  });

  test("a draft is nobody else's, and its actions are their owner's alone", () => {
    const { bot } = written();
    expect(bot.say(mayorOfVougy, "décisions")).toContain("Aucune décision validée");
    expect(bot.say(mayorOfVougy, "échéances 90 jours")).not.toContain("CAF, ");
    expect(bot.say(mayorOfVougy, "échéances 90 jours")).not.toContain("Écrire à la CAF");
    expect(bot.say(mayor("briennon"), "échéances 90 jours")).toContain("Prévenir les agents");
    expect(bot.say(technician, "décisions")).toContain("adoptée (brouillon)");
  });

  test("a guest of one item receives what was decided of it, and nothing else", () => {
    const { bot, meetingId, itemIds } = afterCopil("Budget", "!Centre");
    const guest = bot.store.people.byEmail(sylvie);
    bot.store.agendas.invite(itemIds[1] ?? 0, { name: "Sylvie Lefèvre", personId: guest?.id ?? 0 });
    bot.play(
      dgs,
      "relevé copil",
      "tous présents",
      "1",
      "pris acte",
      "non",
      "Fermer le centre",
      "1",
      "aucune",
      "non",
      "non",
    );
    bot.say(dgs, "relevé valider copil");
    bot.receive(bot.eventOf(dgs, { text: "relevé diffuser copil" }, "a"));
    const text = readable(toPlainText(received(bot).get(sylvie) ?? { blocks: [] }));
    expect(text).toContain("Fermer le centre");
    expect(kept(bot, meetingId)).toHaveLength(2);
  });

  test("the file says everything to print", () => {
    const { bot } = validated();
    bot.receive(bot.eventOf(dgs, { text: "relevé copil" }, "a"));
    const file = fileOf(received(bot).get(dgs));
    expect(file).toMatchObject({ name: "releve-copil-2026-12-17.txt", mime: "text/plain" });
    const text = readable(textOf(file));
    expect(text).toContain("Comité de pilotage, jeudi 17 décembre 2026, 14 h");
    expect(text).toMatch(/Présents \(26\) : Mme Almeida, .*M\. Wagner, Mme Zimmer/);
    expect(text).toContain("DÉCISION 1 (adoptée), point « Scénarios jeunesse »\nLe scénario B est retenu");
    expect(text).toContain("Contre : 1 commune (Vougy).");
    expect(text).toContain("- Écrire à la CAF, Mme Arnaud, pour le vendredi 15 janvier 2027");
  });

  test("opened again with a reason: the new edition says why and what changed, to each what they may read", () => {
    const { bot } = validated();
    bot.say(dgs, "relevé diffuser copil");
    bot.drain();
    expect(bot.say(dgs, "relevé rouvrir copil")).toContain("Pourquoi le rouvrir ?");
    expect(bot.say(dgs, "Erreur de scénario")).toContain("Relevé rouvert");
    expect(bot.say(mayorOfVougy, "relevé copil")).toContain("en cours de correction");
    bot.say(dgs, "décision corriger 1 Le scénario C est retenu");
    bot.say(dgs, "décision corriger 2 Fermer le centre en juillet");
    bot.say(dgs, "relevé valider copil");
    bot.receive(bot.eventOf(dgs, { text: "relevé diffuser copil" }, "a"));
    const text = readable(toPlainText(received(bot).get(mayorOfVougy) ?? { blocks: [] }));
    expect(text).toContain(
      "Ce relevé remplace le précédent. Motif : Erreur de scénario. Ce qui change : décision 1 corrigée ; décision 2 corrigée.",
    );
    expect(bot.say(dgs, "relevé diffuser copil")).toContain("je ne l'envoie pas deux fois");
  });
});

describe("décisions", () => {
  test("by instance, by word, by number", () => {
    const { bot } = validated();
    expect(bot.say(mayorOfVougy, "décisions copil")).toContain("2 décisions : copil");
    expect(bot.say(mayorOfVougy, "décisions jeunesse")).toContain("1 décision : jeunesse");
    expect(bot.say(mayorOfVougy, "décisions piscine")).toContain("Aucune décision ne correspond");
    const heard = bot.say(mayorOfVougy, "décision 1");
    expect(heard).toContain("Pour : 24 communes (Arcinges, Belleroche,");
    expect(heard).toContain("et 12 autres");
    expect(heard).toContain("Contre : 1 commune (Vougy).");
    expect(heard).toContain("Écrire à la CAF, Mme Arnaud, pour le vendredi 15 janvier 2027 : ⏳ en cours");
    expect(heard.toLowerCase()).not.toMatch(/bloqu|frein|classement/);
  });

  test("an action that is finished says so there", () => {
    const { bot } = validated();
    expect(bot.say(dgs, "échéance terminer Écrire à la CAF")).toContain("est terminé");
    expect(bot.say(mayorOfVougy, "décision 1")).toContain("✅ terminée le jeudi 17 décembre");
  });

  test("where others read, nothing sensitive and no draft", () => {
    const { bot } = validated();
    const inChannel = (said: string) => {
      const event = bot.eventOf(dgs, { text: said }, said);
      bot.receive({
        ...event,
        direct: false,
        address: { platform: "console", channel: "C1" },
        personal: event.address,
      });
      return readable(
        bot
          .drain()
          .filter(({ to }) => to === "C1")
          .map(({ message }) => toPlainText(message))
          .join("\n"),
      );
    };
    expect(inChannel("décisions")).toContain("Le scénario B est retenu");
    expect(inChannel("décisions copil")).not.toContain("centre");
    expect(inChannel("décision 2")).not.toContain("centre");
    expect(inChannel("échéances 90 jours")).not.toContain("agents");
  });
});

describe("position", () => {
  test("of one's own municipality, changed later, with what it was", () => {
    const { bot } = validated();
    bot.clock.forward(60_000);
    expect(bot.say(mayorOfVougy, "je suis pour la décision 1")).toBe(
      "C'est noté : Vougy, pour (décision 1).\nPosition d'avant : contre. Elle reste dans l'historique.",
    );
    expect(bot.say(mayorOfVougy, "position réserve 1")).toContain("À quelle condition ?");
    expect(bot.say(mayorOfVougy, "position Vougy réserve 1 : à condition que la navette passe")).toContain(
      "« à condition que la navette passe »",
    );
    expect(stances(bot, 1)).toMatchObject({ Vougy: "reserve: à condition que la navette passe" });
    expect(bot.say(mayorOfVougy, "décision 1")).toContain("Donnée après la validation du relevé : Vougy.");
  });

  test.each([
    ["position Vougy pour 12", "position Vougy pour 1", "for"],
    ["nous sommes contre", "nous sommes contre la décision n° 1", "against"],
    ["je m'abstiens", "je m'abstiens sur la décision 1", "none"],
    [
      "pour, à une condition",
      "je suis pour la décision 1 à condition que le bus passe",
      "for: à condition que le bus passe",
    ],
  ])("« %s »", (_title, said, stance) => {
    const { bot } = validated();
    bot.say(mayorOfVougy, said);
    expect(stances(bot, 1)).toMatchObject({ Vougy: stance });
  });

  test("never of another municipality, nor by a clerk, nor on what was not decided on", () => {
    const { bot } = validated();
    expect(bot.say(mayorOfVougy, "position Nandax contre 1")).toContain(
      "je ne vous connais pas de mandat d'élu à Nandax",
    );
    expect(bot.say(sylvie, "position Vougy contre 1")).toContain("Je ne peux pas faire cela pour vous");
    expect(bot.say(mayorOfVougy, "position pour 99")).toContain("Je ne trouve pas de décision 99");
    expect(stances(bot, 1)).toMatchObject({ Nandax: "for", Vougy: "against" });
  });

  test("the DGS enters what she was told by other ways", () => {
    const { bot } = validated();
    expect(bot.say(dgs, "position Nandax contre 1")).toContain("C'est noté : Nandax, contre (décision 1).");
  });

  test("without a number, asks which decision", () => {
    const { bot } = validated();
    expect(bot.say(mayorOfVougy, "position contre")).toContain("Sur quelle décision ?");
    expect(bot.say(mayorOfVougy, "2")).toContain("Vougy, contre (décision 1)");
  });
});

function large() {
  const store = openStore(":memory:");
  store.settings.set("installed_at", "0");
  seedDemo(store, library, "console", mondayMorning, "200067106");
  const bot = createTestBot({ store });
  const meetingId = plan(bot, setUp(bot, "conference_maires"));
  withItems(bot, meetingId, "Pacte de gouvernance");
  bot.clock.moveTo(afterwards);
  return { bot, meetingId };
}

describe("158 municipalities", () => {
  test("lists stay readable from the presence to the decision, and the file names everybody", () => {
    const { bot } = large();
    expect(
      bot
        .say(dgs, "présences conférence des maires")
        .split("\n")
        .every((line) => line.length < 500),
    ).toBe(true);
    for (const said of ["relevé conférence des maires", "tous présents", "1", "Le pacte est approuvé", "1"])
      bot.say(dgs, said);
    const places = bot.store.territory.municipalities();
    const [first, second] = [places[3]?.name ?? "", places[40]?.name ?? ""];
    const heard = bot.say(dgs, `toutes pour sauf ${first} contre et ${second} réserve : à chiffrer`);
    expect(heard).toContain("156 pour, 1 réserve et 1 contre, 1 condition.");
    bot.say(dgs, "non");
    bot.say(dgs, "non");
    bot.say(dgs, "relevé valider conférence des maires");
    const shown = bot.say(dgs, "décision 1");
    expect(shown).toMatch(/Pour : 156 communes \(.* et 144 autres\)\./);
    expect(shown.length).toBeLessThan(1_200);
    bot.receive(bot.eventOf(dgs, { text: "relevé conférence des maires" }));
    const file = bot
      .drain()
      .map(({ message }) => textOf(fileOf(message)))
      .join("");
    const lines = readable(file).split("\n");
    expect(lines.find((line) => line.startsWith("Présents (158)"))?.split(", ")).toHaveLength(158);
    expect(lines.find((line) => line.startsWith("Pour : 156 communes"))?.split(", ")).toHaveLength(155);
  }, 20_000);
});
