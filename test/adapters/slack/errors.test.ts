import { webApi } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { slackErrorOf, toDeliveryError } from "../../../src/adapters/slack/errors.ts";

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;
const refusal = (error: string) => new WebAPIPlatformError({ ok: false, error });

describe("a refusal of Slack", () => {
  test.each(["channel_not_found", "is_archived", "user_disabled", "account_inactive", "not_in_channel"])(
    "%s is of the address",
    (error) => {
      expect(toDeliveryError(refusal(error))).toMatchObject({ message: error, refused: "address" });
    },
  );

  test.each(["token_revoked", "invalid_auth", "token_expired", "not_authed"])("%s is of the platform", (error) => {
    expect(toDeliveryError(refusal(error))).toMatchObject({ message: error, refused: "platform" });
  });

  test.each(["msg_too_long", "no_text"])("%s is of the message", (error) => {
    expect(toDeliveryError(refusal(error))).toMatchObject({ message: error, refused: "message" });
  });

  test.each(["internal_error", "service_unavailable", "missing_scope", "a_new_word"])("%s is tried again", (error) => {
    expect(toDeliveryError(refusal(error))).toMatchObject({
      message: error,
      refused: undefined,
      retryAfterMs: undefined,
    });
  });
});

describe("a limit", () => {
  test("with a Retry-After is obeyed to the second", () => {
    expect(toDeliveryError(new WebAPIRateLimitedError(30))).toMatchObject({ retryAfterMs: 30_000, refused: undefined });
  });

  test("without one waits ten seconds", () => {
    const bare = new Error("Retry header did not contain a valid timeout (url: x, retry-after header: null)");
    expect(toDeliveryError(bare)).toMatchObject({ retryAfterMs: 10_000 });
    expect(toDeliveryError(refusal("ratelimited"))).toMatchObject({ retryAfterMs: 10_000 });
  });
});

test("half an answer is no word of Slack's, and its own words go nowhere", () => {
  const half = refusal('{"ok":true,"message":{"text":"les mots d’une personne');
  expect(slackErrorOf(half)).toBeUndefined();
  expect(toDeliveryError(half)).toMatchObject({ message: "unreadable answer", refused: undefined });
});

test.each([
  new WebAPIHTTPError(500, "Internal Server Error", {}, "oops"),
  new WebAPIRequestError(new Error("socket hang up")),
  new TypeError("terminated"),
])("%s leaves the message in doubt", (error) => {
  expect(slackErrorOf(error)).toBeUndefined();
  expect(toDeliveryError(error)).toMatchObject({ refused: undefined, retryAfterMs: undefined });
});

describe("what Slack surely did not take", () => {
  const refused = Object.assign(new TypeError("fetch failed"), {
    cause: Object.assign(new Error("connect"), { code: "ECONNREFUSED" }),
  });

  test.each([new WebAPIRateLimitedError(30), refusal("ratelimited"), new WebAPIRequestError(refused)])(
    "%s is in no doubt, unless a part went before",
    (error) => {
      expect(toDeliveryError(error, true)).toMatchObject({ untaken: true });
      expect(toDeliveryError(error, false)).toMatchObject({ untaken: false });
    },
  );

  test.each([
    new WebAPIHTTPError(502, "Bad Gateway", {}, ""),
    new WebAPIRequestError(new Error("socket hang up")),
    refusal("internal_error"),
  ])("%s is in doubt", (error) => {
    expect(toDeliveryError(error, true)).toMatchObject({ untaken: false });
  });
});
