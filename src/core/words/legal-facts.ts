import type { FactValue, Facts } from "../legal/facts.ts";
import { type Outbound, text } from "../message.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import { sayBasis } from "./codes.ts";
import { formatDate, formatList, typedDate } from "./format.ts";
import { factLabel, sayFactValue } from "./legal-names.ts";

/** What is known and where it comes from, and what its reader may do: tell what is missing, correct, or only read. */
export function sayFacts(
  facts: Facts,
  told: ReadonlyMap<string, unknown>,
  reader: "completes" | "corrects" | "reads",
): Outbound {
  return {
    title: "Faits de votre intercommunalité",
    blocks: [
      {
        type: "table",
        caption: "D'eux partent les dates de la loi",
        columns: ["Fait", "Valeur", "Source"],
        rows: [...facts].map(([name, value]) => [
          factLabel(name),
          sayFactValue(value),
          told.has(name) ? "dit par la direction" : sourceOf(name),
        ]),
      },
      text(afterFacts[reader]),
    ],
  };
}

const afterFacts = {
  completes: "Il en manque. Pour les dire une fois : `faits compléter`.",
  corrects: "Pour en corriger un : `fait second tour non`.",
  reads: "La direction générale les tient à jour : c'est à elle de dire ce qui manque ou change.",
};

function sourceOf(name: string): string {
  if (name === "bureau_tous_maires") return "composition du bureau";
  return name.endsWith("_decide")
    ? "consultation des conseils municipaux"
    : "liste des intercommunalités, populations de l'Insee";
}

export function sayFactKept(label: string, value: FactValue): string {
  return `C'est noté. ${label} : **${sayFactValue(value)}**.`;
}

export function sayAllFactsKnown(): string {
  return "Je sais tout ce qu'il me faut pour calculer les dates : `calendrier légal`.";
}

export function sayWhichFact(labels: readonly string[]): string {
  return `Dites lequel : ${formatList(labels, "ou")}. Par exemple \`fait second tour oui\`.`;
}

/** `needsMeeting`: it is voted at a meeting of the council, which is not planned yet. */
export function sayDateKept(label: string, date: CivilDate, { needsMeeting }: { needsMeeting: boolean }): string {
  const meeting = needsMeeting
    ? ` La convocation et les suites du vote viennent avec sa séance, à créer : \`réunion créer conseil communautaire ${typedDate(date)}\`.`
    : "";
  return `C'est noté. ${label} : **${formatDate(date)}**. Ce qui en dépend est au \`calendrier légal\`.${meeting}`;
}

export function sayNotKept(labels: readonly string[]): string {
  return `Je garde ces dates : ${formatList(labels, "ou")}. Une séance du conseil se crée ainsi : \`réunion créer conseil communautaire\`. Une transmission aux communes se note dans sa consultation : \`consultation ouvrir\`.`;
}

export function sayInstalledLate(latest: CivilDate): string {
  return `⚠️ À vérifier : la loi prévoit une installation au plus tard le ${formatDate(latest)}. ${sayBasis("CGCT, art. L. 5211-6")} Pour corriger : \`fait installation 10 avril 2026\`.`;
}
