import { BorderStyle, type IStylesOptions, LineRuleType } from "docx";

/** Arial has its like, Liberation Sans, of the same widths, wherever LibreOffice is: pages are cut alike. */
const font = "Arial";

export const colours = { ink: "1C2A31", quiet: "53626A", accent: "17605A", band: "E7EFEC", line: "B9C4C2" } as const;

/** In twentieths of a point, as the format counts: A4, with margins of two centimetres. */
export const page = { width: 11_906, height: 16_838, margin: 1_134 } as const;

/** What is between the margins. */
export const inside = page.width - 2 * page.margin;

/** The names are those of Word, so that its own navigation and tables of contents find them; sizes are in half points. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font, size: 20, color: colours.ink, language: { value: "fr-FR" } },
      paragraph: { spacing: { after: 120, line: 271, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font, size: 44, bold: true, color: colours.accent },
      paragraph: { spacing: { before: 0, after: 60, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    heading1: {
      run: { font, size: 28, bold: true, color: colours.accent },
      paragraph: { spacing: { before: 400, after: 140 }, keepNext: true, keepLines: true },
    },
    heading2: {
      run: { font, size: 23, bold: true, color: colours.ink },
      paragraph: { spacing: { before: 260, after: 100 }, keepNext: true, keepLines: true },
    },
  },
  paragraphStyles: [
    {
      id: "Caption",
      name: "caption",
      basedOn: "Normal",
      run: { size: 18, bold: true, color: colours.quiet },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true, keepLines: true },
    },
    {
      id: "Kind",
      name: "Kind",
      basedOn: "Normal",
      run: { size: 20, bold: true, color: colours.quiet },
      paragraph: { spacing: { after: 40 }, keepNext: true },
    },
    {
      id: "Subtitle",
      name: "Subtitle",
      basedOn: "Normal",
      run: { size: 22, color: colours.quiet },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: "Lead",
      name: "Lead",
      basedOn: "Normal",
      run: { size: 22 },
      paragraph: { spacing: { before: 60, after: 160 }, keepLines: true },
    },
    {
      id: "Note",
      name: "Note",
      basedOn: "Normal",
      run: { size: 17, color: colours.quiet },
      paragraph: { spacing: { before: 60, after: 160 }, keepLines: true },
    },
    {
      id: "Cell",
      name: "Cell",
      basedOn: "Normal",
      run: { size: 17 },
      paragraph: { spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: "CellTitle",
      name: "Cell Title",
      basedOn: "Cell",
      run: { size: 17, bold: true },
      paragraph: { keepNext: true },
    },
    {
      id: "Landmark",
      name: "Landmark",
      basedOn: "Normal",
      run: { size: 40, bold: true, color: colours.accent },
      paragraph: { spacing: { before: 60, after: 0, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    {
      id: "LandmarkLabel",
      name: "Landmark Label",
      basedOn: "Normal",
      run: { size: 18, color: colours.ink },
      paragraph: { spacing: { before: 0, after: 60 } },
    },
    {
      id: "Margin",
      name: "Margin",
      basedOn: "Normal",
      run: { size: 16, color: colours.quiet },
      paragraph: { spacing: { after: 0 } },
    },
  ],
};

export const noBorder = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
export const thinBorder = { style: BorderStyle.SINGLE, size: 4, color: colours.line } as const;
export const strongBorder = { style: BorderStyle.SINGLE, size: 8, color: colours.accent } as const;
