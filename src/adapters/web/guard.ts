import type { MiddlewareHandler } from "hono";
import { sentences } from "./sentences.ts";

/** No inline script, no inline style, nothing from elsewhere: what a message says can never run. */
const headers = {
  "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-cache",
};

/**
 * Anyone able to reach the page can speak as anybody in it. Checking `Host` stops a foreign name that resolves to this
 * machine; checking `Origin` stops a foreign page that posts here. Programs that are not browsers send no `Origin`.
 */
export function guard(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const origin = context.req.header("Origin");
    const ours =
      hosts.includes(context.req.header("Host") ?? "") &&
      (context.req.method !== "POST" || origin === undefined || hosts.some((host) => origin === `http://${host}`));
    if (ours) await next();
    else context.res = context.json({ error: sentences.foreign }, 403);
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  };
}
