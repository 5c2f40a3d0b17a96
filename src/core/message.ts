import type { CivilDate } from "./calendar/civil-date.ts";

/**
 * What Relais says, as plain data: every adapter renders it, and `plain-text.ts` renders it where nothing else can. `elsewhere`: its title
 * where a part of it may not be carried.
 */
export type Outbound = { title?: string; elsewhere?: string; blocks: Block[]; written?: Written };

/** What is written instead to whoever gets it by e-mail, where nothing can be answered by typing. */
export type Written = { subject: string; blocks: Block[] };

/** Who something is for, from what may be said anywhere to what its author and the direction alone read. */
export const sensitivities = ["open", "shared", "restricted"] as const;
export type Sensitivity = (typeof sensitivities)[number];

/**
 * One part of a message. `sensitivity`, absent where it is open: it leaves only where the platform may carry as much; elsewhere
 * `instead` is said, or nothing of it.
 */
export type Block = Content & { sensitivity?: Sensitivity; instead?: Block };

/** Text may hold `**bold**` and `` `typed words` `` and nothing else; adapters translate or drop these two marks. */
type Content =
  | { type: "text"; text: string }
  | { type: "fields"; fields: { label: string; value: string }[] }
  | { type: "list"; items: string[] }
  | { type: "table"; caption: string; columns: string[]; rows: string[][] }
  | {
      type: "choices";
      choices: Choice[];
      /** Several may be picked: what comes back is this prefix, then their values joined by commas. */
      multiple?: { prefix: string };
      /** Marked a, b, c instead of 1, 2, 3: the labels are numbers, and "2" must stay a value. */
      lettered?: true;
    }
  | { type: "chart"; chart: Chart }
  | { type: "file"; file: Attachment };

export type Attachment = TextFile | Workbook | Document | StoredFile;

/** A file to keep or to open elsewhere. `label` says what it is, in the words of a link; `name` ends with its extension. */
export type TextFile = { name: string; mime: string; label: string; text: string };

/** A file that somebody sent: `stored` is its number in the base, where its bytes are read when it is delivered. */
export type StoredFile = { name: string; mime: string; label: string; stored: number };

export const workbookMime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file of a spreadsheet, described here and made when it is delivered. */
export type Workbook = { name: string; mime: typeof workbookMime; label: string; sheets: Sheet[] };

/** `fixed`: how many of its columns stay in view. A row has one cell a column. */
export type Sheet = { name: string; columns: Column[]; rows: Cell[][]; fixed?: number };

/** A percentage is from 0 to 100, a date a `CivilDate`; `number` has the decimals that its values have, two at most. */
export type Column = { title: string; holds: "text" | "number" | "year" | "euro" | "percent" | "date" };

/** A text in a column of numbers is a text all the same; null is an empty cell. */
export type Cell = string | number | null;

export const documentMime = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * A text of several pages, described here and made when it is delivered. `kind` stands above its title ("Note de synthèse"),
 * `header` on every page, where the number of the page is added; the same words of the same `day` make the same file.
 */
export type Document = {
  name: string;
  mime: typeof documentMime;
  label: string;
  kind: string;
  title: string;
  subtitle: string;
  header: string;
  day: CivilDate;
  passages: Passage[];
};

/** Paragraphs and lists may hold the marks of a text; a table has only its words. */
export type Passage =
  | { type: "heading"; level: 1 | 2; text: string }
  | { type: "paragraph"; text: string; look?: "lead" | "note" }
  | { type: "list"; items: string[] }
  /** The few numbers that all is about, side by side: four at most. */
  | { type: "landmarks"; landmarks: { figure: string; label: string }[] }
  /** Its title row comes again on each page; figures are put at the right of their column. */
  | { type: "table"; caption: string; columns: { title: string; holds: "text" | "figure" }[]; rows: string[][] }
  | { type: "chart"; chart: Chart };

/** What the person can pick. `value` comes back as typed text would: a button is only a shortcut for typing. */
export type Choice = { value: string; label: string };

/** A picture described, never drawn here: `alt` says in words all that the picture shows. */
export type Chart = Tiles | Bars;

/** One tile a thing, each with a word for its state, so that colour is never alone. */
export type Tiles = {
  kind: "tiles";
  title: string;
  alt: string;
  tiles: { label: string; state: string; tone: "done" | "ongoing" | "waiting" }[];
};

/** One measure of twelve things at most, in the order given: those that come after are for the caller to put together. */
export type Bars = {
  kind: "bars";
  /** Empty where it is told beside the picture. */
  title: string;
  /** What is measured, and of whom. */
  subtitle?: string;
  alt: string;
  /**
   * `shown` is the value as people read it, with its unit. With a `part`, bars of the same label are put end to end, each
   * part with its look and its place in the legend; two or three parts, and no value below zero.
   */
  bars: { label: string; value: number; shown: string; part?: string }[];
  /** What each bar is out of, such as the number of municipalities: drawn behind it. */
  of?: number;
};

export function text(value: string): Block {
  return { type: "text", text: value };
}

/** A message of one or several paragraphs. */
export function say(...paragraphs: string[]): Outbound {
  return { blocks: paragraphs.map(text) };
}

/** A part that some alone read, where it is restricted: `instead` of it elsewhere, or nothing. */
export function restrictedWhen(isRestricted: boolean, block: Block, instead?: Block): Block {
  return isRestricted ? { ...block, sensitivity: "restricted", ...(instead && { instead }) } : block;
}

/** The same, for whoever may read it there: all its parts are kept from platforms that carry less. */
export function reserve(message: Outbound, sensitivity: Sensitivity): Outbound {
  const kept = (blocks: readonly Block[]) => blocks.map((block): Block => ({ ...block, sensitivity }));
  const { blocks, written } = message;
  return {
    ...message,
    blocks: kept(blocks),
    ...(written && { written: { ...written, blocks: kept(written.blocks) } }),
  };
}
