import { toCalendarFile } from "../core/calendar/ics.ts";
import type { Command } from "../core/command.ts";
import { sayAgenda } from "../core/words/deadlines.ts";
import { visibleDeadlines } from "./visible-deadlines.ts";

export const agenda: Command = {
  name: "agenda",
  words: ["agenda", "calendrier", "mettre dans mon agenda"],
  group: "deadlines",
  summary: "vos échéances dans un fichier à ouvrir avec votre agenda",
  examples: ["agenda"],
  action: "see_deadlines",
  run(context) {
    const { store, now } = context;
    const events = visibleDeadlines(context).map(({ id, title, due, insee }) => {
      const place = insee === undefined ? undefined : store.territory.municipality(insee)?.name;
      return { id: `deadline-${id}@relais`, title: place === undefined ? title : `${title} (${place})`, date: due };
    });
    return { message: sayAgenda(events.length, toCalendarFile("Échéances", events, now)) };
  },
};
