import { municipalitiesOf } from "./access.ts";
import { type Platform, platforms } from "./adapter.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { isoWeekOf, startOfIsoWeek } from "./calendar/iso-week.ts";
import { instantOf } from "./calendar/local-time.ts";
import type { CommandContext } from "./command.ts";
import { lateHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { SendingRow } from "./store/sendings.ts";
import type { Store } from "./store/store.ts";

/** Why a message is not there yet. Instants are epoch ms. */
export type Standing =
  /** It waits for an hour at which its person may be written to. */
  | { kind: "hour"; at: number }
  | { kind: "leaving" }
  /** It could not be posted yet, and will be tried again. */
  | { kind: "again"; at: number }
  /** The platform refuses us altogether. */
  | { kind: "halted"; platform: Platform }
  /** Nobody can be written to there yet. */
  | { kind: "unknown" }
  /** Given up: nothing can be posted there any more. */
  | { kind: "lost"; platform: Platform }
  /** Given up: it was refused as it is, or for three days. */
  | { kind: "refused"; platform?: Platform; reason: string };

export type Sending = { id: number; key: string; person?: Person; platform?: Platform; standing: Standing };

/** As long as the words of what failed are kept. */
const failedMs = 30 * 24 * 3_600_000;

/** What waits or failed, what cannot go of itself first. */
export function sendingsNow({ store, now }: Pick<CommandContext, "store" | "now">): Sending[] {
  const halted = haltedPlatforms(store);
  const all = store.sendings.standing(now - failedMs).map((row) => toSending(store, row, halted, now));
  const needsHand = ({ standing: { kind } }: Sending) => kind !== "hour" && kind !== "leaving";
  return [...all.filter(needsHand), ...all.filter((one) => !needsHand(one))];
}

function toSending(store: Store, row: SendingRow, halted: ReadonlySet<Platform>, now: number): Sending {
  const { id, key, personId } = row;
  const person = personId === undefined ? undefined : store.people.byId(personId);
  const platform = row.platform ?? platformOf(store, personId, halted);
  const about = {
    id,
    key,
    ...(person === undefined ? {} : { person }),
    ...(platform === undefined ? {} : { platform }),
  };
  return { ...about, standing: standingOf(store, row, { platform, halted, now }) };
}

/** Where the person can be written to, on a platform that takes what we send if there is one. */
function platformOf(store: Store, personId: number | undefined, halted: ReadonlySet<Platform>): Platform | undefined {
  const running = store.settings.get(runningKey)?.split(",");
  const reached = personId === undefined ? [] : store.accounts.reachedOn(personId);
  const known = reached.filter((one) => running?.includes(one) ?? true);
  return known.find((one) => !halted.has(one)) ?? known[0];
}

function standingOf(
  store: Store,
  row: SendingRow,
  where: { platform: Platform | undefined; halted: ReadonlySet<Platform>; now: number },
): Standing {
  const { platform, halted, now } = where;
  if (row.state === "failed") {
    const lost = row.personId === undefined ? [] : store.accounts.lostOn(row.personId);
    const [gone] = row.platform === undefined || lost.includes(row.platform) ? lost : [];
    if (gone !== undefined) return { kind: "lost", platform: row.platform ?? gone };
    return { kind: "refused", reason: row.error ?? "", ...(platform === undefined ? {} : { platform }) };
  }
  if (platform === undefined) return { kind: "unknown" };
  if (halted.has(platform)) return { kind: "halted", platform };
  if (row.tries > 0) return { kind: "again", at: row.nextTryAt };
  return row.nextTryAt > now ? { kind: "hour", at: row.nextTryAt } : { kind: "leaving" };
}

const runningKey = "platforms.running";
const haltedKey = (platform: Platform) => `halted.${platform}`;

/** Kept where commands read it, for as long as this start lasts. */
export function noteHalted({ settings }: Pick<Store, "settings">, platform: Platform, reason: string): void {
  settings.set(haltedKey(platform), reason);
}

/** At a start: what runs, and that nothing has refused us yet. */
export function noteRunning({ settings }: Pick<Store, "settings">, running: readonly Platform[]): void {
  for (const platform of platforms) settings.forget(haltedKey(platform));
  settings.set(runningKey, running.join(","));
}

function haltedPlatforms({ settings }: Pick<Store, "settings">): Set<Platform> {
  return new Set(platforms.filter((platform) => settings.get(haltedKey(platform)) !== undefined));
}

/** What was sent, by the first word of its key: today, and since Monday. */
export function sentLately({ store, timeZone, today }: CommandContext): { today: string[]; week: string[] } {
  const at = (day: CivilDate) => instantOf(day, "00:00", timeZone);
  const week = store.sendings.sentSince(at(startOfIsoWeek(isoWeekOf(today))));
  return {
    today: week.filter((one) => one.at >= at(today)).map(({ key }) => key),
    week: week.map(({ key }) => key),
  };
}

/** Those for the people of a municipality. */
export function ofPlace(all: readonly Sending[], insee: string): Sending[] {
  return all.filter(({ person }) => person !== undefined && municipalitiesOf(person).includes(insee));
}

/** It is to be sent again: now, or from the next hour at which its readers may be written to (epoch ms). */
export function sendAgain({ store, now }: CommandContext, { id, key, person }: Sending): number {
  const at = lateHourOf(store, { key, ...(person && { personId: person.id }) }, now);
  store.sendings.again(id, at);
  return at;
}
