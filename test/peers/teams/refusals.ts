import type { Fault } from "../proxy.ts";

/** What the Bot Connector says when it will not, for `desk.proxy.next` and `when`: Relais asked for nothing that was done. */
export const refusals = {
  /** Too many messages. `seconds` to wait, if it says so: often it does not. */
  throttled: (seconds?: number) =>
    refuse(429, "Throttled", "Too Many Requests", seconds === undefined ? {} : { "retry-after": String(seconds) }),
  /** Two activities at once in one conversation: to be sent again. */
  precondition: () => refuse(412, "PreconditionFailed", "Precondition failed, please retry"),
  failing: (status: 500 | 502 | 503 | 504) => refuse(status, "ServiceError", "Unknown"),
  /** Uninstalled there, or never installed. */
  notInRoster: () => refuse(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."),
  /** Blocked by the person, or uninstalled for her. */
  blocked: () => refuse(403, "MessageWritesBlocked", "Message writes are blocked by the user."),
  /** Forbidden to the app by the tenant. */
  disabled: () => refuse(403, "BotDisabledByAdmin", "The tenant admin disabled this bot"),
  gone: () => refuse(404, "ConversationNotFound", "Conversation not found."),
  tooBig: () => refuse(413, "MessageSizeTooBig", "Message size too large."),
};

function refuse(status: number, code: string, message: string, headers: Record<string, string> = {}): Fault {
  return { kind: "refuse", status, body: { error: { code, message } }, headers };
}
