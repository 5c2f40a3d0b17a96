import type { CivilDate } from "./calendar/civil-date.ts";
import type { Phase } from "./communication/resource.ts";
import { openConsultations, pastConsultations } from "./consultations.ts";
import type { Library } from "./library.ts";
import { campaignsOverview } from "./overview.ts";
import type { Store } from "./store/store.ts";

/** The moment that the project is at, as what is under way says: nobody has to declare it. */
export function phaseNow(store: Store, library: Library, today: CivilDate): Phase {
  if (openConsultations(store, library, today).length > 0) return "consultation";
  if (pastConsultations(store, library, today).some(({ consultation }) => consultation.conclusion !== "dropped"))
    return "implementation";
  const campaigns = campaignsOverview(store);
  if (campaigns.length === 0) return "framing";
  const isAnswered = campaigns.every(
    ({ coverage }) =>
      coverage.closedOn !== undefined || coverage.validated.length + coverage.abandoned.length === coverage.total,
  );
  return isAnswered ? "scenarios" : "diagnostic";
}
