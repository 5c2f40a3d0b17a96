import type { Answer } from "./delivery.ts";
import type { Emulator } from "./emulator.ts";
import { type Identity, toEventBody } from "./events.ts";
import { callApi, exchange } from "./exchange.ts";
import type { Front } from "./front.ts";
import { findElement, findSendButton, isMultiple, type Placed, toState, withIds } from "./interactions.ts";
import { type Json, parseJson, toRecord, toText } from "./json.ts";
import { toSlackMessage } from "./likeness.ts";
import type { Message } from "./message.ts";
import { newTimestamp, toBlockActions, toCommand, toTyped } from "./payloads.ts";

export type Person = {
  id: string;
  token: string;
  /** The conversation between the person and the bot. */
  directChannel(): Promise<string>;
  /** Posts as the person. Returns the `ts`. Text is escaped as the Slack client does; `<@U…>` stays a mention. */
  say(channelId: string, text: string, thread?: string): Promise<string>;
  edit(channelId: string, ts: string, text: string): Promise<void>;
  delete(channelId: string, ts: string): Promise<void>;
  upload(channelId: string, filename: string, text?: string, content?: Uint8Array): Promise<void>;
  /** Opens the Home tab of the bot. */
  openHome(): Promise<Answer>;
  /** Presses the button, or chooses the option, that carries `value` in that message. Throws where there is none. */
  press(channelId: string, message: Message | string, value: string): Promise<Answer>;
  /** Ticks the boxes one after the other, then presses the button that follows them. */
  pressSeveral(channelId: string, message: Message | string, values: string[]): Promise<Answer>;
  /** Presses a button of the Home view. */
  pressHome(value: string): Promise<Answer>;
  command(text: string, channelId: string, command?: string): Promise<Answer>;
};

type Options = {
  emulator: Emulator;
  front: Front;
  identity: Identity;
  user: { id: string; name: string; token: string };
  read: (channelId: string, ts: string) => Promise<Message>;
  channelName: (channelId: string) => string;
};

export function createPerson({ emulator, front, identity, user, read, channelName }: Options): Person {
  const { id, token } = user;
  const call = (method: string, parameters: Json) => callApi(emulator.origin, token, method, parameters);

  async function directChannel(): Promise<string> {
    const { channel } = await call("conversations.open", { users: identity.botUserId });
    return toText(toRecord(channel)["id"]);
  }

  const interact = (about: Json, placed: Placed, values: string[]) =>
    front.deliver(toBlockActions(identity, user, about, placed, values));

  /** What Slack says of the message around an action: as it is now, or as the person still sees it. */
  async function present(channelId: string, given: Message | string) {
    const message = typeof given === "string" ? await read(channelId, given) : given;
    const blocks = withIds(message.blocks);
    const { ts, thread_ts: thread } = message;
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    const aboutWith = (state: Json): Json => ({
      state,
      container: { type: "message", message_ts: ts, channel_id: channelId, is_ephemeral: false, ...inThread },
      channel: { id: channelId, name: channelName(channelId) },
      message: { type: "message", ...toSlackMessage({ ...message, blocks }, identity, true) },
      response_url: front.responses.open({ channel: channelId, user: id, ts, ...(thread !== undefined && { thread }) }),
    });
    return { blocks, aboutWith };
  }

  return {
    id,
    token,
    directChannel,
    async say(channelId, text, thread) {
      const inThread = thread === undefined ? {} : { thread_ts: thread };
      return toText((await call("chat.postMessage", { channel: channelId, text: toTyped(text), ...inThread }))["ts"]);
    },
    async edit(channelId, ts, text) {
      await call("chat.update", { channel: channelId, ts, text: toTyped(text) });
    },
    async delete(channelId, ts) {
      await call("chat.delete", { channel: channelId, ts });
    },
    async upload(channelId, filename, text, content = Buffer.from("content")) {
      const { file_id: file } = await call("files.getUploadURLExternal", { filename, length: content.length });
      await exchange(`${emulator.origin}/upload/v1/${String(file)}`, { body: Buffer.from(content) });
      const comment = text === undefined ? {} : { initial_comment: toTyped(text) };
      await call("files.completeUploadExternal", {
        files: [{ id: file, title: filename }],
        channel_id: channelId,
        ...comment,
      });
    },
    async openHome() {
      const view = front.views.get(id);
      const seen = { user: id, channel: await directChannel(), tab: "home", event_ts: newTimestamp() };
      return front.deliver(toEventBody(identity, { type: "app_home_opened", ...seen, ...(view && { view }) }));
    },
    async press(channelId, given, value) {
      const { blocks, aboutWith } = await present(channelId, given);
      const placed = findElement(blocks, value);
      const state = toState(blocks, { element: placed.element, values: [value] });
      return interact(aboutWith(state), placed, [value]);
    },
    async pressSeveral(channelId, given, values) {
      const { blocks, aboutWith } = await present(channelId, given);
      const boxes = listBoxes(blocks, values);
      const button = findSendButton(blocks, boxes);
      const stateOf = (chosen: string[]) => toState(blocks, { element: boxes.element, values: chosen });
      for (let count = 1; count <= values.length; count += 1) {
        const ticked = values.slice(0, count);
        await interact(aboutWith(stateOf(ticked)), boxes, ticked);
      }
      return interact(aboutWith(stateOf(values)), button, []);
    },
    async pressHome(value) {
      const view = front.views.get(id);
      if (!view) throw new Error("No Home view was published for this person");
      const blocks = withIds(view["blocks"]);
      const state = toState(blocks);
      const container = { type: "view", view_id: view["id"] };
      const about = { container, view: { ...view, blocks, state } };
      return interact(about, findElement(blocks, value), [value]);
    },
    async command(text, channelId, command = "/relais") {
      const url = front.responses.open({ channel: channelId, user: id });
      const where = { channel_id: channelId, channel_name: channelName(channelId) };
      const answer = await front.deliver(toCommand(identity, user, { command, text, response_url: url, ...where }));
      const said = answer.text.startsWith("{") ? toRecord(parseJson(answer.text)) : { text: answer.text };
      if (answer.text !== "") front.note("command", said);
      return answer;
    },
  };
}

function listBoxes(blocks: Json[], values: string[]): Placed {
  const [first] = values;
  const boxes = first === undefined ? undefined : findElement(blocks, first);
  if (!boxes || !isMultiple(boxes)) throw new Error(`No boxes carry ${values.join(", ")}`);
  return boxes;
}
