import type { Address } from "../../core/adapter.ts";
import type { Command } from "../../core/command.ts";
import { withoutCourtesy } from "../../core/language/courtesy.ts";
import { say } from "../../core/message.ts";
import { bodyNamed, seatedBody } from "../../core/seats.ts";
import {
  sayInTheRoom,
  sayRoomAlready,
  sayRoomOfNobody,
  sayRoomSet,
  sayRoomUnset,
  sayRoomWhich,
} from "../../core/words/rooms.ts";
import { visibleBodies } from "../bodies/which-body.ts";

/** Said in the room itself, by who holds meetings: from then on this instance has its point there. */
export const roomSet: Command = {
  name: "room-set",
  words: ["ce salon est celui", "ce salon est", "ce canal est celui", "ce canal est", "cette conversation est celle"],
  group: "bodies",
  summary: "dire, dans un salon, de quelle instance il est : un point y est écrit chaque lundi",
  examples: ["ce salon est celui du copil"],
  action: "manage_meetings",
  read(rest, context) {
    const named = withoutCourtesy(rest).replace(/^(?:le\s+)?(?:salon|canal|celui|celle)\s+/iu, "");
    const seated = bodyNamed(named, visibleBodies(context));
    return seated === undefined ? {} : { body: String(seated.body.id) };
  },
  run: () => ({ message: say(sayInTheRoom()) }),
  share(context, { body: id }) {
    const { store, library, person, now, address } = context;
    if (address === undefined) return undefined;
    const room = wholeOf(address);
    const bodies = visibleBodies(context);
    const seated = bodies.find(({ body }) => String(body.id) === id);
    if (seated === undefined) return say(sayRoomWhich(bodies));
    const before = store.rooms.at(room);
    if (before?.bodyId === seated.body.id) return say(sayRoomAlready(seated));
    store.rooms.set(room, seated.body.id, person.id, now);
    store.audit.add(now, person.id, "room.set", `body:${seated.body.id}`);
    return say(sayRoomSet(seated, before && seatedBody(store, library, before.bodyId)));
  },
};

export const roomUnset: Command = {
  name: "room-unset",
  words: [
    "ce salon n'est plus celui",
    "ce salon n'est plus",
    "ce canal n'est plus celui",
    "ce canal n'est plus",
    "cette conversation n'est plus celle",
  ],
  group: "bodies",
  summary: "ne plus écrire de point dans un salon",
  examples: ["ce salon n'est plus celui du copil"],
  action: "manage_meetings",
  read: () => ({}),
  run: () => ({ message: say(sayInTheRoom()) }),
  share({ store, library, person, now, address }) {
    if (address === undefined) return undefined;
    const room = wholeOf(address);
    const before = store.rooms.at(room);
    if (before === undefined || !store.rooms.remove(room)) return say(sayRoomOfNobody());
    store.audit.add(now, person.id, "room.unset", `body:${before.bodyId}`);
    return say(sayRoomUnset(seatedBody(store, library, before.bodyId)));
  },
};

/** The room is not the thread in which it is named. */
function wholeOf({ platform, channel }: Address): Address {
  return { platform, channel };
}
