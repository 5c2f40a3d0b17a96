import { type Json, parseJson, toRecord, toText } from "../slack/json.ts";

/** A refusal by the homeserver. `code` is Matrix's own (`M_LIMIT_EXCEEDED`…), `body` all that it said. */
export class RefusedError extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: Json;

  constructor(call: string, status: number, body: Json) {
    super(`${call}: ${status} ${JSON.stringify(body)}`);
    this.name = "RefusedError";
    this.status = status;
    this.code = toText(body["errcode"]);
    this.body = body;
  }
}

/** Calls the client-server or the admin API as someone. @throws RefusedError */
export type Call = (method: string, place: string, body?: Json) => Promise<Json>;

export function createCall(url: string, accessToken?: string): Call {
  const authorization = accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` };
  return async (method, place, body) => {
    const response = await fetch(`${url}${place}`, {
      method,
      headers: { ...authorization, "Content-Type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = toRecord(parseJson(await response.text()));
    if (!response.ok) throw new RefusedError(`${method} ${place}`, response.status, answer);
    return answer;
  };
}

/** A path whose variable parts are escaped: room and event ids hold `!`, `:` and `/`. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return String.raw({ raw: parts }, ...values.map((value) => encodeURIComponent(value)));
}
