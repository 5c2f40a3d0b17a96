import type { Phase } from "../communication/resource.ts";
import type { Coverage } from "../diagnostic/coverage.ts";
import { type Outbound, say, text, type Written } from "../message.ts";
import type { Epci, Municipality, Person } from "../people.ts";
import { capital, count, formatNumber, formatSome, of, plural } from "./format.ts";
import { fullNameOf, greet, sayEpci, sayFunctions } from "./people.ts";
import { countUnits } from "./units.ts";

export type CardFacts = {
  person: Person;
  epci: Epci | undefined;
  places: readonly Municipality[];
  president: Person | undefined;
  phase: Phase;
  campaigns: readonly { title: string; coverage: Coverage }[];
  seats: { bodies: readonly string[]; meetings: readonly string[] };
  /** The e-mail of whoever answers for Relais. */
  contact: string | undefined;
  /** The next seminar to which they are invited. */
  seminar?: string;
};

const titles = ["L'intercommunalité", "Le projet", "Les instances", "Votre rôle", "Où demander"];
export const cardCount = titles.length;
/** What is typed, or picked, for the next card. */
export const nextCard = "carte suivante";

/** `number` from 1. Three short sentences each: twenty seconds. */
/** `isDone`: it is the last that they had not seen. */
export function sayCard(number: number, facts: CardFacts, isDone = false): Outbound {
  const isLast = number === cardCount;
  const next = isLast ? [] : [{ value: nextCard, label: `Suivante : ${titles[number] ?? ""}` }];
  return {
    title: `${number} sur ${cardCount}. ${titles[number - 1] ?? ""}`,
    blocks: [
      text(linesOf(number, facts).join("\n")),
      ...(isDone ? [text("Vous avez tout vu. Merci. Pour revoir une carte : `carte 2`.")] : []),
      ...(next.length === 0 ? [] : [{ type: "choices" as const, choices: next, lettered: true as const }]),
    ],
  };
}

function linesOf(number: number, facts: CardFacts): string[] {
  switch (number) {
    case 1:
      return sayTerritory(facts);
    case 2:
      return sayProject(facts);
    case 3:
      return sayBodies(facts);
    case 4:
      return sayRole(facts);
    default:
      return sayWhereToAsk(facts);
  }
}

function sayTerritory({ epci, places, president, person }: CardFacts): string[] {
  const name = epci === undefined ? "L'intercommunalité" : capital(sayEpci(epci.name));
  const inhabitants = epci === undefined ? "" : ` et ${formatNumber(epci.populationTotal)} habitantes et habitants`;
  const own = places.filter(({ insee }) => person.mandates.some((held) => held.insee === insee));
  return [
    `${name} réunit ${count(places.length, "commune", "communes")}${inhabitants}.`,
    ...(president === undefined || president.id === person.id ? [] : [`${fullNameOf(president)} la préside.`]),
    ...own.map(
      ({ name: place, populationMunicipal }) =>
        `Votre commune, ${place}, compte ${count(populationMunicipal, "habitant", "habitants")}.`,
    ),
  ];
}

const moments: Record<Phase, string> = {
  framing: "Le projet se prépare : ses objectifs et ses limites se fixent entre élues et élus.",
  diagnostic: "Le projet en est au diagnostic : chaque commune dit ce qui existe chez elle.",
  scenarios: "Le diagnostic est fait : les scénarios se comparent avant d'être débattus.",
  consultation: "Les conseils municipaux sont consultés : chacun délibère avant sa date limite.",
  implementation: "Les conseils se sont prononcés : les actions décidées se mettent en œuvre.",
};

function sayProject({ phase, campaigns }: CardFacts): string[] {
  const sofar = campaigns.map(
    ({ title, coverage }) =>
      `${title} : ${countUnits(coverage.validated.length, coverage.unit)} sur ${coverage.total} ${plural(coverage.validated.length, "a validé", "ont validé")} ses réponses.`,
  );
  return [
    "Des communes qui partagent un service gardent leur libre choix : rien ne se transfère sans décision de leurs conseils.",
    moments[phase],
    ...sofar.slice(-2).map((line) => line.replace("ont validé ses", "ont validé leurs")),
  ];
}

function sayBodies({ seats, seminar }: CardFacts): string[] {
  return [
    seats.bodies.length === 0
      ? "Vous ne siégez pas encore dans une instance du projet."
      : `Vous siégez ici : ${formatSome(seats.bodies)}.`,
    ...(seats.meetings.length === 0 ? [] : [`Prochaines réunions : ${seats.meetings.join(" ; ")}.`]),
    ...(seminar === undefined ? [] : [`Un séminaire vous attend, ${seminar} : \`je m'inscris au séminaire\`.`]),
    "Le comité de pilotage décide ; le comité technique prépare ; la conférence des maires débat des dossiers sensibles.",
  ];
}

function sayRole({ person }: CardFacts): string[] {
  return [
    `Vous êtes ici comme ${sayFunctions(person)}.`,
    sayPart(person),
    "Un point court vous dit chaque semaine ce qui a bougé et ce qui est attendu de vous.",
  ];
}

function sayPart({ mandates }: Person): string {
  const holds = (...functions: Person["mandates"][number]["function"][]) =>
    mandates.some((held) => functions.includes(held.function));
  if (holds("mayor"))
    return "Vous portez la position de votre commune, donnez votre visa sur ses réponses et inscrivez les avis à son conseil.";
  if (holds("deputy_mayor", "councillor", "president", "vice_president"))
    return "Vous relayez le projet dans votre conseil et y portez les questions de vos habitants.";
  if (mandates.some((held) => held.function === "chief_executive" && held.insee === undefined))
    return "Vous conduisez le projet : réunions, diagnostic, points de la semaine.";
  return holds("town_clerk", "chief_executive")
    ? "Vous répondez pour votre commune et préparez ses délibérations."
    : "Vous préparez le projet avec la direction générale.";
}

function sayWhereToAsk({ contact }: CardFacts): string[] {
  return [
    "Écrivez-moi comme vous parlez : `quand est le copil`, `décisions`, `ressources`, `aide`.",
    `Pour parler à quelqu'un : la direction générale${contact === undefined ? "" : `, ${contact}`}.`,
    "Pour recevoir moins, ou à une autre heure : `mes préférences`.",
  ];
}

/** The first card, to somebody who asked for nothing: who writes and why, then five short cards at their own pace. */
export function sayWelcomed(facts: CardFacts): Outbound {
  const { person, epci } = facts;
  const where = epci === undefined ? "" : ` ${of(sayEpci(epci.name))}`;
  const card = sayCard(1, facts);
  return {
    ...card,
    title: "Bienvenue dans le projet intercommunal",
    blocks: [
      text(
        `${greet(person)}. Je suis Relais, l'assistant du projet${where}. Cinq cartes courtes vous présentent l'essentiel.`,
      ),
      ...card.blocks,
    ],
    written: sayWrittenCards(facts),
  };
}

function sayWrittenCards(facts: CardFacts): Written {
  const cards = titles.map((title, rank) =>
    text(
      `**${title}**\n${linesOf(rank + 1, facts)
        .map((line) => line.replaceAll("`", ""))
        .join("\n")}`,
    ),
  );
  return {
    subject: "Bienvenue dans le projet intercommunal",
    blocks: [text(`${greet(facts.person)}. Voici l'essentiel, en cinq cartes courtes.`), ...cards],
  };
}

export function sayPathOffered(): string {
  return "En cinq cartes courtes, le projet et votre rôle : `parcours`.";
}

export function sayPathDone(): string {
  return `Vous avez vu les ${cardCount} cartes. Pour en revoir une : \`carte 1\` à \`carte ${cardCount}\`.`;
}

export function sayNoSuchCard(number: number): string {
  return `Le parcours a ${cardCount} cartes : il n'y a pas de carte ${number}.`;
}

type Progress = { begun: number; finished: number; total: number };

/** By municipality, never by person; in the order of the alphabet. */
export function sayPathProgress(groups: readonly (Progress & { place: string })[]): Outbound {
  const all = groups.reduce(
    (sum, one) => ({
      place: "",
      begun: sum.begun + one.begun,
      finished: sum.finished + one.finished,
      total: sum.total + one.total,
    }),
    { place: "", begun: 0, finished: 0, total: 0 },
  );
  if (all.total === 0) return say("L'annuaire ne connaît encore aucune personne élue.");
  const without = groups.filter(({ begun }) => begun === 0).map(({ place }) => place);
  return {
    title: "Parcours d'accueil des élues et des élus",
    blocks: [
      text(
        `${count(all.begun, "personne l'a commencé", "personnes l'ont commencé")} sur ${all.total}, ${count(all.finished, "l'a fini", "l'ont fini")}.`,
      ),
      ...(without.length === 0
        ? []
        : [
            text(
              `Pas encore commencé : ${formatSome(without)}. Chaque personne peut écrire \`parcours\` quand elle veut.`,
            ),
          ]),
    ],
  };
}
