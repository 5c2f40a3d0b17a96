import type { Command } from "../../core/command.ts";
import { followDirectory } from "../../core/seating.ts";
import { sayFollowed } from "../../core/words/bodies-change.ts";

export const bodiesRefresh: Command = {
  name: "bodies-refresh",
  words: [
    "instances actualiser",
    "instances mettre à jour",
    "actualiser les instances",
    "mettre à jour les instances",
    "instance actualiser",
  ],
  group: "bodies",
  summary: "donner aux instances les sièges que dit l'annuaire",
  examples: ["instances actualiser"],
  action: "manage_bodies",
  run: ({ store, library, person, today, now }) => ({
    message: sayFollowed(followDirectory(store, library.bodies, { today, now, by: person.id })),
  }),
};
