import type { SectionProgress } from "../interview/section-progress.ts";
import type { Progress } from "../interview/state.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { sayAbout } from "./about.ts";
import { formatDuration } from "./format.ts";
import { saySection } from "./interview.ts";
import { sayStatus } from "./state.ts";

/** One interview of this person: of a municipality, or their own. */
type Own = {
  insee?: string | undefined;
  place: string;
  title: string;
  status: Parameters<typeof sayStatus>[0];
  progress: Progress;
  sections: readonly SectionProgress[];
};

/** Where somebody is in all that is asked of them: a line each, and a line a section of what is begun. */
export function sayOwnProgress(all: readonly Own[]): Outbound {
  const several = new Set(all.map(({ title }) => title)).size > 1;
  const blocks = all.flatMap((one): Block[] => {
    const about = several && one.insee !== undefined ? ` (${one.title})` : "";
    const isBegun = one.status === "open" || one.status === "paused";
    const left = isBegun || one.status === "invited" ? `, ${sayLeft(one.progress.minutes)}` : "";
    const line = text(`**${sayAbout(one)}**${about} : ${sayStatus(one.status, one.progress, undefined)}${left}.`);
    return isBegun ? [line, { type: "list", items: one.sections.map(saySection) }] : [line];
  });
  const waits = all.some(({ status }) => status === "open" || status === "paused" || status === "invited");
  return { blocks: waits ? [...blocks, text("Pour continuer : `diagnostic`.")] : blocks };
}

function sayLeft(minutes: number): string {
  return minutes === 0 ? "il reste à valider" : `encore ${formatDuration(minutes)} environ`;
}
