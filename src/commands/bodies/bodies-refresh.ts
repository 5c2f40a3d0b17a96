import type { Command } from "../../core/command.ts";
import { followSeats } from "../../core/poll-notices.ts";
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
  run(context) {
    const { store, library, person, today, now } = context;
    const changes = followDirectory(store, library.bodies, { today, now, by: person.id });
    const left = changes.flatMap((change) => change.left);
    return { message: sayFollowed(changes, followSeats(context, left)) };
  },
};
