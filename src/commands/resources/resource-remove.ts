import { toSearch } from "../../core/communication/resource.ts";
import type { Command } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { resourceQuestions, sayNoResource, sayResourceRemoved } from "../../core/words/resources.ts";
import { choiceParameter } from "../parameter.ts";

export const resourceRemove: Command = {
  name: "resource-remove",
  words: ["ressource retirer", "retirer la ressource", "retirer ressource", "retirer une ressource"],
  group: "communication",
  summary: "retirer une ressource",
  examples: ["ressource retirer"],
  action: "manage_meetings",
  parameters({ store }) {
    const options = store.resources.all().map(({ id, title }) => ({ value: String(id), label: title }));
    return options.length === 0
      ? []
      : [choiceParameter({ id: "resource", text: resourceQuestions.remove, label: "Ressource" }, options)];
  },
  read(rest, { store }) {
    const search = toSearch(rest);
    const found = search === undefined ? [] : store.resources.find(search);
    const [only] = found;
    return only !== undefined && found.length === 1 ? { resource: String(only.id) } : {};
  },
  run({ store, person, now }, { resource }) {
    const found = store.resources.all().find(({ id }) => String(id) === resource);
    if (found === undefined) return { message: say(sayNoResource(undefined, true)) };
    store.resources.withdraw(found.id, now);
    store.audit.add(now, person.id, "resource.removed", `resource:${found.id}`, { before: found.title });
    return { message: say(sayResourceRemoved(found.title)) };
  },
};
