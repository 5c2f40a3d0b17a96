import type { Attachment, Block, Chart, Outbound, Passage } from "../message.ts";
import { typeset } from "./typography.ts";

/** The message with French typography everywhere people read; what buttons send back is left as it is. */
export function typesetMessage(message: Outbound): Outbound {
  const title = message.title === undefined ? {} : { title: typeset(message.title) };
  const { elsewhere, written } = message;
  return {
    ...title,
    ...(elsewhere !== undefined && { elsewhere: typeset(elsewhere) }),
    blocks: message.blocks.map(typesetBlock),
    ...(written === undefined
      ? {}
      : { written: { subject: typeset(written.subject), blocks: written.blocks.map(typesetBlock) } }),
  };
}

function typesetBlock(block: Block): Block {
  const { instead } = block;
  return { ...typesetContent(block), ...(instead && { instead: typesetBlock(instead) }) };
}

function typesetContent(block: Block): Block {
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
      return { ...block, file: typesetFile(block.file) };
  }
}

/** Texts and sheets are data that others read: they are left as they are. A document is read as it is. */
function typesetFile(file: Attachment): Attachment {
  const label = typeset(file.label);
  if (!("passages" in file)) return { ...file, label };
  const { kind, title, subtitle, header, passages } = file;
  const words = { kind: typeset(kind), title: typeset(title), subtitle: typeset(subtitle), header: typeset(header) };
  return { ...file, label, ...words, passages: passages.map(typesetPassage) };
}

function typesetPassage(passage: Passage): Passage {
  switch (passage.type) {
    case "heading":
    case "paragraph":
      return { ...passage, text: typeset(passage.text) };
    case "list":
      return { ...passage, items: passage.items.map(typeset) };
    case "landmarks":
      return {
        ...passage,
        landmarks: passage.landmarks.map(({ figure, label }) => ({ figure: typeset(figure), label: typeset(label) })),
      };
    case "table":
      return {
        ...passage,
        caption: typeset(passage.caption),
        columns: passage.columns.map(({ title, holds }) => ({ title: typeset(title), holds })),
        rows: passage.rows.map((row) => row.map(typeset)),
      };
    case "chart":
      return { ...passage, chart: typesetChart(passage.chart) };
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
