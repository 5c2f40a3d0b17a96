import type { Item, Notice } from "./briefing/facts.ts";
import type { NoticeScene } from "./briefing-notice.ts";
import { civilDateAt } from "./calendar/civil-date.ts";
import { openPolls } from "./date-polls.ts";
import { silentVoters } from "./governance/date-poll.ts";
import { openPut } from "./hand-overs.ts";
import { originOf } from "./origins.ts";
import { sayMeetingTitle } from "./words/meeting-names.ts";

export function visasAwaited({ store }: NoticeScene): Notice[] {
  return store.visas.all().flatMap(({ interviewId, validatedAt, mayorId, askedAt, outcome }): Notice[] => {
    const interview = store.interviews.byId(interviewId);
    const campaign = interview && store.campaigns.byId(interview.campaignId);
    const place = interview?.insee === undefined ? undefined : store.territory.municipality(interview.insee);
    const isAwaited = outcome === undefined && interview?.validatedAt === validatedAt;
    if (campaign === undefined || place === undefined || !isAwaited) return [];
    const item: Item = {
      about: "visa",
      atoms: [{ key: `visa:${interviewId}`, state: String(askedAt) }],
      origin: {
        from: "visa",
        what: campaign.project.title,
        on: civilDateAt(askedAt, store.territory.timeZone()),
        detail: `réponses ${place.name}`,
      },
      title: campaign.project.title,
      place: place.name,
    };
    return [{ heading: "expected", personIds: new Set([mayorId]), item }];
  });
}

export function questionsPut({ store, library, today }: NoticeScene): Notice[] {
  return store.handOvers.asked().flatMap((handOver): Notice[] => {
    const put = openPut({ store, library, today }, handOver);
    if (put === undefined) return [];
    const { label, place } = put.put;
    const item: Item = {
      about: "question",
      atoms: [{ key: `question:${handOver.id}`, state: "asked" }],
      origin: {
        from: "question",
        on: civilDateAt(handOver.at, store.territory.timeZone()),
        detail: "répondre à la question",
      },
      label,
      place,
    };
    return [{ heading: "expected", personIds: new Set([handOver.toPerson]), item }];
  });
}

/** Members who answered nothing yet. */
export function pollsOpen({ store, library, today }: NoticeScene): Notice[] {
  return openPolls(store, library).flatMap((poll): Notice[] => {
    const dates = poll.options.filter(({ withdrawn, heldOn }) => withdrawn !== true && heldOn > today).length;
    if (dates === 0) return [];
    const item: Item = {
      about: "poll",
      atoms: [{ key: `poll:${poll.meeting.id}`, state: String(dates) }],
      origin: originOf(store, "meeting", poll.meeting.id, { from: "poll", detail: "mes dates" }),
      title: sayMeetingTitle(poll),
      dates,
    };
    return [{ heading: "expected", personIds: new Set(silentVoters(poll.voters, poll.ballots)), item }];
  });
}
