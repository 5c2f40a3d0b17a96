import { onTestFinished } from "vitest";
import { type Calls, type CallOptions, createCalls, type Method } from "../../../src/adapters/matrix/calls.ts";
import { CallError, toCallError } from "../../../src/adapters/matrix/errors.ts";
import { createPace } from "../../../src/adapters/matrix/pace.ts";
import { createRooms } from "../../../src/adapters/matrix/rooms.ts";
import { createServerList } from "../../../src/adapters/matrix/servers.ts";
import { openStore } from "../../../src/core/store/store.ts";

const base = "/_matrix/client/v3/";

/** `answer` is the homeserver, asked "METHOD path"; all that was asked is in `asked`. */
export function createFakeCalls(answer: (asked: string, given: CallOptions) => unknown) {
  const asked: string[] = [];
  async function call(method: Method, path: string, given: CallOptions = {}): Promise<unknown> {
    const name = `${method} ${path.replace(base, "").split("/").map(decodeURIComponent).join("/")}`;
    asked.push(name);
    return answer(name, given);
  }
  const calls: Calls = {
    ...createCalls({ homeserver: "", pace: createPace(() => 0), renew: async () => undefined }),
    call,
    ask: async (schema, method, path, given) => schema.parse(await call(method, path, given)),
    upload: async (_, mime) => String(await call("POST", `${base}upload/${mime}`)),
    download: async (mxc) => new Uint8Array(Object(await call("GET", mxc))),
    courtesy: async () => {},
  };
  return { calls, asked };
}

/** Our rooms on a real journal, gone once the test is over; people of hs.test are served. */
export function openRooms(me: string, calls: Calls) {
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  return createRooms({
    journal: store.matrixJournal,
    calls,
    servers: createServerList([], "hs.test"),
    me,
    caughtUp: Promise.resolve(),
    pace: { isFree: () => true },
    warn: () => {},
  });
}

/** What the homeserver refuses, by the specification's name of the failure. */
export function refusal(statusCode: number, errcode: string): CallError {
  return toCallError(new CallError(errcode, { statusCode, errcode }));
}
