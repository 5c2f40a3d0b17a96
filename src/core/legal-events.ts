import type { CivilDate } from "./calendar/civil-date.ts";
import { fold } from "./language/fold.ts";
import { electionOf } from "./legal/elections.ts";
import { factDate, type Facts, plannedDates } from "./legal/facts.ts";
import type { LegalEvent } from "./legal/obligations.ts";
import type { Library } from "./library.ts";
import type { SeatedBody } from "./seats.ts";
import type { Meeting } from "./store/meetings.ts";
import type { Store } from "./store/store.ts";

/** All that delays are counted from: the mandate, the dates that were planned, meetings, instances, consultations. */
export function legalEvents(
  store: Store,
  library: Library,
  known: { facts: Facts; bodies: readonly SeatedBody[]; councils: readonly Meeting[]; today: CivilDate },
): LegalEvent[] {
  const ofCouncils = councilEvents(store, known.councils);
  return [
    ...mandateEvents(library, known.facts, known.today),
    ...plannedEvents(known.facts, ofCouncils),
    ...ofCouncils,
    ...bodyEvents(known.bodies),
    ...consultationEvents(store, library),
    ...municipalCouncilEvents(store),
  ];
}

/** The first round if all municipalities were elected then, else the second; the nearest while nobody said. */
function mandateEvents(library: Library, facts: Facts, today: CivilDate): LegalEvent[] {
  const election = electionOf(library.elections, today);
  const key = `mandat:${election.firstRound.slice(0, 4)}`;
  const second = facts.get("second_tour");
  const t0: LegalEvent =
    second === undefined
      ? {
          name: "t0",
          key,
          date: election.firstRound,
          assumed: { fact: "second_tour", otherwise: election.secondRound },
        }
      : { name: "t0", key, date: second === true ? election.secondRound : election.firstRound };
  const installed = factDate(facts, "installation");
  return installed === undefined ? [t0] : [t0, { name: "installation", key, date: installed }];
}

/** The dates that were kept; one that a meeting of the council already has is that meeting's. */
function plannedEvents(facts: Facts, ofCouncils: readonly LegalEvent[]): LegalEvent[] {
  const kept = [
    ...plannedDates.map((name) => ({ name, fact: name })),
    { name: "contrat_ville", fact: "contrat_ville_le" },
  ];
  return kept.flatMap(({ name, fact }) => {
    const date = factDate(facts, fact);
    const isMeetings = ofCouncils.some((event) => event.name === name && event.date === date);
    return date === undefined || isMeetings ? [] : [{ name, key: `${name}:${date}`, date }];
  });
}

/** A meeting of the council, what its agenda votes, and the minutes of the one before, adopted at its opening. */
function councilEvents(store: Store, councils: readonly Meeting[]): LegalEvent[] {
  return councils.flatMap(({ id, heldOn = "" }, index): LegalEvent[] => {
    const key = `meeting:${id}`;
    const titles = store.agendas.items(id).map(({ title }) => fold(title));
    const before = councils[index - 1];
    return [
      { name: "conseil", key, date: heldOn },
      ...(titles.some(isBudgetVote) ? [{ name: "vote_budget", key, date: heldOn }] : []),
      ...(titles.some(isBudgetDebate) ? [{ name: "debat_budgetaire", key, date: heldOn }] : []),
      ...(before === undefined ? [] : [{ name: "arret_pv", key: `meeting:${before.id}`, date: heldOn }]),
    ];
  });
}

function isBudgetVote(title: string): boolean {
  return /\bbudget primitif\b|\bvote du budget\b|\bbp 20\d\d\b/.test(title);
}

function isBudgetDebate(title: string): boolean {
  return /\borientations? budgetaires?\b|\bdob\b|\brob\b/.test(title);
}

function bodyEvents(bodies: readonly SeatedBody[]): LegalEvent[] {
  return bodies
    .filter(({ template }) => template.key === "commission")
    .map(({ body }) => ({ name: "commission", key: `body:${body.id}`, date: body.setUpOn }));
}

const transmissions: Record<string, string> = {
  R14: "transmission_pacte",
  R15: "transmission_schema",
  R22: "transmission_clect",
};

/** The last transmission of each consultation, under way or over: from it, all the councils have had their delay. */
function consultationEvents(store: Store, library: Library): LegalEvent[] {
  const kept = [...store.consultations.open(), ...store.consultations.concluded()];
  return kept
    .filter(({ conclusion }) => conclusion !== "dropped")
    .flatMap(({ id, kind }) => {
      const rule = library.consultations.find((one) => one.key === kind)?.rule;
      const name = rule === undefined ? undefined : transmissions[rule];
      const sent = store.consultations.opinions(id).flatMap(({ transmittedOn }) => transmittedOn ?? []);
      const date = sent.toSorted().at(-1);
      return name === undefined || date === undefined ? [] : [{ name, key: `consultation:${id}`, date }];
    });
}

/** Meetings of municipal councils that we were told of, with what the law looks at: their municipality's population. */
function municipalCouncilEvents(store: Store): LegalEvent[] {
  const days = store.consultations
    .open()
    .flatMap(({ id }) => store.consultations.opinions(id))
    .flatMap(({ insee, councilOn }) => (councilOn === undefined ? [] : [`${insee} ${councilOn}`]));
  return [...new Set(days)].flatMap((day) => {
    const [insee = "", date = ""] = day.split(" ");
    const place = store.territory.municipality(insee);
    return place === undefined ? [] : [municipalCouncil(place, date)];
  });
}

export function municipalCouncil(place: { insee: string; populationTotal: number }, date: CivilDate): LegalEvent {
  const facts = new Map([["population_commune", place.populationTotal]]);
  return { name: "conseil_municipal", key: `council:${place.insee}:${date}`, date, insee: place.insee, facts };
}
