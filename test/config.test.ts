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

const refused = (environment: Record<string, string>) => String(refusalOf(environment));

describe("Slack", () => {
  const bot = "xoxb-1-2-secret";

  test("is off when nothing of it is set; its port alone is a setting half done", () => {
    expect(readConfig({}).slack).toBeUndefined();
    expect(refused({ SLACK_PORT: "3001" })).toMatch(/SLACK_BOT_TOKEN : il manque .*SLACK_SIGNING_SECRET : il manque/su);
  });

  test("listens on a port when its requests are signed", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: "abc", SLACK_PORT: "3001" }).slack).toEqual({
      botToken: bot,
      via: { mode: "http", signingSecret: "abc", host: "127.0.0.1", port: 3001 },
    });
  });

  test("opens a socket when it has the token for that", () => {
    const slack = { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: "xapp-1", SLACK_API_URL: "http://127.0.0.1:4003/api/" };
    expect(readConfig(slack).slack).toEqual({
      botToken: bot,
      via: { mode: "socket", appToken: "xapp-1" },
      apiUrl: "http://127.0.0.1:4003/api/",
    });
  });

  test("half set is refused, each missing variable named with where to find it", () => {
    expect(refused({ SLACK_SIGNING_SECRET: "abc" })).toMatch(/SLACK_BOT_TOKEN : il manque .*« Bot User OAuth Token »/u);
    const half = refused({ SLACK_BOT_TOKEN: bot });
    expect(half).toMatch(/SLACK_SIGNING_SECRET : il manque .*« Signing Secret »/u);
    expect(half).toMatch(/SLACK_APP_TOKEN : il manque .*« App-Level Tokens »/u);
    expect(refused({ SLACK_APP_TOKEN: "xapp-1" })).toContain("SLACK_BOT_TOKEN : il manque");
  });

  test("is left alone in a rehearsal, and by the variables of others", () => {
    const slack = { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: "abc" };
    expect(readConfig({ ...slack, RELAIS_ESSAI: "oui" })).toMatchObject({ sandboxOnRealBase: true });
    expect(readConfig({ ...slack, RELAIS_ESSAI: "oui" }).slack).toBeUndefined();
    expect(readConfig({ SLACK_WEBHOOK_URL: "https://x.example" }).slack).toBeUndefined();
  });

  test("set both ways is refused: one has to be chosen", () => {
    const both = { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: "abc", SLACK_APP_TOKEN: "xapp-1" };
    expect(refused(both)).toContain("jamais les deux");
  });

  test("with the wrong token is refused, and the token is not shown", () => {
    const wrong = refused({ SLACK_BOT_TOKEN: "xoxp-secret", SLACK_SIGNING_SECRET: "abc" });
    expect(wrong).toContain("SLACK_BOT_TOKEN : attendu le jeton qui commence par xoxb-");
    expect(wrong).not.toContain("secret)");
    expect(wrong).not.toContain("xoxp");
  });
});

describe("Matrix", () => {
  const homeserver = "https://matrix.agent.collectivites.tchap.gouv.fr";
  const account = { MATRIX_HOMESERVER: homeserver, MATRIX_USER: "@relais:hs.test", MATRIX_PASSWORD: "secret" };

  test("is off when nothing of it is set; a half of it is refused with what is missing", () => {
    expect(readConfig({}).matrix).toBeUndefined();
    expect(refused({ MATRIX_HOMESERVER: homeserver })).toMatch(
      /MATRIX_USER : il manque .*MATRIX_PASSWORD : il manque/su,
    );
    expect(refused({ MATRIX_USER: "@relais:hs.test", MATRIX_PASSWORD: "x" })).toContain(
      "MATRIX_HOMESERVER : il manque",
    );
  });

  test("logs in with a password, or uses a token that somebody made, never both", () => {
    expect(readConfig(account).matrix).toEqual({
      homeserver,
      credentials: { user: "@relais:hs.test", password: "secret" },
      servers: [],
      polls: true,
    });
    const { matrix } = readConfig({ MATRIX_HOMESERVER: homeserver, MATRIX_TOKEN: "mat_1" });
    expect(matrix?.credentials).toEqual({ token: "mat_1" });
    expect(refused({ ...account, MATRIX_TOKEN: "mat_1" })).toContain("jamais les deux");
  });

  test("takes who may speak, how fast, and whether by polls", () => {
    const more = {
      MATRIX_SERVERS: " agent.*.tchap.gouv.fr, hs.test ",
      MATRIX_CALLS_PER_SECOND: "0.5",
      MATRIX_POLLS: "non",
    };
    expect(readConfig({ ...account, ...more }).matrix).toMatchObject({
      servers: ["agent.*.tchap.gouv.fr", "hs.test"],
      callsPerSecond: 0.5,
      polls: false,
    });
  });

  test.each(["http://matrix.exemple.fr", "http://127.0.0.1.exemple.fr", "matrix.exemple.fr"])(
    "sends no password to %s, in clear or nowhere",
    (address) => {
      expect(refused({ ...account, MATRIX_HOMESERVER: address })).toContain("MATRIX_HOMESERVER : attendu");
    },
  );

  test("may speak in clear with a homeserver of this machine", () => {
    expect(readConfig({ ...account, MATRIX_HOMESERVER: "http://127.0.0.1:8008" }).matrix?.homeserver).toBeDefined();
  });

  test("is off for a rehearsal", () => {
    expect(readConfig({ ...account, RELAIS_ESSAI: "oui" }).matrix).toBeUndefined();
  });
});
