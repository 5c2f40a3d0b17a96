import { argumentsOf } from "../decision-aid/sheet.ts";
import { type Outbound, text } from "../message.ts";
import { csvFile } from "./body-members.ts";
import { figureRow } from "./decision-sheet-document.ts";
import { sayFigureHere, sayOpinion, saySheet, saySheetAlone, type SheetSaid, saySide } from "./decision-sheets.ts";
import { capital, typedDate } from "./format.ts";

/** One line a thing written, in the order of the document. */
export function saySheetCsv(said: SheetSaid): Outbound {
  const { sheet, today, opinion, figures, labelOf } = said;
  const rows = [
    ["Question", "", sheet.title, ""],
    ["Contexte", "", sheet.context ?? "", ""],
    ...sheet.options.flatMap((option, index) => [
      ["Option", String(index + 1), option.text, ""],
      ...(["pro", "con"] as const).flatMap((side) =>
        argumentsOf(option, side).map((one) => [capital(saySide(side)), String(index + 1), one.text, ""]),
      ),
    ]),
    ...figures.map((one) => {
      if (one.kind !== "shown") return ["Chiffre", "", sayFigureHere(one, labelOf).replaceAll("**", ""), ""];
      const [name = "", value = "", behind = "", title = ""] = figureRow(one, labelOf);
      return ["Chiffre", "", `${name} : ${value}`, `${behind} ; ${title}, lu le ${typedDate(today)}`];
    }),
    ["Avis du COTECH", "", opinion === undefined ? "" : sayOpinion(opinion), ""],
    ["Demande", "", sheet.request ?? "", ""],
  ];
  return {
    title: saySheet(sheet),
    elsewhere: saySheetAlone(sheet),
    blocks: [
      text("Une ligne par élément de la fiche, à ouvrir dans un tableur."),
      csvFile(
        `fiche decision ${sheet.id} ${sheet.title} ${today}`,
        "Ouvrir la fiche",
        ["Élément", "Option", "Texte", "Source"],
        rows,
      ),
    ],
  };
}
