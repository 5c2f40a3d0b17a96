import type { Comparison, Criterion } from "../decision-aid/comparison.ts";
import type { Spread } from "../decision-aid/weighing.ts";
import { fewestWeighings } from "../decision-aid/weighing.ts";
import { type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { sayShares } from "./comparisons.ts";
import { count, formatList, formatNumber } from "./format.ts";
import { nameOf } from "./people.ts";

type Body = { name: string };
type Tally = { answers: number; spreads: Spread[] | undefined };

/** `body`: the instance that was asked. */
export function sayCriteria(
  { id, criteria }: Comparison,
  { tally, body, writes }: { tally: Tally; body: string | undefined; writes: boolean },
): Outbound {
  return {
    title: `Critères, comparaison ${id}`,
    blocks: [
      text(
        writes
          ? `Ils pèsent : ${sayShares(criteria)}.`
          : `Les critères : ${formatList(criteria.map(({ label }) => label))}.`,
      ),
      ...(body === undefined ? [] : sayTally(criteria, tally, body)),
      text(
        writes
          ? body === undefined
            ? "Pour demander aux membres d'une instance ce que pèse chacun : `critères proposer au bureau`. Pour noter : `noter projets`."
            : tally.spreads === undefined
              ? "Pour noter les projets en attendant : `noter projets`."
              : "Pour que ces milieux deviennent les poids : `critères retenir`."
          : "Pour dire ce que pèse chacun, ou changer votre réponse : `peser`.",
      ),
    ],
  };
}

function sayTally(criteria: readonly Criterion[], { answers, spreads }: Tally, body: string): Outbound["blocks"] {
  const many =
    answers === 0 ? "Personne n'a encore répondu" : count(answers, "personne a répondu", "personnes ont répondu");
  const who = `${many} (${body}).`;
  if (spreads === undefined)
    return [
      text(
        `${who} ${answers < fewestWeighings ? "Les réponses seront montrées" : "Un critère est venu depuis : les réponses seront montrées de nouveau"} à partir de ${fewestWeighings} sur chacun, sans les noms.`,
      ),
    ];
  const rows = criteria.map(({ id, label }) => {
    const spread = spreads.find(({ criterionId }) => criterionId === id);
    return spread === undefined
      ? [label, "", ""]
      : [label, formatNumber(spread.median), `${formatNumber(spread.lowest)} à ${formatNumber(spread.highest)}`];
  });
  return [
    text(who),
    {
      type: "table",
      caption: "Ce que pèse chaque critère, de 0 à 5",
      columns: ["Critère", "Milieu", "De … à …"],
      rows,
    },
  ];
}

export function sayAskWeighing({ name }: Body, asked: number): { text: string; label: string; help: string } {
  return {
    text: `Faut-il écrire à ${count(asked, "personne", "personnes")} (${name}) ?`,
    label: "Confirmation",
    help: "Un seul message, où chaque personne dit ce que pèse chaque critère. Elle lit les critères, pas les projets ni leurs notes.",
  };
}

export const weighingAskChoices = [
  { value: "yes", label: "Oui, leur écrire", words: ["oui", "envoyer", "ok"] },
  { value: "no", label: "Non, plus tard", words: ["non", "plus tard"] },
];

export function sayNotAsked(): string {
  return "Rien n'est envoyé. Pour y revenir : `critères proposer`.";
}

export function sayNobodyToAsk({ name }: Body): string {
  return `Il n'y a plus personne à qui écrire (${name}) : chacune et chacun a déjà reçu la demande, ou ne peut pas encore être joint. Pour suivre : \`critères\`.`;
}

export function sayWeighingAsked({ name }: Body, asked: number): string {
  return `La demande part à ${count(asked, "personne", "personnes")} (${name}). Les réponses sont montrées à partir de ${fewestWeighings}, sans les noms : \`critères\`. Pour noter les projets en attendant : \`noter projets\`.`;
}

/** What a member receives. */
export function sayWeighingPut({ criteria }: Comparison, by: Person): Outbound {
  return {
    title: "Ce qui compte pour choisir",
    blocks: [
      text(`${nameOf(by)} prépare un choix entre des projets, et vous demande ce que pèse chaque critère.`),
      { type: "list", items: criteria.map(({ label }) => label) },
      text(
        `Écrivez \`peser\`, puis une note de 0 (ne compte pas) à 5 (décisif) pour chacun, dans cet ordre. Une minute suffit. Les réponses sont montrées ensemble, sans les noms, à partir de ${fewestWeighings}.`,
      ),
      { type: "choices", choices: [{ value: "peser", label: "Répondre" }] },
    ],
  };
}

export function askWeights(criteria: readonly Criterion[], highest: number) {
  const names = criteria.map(({ label }) => label);
  return {
    text: `Que pèse pour vous chaque critère : ${formatList(names)} ?`,
    label: "Poids",
    help: `De 0 (ne compte pas) à ${highest} (décisif), dans cet ordre (\`${names.map((_, index) => highest - (index % 3)).join(" ")}\`), ou par leur nom. \`?\` : sans avis.`,
  };
}

export function sayWeightsUnread(unread: readonly string[], criteria: readonly Criterion[], highest: number): string {
  const lost = unread.length === 0 ? "" : `Je n'ai pas compris ${formatList(unread.map((one) => `« ${one} »`))}. `;
  return `${lost}Donnez un poids de 0 à ${highest} pour ${formatList(criteria.map(({ label }) => label))}, dans cet ordre ou par leur nom.`;
}

export function sayWeighed(
  said: readonly { label: string; weight: number | undefined }[],
  { answers, fewest, isChanged }: { answers: number; fewest: number; isChanged: boolean },
): string {
  const told = said.flatMap(({ label, weight }) => (weight === undefined ? [] : [`${label} ${formatNumber(weight)}`]));
  const left = said.filter(({ weight }) => weight === undefined).map(({ label }) => label);
  const missing = left.length === 0 ? "" : ` Sans avis sur ${formatList(left)}.`;
  const follow =
    answers < fewest
      ? `${count(answers, "réponse", "réponses")} pour l'instant : elles seront montrées ensemble à partir de ${fewest}.`
      : "Pour voir ce que tous ont dit, sans les noms : `critères`.";
  return `Merci, ${isChanged ? "votre réponse est remplacée" : "c'est noté"} : ${told.join(", ")}.${missing} ${follow} Pour changer d'avis : \`peser\`.`;
}

export function sayTooFewWeighings(answers: number): string {
  const who =
    answers === 0 ? "Personne n'a encore répondu" : count(answers, "personne a répondu", "personnes ont répondu");
  return `${who} : il en faut ${fewestWeighings} sur chaque critère pour retenir un milieu. En attendant, vous pouvez fixer les poids : \`critères : coût 3, délai 2\`.`;
}

export function sayWeightsKept(before: Comparison, after: Comparison, answers: number): string {
  return `Les milieux de ce qu'ont dit ${count(answers, "personne", "personnes")} deviennent les poids : ${sayShares(after.criteria)} (avant : ${sayShares(before.criteria)}). Pour voir l'ordre : \`classement\`.`;
}
