import { afterAll, describe, onTestFinished } from "vitest";
import { createEar, describeAdapter } from "../../adapters/contract.ts";
import { everyone, members } from "../base.ts";
import { openMeans } from "../relais.ts";
import { openAuthority } from "./microsoft.ts";
import { type Desk, offeredBy, openDesk, until } from "./person.ts";
import { hasPlayground } from "./playground.ts";
import { createAdapter, plainOf } from "./relais.ts";

describe.skipIf(!hasPlayground).each([true, false])("signed: %s,", (signed) => {
  let opened: Promise<{ desk: Desk; authority: Awaited<ReturnType<typeof openAuthority>> | undefined }> | undefined;

  /** One client for all these tests: it takes long to start. */
  async function open() {
    const [anne] = members;
    if (anne === undefined) throw new Error("the directory is empty");
    const authority = signed ? await openAuthority() : undefined;
    return { desk: await openDesk(anne, everyone.slice(1), authority), authority };
  }

  afterAll(async () => {
    const { desk, authority } = (await opened) ?? {};
    await desk?.stop();
    await authority?.stop();
  });

  describeAdapter("Teams", async () => {
    const { desk, authority } = await (opened ??= open());
    const means = openMeans(":memory:");
    const adapter = await createAdapter(means, authority);
    const ear = createEar();
    await adapter.start(ear.receive, () => {});
    desk.front.deliverTo(`http://127.0.0.1:${adapter.port()}/api/messages`);
    onTestFinished(async () => {
      await adapter.stop();
      await means.close();
    });
    await desk.install();
    // Two events of an installation say that they came.
    await until(() => (ear.received.length === 2 ? true : undefined), "the installation");
    ear.received.length = 0;
    desk.clear();

    return {
      adapter,
      ...ear,
      accountId: desk.account,
      direct: { platform: "teams", channel: desk.places.personal },
      async type(text) {
        const before = ear.received.length;
        await desk.say(text);
        await until(() => (ear.received.length > before && ear.hasKept() ? true : undefined), "what was said");
      },
      async pick(value) {
        const before = ear.received.length;
        const last = desk.heard().findLast((message) => offeredBy(message).includes(value));
        if (last !== undefined) await desk.press(last, value);
        await until(() => (ear.received.length > before ? true : undefined), "what was picked");
      },
      read: () => Promise.resolve(desk.heard().map(plainOf)),
    };
  });
});
