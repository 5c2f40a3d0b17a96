import { describe, expect, test } from "vitest";
import { createKeyCheck, decryptSecret, encryptSecret, isRightKey } from "../../../src/adapters/matrix/secret-box.ts";

const key = Uint8Array.from({ length: 32 }, (_, index) => index * 7);

describe("a secret", () => {
  test.each(["", "AQEB", "é".repeat(1000)])("comes back from its box: %s", (secret) => {
    expect(decryptSecret(key, "m.un", encryptSecret(key, "m.un", secret))).toBe(secret);
  });

  test("is sealed otherwise each time, in unpadded base64, with a counter that does not overflow", () => {
    for (let turn = 0; turn < 50; turn += 1) {
      const { iv, mac } = encryptSecret(key, "m.un", "secret");
      expect(Buffer.from(iv, "base64")[8]).toBeLessThan(0x80);
      expect(`${iv}${mac}`).not.toContain("=");
    }
    expect(encryptSecret(key, "m.un", "secret").iv).not.toBe(encryptSecret(key, "m.un", "secret").iv);
  });

  test("is not given for another name, another key, or once altered", () => {
    const box = encryptSecret(key, "m.un", "secret");
    expect(decryptSecret(key, "m.deux", box)).toBeUndefined();
    expect(decryptSecret(new Uint8Array(32), "m.un", box)).toBeUndefined();
    expect(decryptSecret(key, "m.un", { ...box, ciphertext: `A${box.ciphertext}` })).toBeUndefined();
    expect(decryptSecret(key, "m.un", { ...box, mac: `A${box.mac.slice(1)}x` })).toBeUndefined();
    expect(decryptSecret(key, "m.un", { ...box, iv: box.iv.slice(0, 4) })).toBeUndefined();
    expect(decryptSecret(key, "m.un", { iv: "", ciphertext: "", mac: "" })).toBeUndefined();
  });
});

test("a key is known by its check, and no other is", () => {
  expect(isRightKey(key, createKeyCheck(key))).toBe(true);
  expect(isRightKey(new Uint8Array(32), createKeyCheck(key))).toBe(false);
});
