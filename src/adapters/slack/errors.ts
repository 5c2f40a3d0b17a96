import { DeliveryError, isUnsent } from "../../core/errors.ts";

/** Slack's own words (docs.slack.dev, errors of chat.postMessage) for a place where nothing can be posted any more. */
const lostAddress = new Set([
  "channel_not_found",
  "is_archived",
  "user_disabled",
  "user_not_found",
  "account_inactive",
  "cannot_dm_bot",
  "not_in_channel",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
]);

/** …for a token that is no longer good for anything. */
const refusedPlatform = new Set([
  "token_revoked",
  "token_expired",
  "invalid_auth",
  "not_authed",
  "team_disabled",
  "user_removed_from_team",
]);

/** …for a message whose blocks it will not show: its text still goes. */
const refusedBlocks = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "invalid_attachments",
]);

/** …for a message that it will never take, whatever is done. */
const refusedMessage = new Set([
  "msg_too_long",
  "no_text",
  "invalid_arguments",
  "invalid_metadata_format",
  "thread_not_found",
  "not_enabled",
]);

/** When a rate limit does not say for how long. */
const usualPauseMs = 10_000;

/**
 * The short name of a refusal by Slack itself; undefined for any other failure (network, 5xx, time-out). Half an answer
 * comes here whole, with the words of a message in it: it is no name.
 */
export function slackErrorOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("data" in error)) return undefined;
  const { data } = error;
  if (typeof data !== "object" || data === null || !("error" in data)) return undefined;
  return typeof data.error === "string" && /^[a-z_]{1,60}$/u.test(data.error) ? data.error : undefined;
}

/** How long Slack asks us to wait, in milliseconds, when it limits our rate, with or without a Retry-After. */
export function pauseOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("retryAfter" in error && typeof error.retryAfter === "number") return error.retryAfter * 1_000;
  const isLimited = slackErrorOf(error) === "ratelimited" || error.message.startsWith("Retry header");
  return isLimited ? usualPauseMs : undefined;
}

export function refusesBlocks(error: unknown): boolean {
  return refusedBlocks.has(slackErrorOf(error) ?? "");
}

export function refusesUs(error: unknown): boolean {
  return refusedPlatform.has(slackErrorOf(error) ?? "") || slackErrorOf(error) === "account_inactive";
}

/**
 * What went wrong, as the worker understands it. A failure that is not Slack's own word leaves the message in doubt, but for a call that
 * went nowhere. `whole`: nothing of the message was posted before.
 */
export function toDeliveryError(error: unknown, whole = false): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const name = slackErrorOf(error);
  const retryAfterMs = pauseOf(error);
  if (retryAfterMs !== undefined) return new DeliveryError("ratelimited", { retryAfterMs, untaken: whole });
  if (name === undefined) return new DeliveryError(nameOf(error), { untaken: whole && isUnsent(error) });
  if (refusedPlatform.has(name)) return new DeliveryError(name, { refused: "platform" });
  if (lostAddress.has(name)) return new DeliveryError(name, { refused: "address" });
  if (refusedMessage.has(name)) return new DeliveryError(name, { refused: "message" });
  return new DeliveryError(name);
}

/** What happened, without what was said: for a log or the base. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown failure";
  if ("data" in error) return slackErrorOf(error) ?? "unreadable answer";
  return withoutSecrets(error.message);
}

/** An address of Slack's may hold a ticket, and what is in braces may be somebody's words. */
export function withoutSecrets(text: string): string {
  return text.replace(/\b(?:wss?|https?):\/\/\S+/gu, "…").replace(/\{.*/su, "…");
}
