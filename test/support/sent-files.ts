import { randomUUID } from "node:crypto";
import type { SentFile } from "../../src/core/adapter.ts";
import { toPlainText } from "../../src/core/plain-text.ts";
import type { DemoBot } from "./demo-bot.ts";
import { readable } from "./test-bot.ts";

/** A photo that is only its first bytes; `mark` tells it from another. */
export function photo(name: string, mark = name): SentFile {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(mark)]);
  return { name, mime: "image/jpeg", bytes: new Uint8Array(bytes) };
}

export function document(name: string, mark = name): SentFile {
  return { name, mime: "application/pdf", bytes: new Uint8Array(Buffer.from(`%PDF-1.7\n${mark}`)) };
}

/** What `email` reads in answer to files, sent with `text` or with nothing. */
export function send(
  bot: Pick<DemoBot, "eventOf" | "receive" | "drain">,
  email: string,
  files: readonly SentFile[],
  text = "",
  more: { at?: number; id?: string } = {},
): string {
  const { id, from, address, direct } = bot.eventOf(email, { text }, randomUUID());
  bot.receive({ id, from, address, direct, ...more, type: "file", text, files });
  return bot
    .drain()
    .filter((one) => one.to === email)
    .map((one) => readable(toPlainText(one.message)))
    .join("\n");
}
