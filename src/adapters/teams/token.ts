import { z } from "zod";
import { AuthorityError, CallError, causeOf } from "./errors.ts";

/** Our application, as the tenant's Entra knows it. */
export type Credentials = { appId: string; secret: string; tenant: string };

const publicAuthority = "https://login.microsoftonline.com";
const scope = "https://api.botframework.com/.default";
const callMs = 15_000;
/** A token is asked again before it ends. */
const marginMs = 5 * 60_000;

const tokenSchema = z.object({
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

/** `until`: when it is to be asked again, in epoch ms. */
type Granted = { value: string; until: number };

/** The token that says who we are: asked for once, until it ends. */
export function createToken(options: {
  /** "none": no token is asked for. */
  credentials: Credentials | "none";
  authority?: string;
  fetch: typeof fetch;
  /** Epoch ms. */
  now: () => number;
}) {
  const { credentials, authority = publicAuthority, fetch: ask, now } = options;
  let current: { value: Promise<Granted>; until: number } | undefined;

  async function request(): Promise<Granted> {
    if (credentials === "none") return { value: "", until: Number.POSITIVE_INFINITY };
    const { appId, secret, tenant } = credentials;
    const answer = await ask(`${authority}/${tenant}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: appId,
        client_secret: secret,
        scope: scope,
      }),
      signal: AbortSignal.timeout(callMs),
    }).catch((error: unknown) => {
      throw new CallError(`no token: ${causeOf(error)}`, { unsent: true });
    });
    const told = tokenSchema.safeParse(await answer.json().catch(() => undefined));
    const { access_token, expires_in = 0, error, error_description } = told.data ?? {};
    if (answer.ok && access_token !== undefined)
      return { value: access_token, until: now() + expires_in * 1_000 - marginMs };
    const refusal = {
      status: answer.status,
      unsent: true,
      ...(error === undefined ? {} : { code: codeOf(error, error_description) }),
    };
    // Entra says 4xx of a request that it will refuse again, and why; anything else is its own trouble, or another's on the way.
    if (error !== undefined && answer.status >= 400 && answer.status < 500 && answer.status !== 429)
      throw new AuthorityError("no token", refusal);
    throw new CallError("no token", refusal);
  }

  async function get(): Promise<string> {
    if (current === undefined || now() >= current.until) {
      // Whoever asks meanwhile gets the same.
      const asked: typeof current = { value: request(), until: Number.POSITIVE_INFINITY };
      current = asked;
      asked.value.then(
        ({ until }) => (asked.until = until),
        () => (current = current === asked ? undefined : current),
      );
    }
    return (await current.value).value;
  }

  return {
    get,
    forget: (): void => void (current = undefined),
    async sign<R extends { headers: { set(name: string, value: string): void } }>(call: R): Promise<R> {
      const value = await get();
      if (value !== "") call.headers.set("authorization", `Bearer ${value}`);
      return call;
    },
  };
}

/** Entra's own number ("AADSTS7000222") where it gives one: its sentences quote what was sent. */
function codeOf(error: string, description = ""): string {
  return /AADSTS\d+/u.exec(description)?.[0] ?? (/^[a-z_]{1,60}$/u.test(error) ? error : "refused");
}
