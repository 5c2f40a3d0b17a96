import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command } from "../../core/command.ts";
import { seatedBodies } from "../../core/seats.ts";
import { fullNameOf } from "../../core/words/people.ts";
import { sayRooms } from "../../core/words/rooms.ts";

export const rooms: Command = {
  name: "rooms",
  words: ["les salons", "salons des instances", "quels salons"],
  group: "bodies",
  summary: "les salons où un point est écrit chaque lundi",
  examples: ["les salons"],
  action: "manage_meetings",
  run({ store, library, timeZone }) {
    const bodies = new Map(seatedBodies(store, library).map((seated) => [seated.body.id, seated]));
    const known = store.rooms.all().map(({ bodyId, address, by, at }) => {
      const person = store.people.byId(by);
      return {
        seated: bodies.get(bodyId),
        platform: address.platform,
        by: person === undefined ? "" : fullNameOf(person),
        on: civilDateAt(at, timeZone),
      };
    });
    return { message: sayRooms(known) };
  },
};
