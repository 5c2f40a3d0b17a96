import { setTimeout as wait } from "node:timers/promises";
import { type KeyStore, KeyStoreBusyError, type Machine, openKeyStore, openMachine } from "@relais/matrix-crypto";
import { z } from "zod";
import type { Adapter, Inbound } from "../../core/adapter.ts";
import { DeliveryError, OperatorError } from "../../core/errors.ts";
import type { Attachment, Chart } from "../../core/message.ts";
import { createCalls, pathOf } from "./calls.ts";
import { isFinal, refusesUs, toCallError } from "./errors.ts";
import type { Journal } from "./journal.ts";
import { createLink, type Link } from "./link.ts";
import { createPace } from "./pace.ts";
import { createSend } from "./send.ts";
import { createServerList, faultOf, isTchap, type ServerList, serverOf } from "./servers.ts";
import { sentences } from "./sentences.ts";
import { type Verification, signDevice } from "./server-identity.ts";
import { type Credentials, createSessions } from "./session.ts";

export type MatrixOptions = {
  homeserver: string;
  credentials: Credentials;
  /** The account's identity, if it has one already, is signed with; if not, it is kept under it. */
  recoveryCode?: string;
  /** Servers whose people may speak with us, besides our own. */
  servers?: readonly string[];
  callsPerSecond?: number;
  polls: boolean;
  /** The file of the device: its keys, its tokens. */
  keyFile: string;
  journal: Journal;
  /** Epoch ms. */
  now: () => number;
  draw: (chart: Chart) => Promise<Uint8Array>;
  bytesOf: (file: Attachment) => Promise<Uint8Array>;
  /** What the encryption holds in memory can no longer be trusted: the process is to end at once. */
  fatal: (reason: string, error: unknown) => void;
  warn: (fields: object, message: string) => void;
};

const profileSchema = z.object({ displayname: z.string().default("") });
/** What Tchap's own help asks of robots. */
const tchapCallsPerSecond = 1;
const closingMs = 2_000;
const longestWaitMs = 60_000;

/** Matrix and Tchap: one account, one device, whose keys and tokens are in `keyFile`, opened alone. Throws `OperatorError`. */
export function createMatrixAdapter(options: MatrixOptions): Adapter {
  const { journal, now, draw, bytesOf, warn, keyFile } = options;
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  const fatal = (reason: string) => (error: unknown) => {
    if (!isStopping()) options.fatal(reason, error);
  };
  const sending = new Set<Promise<unknown>>();
  let link: Link | undefined;
  let connecting: Promise<void> | undefined;
  let vault: KeyStore | undefined;
  let receive: (event: Inbound) => void = deaf;
  let halt: (reason: string) => void = deaf;

  // A clock that nobody sets: a step back of the other must hold nobody.
  const pace = createPace(() => performance.now());
  const sessions = createSessions({
    calls: () => calls,
    vault: { get: (key) => opened().get(key), set: (entries) => opened().set(entries) },
    credentials: options.credentials,
  });
  const calls = createCalls({ homeserver: options.homeserver, pace, renew: sessions.renew });
  const send = createSend({
    calls,
    machine: () => linked().machine,
    rooms: () => linked().rooms,
    me: () => linked().us.userId,
    polls: options.polls,
    draw,
    bytesOf,
    now,
    warn,
  });

  function opened(): KeyStore {
    if (vault === undefined) throw new Error("the key store is not open");
    return vault;
  }

  function linked(): Link {
    if (link === undefined) throw new DeliveryError("the homeserver has not answered yet");
    return link;
  }

  /** Who may speak with us, and how fast we may go: both follow from the server of our account. */
  function knowServer(userId: string): ServerList {
    const server = serverOf(userId) ?? "";
    const perSecond = options.callsPerSecond ?? (isTchap(server) ? tchapCallsPerSecond : undefined);
    if (perSecond !== undefined) pace.slowTo(perSecond);
    const patterns = [...(options.servers ?? [])];
    const fault = faultOf(patterns, server);
    if (fault !== undefined) throw new OperatorError(sentences.faultyServers(fault));
    return createServerList(patterns, server);
  }

  /** From nothing to a device that reads and writes. Throws when the homeserver refuses, or cannot be reached. */
  async function connect(): Promise<Link> {
    const { userId, deviceId, token } = await sessions.open();
    calls.useToken(token);
    journal.claim(`${userId}|${deviceId}`);
    const servers = knowServer(userId);
    const { displayname: name } = await calls
      .ask(profileSchema, "GET", pathOf("profile", userId, "displayname"))
      .catch(nameless);
    const us = { userId, name };
    const call = async (method: "GET" | "POST" | "PUT", path: string, body?: object) =>
      calls.call(method, path, body === undefined ? {} : { body });
    const machine = await openMachine({
      userId,
      deviceId,
      store: opened(),
      call,
    });
    try {
      await sign(machine, { userId, deviceId });
    } catch (error) {
      machine.close();
      throw error;
    }
    return createLink({
      us,
      machine,
      journal,
      calls,
      pace,
      servers,
      receive: (event) => receive(event),
      onRefused: (reason) => halt(reason),
      now,
      signal: stopping.signal,
      warn,
    });
  }

  /** A device that nobody signed still speaks: some clients warn about it, or will. */
  async function sign(machine: Machine, { userId, deviceId }: { userId: string; deviceId: string }): Promise<void> {
    const { credentials, recoveryCode, homeserver } = options;
    let verification: Verification | "unknown" = "unknown";
    try {
      verification = await signDevice({
        identity: machine.identity,
        calls,
        me: userId,
        ...("password" in credentials ? { password: credentials.password } : {}),
        ...(recoveryCode === undefined ? {} : { recoveryCode }),
      });
    } catch (error) {
      if (refusesUs(error)) throw error;
      warn({ error: toCallError(error).message }, "our device could not be signed: tried again at the next start");
    }
    if (verification !== "signed") warn({ verification }, "our device is not verified: see matrix etat");
    journal.report({ userId, deviceId, fingerprint: machine.fingerprint, homeserver, verification, at: now() });
  }

  async function begin(): Promise<void> {
    link = await connect();
    link.start();
  }

  /** Until then, what people write waits on the homeserver, and what we write in the outbox. */
  async function beginLater(askedMs = 0): Promise<void> {
    for (let tries = 0; link === undefined && !isStopping(); tries += 1) {
      const ms = Math.max(Math.min(1_000 * 2 ** tries, longestWaitMs), askedMs);
      await wait(ms, undefined, { signal: stopping.signal }).catch(() => {});
      if (isStopping()) return;
      try {
        await begin();
      } catch (error) {
        if (error instanceof OperatorError || refusesUs(error)) return halt(reasonOf(error));
        warn({ error: reasonOf(error) }, "the homeserver does not answer: trying again");
        askedMs = toCallError(error).retryAfterMs ?? 0;
      }
    }
  }

  async function stop(): Promise<void> {
    if (isStopping()) return;
    stopping.abort();
    // What is being posted may end, so that nothing is left in doubt.
    await Promise.race([Promise.allSettled(sending), wait(closingMs, undefined, { ref: false })]);
    pace.stop();
    await connecting?.catch(() => {});
    await link?.stop();
    vault?.close();
  }

  return {
    platform: "matrix",

    async start(given, onHalt) {
      receive = given;
      halt = onHalt;
      vault = openAlone(keyFile, fatal("the keys could not be written"));
      try {
        await begin();
      } catch (error) {
        if (error instanceof OperatorError) {
          await stop();
          throw error;
        }
        if (refusesUs(error)) return halt(reasonOf(error));
        warn({ error: reasonOf(error) }, "the homeserver does not answer: trying again");
        connecting = beginLater(toCallError(error).retryAfterMs);
      }
    },

    async send(to, message, key, begunAt) {
      const sent = send(to, message, key, begunAt);
      sending.add(sent);
      return sent.finally(() => sending.delete(sent));
    },

    openDirect: async (accountId) => linked().rooms.openDirect(accountId),
    stop,
  };
}

function openAlone(file: string, onBroken: (error: unknown) => void): KeyStore {
  try {
    return openKeyStore(file, onBroken);
  } catch (error) {
    if (error instanceof KeyStoreBusyError) throw new OperatorError(sentences.keysTaken(file));
    throw error;
  }
}

/** Before the start. */
function deaf(): void {}

function nameless(error: unknown): { displayname: string } {
  if (!isFinal(error) || refusesUs(error)) throw error;
  return { displayname: "" };
}

function reasonOf(error: unknown): string {
  return error instanceof OperatorError ? error.message : toCallError(error).message;
}
