import type { CivilDate } from "../calendar/civil-date.ts";
import { type Context, type InterviewState, progressOf } from "../interview/state.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { type EntrySaid, sayEntries } from "./entry-source.ts";
import { of } from "./format.ts";
import { recapBlocks } from "./recap.ts";
import { sayStatus } from "./state.ts";

type Session = {
  interview: { status: Parameters<typeof sayStatus>[0]; state: InterviewState };
  campaign: { project: { title: string } };
  context: Context;
  /** What was entered by others than those who answer. */
  entries: readonly EntrySaid[];
};

/** What a municipality answered, questionnaire by questionnaire, with what is still to be completed. */
export function sayAnswers(place: string, sessions: readonly Session[], today: CivilDate): Outbound {
  if (sessions.length === 0) return { blocks: [text(`Aucun diagnostic n'est demandé à ${place}.`)] };
  const blocks = sessions.flatMap(({ interview, campaign, context, entries }): Block[] => {
    const progress = progressOf(context, interview.state);
    const status = text(`**${campaign.project.title}** : ${sayStatus(interview.status, progress, undefined)}.`);
    return [status, ...sayEntries(entries, today).map(text), ...recapBlocks(context, interview.state)];
  });
  return { title: `Réponses ${of(place)}`, blocks };
}

export function sayReadWhich(): { text: string; label: string } {
  return { text: "Les réponses de quelle commune ?", label: "Commune" };
}

export function sayNotReadBy(place: string | undefined): string {
  return place === undefined
    ? "Les réponses d'une commune sont lues par son secrétariat et par la direction générale, et par son maire quand son visa est demandé."
    : `Les réponses ${of(place)} sont lues par son secrétariat et par la direction générale, et par son maire quand son visa est demandé. \`état ${place}\` dit où elle en est.`;
}

export function sayReadWithVisa(place: string): string {
  return `Les réponses ${of(place)} vous seront montrées quand elles seront validées et que votre visa sera demandé. \`état ${place}\` dit où elle en est.`;
}
