import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Call, EarlyFault, LateFault } from "./faults.ts";
import type { Json } from "./json.ts";

export type Answered = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

export function toAnswer(answer: Json, status = 200, headers: OutgoingHttpHeaders = {}): Answered {
  const type = { "content-type": "application/json; charset=utf-8" };
  return { status, headers: { ...type, ...headers }, body: Buffer.from(JSON.stringify(answer)) };
}

export function send(response: ServerResponse, { status, headers, body }: Answered): void {
  response.writeHead(status, { ...headers, "content-length": body.length }).end(body);
}

const serverError: Answered = {
  status: 500,
  headers: { "content-type": "text/html" },
  body: Buffer.from("Server Error"),
};

export function answerEarly(fault: EarlyFault, call: Call, response: ServerResponse): void {
  call.answered = fault.kind;
  switch (fault.kind) {
    case "429": {
      const delay = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
      return send(response, toAnswer({ ok: false, error: "ratelimited" }, 429, delay));
    }
    case "500":
      return send(response, serverError);
    case "cut":
      return void response.destroy();
    case "error":
      call.answered = `error:${fault.error}`;
      return send(response, toAnswer({ ok: false, error: fault.error }));
  }
}

export async function answerLate(fault: LateFault, answered: Answered, call: Call, response: ServerResponse) {
  call.answered = fault.kind;
  switch (fault.kind) {
    case "500AfterAccept":
      return send(response, serverError);
    case "cutAfter":
      return void response.destroy();
    case "slow":
      await wait(fault.ms);
      return send(response, answered);
    case "garbage":
      return send(response, { ...answered, body: answered.body.subarray(0, Math.ceil(answered.body.length / 2)) });
    case "timeoutAfter":
      // The connection stays open until the bot gives up or the front stops.
      return undefined;
  }
}
