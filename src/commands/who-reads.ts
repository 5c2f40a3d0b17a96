import type { Command } from "../core/command.ts";
import { sayWhoReads } from "../core/words/identity.ts";

export const whoReads: Command = {
  name: "who-reads",
  words: ["qui voit mes réponses", "qui lit mes réponses"],
  group: "me",
  summary: "qui lit ce que vous répondez",
  examples: ["qui voit mes réponses"],
  action: "get_help",
  run: () => ({ message: sayWhoReads(), keepsOffer: true }),
};
