import type { Activity, ConversationParameters } from "botbuilder";
import type { ConnectorClient, ConnectorClientOptions } from "botframework-connector";
import { z } from "zod";
import { isUnsent } from "../../core/errors.ts";
import { type Target, toId } from "./conversations.ts";
import { CallError, causeOf, nameOf, UnauthorizedError } from "./errors.ts";
import type { Reference } from "./journal.ts";
import { type Credentials, createToken } from "./token.ts";

/**
 * All that we use of Microsoft's SDK, which is no longer maintained (docs/decisions/0016): to replace it is to write this
 * file again. Activities and cards go through it as they are.
 */
export type Connection = {
  /** Throws `UnauthorizedError` when Microsoft's service did not sign this activity for us; another error when it cannot be known now. */
  authenticate: (activity: Signed, authorization: string | undefined) => Promise<void>;
  /** Throws `AuthorityError` when the tenant does not know our application or its secret. */
  signIn: () => Promise<void>;
  /** Gives the id of the posted activity, empty when Teams gives none. All throw `CallError`. */
  post: (to: Target, activity: object) => Promise<string>;
  update: (to: Target, id: string, activity: object) => Promise<void>;
  /** Where to write to this person alone: the id of the conversation, made if need be. */
  open: (through: Reference, memberId: string) => Promise<string>;
  member: (of: Reference, memberId: string) => Promise<Member | undefined>;
  members: (of: Reference) => Promise<Member[]>;
  /** What the service of a conversation keeps at `url`, asked with our token. Throws when `url` is not of that service. */
  ask: (serviceUrl: string, url: string, init: RequestInit) => Promise<Response>;
  stop: () => void;
};

export type Signed = { channelId: string; serviceUrl: string };

const memberSchema = z
  .object({
    id: z.string(),
    aadObjectId: z.string().nullish(),
    objectId: z.string().nullish(),
    name: z.string().nullish(),
    email: z.string().nullish(),
    userPrincipalName: z.string().nullish(),
    tenantId: z.string().nullish(),
    userRole: z.string().nullish(),
  })
  // Rosters have two names for the person's id in the tenant.
  .transform(({ objectId, ...member }) => ({ ...member, aadObjectId: member.aadObjectId ?? objectId }));
/** Someone of a conversation, as the roster tells. */
export type Member = z.infer<typeof memberSchema>;

/** Teams may take an activity and not say what it calls it: it was taken all the same. */
const postedSchema = z.object({ id: z.string().catch("") });

export type ConnectionOptions = {
  /** Nothing is checked and no token is sent: a test on this machine. */
  credentials: Credentials | "none";
  /** Instead of Microsoft's own, for tests: it grants the tokens and publishes the keys. */
  authority?: string;
  fetch: typeof fetch;
  /** The way out, where there is one. */
  proxy?: { host: string; port: number };
  /** Epoch ms. */
  now: () => number;
  warn: (fields: object, message: string) => void;
};

const issuer = "https://api.botframework.com";
const callMs = 15_000;
const pageSize = 500;
const mostMembers = 10_000;

export async function createConnection(options: ConnectionOptions): Promise<Connection> {
  const { credentials, authority, proxy } = options;
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = await import("botbuilder");
  const appId = credentials === "none" ? "" : credentials.appId;
  const token = createToken(options);
  const restoreConsole = listenToConsole(options.warn);
  const authentication = new ConfigurationBotFrameworkAuthentication(
    authority === undefined ? {} : localCloud(authority),
    {
      isValidAppId: (id) => Promise.resolve(id === appId),
      isAuthenticationDisabled: () => Promise.resolve(credentials === "none"),
      createCredentials: () => Promise.resolve({ signRequest: (request) => token.sign(request) }),
    },
    undefined,
    undefined,
    {
      httpClient: createHttpClient(options.fetch, token.forget),
      ...(proxy === undefined ? {} : { proxySettings: proxy }),
    },
  );
  const sdk = new CloudAdapter(authentication);

  /**
   * Runs one call of the SDK's client. What fails inside comes out: the SDK may hand it to a handler of its own instead,
   * and end as if nothing had happened.
   */
  async function call<T>({ conversation, serviceUrl, bot }: Reference, run: (client: ConnectorClient) => Promise<T>) {
    const done = Promise.withResolvers<T>();
    done.promise.catch(() => {});
    const reference = {
      channelId: "msteams",
      serviceUrl,
      bot: { id: bot, name: "" },
      conversation: { id: conversation, isGroup: false, conversationType: "", name: "" },
    };
    await sdk
      .continueConversationAsync(appId, reference, async ({ turnState }) => {
        const client = turnState.get<ConnectorClient>(sdk.ConnectorClientKey);
        await run(client).then(done.resolve, done.reject);
      })
      .catch(done.reject);
    done.reject(new CallError("the SDK made no call", { unsent: true }));
    return done.promise.catch((error: unknown) => {
      throw error instanceof CallError ? error : new CallError(nameOf(error));
    });
  }

  return {
    async authenticate(activity, authorization) {
      if (credentials === "none") return;
      const asked = authentication.authenticateRequest(toSdk({ type: "message", ...activity }), authorization ?? "");
      const claims = await inTime(asked).then(
        ({ claimsIdentity }) => claimsIdentity,
        (error: unknown) => {
          throw isOutage(error) ? error : new UnauthorizedError(reasonOf(error));
        },
      );
      // The SDK takes other tokens too, of its emulator and of other robots: only those of Microsoft's service are for us.
      const isTheirs = claims.getClaimValue("iss") === issuer && claims.getClaimValue("aud") === appId;
      if (!isTheirs) throw new UnauthorizedError("a token of another issuer, or for another");
    },

    signIn: async () => void (await token.get()),

    async post(to, activity) {
      const answer = await call(to.reference, ({ conversations }) =>
        conversations.sendToConversation(toId(to), toSdk({ ...envelope(to), ...activity })),
      );
      return postedSchema.parse(answer).id;
    },

    async update(to, activityId, activity) {
      const whole = toSdk({ ...envelope(to), ...activity, id: activityId });
      await call(to.reference, ({ conversations }) => conversations.updateActivity(toId(to), activityId, whole));
    },

    async open(through, memberId) {
      const { id } = await call(through, ({ conversations }) =>
        conversations.createConversation(toParameters(through, memberId)),
      );
      if (typeof id !== "string" || id === "") throw new CallError("Teams opened no conversation");
      return id;
    },

    async member(of, memberId) {
      try {
        return memberSchema.parse(
          await call(of, ({ conversations }) => conversations.getConversationMember(of.conversation, memberId)),
        );
      } catch (error) {
        if (error instanceof CallError && error.status === 404) return undefined;
        throw error;
      }
    },

    async members(of) {
      const all: Member[] = [];
      let asked: { pageSize: number; continuationToken: string } | undefined;
      do {
        const page = await call(of, ({ conversations }) =>
          conversations.getConversationPagedMembers(of.conversation, asked),
        );
        all.push(...z.array(memberSchema).parse(page.members));
        asked = page.continuationToken ? { pageSize, continuationToken: page.continuationToken } : undefined;
      } while (asked !== undefined && all.length < mostMembers);
      return all;
    },

    async ask(serviceUrl, url, init) {
      // Our token is shown to nobody else, whatever a message says.
      if (new URL(url).origin !== new URL(serviceUrl).origin) throw new CallError("an address that is not of Teams");
      const value = await token.get();
      return options.fetch(url, value === "" ? init : { ...init, headers: { authorization: `Bearer ${value}` } });
    },

    stop: restoreConsole,
  };
}

/** The SDK's settings for another authority than Microsoft's. */
function localCloud(authority: string) {
  const metadata = `${authority}/v1/.well-known/openidconfiguration`;
  return {
    ChannelService: "local",
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    ToBotFromChannelTokenIssuer: issuer,
    ToChannelFromBotLoginUrl: authority,
    ToChannelFromBotOAuthScope: issuer,
    OAuthUrl: authority,
  };
}

/** Our activities are plain JSON that Teams documents; the SDK's type wants every field of every channel. */
function toSdk(activity: object): Activity {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type is wider than what any channel reads
  return activity as Activity;
}

function toParameters({ bot, tenant }: Reference, memberId: string): ConversationParameters {
  return {
    isGroup: false,
    bot: { id: bot, name: "" },
    members: [{ id: memberId, name: "" }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  };
}

function envelope(to: Target): object {
  return { channelId: "msteams", from: { id: to.reference.bot }, conversation: { id: toId(to) } };
}

type HttpClient = NonNullable<ConnectorClientOptions["httpClient"]>;

/**
 * Makes the SDK's calls: once, since it would try again what may have been taken. Every refusal is thrown as it is, with
 * what Teams calls it.
 */
function createHttpClient(ask: typeof fetch, onUnauthorized: () => void): HttpClient {
  return {
    async sendRequest(request) {
      const { url, method, body } = request;
      const response = await ask(url, {
        method,
        headers: request.headers.rawHeaders(),
        ...(typeof body === "string" ? { body } : {}),
        signal: AbortSignal.timeout(callMs),
      }).catch((error: unknown) => {
        throw new CallError(`no answer: ${causeOf(error)}`, { unsent: isUnsent(error) });
      });
      const bodyAsText = await response.text().catch((error: unknown) => {
        throw new CallError(`half an answer: ${causeOf(error)}`);
      });
      if (response.status === 401) onUnauthorized();
      if (!response.ok) throw refusalOf(response, bodyAsText);
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      response.headers.forEach((value, name) => headers.set(name, value));
      return { request, status: response.status, headers, bodyAsText };
    },
  };
}

/** Microsoft writes its refusals in two ways: `error.code`, or a `subCode` in a message that is JSON itself. */
const refusalSchema = z.object({
  error: z.object({ code: z.string().optional(), message: z.string().optional() }).optional(),
  message: z.string().optional(),
});
const subCodeSchema = z.object({ subCode: z.string() });

function codeOf(text: string): string | undefined {
  const body = refusalSchema.safeParse(safely(() => JSON.parse(text))).data;
  const messages = [body?.message, body?.error?.message].filter((one) => one !== undefined);
  const subCodes = messages.map((one) => subCodeSchema.safeParse(safely(() => JSON.parse(one))).data?.subCode);
  const code = subCodes.find((one) => one !== undefined) ?? body?.error?.code;
  // A general name says no more than the status.
  return code !== undefined && /^[A-Za-z]{1,60}$/u.test(code) && code !== "Forbidden" ? code : undefined;
}

const longestAskedMs = 3_600_000;

/** At least a second, and up to a quarter more than is asked: those that are refused together do not come back together. */
function pauseOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  if (response.status !== 429 || Number.isNaN(seconds)) return undefined;
  return Math.min(Math.round(Math.max(seconds, 1) * 1_000 * (1 + Math.random() / 4)), longestAskedMs);
}

function refusalOf(response: Response, text: string): CallError {
  const [code, retryAfterMs] = [codeOf(text), pauseOf(response)];
  return new CallError(`HTTP ${response.status}`, {
    status: response.status,
    ...(code === undefined ? {} : { code }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function safely(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The keys of Microsoft's service may be slow to come. */
async function inTime<T>(asked: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new CallError("the keys did not come in time")), callMs);
  try {
    return await Promise.race([asked, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The SDK's own sentence, without what it quotes of the token. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split(/[:"]/u)[0] ?? "").slice(0, 100) : "unknown failure";
}

/** Nothing is known of who signed: neither to be taken nor to be refused. */
function isOutage(error: unknown): boolean {
  if (error instanceof CallError) return true;
  if (!(error instanceof Error)) return false;
  const status = "statusCode" in error ? error.statusCode : undefined;
  return (typeof status === "number" && status >= 500) || error.name === "FetchError";
}

/** The SDK prints keys and tokens' failures on the console: only that it did goes to our log. */
function listenToConsole(warn: (fields: object, message: string) => void): () => void {
  const print = console.error;
  console.error = () => warn({ from: "teams sdk" }, "the SDK complains of a token");
  return () => void (console.error = print);
}
