import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { createSlackAdapter, type SlackOptions } from "../../../src/adapters/slack/slack.ts";
import { openLibrary } from "../../../src/cli/library.ts";
import { startRelais } from "../../../src/cli/relais.ts";
import { type Clock, systemClock } from "../../../src/core/clock.ts";
import { createDrawer } from "../../../src/core/delivery/draw.ts";
import { createFiler } from "../../../src/core/delivery/files.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { toRecords, toText } from "./json.ts";
import type { Message } from "./message.ts";
import type { Workspace } from "./workspace.ts";

const library = openLibrary();

/** Relais itself, on Slack alone, as `npm start` puts it together; stopped once the test is over. */
export async function startOn(
  workspace: Workspace,
  file: string,
  options: { clock?: Clock; via?: SlackOptions["via"] } = {},
) {
  const store = openStore(file);
  const drawer = createDrawer();
  const filer = createFiler({ stored: store.answerFiles.bytesOf });
  const warnings: { fields: object; message: string }[] = [];
  const warn = (fields: object, message: string) => void warnings.push({ fields, message });
  const { botToken, signingSecret, apiUrl } = workspace;
  const adapter = await createSlackAdapter({
    botToken,
    via: options.via ?? { mode: "http", signingSecret, host: "127.0.0.1", port: 0 },
    apiUrl,
    now: systemClock.now,
    draw: (chart) => drawer.draw(chart),
    bytesOf: (described) => filer.bytesOf(described),
    warn,
  });
  const log = { warn, error: warn };
  const clock = options.clock ?? systemClock;
  const relais = await startRelais({ store, clock, library, adapters: [adapter], log, tick: false });
  if (adapter.port() !== undefined) workspace.deliverTo(`http://127.0.0.1:${adapter.port()}/slack/events`);
  let running = true;
  const stop = async () => {
    if (!running) return;
    running = false;
    await relais.stop();
    await drawer.stop();
    await filer.stop();
    store.close();
  };
  onTestFinished(stop);
  return { ...relais, store, warnings, stop };
}

const patienceMs = 15_000;

/** Waits until `look` gives something. */
export async function until<T>(
  look: () => Promise<T | undefined> | T | undefined,
  what: string,
  patience = patienceMs,
): Promise<T> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await wait(20);
  }
  throw new Error(`never seen: ${what}`);
}

/** The direct conversation of `email` with Relais, as that person lives it: one act, one answer. */
export async function converseAs(workspace: Workspace, email: string, patience = patienceMs) {
  const person = workspace.person(email);
  const channel = await person.directChannel();
  const heard = async () => (await workspace.messages(channel)).filter(({ user }) => user === workspace.botUserId);

  /** What Relais says next. */
  async function answerTo(act: () => Promise<unknown>): Promise<Message> {
    const before = (await heard()).length;
    await act();
    // The emulator counts what is asked of it: it is read again when Relais has called, or now and then.
    let [calls, readAt] = [-1, 0];
    const look = async () => {
      if (Date.now() - readAt < (workspace.front.calls.length === calls ? 1_000 : patience / 300)) return undefined;
      [calls, readAt] = [workspace.front.calls.length, Date.now()];
      return (await heard())[before];
    };
    return until(look, `an answer to ${email}`, patience);
  }

  return {
    ...person,
    channel,
    heard,
    type: (text: string) => answerTo(() => person.say(channel, text)),
    click: (message: Message, value: string) => answerTo(() => person.press(channel, message, value)),
    tick: (message: Message, values: string[]) => answerTo(() => person.pressSeveral(channel, message, values)),
    /** The first visit. */
    arrive: () => answerTo(() => person.openHome()),
  };
}

/** Typographic spaces and apostrophes made plain, so that tests stay legible. */
export function plainOf({ text }: { text: string }): string {
  return text.replace(/[\u00a0\u202f]/gu, " ").replaceAll("’", "'");
}

/** The values that can be picked in a message, in order: pressed alone, or ticked then sent. */
export function offeredBy(message: Message): { single: string[]; several: string[] } {
  const single: string[] = [];
  const several: string[] = [];
  for (const element of message.blocks.flatMap((block) => toRecords(block["elements"]))) {
    const options = toRecords(element["options"]).map((option) => toText(option["value"]));
    const isPressed = element["type"] === "button" && toText(element["action_id"]).startsWith("press:");
    if (isPressed) single.push(toText(element["value"]));
    if (element["type"] === "static_select") single.push(...options);
    if (element["type"] === "checkboxes" || element["type"] === "multi_static_select") several.push(...options);
  }
  return { single, several };
}
