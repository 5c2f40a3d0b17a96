import { may } from "../../core/access.ts";
import type { CommandContext } from "../../core/command.ts";
import type { CivilDate } from "../../core/calendar/civil-date.ts";
import { UserError } from "../../core/errors.ts";
import type { Person } from "../../core/people.ts";
import { localTimeAt } from "../../core/calendar/local-time.ts";
import { nextBriefingOf, resumeAll, stopAll, zoneOf } from "../../core/preferences.ts";
import { type Change, hoursOf, waking } from "../../core/preferences/preferences.ts";
import {
  sayNight,
  sayNoBriefingFor,
  sayNoHoursLeft,
  sayNotThere,
  sayNotToCome,
} from "../../core/words/preference-changes.ts";
import type { Told } from "../../core/words/preferences.ts";

/** Keeps what `person` chose, or what the direction set for them; throws `UserError` when it cannot be kept, and changes nothing. */
export function applyChange(context: CommandContext, person: Person, change: Change): void {
  const { store, now } = context;
  keep(context, person, change);
  store.audit.add(now, context.person.id, `preference.${change.about}`, `person:${person.id}`, {
    after: JSON.stringify(change),
  });
}

function keep({ store, now, today }: CommandContext, person: Person, change: Change): void {
  const { id } = person;
  if ((change.about === "when" || change.about === "volume") && !may(person, "see_briefing"))
    throw new UserError(sayNoBriefingFor());
  const chosen = store.preferences.of(id);
  switch (change.about) {
    case "when": {
      const { about: _when, ...when } = change;
      if (when.time !== undefined && isNight(when.time)) throw new UserError(sayNight());
      return store.preferences.save(id, { ...chosen, ...when, chosenAt: now });
    }
    case "hours":
      return keepHours({ store, now }, id, change);
    case "volume":
      return store.preferences.save(id, { ...chosen, volume: change.volume });
    case "channel": {
      const { platform: _before, ...rest } = chosen;
      const known = store.accounts.reachedOn(id);
      if (change.platform === "any") return store.preferences.save(id, rest);
      if (!known.includes(change.platform)) throw new UserError(sayNotThere(change.platform, known));
      return store.preferences.save(id, { ...rest, platform: change.platform });
    }
    case "absence":
      if (change.back <= today) throw new UserError(sayNotToCome());
      return store.preferences.setAbsence(id, change);
    case "absence_off":
      return store.preferences.dropAbsence(id, change.first);
    case "back":
      return comeBack({ store, today }, id, change.on);
    case "stop":
      return stopAll(store, id, now);
    case "resume":
      return resumeAll(store, id, now);
  }
}

/** Ends the absence under way on `on`, or the next one that begins before it; without any, they are away from today. */
function comeBack({ store, today }: Pick<CommandContext, "store" | "today">, id: number, on: CivilDate): void {
  const all = store.preferences.absences(id).filter(({ back }) => back > today);
  const ended = all.find(({ first }) => first <= today) ?? all.find(({ first }) => first < on);
  if (ended !== undefined) store.preferences.dropAbsence(id, ended.first);
  const first = ended?.first ?? today;
  if (first < on) store.preferences.setAbsence(id, { first, back: on });
}

/** A briefing that they chose at an hour they now refuse leaves at the first one left; that of a week-end day is apart. */
function keepHours(
  { store, now }: Pick<CommandContext, "store" | "now">,
  id: number,
  { notBefore: from, notAfter: until }: Extract<Change, { about: "hours" }>,
): void {
  const { notBefore, notAfter, time, ...rest } = store.preferences.of(id);
  const isReset = from === undefined && until === undefined;
  const bounds = isReset
    ? {}
    : {
        ...(notBefore !== undefined && { notBefore }),
        ...(notAfter !== undefined && { notAfter }),
        ...(from !== undefined && { notBefore: from }),
        ...(until !== undefined && { notAfter: until }),
      };
  if ((from !== undefined && isNight(from)) || (until !== undefined && until > waking.closes))
    throw new UserError(sayNight());
  const { opens, closes } = hoursOf(bounds);
  if (opens >= closes) throw new UserError(sayNoHoursLeft());
  const isRefused = time !== undefined && (time < (from ?? time) || time >= (until ?? waking.closes));
  const keepsTime = time !== undefined && (!isRefused || (rest.weekday ?? 1) > 5);
  store.preferences.save(id, { ...rest, ...bounds, ...(keepsTime && { time }), chosenAt: now });
}

function isNight(time: string): boolean {
  return time < waking.opens || time >= waking.closes;
}

/** What is now of `person`, as it is told: to themselves, or by `name` to the direction. */
export function toldOf(
  { store, now, today }: Pick<CommandContext, "store" | "now" | "today">,
  person: Person,
  name?: string,
): Told {
  const reads = may(person, "see_briefing");
  const at = reads ? nextBriefingOf(store, person, now) : undefined;
  return {
    chosen: store.preferences.of(person.id),
    absences: store.preferences.absences(person.id).filter(({ back }) => back > today),
    platforms: store.accounts.reachedOn(person.id),
    reads,
    next: at === undefined ? undefined : localTimeAt(at, zoneOf(store, person.id)),
    today,
    ...(name !== undefined && { name }),
  };
}
