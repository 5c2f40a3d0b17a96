import { consultationView, openConsultations } from "./consultations.ts";
import { conclusionOf } from "./legal/consultation-view.ts";
import type { Morning, Section } from "./morning-section.ts";
import { directorsOf, officeHourOf } from "./notify.ts";
import { sayConcluded } from "./words/consultations-letters.ts";

/** Ends the consultations whose delays are over or whose answers are all in; the DGS is told, once. */
export function endConsultations({ store, library, at, today }: Morning): Section[] {
  return openConsultations(store, library, today)
    .filter(({ closing }) => closing.over)
    .flatMap((view) => {
      const { id } = view.consultation;
      const conclusion = conclusionOf(view);
      store.consultations.conclude(id, today, conclusion);
      store.audit.add(at, undefined, "consultation.concluded", `consultation:${id}`, { after: conclusion });
      const said = sayConcluded(consultationView(store, library, id, today) ?? view, today);
      return directorsOf(store).map((director) => ({
        personId: director.id,
        day: today,
        notBefore: officeHourOf(store, director.id, at),
        said,
      }));
    });
}
