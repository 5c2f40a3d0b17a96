/** Carries a sentence for the person. Anything else thrown is a bug. */
export class UserError extends Error {
  override name = "UserError";
}

/**
 * Thrown by adapters. Without `refused`, the same message is tried again, when the platform says (`retryAfterMs`) or later
 * and later. `refused`: what will not be taken any more: this message, this address, or anything from us on this platform.
 * `alone`: the trouble is of this address, and says nothing of how the platform answers. `untaken`: nothing of the message was taken.
 */
export class DeliveryError extends Error {
  override name = "DeliveryError";
  readonly retryAfterMs: number | undefined;
  readonly refused: "message" | "address" | "platform" | undefined;
  readonly alone: boolean;
  readonly untaken: boolean;
  constructor(
    message: string,
    options: {
      retryAfterMs?: number;
      refused?: "message" | "address" | "platform";
      alone?: boolean;
      untaken?: boolean;
    } = {},
  ) {
    super(message);
    this.retryAfterMs = options.retryAfterMs;
    this.refused = options.refused;
    this.alone = options.alone ?? false;
    this.untaken = options.untaken ?? false;
  }
}

/** Nothing was kept of this event, and it is nobody's fault: the platform is to deliver it again. The person is told nothing. */
export class ComeBackError extends Error {
  override name = "ComeBackError";
}

/** Refused start or refused command line: the sentence tells the operator what to do next. */
export class OperatorError extends Error {
  override name = "OperatorError";
}

/** What a connection ends with when nothing went through it, as the system or the client names it. */
const neverLeft = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Whether a call surely went nowhere: there was no connection for it. */
export function isUnsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && neverLeft.has(error.code)) return true;
  return isUnsent(error.cause);
}
