import { describe, expect, test } from "vitest";
import { AuthorityError, CallError, nameOf } from "../../../src/adapters/teams/errors.ts";
import { createToken } from "../../../src/adapters/teams/token.ts";

const credentials = {
  appId: "11111111-2222-4333-8444-555555555555",
  secret: "s3cret~of/the+tests",
  tenant: "vougy.fr",
};
const start = 1_000_000;
const granted = (value: string, expires_in: unknown = 3_599) =>
  Response.json({ token_type: "Bearer", expires_in, ext_expires_in: 3_599, access_token: value });
/** As Entra refuses: its sentence quotes what was sent. */
const refused = (status: number, error: string, description: string) =>
  Response.json({ error, error_description: description, error_codes: [7_000_215], trace_id: "x" }, { status });

/** Entra numbers its tokens, or says what `answer` does. */
function open(
  answer: (asked: number) => Response | Promise<Response> = (asked) => granted(`token ${asked}`),
  given: { credentials?: typeof credentials | "none"; authority?: string } = {},
) {
  let clock = start;
  const asked: { url: string; body: URLSearchParams; method: string | undefined }[] = [];
  const token = createToken({
    credentials,
    ...given,
    now: () => clock,
    async fetch(url, init = {}) {
      const body = init.body instanceof URLSearchParams ? init.body : new URLSearchParams();
      asked.push({ url: url instanceof Request ? url.url : url.toString(), body, method: init.method });
      return answer(asked.length);
    },
  });
  return { token, asked, pass: (ms: number) => void (clock += ms) };
}

describe("the token", () => {
  test("is asked of our tenant, for Microsoft's service", async () => {
    const { token, asked } = open();
    expect(await token.get()).toBe("token 1");
    expect(asked[0]).toMatchObject({
      url: "https://login.microsoftonline.com/vougy.fr/oauth2/v2.0/token",
      method: "POST",
    });
    expect(Object.fromEntries(asked[0]?.body ?? [])).toEqual({
      grant_type: "client_credentials",
      client_id: credentials.appId,
      client_secret: credentials.secret,
      scope: "https://api.botframework.com/.default",
    });
  });

  test("is asked of another authority where one is given", async () => {
    const { token, asked } = open(undefined, { authority: "http://127.0.0.1:1" });
    await token.get();
    expect(asked[0]?.url).toBe("http://127.0.0.1:1/vougy.fr/oauth2/v2.0/token");
  });

  test("is asked once for all who want it", async () => {
    const { token, asked } = open();
    expect(await Promise.all([token.get(), token.get(), token.get()])).toEqual(["token 1", "token 1", "token 1"]);
    expect(await token.get()).toBe("token 1");
    expect(asked).toHaveLength(1);
  });

  test("is asked again five minutes before its end, once for all", async () => {
    const { token, asked, pass } = open();
    await token.get();
    pass(3_299_000 - 1);
    expect(await token.get()).toBe("token 1");
    pass(1);
    expect(await Promise.all([token.get(), token.get()])).toEqual(["token 2", "token 2"]);
    expect(asked).toHaveLength(2);
  });

  test.each([
    ["that is granted for less than that", granted("token", 60)],
    ["whose end is not said", Response.json({ access_token: "token" })],
  ])("%s serves once", async (_, answer) => {
    const { token, asked } = open(() => answer.clone());
    expect(await token.get()).toBe("token");
    await token.get();
    expect(asked).toHaveLength(2);
  });

  test("that was refused is forgotten, and asked again once", async () => {
    const { token, asked } = open();
    await token.get();
    token.forget();
    token.forget();
    expect(await token.get()).toBe("token 2");
    expect(asked).toHaveLength(2);
  });

  test("forgotten while it comes serves who waits for it, and nobody after", async () => {
    const slow = Promise.withResolvers<Response>();
    const { token, asked } = open((rank) => (rank === 1 ? slow.promise : granted(`token ${rank}`)));
    const first = token.get();
    token.forget();
    const second = token.get();
    slow.resolve(granted("token 1"));
    expect(await Promise.all([first, second])).toEqual(["token 1", "token 2"]);
    expect(await token.get()).toBe("token 2");
    expect(asked).toHaveLength(2);
  });

  test("that a late answer makes end early is the late one's alone", async () => {
    const slow = Promise.withResolvers<Response>();
    const { token, asked } = open((rank) => (rank === 1 ? slow.promise : granted(`token ${rank}`)));
    const first = token.get();
    token.forget();
    await token.get();
    slow.resolve(granted("token 1", 60));
    await first;
    expect(await token.get()).toBe("token 2");
    expect(asked).toHaveLength(2);
  });

  test("signs a call", async () => {
    const headers = new Map<string, string>();
    const call = { headers, url: "x" };
    expect(await open().token.sign(call)).toBe(call);
    expect([...headers]).toEqual([["authorization", "Bearer token 1"]]);
  });

  test("is none where nothing is checked", async () => {
    const { token, asked } = open(undefined, { credentials: "none" });
    const headers = new Map<string, string>();
    await token.sign({ headers });
    expect(await token.get()).toBe("");
    expect([asked.length, headers.size]).toEqual([0, 0]);
  });
});

const outcomeOf = async (answer: () => Response | Promise<Response>) => {
  const { token, asked } = open(answer);
  const error = await token.get().catch((thrown: unknown) => thrown);
  // Asked again, it asks Entra again.
  await token.get().catch(() => {});
  expect(asked).toHaveLength(2);
  return error;
};

describe("a refusal", () => {
  const quoting = `AADSTS7000215: Invalid client secret provided '${credentials.secret}' for app '${credentials.appId}'. Trace ID: x`;

  test.each<[string, () => Response, number, string]>([
    ["of the secret", () => refused(401, "invalid_client", quoting), 401, "AADSTS7000215"],
    [
      "of an application that is not there",
      () => refused(400, "unauthorized_client", "AADSTS700016: Application with identifier"),
      400,
      "AADSTS700016",
    ],
    [
      "of a tenant that is not there",
      () => refused(400, "invalid_request", "AADSTS90002: Tenant 'x' not found."),
      400,
      "AADSTS90002",
    ],
    ["without a number", () => refused(400, "invalid_grant", "no"), 400, "invalid_grant"],
    ["of a name that is no name", () => refused(400, `x ${credentials.secret}`, "no"), 400, "refused"],
  ])("%s is our application's, with Entra's own number", async (_, answer, status, code) => {
    const error = await outcomeOf(answer);
    expect(error).toBeInstanceOf(AuthorityError);
    expect(error).toMatchObject({ status, code, unsent: true });
    expect(nameOf(error)).toBe(`no token ${code}`);
    expect(JSON.stringify([String(error), nameOf(error), { ...Object(error) }])).not.toMatch(
      /s3cret|Invalid client|Trace|Tenant/u,
    );
  });

  test.each<[string, () => Response | Promise<Response>, number | undefined]>([
    ["that Entra is ill", () => refused(500, "server_error", "AADSTS90033: transient"), 500],
    ["that Entra is away", () => new Response("<html>", { status: 503 }), 503],
    ["that we ask too much", () => refused(429, "temporarily_unavailable", "AADSTS90055"), 429],
    ["of another's page", () => new Response("<html>Connexion au Wi-Fi</html>", { status: 200 }), 200],
    ["of another's page that refuses", () => new Response("<html>", { status: 403 }), 403],
    ["of another's words that refuse", () => Response.json({ message: "blocked" }, { status: 407 }), 407],
    ["of half a token", () => Response.json({ expires_in: 3_599 }), 200],
    ["of no answer", () => Promise.reject(new TypeError("fetch failed", { cause: { code: "ENOTFOUND" } })), undefined],
    ["of an answer that never ends", () => Promise.reject(new DOMException("late", "TimeoutError")), undefined],
  ])("%s says nothing of our application: nothing was sent", async (_, answer, status) => {
    const error = await outcomeOf(answer);
    expect(error).toBeInstanceOf(CallError);
    expect(error).not.toBeInstanceOf(AuthorityError);
    expect(error).toMatchObject({ status, unsent: true });
    expect(String(error)).not.toMatch(/s3cret|html/u);
  });

  test("is everybody's who waited, and nobody's after", async () => {
    let isDown = true;
    const { token, asked } = open(() => (isDown ? new Response(null, { status: 503 }) : granted("token")));
    const all = await Promise.allSettled([token.get(), token.get()]);
    expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(asked).toHaveLength(1);
    isDown = false;
    expect(await token.get()).toBe("token");
  });
});
