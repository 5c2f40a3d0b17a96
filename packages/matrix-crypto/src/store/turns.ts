import { createError } from "./errors.ts";

/** Something that needs the connection for itself over several ticks of the event loop. */
export type Turn = {
  /** Calls `end` when it lets the connection go. */
  start(end: () => void): void;
  /** Begun or not, it comes to nothing. Told to one that has ended, it does nothing. */
  stop(reason: DOMException): void;
};

export type Turns = { add(turn: Turn): void; stop(reason: DOMException): void };

/** A file has one connection, hence one transaction at a time: the others wait here, in the order they came. */
export function createTurns(): Turns {
  const waiting: Turn[] = [];
  let running: Turn | undefined;
  let stopped = false;

  // Never at once: whoever asked for a turn has its requests to make first.
  const next = () => {
    running = waiting.shift();
    if (running) setImmediate((turn: Turn) => turn.start(next), running);
  };

  return {
    add(turn) {
      if (stopped) throw createError("InvalidStateError", "the key store is closed");
      waiting.push(turn);
      if (!running) next();
    },
    stop(reason) {
      stopped = true;
      for (const turn of [...(running ? [running] : []), ...waiting]) turn.stop(reason);
    },
  };
}
