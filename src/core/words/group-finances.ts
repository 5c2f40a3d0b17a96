import type { FlowKey, GroupFinances, GroupKey, GroupLine } from "../diagnostic/group-finances.ts";
import { type Outbound, text } from "../message.ts";
import { count, formatEuro, formatList, formatNumber, plural } from "./format.ts";

const names: Record<GroupKey, string> = {
  rrf: "Recettes réelles de fonctionnement",
  drf: "Dépenses réelles de fonctionnement",
  ep_brute: "Épargne brute",
  annuite_capital: "Remboursement du capital",
  encours: "Encours de dette",
  invest_equipement: "Dépenses d'équipement",
};

const flowNames: Record<FlowKey, string> = {
  ac_versees: "attributions de compensation versées",
  ac_recues: "attributions de compensation reçues",
  dsc: "dotation de solidarité communautaire",
  mises_a_disposition: "mises à disposition facturées",
};

const lackNames: Record<GroupLine["lacks"][number], string> = {
  places: "des communes",
  epci: "l'intercommunalité",
  flows: "ce qu'elles se versent",
};

export function sayGroupFinances(year: number, { lines, flows }: GroupFinances): Outbound {
  return {
    title: `Finances du territoire, exercice ${year}`,
    blocks: [
      {
        type: "table",
        caption: "Budgets principaux, réponses validées",
        columns: ["En euros", "Communes", "Intercommunalité", "Ensemble"],
        rows: lines.map((line) => [
          names[line.key],
          sayPlaces(line.places),
          line.epci === undefined ? "" : formatEuro(line.epci),
          sayWhole(line),
        ]),
      },
      text(sayFlows(flows)),
      text(
        "L'ensemble n'est donné que si toutes les communes et l'intercommunalité ont répondu : rien n'est estimé. Les budgets annexes n'y sont pas. Commune par commune : `détail`. Réponses de l'intercommunalité : `synthèse comptes de l'intercommunalité`.",
      ),
    ],
  };
}

function sayPlaces({ sum, answered, total, estimates }: GroupLine["places"]): string {
  if (answered === 0) return `aucune réponse sur ${total}`;
  const about = estimates === 0 ? "" : `, dont ${count(estimates, "estimation", "estimations")}`;
  return `${formatEuro(sum)} (${formatNumber(answered)} sur ${formatNumber(total)}${about})`;
}

function sayWhole({ whole, lacks }: GroupLine): string {
  if (whole !== undefined) return formatEuro(whole);
  return `il manque ${formatList(lacks.map((lack) => lackNames[lack]))}`;
}

function sayFlows({ known, lacking }: GroupFinances["flows"]): string {
  const paid = known.filter(({ value }) => value > 0);
  const told = paid.map(({ key, value }) => `${flowNames[key]} ${formatEuro(value)}`);
  const counted =
    told.length > 0
      ? `Comptés une seule fois dans l'ensemble des recettes et des dépenses, d'après l'intercommunalité : ${formatList(told)}.`
      : "";
  const missing =
    lacking.length > 0
      ? `Pas encore ${plural(lacking.length, "dit", "dits")} par l'intercommunalité : ${formatList(lacking.map((key) => flowNames[key]))}.`
      : "";
  const none = "Les communes et l'intercommunalité ne se versent rien, d'après elle.";
  return [counted, missing].filter((sentence) => sentence !== "").join(" ") || none;
}

export function sayNoFinances(year: number | undefined): string {
  const when = year === undefined ? "" : ` pour l'exercice ${year}`;
  return `Aucune réponse sur les finances n'est encore validée${when}. Pour les demander : \`diagnostic lancer bilan financier\` aux communes, \`diagnostic lancer comptes de l'intercommunalité\` pour vous et la présidence.`;
}
