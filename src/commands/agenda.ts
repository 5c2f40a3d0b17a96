import { toCalendarFile } from "../core/calendar/ics.ts";
import type { Command } from "../core/command.ts";
import { sayAgenda, sayTitle } from "../core/words/deadlines.ts";
import { visibleDeadlines, withPlace } from "./visible-deadlines.ts";

export const agenda: Command = {
  name: "agenda",
  words: ["agenda", "calendrier", "mettre dans mon agenda"],
  group: "deadlines",
  summary: "vos échéances dans un fichier à ouvrir avec votre agenda",
  examples: ["agenda"],
  action: "see_deadlines",
  run(context) {
    const events = visibleDeadlines(context)
      .map((one) => withPlace(context, one))
      .map((one) => ({ id: `deadline-${one.id}@relais`, title: sayTitle(one), date: one.due }));
    return { message: sayAgenda(events.length, toCalendarFile("Échéances", events, context.now)) };
  },
};
