import { describe, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";

const usual = { db: "data/relais.db", port: 4747, logLevel: "warn" };

test("nothing has to be set", () => {
  expect(readConfig({})).toMatchObject(usual);
});

test("what is set is used, and what is empty is as not set", () => {
  const given = { RELAIS_DB: "/var/lib/relais.db", RELAIS_PORT: "0", RELAIS_LOG: "debug", PATH: "/bin" };
  expect(readConfig(given)).toMatchObject({ db: "/var/lib/relais.db", port: 0, logLevel: "debug" });
  expect(readConfig({ RELAIS_DB: "", RELAIS_PORT: "", RELAIS_LOG: "" })).toMatchObject(usual);
});

function refusalOf(environment: Record<string, string>): unknown {
  try {
    return readConfig(environment);
  } catch (error) {
    return error;
  }
}

describe("a bad variable", () => {
  test.each(["-1", "65536", "80.5", "quatre mille", "0x"])("RELAIS_PORT=%s is refused", (port) => {
    expect(refusalOf({ RELAIS_PORT: port })).toMatchObject({
      name: "OperatorError",
      message: "La configuration est à corriger :\n- RELAIS_PORT : attendu un port entre 0 et 65535, par exemple 4747",
    });
  });

  test("is named with every other one, each with what to write", () => {
    expect(refusalOf({ RELAIS_PORT: "x", RELAIS_LOG: "verbose" })).toMatchObject({
      name: "OperatorError",
      message: [
        "La configuration est à corriger :",
        "- RELAIS_PORT : attendu un port entre 0 et 65535, par exemple 4747",
        "- RELAIS_LOG : attendu silent, error, warn, info ou debug",
      ].join("\n"),
    });
  });

  test("is never shown with its value: it may be a secret", () => {
    expect(String(refusalOf({ RELAIS_LOG: "mot-de-passe" }))).not.toContain("mot-de-passe");
  });
});
