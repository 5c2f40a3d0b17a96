import type { Audience } from "./communication/audience.ts";
import type { BodyTemplate } from "./governance/bodies.ts";
import type { SourceFile } from "./interview/questionnaire-library.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import type { ConsultationKind } from "./legal/consultation-kind.ts";
import type { Election } from "./legal/elections.ts";
import type { Rule } from "./legal/rule.ts";

/**
 * The content that Relais ships as data: read once at start, checked, never changed while running; but for questionnaires, to which
 * those installed by the direction are added (`withInstalled`).
 */
export type Library = {
  readonly questionnaires: ReadonlyMap<string, Questionnaire>;
  /** The file of each questionnaire, as it is written. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** A small questionnaire of every kind of question, with comments: what a new one is begun from. */
  questionnaireModel: string;
  bodies: readonly BodyTemplate[];
  /** What the municipal councils may be consulted on. */
  consultations: readonly ConsultationKind[];
  /** What the law asks, in the order of their numbers. */
  rules: readonly Rule[];
  elections: readonly Election[];
  /** Who is to be informed of the project. */
  audiences: readonly Audience[];
};
