import { z } from "zod";
import { actionIds } from "./choices.ts";
import type { FileOfSlack } from "./files.ts";
import { decode, isDirect, messageSchema, readMessageEvent, toMicroseconds } from "./messages.ts";

/** Who we are in the workspace, as `auth.test` says. */
export type Identity = { teamId: string; botId: string; userId: string };

/** Where the answer goes: a conversation, the speaker's own direct conversation, or their App Home. */
type Where = { channel: string; thread?: string; direct: boolean } | "direct" | "home";

/** Something said to us, before we know who speaks and where they can be written to. */
export type Heard = {
  id: string;
  userId: string;
  where: Where;
  /** Slack's own time of a message, in microseconds. */
  at?: number;
  /** People of another organisation read there. */
  foreign?: true;
  /** Where a command was typed, which is not where it is answered. */
  typedIn?: string;
} & (
  | { type: "message"; text: string }
  | { type: "file"; text: string; files: FileOfSlack[] }
  | { type: "choice"; value: string }
  | { type: "joined" | "home" }
  | { type: "edited"; of: string; text: string }
  | { type: "erased"; of: string }
);

/** What a request of Slack comes to: `revoked` when we are no longer wanted; nothing heard when it is not for us. */
export type Reading = { kind: "heard"; all: Heard[] } | { kind: "revoked"; reason: string };

const nothing: Reading = { kind: "heard", all: [] };

const homeSchema = z.object({
  type: z.literal("app_home_opened"),
  user: z.string(),
  channel: z.string(),
  tab: z.string().default("home"),
});
const endSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("app_uninstalled") }),
  z.object({ type: z.literal("tokens_revoked"), tokens: z.object({ bot: z.array(z.string()).default([]) }) }),
]);
const callbackSchema = z.object({
  type: z.literal("event_callback"),
  event_id: z.string(),
  is_ext_shared_channel: z.boolean().default(false),
  event: z.union([messageSchema, homeSchema, endSchema]),
});
const commandSchema = z.object({
  command: z.string(),
  text: z.string().default(""),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
});
const optionSchema = z.object({ value: z.string() });
const actionSchema = z.object({
  action_id: z.string(),
  action_ts: z.string(),
  value: z.string().optional(),
  selected_option: optionSchema.nullish(),
});
const pressSchema = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  actions: z.tuple([actionSchema], z.unknown()),
  state: z
    .object({
      values: z.record(
        z.string(),
        z.record(z.string(), z.object({ selected_options: z.array(optionSchema).optional() })),
      ),
    })
    .optional(),
});

/** Reads the body of one of Slack's requests, over HTTP or a socket: what is not for us, or not understood, is nothing. */
export function readBody(body: unknown, us: Identity): Reading {
  const callback = callbackSchema.safeParse(body);
  if (callback.success) return readEvent(callback.data, us);
  const press = pressSchema.safeParse(body);
  if (press.success) return heard(readPress(press.data));
  const command = commandSchema.safeParse(body);
  return command.success ? heard(readCommand(command.data, us)) : nothing;
}

/** `/relais` alone asks what can be asked. */
function readCommand(command: z.infer<typeof commandSchema>, us: Identity): Heard {
  const { user_id: userId, trigger_id, channel_id: typedIn } = command;
  const text = decode(command.text, us).trim();
  const said = text === "" ? "aide" : text;
  return { id: `command:${trigger_id}`, userId, where: "direct", typedIn, type: "message", text: said };
}

function heard(one: Heard | undefined): Reading {
  return one === undefined ? nothing : { kind: "heard", all: [one] };
}

function readEvent(callback: z.infer<typeof callbackSchema>, us: Identity): Reading {
  const { event, event_id } = callback;
  switch (event.type) {
    case "app_uninstalled":
      return { kind: "revoked", reason: event.type };
    case "tokens_revoked":
      return event.tokens.bot.includes(us.userId) ? { kind: "revoked", reason: event.type } : nothing;
    case "app_home_opened": {
      const { user: userId, channel, tab } = event;
      const joined: Heard = { id: `joined:${event_id}`, userId, where: { channel, direct: true }, type: "joined" };
      const home: Heard = { id: `home:${event_id}`, userId, where: "home", type: "home" };
      return { kind: "heard", all: tab === "home" ? [joined, home] : [joined] };
    }
    case "message":
    case "app_mention":
      return heard(readMessageEvent(event, callback, us));
  }
}

function readPress({ user, channel, message, actions, state }: z.infer<typeof pressSchema>): Heard | undefined {
  const [{ action_id, action_ts, value = "", selected_option }] = actions;
  const [element = ""] = action_id.split(":");
  // Boxes ticked one by one say nothing yet.
  if (element === actionIds.pick) return undefined;
  const picked = Object.values(state?.values ?? {})
    .flatMap((elements) => elements[actionIds.pick]?.selected_options ?? [])
    .map((option) => option.value);
  const said: Record<string, string | undefined> = {
    [actionIds.press]: value,
    [actionIds.menu]: selected_option?.value,
    [actionIds.send]: value + picked.join(","),
  };
  const choice = said[element];
  if (choice === undefined) return undefined;
  const thread = message?.thread_ts;
  const where: Where =
    channel === undefined
      ? "direct"
      : { channel: channel.id, direct: isDirect(channel.id), ...(thread === undefined ? {} : { thread }) };
  // A press and a message are not timed by one clock: within a second, neither is the later.
  const at = toMicroseconds(action_ts.split(".")[0] ?? "");
  return { id: `action:${user.id}:${action_ts}`, userId: user.id, where, at, type: "choice", value: choice };
}
