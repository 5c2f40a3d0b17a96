import { expect, test } from "vitest";
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
