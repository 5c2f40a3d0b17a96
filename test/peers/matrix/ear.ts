import { onTestFinished } from "vitest";
import { createMatrixAdapter, type MatrixOptions } from "../../../src/adapters/matrix/matrix.ts";
import { keyFileOf } from "../../../src/cli/messengers.ts";
import type { Outbound } from "../../../src/core/message.ts";
import { createDrawer } from "../../../src/core/delivery/draw.ts";
import { createFiler } from "../../../src/core/delivery/files.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { createEar } from "../../adapters/contract.ts";
import type { Homeserver } from "./homeserver.ts";
import type { Person } from "./person.ts";
import type { RelaisAccount } from "./relais.ts";

/** The adapter alone: what it hears is kept in `received`, in order, and nothing is answered. */
export async function listenOn(
  homeserver: Pick<Homeserver, "url">,
  account: RelaisAccount,
  file: string,
  options: Partial<MatrixOptions> = {},
) {
  const store = openStore(file);
  const drawer = createDrawer();
  const filer = createFiler();
  const ear = createEar();
  const halted: string[] = [];
  const fatal: unknown[] = [];
  const warnings: string[] = [];
  const { user, password } = account;
  const adapter = createMatrixAdapter({
    homeserver: homeserver.url,
    credentials: { user, password },
    polls: true,
    keyFile: keyFileOf(file),
    journal: store.matrixJournal,
    now: () => Date.now(),
    draw: (chart) => drawer.draw(chart),
    bytesOf: (described) => filer.bytesOf(described),
    fatal: (_, error) => void fatal.push(error),
    warn: ({ error }: { error?: unknown }, message) => void warnings.push(`${message} (${String(error)})`),
    ...options,
  });
  let isRunning = true;
  const stop = async () => {
    if (!isRunning) return;
    isRunning = false;
    await adapter.stop();
    await drawer.stop();
    await filer.stop();
    store.close();
  };
  onTestFinished(async () => {
    await stop();
    if (fatal.length > 0) throw fatal[0];
  });
  await adapter.start(ear.receive, (reason) => void halted.push(reason));
  return {
    ...ear,
    adapter,
    store,
    stop,
    halted,
    warnings,
    userId: account.userId,
    /** The words of what it heard, of one person if one is named. */
    words: (userId?: string) =>
      ear.received.flatMap((event) =>
        "text" in event && (userId === undefined || event.from.id === userId) ? [event.text] : [],
      ),
  };
}

export const say = (text: string): Outbound => ({ blocks: [{ type: "text", text }] });
export const inRoom = (channel: string) => ({ platform: "matrix" as const, channel });

/** What someone reads of Relais in a room, in order. */
export async function textsFrom(relaisId: string, person: Person, roomId: string): Promise<string[]> {
  const all = await person.messages(roomId);
  return all
    .filter(({ sender, type, redacted }) => sender === relaisId && type === "m.room.message" && !redacted)
    .map(({ text }) => text);
}
