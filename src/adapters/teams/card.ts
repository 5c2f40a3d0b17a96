import type { Chart } from "../../core/message.ts";

/** What we use of Adaptive Cards 1.5, the last version that Teams shows everywhere (adaptivecards.io/explorer). */
export type Card = {
  type: "AdaptiveCard";
  $schema: string;
  version: "1.5";
  msteams: { width: "Full" };
  fallbackText: string;
  body: (Element | Picture)[];
};

export type Element = Line | Heading | Table | ActionSet | ChoiceSet | Image | Container;

/** A line of text that Teams shows to the letter. */
export type Line = {
  type: "RichTextBlock";
  inlines: TextRun[];
  spacing?: "Small" | "None";
  horizontalAlignment?: "Right";
};

export type Style = { weight?: "Bolder"; fontType?: "Monospace"; size?: "Large" };
export type TextRun = { type: "TextRun"; text: string } & Style;

/** Markdown is read in it: only for words that hold none of its signs. */
type Heading = { type: "TextBlock"; text: string; style: "heading"; size: "Large"; weight: "Bolder"; wrap: true };

export type Table = {
  type: "Table";
  gridStyle: "default";
  /** Relative to one another. */
  columns: { width: number }[];
  rows: { type: "TableRow"; cells: { type: "TableCell"; items: Line[] }[] }[];
};

type ActionSet = { type: "ActionSet"; actions: Action[] };

/** `fallback` is for the clients that do not know Execute: they send the same data in another way. */
export type Action = {
  type: "Action.Execute";
  title: string;
  verb: "relais";
  data: { relais: object };
  fallback: { type: "Action.Submit"; title: string; data: { relais: object } };
};

type ChoiceSet = {
  type: "Input.ChoiceSet";
  id: string;
  label: string;
  style: "expanded" | "compact" | "filtered";
  wrap: true;
  placeholder?: string;
  isMultiSelect?: true;
  isRequired?: true;
  errorMessage?: string;
  choices: { title: string; value: string }[];
};

type Image = { type: "Image"; url: string; altText: string; size: "Stretch" };

type Container = { type: "Container"; items: Line[] };

/** A picture to be drawn first: its place among the elements. Teams does not know it. */
export type Picture = { type: "Picture"; chart: Chart };

/**
 * Characters of an activity's JSON. Teams counts in UTF-16 and refuses from 100 KB on; Microsoft advises 80 000 bytes at most
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages). What sending adds takes the rest.
 */
export const mostCharacters = 38_000;

export function sizeOf(json: object): number {
  return JSON.stringify(json).length;
}

export const cardType = "application/vnd.microsoft.card.adaptive";

/** `words`: all of it, for the clients that show no card. */
export function toCard(body: Card["body"], words: string): Card {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    msteams: { width: "Full" },
    fallbackText: words.toWellFormed(),
    body,
  };
}
