import { cutMessage, type Room } from "../../core/cut.ts";
import { type Attachment, type Block, type Outbound, text } from "../../core/message.ts";
import { toPlainText } from "../../core/plain-text.ts";
import { type Card, cardType, type Element, mostCharacters, type Picture, sizeOf, toCard } from "./card.ts";
import { toChoiceElements } from "./choices.ts";
import { isSaid, toHtml } from "./html.ts";
import { bold, colon, shorten, toBullets, toLines, toRun, toRuns } from "./rich-text.ts";
import { toTable } from "./table.ts";

/** A text or a card, never both: Teams would make two messages of them, and give no id for either. */
export type Activity = { type: "message"; textFormat: "xml" | "plain"; text: string } | CardActivity;

export type CardActivity = {
  type: "message";
  /** What notifications say of a card. */
  summary: string;
  attachments: [{ contentType: typeof cardType; content: Card }];
};

/** One message of Teams, and the files that follow it. */
export type Post = { activity: Activity; files: Attachment[] };

const unlimited = Number.POSITIVE_INFINITY;
const room: Room = { block: 4_000, message: 8_000, blocks: unlimited, rows: 120, tables: unlimited };
/** Below this, nothing that can be cut is too large. */
const smallestBlock = 500;
const longestSummary = 200;
const longestAlt = 2_000;

/** A message as those that Teams takes, in order: always the same for the same message. */
export function toPosts(message: Outbound): Post[] {
  return toQuestions(message).flatMap((one) => fit(one, room));
}

/** Whether `extra` more characters would still be taken: those of a picture's address, which may hold the picture itself. */
export function fitsWith(activity: Activity, extra: number): boolean {
  return sizeOf(activity) + extra <= mostCharacters;
}

export function isCard(activity: Activity): activity is CardActivity {
  return "attachments" in activity;
}

/** The same, with a line of ours below: notifications go on showing how it begins. */
export function withNote(activity: Activity, note: string): Activity {
  if (!isCard(activity)) {
    const line = activity.textFormat === "xml" ? toHtml(undefined, [{ type: "text", text: `\n${note}` }]) : `\n${note}`;
    return { ...activity, text: activity.text + line };
  }
  const [{ content, ...attachment }] = activity.attachments;
  const body = [...content.body, ...toLines([[toRun(note)]])];
  const fallbackText = `${content.fallbackText}\n${note}`;
  return { ...activity, attachments: [{ ...attachment, content: { ...content, body, fallbackText } }] };
}

export function isPicture(element: Element | Picture): element is Picture {
  return element.type === "Picture";
}

/** What a picture shows, in words: where it cannot be shown. */
export function toAlt({ chart }: Picture): Element {
  return { type: "Container", items: toLines([[toRun(chart.alt)]]) };
}

/** The picture once it is at `url`, or in it. */
export function toImage({ chart }: Picture, url: string): Element {
  return { type: "Image", url, altText: shorten(chart.alt, longestAlt), size: "Stretch" };
}

/**
 * A message for each list of choices and for what is said of it: once answered, a card is replaced whole, and no table or
 * picture is to go with it.
 */
function toQuestions({ blocks, ...message }: Outbound): Outbound[] {
  const last = blocks.findLastIndex(({ type }) => type === "choices");
  const parts: Outbound[] = [{ ...message, blocks: [] }];
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    const next = blocks.slice(index).find((one) => !isSaid(one));
    const isAsked = before?.type === "choices" ? index <= last : next?.type === "choices";
    if (before !== undefined && !isSaid(before) && isAsked) parts.push({ blocks: [] });
    parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

/** Characters are counted first, then those of the JSON: what its signs or cells swell is cut again, with half the room. */
function fit(message: Outbound, within: Room): Post[] {
  return cutMessage(message, within).flatMap((part) => {
    const post = { activity: toActivity(part), files: filesOf(part) };
    if (fitsWith(post.activity, 0)) return [post];
    if (within.block > smallestBlock) return fit(part, halfOf(within));
    // A title, a row or what can be picked is never cut: one that no activity could hold is read as plain lines.
    const lines = fit({ blocks: [text(toPlainText(part))] }, room);
    return lines.map((one, index) => (index === lines.length - 1 ? { ...one, files: post.files } : one));
  });
}

/** Apart from each other, the slices of a table are not put together again. */
function halfOf({ block, message, rows, ...rest }: Room): Room {
  return { ...rest, block: block / 2, message: message / 2, rows: rows / 2, tables: 1 };
}

function filesOf({ blocks }: Outbound): Attachment[] {
  return blocks.flatMap((block) => (block.type === "file" ? [block.file] : []));
}

function toActivity(part: Outbound): Activity {
  const { title, blocks } = part;
  if (blocks.every(isSaid)) return { type: "message", textFormat: "xml", text: toHtml(title, blocks) };
  const words = toPlainText(part);
  const body = [...toTitle(title), ...blocks.flatMap((block) => toElements(block, part))];
  return toCardActivity(toCard(body, words));
}

export function toCardActivity(card: Card): CardActivity {
  return {
    type: "message",
    summary: shorten(card.fallbackText.replace(/\s*\n\s*/gu, " "), longestSummary),
    attachments: [{ contentType: cardType, content: card }],
  };
}

/** What Markdown would take for its own: anywhere, or at the beginning. */
const markdown = /[*_`~[\]<>&#|\\{}\n]|^\s*(?:\d+[.)]|[-+=])/u;

/** A heading for screen readers, where Markdown would leave it as it is. */
function toTitle(title: string | undefined): Element[] {
  if (title === undefined) return [];
  return markdown.test(title)
    ? toLines([[toRun(title, { ...bold, size: "Large" })]])
    : [{ type: "TextBlock", text: title, style: "heading", size: "Large", weight: "Bolder", wrap: true }];
}

function toElements(block: Block, part: Outbound): (Element | Picture)[] {
  switch (block.type) {
    case "text":
      return toLines([toRuns(block.text)]);
    case "fields":
      return toLines(block.fields.map(({ label, value }) => [toRun(label, bold), colon, ...toRuns(value)]));
    case "list":
      return toBullets(block.items);
    case "table":
      return [...toLines([[toRun(block.caption, bold)]]), ...toTable(block)];
    case "choices":
      return toChoiceElements(block, part);
    case "chart":
      return [{ type: "Picture", chart: block.chart }];
    case "file":
      return toLines([[toRun(toPlainText({ blocks: [block] }))]]);
  }
}
