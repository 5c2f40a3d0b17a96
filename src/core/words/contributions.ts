import { type Outbound, say, text } from "../message.ts";
import { count, formatList } from "./format.ts";

/** What one person brought. Nothing that is said without a name is in it. */
export type Contributions = {
  answers: number;
  questionnaires: number;
  attended: number;
  organised: number;
  /** Meetings whose date they helped choose. */
  polls: number;
  /** Put forward for an agenda. */
  items: number;
  positions: number;
  opinions: number;
  actions: number;
};
type Told = { kind: keyof Contributions; label: string; thanks: [one: string, many: string] };

/** In the order they are told. */
const kinds: readonly Told[] = [
  {
    kind: "answers",
    label: "Réponses au diagnostic",
    thanks: ["réponse éclaire le diagnostic", "réponses éclairent le diagnostic"],
  },
  {
    kind: "questionnaires",
    label: "Questionnaires validés",
    thanks: ["questionnaire est complet", "questionnaires sont complets"],
  },
  {
    kind: "attended",
    label: "Réunions où vous étiez",
    thanks: ["réunion a compté une voix de plus", "réunions ont compté une voix de plus"],
  },
  {
    kind: "organised",
    label: "Réunions organisées",
    thanks: ["réunion s'est tenue", "réunions se sont tenues"],
  },
  {
    kind: "polls",
    label: "Sondages de date",
    thanks: ["date de réunion a été plus simple à choisir", "dates de réunion ont été plus simples à choisir"],
  },
  {
    kind: "items",
    label: "Points proposés à l'ordre du jour",
    thanks: ["sujet est venu à l'ordre du jour", "sujets sont venus à l'ordre du jour"],
  },
  {
    kind: "positions",
    label: "Positions de commune notées",
    thanks: ["position de commune est connue", "positions de commune sont connues"],
  },
  {
    kind: "opinions",
    label: "Avis de conseil notés",
    thanks: ["avis de conseil est enregistré", "avis de conseil sont enregistrés"],
  },
  { kind: "actions", label: "Actions terminées", thanks: ["action est terminée", "actions sont terminées"] },
];

const mostThanked = 3;

/** For their author alone; nothing in it is compared with anybody's. */
export function sayContributions(thisYear: Contributions, all: Contributions, year: string): Outbound {
  const told = kinds.filter(({ kind }) => all[kind] > 0);
  if (told.length === 0)
    return say(
      "Rien n'est encore noté à votre nom : cela viendra avec vos réponses, vos réunions et vos actions. Pour voir ce qui est possible : `aide`.",
    );
  const thanked = told.slice(0, mostThanked).map(({ kind, thanks }) => count(all[kind], ...thanks));
  return {
    title: "Vos contributions",
    blocks: [
      text(`Merci : grâce à vous, ${formatList(thanked)}.`),
      {
        type: "list",
        items: told.map(({ kind, label }) => `${label} : ${all[kind]}, dont ${thisYear[kind]} en ${year}`),
      },
      text(
        "Personne d'autre que vous ne peut demander cette page. Ce que vous dites sans votre nom (avis, météo, baromètre) n'y est pas.",
      ),
    ],
  };
}

export function sayContributionsOwnOnly(): string {
  return "Chaque personne ne lit que ses propres contributions : `mes contributions`.";
}
