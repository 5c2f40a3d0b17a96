import { DeliveryError } from "../../core/errors.ts";

/** A request that does not come from Microsoft's service, or not to us. Its message stays with us. */
export class UnauthorizedError extends Error {
  override name = "UnauthorizedError";
}

/** A call to Microsoft's service that was not granted, or that had no answer. Its message never holds what was sent. */
export class CallError extends Error {
  override name = "CallError";
  /** HTTP status; absent when there was no answer. */
  readonly status: number | undefined;
  /** The service's own name of the failure ("BotNotInConversationRoster"). */
  readonly code: string | undefined;
  readonly retryAfterMs: number | undefined;
  /** Nothing was sent: there was no connection, or no token for it. */
  readonly unsent: boolean;
  constructor(
    message: string,
    answer: { status?: number; code?: string; retryAfterMs?: number; unsent?: boolean } = {},
  ) {
    super(message);
    this.status = answer.status;
    this.code = answer.code;
    this.retryAfterMs = answer.retryAfterMs;
    this.unsent = answer.unsent ?? false;
  }
}

/** Our application is not, or no longer, what the tenant knows: its secret expired, it was removed. */
export class AuthorityError extends CallError {
  override name = "AuthorityError";
}

/**
 * Refusals (403, 404) that last: nothing can be written there any more until the person, or the team, installs Relais again
 * (learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability, "Status codes from bot").
 */
const lostAddress = new Set([
  "BotNotInConversationRoster",
  "BotNotInConversation",
  "ConversationBlockedByUser",
  "MessageWritesBlocked",
  "ConversationNotFound",
  "InvalidConversation",
  "MemberNotFoundInConversation",
  "UserNotFound",
  "ForbiddenOperationException",
]);

/** Refusals (403) that an administrator lifts: the message waits, and is tried again now and then. */
const suspended = new Set(["BotDisabledByAdmin", "AppDisabledByAdmin", "ForbiddenByPolicy"]);

const suspendedRetryMs = 3_600_000;

/** What Teams may have taken all the same: sent again, it may be there twice. */
export function mayHaveBeenTaken(error: unknown): boolean {
  if (!(error instanceof CallError) || error.unsent) return false;
  const { status } = error;
  return status === undefined || status === 408 || (status >= 500 && status !== 503);
}

/** What went wrong, as the worker understands it. 412, 429 and 5xx come again later and later (Microsoft's own advice). */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (!(error instanceof CallError)) return new DeliveryError(nameOf(error));
  const { status, code, retryAfterMs } = error;
  const name = nameOf(error);
  if (error instanceof AuthorityError) return new DeliveryError(name, { refused: "platform" });
  if (retryAfterMs !== undefined) return new DeliveryError(name, { retryAfterMs });
  if (status === 401) return new DeliveryError(name, code === "BotNotRegistered" ? { refused: "platform" } : {});
  if (code !== undefined && suspended.has(code))
    return new DeliveryError(name, { retryAfterMs: suspendedRetryMs, alone: true });
  if ((status === 403 || status === 404) && (code === undefined || status === 404 || lostAddress.has(code)))
    return new DeliveryError(name, { refused: "address" });
  if (status === 400 || status === 413) return new DeliveryError(name, { refused: "message" });
  return new DeliveryError(name);
}

/** What a connection ended with, as the system names it. */
export function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string")
    return cause.code;
  return nameOf(cause);
}

/** What happened, without what was said: for a log or the base. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown failure";
  if (error instanceof UnauthorizedError) return error.message;
  if (error instanceof CallError) return [error.message, error.code].filter((one) => one !== undefined).join(" ");
  return error.name;
}
