
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "vitest";
import { createDemoBot } from "../support/demo-bot.ts";
import { encodeDocument } from "../../src/core/delivery/document.ts";
import { drawPicture } from "../../src/core/delivery/draw-picture.ts";
test("dbg", async () => {
  const { now } = JSON.parse(readFileSync("/tmp/camp.json", "utf8"));
  const bot = createDemoBot({ from: readFileSync("/tmp/camp.db"), now });
  const files = (t: string) => { bot.receive(bot.eventOf("dgs@demo.example", { text: t }, t)); return bot.drain().flatMap(({ message }) => message.blocks); };
  const note = files("note de synthèse").flatMap((b) => b.type === "file" ? [b.file] : []).find((f) => "passages" in f) as any;
  writeFileSync("/tmp/camp.docx", await encodeDocument(note));
  let n = 0;
  for (const b of files("synthèse")) if (b.type === "chart") { const p: any = await drawPicture(b.chart as any, 2 as any); writeFileSync(`/tmp/chart${n += 1}.png`, p.png ?? p.bytes ?? p); }
}, 60000);
