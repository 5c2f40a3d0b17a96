import { type Outbound, text } from "../message.ts";
import {
  type CriterionValue,
  differenceOf,
  isSameUnit,
  type Moment,
  type ServiceCriterion,
} from "../roadmap/service-criterion.ts";
import { formatList, formatNumber } from "./format.ts";

const moments: Record<Moment, string> = { before: "avant", after: "après" };

export const criterionQuestions = {
  service: { text: "Pour quel service ?", label: "Service", help: "Exemple : « jeunesse »." },
  label: {
    text: "À quoi verra-t-on que ce service est maintenu, ou amélioré ?",
    label: "Critère",
    help: "Ce qui se compte. Exemples : « places ouvertes l'été », « jours d'ouverture par semaine ».",
  },
  criterion: { text: "Pour quel critère ?", label: "Critère" },
  source: {
    text: "Où est-ce écrit, et de quand ?",
    label: "Source",
    help: "Exemples : « CAF, 31 décembre 2025 », « bilan d'activité 2027 ».",
  },
  confirm: { label: "Confirmation" },
};

export function askValue({ label, service }: ServiceCriterion, moment: Moment) {
  const when = moment === "before" ? "avant le projet" : "après";
  return {
    text: `${service}, « ${label} » : combien ${when} ?`,
    label: "Valeur",
    help: "Un nombre, son unité et sa source. Exemple : « 120 places : CAF, décembre 2025 ». `passer` : plus tard.",
  };
}

export function sayCriterionAdded({ id, service, label }: ServiceCriterion): string {
  return `**Critère ${id}**, ${service} : « ${label} ».`;
}

export function sayCriterionAlready({ id, label }: ServiceCriterion): string {
  return `« ${label} » est déjà le critère ${id} de ce service : rien n'est changé.`;
}

export function sayValueKept(criterion: ServiceCriterion, moment: Moment, was: CriterionValue | undefined): string {
  const value = criterion[moment];
  const before = was === undefined ? "" : ` Avant cette correction : ${sayValue(was)} (${was.source}).`;
  const told = value === undefined ? "" : `${sayValue(value)} (${value.source})`;
  return `Critère ${criterion.id}, « ${criterion.label} », ${moments[moment]} : **${told}**.${before} Pour comparer : \`service ${criterion.service.toLowerCase()} avant après\`.`;
}

export function sayValueLater({ id }: ServiceCriterion, moment: Moment): string {
  return `D'accord, plus tard : \`critère service ${id} ${moments[moment]} 120 places : CAF, décembre 2025\`.`;
}

export function sayValueUnread(said: string): string {
  return `Je ne lis pas de nombre sûr dans « ${said} ». Écrivez le nombre, son unité, puis sa source : « 120 places : CAF, décembre 2025 ».`;
}

export function sayNumberNeeded(): string {
  return "Pour dire une valeur, donnez le numéro du critère : `critère service 3 avant 120 places : CAF, décembre 2025`. Les numéros sont dans `critères de service`.";
}

export function sayWhenNeeded(): string {
  return "Dites aussi de quand : une date ou une année. Exemple : « CAF, 31 décembre 2025 ».";
}

/** "120 places", "environ 85 %". */
function sayValue({ value, unit, estimate }: Pick<CriterionValue, "value" | "unit" | "estimate">): string {
  return `${estimate ? "environ " : ""}${formatNumber(value)}${unit === "" ? "" : ` ${unit}`}`;
}

/** Both moments side by side, with where each is written; whether it is better is for people to say. */
export function sayBeforeAfter(
  criteria: readonly ServiceCriterion[],
  { mayWrite, readsDiagnostic }: { mayWrite: boolean; readsDiagnostic: boolean },
): Outbound {
  const services = [...new Set(criteria.map(({ service }) => service))];
  const lacking = criteria.filter(({ before, after }) => before === undefined || after === undefined);
  const [first] = lacking;
  return {
    title: services.length === 1 ? `Service ${services.join("")} : avant, après` : "Services : avant, après",
    blocks: [
      ...services.map((service) => ({
        type: "table" as const,
        caption: service,
        columns: ["Critère", "Avant", "Après", "Différence"],
        rows: criteria.filter((one) => one.service === service).map((one) => rowOf(one, readsDiagnostic)),
      })),
      text("Des nombres et leur source : si le service est maintenu ou amélioré, c'est à vous de le dire."),
      ...(lacking.length === 0 ? [] : [text(`Il manque : ${formatList(lacking.map(sayLacking))}.`)]),
      ...(first !== undefined && mayWrite
        ? [
            text(
              `Pour compléter : \`critère service ${first.id} ${moments[momentLacking(first)]} 120 places : CAF, décembre 2025\`.`,
            ),
          ]
        : []),
    ],
  };
}

function rowOf(criterion: ServiceCriterion, readsDiagnostic: boolean): string[] {
  const { id, label, before, after } = criterion;
  const isHidden = (value: CriterionValue | undefined) => value?.fromDiagnostic === true && !readsDiagnostic;
  const cell = (value: CriterionValue | undefined) => {
    if (value === undefined) return "";
    return isHidden(value) ? "un chiffre du diagnostic" : `${sayValue(value)} (${value.source})`;
  };
  const difference = isHidden(before) || isHidden(after) ? "" : sayDifference(criterion);
  return [`${id}. ${label}`, cell(before), cell(after), difference];
}

function sayDifference(criterion: ServiceCriterion): string {
  const { before, after } = criterion;
  const difference = differenceOf(criterion);
  if (difference === undefined)
    return before === undefined || after === undefined || isSameUnit(before, after) ? "" : "unités différentes";
  const unit = after?.unit === "" ? (before?.unit ?? "") : (after?.unit ?? "");
  const about = before?.estimate === true || after?.estimate === true;
  if (difference === 0) return "sans changement";
  return `${difference > 0 ? "+" : ""}${sayValue({ value: difference, unit: unit === "%" ? "points" : unit, estimate: false })}${about ? ", environ" : ""}`;
}

function sayLacking({ id, before, after }: ServiceCriterion): string {
  const both = before === undefined && after === undefined;
  return `critère ${id} (${both ? "avant et après" : moments[momentLacking({ before, after })]})`;
}

function momentLacking({
  before,
}: {
  before?: CriterionValue | undefined;
  after?: CriterionValue | undefined;
}): Moment {
  return before === undefined ? "before" : "after";
}

export function sayNoCriterion(service: string | undefined, known: readonly string[], mayWrite: boolean): string {
  const where = service === undefined ? "" : ` pour « ${service} »`;
  const others = known.length === 0 ? "" : ` Il y en a pour : ${formatList(known)}.`;
  const how = mayWrite ? " Pour en écrire un : `critère service jeunesse : places ouvertes l'été`." : "";
  return `Aucun critère de service n'est écrit${where}.${others}${how}`;
}

export function sayNoSuchCriterionNumber(number: string, criteria: readonly ServiceCriterion[]): string {
  return `Je ne trouve pas de critère ${number}. Il y a : ${formatList(criteria.map(({ id, label }) => `${id} (${label})`))}.`;
}

export function askCriterionRemoval({ id, label }: ServiceCriterion): string {
  return `Faut-il retirer le critère ${id}, « ${label} » ? Ses valeurs ne seront plus montrées.`;
}

export const criterionRemovalChoices = [
  { value: "yes", label: "Oui, le retirer", words: ["oui", "retirer"] },
  { value: "no", label: "Non, le garder", words: ["non", "garder"] },
];

export function sayCriterionRemoved({ id, label }: ServiceCriterion, isRemoved: boolean): string {
  return isRemoved ? `Le critère ${id}, « ${label} », est retiré.` : `Le critère ${id} est gardé : rien n'est changé.`;
}

/** Where a value of the diagnostic comes from. */
export function sayFromDiagnostic(
  figure: string,
  title: string,
  year: number,
  answered: number,
  total: number,
): string {
  return `diagnostic « ${title} », ${figure}, exercice ${year}, ${formatNumber(answered)} communes sur ${formatNumber(total)}`;
}

export function sayFigureUnfit(): string {
  return "Ce chiffre du diagnostic ne peut pas servir ici : il faut un total, sans réponse réservée, qui ne parle pas d'agents, et qu'au moins trois communes ont validé. Donnez un nombre et sa source.";
}
