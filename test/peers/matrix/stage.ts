import { onTestFinished } from "vitest";
import { newBase } from "../base.ts";
import { path } from "./api.ts";
import type { Homeserver } from "./homeserver.ts";
import { isCallTo, openProxy } from "./proxy.ts";
import { newRelaisAccount, startOn } from "./relais.ts";

/** An account for Relais, a base, and what stands between it and the homeserver; gone once the test is over. */
export async function openStage(homeserver: Homeserver) {
  const proxy = await openProxy(() => homeserver.url);
  onTestFinished(() => proxy.stop());
  const [account, file] = [await newRelaisAccount(homeserver), newBase()];
  return {
    proxy,
    account,
    file,
    start: () => startOn(homeserver, account, file, { homeserver: proxy.url }),
    /** How many calls of this name were made. */
    count: (name: string) => proxy.calls.filter(isCallTo(name)).length,
    /** The devices that Relais made: the account was registered with one of its own. */
    devices: async (): Promise<string[]> => {
      const answer = await homeserver.admin("GET", path`/_synapse/admin/v2/users/${account.userId}/devices`);
      const all = Array.isArray(answer["devices"]) ? answer["devices"] : [];
      return all.map(({ device_id }) => String(device_id)).filter((id) => id.startsWith("RELAIS"));
    },
  };
}
