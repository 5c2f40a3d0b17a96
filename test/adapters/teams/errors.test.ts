import { describe, expect, test } from "vitest";
import {
  AuthorityError,
  CallError,
  causeOf,
  mayHaveBeenTaken,
  nameOf,
  toDeliveryError,
  UnauthorizedError,
} from "../../../src/adapters/teams/errors.ts";
import { DeliveryError } from "../../../src/core/errors.ts";
import { refusal } from "./fake-connection.ts";

const hourMs = 3_600_000;

/** Microsoft's "Status codes from bot conversational APIs", and what may come without any of its names. */
const answers: [
  what: string,
  error: unknown,
  refused: string | undefined,
  retryAfterMs: number | undefined,
  doubt: boolean,
][] = [
  ["400 Bad argument", refusal(400, "BadArgument"), "message", undefined, false],
  ["400 alone", refusal(400), "message", undefined, false],
  ["413 MessageSizeTooBig", refusal(413, "MessageSizeTooBig"), "message", undefined, false],
  ["401 BotNotRegistered", refusal(401, "BotNotRegistered"), "platform", undefined, false],
  ["401: a token that has just ended", refusal(401), undefined, undefined, false],
  ["403 BotNotInConversationRoster", refusal(403, "BotNotInConversationRoster"), "address", undefined, false],
  ["403 ConversationBlockedByUser", refusal(403, "ConversationBlockedByUser"), "address", undefined, false],
  ["403 MessageWritesBlocked", refusal(403, "MessageWritesBlocked"), "address", undefined, false],
  ["403 without a name", refusal(403), "address", undefined, false],
  ["403 BotDisabledByAdmin", refusal(403, "BotDisabledByAdmin"), undefined, hourMs, false],
  ["403 of a name that we do not know", refusal(403, "NewerThanUs"), undefined, undefined, false],
  ["404 ConversationNotFound", refusal(404, "ConversationNotFound"), "address", undefined, false],
  ["404 alone", refusal(404), "address", undefined, false],
  ["408", refusal(408), undefined, undefined, true],
  ["412 PreconditionFailed", refusal(412, "PreconditionFailed"), undefined, undefined, false],
  ["429 with its pause", refusal(429, undefined, 7_000), undefined, 7_000, false],
  ["429 without", refusal(429), undefined, undefined, false],
  ["500", refusal(500, "ServiceError"), undefined, undefined, true],
  ["502", refusal(502), undefined, undefined, true],
  ["503: nothing was taken", refusal(503), undefined, undefined, false],
  ["504", refusal(504), undefined, undefined, true],
  ["no answer", new CallError("no answer"), undefined, undefined, true],
  ["no connection", new CallError("no answer: ECONNREFUSED", { unsent: true }), undefined, undefined, false],
  ["no secret any more", new AuthorityError("no token", { status: 401, unsent: true }), "platform", undefined, false],
  ["no token just now", new CallError("no token", { status: 500, unsent: true }), undefined, undefined, false],
  ["a bug of ours", new TypeError("x"), undefined, undefined, false],
];

test.each(answers)("%s", (_, error, refused, retryAfterMs, doubt) => {
  const delivery = toDeliveryError(error);
  expect({ refused: delivery.refused, retryAfterMs: delivery.retryAfterMs, doubt: mayHaveBeenTaken(error) }).toEqual({
    refused,
    retryAfterMs,
    doubt,
  });
});

test("what the worker already understands stays as it is", () => {
  const error = new DeliveryError("stopping", { retryAfterMs: 3 });
  expect(toDeliveryError(error)).toBe(error);
});

describe("a failure's name", () => {
  test("says what Teams calls it", () => {
    expect(nameOf(refusal(403, "BotDisabledByAdmin"))).toBe("HTTP 403 BotDisabledByAdmin");
    expect(toDeliveryError(refusal(403, "BotDisabledByAdmin")).message).toBe("HTTP 403 BotDisabledByAdmin");
  });

  test.each([
    [
      "the system's, of a connection",
      new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "ECONNRESET" }) }),
      "ECONNRESET",
    ],
    ["the system's, of the error itself", Object.assign(new Error("x"), { code: "EPIPE" }), "EPIPE"],
    ["its kind, of what took too long", new DOMException("late", "TimeoutError"), "TimeoutError"],
    ["its kind, where nothing more is known", new TypeError("fetch failed"), "TypeError"],
    ["nothing, of what is no error", "x", "unknown failure"],
  ])("may be %s", (_, error, cause) => {
    expect(causeOf(error)).toBe(cause);
  });

  test("of a forged request says why", () => {
    expect(nameOf(new UnauthorizedError("a token of another issuer"))).toBe("a token of another issuer");
  });

  test("holds nothing of what was being sent", () => {
    expect(nameOf(new TypeError("Invalid header: Bearer eyJ0"))).toBe("TypeError");
    expect(nameOf("Bearer eyJ0")).toBe("unknown failure");
  });
});
