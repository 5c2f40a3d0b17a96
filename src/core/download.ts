import { largestFile } from "./adapter.ts";

/** What a file came to: its bytes, or why they are not here. */
export type Downloaded = { bytes: Uint8Array } | { unread: "too_big" | "unreachable" };

/** The bytes that `ask` answers with, left as soon as they weigh more than what is kept of a file. Never throws. */
export async function download(ask: () => Promise<Response>): Promise<Downloaded> {
  try {
    const answer = await ask();
    if (!answer.ok || answer.body === null) {
      await answer.body?.cancel();
      return { unread: "unreachable" };
    }
    if (Number(answer.headers.get("content-length") ?? 0) > largestFile) {
      await answer.body.cancel();
      return { unread: "too_big" };
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body) {
      size += part.byteLength;
      // Leaving the loop closes the connection.
      if (size > largestFile) return { unread: "too_big" };
      parts.push(part);
    }
    return { bytes: new Uint8Array(Buffer.concat(parts)) };
  } catch {
    return { unread: "unreachable" };
  }
}
