import type { CivilDate } from "./calendar/civil-date.ts";
import type { Library } from "./library.ts";
import { type ConsultationView, viewConsultation } from "./legal/consultation-view.ts";
import type { Consultation } from "./legal/consultation.ts";
import type { Store } from "./store/store.ts";

/** Those under way, oldest first. */
export function openConsultations(store: Store, library: Library, today: CivilDate): ConsultationView[] {
  return store.consultations.open().map((one) => viewOf(store, library, one, today));
}

/** Those that have ended, latest first. */
export function pastConsultations(store: Store, library: Library, today: CivilDate): ConsultationView[] {
  return store.consultations.concluded().map((one) => viewOf(store, library, one, today));
}

export function consultationView(
  store: Store,
  library: Library,
  id: number,
  today: CivilDate,
): ConsultationView | undefined {
  const found = store.consultations.byId(id);
  return found && viewOf(store, library, found, today);
}

function viewOf(store: Store, library: Library, consultation: Consultation, today: CivilDate): ConsultationView {
  const kind = library.consultations.find(({ key }) => key === consultation.kind);
  if (kind === undefined) throw new Error(`no kind of consultation ${consultation.kind}`);
  const opinions = store.consultations.opinions(consultation.id);
  return viewConsultation(consultation, kind, opinions, store.territory.municipalities(), today);
}
