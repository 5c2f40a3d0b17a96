import { addDays, type CivilDate } from "./calendar/civil-date.ts";
import { fold } from "./language/fold.ts";
import { type InformedMeeting, type Owed, owedOf, type Proven, provenFor } from "./legal/information.ts";
import type { Store } from "./store/store.ts";

const kinds: Record<string, InformedMeeting["kind"]> = {
  conseil_communautaire: "council",
  conference_maires: "mayors",
};
/** What is older has been sent, or will not be. */
const shownFor = 100;

export type Information = Owed & {
  proven: Proven;
  proofs: { id: number; insee?: string; doneOn: CivilDate; proof?: string }[];
};

/** What is owed about the meetings lately held and those to come, with what is proven of it. */
export function informationNow(store: Store, today: CivilDate): Information[] {
  const kindOf = new Map(store.bodies.all().map(({ id, template }) => [id, kinds[template]]));
  const meetings = store.meetings.all().flatMap((meeting): InformedMeeting[] => {
    const kind = kindOf.get(meeting.bodyId);
    const { heldOn, status } = meeting;
    if (kind === undefined || heldOn === undefined || status === "cancelled" || status === "polling") return [];
    if (heldOn < addDays(today, -shownFor)) return [];
    const titles = store.agendas.items(meeting.id).map(({ title }) => fold(title));
    return [
      {
        id: meeting.id,
        kind,
        heldOn,
        budgetDebate: titles.some((title) => /orientations? budgetaires?|\brob\b|\bdob\b/u.test(title)),
        activityReport: titles.some((title) => /rapport (?:annuel )?d'activites?/u.test(title)),
      },
    ];
  });
  const insee = store.territory.municipalities().map((one) => one.insee);
  return owedOf(meetings).map((owed) => {
    const proofs = store.legalDone.of(owed.occurrence);
    return { ...owed, proofs, proven: provenFor(owed, proofs, insee) };
  });
}
