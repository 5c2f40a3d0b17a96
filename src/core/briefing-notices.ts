import type { Notice } from "./briefing/facts.ts";
import { pollsOpen, questionsPut, visasAwaited } from "./briefing-awaited.ts";
import { awayUncovered } from "./briefing-away.ts";
import { blockersOpen, minutesToValidate, notDelivered, silent } from "./briefing-conducting.ts";
import { concluded, opinionsGiven } from "./briefing-consulted.ts";
import { decided } from "./briefing-decided.ts";
import type { NoticeScene } from "./briefing-notice.ts";
import { chartersOpen, pledgesAwaited, summariesAwaited } from "./briefing-partners.ts";
import { objectivesBare, sheetsToRead, sheetsWaiting } from "./briefing-project.ts";
import { scenariosShared } from "./briefing-shared.ts";
import { barometerClosed, surveysClosed, weatherClosed } from "./briefing-unnamed.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import type { Library } from "./library.ts";
import type { Store } from "./store/store.ts";

/** All that is told to some only, each subject in turn; the first of a list is said first. */
const subjects: readonly ((scene: NoticeScene) => Notice[])[] = [
  decided,
  opinionsGiven,
  concluded,
  scenariosShared,
  weatherClosed,
  surveysClosed,
  barometerClosed,
  visasAwaited,
  questionsPut,
  pollsOpen,
  pledgesAwaited,
  sheetsToRead,
  minutesToValidate,
  blockersOpen,
  awayUncovered,
  sheetsWaiting,
  summariesAwaited,
  notDelivered,
  silent,
  chartersOpen,
  objectivesBare,
];

export function weekNotices(store: Store, library: Library, today: CivilDate, since: number): Notice[] {
  return subjects.flatMap((subject) => subject({ store, library, today, since }));
}
