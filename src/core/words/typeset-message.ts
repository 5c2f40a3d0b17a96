import type { Block, Chart, Outbound } from "../message.ts";
import { typeset } from "./typography.ts";

/** The message with French typography everywhere people read; what buttons send back is left as it is. */
export function typesetMessage(message: Outbound): Outbound {
  const title = message.title === undefined ? {} : { title: typeset(message.title) };
  return { ...title, blocks: message.blocks.map(typesetBlock) };
}

function typesetBlock(block: Block): Block {
  switch (block.type) {
    case "text":
      return { ...block, text: typeset(block.text) };
    case "fields":
      return {
        ...block,
        fields: block.fields.map(({ label, value }) => ({ label: typeset(label), value: typeset(value) })),
      };
    case "list":
      return { ...block, items: block.items.map(typeset) };
    case "table":
      return {
        ...block,
        caption: typeset(block.caption),
        columns: block.columns.map(typeset),
        rows: block.rows.map((row) => row.map(typeset)),
      };
    case "choices":
      return { ...block, choices: block.choices.map((choice) => ({ ...choice, label: typeset(choice.label) })) };
    case "chart":
      return { ...block, chart: typesetChart(block.chart) };
    case "file":
      return { ...block, file: { ...block.file, label: typeset(block.file.label) } };
  }
}

function typesetChart(chart: Chart): Chart {
  const words = { title: typeset(chart.title), alt: typeset(chart.alt) };
  if (chart.kind === "tiles") return { ...chart, ...words };
  const subtitle = chart.subtitle === undefined ? {} : { subtitle: typeset(chart.subtitle) };
  const bars = chart.bars.map(({ label, value, shown, part }) => ({
    label: typeset(label),
    value,
    shown: typeset(shown),
    ...(part === undefined ? {} : { part: typeset(part) }),
  }));
  return { ...chart, ...words, ...subtitle, bars };
}
