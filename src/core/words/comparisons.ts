import type { Comparison, Criterion, Project } from "../decision-aid/comparison.ts";
import { sharesOf } from "../decision-aid/comparison.ts";
import { type Outbound, text } from "../message.ts";
import { shorten } from "./decisions.ts";
import { count, formatList, formatNumber, formatPercent, plural } from "./format.ts";

export const comparisonQuestions = {
  projects: {
    text: "Quels projets faut-il comparer ?",
    label: "Projets",
    help: "Un par ligne, ou séparés par un point-virgule. `les objectifs` reprend ceux du projet.",
  },
  criteria: {
    text: "Selon quels critères, et que pèse chacun ?",
    label: "Critères",
    help: "De trois à sept, avec un poids de 1 à 5. Exemple : « coût 3, intérêt pour les habitants 5, délai 2 ». Sans poids, ils comptent autant.",
  },
  project: { text: "Quel projet faut-il noter ?", label: "Projet" },
  added: { text: "Quels projets faut-il ajouter ?", label: "Projets" },
  removed: { text: "Quel projet faut-il retirer ?", label: "Projet" },
  removeCriterion: { text: "Quel critère faut-il retirer ?", label: "Critère" },
};

function sayComparison({ id, projects }: Pick<Comparison, "id" | "projects">): string {
  return `Comparaison ${id} : ${formatList(projects.map(({ name }) => name))}`;
}

export function sayComparisonCreated(id: number, names: readonly string[]): string {
  return `**Comparaison ${id}** : ${formatList(names.map((name) => `« ${name} »`))}. Elle aide à choisir, elle ne décide rien.`;
}

export function sayComparisonTaken({ id }: { id: number }): string {
  return `Ces projets sont déjà dans la comparaison ${id}. Pour la suite : \`critères\`, \`noter projets\`, \`classement\`.`;
}

export function sayFewProjects(names: readonly string[]): string {
  const one = names.length === 0 ? "" : ` Je n'en lis qu'un : « ${names.join("")} ».`;
  return `Il faut au moins deux projets.${one} Écrivez-en un par ligne, ou séparez-les par un point-virgule.`;
}

export function sayManyProjects(told: number, most: number): string {
  return `Cela ferait ${told} projets, pour ${most} au plus : gardez ceux qui sont vraiment en balance.`;
}

export function sayCriteriaNumber(told: number, fewest: number, most: number): string {
  return told > most
    ? `Cela ferait ${told} critères, pour ${most} au plus : au-delà, plus rien ne pèse. Réunissez ceux qui se ressemblent.`
    : `Il faut au moins ${fewest} critères, séparés par des virgules : il y en aurait ${told}. Exemple : « coût 3, intérêt 5, délai 2 ».`;
}

export function sayWeightsMissing(labels: readonly string[]): string {
  return `Que ${plural(labels.length, "pèse", "pèsent")} ${formatList(labels.map((label) => `« ${label} »`))} ? Redites les critères avec un poids pour chacun, ou sans aucun poids.`;
}

export function sayWeightless(): string {
  return "Tous les critères pèseraient 0 : il en faut au moins un qui compte.";
}

/** "Coût 30 %, Délai 70 %". */
export function sayShares(criteria: readonly Criterion[]): string {
  const shares = sharesOf(criteria);
  return criteria.map(({ label }, index) => `${label} ${sayShare(shares[index] ?? 0)}`).join(", ");
}

/** Of 1 in all; one decimal at most. */
export function sayShare(share: number): string {
  return formatPercent(Math.round(share * 1_000) / 10);
}

/** `gone`: criteria left out. `even`: nobody said what they weigh. */
export function sayCriteriaSet({ criteria }: Comparison, gone: readonly Criterion[], even: boolean): Outbound {
  const left =
    gone.length === 0
      ? ""
      : ` ${formatList(gone.map(({ label }) => `« ${label} »`))} n'${plural(gone.length, "y est", "y sont")} plus ; ${plural(gone.length, "ses", "leurs")} notes reviendront si vous ${plural(gone.length, "le", "les")} écrivez de nouveau.`;
  return {
    blocks: [
      text(
        `${count(criteria.length, "critère", "critères")} : ${sayShares(criteria)}.${even ? " Ils comptent autant." : ""}${left}`,
      ),
      {
        type: "choices",
        choices: [
          { value: "noter projets", label: "Noter les projets" },
          { value: "critères proposer", label: "Demander à des élues et des élus ce que pèse chacun" },
        ],
      },
    ],
  };
}

export function sayCriterionGone({ label }: Pick<Criterion, "label" | "weight">): string {
  return `« ${label} » n'est plus un critère. Pour le remettre, avec ses notes : \`critères : ${label} 3\`.`;
}

export function sayNoSuchCriterion(label: string, criteria: readonly Criterion[]): string {
  return `« ${label} » n'est pas un critère. Il y a : ${formatList(criteria.map((one) => one.label))}.`;
}

export function sayCriteriaFirst(): string {
  return "Cette comparaison n'a pas encore de critères. Écrivez `critères : coût 3, intérêt 5, délai 2`.";
}

export function askScores({ name }: Project, criteria: readonly Criterion[], highest: number) {
  const names = criteria.map(({ label }) => label);
  return {
    text: `« ${name} » : quelle note pour ${formatList(names)} ?`,
    label: name,
    help: `De 0 à ${highest}, ${highest} pour le meilleur : un coût bas a donc une note haute. Dans cet ordre (\`${names.map((_, index) => highest - (index % 3)).join(" ")}\`), ou par leur nom. \`?\` : pas encore connu. \`passer\` : projet suivant.`,
  };
}

/** What is now known of a project; `unread`: what was not kept of what was said. */
export function sayScored(
  { name }: Project,
  known: readonly { label: string; score: number }[],
  missing: readonly Criterion[],
  unread: readonly string[],
  highest: number,
): string {
  const told = known.map(({ label, score }) => `${label} ${formatNumber(score)}`);
  const left = missing.length === 0 ? "" : ` À noter encore : ${formatList(missing.map(({ label }) => label))}.`;
  const lost =
    unread.length === 0
      ? ""
      : ` Je n'ai pas gardé ${formatList(unread.map((one) => `« ${one} »`))} : un critère de la liste, puis une note de 0 à ${highest}.`;
  return `**${name}** : ${told.length === 0 ? "aucune note" : told.join(", ")}.${left}${lost}`;
}

export function sayScoresUnread(unread: readonly string[], criteria: readonly Criterion[], highest: number): string {
  const lost = unread.length === 0 ? "" : `Je n'ai pas compris ${formatList(unread.map((one) => `« ${one} »`))}. `;
  return `${lost}Donnez une note de 0 à ${highest} pour ${formatList(criteria.map(({ label }) => label))}, dans cet ordre ou par leur nom.`;
}

export function sayAllScored(left: readonly Project[]): string {
  return left.length === 0
    ? "Tout est noté. Pour voir l'ordre, et ce qui le changerait : `classement`."
    : `Il reste à noter ${formatList(left.map(({ name }) => `« ${name} »`))} : \`noter projets\`. Pour voir l'ordre des autres : \`classement\`.`;
}

export function sayNoSuchProject(said: string, projects: readonly Project[]): string {
  const names = formatList(projects.map(({ name }) => `« ${name} »`));
  const lost = said === "" ? "Ce projet n'est plus dans la comparaison." : `Je ne trouve pas « ${shorten(said)} ».`;
  return `${lost} Les projets sont : ${names}.`;
}

export function sayProjectsAdded(added: readonly string[]): string {
  return added.length === 0
    ? "Ces projets y sont déjà : rien n'est changé."
    : `${formatList(added.map((name) => `« ${name} »`))} ${plural(added.length, "entre", "entrent")} dans la comparaison. Pour ${plural(added.length, "le", "les")} noter : \`noter projets\`.`;
}

export function sayProjectRemoved({ name }: Project): string {
  return `« ${name} » n'est plus dans la comparaison.`;
}

export function sayLastProjects(): string {
  return "Il ne reste que deux projets : il n'y aurait plus rien à comparer. Pour tout supprimer : `comparaison supprimer`.";
}

export function sayNoComparison(): string {
  return "Il n'y a pas encore de comparaison de projets. Pour en commencer une : `projets comparer`, suivi des projets.";
}

export function sayNoSuchComparison(number: string, known: readonly Comparison[]): string {
  return `Je ne trouve pas de comparaison ${number}. Il y a : ${known.map(sayComparison).join(" ; ")}.`;
}

export function sayNothingToWeigh(): string {
  return "Aucun critère ne vous est soumis pour l'instant. Vous recevrez un message quand ce sera le cas.";
}

export function sayRemoveComparison(comparison: Comparison): { text: string; label: string; help: string } {
  return {
    text: `Faut-il supprimer la comparaison ${comparison.id} ?`,
    label: "Confirmation",
    help: `${sayComparison(comparison)}. Ses critères et ses notes ne seront plus montrés.`,
  };
}

export const removeComparisonChoices = [
  { value: "yes", label: "Oui, la supprimer", words: ["oui", "supprimer"] },
  { value: "no", label: "Non, la garder", words: ["non", "garder"] },
];

export function sayComparisonRemoved({ id }: { id: number }): string {
  return `La comparaison ${id} est supprimée.`;
}

export function sayComparisonKept({ id }: { id: number }): string {
  return `La comparaison ${id} est gardée : rien n'est changé.`;
}
