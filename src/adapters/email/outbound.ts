import { createHash } from "node:crypto";
import type { Outbound } from "../../core/message.ts";
import { piecesOf } from "../../core/marks.ts";
import { toPlainText } from "../../core/plain-text.ts";
import { sentences } from "./sentences.ts";

const longestSubject = 90;

/** The message as it is written where nothing can be answered by typing: its own words for that, else without what is picked. */
export function toWritten(message: Outbound): { subject: string; message: Outbound } {
  const { written } = message;
  if (written !== undefined) return { subject: written.subject, message: { blocks: written.blocks } };
  const blocks = message.blocks.filter(({ type }) => type !== "choices");
  return { subject: subjectOf(message), message: { ...message, blocks } };
}

/** Its title, else how its first words begin: a greeting says nothing. */
function subjectOf({ title, blocks }: Outbound): string {
  const first = blocks.find((block) => block.type === "text");
  const lines = first?.type === "text" ? first.text.split(/\n|(?<=\.) (?=\p{Lu})/u) : [];
  const words = title ?? lines.find((line) => !/^(?:bonjour|bonsoir)\b/iu.test(line)) ?? sentences.subject;
  const plain = piecesOf(words)
    .map(({ text }) => text)
    .join("")
    .replaceAll(/\s+/gu, " ")
    .replaceAll("**", "")
    .trim();
  return plain.length <= longestSubject ? plain : `${plain.slice(0, longestSubject).replace(/\s+\S*$/u, "")}…`;
}

/** Whether some of its words are to be typed; what its files hold is not said here. */
export function hasTyped({ blocks }: Outbound): boolean {
  return blocks.some((block) => block.type !== "file" && /`[^`]+`/u.test(JSON.stringify(block)));
}

export function toText(message: Outbound, foot: string): string {
  return `${toPlainText(message)}\n\n-- \n${foot}\n`;
}

/** The same for the same key: a message that is sent again is known to be the same one. */
export function messageIdOf(key: string, from: string): string {
  const domain = /@([^>\s]+)/u.exec(from)?.[1] ?? "relais.invalid";
  return `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@${domain}>`;
}

/** Names that exist nowhere (RFC 2606 and 6761): people of a demonstration are never written to. */
export function isReserved(address: string): boolean {
  return /(?:@|\.)(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)$/iu.test(address.trim());
}
