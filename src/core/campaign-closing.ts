import { answerersOf } from "./answerers.ts";
import { lettersOf, withdrawReminders } from "./campaign-letters.ts";
import type { CommandContext } from "./command.ts";
import { tellNoMoreAsked } from "./hand-over-notices.ts";
import { openPut } from "./hand-overs.ts";
import { progressOf } from "./interview/state.ts";
import { openSession } from "./interviewing.ts";
import type { Morning, Section } from "./morning-section.ts";
import { notify, officeHourOf } from "./notify.ts";
import type { Person } from "./people.ts";
import type { Campaign } from "./store/campaigns.ts";
import { type Interview, isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import { visaOf } from "./visa.ts";
import { type Closed, sayClosedLetter, sayOpenAgainLetter } from "./words/campaign-closing.ts";
import { typesetMessage } from "./words/typeset-message.ts";
import { isAtWork, workHourOf } from "./work-days.ts";

type Needed = Pick<CommandContext, "store" | "library" | "today">;

/** What closing a campaign would leave as it is, and what it would stop. */
export function leftBy({ store, library, today }: Needed, campaign: Campaign) {
  const interviews = store.interviews.ofCampaign(campaign.id);
  const ids = new Set(interviews.map(({ id }) => id));
  const visas = campaign.visa
    ? interviews.filter((one) => one.status === "validated" && visaOf(store, one)?.outcome === undefined)
    : [];
  return {
    validated: interviews.filter(({ status }) => status === "validated").length,
    begun: interviews.filter(({ status }) => status === "open" || status === "paused").length,
    notBegun: interviews.filter(({ status }) => status === "invited").length,
    puts: store.handOvers
      .asked()
      .filter(({ interviewId }) => ids.has(interviewId))
      .flatMap((one) => openPut({ store, library, today }, one) ?? []),
    visas: visas.length,
  };
}

/** Asks nothing more: what was to be said of it is taken back, questions put to others wait no more; nothing is lost. */
export function closeCampaign(context: CommandContext, campaign: Campaign): void {
  const { store, library, person, now, today } = context;
  const { puts } = leftBy(context, campaign);
  for (const { handOver, put } of puts) {
    store.handOvers.settle(handOver.id, "taken_back", now);
    tellNoMoreAsked(store, handOver, put, undefined, now);
  }
  const prefixes = [
    lettersOf(campaign.id),
    ...store.interviews.ofCampaign(campaign.id).flatMap(({ id }) => [`visa:${id}:`, `reopened:${id}:`]),
  ];
  for (const { id } of store.people.all()) for (const prefix of prefixes) store.outbox.withdraw(id, prefix);
  const questionnaire = library.questionnaires.get(campaign.questionnaire) ?? {};
  const open = store.interviews.ofCampaign(campaign.id).filter(({ status }) => isOpen(status));
  for (const { id } of open.flatMap((one) => answerersOf(store, one, questionnaire))) withdrawReminders(store, id);
  store.campaigns.close(campaign.id, today, person.id, now);
  store.audit.add(now, person.id, "campaign.closed", `campaign:${campaign.id}`);
}

/** Asks again all that was not over, and says so to whoever has some of it to answer; they are who is told. */
export function reopenCampaign(context: CommandContext, campaign: Campaign, reason: string): Person[] {
  const { store, library, person, now, today } = context;
  store.campaigns.reopen(campaign.id);
  store.audit.add(now, person.id, "campaign.reopened", `campaign:${campaign.id}`, { after: reason });
  const questionnaire = library.questionnaires.get(campaign.questionnaire) ?? {};
  const open = store.interviews.ofCampaign(campaign.id).filter(({ status }) => isOpen(status));
  const told = new Map(open.flatMap((one) => answerersOf(store, one, questionnaire)).map((one) => [one.id, one]));
  for (const one of told.values()) {
    const message = typesetMessage(sayOpenAgainLetter(campaign.project.title, reason, campaign.wishedBy, today));
    const key = `campaign-reopened:${campaign.id}:${now}:person:${one.id}`;
    notify(store, key, one.id, message, now, officeHourOf(store, one.id, now));
  }
  return [...told.values()];
}

/** Who was in the middle of a campaign learns, once, that nothing is asked in it any more; who had not begun is not written to. */
export function closingNotices(morning: Morning): Section[] {
  const { store, library, today, at } = morning;
  return store.campaigns.all().flatMap((campaign): Section[] => {
    const { closedOn } = campaign;
    if (closedOn === undefined) return [];
    const questionnaire = library.questionnaires.get(campaign.questionnaire) ?? {};
    const begun = store.interviews
      .ofCampaign(campaign.id)
      .filter(({ status, openedAt }) => status === "closed" && openedAt !== undefined)
      .flatMap((one) => answerersOf(store, one, questionnaire).map((person) => ({ one, person })));
    return [...Map.groupBy(begun, ({ person }) => person)].flatMap(([person, own]): Section[] => {
      if (!isAtWork(person, today)) return [];
      if (!store.jobRuns.claim(`campaign-closed:${campaign.id}`, `${closedOn}:person:${person.id}`, at)) return [];
      const closed = own.flatMap(({ one }) => closedOf(morning, one));
      const said = sayClosedLetter(campaign.project.title, closedOn, closed);
      return [{ personId: person.id, day: undefined, notBefore: workHourOf(store, person, at), said }];
    });
  });
}

function closedOf({ store, library, today }: { store: Store } & Needed, { id, insee }: Interview): Closed[] {
  const session = openSession(store, library, id, today);
  if (session === undefined) return [];
  const { answered, total } = progressOf(session.context, session.interview.state);
  return [{ place: insee === undefined ? undefined : session.place, answered, total }];
}
