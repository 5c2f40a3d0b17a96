import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type Answer, type Attempt, describe, type Envelope, type Transport } from "./delivery.ts";
import { type Json, parseJson, toRecord, toText } from "./json.ts";

export type SocketTiming = {
  /** How long the bot may take to acknowledge an envelope, in milliseconds. */
  answerTimeout: number;
  /** Before each retry, in milliseconds. */
  retryDelays: readonly number[];
};

export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled";

export type SocketMode = {
  transport: Transport;
  /** How many connections are open now. */
  connections(): number;
  /** Asks the bot to reconnect: nothing goes to the connections of now any more. */
  disconnect(reason: DisconnectReason): void;
  /** Breaks every connection without a word. */
  cut(): void;
  /** Loses the next acknowledgements, as if the network had. */
  dropAcks(count: number): void;
  /** Answers `apps.connections.open`. */
  open(request: IncomingMessage, origin: string): Json;
  stop(): void;
};

type Socket = {
  on(event: "message", listener: (data: Buffer) => void): void;
  on(event: "close" | "error", listener: () => void): void;
  send(text: string): void;
  ping(): void;
  terminate(): void;
};
type SocketServer = {
  handleUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer, done: (socket: Socket) => void): void;
};
type Sending = { envelope: Envelope; retry: number; resolve: (answer: Answer) => void };
type Unacked = { sending: Sending; attempt: Attempt; timer: NodeJS.Timeout };
type Connection = { socket: Socket; draining: boolean; unacked: Map<string, Unacked> };

type Options = SocketTiming & { server: Server; appToken: string; appId: string; attempts: Attempt[] };

export async function createSocketMode(options: Options): Promise<SocketMode> {
  const { server, appToken, appId, attempts, answerTimeout, retryDelays } = options;
  const sockets = await loadSocketServer();
  const connections = new Set<Connection>();
  const tickets = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let queue: Sending[] = [];
  let turn = 0;
  let acksToDrop = 0;
  let stopped = false;
  const beat = setInterval(() => connections.forEach(({ socket }) => socket.ping()), 10_000);

  server.on("upgrade", (request, stream, head) => {
    const ticket = new URL(request.url ?? "/", "ws://front").searchParams.get("ticket") ?? "";
    if (stopped || !tickets.delete(ticket)) return void stream.destroy();
    sockets.handleUpgrade(request, stream, head, welcome);
  });

  function welcome(socket: Socket): void {
    const connection: Connection = { socket, draining: false, unacked: new Map() };
    connections.add(connection);
    socket.on("message", (data) => acknowledge(connection, toRecord(parseJson(data.toString()))));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      connections.delete(connection);
      for (const unacked of connection.unacked.values()) giveUp(unacked, "connection_lost", 0);
    });
    const debug = { host: "applink-1", build_number: 1, approximate_connection_time: 18_060 };
    const about = { num_connections: connections.size, connection_info: { app_id: appId }, debug_info: debug };
    socket.send(JSON.stringify({ type: "hello", ...about }));
    const waiting = queue;
    queue = [];
    waiting.forEach(send);
  }

  function acknowledge(connection: Connection, message: Json): void {
    const unacked = connection.unacked.get(toText(message["envelope_id"]));
    if (!unacked) return;
    if (acksToDrop > 0) {
      acksToDrop -= 1;
      return;
    }
    connection.unacked.delete(toText(message["envelope_id"]));
    clearTimeout(unacked.timer);
    unacked.attempt.outcome = "acknowledged";
    const { payload } = message;
    const text = payload === undefined ? "" : typeof payload === "string" ? payload : JSON.stringify(payload);
    unacked.sending.resolve({ status: 200, text });
  }

  function send(sending: Sending): void {
    if (stopped) return sending.resolve({ status: 0, text: "" });
    const open = [...connections].filter(({ draining }) => !draining);
    const connection = open[(turn += 1) % open.length];
    if (!connection) return void queue.push(sending);
    const { envelope, retry } = sending;
    const id = randomUUID();
    const attempt: Attempt = { kind: envelope.kind, ...describe(envelope), retry, outcome: "waiting" };
    attempts.push(attempt);
    const timer = setTimeout(() => {
      connection.unacked.delete(id);
      giveUp(unacked, "timeout", retryDelays[retry] ?? 0);
    }, answerTimeout);
    const unacked: Unacked = { sending, attempt, timer };
    connection.unacked.set(id, unacked);
    const again =
      retry > 0 ? { retry_attempt: retry, retry_reason: "timeout" } : { retry_attempt: 0, retry_reason: "" };
    const retries = envelope.kind === "events_api" ? again : {};
    const accepts = envelope.kind !== "events_api";
    const { kind: type, payload } = envelope;
    connection.socket.send(
      JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: accepts, ...retries }),
    );
  }

  /** A lost connection loses any envelope that went by it; only events are sent again to a bot that kept silent. */
  function giveUp({ sending, attempt, timer }: Unacked, outcome: string, delay: number): void {
    clearTimeout(timer);
    attempt.outcome = outcome;
    const again = outcome === "connection_lost" || sending.envelope.kind === "events_api";
    if (stopped || !again || sending.retry >= retryDelays.length) return sending.resolve({ status: 0, text: "" });
    const next = setTimeout(() => {
      timers.delete(next);
      send({ ...sending, retry: sending.retry + 1 });
    }, delay);
    timers.add(next);
  }

  return {
    transport: { deliver: (envelope) => new Promise((resolve) => send({ envelope, retry: 0, resolve })) },
    connections: () => connections.size,
    disconnect(reason) {
      for (const connection of connections) {
        connection.draining = true;
        connection.socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "applink-1" } }));
      }
    },
    cut: () => connections.forEach(({ socket }) => socket.terminate()),
    dropAcks: (count) => {
      acksToDrop = count;
    },
    open(request, origin) {
      if (request.headers.authorization !== `Bearer ${appToken}`) return { ok: false, error: "invalid_auth" };
      const ticket = randomUUID();
      tickets.add(ticket);
      return { ok: true, url: `${origin.replace("http:", "ws:")}/link/?ticket=${ticket}&app_id=${appId}` };
    },
    stop() {
      stopped = true;
      clearInterval(beat);
      timers.forEach(clearTimeout);
      connections.forEach(({ socket, unacked }) => {
        unacked.forEach((each) => giveUp(each, "stopped", 0));
        unacked.clear();
        socket.terminate();
      });
      queue.forEach(send);
    },
  };
}

/** `ws` belongs to the peers' own package: it is absent where the emulator is. */
async function loadSocketServer(): Promise<SocketServer> {
  const name = "ws";
  const loaded: { WebSocketServer: new (options: Json) => SocketServer } = await import(name);
  return new loaded.WebSocketServer({ noServer: true });
}
