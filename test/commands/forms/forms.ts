import type { Attachment } from "../../../src/core/message.ts";
import type { DemoBot } from "../../support/demo-bot.ts";
import { send } from "../../support/sent-files.ts";

/** The files that `email` is given in answer to `said`. */
export function filesIn(bot: DemoBot, email: string, said: string): Attachment[] {
  bot.receive(bot.eventOf(email, { text: said }));
  const messages = bot.drain().filter(({ to }) => to === email);
  return messages.flatMap(({ message }) =>
    message.blocks.flatMap((block) => (block.type === "file" ? [block.file] : [])),
  );
}

/** The table of a municipality, as it is given. */
export function formOf(bot: DemoBot, email: string, place: string): string {
  const table = filesIn(bot, email, `formulaire ${place}`).find(({ mime }) => mime === "text/csv");
  if (table === undefined || !("text" in table)) throw new Error("no form was given");
  return table.text;
}

/** The same with these answers, by key; a remark may follow, after a bar. */
export function filled(form: string, answers: Record<string, string>): string {
  return form
    .split("\r\n")
    .map((line) => {
      const key = line.split(";")[0] ?? "";
      const [answer = "", remark = ""] = (answers[key] ?? "").split("|");
      if (answers[key] === undefined) return line;
      return line.replace(/;[^;]*;[^;]*$/u, `;${answer};${remark}`);
    })
    .join("\r\n");
}

export function sendForm(
  bot: DemoBot,
  email: string,
  text: string | Uint8Array,
  { words = "", name = "formulaire.csv" } = {},
): string {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return send(bot, email, [{ name, mime: "text/csv", bytes }], words);
}
