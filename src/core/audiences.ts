import { isWithin, peopleOf } from "./communication/audience.ts";
import type { Channel } from "./communication/channels.ts";
import { isTypoOf } from "./language/typos.ts";
import type { Library } from "./library.ts";
import type { Person } from "./people.ts";
import { nameKey, seatedBodies, seatedBody, type SeatedBody } from "./seats.ts";
import type { Store } from "./store/store.ts";
import { sayBodyAudience } from "./words/communication-names.ts";

/** An audience as it is today: one of `data/audiences.yaml`, or the members of an instance that was set up. */
export type AudienceNow = {
  key: string;
  name: string;
  to: string;
  words: readonly string[];
  channels: readonly Channel[];
  /** Those Relais can write to, once they have an account; absent: nobody of the directory. */
  people?: Person[];
};

export function audiencesNow(store: Store, library: Library): AudienceNow[] {
  const people = store.people.all();
  const bodies = seatedBodies(store, library);
  const known = library.audiences.map(({ key, name, to, words, channels, seats, body }): AudienceNow => {
    const common = { key, name, to, words, channels };
    if (seats.length === 0) return common;
    const seated = bodies.filter(({ template }) => template.key === body).flatMap(({ members }) => members);
    const ids = new Set([...peopleOf({ seats }, people), ...seated].map(({ id }) => id));
    return { ...common, people: people.filter(({ id }) => ids.has(id)) };
  });
  return [...known, ...bodies.map(toAudience)];
}

/** The audience of a line of the plan, also of an instance closed since; undefined: its data has gone. */
export function audienceOf(store: Store, library: Library, key: string): AudienceNow | undefined {
  const bodyId = /^body:(\d+)$/u.exec(key)?.[1];
  if (bodyId === undefined) return audiencesNow(store, library).find((one) => one.key === key);
  const seated = seatedBody(store, library, Number(bodyId));
  return seated && toAudience(seated);
}

function toAudience(seated: SeatedBody): AudienceNow {
  const { body, template, members } = seated;
  const words = body.domain === undefined ? template.words : template.words.map((word) => `${word} ${body.domain}`);
  return {
    key: `body:${body.id}`,
    ...sayBodyAudience(seated),
    words: [...words, body.name],
    channels: ["relais", "email", "meeting"],
    people: members,
  };
}

/** The keys of the audiences whose people were informed, when `told` were: who informs all the elected informs the mayors. */
export function reachedBy({ audiences }: Library, told: ReadonlySet<string>): Set<string> {
  const reached = audiences.filter((one) => audiences.some((wider) => told.has(wider.key) && isWithin(one, wider)));
  return new Set([...told, ...reached.map(({ key }) => key)]);
}

/** "les secrétaires de mairie, les maires et le copil": the keys of those named, and the pieces that name none. */
export function namedAudiences(said: string, audiences: readonly AudienceNow[]): { keys: string[]; unread: string[] } {
  const whole = audienceNamed(said, audiences);
  if (whole !== undefined) return { keys: [whole.key], unread: [] };
  const pieces = said
    .split(/\s*[,;/+&\n]\s*|\s+(?:et|ainsi que|puis)\s+(?:à|aux?)?\s*/iu)
    .filter((piece) => piece !== "");
  const read = pieces.map((piece) => ({ piece, audience: audienceNamed(piece, audiences) }));
  return {
    keys: [...new Set(read.flatMap(({ audience }) => audience?.key ?? []))],
    unread: read.filter(({ audience }) => audience === undefined).map(({ piece }) => piece),
  };
}

function audienceNamed(said: string, audiences: readonly AudienceNow[]): AudienceNow | undefined {
  const wanted = audienceKey(said);
  if (wanted === "") return undefined;
  const named = audiences.map((one) => ({ one, names: [one.name, ...one.words].map(audienceKey) }));
  const exact = named.filter(({ names }) => names.includes(wanted));
  const found = exact.length > 0 ? exact : named.filter(({ names }) => names.some((name) => isTypoOf(wanted, name)));
  return found.length === 1 ? found[0]?.one : undefined;
}

/** "tous les membres du copil" is the copil. */
function audienceKey(said: string): string {
  return nameKey(said.replace(/^\s*(?:à\s+|aux?\s+)?(?:tou(?:s|tes)\s+)?(?:les\s+)?membres\s+/iu, "")).replace(
    /^tou(?:s|tes) /u,
    "",
  );
}
