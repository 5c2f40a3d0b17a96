import { describe, expect, test } from "vitest";
import { toDeliveryError } from "../../../src/adapters/email/errors.ts";

const isUntaken = (fields: object) => toDeliveryError(smtp(fields)).untaken;
const smtp = (fields: object) => Object.assign(new Error("Message failed: 550 <claire@exemple.fr> words"), fields);

describe("what a mail server refuses", () => {
  test.each([
    [
      "greylisting is tried again",
      { responseCode: 451, response: "451 4.7.1 Greylisted", command: "RCPT TO" },
      undefined,
    ],
    ["a full queue is tried again", { responseCode: 421, command: "MAIL FROM" }, undefined],
    ["a busy login is tried again", { code: "EAUTH", responseCode: 454, command: "AUTH PLAIN" }, undefined],
    ["a wrong password stops us", { code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" }, "platform"],
    ["a sender that is not ours stops us", { responseCode: 550, command: "MAIL FROM" }, "platform"],
    [
      "an unknown mailbox is a lost address",
      { responseCode: 550, response: "550 5.1.1 Unknown", command: "RCPT TO" },
      "address",
    ],
    ["a closed mailbox too", { responseCode: 550, response: "550-5.2.1 disabled", command: "RCPT TO" }, "address"],
    ["so is a plain 550", { responseCode: 550, response: "550 no such user", command: "RCPT TO" }, "address"],
    [
      "a full mailbox refuses the message alone",
      { responseCode: 552, response: "552 5.2.2 full", command: "RCPT TO" },
      "message",
    ],
    [
      "a policy says nothing of the address",
      { responseCode: 554, response: "554 5.7.1 denied", command: "RCPT TO" },
      "message",
    ],
    ["what is too large is the message's fault", { responseCode: 552, command: "DATA" }, "message"],
    ["nor is it the sender's", { responseCode: 552, response: "552 5.3.4 size", command: "MAIL FROM" }, "message"],
    ["a server out of reach is tried again", { code: "ECONNECTION", command: "CONN" }, undefined],
  ])("%s", (_what, fields, refused) => {
    const error = toDeliveryError(smtp(fields));
    expect(error.refused).toBe(refused);
    // What the server says holds addresses, and may hold words.
    expect(error.message).not.toMatch(/claire|words/u);
  });

  test("is surely not taken when it answered so or was never reached; a cut, silence or a strange answer leave a doubt", () => {
    expect(isUntaken({ responseCode: 451, command: "RCPT TO" })).toBe(true);
    expect(isUntaken({ responseCode: 535, code: "EAUTH", command: "AUTH PLAIN" })).toBe(true);
    expect(isUntaken({ code: "EDNS", command: "CONN" })).toBe(true);
    expect(isUntaken({ code: "ESOCKET", command: "CONN", syscall: "connect" })).toBe(true);
    expect(isUntaken({ code: "ESOCKET", command: "CONN", syscall: "read" })).toBe(false);
    expect(isUntaken({ code: "ETIMEDOUT", command: "CONN" })).toBe(false);
    expect(isUntaken({ code: "EPROTOCOL", responseCode: 250, command: "CONN" })).toBe(false);
    expect(toDeliveryError("?").message).toBe("the mail server could not be reached");
  });
});
