import { may } from "../../core/access.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command } from "../../core/command.ts";
import { sayCharter } from "../../core/words/charters.ts";
import { charterAsked, charterChosen, cutCharter } from "./which-charter.ts";

export const charter: Command = {
  name: "charter",
  words: ["charte", "la charte", "chartes", "lire la charte"],
  group: "actors",
  summary: "le texte d'une charte, et combien de communes s'y engagent",
  examples: ["charte"],
  action: "see_bodies",
  parameters: charterAsked,
  read(rest, context) {
    const { charter: id, rest: words } = cutCharter(rest, context);
    if (words !== "") return undefined;
    return id === undefined ? {} : { charter: id };
  },
  run(context, { charter: id }) {
    const view = charterChosen(context, id);
    const isMember = may(context.person, "see_municipality");
    return { message: sayCharter(view, civilDateAt(view.current.at, context.timeZone), isMember) };
  },
};
