import { setTimeout as wait } from "node:timers/promises";
import { EnvHttpProxyAgent } from "undici";
import type { Adapter, Inbound } from "../../core/adapter.ts";
import { OperatorError } from "../../core/errors.ts";
import type { Attachment, Chart } from "../../core/message.ts";
import { type Activity, activitySchema, signedSchema, tenantsOf } from "./activity.ts";
import { cardType } from "./card.ts";
import { type Connection, createConnection } from "./connection.ts";
import { createConsents } from "./consent.ts";
import { createConversations, toAddress, toTarget } from "./conversations.ts";
import { AuthorityError, CallError, nameOf, UnauthorizedError } from "./errors.ts";
import { createFiles } from "./files.ts";
import { type Answer, createHttpServer } from "./http.ts";
import { type Answered, readActivity, readReference } from "./inbound.ts";
import type { Journal, Reference } from "./journal.ts";
import { toCardActivity } from "./outbound.ts";
import { createPace } from "./pace.ts";
import { createPeople } from "./people.ts";
import { createReader } from "./reader.ts";
import { createDownloads } from "./received.ts";
import { createSend } from "./send.ts";
import { sentences } from "./sentences.ts";
import type { Credentials } from "./token.ts";

export type TeamsOptions = {
  /** The application registered in the tenant; "none": nothing is checked, for a test on this machine. */
  credentials: Credentials | "none";
  /** Whose people may speak with Relais, besides those of its own tenant. */
  tenants: readonly string[];
  /** Guests of a tenant may too. */
  guests: boolean;
  host: string;
  port: number;
  /** Where people reach this machine: "https://relais.exemple.fr". */
  address?: string;
  /** Another authority than Microsoft's, for tests. */
  authority?: string;
  journal: Journal;
  /** Epoch ms. */
  now: () => number;
  draw: (chart: Chart) => Promise<Uint8Array>;
  bytesOf: (file: Attachment) => Promise<Uint8Array>;
  warn: (fields: object, message: string) => void;
};

const closingMs = 2_000;
const longestWaitMs = 60_000;

/** Microsoft Teams. What comes is kept, then answered at once; it is handled afterwards. */
export async function createTeamsAdapter(options: TeamsOptions): Promise<Adapter & { port(): number }> {
  const { credentials, journal, now, draw, bytesOf, warn } = options;
  // One way out, the proxy of HTTPS_PROXY where there is one.
  const dispatcher = new EnvHttpProxyAgent();
  const ask: typeof fetch = (url, init) => fetch(url, Object.assign(init ?? {}, { dispatcher }));
  const isLocal = credentials === "none";
  const tenants = new Set([...(isLocal ? [] : [credentials.tenant]), ...options.tenants].map((id) => id.toLowerCase()));
  const proxy = proxyOf(process.env);
  const connection: Connection = await createConnection({
    credentials,
    fetch: ask,
    now,
    warn,
    ...(options.authority === undefined ? {} : { authority: options.authority }),
    ...(proxy === undefined ? {} : { proxy }),
  });
  const conversations = createConversations(journal, now);
  // A clock that nobody sets: a step back of the other must hold nobody.
  const pace = createPace(() => performance.now());
  const people = createPeople({
    connection,
    conversations,
    tenants: isLocal ? undefined : tenants,
    guests: options.guests,
    place: (tenant) => pace.place(tenant),
    now,
    ...(isLocal ? {} : { home: credentials.tenant.toLowerCase() }),
  });
  const files = createFiles({
    journal,
    secret: isLocal ? undefined : credentials.secret,
    address: () => options.address ?? (isLocal ? `http://127.0.0.1:${http.port()}` : undefined),
    fetch: ask,
    now,
  });
  const sender = createSend({ connection, conversations, journal, files, pace, draw, bytesOf, now, warn });
  const filesOf = createDownloads({ ask, askService: connection.ask });
  const stopping = new AbortController();
  const background = new Set<Promise<void>>();
  let receive: (event: Inbound) => void = deaf;
  let halt: (reason: string) => void = deaf;

  const reader = createReader({
    journal,
    conversations,
    people,
    filesOf,
    receive: (event) => receive(event),
    onConsent: createConsents({ files, journal, post: sender.post, now }),
    now,
    warn,
  });
  const http = createHttpServer({
    host: options.host,
    port: options.port,
    onActivity,
    fileOf: (path) => files.open(path),
    warn,
  });

  /** Answers one request of Microsoft's service: nothing is done of it but to keep what it says. */
  async function onActivity(body: unknown, authorization: string | undefined): Promise<Answer> {
    const parsed = activitySchema.safeParse(body);
    // Who is not known is told nothing of what is wrong.
    try {
      await connection.authenticate(signedSchema.parse(body), authorization);
    } catch (error) {
      const isForged = error instanceof UnauthorizedError;
      warn(
        { error: nameOf(error) },
        isForged ? "a request that is not of Teams was refused" : "the keys of Teams could not be had",
      );
      return { status: isForged ? 401 : 503 };
    }
    if (!parsed.success) {
      const at = parsed.error.issues.map(({ path }) => path.join("."));
      warn({ at }, "what Teams sent was not understood");
      return { status: 400 };
    }
    const tenant = admittedTenant(parsed.data);
    if (tenant === undefined) {
      warn({}, "a request of another tenant was refused");
      return { status: 403 };
    }
    return take(parsed.data, tenant);
  }

  /** The tenant it is of, when that is one of ours and it names no other. */
  function admittedTenant(activity: Activity): string | undefined {
    const [tenant = "", ...others] = tenantsOf(activity);
    // Nobody is checked: only this machine is spoken with.
    if (isLocal) return isLoopback(activity.serviceUrl) ? tenant : undefined;
    return others.length === 0 && tenants.has(tenant) ? tenant : undefined;
  }

  function take(activity: Activity, tenant: string): Answer {
    const reading = readActivity(activity);
    const reference = readReference(activity, tenant);
    if (reading.kind === "gone") conversations.leave(reference);
    else conversations.know(reference);
    if (activity.type === "conversationUpdate") people.forgetRoster(reference.conversation);
    const isInvoke = activity.type === "invoke";
    if (reading.kind === "empty")
      return { status: 200, ...(isInvoke ? { body: toMessage(sentences.noneChosen) } : {}) };
    if (reading.kind !== "heard") return { status: isInvoke ? 501 : 200 };
    const { eventId, answered } = reading;
    // An event may leave out what an earlier one said of the same person.
    const known = conversations.of(reference.conversation)?.reference.user;
    const heard = known?.id === reading.heard.memberId ? { ...reading.heard, account: known.account } : reading.heard;
    journal.keep({ conversation: reference.conversation, eventId, event: heard }, now());
    reader.wake();
    if (answered !== undefined) showAnswered(activity, reference, answered);
    return isInvoke ? { status: 200, body: bodyOf(reference, answered) } : { status: 200 };
  }

  /** What the client shows is forgotten when it is opened again: the message itself is changed. A failure costs nobody an answer. */
  function showAnswered(activity: Activity, reference: Reference, { card, activity: id }: Answered): void {
    if (id === undefined || reference.kind !== "personal") return;
    const to = toTarget(reference, toAddress(activity.conversation.id));
    const changing = pace
      .turn(reference.tenant, reference.conversation)
      .then((goes) => (goes ? connection.update(to, id, toCardActivity(card)) : undefined))
      .catch((error: unknown) => {
        if (error instanceof CallError && error.retryAfterMs !== undefined)
          pace.hold(reference.conversation, error.retryAfterMs);
        warn({ error: nameOf(error) }, "an answered card could not be replaced");
      });
    background.add(changing);
    void changing.finally(() => background.delete(changing));
  }

  /** Until then, what Relais has to say waits. */
  async function signInLater(): Promise<void> {
    for (let tries = 0; !stopping.signal.aborted; tries += 1) {
      await wait(Math.min(1_000 * 2 ** tries, longestWaitMs), undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        return await connection.signIn();
      } catch (error) {
        if (error instanceof AuthorityError) return halt(nameOf(error));
        warn({ error: nameOf(error) }, "Microsoft does not answer: trying again");
      }
    }
  }

  async function stop(): Promise<void> {
    if (stopping.signal.aborted) return;
    stopping.abort();
    pace.stop();
    await http.stop();
    reader.stop();
    await Promise.race([
      Promise.allSettled([reader.settled(), ...background]),
      wait(closingMs, undefined, { ref: false }),
    ]);
    connection.stop();
    // What is being posted may end, so that nothing is left in doubt.
    await Promise.race([dispatcher.close(), wait(closingMs, undefined, { ref: false })]);
    await dispatcher.destroy();
  }

  return {
    platform: "teams",
    port: () => http.port(),

    async start(given, onHalt) {
      receive = given;
      halt = onHalt;
      try {
        // What is said while Microsoft is slow to know us is kept.
        await http.start();
        await connection.signIn().catch((error: unknown) => {
          if (error instanceof AuthorityError)
            throw new OperatorError(sentences.refused(error.code ?? `HTTP ${error.status}`));
          warn({ error: nameOf(error) }, "Microsoft does not answer: trying again");
          void signInLater();
        });
        // What an earlier start kept and did not handle comes first.
        reader.wake();
      } catch (error) {
        await stop();
        throw error;
      }
    },

    send: (to, message, key) => sender.send(to, message, key),
    openDirect: (accountId) => people.openDirect(accountId),
    find: (email) => people.find(email),
    stop,
  };
}

/** What the client shows in place of the card, to whoever pressed. */
function bodyOf({ kind }: Reference, answered: Answered | undefined): object {
  if (answered === undefined) return {};
  if (kind !== "personal") return toMessage(sentences.answeredAside);
  return { statusCode: 200, type: cardType, value: answered.card };
}

function toMessage(value: string): object {
  return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value };
}

function isLoopback(url: string): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])$/u.test(new URL(url).hostname);
}

/** The proxy of the environment, for what the SDK asks by itself: the keys of Microsoft's service. */
function proxyOf(environment: NodeJS.ProcessEnv): { host: string; port: number } | undefined {
  const given = environment["HTTPS_PROXY"] ?? environment["https_proxy"];
  if (given === undefined || given === "") return undefined;
  const { hostname, port } = new URL(given);
  return { host: hostname, port: Number(port || 80) };
}

/** Before the start. */
function deaf(): void {}
