import { createHmac, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exchange, listenOnFreePort, readAll } from "../slack/exchange.ts";
import { type Json, parseJson, toRecord, toText } from "../slack/json.ts";

export const appId = "11111111-2222-4333-8444-555555555555";
export const secret = "s3cret~of-the-tests";
export const tenant = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

const modules = new URL("../node_modules/", import.meta.url);
const issuer = "https://api.botframework.com";
const emulatorIssuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";

type Running = { url: string; close(): Promise<void> };
type Options = { service: "microsoft"; port: number; hostname: string; seed: { microsoft: object } };
type Api = { createEmulator: (options: Options) => Promise<Running> };

type Keys = { theirs: KeyObject; another: KeyObject; forger: KeyObject; published: object[] };

function createKeys(): Keys {
  const [theirs, forger] = [1, 2].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
  if (theirs === undefined || forger === undefined) throw new Error("two keys were asked for");
  const jwk = { ...theirs.publicKey.export({ format: "jwk" }), use: "sig", alg: "RS256" };
  return {
    theirs: theirs.privateKey,
    another: theirs.publicKey,
    forger: forger.privateKey,
    published: [
      { ...jwk, kid: "k1", endorsements: ["msteams"] },
      { ...jwk, kid: "k2", endorsements: ["slack"] },
    ],
  };
}

/**
 * What stands for Microsoft's authority: the tokens of Relais come from `emulate`, which is not ours; the keys of the Bot
 * Connector, which nobody emulates, are made here.
 */
export async function openAuthority() {
  const keys = createKeys();
  const { createEmulator }: Api = await import(new URL("emulate/dist/api.js", modules).href);
  const client = { client_id: appId, client_secret: secret, name: "Relais", redirect_uris: ["http://localhost/x"] };
  const emulator = await createEmulator({
    service: "microsoft",
    port: 0,
    hostname: "127.0.0.1",
    seed: { microsoft: { oauth_clients: [client] } },
  });
  const origin = `http://127.0.0.1:${new URL(emulator.url).port}`;
  const granted = new Set<string>();
  let isDown = false;
  let asked = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    const reply = (status: number, json: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
    if (isDown) return void reply(503, {});
    const base = `http://${request.headers.host}`;
    const metadata = { issuer, jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ["RS256"] };
    if (request.url?.startsWith("/v1/.well-known/openidconfiguration")) return void reply(200, metadata);
    if (request.url === "/keys") return void reply(200, { keys: keys.published });
    const { "content-type": type = "" } = request.headers;
    asked += 1;
    // The emulator has one tenant, and no name for it in its addresses.
    const path = (request.url ?? "").replace(`/${tenant}/`, "/");
    const answer = await exchange(origin + path, { headers: { "content-type": type }, body });
    const token = toText(toRecord(parseJson(answer.body.toString()))["access_token"]);
    if (token !== "") granted.add(token);
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
  }

  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  const port = await listenOnFreePort(server);
  return {
    async stop(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await emulator.close();
    },
    url: `http://127.0.0.1:${port}`,
    keys,
    /** The tokens that were given. */
    granted,
    /** How many times one was asked for. */
    asked: () => asked,
    setDown: (down: boolean): void => void (isDown = down),
  };
}
export type Authority = Awaited<ReturnType<typeof openAuthority>>;

/** How a request is signed, when it is not as it should be. */
export type Fault =
  | "no header"
  | "garbage"
  | "wrong audience"
  | "wrong issuer"
  | "expired ten minutes ago"
  | "expired two minutes ago"
  | "another service address"
  | "no service address"
  | "a key of another channel"
  | "an unknown key"
  | "forged"
  | "alg none"
  | "HS256 with the public key"
  | "not a Bearer"
  | "not valid yet"
  | "of the emulator";

const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString("base64url");

/** The header that says who signs an activity, as the Bot Connector makes it. */
export function signFor(authority: Authority, serviceUrl: string, fault?: Fault): string | undefined {
  const { theirs, another, forger } = authority.keys;
  const now = Math.floor(Date.now() / 1_000);
  const claims: Json = { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: now - 10, exp: now + 3_600 };
  const header = { alg: "RS256", kid: "k1", typ: "JWT" };
  const rs256 = (given: Json, { key = theirs, ...changed }: { key?: KeyObject; kid?: string } = {}) => {
    const text = `${encode({ ...header, ...changed })}.${encode(given)}`;
    return `Bearer ${text}.${createSign("RSA-SHA256").update(text).sign(key).toString("base64url")}`;
  };
  switch (fault) {
    case undefined:
      return rs256(claims);
    case "no header":
      return undefined;
    case "garbage":
      return "Bearer x.y.z";
    case "not a Bearer":
      return `Basic ${Buffer.from(`${appId}:${secret}`).toString("base64")}`;
    case "not valid yet":
      return rs256({ ...claims, nbf: now + 3_600, exp: now + 7_200 });
    // What the SDK would take by itself: a token of its emulator, for our application.
    case "of the emulator":
      return rs256({ ...claims, iss: emulatorIssuer, appid: appId, ver: "1.0" });
    case "wrong audience":
      return rs256({ ...claims, aud: "99999999-2222-4333-8444-555555555555" });
    case "wrong issuer":
      return rs256({ ...claims, iss: "https://sts.windows.net/elsewhere/" });
    case "expired ten minutes ago":
      return rs256({ ...claims, nbf: now - 4_000, exp: now - 600 });
    case "expired two minutes ago":
      return rs256({ ...claims, nbf: now - 4_000, exp: now - 120 });
    case "another service address":
      return rs256({ ...claims, serviceurl: "https://ailleurs.example/" });
    case "no service address":
      return rs256({ iss: issuer, aud: appId, nbf: now - 10, exp: now + 3_600 });
    case "a key of another channel":
      return rs256(claims, { kid: "k2" });
    case "an unknown key":
      return rs256(claims, { kid: "k9" });
    case "forged":
      return rs256(claims, { key: forger });
    case "alg none":
      return `Bearer ${encode({ ...header, alg: "none" })}.${encode(claims)}.`;
    case "HS256 with the public key": {
      const text = `${encode({ ...header, alg: "HS256" })}.${encode(claims)}`;
      const pem = another.export({ type: "spki", format: "pem" });
      return `Bearer ${text}.${createHmac("sha256", pem).update(text).digest("base64url")}`;
    }
  }
}

/** What Relais answered to an activity. */
export type Delivery = { activity: Json; status: number; body: string; ms: number };

const always = () => true;

/** Stands between the Playground and Relais: signs what the first says, as the Bot Connector does. */
export async function openFront(authority: Authority | undefined) {
  const deliveries: Delivery[] = [];
  let target = "";
  let copies = 1;
  let isQuiet: () => boolean = always;

  async function deliver(activity: Json, fault?: Fault): Promise<Delivery> {
    const signature = authority && signFor(authority, toText(activity["serviceUrl"]), fault);
    const began = performance.now();
    const { status, body } = await exchange(target, {
      headers: { "content-type": "application/json", ...(signature === undefined ? {} : { authorization: signature }) },
      body: JSON.stringify(activity),
    });
    const delivery = { activity, status, body: body.toString(), ms: performance.now() - began };
    deliveries.push(delivery);
    return delivery;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // The Playground waits for somebody to answer it before it starts.
    if (request.method !== "POST") return void response.writeHead(405).end();
    const activity = toRecord(parseJson((await readAll(request)).toString()));
    const [first] = await Promise.all(Array.from({ length: copies }, () => deliver(activity)));
    response.writeHead(first?.status ?? 500, { "content-type": "application/json" }).end(first?.body);
  }

  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  const port = await listenOnFreePort(server);
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    deliveries,
    deliver,
    deliverTo(url: string, quiet: () => boolean = always): void {
      target = url;
      isQuiet = quiet;
    },
    /** Who is behind has nothing left to say. */
    isQuiet: (): boolean => isQuiet(),
    /** Each activity comes that many times at once. */
    repeat: (times: number): void => void (copies = times),
    stop(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
