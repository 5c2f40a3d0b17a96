import type { Command } from "../../core/command.ts";
import { sayChecks, sayUnrepresented } from "../../core/words/bodies-checks.ts";
import { allChecks, unrepresentedIn } from "./shown-body.ts";
import { bodyAndWords, chosenBody, visibleBodies } from "./which-body.ts";

const aboutPlaces = [
  "quelles communes manquent",
  "quelle commune manque",
  "quelles communes manque",
  "communes manquantes",
  "communes non représentées",
];

export const bodiesCheck: Command = {
  name: "bodies-check",
  words: ["instances vérifier", "instance vérifier", "vérifier les instances", "vérifier instances", ...aboutPlaces],
  group: "bodies",
  summary: "ce qui est à revoir dans les instances, et que faire",
  examples: ["instances vérifier", "quelles communes manquent au copil"],
  action: "see_state",
  read(rest, context) {
    const said = rest.replace(/^(?:(?:au|aux|à|a|dans|du|de|le|la|les)\s+|[ld]['’]\s*)+/iu, "");
    const { body, words } = bodyAndWords(said, context);
    return body && words === "" ? { body: String(body.body.id) } : undefined;
  },
  run(context, { body }) {
    if (body === undefined) return { message: sayChecks(allChecks(context)) };
    const seated = chosenBody(body, visibleBodies(context));
    const places = unrepresentedIn(context, seated.members);
    return { message: sayUnrepresented(seated, places, context.store.territory.municipalities().length) };
  },
};
