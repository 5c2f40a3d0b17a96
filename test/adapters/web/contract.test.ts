import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { createWebAdapter } from "../../../src/adapters/web/web.ts";
import { toPlainText } from "../../../src/core/plain-text.ts";
import { createFakeMailbox, createFakeScene } from "../../support/fake-scene.ts";
import { readable } from "../../support/test-bot.ts";
import { createEar, describeAdapter } from "../contract.ts";
import { bytesOf } from "../../support/files.ts";

const account = "lefevre";

describeAdapter("the sandbox page", async () => {
  const mailbox = createFakeMailbox();
  const adapter = createWebAdapter({
    port: 0,
    scene: createFakeScene(),
    mailbox,
    bytesOf,
    now: () => Date.now(),
    report: () => {},
  });
  const ear = createEar();
  await adapter.start(ear.receive, () => {});
  onTestFinished(() => adapter.stop());

  /** As the page does: again, under the same id, until it is taken. */
  async function post(said: object): Promise<void> {
    const body = JSON.stringify({ id: randomUUID(), account, ...said });
    for (let status = 0; status !== 200;) {
      const headers = { "content-type": "application/json", origin: adapter.url() };
      ({ status } = await fetch(`${adapter.url()}/api/say`, { method: "POST", headers, body }));
    }
  }

  return {
    adapter,
    ...ear,
    accountId: account,
    direct: { platform: "web", channel: account },
    type: (text) => post({ text }),
    pick: (value) => post({ choice: value, label: value }),
    read: async () =>
      mailbox
        .ofAccount(account)
        .filter(({ author }) => author === "relais")
        .map(({ message }) => readable(toPlainText(message))),
  };
});
