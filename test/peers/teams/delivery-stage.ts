import { afterAll, onTestFinished } from "vitest";
import type { Outbound } from "../../../src/core/message.ts";
import { everyone, newBase } from "../base.ts";
import { type Fault, openProxy } from "../proxy.ts";
import { when } from "./delivery.ts";
import { type Authority, openAuthority } from "./microsoft.ts";
import { type Desk, openDesk } from "./person.ts";
import { plainOf, startOn } from "./relais.ts";

export const claire = { realName: "Claire Arnaud", email: "dgs@demo.example" };
export const corinne = { realName: "Corinne Teyssier", email: "secretaire.charlieu@demo.example" };
const others = everyone.filter(({ email }) => email !== claire.email && email !== corinne.email);

type Running = Awaited<ReturnType<typeof startOn>>;
type Changes = Parameters<typeof startOn>[3];
type Opened = { authority: Authority; dgs: Desk; clerk: Desk };

/** Two people's Teams for all these tests: that of the direction, and that of somebody in trouble. */
async function openAll(): Promise<Opened> {
  const authority = await openAuthority();
  const [dgs, clerk] = await Promise.all([
    openDesk(claire, others, authority),
    openDesk(corinne, [claire, ...others], authority),
  ]);
  return { authority, dgs, clerk };
}

/** Those two for all the tests of a file. */
export function createStage() {
  let opened: Promise<Opened> | undefined;
  afterAll(async () => {
    const { authority, dgs, clerk } = (await opened) ?? {};
    await Promise.all([dgs?.stop(), clerk?.stop()]);
    await authority?.stop();
  });

  /** Relais in front of both; a base of its own. */
  async function open(changes: Changes = {}) {
    const { authority, dgs, clerk } = await (opened ??= openAll());
    for (const desk of [dgs, clerk]) desk.clear();
    const file = newBase();
    const start = (more: Changes = {}) => startOn([dgs, clerk], file, authority, { ...changes, ...more });
    return { authority, dgs, clerk, file, start, running: await start() };
  }

  /** The same, with both installed and welcomed. */
  async function begin(changes: Changes = {}) {
    const all = await open(changes);
    await Promise.all([all.dgs.arrive(), all.clerk.arrive()]);
    for (const desk of [all.dgs, all.clerk]) desk.clear();
    return { ...all, since: all.clerk.proxy.calls.length };
  }

  /** The authority, with what may go wrong with its tokens. */
  async function openBehind() {
    const { authority, dgs, clerk } = await (opened ??= openAll());
    for (const desk of [dgs, clerk]) desk.clear();
    const proxy = await openProxy(() => authority.url);
    onTestFinished(() => proxy.stop());
    const file = newBase();
    const start = (more: Changes = {}) => startOn([dgs, clerk], file, { ...authority, url: proxy.url }, more);
    const whenAsked = (fault: Fault) => when({ proxy }, ({ path }) => (path.endsWith("/token") ? fault : undefined));
    return { dgs, clerk, start, whenAsked };
  }

  return { open, begin, openBehind };
}

/** Relais writes of its own accord to somebody. */
export function write(
  { store, delivery }: Running,
  key: string,
  { email }: { email: string },
  message: Outbound,
): void {
  const person = store.people.byEmail(email);
  if (person === undefined) throw new Error(`${email} is nobody`);
  store.outbox.add(key, { personId: person.id }, message, Date.now());
  delivery.wake();
}

export const told = (desk: Desk) => desk.heard().map(plainOf);
