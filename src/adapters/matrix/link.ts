import type { Machine } from "@relais/matrix-crypto";
import type { Inbound } from "../../core/adapter.ts";
import type { Calls } from "./calls.ts";
import type { Us } from "./inbound.ts";
import type { Journal } from "./journal.ts";
import type { Pace } from "./pace.ts";
import { createReader } from "./reader.ts";
import { createRooms, type Rooms } from "./rooms.ts";
import type { ServerList } from "./servers.ts";
import { createSync } from "./sync.ts";

/** A device that reads and writes. */
export type Link = { us: Us; machine: Machine; rooms: Rooms; start: () => void; stop: () => Promise<void> };

/** Invitations and upgrades that failed are looked at again that often. */
const tendEveryMs = 60_000;

/** Puts together what listens to the homeserver, what it says kept in between, and what hands it to the core. */
export function createLink(options: {
  us: Us;
  machine: Machine;
  journal: Journal;
  calls: Calls;
  pace: Pace;
  servers: ServerList;
  receive: (event: Inbound) => void;
  onRefused: (reason: string) => void;
  /** Epoch ms. */
  now: () => number;
  signal: AbortSignal;
  warn: (fields: object, message: string) => void;
}): Link {
  const { us, machine, journal, calls, pace, servers, receive, onRefused, now, signal, warn } = options;
  const sync = createSync({
    journal,
    calls,
    machine,
    rooms: () => rooms,
    me: us.userId,
    onKept({ keys }) {
      if (keys) journal.retryUnread();
      reader.wake();
      void rooms.tend();
    },
    onRefused,
    now,
    signal,
    warn,
  });
  const rooms = createRooms({ journal, calls, servers, me: us.userId, caughtUp: sync.caughtUp, pace, warn });
  const reader = createReader({
    journal,
    calls,
    machine,
    us: () => us,
    servers,
    roomOf: rooms.of,
    receive,
    openDirect: rooms.openDirect,
    directOf: rooms.directOf,
    now,
    warn,
  });
  let tending: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  return {
    us,
    machine,
    rooms,
    start() {
      tending = setInterval(() => void rooms.tend(), tendEveryMs).unref();
      // What an earlier start kept and did not handle comes first.
      reader.wake();
      running = sync.run();
    },
    async stop() {
      clearInterval(tending);
      reader.stop();
      await Promise.allSettled([reader.settled(), running]);
      machine.close();
    },
  };
}
