import { setTimeout as wait } from "node:timers/promises";
import { createSlackAdapter, type SlackOptions } from "../../../src/adapters/slack/slack.ts";
import { type Clock, systemClock } from "../../../src/core/clock.ts";
import { type Means, openMeans, startWith } from "../relais.ts";
import { toRecords, toText } from "./json.ts";
import type { Message } from "./message.ts";
import type { Workspace } from "./workspace.ts";

/** The adapter as `npm start` makes it, over HTTP on a port of its own. */
export function createAdapter(workspace: Workspace, { draw, bytesOf, warn }: Means, via?: SlackOptions["via"]) {
  const { botToken, signingSecret, apiUrl } = workspace;
  return createSlackAdapter({
    botToken,
    via: via ?? { mode: "http", signingSecret, host: "127.0.0.1", port: 0 },
    apiUrl,
    now: systemClock.now,
    draw,
    bytesOf,
    warn,
  });
}

/** Where the events of this workspace go, once the adapter listens. */
export function deliverTo(workspace: Workspace, adapter: { port(): number | undefined }): void {
  if (adapter.port() !== undefined) workspace.deliverTo(`http://127.0.0.1:${adapter.port()}/slack/events`);
}

/** Relais itself, on Slack alone, as `npm start` puts it together; stopped once the test is over. */
export async function startOn(
  workspace: Workspace,
  file: string,
  options: { clock?: Clock; via?: SlackOptions["via"] } = {},
) {
  const means = openMeans(file);
  const adapter = await createAdapter(workspace, means, options.via);
  const running = await startWith(means, [adapter], options.clock ?? systemClock);
  deliverTo(workspace, adapter);
  return running;
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
    /** Says it, and waits until Relais has taken it: Slack waits for nobody, and what it tells may overtake what it has just told. */
    async tell(text: string): Promise<void> {
      await person.say(channel, text);
      await workspace.front.settled();
    },
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
