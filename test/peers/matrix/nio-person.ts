import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { isRecord, type Json, parseJson, toRecord, toRecords, toText } from "../slack/json.ts";
import type { Homeserver } from "./homeserver.ts";
import { base, script } from "./synapse.ts";

const program = readFileSync(new URL("nio-person.py", import.meta.url), "utf8");

export type NioMessage = { id: string; sender: string; type: string; content: Json; text: string };

/**
 * Someone whose client shares no code with Element's nor with Relais's: matrix-nio, on libolm. They enter every room they
 * are invited to and trust every device.
 */
export async function openNioPerson(homeserver: Homeserver, localpart: string) {
  const { userId, password } = await homeserver.register(localpart);
  const child = spawn(script, ["python", base, "-c", program, homeserver.url, userId, password]);
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  async function readLine(): Promise<Json> {
    const line = await lines.next();
    const answer = line.done ? undefined : parseJson(line.value);
    if (!isRecord(answer)) throw new Error(`matrix-nio ended: ${said.slice(-2_000)}`);
    return answer;
  }

  // An answer is the line that follows its order, so that one order waits for the other.
  let last: Promise<unknown> = Promise.resolve();
  function ask(order: string, ...given: unknown[]): Promise<unknown> {
    const answered = last.then(async () => {
      child.stdin.write(`${JSON.stringify([order, ...given])}\n`);
      const { answer, error } = await readLine();
      if (error !== undefined) throw new Error(`matrix-nio, ${order}: ${toText(error)} ${said.slice(-2_000)}`);
      return answer;
    });
    last = answered.catch(() => undefined);
    return answered;
  }

  const deviceId = toText((await readLine())["device"]);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.stdin.end();
    await gone;
  };
  homeserver.beforeStop(stop);

  const send = async (roomId: string, type: string, content: Json) => toText(await ask("send", roomId, type, content));
  return {
    userId,
    deviceId,
    stop,
    send,
    openDirect: async (other: string) => toText(await ask("open_direct", other)),
    /** The encrypted rooms they are in. */
    rooms: async () => {
      const rooms = await ask("rooms");
      return Array.isArray(rooms) ? rooms.map(toText) : [];
    },
    say: (roomId: string, text: string) => send(roomId, "m.room.message", { msgtype: "m.text", body: text }),
    /** What was said since they came, oldest first; `m.room.encrypted` is what they could not decrypt. */
    messages: async (roomId: string): Promise<NioMessage[]> =>
      toRecords(await ask("messages", roomId)).map(({ id, sender, type, content }) => ({
        id: toText(id),
        sender: toText(sender),
        type: toText(type),
        content: toRecord(content),
        text: toText(toRecord(content)["body"]),
      })),
  };
}
