import { type Context, type InterviewState, progressOf } from "../interview/state.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { of } from "./format.ts";
import { recapBlocks } from "./recap.ts";
import { sayStatus } from "./state.ts";

type Session = {
  interview: { status: Parameters<typeof sayStatus>[0]; state: InterviewState };
  campaign: { project: { title: string } };
  context: Context;
};

/** What a municipality answered, questionnaire by questionnaire, with what is still to be completed. */
export function sayAnswers(place: string, sessions: readonly Session[]): Outbound {
  if (sessions.length === 0) return { blocks: [text(`Aucun diagnostic n'est demandé à ${place}.`)] };
  const blocks = sessions.flatMap(({ interview, campaign, context }): Block[] => {
    const progress = progressOf(context, interview.state);
    const status = text(`**${campaign.project.title}** : ${sayStatus(interview.status, progress, undefined)}.`);
    return [status, ...recapBlocks(context, interview.state)];
  });
  return { title: `Réponses ${of(place)}`, blocks };
}
