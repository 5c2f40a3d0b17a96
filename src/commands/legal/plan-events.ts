import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { LegalEvent, Scene } from "../../core/legal/obligations.ts";
import { municipalCouncil } from "../../core/legal-events.ts";
import type { LegalNow } from "../../core/legal-now.ts";
import type { Municipality } from "../../core/people.ts";

/** What planning `subject` on `date` would make happen: a budget is voted, and debated, at a meeting of the council. */
export function eventsOf(subject: string, date: CivilDate, place: Municipality | undefined): LegalEvent[] {
  if (place !== undefined) return [municipalCouncil(place, date)];
  const key = `${subject}:${date}`;
  const own = { name: subject, key, date };
  return subject === "vote_budget" || subject === "debat_budgetaire" ? [own, { name: "conseil", key, date }] : [own];
}

/** What planning a thing supposes: one who sends a pacte to the municipalities has decided to make one. */
const supposed: Record<string, string> = {
  transmission_pacte: "pacte_decide",
  transmission_schema: "schema_decide",
  contrat_ville: "contrat_ville",
};

export function sceneOf({ scene }: LegalNow, subject: string): Scene {
  const fact = supposed[subject];
  return fact === undefined ? scene : { ...scene, facts: new Map([...scene.facts, [fact, true]]) };
}
