import { may } from "../../core/access.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { fold } from "../../core/language/fold.ts";
import { readYesNo } from "../../core/language/read-yes-no.ts";
import { type AskedFact, askedFacts, type FactValue } from "../../core/legal/facts.ts";
import { electionOf } from "../../core/legal/elections.ts";
import { legalNow, missingFacts } from "../../core/legal-now.ts";
import { say } from "../../core/message.ts";
import { factLabel, factQuestion } from "../../core/words/legal-names.ts";
import {
  sayAllFactsKnown,
  sayFactKept,
  sayFacts,
  sayInstalledLate,
  sayWhichFact,
} from "../../core/words/legal-facts.ts";
import { choiceParameter, dateParameter } from "../parameter.ts";
import { splitTrailingDate } from "../trailing-date.ts";

/** What the legal calendar is computed from: what was published, and what the DGS told. */
export const facts: Command = {
  name: "facts",
  words: ["faits", "les faits", "faits de l'intercommunalité"],
  group: "legal",
  summary: "ce que je sais de votre intercommunalité pour calculer les dates",
  examples: ["faits"],
  action: "see_legal",
  // "Faits second tour oui" tells one of them.
  claims: (rest) => factNamed(rest) === undefined,
  run: ({ store, library, today, person }) => {
    const now = legalNow(store, library, today);
    const reader = !may(person, "manage_legal") ? "reads" : missingFacts(now).length > 0 ? "completes" : "corrects";
    return { message: sayFacts(now.scene.facts, now.told, reader) };
  },
};

/** Asks what is still unknown, one fact at a time: each answer is kept at once. */
export const factsComplete: Command = {
  name: "facts-complete",
  words: ["faits compléter", "compléter les faits", "fait compléter"],
  group: "legal",
  summary: "dire les faits qui manquent au calendrier légal",
  examples: ["faits compléter"],
  action: "manage_legal",
  parameters: (context) => missing(context).slice(0, 1).map(questionOf),
  run(context, parameters) {
    const [asked] = missing(context);
    if (asked === undefined) return { message: say(sayAllFactsKnown()) };
    const message = say(keep(context, asked, parameters));
    return missing(context).length === 0
      ? { message }
      : { message, next: { command: "facts-complete", parameters: {} } };
  },
};

/** « fait second tour oui », « fait installation 10 avril 2026 »: one fact, told or corrected. */
export const factTell: Command = {
  name: "fact-tell",
  words: ["fait", "faits", "corriger le fait"],
  group: "legal",
  summary: "dire ou corriger un fait",
  examples: ["fait second tour oui", "fait installation 10 avril 2026"],
  action: "manage_legal",
  asked: (rest) => (rest === "" ? undefined : "faits"),
  parameters: (_context, { fact }) => {
    const asked = askedFacts.find(({ name }) => name === fact);
    return [
      choiceParameter(
        { id: "fact", text: "Quel fait voulez-vous dire ou corriger ?", label: "Fait" },
        askedFacts.map(({ name }) => ({ value: name, label: factLabel(name) })),
      ),
      ...(asked === undefined ? [] : [questionOf(asked)]),
    ];
  },
  read(rest, { today }) {
    const asked = factNamed(rest);
    if (asked === undefined) return undefined;
    const value = valueIn(asked, rest, today);
    return { fact: asked.name, ...(value === undefined ? {} : { [asked.name]: value }) };
  },
  run(context, parameters) {
    const asked = askedFacts.find(({ name }) => name === parameters.fact);
    if (asked === undefined) throw new UserError(sayWhichFact(askedFacts.map(({ name }) => factLabel(name))));
    return { message: say(keep(context, asked, parameters)) };
  },
};

function missing({ store, library, today }: CommandContext): AskedFact[] {
  return [...missingFacts(legalNow(store, library, today))];
}

function questionOf({ name, kind }: AskedFact): AtomicQuestion {
  const asked = { id: name, ...factQuestion(name) };
  if (kind === "date") return dateParameter(asked);
  return choiceParameter(asked, [
    { value: "oui", label: "Oui" },
    { value: "non", label: "Non" },
  ]);
}

function keep(
  { store, library, person, now, today }: CommandContext,
  { name, kind }: AskedFact,
  parameters: Parameters,
): string {
  const given = String(parameters[name]);
  const value: FactValue = kind === "yes_no" ? given === "oui" : given;
  const before = store.legal.told().find((fact) => fact.name === name)?.value;
  store.legal.tell(name, value, person.id, now);
  store.audit.add(now, person.id, "fact.told", `fact:${name}`, {
    ...(before === undefined ? {} : { before: String(before) }),
    after: String(value),
  });
  const said = sayFactKept(factLabel(name), value);
  const latest = name === "installation" ? electionOf(library.elections, today).installedBy.secondRound : undefined;
  return latest !== undefined && given > latest ? `${said} ${sayInstalledLate(latest)}` : said;
}

function factNamed(said: string): AskedFact | undefined {
  return askedFacts.find(({ name }) => names(name).some((word) => fold(said).startsWith(word)));
}

function names(name: string): string[] {
  const short: Record<string, string> = { contrat_ville_le: "entree en vigueur", second_tour: "second tour" };
  return [fold(factLabel(name)), short[name] ?? name.replaceAll("_", " ").replace(/ decide$/, "")];
}

function valueIn({ kind }: AskedFact, rest: string, today: string): string | undefined {
  if (kind === "date") return splitTrailingDate(rest, today, "past").date;
  const reading = readYesNo(rest.split(/\s+/u).at(-1) ?? "");
  return reading.kind === "read" ? (reading.value ? "oui" : "non") : undefined;
}
