import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Outbound, text } from "../message.ts";
import type { BalanceRow, Contribution, Told } from "../territory/balance.ts";
import { populationYear } from "../territory/read-epci.ts";
import { cutTable } from "./cut-table.ts";
import { count, formatDate, formatEuro, formatList, formatNumber, formatPercent, formatSome } from "./format.ts";

/** "Sylvie Martin", and the day it was said. */
export type WhoSaid = (told: Told) => { name: string; on: CivilDate };

export type BalanceShown = {
  rows: readonly BalanceRow[];
  hasCouncil: boolean;
  whoSaid: WhoSaid;
  /** Reads what municipalities answered, and notes what is lacking. */
  keeps: boolean;
};

const mostRows = 40;
const balanceColumns = ["Commune", "Habitants", "Sièges", "Contribution", "Pilotage"];

/** Facts side by side, by the alphabet; each column with where it comes from and what it lacks. */
export function sayBalance(shown: BalanceShown): Outbound {
  const rows = shown.rows.map((row) => [
    row.place.name,
    `${formatNumber(row.place.populationMunicipal)} (${formatPercent(row.populationShare)})`,
    seatsCell(row, shown.hasCouncil),
    contributionCell(row.contribution),
    steeringCell(row),
  ]);
  return {
    title: "Équilibre entre les communes",
    blocks: [
      text("Des faits, par ordre alphabétique : ni note, ni classement. Ce qui n'est pas connu reste vide."),
      ...cutTable({
        caption: "Commune par commune",
        columns: balanceColumns,
        rows,
        most: mostRows,
        others: ["autre commune", "autres communes"],
        file: "equilibre",
      }),
      { type: "list", items: [...sourcesOf(shown), ...gapsOf(shown)] },
      ...(shown.keeps ? [choices] : []),
    ],
  };
}

const choices: Block = {
  type: "choices",
  choices: [{ value: "exporter équilibre", label: "Ouvrir le tableau et son historique" }],
};

function seatsCell({ seats, seatShare, councillors }: BalanceRow, hasCouncil: boolean): string {
  const value = seats?.value;
  if (value !== undefined) return seatShare === undefined ? `${value}` : `${value} (${formatPercent(seatShare)})`;
  return hasCouncil && councillors > 0 ? `non dits (${count(councillors, "membre connu", "membres connus")})` : "";
}

export function contributionCell(contribution: Contribution | undefined): string {
  if (contribution === undefined) return "";
  if (contribution.kind === "told") {
    const { value = 0, year, source } = contribution.told;
    return `${formatEuro(value)} en ${year} (${source})`;
  }
  const { value, year, from } = contribution;
  const way = value < 0 ? "AC versée" : "AC reçue";
  return `${way} ${formatEuro(Math.abs(value))} en ${year} (${from === "answer" ? "sa réponse au diagnostic" : from.source})`;
}

export function steeringCell({ chairs, hosted, actions }: BalanceRow): string {
  return [
    ...(chairs.length === 0 ? [] : [`préside ${formatList(chairs)}`]),
    ...(hosted === 0 ? [] : [count(hosted, "réunion accueillie", "réunions accueillies")]),
    ...(actions === 0 ? [] : [count(actions, "action en charge", "actions en charge")]),
  ].join(", ");
}

export function sourcesOf({ rows, whoSaid }: BalanceShown): string[] {
  const seats = rows.flatMap(({ seats: told, place }) => (told === undefined ? [] : [{ told, name: place.name }]));
  const bySource = Map.groupBy(seats, ({ told }) => sayToldBy(told, whoSaid));
  const isOne = bySource.size === 1 && seats.length === rows.length;
  return [
    `**Habitants** : population municipale ${populationYear} (INSEE), et sa part du total.`,
    ...[...bySource].map(
      ([source, told]) =>
        `**Sièges** au conseil communautaire : ${source}${isOne ? "" : `, pour ${formatSome(told.map(({ name }) => name))}`}.`,
    ),
    "**Contribution** : ce que la commune verse, comme il a été dit ; sinon son attribution de compensation (AC), reçue ou versée. Les deux ne s'additionnent pas.",
    "**Pilotage** : instances présidées, réunions déjà accueillies et actions ouvertes, d'après ce qui est noté dans Relais. Une personne présente dans plusieurs communes n'est comptée pour aucune.",
  ];
}

/** "délibération du 12 mars 2026, noté par Claire Arnaud le lundi 23 novembre 2026". */
function sayToldBy(told: Told, whoSaid: WhoSaid): string {
  const { name, on } = whoSaid(told);
  return `${told.source}, noté par ${name} le ${formatDate(on)}`;
}

function gapsOf({ rows, keeps, hasCouncil }: BalanceShown): string[] {
  const lacking = (isLacking: (row: BalanceRow) => boolean) =>
    rows.flatMap((row) => (isLacking(row) ? [row.place.name] : []));
  const seats = lacking(({ seats: told }) => told === undefined);
  const paid = lacking(({ contribution }) => contribution === undefined);
  const share = seats.length === rows.length ? "" : " La part des sièges se calcule quand ils sont tous dits.";
  const council = hasCouncil ? " Les membres connus de Relais ne disent pas le nombre de sièges." : "";
  return [
    ...(seats.length === 0
      ? []
      : [
          `**Sièges non dits** : ${allOr(seats, rows.length)}.${share}${council}${keeps ? " Pour les noter : `sièges : Charlieu 8, Vougy 1`." : ""}`,
        ]),
    ...(paid.length === 0
      ? []
      : [
          `**Contribution non connue** : ${allOr(paid, rows.length)}.${keeps ? " Pour la noter : `contribution Vougy 12 000 € en 2025 : compte administratif`." : ""}`,
        ]),
  ];
}

function allOr(names: readonly string[], total: number): string {
  return names.length === total ? "toutes les communes" : formatSome(names);
}
