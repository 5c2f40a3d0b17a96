import { isWaitingForDraft } from "./briefing-issue.ts";
import { weekAt } from "./briefing-letter.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import { instantOf } from "./calendar/local-time.ts";
import { isOfficeHour } from "./calendar/office-hours.ts";
import type { Job } from "./delivery/scheduler.ts";
import type { Library } from "./library.ts";
import { periodOf } from "./preferences/schedule.ts";
import { writeRoomPoint } from "./room-point.ts";
import { seatedBodies } from "./seats.ts";
import type { Store } from "./store/store.ts";
import { typesetMessage } from "./words/typeset-message.ts";

/** The point of each instance's room, once a week: Monday at 8 h or at the next office hour, once the DGS let the points of the week go. */
export function createRoomPointJob(store: Store, library: Library): Job {
  const zone = () => store.territory.timeZone();
  return {
    name: "room-points",
    periodAt: (at) => periodOf(civilDateAt(at, zone()), "week").first,
    dueAt: (monday) => instantOf(monday, "08:00", zone()),
    isDecentHour: (at) => isOfficeHour(at, zone(), store.territory.holidayPlace()) && !isWaitingForDraft(store, at),
    run(at) {
      const rooms = store.rooms.all();
      if (rooms.length === 0) return;
      const week = weekAt(store, library, at);
      const monday = periodOf(week.today, "week").first;
      const bodies = new Map(seatedBodies(store, library).map((seated) => [seated.body.id, seated]));
      for (const room of rooms) {
        const seated = bodies.get(room.bodyId);
        const point = seated && writeRoomPoint(store, library, room, seated, week);
        if (point === undefined) continue;
        store.outbox.add(`room-point:${monday}:${room.lane}`, { room: room.address }, typesetMessage(point), at);
      }
    },
  };
}
