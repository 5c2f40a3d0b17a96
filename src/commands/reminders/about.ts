import type { AwaitedIn } from "../../core/campaign-recall.ts";
import { fold } from "../../core/language/fold.ts";

/** The campaigns that a choice about reminders is of, as it is said back. */
export function aboutOf(about: readonly AwaitedIn[]): { titles: string[]; wishedBy: string } {
  return {
    titles: about.map(({ campaign }) => campaign.project.title),
    wishedBy: about[0]?.campaign.wishedBy ?? "",
  };
}

/** "Stop" leaves an interview, and ends what Relais writes of its own accord. */
export function isStop(said: string): boolean {
  return /^(?:stop|stopper|arretez?|ca suffit)\b/u.test(fold(said));
}
