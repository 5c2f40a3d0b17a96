import type { AwaitedIn } from "../../core/campaign-recall.ts";
import { fold } from "../../core/language/fold.ts";

/** The campaigns that a choice about reminders is of, as it is said back. */
export function aboutOf(about: readonly AwaitedIn[]): { titles: string[]; wishedBy: string } {
  return {
    titles: about.map(({ campaign }) => campaign.project.title),
    wishedBy: about[0]?.campaign.wishedBy ?? "",
  };
}

const mostWords = 3;

/** "Stop les rappels", "stop, trop de messages": said of what Relais writes, and not "stop aux fermetures de classes". */
export function isStopAlone(said: string): boolean {
  return isStop(said) && (fold(said).split(" ").length <= mostWords || /rappel|relanc|messag|ecri/u.test(fold(said)));
}

/** "Stop" leaves an interview, and ends what Relais writes of its own accord. */
export function isStop(said: string): boolean {
  return /^(?:stop|stopper|arretez?|ca suffit)\b/u.test(fold(said));
}
