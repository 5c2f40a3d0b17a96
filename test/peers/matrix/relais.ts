import { onTestFinished } from "vitest";
import { createMatrixAdapter, type MatrixOptions } from "../../../src/adapters/matrix/matrix.ts";
import { keyFileOf } from "../../../src/cli/messengers.ts";
import { type Clock, systemClock } from "../../../src/core/clock.ts";
import { type Means, openMeans, startWith } from "../relais.ts";
import type { Homeserver } from "./homeserver.ts";
import type { Person } from "./person.ts";
import type { Message } from "./timeline.ts";
import { until } from "./until.ts";

let accounts = 0;

export type RelaisAccount = { userId: string; user: string; password: string };

/** An ordinary account, made by hand for Relais. */
export async function newRelaisAccount(homeserver: Homeserver): Promise<RelaisAccount> {
  accounts += 1;
  const { userId, localpart, password } = await homeserver.register(`relais-${accounts}-${Date.now()}`, {
    displayName: "Relais",
  });
  return { userId, user: localpart, password };
}

type Changes = Partial<MatrixOptions> & { clock?: Clock };

/** The adapter as `npm start` makes it; what ends the process there fails the test here. */
export function createAdapter(
  homeserver: Homeserver,
  account: RelaisAccount,
  file: string,
  { store, draw, bytesOf, warn }: Means,
  { clock = systemClock, ...more }: Changes = {},
) {
  const fatal: unknown[] = [];
  const { user, password } = account;
  onTestFinished(() => {
    if (fatal.length > 0) throw fatal[0];
  });
  return createMatrixAdapter({
    homeserver: homeserver.url,
    credentials: { user, password },
    polls: true,
    keyFile: keyFileOf(file),
    journal: store.matrixJournal,
    now: clock.now,
    draw,
    bytesOf,
    fatal: (_, error) => void fatal.push(error),
    warn,
    ...more,
  });
}

/** Relais itself, on Matrix alone, as `npm start` puts it together; stopped once the test is over. */
export async function startOn(homeserver: Homeserver, account: RelaisAccount, file: string, changes: Changes = {}) {
  const means = openMeans(file);
  const adapter = createAdapter(homeserver, account, file, means, changes);
  const running = await startWith(means, [adapter], changes.clock ?? systemClock);
  return { ...running, adapter, userId: account.userId };
}

/** A code for this person of the directory, as the direction would hand it over. */
export function codeFor({ store }: Pick<Awaited<ReturnType<typeof startOn>>, "store">, email: string): string {
  const person = store.people.byEmail(email);
  if (person === undefined) throw new Error(`nobody has ${email}`);
  return store.invitations.create(person.id, undefined, systemClock.now()).code;
}

const patienceMs = 20_000;

/** The direct conversation of someone with Relais, as that person lives it: one act, one answer. */
export async function converseWith(
  person: Person,
  relaisId: string,
  options: { encrypted?: boolean; patience?: number } = {},
) {
  const patience = options.patience ?? patienceMs;
  const roomId = await person.openDirect(relaisId, { encrypted: options.encrypted ?? true });
  const heard = async () => (await person.messages(roomId)).filter(({ sender }) => sender === relaisId);
  const texts = async () => (await heard()).filter(isText);

  async function answerTo(act: () => Promise<unknown>): Promise<Message> {
    const before = (await texts()).length;
    await act();
    return until(async () => (await texts())[before], `an answer to ${person.userId}`, patience);
  }

  return {
    ...person,
    roomId,
    heard,
    /** What Relais says once the conversation is open: the first contact. */
    welcome: () => until(async () => (await texts())[0], "a first word", patience),
    type: (text: string) => answerTo(() => person.say(roomId, text)),
    answerTo,
    /** The last poll, and what it offers. */
    async lastPoll(): Promise<{ id: string; answers: { id: string; text: string }[] }> {
      const poll = (await heard()).findLast(({ type }) => type === pollType);
      if (poll === undefined) throw new Error("no poll");
      return { id: poll.id, answers: answersOf(poll) };
    },
  };
}

const pollType = "org.matrix.msc3381.poll.start";

/** A poll repeats what its message offers. */
function isText({ type, redacted }: Message): boolean {
  return type === "m.room.message" && !redacted;
}

function answersOf({ content }: Message): { id: string; text: string }[] {
  const start: unknown = content[pollType];
  const answers: unknown = typeof start === "object" && start !== null && "answers" in start ? start.answers : [];
  return (Array.isArray(answers) ? answers : []).map((answer: Record<string, string>) => ({
    id: answer["id"] ?? "",
    text: answer["org.matrix.msc1767.text"] ?? "",
  }));
}

/** Typographic spaces and apostrophes made plain, so that tests stay legible. */
export function plainOf({ text }: { text: string }): string {
  return text.replace(/[\u00a0\u202f]/gu, " ").replaceAll("’", "'");
}
