import { MatrixError } from "matrix-bot-sdk";
import { DeliveryError } from "../../core/errors.ts";

/** A call that the homeserver did not grant, or that never reached it. Its message never holds what was sent. */
export class CallError extends Error {
  /** HTTP status; absent when there was no answer. */
  readonly statusCode?: number;
  /** The specification's name of the failure. */
  readonly errcode?: string;
  readonly retryAfterMs?: number;
  readonly softLogout: boolean;
  /** The answer itself: what "user-interactive authentication" wants is in it. */
  readonly body?: unknown;

  constructor(
    reason: string,
    answer: { statusCode?: number; errcode?: string; retryAfterMs?: number; body?: unknown } = {},
  ) {
    super(reason);
    this.name = "CallError";
    const { statusCode, errcode, retryAfterMs, body } = answer;
    if (statusCode !== undefined) this.statusCode = statusCode;
    if (errcode !== undefined) this.errcode = errcode;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
    if (body !== undefined) this.body = body;
    this.softLogout = typeof body === "object" && body !== null && "soft_logout" in body && body.soft_logout === true;
  }
}

/** When a rate limit does not say for how long. */
const usualPauseMs = 5_000;

/** What the SDK threw: its own error, a bare response, or a failure of the network. */
export function toCallError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  if (error instanceof MatrixError) {
    const { errcode, statusCode, body } = error;
    const isLimited = statusCode === 429;
    const pause = error.retryAfterMs ?? usualPauseMs;
    return new CallError(nameOf(errcode, statusCode), {
      statusCode,
      errcode,
      body,
      ...(isLimited ? { retryAfterMs: pause } : {}),
    });
  }
  if (typeof error === "object" && error !== null && "statusCode" in error && typeof error.statusCode === "number") {
    const { statusCode } = error;
    return new CallError(nameOf(undefined, statusCode), {
      statusCode,
      ...(statusCode === 429 ? { retryAfterMs: usualPauseMs } : {}),
    });
  }
  return new CallError(error instanceof Error ? `no answer (${error.name})` : "no answer");
}

function nameOf(errcode: string | undefined, statusCode: number): string {
  return errcode !== undefined && /^[A-Z_]{3,60}$/u.test(errcode) ? errcode : `HTTP ${statusCode}`;
}

/** Names for a refusal that no retry changes: the account itself may do nothing any more. */
const refusesAccount = new Set([
  "ORG_MATRIX_EXPIRED_ACCOUNT",
  "M_USER_DEACTIVATED",
  "M_USER_SUSPENDED",
  "M_USER_LOCKED",
]);
const refusesToken = new Set(["M_UNKNOWN_TOKEN", "M_MISSING_TOKEN"]);
/** Names for a refusal of the room, whatever is said there. */
const refusesRoom = new Set(["M_FORBIDDEN", "M_NOT_FOUND"]);

/** The account is closed, whatever its token and its password. */
export function isClosed(error: unknown): boolean {
  return error instanceof CallError && error.errcode !== undefined && refusesAccount.has(error.errcode);
}

/** The homeserver wants no more of us. A token that could be renewed was, before this is asked. */
export function refusesUs(error: unknown): boolean {
  return isClosed(error) || (error instanceof CallError && refusesToken.has(error.errcode ?? ""));
}

/**
 * The homeserver answered, and no retry of the same call will change what it says. What stands before it (a proxy, a
 * firewall) names no failure of the specification: it has decided nothing.
 */
export function isFinal(error: unknown): boolean {
  const { statusCode, errcode } = error instanceof CallError ? error : {};
  if (statusCode === undefined || errcode === undefined) return false;
  return statusCode >= 400 && statusCode < 500 && ![408, 425, 429].includes(statusCode);
}

/** What was asked for is not there, the homeserver says. */
export function isAbsent(error: unknown): boolean {
  return error instanceof CallError && error.errcode === "M_NOT_FOUND";
}

/** The homeserver will not keep this file, which says nothing of the room it was for. */
export function refusesFile(error: unknown): boolean {
  return (isFinal(error) && !refusesUs(error)) || (error instanceof CallError && error.statusCode === 413);
}

/** What went wrong when posting in a room, as the worker understands it. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (!(error instanceof CallError))
    return new DeliveryError(error instanceof Error ? error.message : "unknown failure");
  const { message, statusCode, errcode = "", retryAfterMs } = error;
  if (retryAfterMs !== undefined) return new DeliveryError(message, { retryAfterMs });
  if (refusesUs(error)) return new DeliveryError(message, { refused: "platform" });
  if (refusesRoom.has(errcode)) return new DeliveryError(message, { refused: "address" });
  if (statusCode === 413) return new DeliveryError(message, { refused: "message" });
  return new DeliveryError(message);
}
