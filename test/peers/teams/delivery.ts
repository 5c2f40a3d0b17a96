import { onTestFinished } from "vitest";
import { sentences } from "../../../src/adapters/teams/sentences.ts";
import type { Fault, ProxyCall } from "../proxy.ts";
import { placeOfSend } from "./limits.ts";
import { type Desk, until } from "./person.ts";
import { plainOf } from "./relais.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, " ").replaceAll("’", "'");
const explanation = plain(sentences.maybeTwice);

/**
 * Asks for the deadlines of `days` days: an answer that says which question it answers. Relais has taken it before anything
 * else is asked: the Playground waits for nobody, and what it sends may overtake what it has just sent.
 */
export const ask = (desk: Desk, days: number) => taken(desk, () => desk.say(`échéances ${days} jours`));

/** What Relais answered, in the order in which it is read: "11", or "11 perhaps twice" when it ends by saying so. */
export function answersOf(desk: Pick<Desk, "heard">, place?: string): string[] {
  return desk.heard(place).flatMap((message) => {
    const text = plainOf(message);
    const days = /d'ici (\d+) jours/u.exec(text)?.[1];
    return days === undefined ? [] : [text.endsWith(explanation) ? `${days} perhaps twice` : days];
  });
}

/** Each answer once, in order, or twice when the second one says so; how many are there twice, and how many say that they might be. */
export function judge(answers: readonly string[], asked: readonly number[]) {
  const explained = new Set(answers.filter((one) => one.endsWith("twice"))).size;
  const firsts = answers.filter(
    (one, at) => !(one.endsWith("twice") && answers[at - 1]?.split(" ")[0] === one.split(" ")[0]),
  );
  const isWhole = firsts.map((one) => one.split(" ")[0]).join() === asked.join();
  return { isWhole, explained, doubled: answers.length - firsts.length };
}

/** Whether a call says something, in this conversation or in any. */
export const isPost =
  (place?: string) =>
  (call: ProxyCall): boolean => {
    const said = placeOfSend(call);
    return said !== undefined && (place === undefined || said === place);
  };

export const isLookUp = ({ method, path }: ProxyCall) => method === "GET" && /\/members\/[^/]+$/u.test(path);

/** The tries to say something in this person's own conversation since then. */
export const triesOf = ({ proxy, places }: Desk, since = 0) => proxy.calls.slice(since).filter(isPost(places.personal));

/** Until the test is over, or what is returned is called. */
export function when({ proxy }: Pick<Desk, "proxy">, rule: (call: ProxyCall) => Fault | undefined): () => void {
  const end = proxy.when(rule);
  onTestFinished(end);
  return end;
}

/** The same, for all that is said in this person's own conversation. */
export const whenSaid = (desk: Desk, fault: Fault) =>
  when(desk, (call) => (isPost(desk.places.personal)(call) ? fault : undefined));

/** Waits for as many answers as that. */
export async function answered(desk: Desk, count: number, patience?: number): Promise<string[]> {
  const look = () => (answersOf(desk).length >= count ? true : undefined);
  await until(look, `${count} answers to ${desk.me.email}`, patience).catch((error: Error) => {
    throw new Error(`${error.message}: ${answersOf(desk).join(", ")}`);
  });
  return answersOf(desk);
}

/** Waits until there is nothing left to say, and what was said is shown. */
export async function silence(running: { health(): { pending: number } }, desks: readonly Desk[], patience?: number) {
  await until(
    () => (running.health().pending === 0 && desks.every((desk) => desk.isQuiet()) ? true : undefined),
    "nothing left to say",
    patience,
  );
}

/** Does it, and waits until Relais has answered to what comes of it, which its client does not wait for. */
export async function taken({ front, me }: Desk, act: () => Promise<unknown>, activities = 1): Promise<void> {
  const before = front.deliveries.length;
  await act();
  const isTaken = () => front.deliveries.length >= before + activities;
  await until(() => (isTaken() ? true : undefined), `what ${me.email} did`);
}

/** When each answer was posted, and posted again. */
export function repeatedPosts({ proxy }: Desk, place: string): [number, number][] {
  const posts = proxy.calls.filter(isPost(place)).map(({ at, body }) => {
    const days = /ici[\s\u00a0\u202f](\d+)[\s\u00a0\u202f]jours/u.exec(JSON.stringify(body))?.[1];
    return { at, days };
  });
  return posts.flatMap(({ at, days }, index) => {
    const before = posts.slice(0, index).findLast((one) => one.days === days);
    return before === undefined ? [] : [[before.at, at]];
  });
}
