import { once } from "node:events";
import { createServer } from "node:http";
import type { Platform } from "../core/adapter.ts";
import { OperatorError } from "../core/errors.ts";

export type Health = {
  platforms: readonly Platform[];
  /** Those that refuse us, and why. */
  halted: ReadonlyMap<Platform, string>;
  /** Messages still to be sent. */
  pending: number;
};

/** `GET /sante` on 127.0.0.1, for whatever watches over the process: 200 when all goes, 503 when a platform refuses us. */
export async function serveHealth(port: number, health: () => Health): Promise<{ port: number; stop: () => void }> {
  const server = createServer((request, response) => {
    if (request.url !== "/sante") return response.writeHead(404).end();
    const { platforms, halted, pending } = health();
    const states = platforms.map((platform) => [platform, halted.get(platform) ?? "ok"] as const);
    const body = { messageries: Object.fromEntries(states), messages_en_attente: pending };
    return response
      .writeHead(halted.size === 0 ? 200 : 503, { "content-type": "application/json; charset=utf-8" })
      .end(`${JSON.stringify(body)}\n`);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch(() => {
    throw new OperatorError(`Le port ${port} est déjà pris : donnez-en un autre à la page de santé (RELAIS_SANTE).`);
  });
  const bound = server.address();
  return {
    port: typeof bound === "object" && bound ? bound.port : port,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
