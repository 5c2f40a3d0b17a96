import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { OperatorError } from "../../core/errors.ts";
import { filePath } from "./files.ts";
import type { KeptFile } from "./journal.ts";
import { aboutPage, aboutPaths } from "./page.ts";

const endpoint = "/api/messages";
/** A message of Teams holds 100 kB at most. */
const mostBytes = 512 * 1_024;
const closingMs = 2_000;

export type Answer = { status: number; body?: object };

/**
 * What Microsoft's service posts, the files that people take by their links, and the page that says what Relais keeps:
 * all that is reachable on `host:port`, and nothing else.
 */
export function createHttpServer(options: {
  host: string;
  port: number;
  /** Throws when nothing was kept. */
  onActivity: (body: unknown, authorization: string | undefined) => Promise<Answer>;
  fileOf: (path: string) => KeptFile | undefined;
  warn: (fields: object, message: string) => void;
}) {
  const { host, port, onActivity, fileOf, warn } = options;
  let server: Server | undefined;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split("?")[0] ?? "";
    if (request.method === "POST" && path === endpoint) return take(request, response);
    if (request.method !== "GET") return end(response, { status: 404 });
    if (aboutPaths.has(path)) return void response.writeHead(200, pageHeaders).end(aboutPage);
    const file = path.startsWith(filePath) ? fileOf(path.slice(filePath.length)) : undefined;
    if (file !== undefined) return void response.writeHead(200, headersOf(file)).end(file.content);
    return end(response, { status: 404 });
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page of somebody's browser may post anything else here without being asked.
    if (!request.headers["content-type"]?.startsWith("application/json")) return refuse(request, response, 415);
    const text = await readBody(request);
    if (text === undefined) return refuse(request, response, 413);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return end(response, { status: 400 });
    }
    return end(response, await onActivity(body, request.headers.authorization));
  }

  return {
    port: () => {
      const bound = server?.address();
      return typeof bound === "object" && bound ? bound.port : port;
    },
    async start(): Promise<void> {
      server = createServer((request, response) => {
        // Answered after we began to stop: nothing more is to come on it.
        response.once("finish", () => server?.listening === false && server.closeIdleConnections());
        serve(request, response).catch((error: unknown) => {
          warn(
            { error: error instanceof Error ? error.message : "unknown" },
            "a request of Teams could not be handled",
          );
          if (!response.headersSent) end(response, { status: 500 });
        });
      });
      server.listen(port, host);
      await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
        throw new OperatorError(
          `Le port ${port} ne peut pas être ouvert sur ${host} pour Teams (${error.code}). Arrêtez l’autre programme ou donnez un autre port (TEAMS_PORT).`,
        );
      });
    },
    async stop(): Promise<void> {
      if (server === undefined) return;
      const [closing, open] = [once(server, "close"), server];
      open.close();
      open.closeIdleConnections();
      // A connection that says nothing would hold us for ever.
      const timer = setTimeout(() => open.closeAllConnections(), closingMs);
      await closing;
      clearTimeout(timer);
      server = undefined;
    },
  };
}

/** Nothing when it is too long to be a message. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!(chunk instanceof Buffer)) continue;
    size += chunk.byteLength;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The rest is let through and kept nowhere, so that whoever sends it hears the answer. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  request.resume();
  end(response, { status });
}

function end(response: ServerResponse, { status, body }: Answer): void {
  if (body === undefined) return void response.writeHead(status).end();
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/** Never shown by the browser itself: only kept. A picture is shown where Teams asks for it. */
function headersOf({ name, mime }: KeptFile): Record<string, string> {
  const disposition = mime === "image/png" ? "inline" : "attachment";
  // RFC 8187 takes fewer signs than a URL.
  const encoded = encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    "content-type": mime,
    "content-disposition": `${disposition}; filename*=UTF-8''${encoded}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "private, max-age=3600",
  };
}
