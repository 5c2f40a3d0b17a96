import { describe, expect, test } from "vitest";
import { createRecoveryCode, toRecoveryCode } from "../../../src/adapters/matrix/recovery-code.ts";
import { keyOf, readSecrets, storeSecrets } from "../../../src/adapters/matrix/recovery.ts";
import { encryptSecret } from "../../../src/adapters/matrix/secret-box.ts";

const algorithm = "m.secret_storage.v1.aes-hmac-sha2";

/** Sealed by matrix-js-sdk 43 (encryptAESSecretStorageItem), each with an iv of its own: another hand than ours. */
const key = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
const code = toRecoveryCode(key);
const check = { iv: "AAECAwQFBgcICQoLDA0ODw==", mac: "YbPO5C9nCzgZDxxedCxSqGSN9SrskNCFfpHaJbtwx2I=" };
const sealed = {
  master: {
    iv: "EBAQEBAQEBAQEBAQEBAQEA==",
    ciphertext: "zAxnpHx1hYy7Uvh5WrJDQq3OeK9t35JmmxONwt1ARbGrwFVoVl13ZdD2wg==",
    mac: "PvoWloC+QHYMuoQBVOyuUDa2y/JYJO7+dOPFlXEGutk=",
  },
  self_signing: {
    iv: "ICAgICAgICAgICAgICAgIA==",
    ciphertext: "GD3AlgSGOwwcx/jvD3tp2WyLsAkA1J9zatHLmEwfcxDtyaNtzvj7wK5qlAA=",
    mac: "7zvvSPJc4PvteIHD2ekq18NRoEvzo7Q00mrJn+t/xkI=",
  },
  user_signing: {
    iv: "MDAwMDAwMDAwMDAwMDAwMA==",
    ciphertext: "1pvgCVNuQkC1ETrbFxBoseGEvBFUcB+R8gal/uVUESaAPQxWOnLL7Y5syw==",
    mac: "unYXii/BMxHQaJAGFsvnhi9byTz9tOVfgVfe8g99Ahk=",
  },
};
const secrets = {
  master: "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE",
  selfSigning: "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI",
  userSigning: "AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM",
};

/** The account as matrix-js-sdk left it, but for what is changed. */
const account = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  "m.secret_storage.default_key": { key: "clef" },
  "m.secret_storage.key.clef": { algorithm, name: "", ...check },
  "m.cross_signing.master": { encrypted: { clef: sealed.master } },
  "m.cross_signing.self_signing": { encrypted: { clef: sealed.self_signing } },
  "m.cross_signing.user_signing": { encrypted: { clef: sealed.user_signing } },
  ...changes,
});
const readWith = (data: Record<string, unknown>, given = code) => readSecrets(async (type) => data[type], given);

describe("a key", () => {
  test("is that of its recovery code", () => {
    expect(keyOf(code, { algorithm, ...check })).toEqual(Buffer.from(key));
  });

  test("is not that of another code", () => {
    expect(keyOf(createRecoveryCode(), { algorithm, ...check })).toBeUndefined();
    expect(keyOf("une phrase", { algorithm, ...check })).toBeUndefined();
  });

  test("is that of its passphrase, as matrix-js-sdk derives it", () => {
    const passphrase = { algorithm: "m.pbkdf2", salt: "sel", iterations: 1000 };
    const mac = "Xjqj0nbQsu8/ouER578hbzjN8RYswecMT+UzsrtMelI";
    const description = { algorithm, passphrase, iv: check.iv, mac };
    const derived = Buffer.from("866ec76965511dbee18cd9044373516ce1e67f921c9daaaef60530d726d117aa", "hex");
    expect(keyOf("la mairie est fermée le mercredi", description)).toEqual(derived);
    expect(keyOf(toRecoveryCode(derived), description)).toEqual(derived);
    expect(keyOf("la mairie est fermée le jeudi", description)).toBeUndefined();
  });

  test.each([
    ["altered", { ...check, mac: check.mac.replace("Y", "Z") }],
    ["cut", { ...check, mac: check.mac.slice(0, 20) }],
    ["of another iv", { ...check, iv: "BBECAwQFBgcICQoLDA0ODw==" }],
    ["with half an iv", { ...check, iv: "AAECAwQFBgc" }],
  ])("is refused when its check is %s", (_, changed) => {
    expect(keyOf(code, { algorithm, ...changed })).toBeUndefined();
  });

  test("is believed when nothing says what it should be", () => {
    expect(keyOf(code, { algorithm })).toEqual(Buffer.from(key));
  });

  test.each([
    undefined,
    {},
    { algorithm: "m.secret_storage.v2", ...check },
    { algorithm, ...check, passphrase: { algorithm: "m.pbkdf2", salt: "sel", iterations: 1e12 } },
  ])("is none when its description is %o", (description) => {
    expect(keyOf(code, description)).toBeUndefined();
  });
});

describe("the secrets of an account", () => {
  test("are read as matrix-js-sdk sealed them, padded or not", async () => {
    expect(await readWith(account())).toEqual({ kind: "read", ...secrets });
  });

  test("are not there when nothing is stored, or no key is the default", async () => {
    expect(await readWith({})).toEqual({ kind: "no_storage" });
    expect(await readWith(account({ "m.secret_storage.default_key": {} }))).toEqual({ kind: "no_storage" });
  });

  test("stay closed to another code", async () => {
    expect(await readWith(account(), createRecoveryCode())).toEqual({ kind: "wrong_code" });
    expect(await readWith(account(), "")).toEqual({ kind: "wrong_code" });
  });

  const { master } = sealed;
  test.each([
    ["one is missing", { "m.cross_signing.user_signing": undefined }],
    ["one was erased", { "m.cross_signing.user_signing": {} }],
    ["one is under another key", { "m.cross_signing.master": { encrypted: { autre: master } } }],
    ["one is in clear", { "m.cross_signing.master": { encrypted: { clef: secrets.master } } }],
    ["one was put for another", { "m.cross_signing.self_signing": { encrypted: { clef: master } } }],
    ["one was altered", { "m.cross_signing.master": { encrypted: { clef: { ...master, ciphertext: "AAAA" } } } }],
    [
      "one is no private key",
      { "m.cross_signing.master": { encrypted: { clef: encryptSecret(key, "m.cross_signing.master", "court") } } },
    ],
    ["the key has no description", { "m.secret_storage.key.clef": {} }],
    ["the key is of an unknown kind", { "m.secret_storage.key.clef": { algorithm: "m.autre", ...check } }],
  ])("are incomplete when %s", async (_, changes) => {
    expect(await readWith(account(changes))).toEqual({ kind: "incomplete" });
  });

  test("that we store are read again by their code, and by no other", async () => {
    const data: Record<string, unknown> = {};
    const put = (type: string, content: object) => {
      data[type] = content;
      return Promise.resolve();
    };
    expect(await storeSecrets(put, code, secrets)).toBe(true);
    expect(await readWith(data)).toEqual({ kind: "read", ...secrets });
    expect(await readWith(data, createRecoveryCode())).toEqual({ kind: "wrong_code" });
    expect(JSON.stringify(data)).not.toContain(secrets.master);
  });

  test("are as though never stored when the storing is cut short", async () => {
    const data: Record<string, unknown> = {};
    let left = 4;
    const put = (type: string, content: object) => {
      if (left === 0) return Promise.reject(new Error("cut"));
      left -= 1;
      data[type] = content;
      return Promise.resolve();
    };
    await expect(storeSecrets(put, code, secrets)).rejects.toThrow("cut");
    expect(await readWith(data)).toEqual({ kind: "no_storage" });
  });

  test("are not stored under what is no recovery code", async () => {
    expect(await storeSecrets(() => Promise.reject(new Error("put")), "une phrase", secrets)).toBe(false);
  });
});
