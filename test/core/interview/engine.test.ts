import { describe, expect, test } from "vitest";
import { readQuestionnaire } from "../../../src/core/interview/questionnaire-file.ts";
import { partsOfTarget } from "../../../src/core/interview/find-question.ts";
import { rebase } from "../../../src/core/interview/rebase.ts";
import { currentStep, progressOf } from "../../../src/core/interview/state.ts";
import { asking, context, play, small, source, values } from "./small-questionnaire.ts";

const renewed = (change: (text: string) => string) =>
  readQuestionnaire("petit.yaml", change(source.replace("version: 1", "version: 2")));
const upToEquipment = ["oui en régie", "2012", "2,5", "3"];
const upToEnd = [...upToEquipment, "aucun", "12 500", "500", "oui", "rien de plus à signaler"];

describe("the path", () => {
  test("asks what the answers so far call for, and nothing else", () => {
    expect(play([]).asked).toBe("existe");
    expect(play(["oui en régie"]).asked).toBe("depuis");
    expect(play(["non"]).asked).toBe("besoin");
    expect(play(["oui via une association", "2012"]).asked).toBe("equipements");
  });

  test("lets answers off the path sleep, and wakes them when the branch comes back", () => {
    const left = play([...upToEquipment, "corriger existence", "non"]);
    expect(left.says).toContain("branch");
    expect(left.asked).toBe("besoin");
    expect(progressOf(context, left.state).answered).toBe(1);
    const back = play(["corriger existence", "oui en régie"], left.state);
    expect(back.asked).toBe("equipements");
    expect(values(back.state.answers)).toMatchObject({ depuis: 2012, etp_total: 2.5, nb_agents: 3 });
  });

  test("refuses to correct a question off the path", () => {
    const turn = play(["non", "corriger agents"]);
    expect(turn.says).toEqual(["not_on_path"]);
    expect(turn.asked).toBe("besoin");
  });

  test("refuses to finish while something is asked, and finishes with what is on the path", () => {
    expect(play([...upToEquipment, "valider"]).says).toEqual(["not_finished"]);
    const end = play([...upToEnd, "valider"]);
    expect(end.ended).toBe("validated");
  });
});

describe("an answer", () => {
  test("keeps what was typed, what was understood, and that it is an estimate", () => {
    const { state } = play(["oui en régie", "2012", "deux agents et un mi temps", "3", "aucun", "environ 12 000 €"]);
    expect(state.answers.etp_total).toEqual({
      state: "given",
      value: 2.5,
      estimate: false,
      raw: "deux agents et un mi temps",
    });
    expect(state.answers.budget).toEqual({ state: "given", value: 12_000, estimate: true, raw: "environ 12 000 €" });
  });

  test("given again as it was is no correction, and stays in the words it was first given in", () => {
    const again = play([...upToEquipment, "corriger agents en etp", "deux agents et demi"]);
    expect(again.says).toEqual(["unchanged"]);
    expect(again.state.answers.etp_total).toMatchObject({ value: 2.5, raw: "2,5" });
    expect(again.asked).toBe("equipements");
    const surer = play(["corriger agents en etp", "environ 2,5"], again.state);
    expect(surer.says).toEqual(["noted"]);
    expect(surer.state.answers.etp_total).toMatchObject({ value: 2.5, estimate: true, raw: "environ 2,5" });
  });

  test("that is not understood changes nothing and is asked again", () => {
    const turn = play(["oui en régie", "le chat est sur le tapis"]);
    expect(turn.says).toEqual(["unread"]);
    expect(turn.asked).toBe("depuis");
    expect(turn.state.answers.depuis).toBeUndefined();
  });

  test("in doubt is put to the person, and kept only once chosen", () => {
    const doubt = play([...upToEquipment, "aucun", "entre 10 et 15000"]);
    expect(doubt.state.pending?.kind).toBe("doubt");
    expect(doubt.state.answers.budget).toBeUndefined();
    const settled = play(["a"], doubt.state);
    expect(settled.state.answers.budget).toMatchObject({ value: 12_500, estimate: true, raw: "entre 10 et 15000" });
    expect(settled.asked).toBe("recettes");
  });

  test("given again instead of a choice between readings is simply the answer", () => {
    const { state } = play([...upToEquipment, "aucun", "entre 10 et 15000", "12 800"]);
    expect(state.answers.budget).toMatchObject({ value: 12_800, estimate: false });
  });

  test("a number typed before numeric readings is a value, never the rank of a line", () => {
    const doubt = play(["oui en régie", "2012", "2,5", "3 ou 4"]);
    expect(doubt.state.pending?.kind).toBe("doubt");
    expect(play(["3"], doubt.state).state.answers.nb_agents).toMatchObject({ value: 3 });
  });

  test("out of bounds is refused with nothing kept", () => {
    const turn = play(["oui en régie", "2030"]);
    expect(turn.said[0]).toMatchObject({ say: "refused", refusal: { why: "bounds", min: 1950, max: 2026 } });
    expect(turn.asked).toBe("depuis");
  });

  test("that breaks a check across questions is refused, with the check's own sentence", () => {
    const turn = play(["oui en régie", "2012", "2,5", "1"]);
    expect(turn.said).toEqual([{ say: "broken", message: "Il y a moins d’agents que d’équivalents temps plein." }]);
    expect(turn.asked).toBe("nb_agents");
  });

  test("corrected so that a later one no longer agrees asks the later one again, keeping it meanwhile", () => {
    const turn = play([...upToEquipment, "corriger agents en etp", "4"]);
    expect(turn.asked).toBe("nb_agents");
    expect(turn.state.answers.nb_agents).toMatchObject({ value: 3 });
    expect(play(["5"], turn.state).asked).toBe("equipements");
  });

  test("holding two answers keeps the first and offers the second to the next question", () => {
    const turn = play(["oui en régie, depuis 2012"]);
    expect(turn.state.answers.existe).toMatchObject({ value: "regie" });
    expect(turn.state.pending).toMatchObject({ kind: "doubt", path: "depuis" });
    expect(play(["oui"], turn.state).state.answers.depuis).toMatchObject({ value: 2012 });
  });

  test("a courtesy is not taken for an answer in words", () => {
    const turn = play([...upToEquipment, "aucun", "12 500", "500", "oui", "merci"]);
    expect(turn.state.answers.note).toBeUndefined();
    expect(turn.state.pending?.kind).toBe("doubt");
  });

  test("in words, long after the question, is confirmed first", () => {
    const before = play([...upToEquipment, "aucun", "12 500", "500", "oui"]);
    const turn = play(["la salle ferme en juin"], before.state, { ...context, cold: true });
    expect(turn.state.pending?.kind).toBe("doubt");
  });
});

describe("steering words", () => {
  test("never fill the form", () => {
    for (const word of [
      "pourquoi ?",
      "aide",
      "récapitulatif",
      "où j'en suis",
      "corriger",
      "précédent",
      "reprendre",
      "?",
    ]) {
      const turn = play([...upToEnd.slice(0, -1), word]);
      expect(turn.state.answers.note, word).toBeUndefined();
    }
  });

  test("'je ne sais pas' is kept to be completed and never blocks", () => {
    const turn = play(["oui en régie", "je sais pas"]);
    expect(turn.state.answers.depuis).toEqual({ state: "unknown", raw: "je sais pas" });
    expect(turn.asked).toBe("etp_total");
  });

  test("'je sais pas pour le budget, faut voir avec la maire' keeps all its words", () => {
    const said = "je sais pas pour le budget, faut voir avec la maire";
    const turn = play([...upToEquipment, "aucun", said]);
    expect(turn.state.answers.budget).toEqual({ state: "unknown", raw: said });
  });

  test("'je sais pas, environ 12 000' puts its figure to the person", () => {
    const turn = play([...upToEquipment, "aucun", "je sais pas, environ 12 000"]);
    expect(turn.state.pending).toMatchObject({ kind: "doubt", candidates: [{ value: 12_000, estimate: true }] });
  });

  test("'passer' leaves a question, 'précédent' comes back to the one before", () => {
    const turn = play(["oui en régie", "passer", "précédent"]);
    expect(turn.state.answers.depuis).toMatchObject({ state: "skipped" });
    expect(turn.asked).toBe("depuis");
    expect(play(["précédent"], turn.state).asked).toBe("existe");
  });

  test("'corriger' finds a question by its words, a typo, or its line; keeps later answers", () => {
    for (const about of ["depuis", "depui", "2"]) {
      const turn = play([...upToEquipment, `corriger ${about}`]);
      expect(turn.asked, about).toBe("depuis");
      const after = play(["2015"], turn.state);
      expect(values(after.state.answers)).toMatchObject({ depuis: 2015, etp_total: 2.5, nb_agents: 3 });
      expect(after.asked).toBe("equipements");
    }
  });

  test("'corriger depuis : 2013' does it in one go", () => {
    expect(play([...upToEquipment, "corriger depuis : 2013"]).state.answers.depuis).toMatchObject({ value: 2013 });
  });

  test("'corriger agents en etp 3' does it too, and a figure that no question can take alone corrects nothing", () => {
    const before = play(upToEquipment);
    expect(play(["corriger agents en etp 3"], before.state).state.answers.etp_total).toMatchObject({ value: 3 });
    expect(play(["corriger depuis 2013"], before.state).state.answers.depuis).toMatchObject({ value: 2013 });
    expect(play(["corriger bidule 3"], before.state).state.answers).toEqual(before.state.answers);
    expect(play(["corriger 1 2"], before.state).state.answers).toEqual(before.state.answers);
  });

  test("'corriger agents' asks which when two questions are meant", () => {
    const turn = play([...upToEquipment, "corriger agents"]);
    expect(turn.state.pending).toMatchObject({ kind: "which", targets: ["etp_total", "nb_agents"] });
    expect(play(["nombre d'agents"], turn.state).asked).toBe("nb_agents");
    expect(play(["rien à voir"], turn.state).says).toEqual(["pick_line"]);
    expect(play(["2"], turn.state).asked).toBe("nb_agents");
  });

  test("'abandonner' is confirmed, and anything but a clear yes goes on", () => {
    expect(play(["oui en régie", "abandonner"]).ended).toBeUndefined();
    expect(play(["oui en régie", "abandonner", "oui"]).ended).toBe("abandoned");
    const stays = play(["oui en régie", "abandonner", "euh non attends"]);
    expect(stays.ended).toBeUndefined();
    expect(stays.asked).toBe("depuis");
  });

  test("an option's own words win over a steering word", () => {
    const withLater = readQuestionnaire("plus.yaml", source.replace('non: "non"', 'non: "non", tard: "plus tard"'));
    const turn = play(["plus tard"], { answers: {} }, { ...context, questionnaire: withLater });
    expect(turn.state.answers.existe).toMatchObject({ value: "tard" });
  });
});

describe("the review", () => {
  test("takes a number for a line of the recap, a letter for what it offers", () => {
    expect(play([...upToEnd, "2"]).asked).toBe("depuis");
    expect(play([...upToEnd, "a"]).ended).toBe("validated");
    expect(play([...upToEnd, "b"]).state.pending?.kind).toBe("which");
    expect(play([...upToEnd, "c"]).ended).toBe("paused");
  });

  test("marks a figure computed from estimates as one", () => {
    const { state } = play([...upToEquipment, "aucun", "environ 12 500", "500", "oui"]);
    expect(state.answers.reste).toMatchObject({ value: 12_000, estimate: true });
  });
});

describe("a repeated group", () => {
  test("is filled by descriptions, one a message, and closed by 'c'est tout'", () => {
    const turn = play([...upToEquipment, "salle des fêtes, 300 m²", "maison des jeunes", "120", "c'est tout"]);
    expect(values(turn.state.answers)).toMatchObject({
      equipements: { items: [1, 2], closed: true },
      "equipements/1/nom": "salle des fêtes",
      "equipements/1/surface_m2": 300,
      "equipements/2/nom": "maison des jeunes",
      "equipements/2/surface_m2": 120,
    });
    expect(turn.asked).toBe("budget");
  });

  test("'aucun' answers it with nothing in it", () => {
    expect(play([...upToEquipment, "aucun"]).state.answers.equipements).toMatchObject({
      value: { items: [], closed: true },
    });
  });

  test("several names in one message are never taken for one item in silence", () => {
    const turn = play([...upToEquipment, "salle des fêtes, maison des jeunes, gymnase"]);
    expect(turn.state.pending?.kind).toBe("items");
    expect(play(["2"], turn.state).state.answers.equipements).toMatchObject({
      value: { items: [1, 2, 3], closed: false },
    });
  });

  test.each([
    "salle des fêtes 300,5 et gymnase 600,5",
    "salle des fêtes 300,5, gymnase 600,5",
    "salle des fêtes, 300,5 m² et gymnase, 600,5 m²",
  ])("several items that each say more than their name are all kept: %s", (said) => {
    const { state } = play([...upToEquipment, said]);
    expect(values(state.answers)).toMatchObject({
      equipements: { items: [1, 2], closed: false },
      "equipements/1/nom": "salle des fêtes",
      "equipements/1/surface_m2": 300.5,
      "equipements/2/nom": "gymnase",
      "equipements/2/surface_m2": 600.5,
    });
  });

  test("a name with 'et' in it stays one name", () => {
    const { state } = play([...upToEquipment, "foyer et cantine, 120 m²"]);
    expect(values(state.answers)).toMatchObject({
      "equipements/1/nom": "foyer et cantine",
      "equipements/1/surface_m2": 120,
    });
  });

  test("a list of its parts is picked by words, and left by 'rien'", () => {
    const filled = play([...upToEquipment, "salle des fêtes", "300", "c'est tout", "corriger équipements"]);
    const added = play(["ajouter un équipement", "gymnase, 600 m²"], filled.state);
    expect(values(added.state.answers)).toMatchObject({
      "equipements/1/nom": "salle des fêtes",
      "equipements/2/nom": "gymnase",
      "equipements/2/surface_m2": 600,
    });
    expect(play(["rien"], filled.state)).toMatchObject({ asked: "budget", says: ["kept_going"] });
    expect(play(["salle des fêtes", "supprimer"], filled.state).says).toEqual(["item_removed"]);
  });

  test("stops by itself at its greatest number", () => {
    const turn = play([...upToEquipment, "salle A", "passer", "salle B", "passer", "salle C", "passer"]);
    expect(turn.asked).toBe("budget");
  });

  test("is corrected item by item; an item taken away takes only its own answers", () => {
    const filled = play([...upToEquipment, "salle des fêtes", "300", "maison des jeunes", "120", "c'est tout"]);
    const removed = play(["corriger équipements", "1", "c"], filled.state);
    expect(removed.says).toEqual(["item_removed"]);
    expect(removed.state.answers.equipements).toMatchObject({ value: { items: [2], closed: true } });
    expect(removed.state.answers["equipements/2/surface_m2"]).toMatchObject({ value: 120 });
    const fixed = play(["corriger équipements", "2", "2", "130"], filled.state);
    expect(fixed.state.answers["equipements/2/surface_m2"]).toMatchObject({ value: 130 });
  });
});

const withItems = (questions: string) =>
  asking(`cle: postes
type: liste
question: Quels postes ?
court: Postes
element: un poste
max: 5
questions:${questions.replaceAll("\n          ", "\n  ")}`);

describe("an item described in one go", () => {
  const name = `
          - { cle: nom, type: texte, longueur: 80, question: "Quel nom ?", court: Nom }`;

  test("is checked like answers given one by one: what is refused is not kept, and asked", () => {
    const checked = withItems(`${name}
          - { cle: agents, type: entier, unite: agents, max: 50, question: "Combien ?", court: Agents }
          - cle: titulaires
            type: entier
            unite: titulaires
            max: 50
            question: "Dont titulaires ?"
            court: Titulaires
            verifier: [ { regle: "titulaires <= agents", message: "Plus de titulaires que d’agents.", niveau: refuser } ]`);
    const turn = play(["accueil, 3 agents, 5 titulaires"], undefined, checked);
    expect(turn.says).toEqual(["item_noted", "broken"]);
    expect(values(turn.state.answers)).toMatchObject({ "postes/1/nom": "accueil", "postes/1/agents": 3 });
    expect(turn.asked).toBe("postes/1/titulaires");
    expect(play(["accueil, 3 agents, 2 titulaires"], undefined, checked).says).toEqual(["item_noted"]);
  });

  test("has its doubtful figures confirmed, the first at once and the others in their turn", () => {
    const checked = withItems(`${name}
          - cle: heures
            type: nombre
            unite: heures
            max: 2000
            question: "Combien d’heures ?"
            court: Heures
            verifier: [ { regle: "heures <= 60", message: "C’est plus d’une semaine.", niveau: confirmer } ]`);
    const turn = play(["accueil, 70 heures\ncantine, 80 heures"], undefined, checked);
    expect(turn.state.pending).toMatchObject({ kind: "suspect", path: "postes/1/heures", value: 70 });
    const sure = play(["oui"], turn.state, checked);
    expect(values(sure.state.answers)).toMatchObject({ "postes/1/heures": 70, "postes/2/nom": "cantine" });
    expect(sure.asked).toBe("postes/2/heures");
  });

  test("keeps its day, its year and its decimals where each can only belong", () => {
    const dated = withItems(`${name}
          - { cle: adresse, type: texte, longueur: 80, question: "Quelle adresse ?", court: Adresse }
          - { cle: echeance, type: date, question: "Jusqu’à quand ?", court: Fin }`);
    const told = values(play(["bail de la halle, 12 mars 2027, 3 rue Neuve"], undefined, dated).state.answers);
    expect(told).toMatchObject({ "postes/1/echeance": "2027-03-12", "postes/1/adresse": "3 rue Neuve" });
    const built = withItems(`${name}
          - { cle: annee, type: annee, min: 1800, max: 2030, question: "Quelle année ?", court: Année }`);
    expect(values(play(["piscine, 1974"], undefined, built).state.answers)["postes/1/annee"]).toBe(1974);
    expect(
      values(play(["piscine, ouverte en 1974"], undefined, built).state.answers)["postes/1/annee"],
    ).toBeUndefined();
  });

  test("opens by an option or by words followed by a decimal", () => {
    const fields = `
          - { cle: filiere, type: choix, question: "Quelle filière ?", court: Filière, options: [ technique: Technique, admin: Administrative ] }
          - { cle: etp, type: etp, max: 50, question: "Combien d’ETP ?", court: ETP }`;
    for (const said of ["technique 1,5", "technique : 1.5", "1,5 technique", "technique 1,5 ETP"]) {
      const answers = values(play([said], undefined, withItems(fields)).state.answers);
      expect([said, answers["postes/1/filiere"], answers["postes/1/etp"]]).toEqual([said, "technique", 1.5]);
    }
    const named = withItems(`${name}
          - { cle: etp, type: etp, max: 50, question: "Combien d’ETP ?", court: ETP }`);
    expect(values(play(["équipe technique 1,5"], undefined, named).state.answers)).toMatchObject({
      "postes/1/nom": "équipe technique",
      "postes/1/etp": 1.5,
    });
    expect(values(play(["Salle 2"], undefined, named).state.answers)["postes/1/nom"]).toBe("Salle 2");
  });

  test("may begin with a year, which is then its name", () => {
    const years = withItems(`
          - { cle: annee, type: annee, min: 1990, max: 2030, question: "Quelle année ?", court: Année }
          - { cle: montant, type: eur, max: 1000000, question: "Quel montant ?", court: Montant }`);
    const turn = play(["2024", "12 000", "2025, 13 500 €"], undefined, years);
    expect(values(turn.state.answers)).toMatchObject({
      "postes/1/annee": 2024,
      "postes/1/montant": 12_000,
      "postes/2/annee": 2025,
      "postes/2/montant": 13_500,
    });
    expect(partsOfTarget(years, turn.state, "postes", { add: "", remove: "" }).map(({ label }) => label)).toEqual([
      "2024",
      "2025",
      "",
    ]);
  });
});

describe("a computed value", () => {
  const upToComputed = [...upToEquipment, "aucun", "12 500", "500"];

  test("is shown, and kept once confirmed", () => {
    expect(play([...upToComputed, "oui"]).state.answers.reste).toMatchObject({ value: 12_000, shown: 12_000 });
  });

  test("is replaced by the figure given instead", () => {
    expect(play([...upToComputed, "non", "11 800"]).state.answers.reste).toMatchObject({ value: 11_800 });
  });

  test("is confirmed again when what it comes from changes", () => {
    const turn = play([...upToEnd, "corriger dépenses", "20 000"]);
    expect(turn.asked).toBe("reste");
  });

  test("is not asked when what it comes from is not known", () => {
    expect(play([...upToEquipment, "aucun", "je ne sais pas", "500"]).asked).toBe("note");
  });
});

describe("buttons", () => {
  test("answer their own question, and only that one, however late", () => {
    const late = play([...upToEquipment, { path: "existe", value: "asso" }]);
    expect(late.state.answers.existe).toMatchObject({ value: "asso" });
    expect(late.asked).toBe("equipements");
    expect(late.state.answers.equipements).toBeUndefined();
  });

  test("of a choice that is over change nothing", () => {
    const turn = play([...upToEquipment, { path: "?1", value: "a" }]);
    expect(turn.says).toEqual(["stale"]);
    expect(turn.state.answers.equipements).toBeUndefined();
  });
});

describe("a new version of the questionnaire", () => {
  const before = play(upToEquipment).state;

  test("loses nothing and asks only what changed its meaning", () => {
    const next = renewed((text) =>
      text.replace("cle: depuis, type: annee, min: 1950, max: 2026", "cle: depuis, type: texte, longueur: 40"),
    );
    const { state, again } = rebase(small, next, before);
    expect(again).toEqual(["depuis"]);
    expect(currentStep({ ...context, questionnaire: next }, state)?.path).toBe("depuis");
    expect(values(state.answers)).toMatchObject({ existe: "regie", etp_total: 2.5, nb_agents: 3 });
  });

  test("asks a new question and forgives new words", () => {
    const next = renewed((text) => text.replace("Depuis quelle année ?", "En quelle année a-t-il été créé ?"));
    expect(rebase(small, next, before).again).toEqual([]);
  });

  test("asks again a choice whose option is gone", () => {
    const next = renewed((text) =>
      text.replace('regie: "oui en régie", ', "").replaceAll("existe = 'regie'", "existe = 'asso'"),
    );
    expect(rebase(small, next, before).again).toEqual(["existe"]);
  });
});
