import { expect } from "vitest";
import { members } from "../base.ts";
import type { Homeserver } from "../matrix/homeserver.ts";
import { openPerson } from "../matrix/person.ts";
import { converseWith, plainOf as plainOnMatrix } from "../matrix/relais.ts";
import { until } from "../matrix/until.ts";
import { plainOf as plainOnSlack } from "../slack/relais.ts";
import type { Message } from "../slack/message.ts";
import { converseAs, offeredBy } from "../slack/relais.ts";
import type { Stage } from "./stage.ts";

const patienceMs = 30_000;

export type OnSlack = Awaited<ReturnType<typeof comeToSlack>>;

export function memberOf(email: string) {
  const found = members.find((one) => one.email === email);
  if (found === undefined) throw new Error(`nobody has ${email}`);
  return found;
}

/** Somebody on Slack, welcomed there. */
export async function comeToSlack({ workspace }: Stage, { email }: { email: string }) {
  const talk = await converseAs(workspace, email, patienceMs);
  await talk.arrive();
  const texts = async () => (await talk.heard()).map(plainOnSlack);
  return {
    ...talk,
    texts,
    /** Types it, and reads `expected` in the answer, whatever letter comes meanwhile. */
    async say(text: string, expected: string): Promise<Message> {
      const before = (await talk.heard()).length;
      await talk.tell(text);
      const since = async () => (await talk.heard()).slice(before);
      const find = async () => (await since()).find((message) => plainOnSlack(message).includes(expected));
      return whenRead(find, expected, async () => (await since()).map(plainOnSlack));
    },
    /** What Relais wrote of its own accord, once it is there. */
    letter: (words: string) =>
      until(
        async () => (await talk.heard()).find((message) => plainOnSlack(message).includes(words)),
        `« ${words} » on Slack`,
        patienceMs,
      ),
  };
}

/** Waits for what holds `expected`; tells what was read instead. */
function whenRead<T>(find: () => Promise<T | undefined>, expected: string, read: () => Promise<string[]>): Promise<T> {
  return until(find, expected, patienceMs).catch(async () => {
    throw new Error(`« ${expected} » was not read, but: ${(await read()).join("\n")}`);
  });
}

/** The value that is pressed or ticked for what ends so. */
export function valueOf(message: Message, ending: string): string {
  const { single, several } = offeredBy(message);
  const found = [...single, ...several].find((value) => value.endsWith(ending));
  if (found === undefined) throw new Error(`nothing offers ${ending}: ${plainOnSlack(message)}`);
  return found;
}

/** The DGS on Slack, who has this diagnostic launched there, and asks each mayor's visa. */
export async function launch(stage: Stage, places: string): Promise<OnSlack> {
  const dgs = await comeToSlack(stage, memberOf("dgs@demo.example"));
  await dgs.say("diagnostic lancer jeunesse avec visa du maire", "Dans quelles communes");
  await dgs.say(places, "Pour quelle date");
  await dgs.say("18 décembre", "Faut-il lancer");
  await dgs.say("oui", "C'est lancé");
  return dgs;
}

/** Somebody who comes to Matrix with the code that the DGS was given for them, in an encrypted conversation. */
export async function comeToMatrix(homeserver: Homeserver, { account }: Stage, dgs: OnSlack, name: string) {
  const [code = ""] = /REL-\w{4}-\w{4}/u.exec(plainOnSlack(await dgs.say(`inviter ${name}`, name))) ?? [];
  const person = await openPerson(homeserver, `${account.user}.${code.toLowerCase()}`);
  const talk = await converseWith(person, account.userId, { patience: patienceMs });
  expect(plainOnMatrix(await talk.welcome())).toContain("Je ne vous connais pas encore");
  const welcome = plainOnMatrix(await talk.type(code));
  expect(welcome).toContain("votre compte est relié");
  const texts = async () => (await talk.heard()).filter(({ type }) => type === "m.room.message").map(plainOnMatrix);
  /** Does it, and reads `expected` in the answer, whatever letter comes meanwhile. */
  async function reads(act: () => Promise<unknown>, expected: string): Promise<void> {
    const before = (await texts()).length;
    await act();
    const since = async () => (await texts()).slice(before);
    await whenRead(async () => (await since()).find((text) => text.includes(expected)), expected, since);
  }

  return {
    ...talk,
    welcome,
    texts,
    /** Types it, and waits for nothing: Relais may be stopped. */
    write: (text: string) => person.say(talk.roomId, text),
    say: (text: string, expected: string) => reads(() => person.say(talk.roomId, text), expected),
    letter: (words: string) =>
      until(async () => (await texts()).find((text) => text.includes(words)), `« ${words} » on Matrix`, patienceMs),
    /** Votes in the last poll, once it offers `label`, and reads `expected`. */
    async vote(label: string, expected: string): Promise<void> {
      const find = async () => {
        const { id, answers } = await talk.lastPoll();
        const answer = answers.find(({ text }) => text.includes(label));
        return answer && { id, answer };
      };
      const { id, answer } = await until(() => find().catch(() => undefined), `a poll with ${label}`, patienceMs);
      await reads(() => talk.vote(talk.roomId, id, [answer.id]), expected);
    },
  };
}
