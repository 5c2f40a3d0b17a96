import { assert, property, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { createRecoveryCode, readRecoveryCode, toRecoveryCode } from "../../../src/adapters/matrix/recovery-code.ts";

/** The private key of RFC 7748, whose code every Matrix client tests itself with. */
const key = Uint8Array.from(Buffer.from("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a", "hex"));
const code = "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d";
const bytes = (text: string) => {
  const read = readRecoveryCode(text);
  return read === undefined ? undefined : Uint8Array.from(read);
};

describe("a recovery code", () => {
  test("is written as other clients write it", () => {
    expect(toRecoveryCode(key)).toBe(code);
    expect(toRecoveryCode(Uint8Array.from({ length: 32 }, (_, index) => index * 7))).toBe(
      "EsSz z9tE P7v3 2x3J pej9 kEu3 wFRg Cohn LtKd CcAP Gyjg nnbj",
    );
  });

  test.each([code, code.replaceAll(" ", ""), `\n ${code.replaceAll(" ", "  ")} \n`, code.replace("wKEA ", "wKEA\r\n")])(
    "is read however it is spaced: %s",
    (text) => {
      expect(bytes(text)).toEqual(key);
    },
  );

  test("comes back from its text, whatever the key", () => {
    assert(
      property(uint8Array({ minLength: 32, maxLength: 32 }), (any) => {
        expect(bytes(toRecoveryCode(any))).toEqual(any);
      }),
    );
  });

  test("is made anew each time", () => {
    const made = createRecoveryCode();
    expect(made).toMatch(/^(?:[1-9A-HJ-NP-Za-km-z]{4} ){11}[1-9A-HJ-NP-Za-km-z]{4}$/u);
    expect(readRecoveryCode(made)).toHaveLength(32);
    expect(createRecoveryCode()).not.toBe(made);
  });
});

describe("what is no recovery code", () => {
  test.each([
    ["nothing", ""],
    ["a passphrase", "la mairie est fermée le mercredi"],
    ["one sign changed", code.replace("UE4d", "UE4e")],
    ["two signs exchanged", code.replace("LW2K", "LWK2")],
    ["a sign too few", code.slice(0, -1)],
    ["a sign too many", `${code}1`],
    ["a zero before", `1${code}`],
    ["a sign that base58 has not", code.replace("PGiF", "PG0F")],
    ["another prefix", "4".repeat(48)],
    ["ones only", "1".repeat(48)],
  ])("%s", (_, text) => {
    expect(readRecoveryCode(text)).toBeUndefined();
  });
});
