import { openProxy as open, type ProxyCall } from "../proxy.ts";

export type { Fault, ProxyCall } from "../proxy.ts";

/** Stands between Relais and the homeserver. */
export function openProxy(target: () => string) {
  return open(target, { prefix: "/_matrix", failure: { errcode: "M_UNKNOWN", error: "failed" } });
}

/** What is said in a room, whichever it is: typing and receipts are not. */
export function isSend({ method, path }: ProxyCall): boolean {
  return method === "PUT" && path.includes("/send/");
}

export function isSendIn(roomId: string): (call: ProxyCall) => boolean {
  return (call) => isSend(call) && call.path.includes(`/rooms/${roomId}/`);
}

/** A call of this name: the end of its path. */
export function isCallTo(...names: string[]): (call: ProxyCall) => boolean {
  return ({ path }) => names.some((name) => path.endsWith(`/${name}`));
}
