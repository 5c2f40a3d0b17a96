import { describe, expect, test } from "vitest";
import { readOwnPresence } from "../../src/commands/attendance/own-words.ts";
import { readPointing } from "../../src/commands/attendance/pointing.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie, technician } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";
import { readable } from "../support/test-bot.ts";
import { toPlainText } from "../../src/core/plain-text.ts";

const mayor = (place: string) => `maire.${place}@demo.example`;
const deputy = "adjointe.jeunesse@demo.example";

/** A steering committee on 17 December 2026. */
function withCopil(bot = createDemoBot()) {
  const meetingId = plan(bot, setUp(bot, "copil"));
  return { bot, meetingId };
}

const presences = (bot: DemoBot, meetingId: number) =>
  Object.fromEntries(
    bot.store.attendances
      .ofMeeting(meetingId)
      .map((row) => [
        bot.store.people.byId(row.personId)?.lastName,
        `${row.presence}${row.standIn ? ` ${row.standIn.name}` : ""}`,
      ]),
  );
const onTheDay = (bot: DemoBot) => bot.clock.moveTo(Date.UTC(2026, 11, 17, 15));

describe("what somebody says of their own presence", () => {
  test.each([
    ["je viens au copil", "present", "au copil"],
    ["je viendrai au comité de pilotage du 17", "present", "au comité de pilotage du 17"],
    ["je serai là", "present", ""],
    ["présente au copil", "present", "au copil"],
    ["je viens au copil avec plaisir", "present", "au copil"],
    ["je viens en visio au copil", "remote", "au copil"],
    ["à distance au copil", "remote", "au copil"],
    ["je participe au copil à distance", "remote", "au copil"],
    ["je serai absente au copil du 17", "absent", "au copil du 17"],
    ["je viens pas au copil", "absent", "au copil"],
    ["je ne pourrai malheureusement pas venir au copil", "absent", "au copil"],
    ["je ne serai pas là le 17", "absent", "le 17"],
    ["excusée pour le copil", "absent", "pour le copil"],
  ])("« %s »", (said, presence, about) => {
    expect(readOwnPresence(said)).toEqual({ presence, about });
  });

  test.each([
    ["pouvoir à Mme Kerbrat", "proxy", "Mme Kerbrat", ""],
    ["je donne procuration à Odile Kerbrat", "proxy", "Odile Kerbrat", ""],
    ["je serai absent au copil du 17, pouvoir à Mme Kerbrat", "proxy", "Mme Kerbrat", "au copil du 17"],
    ["je me fais remplacer par M. Vialatte", "substitute", "M. Vialatte", ""],
    ["absente à la commission, remplacée par M. Vialatte", "substitute", "M. Vialatte", "à la commission"],
  ])("« %s »", (said, presence, standIn, about) => {
    expect(readOwnPresence(said)).toEqual({ presence, standIn, about });
  });

  test.each([
    "je reviens",
    "je vois",
    "je suis pour la décision 12",
    "je suis maire de Vougy",
    "bonjour",
    "copil",
    "2",
  ])("« %s » says nothing of it", (said) => {
    expect(readOwnPresence(said)).toBeUndefined();
  });
});

describe("je viens", () => {
  test("is kept, and changed by saying something else", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(mayorOfVougy, "je viens au copil")).toBe(
      "C'est noté : vous venez (Comité de pilotage, jeudi 17 décembre, 14 h).",
    );
    expect(bot.say(mayorOfVougy, "je suivrai")).toContain("Je n'ai pas compris");
    expect(bot.say(mayorOfVougy, "je viens pas au copil")).toContain("Vous aviez dit : vous venez.");
    expect(presences(bot, meetingId)).toEqual({ Chevalier: "absent" });
  });

  test("said twice is kept once, without surprise", () => {
    const { bot } = withCopil();
    bot.say(mayorOfVougy, "je viens");
    expect(bot.say(mayorOfVougy, "je viens")).not.toContain("Vous aviez dit");
  });

  test("with several meetings, asks which; two can be said at once", () => {
    const { bot, meetingId } = withCopil();
    const other = plan(bot, setUp(bot, "conference_maires"), { heldOn: "2026-12-15", startsAt: "18:00" });
    expect(bot.say(mayorOfVougy, "je viens")).toContain("1. Conférence des maires, mardi 15 décembre, 18 h");
    expect(bot.say(mayorOfVougy, "1")).toContain("C'est noté : vous venez (Conférence des maires");
    expect(bot.say(mayorOfVougy, "je viens au copil et à la conférence des maires")).toContain("Comité de pilotage");
    expect([presences(bot, meetingId), presences(bot, other)]).toEqual([
      { Chevalier: "present" },
      { Chevalier: "present" },
    ]);
  });

  test("peut-être is not kept", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(mayorOfVougy, "je viens peut-être au copil")).toContain("Je n'ai rien noté");
    expect(bot.say(mayorOfVougy, "je viens au copil si possible")).toContain("Je n'ai rien noté");
    expect(presences(bot, meetingId)).toEqual({});
  });

  test("of a meeting one is not in, or that is over, keeps nothing", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(sylvie, "je viens au copil")).toContain("Vous n'êtes ni membre ni invité à cette réunion");
    bot.clock.moveTo(Date.UTC(2026, 11, 18, 9));
    expect(bot.say(mayorOfVougy, "je viens au copil")).toContain("Cette réunion est passée");
    expect(presences(bot, meetingId)).toEqual({});
  });

  test("in the middle of an interview, is not taken for an answer", () => {
    const bot = createDemoBot();
    plan(bot, setUp(bot, "cotech"));
    bot.say(sylvie, "diagnostic Vougy");
    const heard = bot.say(sylvie, "je serai absente au cotech");
    expect(heard).toContain("C'est noté : vous ne venez pas (Comité technique");
    expect(heard).toContain("Nous en étions à :");
  });

  test("« ma présence » alone asks everything", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(mayorOfVougy, "ma présence")).toContain("Pour quelle réunion ?");
    expect(bot.play(mayorOfVougy, "1", "oui, à distance")).toContain("vous participez à distance");
    expect(presences(bot, meetingId)).toEqual({ Chevalier: "remote" });
  });
});

describe("pouvoir à", () => {
  test("one a person: a second one is refused with the article, and nothing is kept", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(mayor("saint-nizier"), "pouvoir à Mme Kerbrat")).toContain("vous donnez pouvoir à Mme Kerbrat");
    expect(bot.say(mayor("belmont"), "pouvoir à Kerbrat")).toContain("L. 2121-20");
    expect(presences(bot, meetingId)).toEqual({ Ouali: "proxy Mme Kerbrat" });
  });

  test("whoever gave one, or is away, holds none", () => {
    const { bot } = withCopil();
    bot.say(mayor("saint-nizier"), "pouvoir à Mme Kerbrat");
    expect(bot.say(mayor("belmont"), "pouvoir à M. Ouali")).toContain("ne sera pas là pour voter");
    bot.say(mayor("charlieu"), "je ne viens pas au copil");
    expect(bot.say(mayor("belmont"), "pouvoir à Mme Sarrazin")).toContain("ne sera pas là pour voter");
    expect(bot.say(mayor("belmont"), "pouvoir à Estève")).toContain("On ne se donne pas pouvoir à soi-même");
    expect(bot.say(mayor("belmont"), "pouvoir à Sylvie Lefèvre")).toContain("n'en est pas");
  });

  test("a doubtful name is asked, and the answer finishes it", () => {
    const { bot, meetingId } = withCopil();
    expect(bot.say(mayor("belmont"), "pouvoir à mme Sarazin pour le copil")).toContain("1. Hélène Sarrazin");
    expect(presences(bot, meetingId)).toEqual({});
    expect(bot.say(mayor("belmont"), "1")).toContain("vous donnez pouvoir à Mme Sarrazin");
  });

  test("whoever holds it is told, and its giver is told when it is lost", () => {
    const { bot } = withCopil();
    bot.receive(bot.eventOf(mayor("saint-nizier"), { text: "pouvoir à Mme Kerbrat" }, "a"));
    const first = bot.drain().map((one) => `${one.to}: ${readable(toPlainText(one.message))}`);
    expect(first.find((one) => one.startsWith(mayor("chandon")))).toContain("M. Ouali vous donne pouvoir");
    bot.receive(bot.eventOf(mayor("chandon"), { text: "je ne viens pas" }, "b"));
    const then = bot.drain().map((one) => `${one.to}: ${readable(toPlainText(one.message))}`);
    expect(then.find((one) => one.startsWith(mayor("saint-nizier")))).toContain("votre pouvoir n'a plus d'effet");
  });

  test("in a council, says that paper is needed", () => {
    const bot = createDemoBot();
    plan(bot, setUp(bot, "conseil_communautaire", { emails: [president, mayorOfVougy, mayor("chandon")] }));
    expect(bot.say(mayorOfVougy, "pouvoir à Mme Kerbrat")).toContain("le pouvoir s'écrit, se signe");
    expect(bot.say(president, "je participe au conseil à distance")).toContain("vous ne comptez pas dans le quorum");
  });
});

function withCommission() {
  const bot = createDemoBot();
  const emails = [president, deputy, mayor("charlieu"), mayorOfVougy];
  const meetingId = plan(bot, setUp(bot, "commission", { domain: "jeunesse", emails }));
  return { bot, meetingId };
}

describe("je me fais remplacer par", () => {
  test("only in a commission: elsewhere the article and another way are given", () => {
    const { bot, meetingId } = withCopil();
    const heard = bot.say(mayorOfVougy, "je me fais remplacer par M. Vialatte");
    expect(heard).toContain("L. 5211-40-1");
    expect(heard).toContain("pouvoir à");
    expect(presences(bot, meetingId)).toEqual({});
  });

  test("never by somebody of another municipality", () => {
    const { bot, meetingId } = withCommission();
    expect(bot.say(deputy, "je me fais remplacer par M. Quesnel")).toContain(
      "ne siège pas au conseil municipal de Charlieu",
    );
    expect(presences(bot, meetingId)).toEqual({});
  });

  test("the mayor designates: another's wish waits for their word", () => {
    const { bot, meetingId } = withCommission();
    bot.receive(bot.eventOf(deputy, { text: "je me fais remplacer par M. Vialatte à la commission jeunesse" }, "a"));
    const sent = bot.drain();
    const read = (who: string) =>
      readable(
        sent
          .filter(({ to }) => to === who)
          .map(({ message }) => toPlainText(message))
          .join("\n"),
      );
    expect(read(deputy)).toContain("C'est au maire de désigner");
    expect(read(deputy)).toContain("sans voter");
    expect(read(mayor("charlieu"))).toContain("Mme Belkacem souhaite être remplacé");
    expect(bot.say(dgs, "présences commission jeunesse")).toContain(
      "M. Vialatte pour Mme Belkacem (à désigner par le maire)",
    );
    expect(bot.say(mayor("charlieu"), "1")).toContain("C'est noté : M. Vialatte siège à la place de Mme Belkacem");
    expect(bot.say(dgs, "présences commission jeunesse")).not.toContain("à désigner");
    expect(presences(bot, meetingId)).toEqual({ Belkacem: "substitute M. Vialatte" });
  });

  test("a mayor's own word is enough, and only for their municipality", () => {
    const { bot, meetingId } = withCommission();
    expect(bot.say(mayorOfVougy, "je me fais remplacer par Mme Durand")).toContain("votre désignation suffit");
    expect(bot.say(mayorOfVougy, "désigner M. Vialatte pour Mme Belkacem")).toContain("Seul le maire de sa commune");
    expect(presences(bot, meetingId)).toEqual({ Chevalier: "substitute Mme Durand" });
  });
});

describe("présences", () => {
  test("who comes, who does not, who said nothing: never absent without a word", () => {
    const { bot } = withCopil();
    bot.say(mayorOfVougy, "je viens au copil");
    bot.say(mayor("nandax"), "je ne viens pas au copil");
    bot.say(mayor("saint-nizier"), "pouvoir à Kerbrat");
    const heard = bot.say(dgs, "présences copil");
    expect(heard).toContain("Viennent (1) : Mme Chevalier");
    expect(heard).toContain("Ne viennent pas (1) : Mme Poitrenaud");
    expect(heard).toContain("Pouvoirs (1) : M. Ouali à Mme Kerbrat");
    expect(heard).toContain("N'ont pas encore répondu (23)");
    expect(heard).toMatch(/Communes dont personne n'est annoncé \(23\) : Arcinges, .* et 11 autres/);
    expect(heard).not.toContain("bsent");
  });

  test("is for those who hold meetings", () => {
    const { bot } = withCopil();
    expect(bot.say(mayorOfVougy, "présences copil")).toContain("Je ne peux pas faire cela pour vous");
    expect(bot.say(technician, "présences copil")).toContain("N'ont pas encore répondu (26)");
  });
});

describe("reading a pointing", () => {
  test.each<[string, unknown[]]>([
    [
      "absents : Ouali, Estève ; pouvoir de Ouali à Kerbrat ; Tanguy à distance",
      [
        { kind: "presence", presence: "absent", name: "Ouali" },
        { kind: "presence", presence: "absent", name: "Estève" },
        { kind: "proxy", from: "Ouali", to: "Kerbrat" },
        { kind: "presence", presence: "remote", name: "Tanguy" },
      ],
    ],
    [
      "Ouali et Estève absents, Tanguy en visio",
      [
        { kind: "presence", presence: "absent", name: "Ouali" },
        { kind: "presence", presence: "absent", name: "Estève" },
        { kind: "presence", presence: "remote", name: "Tanguy" },
      ],
    ],
    ["tout le monde est là sauf Ouali et Estève", [{ kind: "all", presence: "present", except: ["Ouali", "Estève"] }]],
    [
      "pouvoirs : Ouali à Kerbrat, Estève à Tanguy",
      [
        { kind: "proxy", from: "Ouali", to: "Kerbrat" },
        { kind: "proxy", from: "Estève", to: "Tanguy" },
      ],
    ],
    ["M. Ouali a donné pouvoir à Mme Kerbrat", [{ kind: "proxy", from: "M. Ouali", to: "Mme Kerbrat" }]],
    ["Kerbrat a le pouvoir de Ouali", [{ kind: "proxy", from: "Ouali", to: "Kerbrat" }]],
    ["M. Vialatte remplace Mme Belkacem", [{ kind: "substitute", from: "Mme Belkacem", by: "M. Vialatte" }]],
    ["les autres absents", [{ kind: "others", presence: "absent" }]],
    ["comme annoncé", [{ kind: "as_announced" }]],
    ["aucun absent", [{ kind: "all", presence: "present", except: [] }]],
    ["Ouali n'est pas là", [{ kind: "presence", presence: "absent", name: "Ouali" }]],
    ["Ouali", [{ kind: "unread", words: "Ouali" }]],
    [
      "absents : Ouali\nprésents : Kerbrat",
      [
        { kind: "presence", presence: "absent", name: "Ouali" },
        { kind: "presence", presence: "present", name: "Kerbrat" },
      ],
    ],
  ])("« %s »", (said, statements) => {
    expect(readPointing(said)).toEqual(statements);
  });
});

describe("pointer", () => {
  test("waits for the day", () => {
    const { bot } = withCopil();
    expect(bot.say(dgs, "pointer copil")).toContain("n'a pas encore eu lieu");
    expect(bot.say(mayorOfVougy, "pointer copil")).toContain("Je ne peux pas faire cela");
  });

  test("what was announced stands, the rest is said in one message, doubts are asked", () => {
    const { bot, meetingId } = withCopil();
    bot.say(mayorOfVougy, "je viens au copil");
    bot.say(mayor("nandax"), "je ne viens pas");
    onTheDay(bot);
    expect(bot.say(dgs, "pointer copil")).toContain("1 personne s'est annoncée : Mme Chevalier. Je la compte présente");
    const heard = bot.say(
      dgs,
      "absents : Ouali, Estève ; pouvoir de Ouali à Sarrazin ; Tanguy à distance, Keurbat présente",
    );
    expect(heard).toContain("C'est noté : 1 présence, 1 à distance, 1 pouvoir, 2 absences.");
    expect(heard).toContain("« Keurbat » : je préfère vérifier");
    expect(heard).toContain("1. Odile Kerbrat présente");
    expect(bot.say(dgs, "1")).toContain("C'est noté : 2 présences");
    expect(presences(bot, meetingId)).toEqual({
      Chevalier: "present",
      Poitrenaud: "absent",
      Ouali: "proxy Mme Sarrazin",
      Estève: "absent",
      Tanguy: "remote",
      Kerbrat: "present",
    });
    expect(bot.say(dgs, "pointer copil les autres présents")).toContain("22 présences");
  });

  test("everybody but those", () => {
    const { bot } = withCopil();
    onTheDay(bot);
    bot.say(dgs, "pointer copil");
    expect(bot.say(dgs, "tous présents sauf Ouali et Estève")).toContain("24 présences, 2 absences");
    expect(bot.say(dgs, "pointer copil Estève présente")).toContain("25 présences, 1 absence");
  });

  test("a doubtful exception makes nobody present in silence", () => {
    const { bot, meetingId } = withCopil();
    onTheDay(bot);
    bot.say(dgs, "pointer copil tous présents sauf Estevve");
    expect(presences(bot, meetingId)).toEqual({});
  });

  test("a second proxy for one person is refused, and the rest is kept", () => {
    const { bot, meetingId } = withCopil();
    onTheDay(bot);
    const heard = bot.say(dgs, "pointer copil tous présents ; pouvoirs : Ouali à Kerbrat, Estève à Kerbrat");
    expect(heard).toContain("Mme Estève : Mme Kerbrat a déjà reçu un pouvoir");
    expect(presences(bot, meetingId)).toMatchObject({ Ouali: "proxy Mme Kerbrat", Estève: "present" });
    expect(bot.say(dgs, "pointer copil Kerbrat absente")).toContain("le pouvoir de M. Ouali n'a donc pas d'effet");
  });

  test("its question survives a restart", () => {
    const { bot } = withCopil();
    onTheDay(bot);
    bot.say(dgs, "pointer copil");
    expect(bot.restart().say(dgs, "2")).toContain("26 présences");
  });

  test("once somebody is pointed, members no longer change it", () => {
    const { bot } = withCopil();
    onTheDay(bot);
    bot.say(dgs, "pointer copil tous présents");
    expect(bot.say(mayorOfVougy, "je ne viens pas au copil")).toContain("dites-le à la direction générale");
  });
});

describe("quorum", () => {
  const nine = ["charlieu", "briennon", "chandon", "belmont", "vougy", "nandax", "la-gresle", "cuinzier", "mars"].map(
    mayor,
  );
  function withCouncil(format: "in_person" | "mixed" = "in_person") {
    const bot = createDemoBot();
    plan(bot, setUp(bot, "conseil_communautaire", { emails: [...nine, president] }), { format });
    return bot;
  }

  test("of a council: half is not enough, proxies do not count, the second sitting is three franc days after", () => {
    const bot = withCouncil();
    onTheDay(bot);
    bot.say(
      dgs,
      "pointer conseil tous présents sauf Quesnel, Estève, Schneider et Le Guen ; pouvoir de Armengaud à Vasseur",
    );
    const heard = bot.say(dgs, "quorum conseil");
    expect(heard).toContain("⚠️ Quorum non atteint : 5 membres comptent, il en faut 6.");
    expect(heard).toContain("10 membres en exercice : il faut la majorité présente, donc plus de la moitié, 6");
    expect(heard).toContain("L. 2121-17, par l'article L. 5211-1");
    expect(heard).toContain("1 pouvoir : il compte pour voter, pas pour le quorum");
    expect(heard).toContain("pas avant le lundi 21 décembre");
    expect(heard).toContain("trois jours francs");
    expect(bot.say(dgs, "pointer conseil Schneider présent")).toContain(
      "✅ Quorum atteint : 6 comptent, il en faut 6.",
    );
  });

  test("at a distance counts only when the president chose a meeting by video", () => {
    const [room, video] = [withCouncil(), withCouncil("mixed")];
    for (const bot of [room, video]) {
      onTheDay(bot);
      bot.say(dgs, "pointer conseil tous présents ; Quesnel, Estève, Schneider, Le Guen, Armengaud à distance");
    }
    expect(room.say(dgs, "quorum conseil")).toContain("5 personnes à distance : elles ne comptent pas");
    expect(room.say(dgs, "quorum conseil")).toContain("Quorum non atteint");
    expect(video.say(dgs, "quorum conseil")).toContain("5 personnes à distance : elles comptent");
    expect(video.say(dgs, "quorum conseil")).toContain("Quorum atteint : 10 membres comptent");
  });

  test("before the day, it is what is announced, and what is not known stays so", () => {
    const bot = withCouncil();
    for (const one of nine.slice(0, 3)) bot.say(one, "je viens au conseil");
    const heard = bot.say(dgs, "quorum conseil");
    expect(heard).toContain("D'après ce qui est annoncé : ⏳ Pas encore sûr : 3 membres comptent, il en faut 6.");
    expect(heard).not.toContain("pas avant le");
  });

  test("of another instance: none by law, it is only counted", () => {
    const { bot } = withCopil();
    bot.say(mayorOfVougy, "je viens au copil");
    const heard = bot.say(dgs, "quorum copil");
    expect(heard).toContain("1 présence, sur 26 membres. 1 commune représentée sur 25.");
    expect(heard).toContain("La loi ne fixe pas de quorum pour cette instance");
  });

  test("a substitute in a council is refused but from a municipality that has one seat alone", () => {
    const bot = createDemoBot();
    const id = plan(bot, setUp(bot, "conseil_communautaire", { emails: [mayor("charlieu"), deputy, mayor("nandax")] }));
    onTheDay(bot);
    const heard = bot.say(dgs, "pointer conseil M. Vialatte remplace Mme Belkacem ; M. Roux remplace Mme Poitrenaud");
    expect(heard).toContain("Mme Belkacem : Au conseil, on ne se fait pas remplacer");
    expect(presences(bot, id)).toEqual({ Poitrenaud: "substitute M. Roux" });
  });

  test("members are those of the day of the meeting", () => {
    const { bot, meetingId } = withCopil();
    const copil = bot.store.meetings.byId(meetingId)?.bodyId ?? 0;
    onTheDay(bot);
    bot.say(dgs, "pointer copil tous présents");
    const [seat] = bot.store.bodies.members(copil);
    bot.store.bodies.end(seat?.id ?? 0, "2027-01-10", "chosen");
    expect(bot.say(dgs, "quorum copil")).toContain("26 présences, sur 26 membres");
  });
});

const namesake = (bot: DemoBot, firstName: string, lastName: string) =>
  bot.store.people.save(
    { email: `${firstName}@demo.example`, firstName, lastName, title: "Mme", presence: [], mandates: [] },
    0,
  );

describe("pointing somebody whose name is not the only one", () => {
  test("a guest of the same name is asked about, then told apart", () => {
    const { bot, meetingId } = withCopil();
    namesake(bot, "Inès", "Kerbrat");
    bot.say(dgs, "instance ajouter Inès Kerbrat au copil comme invitée permanente");
    onTheDay(bot);
    const asked = bot.say(dgs, "pointer copil absents : Kerbrat");
    expect(asked).toContain("je préfère vérifier");
    expect(asked).toContain("Inès Kerbrat absente");
    expect(presences(bot, meetingId)).toEqual({});
    expect(bot.say(dgs, "Inès Kerbrat absente")).toContain("en invitation : absence notée, à part du compte");
    bot.say(dgs, "pointer copil absents : Odile Kerbrat");
    expect(bot.say(dgs, "présences copil")).toContain("Absents (1) : Mme Odile Kerbrat");
  });

  test("who does not sit is said so, and nobody else is offered in their place", () => {
    const { bot, meetingId } = withCopil();
    namesake(bot, "Zoé", "Kerbart");
    onTheDay(bot);
    const reply = bot.say(dgs, "pointer copil absents : Zoé Kerbart");
    expect(reply).toContain("Zoé Kerbart ne siège pas à cette instance");
    expect(bot.say(dgs, "pointer copil absents : Bruno Kerbart")).not.toContain("Odile Kerbrat");
    expect(presences(bot, meetingId)).toEqual({});
  });
});

test("« présences copil » while its dates are sought leads to the poll; a secretary is told of nothing they may not do", () => {
  const bot = createDemoBot();
  setUp(bot, "copil");
  bot.say(dgs, "sonder les dates du copil mardi 8, jeudi 10 à 18h");
  expect(bot.say(dgs, "présences copil")).toContain("« résultats du sondage copil »");
  expect(bot.say(sylvie, "je m'inscris au séminaire")).toContain("n'est pas encore installé.");
  expect(bot.say(sylvie, "je m'inscris au séminaire")).not.toContain("instance créer");
});
