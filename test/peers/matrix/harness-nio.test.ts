import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openNioPerson } from "./nio-person.ts";
import { openPerson } from "./person.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

type Reader = { messages: (roomId: string) => Promise<{ id: string; text: string }[]> };

const textOf = (reader: Reader, room: string, id: string) =>
  until(async () => (await reader.messages(room)).find((one) => one.id === id)?.text || undefined, `${id} decrypted`);

describe.skipIf(!hasSynapse)("two implementations of encryption", () => {
  let homeserver: Homeserver;

  beforeAll(async () => {
    homeserver = await openHomeserver();
  }, openingMs);

  afterAll(() => homeserver?.stop());

  test("a person of Element and one of matrix-nio read each other, whoever begins", async () => {
    const alice = await openPerson(homeserver, "alice", { acceptInvites: true });
    const nina = await openNioPerson(homeserver, "nina");
    const [first, second] = [await alice.openDirect(nina.userId), await nina.openDirect(alice.userId)];
    await until(async () => (await nina.rooms()).includes(first) || undefined, "nina in the first room");
    await until(() => alice.client.getRoom(second)?.getMyMembership() === "join" || undefined, "alice in the second");
    for (const room of [first, second]) {
      expect(await textOf(nina, room, await alice.say(room, "Bonjour Nina"))).toBe("Bonjour Nina");
      expect(await textOf(alice, room, await nina.say(room, "Bonjour Alice"))).toBe("Bonjour Alice");
    }
    const said = (await homeserver.stored(first)).filter(({ sender, state_key }) => sender && state_key === undefined);
    expect(new Set(said.map(({ type }) => type))).toEqual(new Set(["m.room.encrypted"]));
  });
});
