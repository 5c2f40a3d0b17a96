import { may } from "../core/access.ts";
import type { Command } from "../core/command.ts";
import { helpTopicNamed, sayHelp, sayHelpShared } from "../core/words/help.ts";

export const help: Command = {
  name: "help",
  words: ["aide", "menu", "commandes", "que sais-tu faire", "aide générale"],
  group: "me",
  summary: "ce que vous pouvez me demander",
  examples: ["aide", "aide réunions"],
  action: "get_help",
  read(rest) {
    return rest.length > 2 && helpTopicNamed(rest) !== undefined ? { topic: rest } : undefined;
  },
  run: ({ person, commands, today }, { topic }) => ({
    keepsOffer: true,
    message: sayHelp(
      person,
      commands.filter((command) => may(person, command.action)),
      today,
      typeof topic === "string" ? helpTopicNamed(topic) : undefined,
    ),
  }),
  share: ({ person, commands, today }, { topic }) =>
    sayHelpShared(
      person,
      commands.filter((command) => command.share !== undefined && may(person, command.action)),
      today,
      typeof topic === "string" ? helpTopicNamed(topic) : undefined,
    ),
};
