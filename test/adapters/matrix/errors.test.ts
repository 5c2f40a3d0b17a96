import { MatrixError } from "matrix-bot-sdk";
import { describe, expect, test } from "vitest";
import { isAbsent, isFinal, refusesUs, toCallError, toDeliveryError } from "../../../src/adapters/matrix/errors.ts";

const refused = (status: number, errcode: string, more: object = {}) =>
  toCallError(new MatrixError({ errcode, error: "said to anne", retry_after_ms: 0, ...more }, status));

describe("what the homeserver answers", () => {
  test("names the failure, and never holds what was sent", () => {
    expect(refused(403, "M_FORBIDDEN").message).toBe("M_FORBIDDEN");
    expect(refused(403, "anything <b>else</b>").message).toBe("HTTP 403");
    expect(toCallError(new TypeError("fetch failed: https://hs/secret")).message).toBe("no answer (TypeError)");
  });

  test("says when to come back, or it is chosen", () => {
    expect(refused(429, "M_LIMIT_EXCEEDED", { retry_after_ms: 1_234 }).retryAfterMs).toBe(1_234);
    expect(toCallError({ statusCode: 429, body: "" }).retryAfterMs).toBe(5_000);
    expect(toDeliveryError(refused(429, "M_LIMIT_EXCEEDED", { retry_after_ms: 1_234 }))).toMatchObject({
      retryAfterMs: 1_234,
    });
    expect(refused(403, "M_FORBIDDEN", { retry_after_ms: 1_234 }).retryAfterMs).toBeUndefined();
  });

  test.each<[number, string, "platform" | "address" | "message" | undefined]>([
    [403, "M_FORBIDDEN", "address"],
    [404, "M_NOT_FOUND", "address"],
    [413, "M_TOO_LARGE", "message"],
    [401, "M_UNKNOWN_TOKEN", "platform"],
    [403, "ORG_MATRIX_EXPIRED_ACCOUNT", "platform"],
    [403, "M_USER_DEACTIVATED", "platform"],
    [403, "M_RESOURCE_LIMIT_EXCEEDED", undefined],
    [404, "M_UNRECOGNIZED", undefined],
    [500, "M_UNKNOWN", undefined],
    [400, "M_BAD_JSON", undefined],
  ])("%i %s refuses: %s", (status, errcode, what) => {
    const error = toDeliveryError(refused(status, errcode));
    expect(error.refused).toBe(what);
    expect(refusesUs(refused(status, errcode))).toBe(what === "platform");
  });

  test.each([403, 404, 401, 400, 502])("said by what stands before it (%i), decides nothing", (statusCode) => {
    const error = toCallError({ statusCode, headers: {}, body: "<html>" });
    expect(toDeliveryError(error)).toMatchObject({ refused: undefined, message: `HTTP ${statusCode}` });
    expect([isFinal(error), isAbsent(error), refusesUs(error)]).toEqual([false, false, false]);
  });

  test("is final when no retry would change it", () => {
    expect([403, 404, 400].map((status) => isFinal(refused(status, "M_UNKNOWN")))).toEqual([true, true, true]);
    expect([408, 429, 500, 503].map((status) => isFinal(refused(status, "M_UNKNOWN")))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(isFinal(toCallError(new Error("reset")))).toBe(false);
  });
});
