import { afterAll, beforeAll, describe, onTestFinished } from "vitest";
import { createMatrixAdapter } from "../../../src/adapters/matrix/matrix.ts";
import { keyFileOf } from "../../../src/cli/messengers.ts";
import { createDrawer } from "../../../src/core/delivery/draw.ts";
import { createFiler } from "../../../src/core/delivery/files.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createEar, describeAdapter } from "../../adapters/contract.ts";
import { newBase } from "../base.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openPerson } from "./person.ts";
import { newRelaisAccount, plainOf } from "./relais.ts";
import { hasSynapse } from "./synapse.ts";
import type { Message } from "./timeline.ts";
import { until } from "./until.ts";

let people = 0;

describe.skipIf(!hasSynapse)("on a real Synapse,", () => {
  let homeserver: Homeserver;
  beforeAll(async () => {
    homeserver = await openHomeserver();
  }, openingMs);
  afterAll(() => homeserver?.stop());

  describe.each([true, false])("encrypted: %s,", (encrypted) => {
    describeAdapter("Matrix", async () => {
      people += 1;
      const account = await newRelaisAccount(homeserver);
      const file = newBase();
      const store = openStore(file);
      const drawer = createDrawer();
      const filer = createFiler();
      const adapter = createMatrixAdapter({
        homeserver: homeserver.url,
        credentials: account,
        polls: true,
        keyFile: keyFileOf(file),
        journal: store.matrixJournal,
        now: () => Date.now(),
        draw: (chart) => drawer.draw(chart),
        bytesOf: (described) => filer.bytesOf(described),
        fatal: (reason) => {
          throw new Error(reason);
        },
        warn: () => {},
      });
      const ear = createEar();
      await adapter.start(ear.receive, () => {});
      const anne = await openPerson(homeserver, `anne-${people}`);
      onTestFinished(async () => {
        await adapter.stop();
        await anne.stop();
        await drawer.stop();
        await filer.stop();
        store.close();
      });
      const roomId = await anne.openDirect(account.userId, { encrypted });
      await until(() => (ear.received.length > 0 ? true : undefined), "an arrival");
      // The contract counts what is typed.
      ear.received.splice(0);
      const heard = async () => (await anne.messages(roomId)).filter(({ sender }) => sender === account.userId);
      // A key comes to its reader a moment after what it opens.
      const heardClearly = async () => {
        const all = await heard();
        return all.every(({ decryptionFailure }) => decryptionFailure === undefined) ? all : undefined;
      };
      const findPoll = async () => (await heard()).findLast(({ type }) => type.endsWith("poll.start"));
      return {
        adapter,
        ...ear,
        accountId: anne.userId,
        direct: { platform: "matrix", channel: roomId },
        async type(text) {
          const before = ear.received.length;
          await anne.say(roomId, text);
          await until(() => (ear.received.length > before && ear.hasKept() ? true : undefined), "what was typed");
        },
        async pick(value) {
          const poll = await until(findPoll, "a poll");
          const before = ear.received.length;
          await anne.vote(roomId, poll.id, [value]);
          await until(() => (ear.received.length > before ? true : undefined), "what was picked");
        },
        // A poll says again, to be touched, what its message says.
        read: async () =>
          (await until(heardClearly, "what Relais said"))
            .filter(({ type }) => type === "m.room.message")
            .map((message) => plainOf(message) + nameOf(message)),
      };
    });
  });
});

/** A client shows a file with its name. */
function nameOf({ content }: Message): string {
  return content["msgtype"] === "m.file" ? ` (${String(content["filename"])})` : "";
}
