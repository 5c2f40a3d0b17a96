import {
  AlignmentType,
  Document as Paper,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TabStopType,
  TextRun,
} from "docx";
import type { Bars, Chart, Document, Passage } from "../message.ts";
import { pageWords, sayChart, sayTable } from "../words/document.ts";
import { drawPicture, type Picture } from "./draw-picture.ts";
import { markedRuns, plainRuns } from "./document-runs.ts";
import { inside, page, styles } from "./document-styles.ts";
import { landmarksOf, tableOf } from "./document-tables.ts";
import { sealed } from "./sealed-zip.ts";

/** Twice what a screen shows: some 340 points an inch once printed. */
const sharp = 2;
/** In pixels of the format, 96 an inch: thirteen and a half centimetres, so that a chart's letters are those of the text. */
const chartWidth = 510;
const bullets = "bullets";

/** The document as the bytes of a .docx: A4, in French, its words as plain runs; no macro, no link, no field but page numbers. */
export async function encodeDocument(document: Document): Promise<Uint8Array> {
  const { kind, title, subtitle, passages } = document;
  const opening = [
    new Paragraph({ style: "Kind", children: plainRuns(kind) }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: plainRuns(title) }),
    new Paragraph({ style: "Subtitle", children: plainRuns(subtitle) }),
  ];
  const counts = { table: 0, chart: 0 };
  const body: (Paragraph | Table)[] = [];
  for (const [rank, passage] of passages.entries()) {
    body.push(...(await written(passage, counts, passages[rank + 1])));
  }
  const paper = new Paper({
    creator: "Relais",
    lastModifiedBy: "Relais",
    title: `${kind} : ${title}`,
    styles,
    numbering: { config: [{ reference: bullets, levels: [bullet] }] },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, right: page.margin, bottom: page.margin, left: page.margin },
          },
        },
        headers: { default: new Header({ children: [marginOf(plainRuns(document.header))] }) },
        footers: { default: new Footer({ children: [footOf(document)] }) },
        children: [...opening, ...body],
      },
    ],
  });
  return sealed(await Packer.toBuffer(paper), document.day);
}

const bullet = {
  level: 0,
  format: LevelFormat.BULLET,
  text: "•",
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 340, hanging: 340 }, spacing: { after: 80 } } },
} as const;

/** What introduces a table or a chart is not to be parted from it, nor what is noted under a table. */
async function written(
  passage: Passage,
  counts: { table: number; chart: number },
  next: Passage | undefined,
): Promise<(Paragraph | Table)[]> {
  switch (passage.type) {
    case "heading": {
      const heading = passage.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ heading, children: plainRuns(passage.text) })];
    }
    case "paragraph": {
      const style = passage.look === "lead" ? "Lead" : passage.look === "note" ? "Note" : "Normal";
      return [
        new Paragraph({
          style,
          keepNext: next?.type === "table" || next?.type === "chart",
          children: markedRuns(passage.text),
        }),
      ];
    }
    case "list":
      return passage.items.map(
        (item) =>
          new Paragraph({ numbering: { reference: bullets, level: 0 }, keepLines: true, children: markedRuns(item) }),
      );
    case "landmarks":
      return [landmarksOf(passage), spaceAfter()];
    case "table": {
      counts.table += 1;
      const isNoted = next?.type === "paragraph" && next.look === "note";
      return [captionOf(sayTable(counts.table, passage.caption)), tableOf(passage, isNoted), spaceAfter(isNoted)];
    }
    case "chart":
      counts.chart += 1;
      return drawn(passage.chart, counts.chart);
  }
}

/** Its words are above it, where they can be searched; what it shows is told as its alternative text. */
async function drawn(chart: Chart, number: number): Promise<Paragraph[]> {
  const subtitle = chart.kind === "bars" && chart.subtitle !== undefined ? `, ${chart.subtitle}` : "";
  const caption = captionOf(sayChart(number, `${chart.title}${subtitle}`));
  const untitled = chart.kind === "bars" ? withoutTitle(chart) : chart;
  return [caption, pictured(await drawPicture(untitled, sharp), chart, number)];
}

function withoutTitle({ subtitle: _said, ...bars }: Bars): Bars {
  return { ...bars, title: "" };
}

function pictured({ png, width, height }: Picture, { title, alt }: Chart, number: number): Paragraph {
  const picture = new ImageRun({
    type: "png",
    data: png,
    transformation: { width: chartWidth, height: Math.round((chartWidth * height) / width) },
    altText: { id: String(number), name: title, title, description: alt },
  });
  return new Paragraph({ spacing: { after: 200 }, children: [picture] });
}

function captionOf(caption: string): Paragraph {
  return new Paragraph({ style: "Caption", children: plainRuns(caption) });
}

/** A table has no space of its own after it. */
function spaceAfter(keepNext = false): Paragraph {
  return new Paragraph({ keepNext, spacing: { before: 0, after: 0, line: 120, lineRule: LineRuleType.EXACT } });
}

function marginOf(children: TextRun[]): Paragraph {
  return new Paragraph({ style: "Margin", children });
}

function footOf({ kind, title }: Document): Paragraph {
  const [before, between] = pageWords;
  return new Paragraph({
    style: "Margin",
    tabStops: [{ type: TabStopType.RIGHT, position: inside }],
    children: [
      ...plainRuns(`${kind} : ${title}`),
      new TextRun({ children: ["\t", before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES] }),
    ],
  });
}
