/** Carries a sentence for the person. Anything else thrown is a bug. */
export class UserError extends Error {
  override name = "UserError";
}

/** Thrown by adapters: say when to try again, or that it is of no use. */
export class DeliveryError extends Error {
  override name = "DeliveryError";
  readonly retryAfterMs: number | undefined;
  readonly permanent: boolean;
  constructor(message: string, options: { retryAfterMs?: number; permanent?: boolean } = {}) {
    super(message);
    this.retryAfterMs = options.retryAfterMs;
    this.permanent = options.permanent ?? false;
  }
}

/** Refused start or refused command line: the sentence tells the operator what to do next. */
export class OperatorError extends Error {
  override name = "OperatorError";
}
