import * as wasm from "@matrix-org/matrix-sdk-crypto-wasm";
import { type OutgoingRequest, readObject } from "./requests.ts";

/** Why a member of a room cannot read what is sent to it. */
export type Deaf = { userId: string; deviceId?: string; why: "no_device" | "no_session" };

/**
 * Who cannot be given the keys of what we write. A device that gave us no key of its own is not asked for one again for a
 * while by the module, which does not say which these are: they are noted here as answers come.
 */
export function createDeaf(machine: wasm.OlmMachine, guard: <T>(work: () => Promise<T>) => Promise<T>) {
  const silent = new Map<string, Set<string>>();

  function note(userId: string, deviceId: string, gaveKey: boolean): void {
    const devices = silent.get(userId) ?? new Set();
    if (gaveKey) devices.delete(deviceId);
    else devices.add(deviceId);
    silent.set(userId, devices);
  }

  return {
    /** What the server answered to one of the module's requests. */
    hear(request: OutgoingRequest, answer: unknown): void {
      if (request instanceof wasm.KeysClaimRequest) {
        const given = Object(Object(answer)["one_time_keys"]);
        for (const [userId, deviceId] of devicesIn(readObject(request.body)["one_time_keys"]))
          note(userId, deviceId, Object.keys(Object(given[userId]?.[deviceId])).length > 0);
      }
      // Only a device that we share a session with is written to so: it may have written to us first.
      if (request instanceof wasm.ToDeviceRequest && request.event_type === "m.room.encrypted")
        for (const [userId, deviceId] of devicesIn(readObject(request.body)["messages"])) note(userId, deviceId, true);
    },

    async of(members: readonly string[]): Promise<Deaf[]> {
      const deaf: Deaf[] = [];
      for (const userId of members) {
        const devices = await guard(() => machine.getUserDevices(new wasm.UserId(userId)));
        const ids = devices.devices().map(({ deviceId }) => deviceId.toString());
        if (ids.length === 0) deaf.push({ userId, why: "no_device" });
        for (const deviceId of ids)
          if (silent.get(userId)?.has(deviceId)) deaf.push({ userId, deviceId, why: "no_session" });
      }
      return deaf;
    },
  };
}

function devicesIn(byUser: unknown): [userId: string, deviceId: string][] {
  return Object.entries<unknown>(Object(byUser)).flatMap(([userId, devices]) =>
    Object.keys(Object(devices)).map((deviceId): [string, string] => [userId, deviceId]),
  );
}
