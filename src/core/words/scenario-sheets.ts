import type { CivilDate } from "../calendar/civil-date.ts";
import type { Indicator, Respondent } from "../diagnostic/indicator.ts";
import { inhabitantsOf } from "../diagnostic/indicator.ts";
import { type Cell, type Column, type Outbound, type Sheet, text, workbookMime } from "../message.ts";
import type { Shared } from "../scenario/sharing.ts";
import { baseOf } from "../scenario/sharing.ts";
import type { Totals } from "../scenario/totals.ts";
import { populationYear } from "../territory/read-epci.ts";
import { fileNameOf } from "./file-name.ts";
import { sayBehind, sayIndicator } from "./figures.ts";
import { capital, count, formatDate, formatList } from "./format.ts";
import { sayTotal } from "./scenario-shown.ts";
import { sayScenario, saySimulation } from "./scenarios.ts";
import { type LackOf, sayKey, sayMeasure, type SharingTold, type ToShare } from "./sharing.ts";
import { sayLack } from "./scenario-figure.ts";
import { typeset } from "./typography.ts";

export type ScenarioExport = {
  scenario: { id: number; name: string };
  title: string;
  today: CivilDate;
  members: readonly Respondent[];
  observers: readonly { name: string }[];
  totals: Totals;
  indicators: readonly Indicator[];
  /** Absent: no cost is known, and none was said. */
  amount: ToShare | undefined;
  shared: readonly SharingTold[];
  lackOf: LackOf;
};

/** A sheet for the scenario, then one a key. */
export function sayScenarioExport(exported: ScenarioExport): Outbound {
  const { scenario, shared, today, amount } = exported;
  const sheets = [summarySheet(exported), ...shared.map((one) => keySheet(exported, one))];
  return {
    title: sayScenario(scenario),
    blocks: [
      text(
        `${saySimulation()} La première feuille dit les totaux et d'où ils viennent${shared.length === 0 ? "" : ", puis une feuille par clé"}.`,
      ),
      ...(amount === undefined
        ? [
            text(
              `Aucun reste à charge n'est encore connu : pour les clés, donnez un montant, \`exporter scénario ${scenario.id} 120 000 €\`.`,
            ),
          ]
        : []),
      {
        type: "file",
        file: {
          name: fileNameOf(`scenario ${scenario.id} ${scenario.name} ${today}`, "xlsx"),
          mime: workbookMime,
          label: "Ouvrir le classeur du scénario",
          sheets,
        },
      },
    ],
  };
}

function summarySheet({ scenario, title, today, members, observers, totals, amount }: ScenarioExport): Sheet {
  const lines: [string, Cell, string][] = [
    ["Scénario", sayScenario(scenario), saySimulation()],
    ["Diagnostic", title, `Fait le ${formatDate(today)}`],
    ["Communes", members.length, formatList(members.map(({ name }) => name))],
    ["Observent", observers.length, formatList(observers.map(({ name }) => name))],
    ["Habitants", inhabitantsOf(members), `Population municipale ${populationYear}`],
    ...totals.told.map((figure): [string, Cell, string] => [
      sayIndicator(figure.indicator),
      figure.value.kind === "numbers" ? (figure.value.sum ?? sayTotal(figure)) : null,
      sayBehind(figure.coverage),
    ]),
    ...(totals.perUser === undefined
      ? []
      : [
          [
            "Reste à charge, par usager (€)",
            Math.round(totals.perUser.value * 100) / 100,
            count(totals.perUser.behind, "commune a dit les deux", "communes ont dit les deux"),
          ] satisfies [string, Cell, string],
        ]),
    ...(amount === undefined
      ? []
      : [
          [
            "À répartir (€)",
            amount.cents / 100,
            amount.figure === undefined ? "Le montant donné" : sayBehind(amount.figure.coverage),
          ] satisfies [string, Cell, string],
        ]),
    ["Réponses manquantes", null, "Jamais estimées : un total sans elles est un minimum."],
  ];
  const titles: [string, Column["holds"]][] = [
    ["Chiffre", "text"],
    ["Valeur", "number"],
    ["D'après", "text"],
  ];
  return {
    name: "Scénario",
    columns: titles.map(([one, holds]) => ({ title: typeset(one), holds })),
    rows: lines.map((row) => row.map((cell) => (typeof cell === "string" ? typeset(cell) : cell))),
    fixed: 1,
  };
}

function keySheet({ indicators, members, lackOf }: ScenarioExport, { key, result }: SharingTold): Sheet {
  const bases = key.filter(({ measure }) => measure !== "population" && measure !== "equal");
  const columns: Column[] = [
    { title: "Code INSEE", holds: "text" },
    { title: "Commune", holds: "text" },
    { title: "Habitants", holds: "number" },
    ...bases.map(({ measure }): Column => ({ title: capital(sayMeasure(measure, indicators)), holds: "number" })),
    { title: "Part", holds: "percent" },
    { title: "Euros par an", holds: "euro" },
    { title: "Euros par habitant", holds: "euro" },
    { title: "À savoir", holds: "text" },
  ];
  const rows = members.map((member) => {
    const share = shareOf(result, member.id);
    const lacking = bases.flatMap(({ measure }) =>
      isLacking(result, measure, member.id)
        ? [`${sayMeasure(measure, indicators)} : ${sayLack(lackOf(measure, member.id))}`]
        : [],
    );
    return [
      member.id,
      member.name,
      member.population,
      ...bases.map(({ measure }): Cell => (share === undefined ? null : (baseOf(measure, share) ?? null))),
      share === undefined ? null : share.hundredths / 100,
      share === undefined ? null : share.cents / 100,
      share === undefined || member.population === 0 ? null : Math.round(share.cents / member.population) / 100,
      lacking.length === 0 ? null : typeset(lacking.join(" ; ")),
    ];
  });
  return { name: typeset(`Clé ${sayKey(key, indicators)}`), columns, rows, fixed: 2 };
}

function shareOf(result: Shared, id: string) {
  return result.kind === "shared" ? result.shares.find((one) => one.id === id) : undefined;
}

function isLacking(result: Shared, measure: string, id: string): boolean {
  return (
    result.kind === "missing" &&
    result.missing.some((one) => one.measure === measure && one.payers.some((payer) => payer.id === id))
  );
}
