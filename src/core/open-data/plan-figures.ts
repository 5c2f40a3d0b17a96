import { idOf, type OpenFigure } from "./open-figure.ts";

export type FiguresPlan = {
  added: OpenFigure[];
  /** Another value, published on the same day or later. */
  replaced: { before: OpenFigure; after: OpenFigure }[];
  /** Published before what is known: left as it is known. */
  older: { known: OpenFigure; file: OpenFigure }[];
  unchanged: number;
};

/** What a file brings beside what is known already. */
export function planFigures(known: readonly OpenFigure[], read: readonly OpenFigure[]): FiguresPlan {
  const plan: FiguresPlan = { added: [], replaced: [], older: [], unchanged: 0 };
  const byId = new Map(known.map((figure) => [idOf(figure), figure]));
  for (const figure of read) {
    const before = byId.get(idOf(figure));
    if (before === undefined) plan.added.push(figure);
    else if (before.value === figure.value) plan.unchanged += 1;
    else if (before.on <= figure.on) plan.replaced.push({ before, after: figure });
    else plan.older.push({ known: before, file: figure });
  }
  return plan;
}
