import type { Command } from "../core/command.ts";
import { say } from "../core/message.ts";
import { sayDeadlineAdded } from "../core/words/deadlines.ts";
import { findPlace } from "./find-place.ts";
import { dateParameter, textParameter } from "./parameter.ts";
import { splitTrailingDate } from "./trailing-date.ts";

export const deadlineAdd: Command = {
  name: "deadline-add",
  words: ["échéance ajouter", "ajouter échéance", "ajouter une échéance", "nouvelle échéance"],
  group: "deadlines",
  summary: "ajouter une échéance, pour tous ou « pour » une commune",
  examples: ["échéance ajouter Convention CAF {jour}", "échéance ajouter Délibération pour Vougy {jour}"],
  action: "manage_deadlines",
  parameters: () => [
    textParameter({
      id: "title",
      text: "Quelle échéance ?",
      label: "Échéance",
      help: "Quelques mots, par exemple « Convention CAF ».",
    }),
    dateParameter({ id: "due", text: "Pour quelle date ?", label: "Date" }),
  ],
  read(rest, { today, store }) {
    const { words, date } = splitTrailingDate(rest, today);
    const [, before = words, name = ""] = /^(.*)\s+pour\s+(.+)$/isu.exec(words) ?? [];
    const place = findPlace(name, store.territory.municipalities());
    const title = place === undefined ? words : before;
    return {
      ...(title === "" ? {} : { title }),
      ...(date === undefined ? {} : { due: date }),
      ...(place === undefined ? {} : { insee: place.insee }),
    };
  },
  run({ store, person, now }, { title, due, insee }) {
    const place = typeof insee === "string" ? store.territory.municipality(insee) : undefined;
    const deadline = {
      title: String(title),
      due: String(due),
      ownerId: person.id,
      ...(place ? { insee: place.insee } : {}),
    };
    const id = store.deadlines.add(deadline, person.id, now);
    store.audit.add(now, person.id, "deadline.added", `deadline:${id}`, { after: deadline.due });
    return { message: say(sayDeadlineAdded(deadline.title, deadline.due, place?.name)) };
  },
};
