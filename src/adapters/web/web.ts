import { createAdaptorServer } from "@hono/node-server";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { Server } from "node:http";
import type { Adapter } from "../../core/adapter.ts";
import { OperatorError } from "../../core/errors.ts";
import type { Attachment } from "../../core/message.ts";
import { createLive } from "./live.ts";
import type { Live } from "./live.ts";
import { createRoutes, toMessageEvent, toSceneEvent } from "./routes.ts";
import type { Mailbox, Scene } from "./scene.ts";

const address = "127.0.0.1";
const beatMs = 15_000;
const pageFolder = new URL("page/", import.meta.url);
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * The sandbox page: anyone on this machine, and nobody else, may speak as any person of the scene.
 * `port` 0 takes a free one; `url()` is true once started. `now` is in milliseconds since 1970 UTC.
 * Throws `OperatorError` at start when the port is taken.
 */
export function createWebAdapter(options: {
  port: number;
  scene: Scene;
  mailbox: Mailbox;
  bytesOf: (file: Attachment) => Promise<Uint8Array>;
  now: () => number;
  report?: (fault: unknown) => void;
}): Adapter & { url(): string } {
  const { scene, mailbox, bytesOf, now, report = console.error } = options;
  const live = createLive();
  let port = options.port;
  let running: { server: Server; pulse: NodeJS.Timeout } | undefined;

  return {
    platform: "web",
    url: () => `http://${address}:${port}`,

    async start(receive) {
      const routes = createRoutes({
        scene,
        mailbox,
        live,
        page: readPage(),
        receive,
        bytesOf,
        now,
        port: () => port,
        report,
      });
      const server = createAdaptorServer({ fetch: routes.fetch });
      if (!(server instanceof Server)) throw new TypeError("the sandbox speaks HTTP/1.1");
      port = await listen(server, port);
      running = { server, pulse: startPulse(live, scene) };
    },

    async send(to, message, key) {
      const kept = mailbox.add(to.channel, key, "relais", message, now());
      if (kept) live.publish(toMessageEvent(kept));
      return { reference: key };
    },

    openDirect: async (account) => ({ platform: "web", channel: account }),

    async stop() {
      if (!running) return;
      const { server, pulse } = running;
      running = undefined;
      clearInterval(pulse);
      live.close();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Time also passes by itself: a scene that changed is its own heartbeat. */
function startPulse(live: Live, scene: Scene): NodeJS.Timeout {
  let told = scene.describe().now;
  return setInterval(() => {
    const { now } = scene.describe();
    if (now === told) live.beat();
    else live.publish(toSceneEvent(scene));
    told = now;
  }, beatMs).unref();
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, address);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new OperatorError(
      `Le port ${port} est déjà pris sur cette machine. Arrêtez l’autre programme ou donnez un autre port (RELAIS_PORT).`,
    );
  });
  const bound = server.address();
  return typeof bound === "object" && bound ? bound.port : port;
}

function readPage(): Map<string, { type: string; body: string }> {
  const files = readdirSync(pageFolder).map((name) => {
    const path = name === "index.html" ? "/" : `/${name}`;
    const type = types[extname(name)] ?? "application/octet-stream";
    return [path, { type, body: readFileSync(new URL(name, pageFolder), "utf8") }] as const;
  });
  return new Map(files);
}
