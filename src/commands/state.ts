import { isDirector, may, municipalitiesOf } from "../core/access.ts";
import { type CivilDate, civilDateAt, compareDates } from "../core/calendar/civil-date.ts";
import type { Command, CommandContext, CommandReply } from "../core/command.ts";
import { progressOf } from "../core/interview/state.ts";
import { openSession } from "../core/interviewing.ts";
import { fold } from "../core/language/fold.ts";
import { isInvited, type MeetingView } from "../core/meeting-view.ts";
import { say, type Outbound } from "../core/message.ts";
import { type CampaignOverview, campaignsOverview, mattersNow } from "../core/overview.ts";
import type { Municipality } from "../core/people.ts";
import type { Deadline } from "../core/store/deadlines.ts";
import {
  sayNoPlace,
  sayNoTerritory,
  sayNotYours,
  sayPlaces,
  sayState,
  sayStateShared,
  sayStatus,
} from "../core/words/state.ts";
import { findPlace } from "./find-place.ts";
import { commonDeadlines, legalLines, meetingLines, visibleDeadlines, withPlace } from "./visible-deadlines.ts";

/** As far ahead as the state looks, in days. */
const soon = 30;

export const state: Command = {
  name: "state",
  words: ["état", "tableau de bord", "où en est-on", "etat des lieux"],
  group: "diagnostic",
  summary: "où en est le projet, ou une commune",
  examples: ["état", "état Vougy"],
  action: "see_municipality",
  read(rest, context) {
    const place = findPlace(rest, context.store.territory.municipalities());
    if (place) return { insee: place.insee };
    const project = projectAbout(context, rest);
    return project === undefined ? undefined : { project };
  },
  run(context, { insee, project }): CommandReply {
    const { store, person } = context;
    const epci = store.territory.epci();
    if (epci === undefined) return { message: sayNoTerritory() };
    const place = typeof insee === "string" ? store.territory.municipality(insee) : undefined;
    if (place)
      return {
        message: may(person, "see_municipality", place.insee)
          ? placesState(context, [place])
          : say(sayNotYours(place.name)),
      };
    if (may(person, "see_state"))
      return { message: wholeState(context, epci.name, typeof project === "string" ? project : undefined) };
    return { message: ownState(context) };
  },
  /** Figures for the whole project: where each municipality stands is not said in front of the others. */
  share(context, { insee, project }) {
    const epci = context.store.territory.epci();
    if (epci === undefined || insee !== undefined || !may(context.person, "see_state")) return undefined;
    const { store, today } = context;
    const campaigns = linesAbout(campaignsOverview(store), typeof project === "string" ? project : undefined);
    const deadlines = byDay(linesOf(context, commonDeadlines(context)), meetingLines(context, isOpen));
    return sayStateShared({ today, territory: epci.name, campaigns, deadlines });
  },
};

function projectAbout({ store }: CommandContext, words: string): string | undefined {
  const about = fold(words).replace(/^(?:du |de |de la |projet )+/u, "");
  if (about.length < 3) return undefined;
  return store.campaigns.projects().find((one) => fold(one.title).includes(about) || one.slug.includes(about))?.slug;
}

function wholeState(context: CommandContext, territory: string, project: string | undefined): Outbound {
  const { store, today, person } = context;
  const overviews = campaignsOverview(store);
  const deadlines = byDay(
    linesOf(context, visibleDeadlines(context)),
    meetingLines(context),
    legalLines(context, soon),
  );
  const matters = isDirector(person) ? mattersNow(store, today, overviews) : undefined;
  const hints = [
    ...(may(person, "follow_diagnostic") ? ["`qui n'a pas répondu`"] : []),
    "`échéances`",
    "`état` suivi d'un projet ou d'une de vos communes",
  ];
  return sayState({ today, territory, campaigns: linesAbout(overviews, project), deadlines, matters, hints });
}

function linesAbout(overviews: readonly CampaignOverview[], project: string | undefined) {
  return overviews
    .filter(({ campaign }) => project === undefined || campaign.project.slug === project)
    .map(({ campaign, coverage }) => ({ title: campaign.project.title, wishedBy: campaign.wishedBy, coverage }));
}

function linesOf(context: CommandContext, deadlines: readonly Deadline[]) {
  return deadlines.map((one) => withPlace(context, one));
}

function isOpen({ seated }: MeetingView): boolean {
  return seated.template.audience === "everyone";
}

type Line = { title: string; due: CivilDate; place?: string; sensitive?: boolean };

function byDay(...lines: Line[][]): Line[] {
  return lines.flat().toSorted((a, b) => compareDates(a.due, b.due));
}

function ownState(context: CommandContext): Outbound {
  const places = municipalitiesOf(context.person).flatMap((insee) => context.store.territory.municipality(insee) ?? []);
  return places.length === 0 ? say(sayNoPlace()) : placesState(context, places);
}

function placesState(context: CommandContext, places: readonly Municipality[]): Outbound {
  const { store, library, today, timeZone } = context;
  const rows = places.flatMap((place) =>
    store.interviews
      .all()
      .filter((one) => one.insee === place.insee)
      .flatMap((one) => {
        const session = openSession(store, library, one.id, today);
        if (session === undefined) return [];
        const validatedOn = one.validatedAt === undefined ? undefined : civilDateAt(one.validatedAt, timeZone);
        const progress = progressOf(session.context, session.interview.state);
        return [
          {
            place: place.name,
            title: session.campaign.project.title,
            state: sayStatus(one.status, progress, validatedOn),
          },
        ];
      }),
  );
  const own = new Set(places.map(({ insee }) => insee));
  const deadlines = visibleDeadlines(context).filter((one) => one.insee === undefined || own.has(one.insee));
  const lines = deadlines.map((one) => {
    const { place, ...line } = withPlace(context, one);
    return { ...line, ...(places.length > 1 && place !== undefined && { place }) };
  });
  return sayPlaces(
    places.map((place) => place.name),
    rows,
    byDay(
      lines,
      meetingLines(context, (view) => isInvited(context.person, view)),
      isDirector(context.person) ? [] : legalLines(context, soon),
    ),
    today,
  );
}
