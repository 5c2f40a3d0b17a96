import type { CivilDate } from "../calendar/civil-date.ts";
import { type Cell, type Outbound, type Sheet, text, workbookMime } from "../message.ts";
import type { Told } from "../territory/balance.ts";
import { type BalanceShown, contributionCell, sourcesOf, steeringCell, type WhoSaid } from "./balance.ts";
import { fileNameOf } from "./file-name.ts";
import { formatDate } from "./format.ts";
import { typeset } from "./typography.ts";

/** The table, then all that was ever said, then where each column comes from. */
export function sayBalanceExport(shown: BalanceShown, told: readonly Told[], today: CivilDate): Outbound {
  return {
    title: "Équilibre entre les communes",
    blocks: [
      text("La première feuille est le tableau, la deuxième tout ce qui a été dit, la troisième dit les sources."),
      {
        type: "file",
        file: {
          name: fileNameOf(`equilibre ${today}`, "xlsx"),
          mime: workbookMime,
          label: "Ouvrir le classeur de l'équilibre",
          sheets: [tableSheet(shown), historySheet(shown, told), sourceSheet(shown, today)],
        },
      },
    ],
  };
}

function tableSheet({ rows }: BalanceShown): Sheet {
  return {
    name: "Équilibre",
    columns: [
      { title: "Code INSEE", holds: "text" },
      { title: "Commune", holds: "text" },
      { title: "Habitants", holds: "number" },
      { title: typeset("Part des habitants"), holds: "percent" },
      { title: "Sièges", holds: "number" },
      { title: "Part des sièges", holds: "percent" },
      { title: "Contribution", holds: "text" },
      { title: "Pilotage", holds: "text" },
    ],
    rows: rows.map((row): Cell[] => [
      row.place.insee,
      row.place.name,
      row.place.populationMunicipal,
      row.populationShare,
      row.seats?.value ?? null,
      row.seatShare ?? null,
      typeset(contributionCell(row.contribution)),
      typeset(steeringCell(row)),
    ]),
    fixed: 2,
  };
}

function historySheet({ rows, whoSaid }: { rows: BalanceShown["rows"]; whoSaid: WhoSaid }, told: readonly Told[]) {
  const names = new Map(rows.map(({ place }) => [place.insee, place.name]));
  return {
    name: "Historique",
    columns: [
      { title: "Commune", holds: "text" },
      { title: typeset("Ce qui a été dit"), holds: "text" },
      { title: "Nombre", holds: "number" },
      { title: "Année", holds: "year" },
      { title: "Source", holds: "text" },
      { title: "Par", holds: "text" },
      { title: "Le", holds: "date" },
    ],
    rows: told.map((one): Cell[] => {
      const { name, on } = whoSaid(one);
      const what = one.kind === "seats" ? "Sièges" : "Contribution (€)";
      return [
        names.get(one.insee) ?? one.insee,
        typeset(one.value === undefined ? `${what}, retiré` : what),
        one.value ?? null,
        one.year ?? null,
        typeset(one.source),
        name,
        on,
      ];
    }),
    fixed: 1,
  } satisfies Sheet;
}

function sourceSheet(shown: BalanceShown, today: CivilDate): Sheet {
  const lines = [
    ...sourcesOf(shown).map((line) => line.replaceAll("**", "")),
    `Fait le ${formatDate(today)}. Ce qui n'est pas connu reste vide.`,
  ];
  return {
    name: "Sources",
    columns: [{ title: "Sources", holds: "text" }],
    rows: lines.map((line) => [typeset(line)]),
  };
}
