import { may } from "../../core/access.ts";
import type { CommandContext, Parameters } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import { whereOf } from "../../core/meeting-calendar.ts";
import { type Outbound, say } from "../../core/message.ts";
import { sayNextMeeting, sayNoneComing } from "../../core/words/meetings-list.ts";
import { visibleBodies } from "../bodies/which-body.ts";
import { takeBody, withoutLinks } from "./name-meeting.ts";
import { comingMeetings } from "./which-meeting.ts";

/** "Quand", then "le cotech", "est le prochain copil" or "la prochaine réunion": the next one, or the instance that plans none. */
export function readNext(rest: string, context: CommandContext): Parameters | undefined {
  const words = withoutLinks(
    rest.replace(/^(?:(?:est(?:-ce)?|sera|a lieu|se tient|aura lieu|le|la|du|prochaine?)(?:\s+|$)|l['’])+/iu, ""),
  );
  const coming = comingMeetings(context).filter(({ meeting }) => meeting.heldOn !== undefined);
  if (/^(?:prochaine? )*(?:reunion)?$/u.test(fold(words))) {
    const [first] = coming;
    return first && /reunion/u.test(fold(rest)) ? { meeting: String(first.meeting.id) } : undefined;
  }
  const taken = takeBody(words, visibleBodies(context));
  if (taken === undefined || withoutLinks(taken.rest) !== "") return undefined;
  const next = coming.find(({ seated }) => seated.body.id === taken.body.body.id);
  return next ? { meeting: String(next.meeting.id) } : { body: String(taken.body.body.id) };
}

/** `common`: where others read, only of an instance that is open to all. */
export function sayNext(
  context: CommandContext,
  { meeting, body }: Parameters,
  scope: { common?: boolean } = {},
): Outbound | undefined {
  const view = comingMeetings(context).find((one) => String(one.meeting.id) === meeting);
  if (view && scope.common && view.seated.template.audience !== "everyone") return undefined;
  if (view) return say(sayNextMeeting({ ...view, where: whereOf(context.store, view) }));
  const seated = visibleBodies(context).find((one) => String(one.body.id) === body);
  return seated && !scope.common ? say(sayNoneComing(seated, may(context.person, "manage_meetings"))) : undefined;
}
