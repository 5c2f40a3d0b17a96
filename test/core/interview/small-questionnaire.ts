import type { Answers } from "../../../src/core/interview/answers.ts";
import { step } from "../../../src/core/interview/engine.ts";
import { readQuestionnaire } from "../../../src/core/interview/questionnaire-file.ts";
import type { Context, Input, InterviewState, Said } from "../../../src/core/interview/state.ts";
import { currentStep } from "../../../src/core/interview/state.ts";

export const source = `
id: petit
version: 1
titre: Un petit questionnaire
minutes: 6
sections:
  - id: service
    titre: Le service
    questions:
      - { cle: existe, type: choix, question: "Le service existe-t-il ?", court: Existence, options: [ regie: "oui en régie", asso: "oui via une association", non: "non" ] }
      - { cle: depuis, type: annee, min: 1950, max: 2026, question: "Depuis quelle année ?", court: Depuis, si: "existe != 'non'" }
      - { cle: besoin, type: ouinon, question: "Y a-t-il une demande ?", court: Demande, si: "existe = 'non'" }
  - id: moyens
    titre: Les moyens
    questions:
      - { cle: etp_total, type: etp, min: 0, max: 500, question: "Combien d’agents en équivalent temps plein ?", court: Agents en ETP, si: "existe = 'regie'", aide: "1 ETP = 35 h." }
      - cle: nb_agents
        type: entier
        min: 0
        max: 1000
        question: Combien d’agents au total ?
        court: Nombre d’agents
        si: existe = 'regie'
        verifier: [ { regle: "nb_agents >= etp_total", message: "Il y a moins d’agents que d’équivalents temps plein.", niveau: refuser } ]
      - cle: equipements
        type: liste
        question: Quels équipements ?
        court: Équipements
        element: un équipement
        max: 3
        questions:
          - { cle: nom, type: texte, longueur: 80, question: "Quel est son nom ?", court: Nom }
          - { cle: surface_m2, type: nombre, unite: "m²", min: 5, max: 20000, question: "Quelle surface ?", court: Surface }
      - { cle: budget, type: eur, min: 0, max: 20000000, question: "Dépenses ?", court: Dépenses }
      - { cle: recettes, type: eur, min: 0, max: 10000000, question: "Recettes ?", court: Recettes }
      - { cle: reste, type: calcul, calcule_en: eur, min: -10000000, max: 20000000, formule: "budget - sinon(recettes, 0)", question: "Reste à charge calculé : {valeur}. Est-ce exact ?", court: Reste à charge }
      - { cle: note, type: texte, longueur: 60, question: "Une remarque ?", court: Remarque }
`;

export const small = readQuestionnaire("petit.yaml", source);

export const context: Context = {
  questionnaire: small,
  facts: { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} },
  today: "2026-11-23",
};

/** One interview made of one question, with the facts it may draw on. */
export function asking(question: string, facts: Partial<Context["facts"]> = {}): Context {
  const yaml = `
id: essai
version: 1
titre: Un essai
minutes: 1
sections:
  - id: une
    titre: Une
    questions:
      - ${question.trim().replaceAll("\n", "\n        ")}
      - { cle: fin, type: texte, longueur: 20, question: "Fin ?", court: Fin }
`;
  return { ...context, questionnaire: readQuestionnaire("essai.yaml", yaml), facts: { ...context.facts, ...facts } };
}

/** Plays `lines` from `state`; the state is copied between turns, as when it is stored. */
export function play(lines: (string | Input)[], from: InterviewState = { answers: {} }, inside: Context = context) {
  let state = from;
  let said: Said[] = [];
  let ended: string | undefined;
  for (const line of lines) {
    const turn = step(inside, state, typeof line === "string" ? { text: line } : line);
    state = structuredClone(turn.state);
    said = turn.said;
    ended = turn.ended;
  }
  return { state, said, ended, asked: currentStep(inside, state)?.path, says: said.map((one) => one.say) };
}

export function values(answers: Answers): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([path, answer]) => [path, answer.state === "given" ? answer.value : answer.state]),
  );
}
