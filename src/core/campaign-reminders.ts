import { answeredBy } from "./access.ts";
import { formFiles, isSignedForm } from "./answer-forms.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import { type AwaitedIn, type Recalled, recallsOf } from "./campaign-recall.ts";
import { isAskedFor, isDue, isDueThisWeek, isSoonDue, needsHelp } from "./diagnostic/reminder-days.ts";
import { progressOf } from "./interview/state.ts";
import { openSession } from "./interviewing.ts";
import type { Library } from "./library.ts";
import { type Block, text } from "./message.ts";
import type { Morning, Section } from "./morning-section.ts";
import { directorsOf } from "./notify.ts";
import type { Person } from "./people.ts";
import { absenceAt } from "./preferences.ts";
import { isOpen } from "./store/interviews.ts";
import type { Store } from "./store/store.ts";
import { isAtWork, workHourOf } from "./work-days.ts";
import { sayCampaignReminder, type StillLeft } from "./words/campaign-reminders.ts";
import { sayFormsGoOn, sayIfAlreadySent, sayWhoOpens } from "./words/form-signing.ts";
import { type HelpWanted, sayHelpWanted } from "./words/help-wanted.ts";

/**
 * What campaigns still wait for, to those who answer, once a week at most over all of them, on a day they are there; then, where
 * reminders brought nothing, to the DGS.
 */
export function campaignReminders(morning: Morning): Section[] {
  const { store, library } = morning;
  const recalled = awaitedPeople(store).map((person) => recallsOf(store, library, person));
  return [...recalled.flatMap((one) => remind(morning, one)), ...askForHelp(morning, recalled)];
}

/** Those who can be written to, among those an interview waits for. */
function awaitedPeople(store: Store): Person[] {
  const waiting = store.interviews.all().filter(({ status }) => isOpen(status));
  if (waiting.length === 0) return [];
  const places = new Set(waiting.map(({ insee }) => insee));
  const persons = new Set(waiting.map(({ personId }) => personId));
  const reachable = store.accounts.reachablePeople();
  return store.people
    .all()
    .filter(({ id }) => reachable.has(id))
    .filter((person) => persons.has(person.id) || answeredBy(person).some((insee) => places.has(insee)));
}

function remind(morning: Morning, recalled: Recalled): Section[] {
  const { store, at, today } = morning;
  const { person, toldOn, awaited } = recalled;
  const now = { today, toldOn, place: store.territory.holidayPlace() };
  if (!mayBeReminded(morning, recalled) || !awaited.some(({ recall }) => isDue(recall, now))) return [];
  const told = awaited.filter(({ recall }) => isDue(recall, now) || isSoonDue(recall, now));
  const notBefore = workHourOf(store, person, at);
  return [recallNow(morning, person, told, notBefore)].flatMap((section) => section ?? []);
}

/** The campaigns of which this person would be reminded before the same day of next week. */
export function dueThisWeek(morning: Omit<Morning, "library">, recalled: Recalled): AwaitedIn[] {
  const { store, today } = morning;
  const now = { today, toldOn: recalled.toldOn, place: store.territory.holidayPlace() };
  return mayBeReminded(morning, recalled) ? recalled.awaited.filter(({ recall }) => isDueThisWeek(recall, now)) : [];
}

function mayBeReminded({ store, at, today }: Omit<Morning, "library">, recalled: Recalled): boolean {
  return absenceAt(store, recalled.person.id, at) === undefined && isAtWork(recalled, today);
}

/** What is said of these campaigns, kept as a reminder of each; undefined when nothing is left for this person to answer. */
export function recallNow(
  { store, library, today }: Pick<Morning, "store" | "library" | "today">,
  person: Person,
  told: readonly AwaitedIn[],
  notBefore: number,
): Section | undefined {
  const left = told.flatMap((one) => stillLeft(store, library, one, today));
  if (left.length === 0) return undefined;
  for (const { campaign } of told) store.reminders.add(person.id, campaign.id, notBefore);
  const wished = told.map(({ campaign }) => campaign.wishedBy).filter((day) => day >= today);
  const said = sayCampaignReminder(
    {
      person,
      left,
      inVain: Math.max(...told.map(({ recall }) => recall.inVain)),
      isAskedFor: told.some(({ recall }) => isAskedFor(recall, today)),
      helper: directorsOf(store)[0],
      isWritten: store.accounts.isByEmailAlone(person.id),
    },
    today,
  );
  const forms = formsFor({ store, library, today }, person, left);
  const day = wished.toSorted()[0];
  return { personId: person.id, day, notBefore, said, waitsFor: "campaign", ...(forms.length === 0 ? {} : { forms }) };
}

/** Whoever is reached by e-mail alone answers by a form. */
function formsFor(
  { store, library, today }: Pick<Morning, "store" | "library" | "today">,
  person: Person,
  left: readonly StillLeft[],
): Block[] {
  if (!store.accounts.isByEmailAlone(person.id)) return [];
  const sessions = left.flatMap(({ id }) => openSession(store, library, id, today, person) ?? []);
  const signed = sessions.map(({ context }) => context.questionnaire).filter(isSignedForm);
  const unnamed = signed.some((one) => one.unnamed);
  const said = [
    ...(signed.length < sessions.length ? [sayFormsGoOn()] : []),
    ...(signed.length === 0 ? [] : sayWhoOpens({ unnamed })),
    ...(unnamed ? [sayIfAlreadySent()] : []),
  ];
  return [...said.map((one) => text(one)), ...formFiles(store, sessions, today)];
}

function stillLeft(store: Store, library: Library, { campaign, waiting }: AwaitedIn, today: CivilDate): StillLeft[] {
  return waiting.flatMap(({ id, insee, place, status }) => {
    const session = openSession(store, library, id, today);
    if (session === undefined) return [];
    const { answered, total, minutes } = progressOf(session.context, session.interview.state);
    const { project, wishedBy } = campaign;
    return [
      {
        id,
        insee,
        place,
        title: project.title,
        wishedBy,
        begun: status !== "invited",
        questions: total - answered,
        minutes,
      },
    ];
  });
}

/** The municipalities where reminders brought nothing, once each in a campaign: somebody may help there. */
function askForHelp({ store, at, today }: Morning, recalled: readonly Recalled[]): Section[] {
  const wanted = recalled.flatMap(({ person, awaited, presence }) =>
    awaited
      .filter(({ recall }) => needsHelp(recall, today))
      .map(({ campaign, waiting }) => ({ person, presence, campaign, waiting })),
  );
  return directorsOf(store)
    .filter((director) => isAtWork(director, today))
    .flatMap((director): Section[] => {
      const help = wanted.flatMap(({ person, presence, campaign, waiting }): HelpWanted[] => {
        // What persons answer in their own name is theirs: nobody is sent after them.
        const fresh = waiting.filter(
          ({ insee }) =>
            insee !== undefined &&
            store.jobRuns.claim(`diagnostic-help:${campaign.id}`, `${insee}:person:${director.id}`, at),
        );
        const places = fresh.map(({ place }) => place);
        return places.length === 0 ? [] : [{ places, title: campaign.project.title, person, presence }];
      });
      if (help.length === 0) return [];
      const said = sayHelpWanted(help.toSorted(byPlace));
      return [{ personId: director.id, day: undefined, notBefore: workHourOf(store, director, at), said }];
    });
}

function byPlace({ places: one }: HelpWanted, { places: other }: HelpWanted): number {
  return (one[0] ?? "").localeCompare(other[0] ?? "", "fr");
}
