import { may } from "../../core/access.ts";
import { toSearch } from "../../core/communication/resource.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { phaseNow } from "../../core/project-phase.ts";
import { sayNoResource, sayResources } from "../../core/words/resources.ts";

export const resources: Command = {
  name: "resources",
  words: ["ressources", "ressource", "bibliothèque", "à lire"],
  group: "communication",
  summary: "ce que d'autres ont fait, et ce qui aide à comprendre : retours d'expérience, documents, sites",
  examples: ["ressources jeunesse"],
  action: "see_briefing",
  read: (rest) => ({ about: rest.replace(/^(?:sur|pour|de|du|des|d['’])\s*/iu, "").trim() }),
  run: (context, { about }) => ({ message: found(context, String(about ?? "")) }),
  share: (context, { about }) => found(context, String(about ?? "")),
};

function found({ store, library, person, today }: CommandContext, about: string) {
  const search = toSearch(about);
  const phase = phaseNow(store, library, today);
  const all = search === undefined ? store.resources.all() : store.resources.find(search);
  if (all.length === 0)
    return say(sayNoResource(search === undefined ? undefined : about, may(person, "manage_meetings")));
  if (search !== undefined) return sayResources(all, { about, phase });
  return sayResources(
    all.toSorted((one, other) => Number(other.phase === phase) - Number(one.phase === phase)),
    { phase },
  );
}
