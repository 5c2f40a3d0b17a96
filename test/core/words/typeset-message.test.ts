import { expect, test } from "vitest";
import { type Document, documentMime } from "../../../src/core/message.ts";
import { typesetMessage } from "../../../src/core/words/typeset-message.ts";

test("all that is read of a chart of bars is set, its values and its order left as they are", () => {
  const chart = {
    kind: "bars" as const,
    title: "Prêts ?",
    subtitle: "Part : en %",
    alt: "L'entente : 60 %.",
    bars: [{ label: "L'entente", value: 60, shown: "60 %", part: "oui ;" }],
    of: 100,
  };
  expect(typesetMessage({ blocks: [{ type: "chart", chart }] }).blocks).toEqual([
    {
      type: "chart",
      chart: {
        kind: "bars",
        title: "Prêts\u202f?",
        subtitle: "Part\u00a0: en\u00a0%",
        alt: "L’entente\u00a0: 60\u00a0%.",
        bars: [{ label: "L’entente", value: 60, shown: "60\u00a0%", part: "oui\u202f;" }],
        of: 100,
      },
    },
  ]);
});

test("all that is read of a document is set; a sheet is left as it is", () => {
  const document: Document = {
    name: "note.docx",
    mime: documentMime,
    label: "Ouvrir : l'une",
    kind: "Note : l'une",
    title: "L'eau ?",
    subtitle: "L'EPCI",
    header: "L'en-tête",
    day: "2026-12-21",
    passages: [
      { type: "heading", level: 1, text: "L'essentiel" },
      { type: "list", items: ["60 %"] },
      { type: "landmarks", landmarks: [{ figure: "60 %", label: "d'estimations" }] },
      { type: "table", caption: "L'un", columns: [{ title: "À l'un", holds: "figure" }], rows: [["1 250 €"]] },
    ],
  };
  const [block] = typesetMessage({ blocks: [{ type: "file", file: document }] }).blocks;
  expect(block).toEqual({
    type: "file",
    file: {
      ...document,
      label: "Ouvrir\u00a0: l’une",
      kind: "Note\u00a0: l’une",
      title: "L’eau\u202f?",
      subtitle: "L’EPCI",
      header: "L’en-tête",
      passages: [
        { type: "heading", level: 1, text: "L’essentiel" },
        { type: "list", items: ["60\u00a0%"] },
        { type: "landmarks", landmarks: [{ figure: "60\u00a0%", label: "d’estimations" }] },
        {
          type: "table",
          caption: "L’un",
          columns: [{ title: "À l’un", holds: "figure" }],
          rows: [["1\u202f250\u00a0€"]],
        },
      ],
    },
  });
});
