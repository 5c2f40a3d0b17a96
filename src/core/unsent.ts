/** What a connection ends with when nothing went through it, as the system or the client names it. */
const neverLeft = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Whether a call surely went nowhere: there was no connection for it. */
export function isUnsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && neverLeft.has(error.code)) return true;
  return isUnsent(error.cause);
}
