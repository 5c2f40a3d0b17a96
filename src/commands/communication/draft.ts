import { authorFor, sayPlaces } from "../../core/announcing.ts";
import { type AudienceNow, audiencesNow } from "../../core/audiences.ts";
import type { CivilDate } from "../../core/calendar/civil-date.ts";
import { localTimeAt } from "../../core/calendar/local-time.ts";
import { isOpenDay, nextOpenDay } from "../../core/calendar/open-days.ts";
import { nextOfficeHour } from "../../core/calendar/office-hours.ts";
import type { CommandContext, Parameters } from "../../core/command.ts";
import { type Channel, channels } from "../../core/communication/channels.ts";
import { remarksOn } from "../../core/communication/check-message.ts";
import type { Preview } from "../../core/words/communication.ts";
import { moreChannels } from "../../core/words/communication-names.ts";
import { formatList } from "../../core/words/format.ts";
import { nameOf } from "../../core/words/people.ts";

/** A message with all that is needed to send it. */
export type Draft = { title: string; body: string; on: CivilDate; audiences: AudienceNow[]; known: Parameters };

export type ChannelAsked = Pick<AudienceNow, "name" | "channels" | "people"> & { id: string };

/** The channels still to be asked: one for all those Relais can write to, one for each of the other audiences. */
export function needsChannel(audiences: readonly AudienceNow[], known: Parameters): ChannelAsked[] {
  const chosen = chosenIn(audiences, known).filter((one) => !canTake(one, known.by));
  const ours = chosen.filter(({ people }) => people !== undefined);
  const name = formatList(ours.map((one) => one.name));
  return [
    ...ours.slice(0, 1).map((one) => ({ ...one, id: "channel", name })),
    ...chosen.filter(({ people }) => people === undefined).map((one) => ({ ...one, id: `channel_${one.key}` })),
  ];
}

/** Where a channel that is not among the most usual is asked. */
export function otherOf(id: string): string {
  return `${id}_other`;
}

export function channelOf(audience: AudienceNow, known: Parameters): Channel {
  const said = canTake(audience, known.by) ? known.by : saidOf(known, idOf(audience));
  const channel = channels.find((one) => one === said);
  if (channel === undefined) throw new Error(`no channel for ${audience.key}`);
  return channel;
}

function saidOf(known: Parameters, id: string): unknown {
  return known[id] === moreChannels ? known[otherOf(id)] : known[id];
}

function idOf({ key, people }: AudienceNow): string {
  return people === undefined ? `channel_${key}` : "channel";
}

/** Relais writes to people of the directory alone. */
function canTake({ people }: AudienceNow, channel: unknown): boolean {
  return channel !== undefined && (channel !== "relais" || people !== undefined);
}

function chosenIn(audiences: readonly AudienceNow[], { audience }: Parameters): AudienceNow[] {
  const keys = audience === undefined ? [] : String(audience).split(",");
  return audiences.filter(({ key }) => keys.includes(key));
}

/** Undefined while something is still to be asked. */
export function draftOf({ store, library, today }: CommandContext, known: Parameters): Draft | undefined {
  const audiences = audiencesNow(store, library);
  const chosen = chosenIn(audiences, known);
  const isMissing = needsChannel(audiences, known).some(({ id }) => saidOf(known, id) === undefined);
  const on = known.when === "now" ? today : known.on;
  if (chosen.length === 0 || isMissing || on === undefined || known.title === undefined || known.body === undefined)
    return undefined;
  return { title: unquoted(known.title), body: unquoted(known.body), on: String(on), audiences: chosen, known };
}

/** Between quotes, words that begin as a command does are a text: « Réunion du copil ». */
function unquoted(said: unknown): string {
  const text = String(said).trim();
  return (
    /^(?:«([^«»]+)»|"([^"]+)")$/su
      .exec(text)
      ?.slice(1)
      .find((inside) => inside !== undefined)
      ?.trim() ?? text
  );
}

/** The day on which a line is given: Relais writes when the offices are open. */
export function dayOf({ on, opening, leavesOn }: Preview, channel: Channel): CivilDate {
  return channel === "relais" ? (opening?.date ?? leavesOn ?? on) : on;
}

/** The open day on which Relais sends what is put on `on`. */
export function openDayOf({ store }: CommandContext, on: CivilDate): CivilDate {
  const place = store.territory.holidayPlace();
  return isOpenDay(on, place) ? on : nextOpenDay(on, place);
}

/** All that is shown before anything leaves. */
export function previewOf(context: CommandContext, { title, body, on, audiences, known }: Draft): Preview {
  const { store, person, today, now, timeZone } = context;
  const reachable = store.accounts.reachablePeople();
  const lines = audiences.map((audience) => {
    const others = (audience.people ?? []).filter(({ id }) => id !== person.id);
    const away = others.filter(({ id }) => !reachable.has(id));
    return {
      audience: audience.name,
      channel: channelOf(audience, known),
      people: others.length,
      away: away.map((one) => ({ place: sayPlaces(store, one), name: nameOf(one), email: one.email })),
    };
  });
  const ours = audiences.filter((one) => channelOf(one, known) === "relais");
  const people = new Set(
    ours
      .flatMap((one) => one.people ?? [])
      .map(({ id }) => id)
      .filter((id) => id !== person.id),
  );
  const opening = nextOfficeHour(now, timeZone, store.territory.holidayPlace());
  const leavesOn = openDayOf(context, on);
  const sensitive = store.meetings
    .all()
    .flatMap(({ id }) => store.agendas.items(id))
    .flatMap((item) => (item.sensitive ? [item.title] : []));
  const same = store.diffusions
    .all()
    .filter(
      (one) => one.cancelledAt === undefined && one.announcement.title === title && one.announcement.body === body,
    )
    .filter((one) => audiences.some(({ key }) => key === one.audience));
  return {
    title,
    body,
    author: authorFor(store, person),
    to: ours.map(({ to }) => to),
    lines,
    people: people.size,
    today,
    on,
    ...(on === today && opening > now ? { opening: localTimeAt(opening, timeZone) } : {}),
    ...(on > today && leavesOn !== on ? { leavesOn } : {}),
    remarks: remarksOn({ title, body }, { today, on: ours.length > 0 && on > today ? leavesOn : on, sensitive }),
    same: same.map(({ id }) => id),
  };
}
