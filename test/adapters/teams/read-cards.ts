import type { Card, Element, Line } from "../../../src/adapters/teams/card.ts";
import { type Activity, isCard, type Post } from "../../../src/adapters/teams/outbound.ts";

/** The cards of a message, in order. */
export function cardsOf(posts: readonly Post[]): Card[] {
  return posts.flatMap(({ activity }) => (isCard(activity) ? [activity.attachments[0].content] : []));
}

/** What is read of a card, each line and each thing that can be picked on a line of its own, in order. */
export function linesOf({ body }: Pick<Card, "body">): string[] {
  return body.flatMap((element) => (element.type === "Picture" ? ["picture"] : linesOfElement(element)));
}

function linesOfElement(element: Element): string[] {
  switch (element.type) {
    case "TextBlock":
      return [element.text];
    case "RichTextBlock":
      return [wordsOf(element)];
    case "Table":
      return element.rows.map(({ cells }) => cells.map(({ items }) => items.map(wordsOf).join("\n")).join(" | "));
    case "ActionSet":
      return element.actions.map(({ title }) => `[${title}]`);
    case "Input.ChoiceSet":
      return element.choices.map(({ title }) => `( ) ${title}`);
    case "Image":
      return [element.altText];
    case "Container":
      return element.items.map(wordsOf);
  }
}

export function wordsOf({ inlines }: Line): string {
  return inlines.map(({ text }) => text).join("");
}

/** Every word of a message, as text; paragraphs are lines. */
export function readPosts(posts: readonly Post[]): string {
  return posts.map(({ activity }) => readActivity(activity)).join("\n");
}

function readActivity(activity: Activity): string {
  return isCard(activity)
    ? linesOf(activity.attachments[0].content).join("\n")
    : readHtml(activity.text).replace(/\n{2}/gu, "\n");
}

const signs: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** HTML read as Teams does, given back as text; throws on anything outside what it shows everywhere. */
export function readHtml(html: string): string {
  const open: string[] = [];
  let text = "";
  for (const [piece, closing, tag] of html.matchAll(/<(\/?)(b|code|br)>|<[^>]*>?|[^<]+/gu)) {
    if (tag === undefined) text += toWords(piece);
    else if (tag === "br") text += "\n";
    else if (closing === "") open.push(tag);
    else if (open.pop() !== tag) throw new Error(`${piece} closes nothing`);
    if (tag === "code") text += closing === "" ? "«\u202f" : "\u202f»";
  }
  if (open.length > 0) throw new Error(`${open.join(" ")} left open`);
  return text;
}

function toWords(piece: string): string {
  if (/[<>]|&(?!(?:amp|lt|gt);)/u.test(piece)) throw new Error(`${piece} is not escaped`);
  return piece.replace(/&[a-z]+;/gu, (entity) => signs[entity] ?? entity);
}
