import { may } from "../../core/access.ts";
import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { sayActionBlockers, sayNoActionBlocker } from "../../core/words/action-blockers.ts";
import { isLifted } from "./blocker-lift.ts";
import { chosenBlocker, cutBlocker, lineOf, openBlockers } from "./which-blocker.ts";

export const actionBlockers: Command = {
  name: "action-blockers",
  words: ["blocages", "blocage", "les blocages", "blocages signalés", "actions bloquées"],
  group: "deadlines",
  summary: "ce qui bloque des actions, et la réponse apportée",
  examples: ["blocages"],
  action: "see_deadlines",
  claims: (rest) => !isLifted(rest),
  read(rest) {
    const { blocker, rest: left } = cutBlocker(rest);
    return blocker !== undefined && left === "" ? { blocker } : undefined;
  },
  run(context, { blocker }) {
    const shown = blocker === undefined ? openBlockers(context) : [chosenBlocker(context, blocker)];
    if (shown.length === 0) return { message: say(sayNoActionBlocker()) };
    return {
      message: sayActionBlockers(shown.map(lineOf(context)), may(context.person, "manage_deadlines"), context.today),
    };
  },
};
