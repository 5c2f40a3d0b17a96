import type { BodyTemplate } from "./governance/bodies.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";

/** The content that Relais ships as data: read once at start, checked, never changed while running. */
export type Library = {
  questionnaires: ReadonlyMap<string, Questionnaire>;
  bodies: readonly BodyTemplate[];
};
