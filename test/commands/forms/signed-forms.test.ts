import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { createDemoBot, type DemoBot, dgs, mayorOfVougy, sylvie, technician } from "../../support/demo-bot.ts";
import { readable } from "../../support/test-bot.ts";
import { filesIn, filled, sendForm } from "./forms.ts";

const mayors = [mayorOfVougy, ...["nandax", "mars", "villers", "ecoche"].map((place) => `maire.${place}@demo.example`)];
const marked = "offrir ce que nous ne pouvons pas payer seuls";
const some = { priorites: "jeunesse, voirie", sens: marked, coherence: "4", rythme: "2" };

/** The demonstration with the mayors asked, and the form that they all get. */
function asked(bot = createDemoBot()): { bot: DemoBot; form: string } {
  bot.play(dgs, "diagnostic lancer attentes à Vougy, Nandax, Mars, Villers et Écoche, 15 janvier", "oui");
  const table = filesIn(bot, dgs, "formulaire attentes").find(({ mime }) => mime === "text/csv");
  if (table === undefined || !("text" in table)) throw new Error("no form was given");
  return { bot, form: table.text };
}

function signed(form: string, name: string, answers: Record<string, string> = some): string {
  return filled(form, { "relais/nom": name, ...answers });
}

function own(bot: DemoBot, email: string) {
  const id = bot.store.people.byEmail(email)?.id;
  return bot.store.interviews.all().find(({ personId }) => personId === id);
}

/** Answers here, to the end, then without a name. */
function answerHere(bot: DemoBot, email: string): void {
  let reply = bot.play(email, "diagnostic", "habitat");
  for (let turns = 0; turns < 40 && !reply.includes("Tout est répondu"); turns += 1)
    reply = bot.say(email, "je sais pas");
  bot.say(email, "sans mon nom");
}

/** Every cell of the base as it is on the disk. */
function inTheBase(bot: DemoBot, table: string): string {
  const db = new Database(bot.file, { readonly: true });
  onTestFinished(() => void db.close());
  return JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all());
}

describe("the form of persons, signed", () => {
  test("is validated in the name of who signed it, with who brought it and on whose word", () => {
    const { bot, form } = asked();
    const shown = sendForm(bot, dgs, signed(form, "isabelle chevallier"));
    expect(shown).toContain(
      "« formulaire.csv » : Mme Chevalier, Attentes des élues et des élus. 4 réponses nouvelles.",
    );
    bot.receive(bot.eventOf(dgs, { text: "oui" }));
    const said = JSON.stringify(bot.drain());
    expect(said).toMatch(/C.est validé en son nom/u);
    expect(said).toMatch(/a repris votre formulaire.*validées en votre nom/u);
    expect(own(bot, mayorOfVougy)).toMatchObject({ status: "validated" });
    expect(bot.say(dgs, "détail priorités")).toContain("Mme Chevalier");
    const [entry] = bot.store.entries.ofInterview(own(bot, mayorOfVougy)?.id ?? 0);
    expect(entry).toMatchObject({
      byPerson: bot.store.people.byEmail(dgs)?.id,
      teller: { personId: bot.store.people.byEmail(mayorOfVougy)?.id },
      way: "form",
    });
    expect(sendForm(bot, dgs, signed(form, "Mme Chevalier"))).toContain("Mme Chevalier a déjà répondu");
  });

  test("with a line to look at, keeps the others and validates nothing until it is sent again", () => {
    const { bot, form } = asked();
    sendForm(bot, dgs, signed(form, "Mme Chevalier", { ...some, rythme: "ça dépend" }));
    const [review] = filesIn(bot, dgs, "oui");
    expect(own(bot, mayorOfVougy)).toMatchObject({ status: "paused" });
    if (review === undefined || !("text" in review)) throw new Error("nothing to review");
    sendForm(bot, dgs, filled(review.text, { rythme: "progressif" }));
    expect(bot.say(dgs, "oui")).toContain("C'est validé en son nom");
    expect(own(bot, mayorOfVougy)).toMatchObject({ status: "validated" });
  });

  test("by nobody who is asked, asks whose it is", () => {
    const { bot, form } = asked();
    const shown = sendForm(bot, dgs, signed(form, "Dupont"));
    expect(shown).toContain("De qui est « formulaire.csv » ?");
    expect(shown).toContain("Il y est écrit « Dupont », et je ne sais pas de qui il s'agit.");
    expect(bot.say(dgs, "tanguy")).toContain("M. Tanguy, Attentes");
    expect(bot.say(dgs, "oui")).toContain("4 réponses de M. Tanguy");
  });

  test.each(["Isabelle Chevalier, maire de Vougy", "CHEVALIER Isabelle", "mme chevalier", "|Isabelle Chevalier"])(
    "« %s » is read as who it is",
    (name) => {
      const { bot, form } = asked();
      expect(sendForm(bot, dgs, signed(form, name))).toContain("Mme Chevalier, Attentes");
    },
  );

  test("with nothing new after what was looked at, is validated after a yes", () => {
    const { bot, form } = asked();
    sendForm(bot, dgs, signed(form, "Mme Chevalier", { ...some, rythme: "ça dépend" }));
    bot.say(dgs, "oui");
    const { rythme: _rythme, ...rest } = some;
    expect(sendForm(bot, dgs, signed(form, "Mme Chevalier", rest))).toContain("1. Valider en son nom");
    expect(own(bot, mayorOfVougy)).toMatchObject({ status: "paused" });
    expect(bot.say(dgs, "oui")).toContain("C'est validé en son nom");
  });

  test("does not read what somebody began to answer here", () => {
    const { bot, form } = asked();
    bot.play(mayorOfVougy, "diagnostic", "culture", "pause");
    const said = sendForm(bot, dgs, signed(form, "Chevalier"));
    expect(said).toContain("Mme Chevalier a commencé à répondre ici");
    expect(said).not.toMatch(/culture/iu);
  });

  test("is taken from the direction alone", () => {
    const { bot, form } = asked();
    for (const email of [technician, sylvie])
      expect(sendForm(bot, email, signed(form, "Mme Chevalier"))).toContain("seule la direction générale le reprend");
    expect(own(bot, mayorOfVougy)).toMatchObject({ status: "invited" });
  });

  test("without its first line, is not taken for a municipality's", () => {
    const { bot, form } = asked();
    const cut = signed(form, "Chevalier")
      .split("\r\n")
      .filter((line) => !/^relais\/\d/u.test(line));
    expect(sendForm(bot, dgs, cut.join("\r\n"))).toContain("n'a plus sa première ligne");
  });
});

describe("the form of persons, without a name", () => {
  test.each(["", "sans mon nom", "Anonymement.", "je préfère rester anonyme, merci"])(
    "« %s » keeps nothing that says whose it is, nor who brought what",
    (name) => {
      const { bot, form } = asked();
      const shown = sendForm(bot, dgs, signed(form, name), { name: "vougy.csv" });
      expect(shown).toContain("« vougy.csv » : sans nom, Attentes des élues et des élus. 4 réponses.");
      expect(shown).toContain("1. Noter les 4 réponses, sans nom");
      expect(bot.say(dgs, "oui")).toContain("C'est noté : 4 réponses sans nom");
      expect(bot.store.interviews.ofCampaign(2).every(({ status }) => status === "invited")).toBe(true);
      for (const table of ["answer", "answer_log", "entry", "conversation", "inbox", "outbox", "audit", "interview"])
        expect(inTheBase(bot, table)).not.toMatch(/offrir ce que|vougy\.csv/u);
      expect(inTheBase(bot, "audit")).toContain("unnamed_form.taken");
      const kept = inTheBase(bot, "unnamed_answers");
      expect(kept).toContain(marked);
      expect(kept).not.toMatch(/Chevalier|"by"|"at"/u);
    },
  );

  test("does not help to read what was answered here: four forms and one answer show nothing", () => {
    const { bot, form } = asked();
    for (let forms = 0; forms < 4; forms += 1) {
      sendForm(bot, dgs, signed(form, ""));
      expect(bot.say(dgs, "oui")).toContain("C'est noté");
    }
    answerHere(bot, mayorOfVougy);
    expect(bot.store.unnamedAnswers.shown(2)).toEqual([]);
    expect(bot.say(dgs, "synthèse attentes")).not.toMatch(/Habitat|Jeunesse/u);
  });

  test("is shown with five that were answered here, or five forms together", () => {
    const { bot, form } = asked();
    sendForm(bot, dgs, signed(form, ""));
    bot.say(dgs, "oui");
    for (const email of mayors) answerHere(bot, email);
    expect(bot.store.unnamedAnswers.shown(2)).toHaveLength(6);
    expect(inTheBase(bot, "unnamed_answers")).not.toContain('"by_form":1');

    const other = asked();
    for (let forms = 0; forms < 5; forms += 1) {
      sendForm(other.bot, dgs, signed(other.form, ""));
      other.bot.say(dgs, "oui");
    }
    expect(other.bot.store.unnamedAnswers.shown(2)).toHaveLength(5);
  });

  test("comes no more often than there are persons who did not answer", () => {
    const { bot, form } = asked();
    for (const email of mayors.slice(0, 4)) answerHere(bot, email);
    sendForm(bot, dgs, signed(form, ""));
    bot.say(dgs, "oui");
    expect(sendForm(bot, dgs, signed(form, ""))).toContain("autant de formulaires sans nom que de personnes");
  });

  test("sent twice at once, is not taken twice for one person awaited", () => {
    const { bot, form } = asked();
    for (const email of mayors.slice(0, 4)) answerHere(bot, email);
    sendForm(bot, dgs, signed(form, ""), { name: "un.csv" });
    sendForm(bot, dgs, signed(form, ""), { name: "deux.csv" });
    expect(bot.say(dgs, "oui")).toContain("C'est noté : 4 réponses sans nom");
    expect(bot.say(dgs, "oui")).toContain("autant de formulaires sans nom que de personnes");
    expect(bot.store.unnamedAnswers.count(2)).toBe(5);
  });

  test("says before the yes what cannot be mended after, and that the same may come twice", () => {
    const { bot, form } = asked();
    const first = sendForm(bot, dgs, signed(form, "", { ...some, rythme: "ça dépend" }));
    expect(first).toContain("sans nom et sans ces lignes");
    expect(first).toContain("corrigez d'abord ces lignes dans le fichier");
    expect(bot.say(dgs, "non")).toContain("Je n'ai rien repris");
    expect(bot.store.unnamedAnswers.waiting(2)).toBe(0);
    sendForm(bot, dgs, signed(form, ""));
    bot.say(dgs, "oui");
    expect(sendForm(bot, dgs, signed(form, ""))).toContain("1 formulaire sans nom a déjà été repris");
  });

  test("may be said of a form where something else is written than a name", () => {
    const { bot, form } = asked();
    expect(sendForm(bot, dgs, signed(form, "un élu"))).toContain("6. Sans nom");
    expect(bot.say(dgs, "sans nom")).toContain("sans nom, Attentes des élues et des élus");
    expect(bot.say(dgs, "oui")).toContain("4 réponses sans nom");
    expect(bot.store.unnamedAnswers.waiting(2)).toBe(1);
  });

  test("an empty one keeps nothing", () => {
    const { bot, form } = asked();
    const shown = sendForm(bot, dgs, form);
    expect(shown).not.toContain("Noter");
    bot.say(dgs, "non");
    expect(bot.store.unnamedAnswers.waiting(2)).toBe(0);
  });
});

test("the form of what the direction fixes is one text: it shows what is answered, and the interview goes on from it", () => {
  const bot = createDemoBot();
  bot.play(dgs, "diagnostic lancer précadrage 15 décembre", "oui", "1", "jeunesse", "pause");
  const table = filesIn(bot, dgs, "formulaire précadrage").find(({ mime }) => mime === "text/csv");
  if (table === undefined || !("text" in table)) throw new Error("no form was given");
  expect(table.text).not.toContain("relais/nom");
  const [given] = Object.keys(bot.store.interviews.byId(own(bot, dgs)?.id ?? 0)?.state.answers ?? {});
  expect(table.text).toMatch(new RegExp(`^${given};.*;Jeunesse[^;]*;`, "imu"));
  const next = table.text.split("\r\n").flatMap((line) => /^(\w+);.*;Quelques mots[^;]*;;/u.exec(line)?.[1] ?? [])[0];
  sendForm(bot, dgs, filled(table.text, { [next ?? ""]: "les communes volontaires d'abord" }));
  expect(bot.say(dgs, "oui")).toContain("C'est noté : 1 réponse");
  expect(own(bot, dgs)).toMatchObject({ status: "open" });
  expect(sendForm(bot, technician, table.text)).toContain("seule la direction générale");
});

test("the form says the scale of each question as the question does, and who reads an answer once", () => {
  const { bot } = asked();
  const page = filesIn(bot, dgs, "formulaire attentes").find(({ mime }) => mime === "text/html");
  const said = readable(page !== undefined && "text" in page ? page.text : "");
  expect(said).toContain("De 1 (très peu) à 5 (très bien)");
  expect(said).not.toContain("très insuffisant");
  expect(said.match(/direction générale seulement/gu)).toHaveLength(1);
});
