import type { CommandContext } from "../../core/command.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { bodyNamed, seatedBodies } from "../../core/seats.ts";
import { modelCalled } from "../bodies/which-body.ts";
import { noMeetingOf, notSetUp } from "../meetings/no-meeting.ts";
import { meetingNamed } from "../meetings/which-meeting.ts";

const leading = /^(?:(?:de|du|des|d['’]|au|aux|à|a|pour|lors|sur|le|la|les|l['’]|prochaine?|dernière?|dernier)\s+)+/iu;

/** "copil du 17 décembre absents : Ouali": the meeting that the first words name, as many as can be, and what follows. */
export function splitMeeting(
  said: string,
  views: readonly MeetingView[],
  context: CommandContext,
): { view?: MeetingView; rest: string } {
  const words = [...said.matchAll(/\S+/gu)];
  const bodies = seatedBodies(context.store, context.library);
  for (let end = words.length; end > 0; end -= 1) {
    const last = words[end - 1];
    const stop = (last?.index ?? 0) + (last?.[0].length ?? 0);
    const name = said.slice(0, stop).replace(/[\s,:;]+$/u, "");
    const view = namedMeeting(name, views, context);
    if (view !== undefined) return { view, rest: said.slice(stop).replace(/^[\s,:;]+/u, "") };
    const body = bodyNamed(name.replace(leading, ""), bodies);
    if (body !== undefined) throw noMeetingOf(body, context);
    const model = modelCalled(name.replace(leading, ""), context.library);
    if (model) throw notSetUp(model, context);
  }
  return { rest: said };
}

/** The meeting that the words surely name, whatever small words come first: "au copil du 17". */
export function namedMeeting(
  said: string,
  views: readonly MeetingView[],
  { today }: CommandContext,
): MeetingView | undefined {
  const name = said.trim().replace(leading, "");
  if (name === "" || /^\d+$/u.test(name)) return undefined;
  return meetingNamed(name, views, today) ?? meetingNamed(said.trim(), views, today);
}
