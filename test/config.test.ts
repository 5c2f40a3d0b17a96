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

test("the territory of the demonstration is Charlieu-Belmont, unless it is named", () => {
  expect(readConfig({})).not.toHaveProperty("territory");
  expect(readConfig({ RELAIS_TERRITOIRE: " 200013050 " })).toMatchObject({ territory: "200013050" });
  expect(readConfig({ RELAIS_TERRITOIRE: "" })).not.toHaveProperty("territory");
});

test("a platform carries everything, unless it is told to carry less", () => {
  const all = { slack: "restricted", teams: "restricted", matrix: "restricted", email: "restricted" };
  expect(readConfig({})).toMatchObject({ limits: all });
  expect(readConfig({ RELAIS_SENSIBILITE_SLACK: "partagee", RELAIS_SENSIBILITE_EMAIL: "ouverte" })).toMatchObject({
    limits: { ...all, slack: "shared", email: "open" },
  });
  expect(() => readConfig({ RELAIS_SENSIBILITE_TEAMS: "publique" })).toThrow(
    "RELAIS_SENSIBILITE_TEAMS : attendu ouverte, partagee ou reservee",
  );
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

describe("Teams", () => {
  const ids = {
    TEAMS_APP_ID: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
    TEAMS_TENANT_ID: "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
  };
  const account = { ...ids, TEAMS_APP_SECRET: "abc~1" };

  test("is off when nothing of it is set, or only what its package is made of", () => {
    expect(readConfig({}).teams).toBeUndefined();
    const { teams, teamsPackage } = readConfig({
      TEAMS_APP_ID: ids.TEAMS_APP_ID,
      TEAMS_ADDRESS: "https://relais.exemple.fr/",
    });
    expect(teams).toBeUndefined();
    expect(teamsPackage).toEqual({ appId: ids.TEAMS_APP_ID, address: "https://relais.exemple.fr" });
  });

  test.each([
    [ids, /TEAMS_APP_SECRET : il manque/u],
    [{ TEAMS_APP_SECRET: "abc~1" }, /TEAMS_APP_ID : il manque .*TEAMS_TENANT_ID : il manque/su],
    [{ TEAMS_PORT: "3978" }, /TEAMS_APP_ID.*TEAMS_APP_SECRET.*TEAMS_TENANT_ID/su],
    [{ TEAMS_GUESTS: "oui" }, /TEAMS_APP_ID.*TEAMS_APP_SECRET.*TEAMS_TENANT_ID/su],
  ])("half of it is refused with what is missing: %o", (given, said) => expect(refused(given)).toMatch(said));

  test("listens with its application, in its tenant and the others that are named", () => {
    const more = {
      TEAMS_TENANTS: ` ${ids.TEAMS_APP_ID}, ${ids.TEAMS_TENANT_ID}`,
      TEAMS_GUESTS: "oui",
      TEAMS_PORT: "0",
    };
    expect(readConfig(account).teams).toEqual({
      credentials: { appId: ids.TEAMS_APP_ID, secret: "abc~1", tenant: ids.TEAMS_TENANT_ID },
      tenants: [],
      guests: false,
      host: "127.0.0.1",
      port: 3978,
    });
    const { teams } = readConfig({ ...account, ...more, TEAMS_ADDRESS: "https://relais.exemple.fr//" });
    expect(teams).toMatchObject({
      tenants: [ids.TEAMS_APP_ID, ids.TEAMS_TENANT_ID],
      guests: true,
      port: 0,
      address: "https://relais.exemple.fr",
    });
  });

  test.each([
    ["TEAMS_APP_ID", "relais"],
    ["TEAMS_TENANT_ID", "exemple.onmicrosoft.com"],
    ["TEAMS_TENANTS", "n'importe"],
    ["TEAMS_ADDRESS", "http://relais.exemple.fr"],
    ["TEAMS_ADDRESS", "https://relais.exemple.fr/api"],
    ["TEAMS_AUTHORITY", "https://ailleurs.example"],
    ["TEAMS_AUTHORITY", "http://127.0.0.1.ailleurs.example:80"],
  ])("%s=%s is refused with what to write", (name, value) => {
    expect(refused({ ...account, [name]: value })).toContain(`- ${name} : attendu`);
  });

  test("never starts without an application, unless it is a test on this machine, and only there", () => {
    expect(readConfig({ TEAMS_LOCAL: "oui" }).teams).toMatchObject({ credentials: "none", host: "127.0.0.1" });
    expect(readConfig({ TEAMS_LOCAL: "oui", TEAMS_HOST: "localhost" }).teams).toBeDefined();
    for (const host of ["0.0.0.0", "192.168.1.2", "::", "127.0.0.1.exemple.fr"])
      expect(refused({ TEAMS_LOCAL: "oui", TEAMS_HOST: host })).toContain("personne n’est vérifié");
    expect(refused({ ...account, TEAMS_LOCAL: "oui" })).toContain("TEAMS_LOCAL et TEAMS_APP_SECRET");
    expect(readConfig({ TEAMS_LOCAL: "non" }).teams).toBeUndefined();
  });

  test("knows when its secret ends", () => {
    expect(readConfig({ ...account, TEAMS_SECRET_EXPIRES: "2028-11-25" }).teams?.secretExpires).toBe("2028-11-25");
    expect(refused({ ...account, TEAMS_SECRET_EXPIRES: "25/11/2028" })).toContain("TEAMS_SECRET_EXPIRES : attendu");
  });

  test("is off for a rehearsal", () => {
    expect(readConfig({ ...account, RELAIS_ESSAI: "oui" }).teams).toBeUndefined();
  });
});

test("e-mail completes a messenger, with its server and its sender, and says so otherwise", () => {
  const smtp = { RELAIS_SMTP_URL: "smtps://a:b@smtp.exemple.fr:465", RELAIS_EMAIL_FROM: "Relais <relais@exemple.fr>" };
  const teams = { TEAMS_LOCAL: "oui" };
  expect(readConfig({ ...teams, ...smtp }).email).toEqual({
    url: smtp.RELAIS_SMTP_URL,
    from: smtp.RELAIS_EMAIL_FROM,
  });
  expect(readConfig({ ...teams, ...smtp, RELAIS_ESSAI: "oui" }).email).toBeUndefined();
  expect(() => readConfig(smtp)).toThrow("l’e-mail complète une messagerie");
  expect(() => readConfig({ ...teams, RELAIS_EMAIL_FROM: smtp.RELAIS_EMAIL_FROM })).toThrow(
    "RELAIS_SMTP_URL : il manque",
  );
  expect(() => readConfig({ ...teams, ...smtp, RELAIS_SMTP_URL: "http://smtp.exemple.fr" })).toThrow("RELAIS_SMTP_URL");
});
