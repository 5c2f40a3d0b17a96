import { createPublicKey, verify } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exchange, listenOnFreePort, readAll, type Reply } from "../slack/exchange.ts";
import { type Json, parseJson, toRecord, toRecords, toText } from "../slack/json.ts";
import { appId, type Authority, secret, tenant } from "./microsoft.ts";

const leeway = 300;

/** A bot that only remembers what it is told, made of Node alone: the harness is tested without Relais nor Microsoft's SDK. */
export async function startTinyBot(authority: Authority) {
  const seen: Json[] = [];
  let status = 200;
  let answer: object = {};

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const activity = toRecord(parseJson((await readAll(request)).toString()));
    const isSigned = await isSignedBy(authority, request.headers.authorization ?? "", activity);
    if (isSigned) seen.push(activity);
    const said = activity["type"] === "invoke" ? answer : {};
    response.writeHead(isSigned ? status : 401, { "content-type": "application/json" }).end(JSON.stringify(said));
  }

  /** What the authority answers to the one who says it is this bot. */
  async function askToken(given = secret): Promise<Json & { status: number }> {
    const form = { grant_type: "client_credentials", client_id: appId, client_secret: given };
    const { status: answered, body } = await exchange(`${authority.url}/${tenant}/oauth2/v2.0/token`, {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...form, scope: "https://api.botframework.com/.default" }).toString(),
    });
    return { ...toRecord(parseJson(body.toString())), status: answered };
  }

  let token: Promise<string> | undefined;
  /** A call of the Bot Connector: `url` is a `serviceUrl` and what comes after. */
  async function call(method: string, url: string, body?: object, bearer?: string): Promise<Reply & { json: unknown }> {
    token ??= askToken().then((granted) => toText(granted["access_token"]));
    const authorization = `Bearer ${bearer ?? (await token)}`;
    const headers = { authorization, "content-type": "application/json" };
    const reply = await exchange(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return { ...reply, json: parseJson(reply.body.toString()) };
  }

  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  const port = await listenOnFreePort(server);
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    /** The activities whose signature is good. */
    seen,
    askToken,
    call,
    /** With what it answers from now on. */
    answerWith(next: number, card?: object): void {
      status = next;
      answer = card ? { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card } : {};
    },
    stop(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
export type TinyBot = Awaited<ReturnType<typeof startTinyBot>>;

/** Whether the Bot Connector says so, checked as its documentation tells to. */
async function isSignedBy(authority: Authority, authorization: string, activity: Json): Promise<boolean> {
  const metadata = await read(`${authority.url}/v1/.well-known/openidconfiguration`);
  const { keys } = await read(toText(metadata["jwks_uri"]));
  const [, head = "", body = "", signature = ""] = /^Bearer ([^.]+)\.([^.]+)\.([^.]*)$/u.exec(authorization) ?? [];
  const [header, claims] = [decode(head), decode(body)];
  const key = toRecords(keys).find(({ kid }) => kid === header["kid"]);
  const endorsements = key?.["endorsements"];
  if (key === undefined || header["alg"] !== "RS256") return false;
  if (!Array.isArray(endorsements) || !endorsements.includes("msteams")) return false;
  const bytes = Buffer.from(signature, "base64url");
  const now = Date.now() / 1_000;
  return (
    verify("RSA-SHA256", Buffer.from(`${head}.${body}`), createPublicKey({ key, format: "jwk" }), bytes) &&
    claims["iss"] === metadata["issuer"] &&
    claims["aud"] === appId &&
    claims["serviceurl"] === activity["serviceUrl"] &&
    Number(claims["exp"]) > now - leeway &&
    Number(claims["nbf"]) < now + leeway
  );
}

async function read(url: string): Promise<Json> {
  return toRecord(parseJson((await exchange(url, { method: "GET" })).body.toString()));
}

function decode(part: string): Json {
  return toRecord(parseJson(Buffer.from(part, "base64url").toString()));
}
