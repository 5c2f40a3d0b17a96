import { may } from "../../core/access.ts";
import { toSearch, withoutSlips } from "../../core/communication/resource.ts";
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
  read: (rest) => ({ about: subjectOf(rest) }),
  meant(rest, { store }) {
    const search = toSearch(subjectOf(rest));
    return search !== undefined && store.resources.find(search).length > 0;
  },
  run: (context, { about }) => ({ message: found(context, String(about ?? "")) }),
  share: (context, { about }) => found(context, String(about ?? "")),
};

function subjectOf(rest: string): string {
  return rest.replace(/^(?:sur|pour|de|du|des|d['’])\s*/iu, "").trim();
}

function found(context: CommandContext, about: string) {
  const { store, library, person, today } = context;
  const search = toSearch(about);
  const phase = phaseNow(store, library, today);
  const all = store.resources.all();
  if (search === undefined && all.length > 0) {
    const order = all.toSorted((one, other) => Number(other.phase === phase) - Number(one.phase === phase));
    return sayResources(order, { phase });
  }
  const exact = search === undefined ? [] : store.resources.find(search);
  if (exact.length > 0) return sayResources(exact, { about, phase });
  // With a slip, it says which word it found them by.
  const mended = withoutSlips(about, all);
  const near = toSearch(mended ?? "");
  if (mended !== undefined && near !== undefined)
    return sayResources(store.resources.find(near), { about: mended, phase });
  return say(sayNoResource(search === undefined ? undefined : about, may(person, "manage_meetings")));
}
