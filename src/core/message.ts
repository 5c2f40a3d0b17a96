/** What Relais says, as plain data: every adapter renders it, and `plain-text.ts` renders it where nothing else can. */
export type Outbound = { title?: string; blocks: Block[] };

/**
 * Text may hold `**bold**` and `` `typed words` `` and nothing else; adapters translate or drop these two marks.
 */
export type Block =
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
  | { type: "file"; file: TextFile };

/** A file to keep or to open elsewhere. `label` says what it is, in the words of a link; `name` ends with its extension. */
export type TextFile = { name: string; mime: string; label: string; text: string };

/** What the person can pick. `value` comes back as typed text would: a button is only a shortcut for typing. */
export type Choice = { value: string; label: string };

/** A picture described, never drawn here: `alt` says in words all that the picture shows. */
export type Chart = {
  kind: "tiles";
  title: string;
  alt: string;
  /** One tile a thing, each with a word for its state, so that colour is never alone. */
  tiles: { label: string; state: string; tone: "done" | "ongoing" | "waiting" }[];
};

export function text(value: string): Block {
  return { type: "text", text: value };
}

/** A message of one or several paragraphs. */
export function say(...paragraphs: string[]): Outbound {
  return { blocks: paragraphs.map(text) };
}
