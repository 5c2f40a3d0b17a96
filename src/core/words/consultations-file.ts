import type { ConsultationView } from "../legal/consultation-view.ts";
import type { TextFile } from "../message.ts";
import { toCsv } from "./csv.ts";
import { sayResult } from "./consultations-names.ts";

const columns = [
  "Commune",
  "Code INSEE",
  "Population totale",
  "Transmis le",
  "Preuve",
  "Dernier jour",
  "Conseil le",
  "Réponse",
  "Réserves",
  "Rendu le",
  "Délibération",
];

/** All the councils, one a line: dates as AAAA-MM-JJ, so that a spreadsheet sorts them. */
export function opinionsFile({ kind, councils }: ConsultationView): TextFile {
  const rows = councils.map(({ name, insee, population, opinion, standing, lastDay }) => [
    name,
    insee,
    String(population),
    opinion.transmittedOn ?? "",
    opinion.proof ?? "",
    lastDay ?? "",
    opinion.councilOn ?? "",
    answerIn(standing),
    opinion.reserves ?? "",
    opinion.deliveredOn ?? "",
    opinion.resolution ?? "",
  ]);
  return {
    name: `avis-${kind.key}.csv`,
    mime: "text/csv",
    label: `Les ${councils.length} conseils municipaux, dans un tableau`,
    text: toCsv(columns, rows),
  };
}

function answerIn(standing: ConsultationView["councils"][number]["standing"]): string {
  switch (standing.kind) {
    case "delivered":
      return sayResult(standing.result);
    case "late":
      return `${sayResult(standing.result)}, hors délai`;
    case "silent":
      return {
        favourable: "réputé favorable",
        unfavourable: "réputé défavorable",
        no_effect: "sans réponse",
        not_agreement: "pas de délibération",
      }[standing.silence];
    case "awaited":
      return "attendu";
    case "not_transmitted":
      return "non transmis";
  }
}
