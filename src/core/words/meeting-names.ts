import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { sayDay } from "./days.ts";
import { formatDate, formatTime, of } from "./format.ts";

type Moment = { heldOn?: CivilDate; startsAt?: LocalTime };
type Named = {
  meeting: Moment & { title: string };
  seated: { body: { name: string } };
};

/** "Comité de pilotage, jeudi 17 décembre, 14 h". */
export function sayMeetingName(view: Named, today: CivilDate): string {
  return [sayMeetingTitle(view), sayWhen(view.meeting, today)].join(", ");
}

/** "Comité de pilotage", or with its own subject "Comité de pilotage : jeunesse". */
export function sayMeetingTitle({ meeting, seated }: Named): string {
  return meeting.title === "" ? seated.body.name : `${seated.body.name} : ${meeting.title}`;
}

/** "jeudi 17 décembre, 14 h", or that the date is not chosen yet. */
export function sayWhen({ heldOn, startsAt }: Moment, today: CivilDate): string {
  if (heldOn === undefined) return "date à choisir";
  return startsAt === undefined ? sayDay(heldOn, today) : `${sayDay(heldOn, today)}, ${formatTime(startsAt)}`;
}

/** "Comité de pilotage, 14 h, Vougy": where the day is said beside it. */
export function sayMeetingBesideDay(view: Named, where: string | undefined): string {
  const { startsAt } = view.meeting;
  const hour = startsAt === undefined ? [] : [formatTime(startsAt)];
  return [sayMeetingTitle(view), ...hour, ...(where === undefined ? [] : [where])].join(", ");
}

/** "jeudi 17 décembre 2026, 14 h": with its year, for what is kept. */
export function sayWhenInFull({ heldOn, startsAt }: Moment): string {
  if (heldOn === undefined) return "date à choisir";
  return startsAt === undefined ? formatDate(heldOn) : `${formatDate(heldOn)}, ${formatTime(startsAt)}`;
}

type Where = { place?: string; format: "in_person" | "remote" | "mixed" };

/** "salle des fêtes de Vougy", "Vougy", "à distance"; undefined while nobody said where. `host`: the municipality's name. */
export function sayWhere({ place, format }: Where, host: string | undefined): string | undefined {
  const venue = place === undefined ? host : host === undefined ? place : `${place} ${of(host)}`;
  if (format === "in_person") return venue;
  const remote = format === "remote" ? "à distance" : "à distance possible";
  return venue === undefined ? remote : `${venue}, ${remote}`;
}

export function sayNoMeeting(body: string, mayCreate: boolean): string {
  const create = mayCreate ? ` Pour en créer une : \`réunion créer ${body}\`.` : "";
  return `Aucune réunion ne correspond.${create} Pour les voir toutes : \`réunions\`.`;
}

/** A poll is open: its meeting has no day yet. */
export function sayDatesSought(body: string, organises: boolean): string {
  const follow = organises
    ? `Pour voir les réponses : \`résultats du sondage ${body}\``
    : `Pour dire celles qui vous conviennent : \`mes dates ${body}\``;
  return `La date de cette réunion se choisit en ce moment. ${follow}.`;
}
