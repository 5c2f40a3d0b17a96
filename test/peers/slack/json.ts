export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function toRecord(value: unknown): Json {
  return isRecord(value) ? value : {};
}

export function toRecords(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function toText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Slack takes structured arguments as JSON or, in a form, as text that holds JSON. */
export function readStructured(value: unknown): unknown {
  return typeof value === "string" ? parseJson(value) : value;
}

/** The arguments of a Web API call, from a form, a JSON body or the query. A binary body has none. */
export function readArguments(contentType: string, body: Buffer, query: URLSearchParams): Json {
  const fromQuery = Object.fromEntries(query);
  if (contentType.includes("application/json")) return { ...fromQuery, ...toRecord(parseJson(body.toString())) };
  if (contentType.includes("x-www-form-urlencoded")) {
    return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString())) };
  }
  return fromQuery;
}
