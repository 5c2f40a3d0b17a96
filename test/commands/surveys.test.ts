import { describe, expect, test } from "vitest";
import { instantOf } from "../../src/core/calendar/local-time.ts";
import { meetingSurvey } from "../../src/core/governance/survey.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, president, sylvie, technician } from "../support/demo-bot.ts";
import { plan, setUp } from "../support/meetings.ts";
import { readable } from "../support/test-bot.ts";
import { textOf } from "../support/files.ts";

const charlieu = "maire.charlieu@demo.example";
const briennon = "maire.briennon@demo.example";
const chandon = "maire.chandon@demo.example";
const six = [dgs, mayorOfVougy, charlieu, briennon, president, chandon];

/** Wednesday 2 December 2026, the day after a seminar where six people were. */
function afterSeminar(emails: readonly string[] = six): { bot: DemoBot; meetingId: number } {
  const bot = createDemoBot();
  const meetingId = plan(bot, setUp(bot, "seminaire"), { heldOn: "2026-12-01" });
  present(bot, meetingId, emails);
  bot.clock.moveTo(instantOf("2026-12-02", "10:00", "Europe/Paris"));
  return { bot, meetingId };
}

function present(bot: DemoBot, meetingId: number, emails: readonly string[]): void {
  for (const email of emails) {
    const personId = bot.store.people.byEmail(email)?.id ?? 0;
    bot.store.attendances.save({ meetingId, personId, presence: "present", announced: false, at: 0 });
  }
}

const answersOf = ({ store }: DemoBot, meetingId: number) =>
  store.surveys
    .answers(meetingSurvey(meetingId))
    .map(({ question, value }) => `${question} ${value}`)
    .toSorted();

describe("donner mon avis", () => {
  test.each(["oui", "2", "tous"])("« %s » to the message that asks for it begins it", (said) => {
    const { bot, meetingId } = afterSeminar();
    const id = bot.store.people.byEmail(charlieu)?.id ?? 0;
    const offered = [{ value: "donner mon avis séminaire du 01/12/2026", label: "Donner mon avis" }];
    bot.store.conversations.save(id, { offered });
    expect(bot.say(charlieu, said)).toContain("cette rencontre vous a-t-elle été utile ?");
    expect(answersOf(bot, meetingId)).toEqual([]);
  });

  test.each(["donner mon avis", "Je donne mon avis !", "mon avis sur le séminaire", "donner mon avis séminaire"])(
    "« %s » asks four questions, and keeps them without a name",
    (said) => {
      const { bot, meetingId } = afterSeminar();
      expect(bot.say(charlieu, said)).toContain("Vos réponses sont gardées sans votre nom");
      expect(bot.say(charlieu, "trés utile")).toContain("Que retenez-vous ?");
      expect(bot.say(charlieu, "Le calendrier, enfin clair.")).toContain("Qu'est-ce qui a manqué ?");
      expect(bot.say(charlieu, "du temps, 2,5 h c'est court")).toContain("Souhaitez-vous une suite ?");
      expect(bot.say(charlieu, "oui")).toContain("Merci, votre avis est enregistré");
      expect(answersOf(bot, meetingId)).toEqual([
        "learnt Le calendrier, enfin clair.",
        "missing du temps, 2,5 h c'est court",
        "more yes",
        "useful 5",
      ]);
    },
  );

  test("anything may be passed, and « je ne sais pas » to a suite is not a refusal", () => {
    const { bot, meetingId } = afterSeminar();
    bot.play(charlieu, "donner mon avis", "je sais pas", "RAS", "passer", "je ne sais pas");
    expect(answersOf(bot, meetingId)).toEqual(["more unsure"]);
  });

  test("left in the middle, nothing is kept and it can be begun again; other commands come in between; a restart too", () => {
    const { bot, meetingId } = afterSeminar();
    expect(bot.play(charlieu, "donner mon avis", "4", "annuler")).toContain("Rien n'a été enregistré");
    expect(answersOf(bot, meetingId)).toEqual([]);
    bot.play(charlieu, "donner mon avis", "4");
    const later = bot.restart();
    expect(later.say(charlieu, "réunions")).toContain("Que retenez-vous ?");
    later.play(charlieu, "le réseau", "rien", "non");
    expect(answersOf(later, meetingId)).toEqual(["learnt le réseau", "more no", "useful 4"]);
  });

  test("answers once; nothing can be found again, and it says so", () => {
    const { bot, meetingId } = afterSeminar();
    bot.play(charlieu, "donner mon avis", "4", "passer", "passer", "oui");
    for (const said of ["donner mon avis", "donner mon avis sur le séminaire"])
      expect(bot.say(charlieu, said)).toContain("Votre avis est déjà enregistré");
    expect(answersOf(bot, meetingId)).toHaveLength(2);
  });

  test("once answered, the conversation holds nothing of it", () => {
    const { bot } = afterSeminar();
    bot.play(charlieu, "donner mon avis", "4", "Un mot qui se reconnaît", "passer", "oui");
    const personId = bot.store.people.byEmail(charlieu)?.id ?? 0;
    expect(JSON.stringify(bot.store.conversations.of(personId))).not.toContain("reconnaît");
  });

  test("who was not there, or not any more, is told whom it is for", () => {
    const { bot } = afterSeminar();
    for (const said of ["donner mon avis", "donner mon avis sur la visite"])
      expect(bot.say(sylvie, said)).toContain("Aucune rencontre récente n'attend votre avis");
    bot.clock.moveTo(instantOf("2026-12-31", "10:00", "Europe/Paris"));
    expect(bot.say(charlieu, "donner mon avis")).toContain("utile ?");
    bot.say(charlieu, "annuler");
    bot.clock.moveTo(instantOf("2027-01-01", "10:00", "Europe/Paris"));
    expect(bot.say(charlieu, "donner mon avis")).toContain("Aucune rencontre récente");
  });

  test("not before the meeting is over", () => {
    const { bot, meetingId } = afterSeminar();
    bot.store.meetings.change(meetingId, { heldOn: "2026-12-02" }, true);
    expect(bot.say(charlieu, "donner mon avis")).toContain("Aucune rencontre récente");
    bot.clock.moveTo(instantOf("2026-12-02", "16:00", "Europe/Paris"));
    expect(bot.say(charlieu, "donner mon avis")).toContain("utile ?");
  });

  test("with two meetings, it asks which, or takes the one that is named", () => {
    const { bot } = afterSeminar();
    const visit = plan(bot, setUp(bot, "visite"), { heldOn: "2026-11-30" });
    present(bot, visit, six);
    expect(bot.say(charlieu, "donner mon avis")).toContain("Sur quelle réunion ?");
    bot.play(charlieu, "visite", "2", "passer", "passer", "non");
    expect(answersOf(bot, visit)).toEqual(["more no", "useful 2"]);
    expect(bot.say(mayorOfVougy, "donner mon avis sur la visite du 30 novembre")).toContain("Visite d'une autre");
  });

  test("words that go on are an answer to what is asked, not a request", () => {
    const { bot } = afterSeminar();
    bot.play(charlieu, "donner mon avis", "4");
    expect(bot.say(charlieu, "mon avis sur la formation des équipes a changé")).toContain("Qu'est-ce qui a manqué ?");
    expect(bot.say(charlieu, "résultats de la visite non présentés")).toContain("Souhaitez-vous une suite ?");
  });
});

/** The same words from each of so many people. */
function keep({ store }: DemoBot, meetingId: number, people: number): void {
  for (const { id } of store.people.all().slice(0, people))
    store.surveys.answer(meetingSurvey(meetingId), id, [
      { question: "useful", value: "5" },
      { question: "learnt", value: "Un mot qui se reconnaît" },
      { question: "more", value: "yes" },
    ]);
}

function onceClosed(bot: DemoBot): void {
  bot.clock.moveTo(instantOf("2027-01-05", "10:00", "Europe/Paris"));
}

function answer(bot: DemoBot, email: string, ...said: string[]): void {
  bot.play(email, "donner mon avis", ...said);
}

describe("avis du séminaire", () => {
  test.each([
    "avis du séminaire",
    "avis seminaire",
    "résultats séminaire",
    "résultats du séminaire",
    "avis séminaire du 1er décembre",
    "résultats du séminaire du 1er décembre",
    "avis des participants",
  ])("« %s »: while it can be answered, how many and nothing more, however many they are", (said) => {
    const { bot, meetingId } = afterSeminar();
    keep(bot, meetingId, 5);
    const reply = bot.say(dgs, said);
    expect(reply).toContain(
      "5 réponses sur 6 personnes notées présentes ou inscrites. On peut répondre jusqu'au jeudi 31 décembre ; les résultats s'affichent le lendemain, à partir de 5 réponses",
    );
    expect(reply).not.toMatch(/reconnaît|Très utile/u);
  });

  test("what the last one said cannot be told from two readings", () => {
    const { bot, meetingId } = afterSeminar();
    keep(bot, meetingId, 5);
    const before = bot.say(dgs, "avis du séminaire");
    answer(bot, chandon, "1", "Rien", "Tout", "non");
    const after = bot.say(dgs, "avis du séminaire");
    expect(after).toBe(before.replace("5 réponses sur", "6 réponses sur"));
    bot.clock.moveTo(instantOf("2026-12-31", "18:00", "Europe/Paris"));
    expect(bot.say(dgs, "avis du séminaire")).not.toContain("Très utile");
    onceClosed(bot);
    expect(bot.say(dgs, "avis du séminaire")).toContain("6 réponses sur 6");
  });

  test("once closed, from five on, marks, wishes and words, without a name", () => {
    const { bot } = afterSeminar();
    answer(bot, dgs, "5", "passer", "passer", "oui");
    answer(bot, mayorOfVougy, "5", "Le calendrier", "Du temps", "oui");
    answer(bot, charlieu, "4", "Les échanges", "passer", "à préciser");
    answer(bot, briennon, "2", "passer", "passer", "non");
    answer(bot, president, "passer", "passer", "passer", "oui");
    onceClosed(bot);
    const reply = bot.say(dgs, "avis du séminaire");
    expect(reply).toContain("5 réponses sur 6 personnes notées présentes ou inscrites, sans les noms.");
    expect(reply).toContain(
      "Utilité (4 sur 5 en moyenne)\nTrès utile | 2\nUtile | 1\nMoyennement utile | 0\nPeu utile | 1",
    );
    expect(reply).toContain("oui : 3 ; non : 1 ; à préciser : 1");
    expect(reply).toContain("Ce qui est retenu (2 réponses)");
    for (const words of ["« Le calendrier »", "« Les échanges »", "« Du temps »"]) expect(reply).toContain(words);
    expect(reply).not.toMatch(/Chevalier|Vougy|Sarrazin|Vasseur/u);
  });

  test("once closed with too few answers, nothing is ever shown", () => {
    const { bot } = afterSeminar();
    answer(bot, charlieu, "1", "Un mot qui se reconnaît", "passer", "non");
    onceClosed(bot);
    const reply = bot.say(dgs, "avis du séminaire");
    expect(reply).toContain("1 réponse sur 6");
    expect(reply).toContain("Le questionnaire est clos.");
    expect(reply).not.toContain("reconnaît");
  });

  test("with too few people there, it says that nobody was asked, and how to note who was", () => {
    const { bot } = afterSeminar(six.slice(0, 4));
    expect(bot.say(dgs, "avis du séminaire")).toContain("Il faut au moins 5 personnes notées présentes");
    expect(bot.say(charlieu, "donner mon avis")).toContain("Aucune rencontre récente");
  });

  test("before any such meeting, it says of which it is kept", () => {
    const bot = createDemoBot();
    expect(bot.say(dgs, "avis du séminaire")).toContain("Aucune rencontre passée n'a de questionnaire");
  });

  test.each([mayorOfVougy, president])("it is for the DGS alone: it asks %s for their own", (email) => {
    const { bot } = afterSeminar();
    expect(bot.say(email, "avis du séminaire")).toContain("cette rencontre vous a-t-elle été utile ?");
  });

  test.each(["avis du séminaire", "résultats du séminaire"])("« %s » gives nothing to who was not there", (said) => {
    const { bot } = afterSeminar();
    expect(bot.say(technician, said)).toMatch(
      /Aucune rencontre récente n'attend votre avis|Je ne peux pas faire cela/u,
    );
  });

  test("where others read, it goes to the DGS's own conversation", () => {
    const { bot, meetingId } = afterSeminar();
    keep(bot, meetingId, 5);
    onceClosed(bot);
    const event = bot.eventOf(dgs, { text: "avis du séminaire" }, crypto.randomUUID());
    bot.receive({
      ...event,
      address: { platform: "console", channel: "#projet" },
      direct: false,
      personal: event.address,
    });
    const sent = bot.drain().map(({ to, message }) => ({ to, text: readable(toPlainText(message)) }));
    expect(
      sent
        .filter(({ to }) => to === "#projet")
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/reconnaît|réponses/u);
    expect(
      sent
        .filter(({ to }) => to === dgs)
        .map(({ text }) => text)
        .join(),
    ).toContain("« Un mot qui se reconnaît »");
  });

  test("the opinions of the councils keep their own words", () => {
    const { bot } = afterSeminar();
    for (const said of ["avis", "avis Vougy favorable", "avis du conseil de Vougy"])
      expect(bot.say(dgs, said)).not.toMatch(/Séminaire|questionnaire/u);
  });

  test("many words are in a file, whole, and no spreadsheet computes one", () => {
    const { bot, meetingId } = afterSeminar();
    const ids = bot.store.people.all().map(({ id }) => id);
    for (let rank = 0; rank < 20; rank += 1)
      bot.store.surveys.answer(meetingSurvey(meetingId), ids[rank] ?? 0, [
        { question: "more", value: "yes" },
        { question: "learnt", value: rank === 0 ? "=SOMME(A1)" : `mot ${rank}` },
      ]);
    onceClosed(bot);
    bot.receive(bot.eventOf(dgs, { text: "avis du séminaire" }, "asked"));
    const [file] = bot.drain().flatMap(({ message }) => message.blocks.filter((block) => block.type === "file"));
    expect(textOf(file?.file).split("\r\n")).toHaveLength(22);
    expect(textOf(file?.file)).toContain("'=SOMME(A1)");
  });
});
