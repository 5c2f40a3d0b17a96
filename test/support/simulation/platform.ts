import type { Adapter, Platform } from "../../../src/core/adapter.ts";

/** No more of an adapter than the worker asks. */
export function toAdapter(platform: Platform, send: Adapter["send"], stop: () => void): Adapter {
  return {
    platform,
    start: () => Promise.resolve(),
    send,
    openDirect: (channel) => Promise.resolve({ platform, channel }),
    stop: async () => stop(),
  };
}

/** Only texts are sent here. */
export function noFile(): never {
  throw new Error("no file is sent here");
}
