import { request } from "request";
import { z } from "zod";
import { isExternal, isTchap, serverOf } from "./servers.ts";

/** Where to speak with a homeserver, and its name. `external`: on Tchap, a server whose accounts are allowed little. */
export type Homeserver = { url: string; server: string; external?: true };

/**
 * `unreadable`: neither an e-mail address nor a server's name; `no_answer`: Tchap could not be asked; `unknown`: this
 * server says not where it is.
 */
export type NotFound = { reason: "unreadable" | "no_answer" | "unknown" };

const tchapInfo = "https://matrix.agent.tchap.gouv.fr/_matrix/identity/api/v1/info";

const serverName = z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d{1,5})?$/u);
const infoAnswer = z.object({ hs: serverName });
const wellKnownAnswer = z.object({ "m.homeserver": z.object({ base_url: z.url({ protocol: /^https$/u }) }) });

/**
 * The homeserver of an e-mail address of Tchap, or of a server's name (or of a user id, whose server is taken). Tchap
 * knows every address: those that it was not told of are an external's. `get` gives the JSON at an address, or throws.
 */
export async function findHomeserver(
  ask: string,
  get: (url: string) => Promise<unknown>,
): Promise<Homeserver | NotFound> {
  const asked = ask.trim().toLowerCase();
  const named = serverName.safeParse(serverOf(asked) ?? asked);
  if (named.success) return ofServer(named.data, get);
  if (!z.email().safeParse(asked).success) return { reason: "unreadable" };
  const query = new URLSearchParams({ medium: "email", address: asked }).toString();
  const answer = await get(`${tchapInfo}?${query}`).catch(() => undefined);
  const info = infoAnswer.safeParse(answer);
  return info.success ? ofTchap(info.data.hs) : { reason: "no_answer" };
}

async function ofServer(server: string, get: (url: string) => Promise<unknown>): Promise<Homeserver | NotFound> {
  // A server speaks of itself at its own address, without the port that other servers use.
  const host = server.replace(/:\d+$/u, "");
  const answer = await get(`https://${host}/.well-known/matrix/client`).catch(() => undefined);
  const wellKnown = wellKnownAnswer.safeParse(answer);
  if (wellKnown.success) {
    const url = wellKnown.data["m.homeserver"].base_url.replace(/\/+$/u, "");
    return { url, server, ...(isExternal(server) ? { external: true } : {}) };
  }
  return isTchap(server) ? ofTchap(server) : { reason: "unknown" };
}

/** Every server of Tchap is at the same place under its name. */
function ofTchap(server: string): Homeserver {
  return { url: `https://matrix.${server}`, server, ...(isExternal(server) ? { external: true } : {}) };
}

/** The JSON at an address, through the proxy of the environment if there is one. Rejects when there is none there. */
export async function getJson(url: string): Promise<unknown> {
  const text = await new Promise<string>((resolve, reject) => {
    request({ uri: url, method: "GET", timeout: 10_000 }, (error, response) => {
      if (error !== null || response?.statusCode !== 200) return reject(new Error(`no answer at ${url}`));
      return resolve(String(response.body));
    });
  });
  return JSON.parse(text);
}
