import { describe, onTestFinished } from "vitest";
import { createSlackAdapter } from "../../../src/adapters/slack/slack.ts";
import { createDrawer } from "../../../src/core/delivery/draw.ts";
import { createFiler } from "../../../src/core/delivery/files.ts";
import { createEar, describeAdapter } from "../../adapters/contract.ts";
import { members } from "../base.ts";
import { hasEmulator } from "./emulator.ts";
import { plainOf } from "./relais.ts";
import { openWorkspace } from "./workspace.ts";

describe.skipIf(!hasEmulator).each(["http", "socket"] as const)("over %s,", (mode) => {
  describeAdapter("Slack", async () => {
    const [anne] = members;
    if (anne === undefined) throw new Error("the directory is empty");
    const workspace = await openWorkspace({ people: [anne], mode });
    const drawer = createDrawer();
    const filer = createFiler();
    const { botToken, signingSecret, appToken, apiUrl } = workspace;
    const adapter = await createSlackAdapter({
      botToken,
      via: mode === "http" ? { mode, signingSecret, host: "127.0.0.1", port: 0 } : { mode, appToken },
      apiUrl,
      now: () => Date.now(),
      draw: (chart) => drawer.draw(chart),
      bytesOf: (described) => filer.bytesOf(described),
      warn: () => {},
    });
    const ear = createEar();
    await adapter.start(ear.receive, () => {});
    workspace.deliverTo(`http://127.0.0.1:${adapter.port()}/slack/events`);
    onTestFinished(async () => {
      const [violation] = workspace.front.violations;
      if (violation !== undefined) throw new Error(`Slack would refuse: ${JSON.stringify(violation)}`);
      await adapter.stop();
      await drawer.stop();
      await filer.stop();
      await workspace.stop();
    });

    const person = workspace.person(anne.email);
    const channel = await person.directChannel();
    const heard = async () => (await workspace.messages(channel)).filter(({ user }) => user === workspace.botUserId);
    return {
      adapter,
      ...ear,
      accountId: person.id,
      direct: { platform: "slack", channel },
      async type(text) {
        await person.say(channel, text);
        await workspace.front.settled();
      },
      async pick(value) {
        // A file that follows a message leaves what the message offers where it is.
        const last = (await heard()).findLast(({ blocks }) => JSON.stringify(blocks).includes(value));
        if (last !== undefined) await person.press(channel, last, value);
      },
      // The fallback holds everything, escaped as Slack wants it.
      read: async () =>
        (await heard()).map((message) =>
          plainOf(message).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
        ),
    };
  });
});
