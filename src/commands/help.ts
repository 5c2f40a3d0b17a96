import { may } from "../core/access.ts";
import type { Command } from "../core/command.ts";
import { sayHelp, sayHelpShared } from "../core/words/help.ts";

export const help: Command = {
  name: "help",
  words: ["aide", "menu", "commandes", "que sais-tu faire", "aide générale"],
  group: "me",
  summary: "ce que vous pouvez me demander",
  examples: ["aide"],
  action: "get_help",
  run: ({ person, commands }) => ({
    keepsOffer: true,
    message: sayHelp(
      person,
      commands.filter((command) => may(person, command.action)),
    ),
  }),
  share: ({ person, commands }) =>
    sayHelpShared(
      person,
      commands.filter((command) => command.share !== undefined && may(person, command.action)),
    ),
};
