import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { fold } from "../../core/language/fold.ts";
import { isInvited, meetingsFor, type MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import {
  sayAlreadyOver,
  sayHowToStandIn,
  sayNoMeetingToAttend,
  sayNotMember,
  sayNotSure,
  sayOwnPresence,
  sayPresenceOffered,
  sayRemoteNotCounted,
} from "../../core/words/attendance.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { sayDeputiesMayAttend } from "../../core/words/substitutes.ts";
import { choiceParameter } from "../parameter.ts";
import { comingMeetings } from "../meetings/which-meeting.ts";
import { announce } from "./announce.ts";
import { giveProxy } from "./give-proxy.ts";
import { namedMeeting } from "./meeting-first.ts";
import { isUnsure, readOwnPresence } from "./own-words.ts";
import { beReplaced } from "./be-replaced.ts";

export const attend: Command = {
  name: "attend",
  words: ["ma présence", "ma venue", "je"],
  group: "meetings",
  summary: "dire si vous venez, à distance ou non, ou à qui vous donnez pouvoir",
  examples: ["je viens au copil", "je serai absente au copil", "pouvoir à Mme Kerbrat"],
  action: "attend",
  claims: (rest) => rest === "" || readOwnPresence(rest) !== undefined,
  // "Je viens au copil ?" wonders; "je peux venir ?" too.
  asked: (rest) => (readOwnPresence(rest) === undefined ? undefined : "réunions"),
  overhear: (said) => (readOwnPresence(said) === undefined ? undefined : `ma présence ${said}`),
  parameters: whichMeetingAttended,
  read(rest, context) {
    const said = readOwnPresence(rest);
    if (said === undefined) return undefined;
    if (isUnsure(rest)) throw new UserError(sayNotSure());
    const standIn = "standIn" in said ? said.standIn : "";
    const named = said.about === "" ? splitAfter(standIn, context) : { standIn, about: said.about };
    const meetings = named.about === "" ? onlyOne(context) : meetingsIn(named.about, context);
    if (meetings === undefined) return undefined;
    return {
      presence: said.presence,
      ...(named.standIn === "" ? {} : { standIn: named.standIn }),
      ...(meetings.length === 0 ? {} : { meeting: meetings.map(({ meeting }) => meeting.id).join(",") }),
    };
  },
  run(context, parameters) {
    const views = attended(context);
    const ids = String(parameters.meeting).split(",");
    const chosen = views.filter(({ meeting }) => ids.includes(String(meeting.id)));
    if (chosen.length === 0) throw new UserError(sayNoMeetingToAttend());
    const replies = chosen.map((view) => keep(context, view, parameters));
    const blocks = replies.flatMap(({ message }) => message.blocks);
    return { message: { blocks } };
  },
};

function keep(context: CommandContext, view: MeetingView, { presence, standIn }: Parameters): CommandReply {
  if (presence === "proxy") return giveProxy(context, view, String(standIn));
  if (presence === "substitute") return beReplaced(context, view, String(standIn));
  if (presence !== "present" && presence !== "remote" && presence !== "absent") throw new UserError(sayNotSure());
  const before = announce(context, view, { presence });
  const { template, members } = view.seated;
  const lines = [sayOwnPresence(presence, sayMeetingName(view, context.today)), ...before];
  const isMember = members.some(({ id }) => id === context.person.id);
  // At a seminar, nobody votes.
  if (presence === "absent" && isMember && template.kind === "standing") {
    lines.push(
      sayHowToStandIn(template.quorum ? "council" : template.substitutes === undefined ? "other" : "commission"),
    );
    if (template.substitutes !== undefined) lines.push(sayDeputiesMayAttend());
  }
  if (presence === "remote" && template.quorum && view.meeting.format === "in_person")
    lines.push(sayRemoteNotCounted());
  return { message: say(lines.join("\n")) };
}

/** Those this person is expected at. */
function attended(context: CommandContext): MeetingView[] {
  return comingMeetings(context).filter((view) => isInvited(context.person, view));
}

/** Somebody who says nothing of their presence is asked that too. */
function whichMeetingAttended(context: CommandContext): AtomicQuestion[] {
  const views = attended(context);
  if (views.length === 0) throw new UserError(sayNoMeetingToAttend());
  const options = views.map((view) => ({
    value: String(view.meeting.id),
    label: sayMeetingName(view, context.today),
    words: [view.seated.body.name],
  }));
  const presences = (["present", "remote", "absent"] as const).map((value) => ({
    value,
    label: sayPresenceOffered(value),
  }));
  return [
    choiceParameter({ id: "meeting", text: "Pour quelle réunion ?", label: "Réunion" }, options),
    choiceParameter({ id: "presence", text: "Venez-vous ?", label: "Présence" }, presences),
  ];
}

/** Nothing names it: the only one that is coming, else it is asked. */
function onlyOne(context: CommandContext): MeetingView[] {
  const views = attended(context);
  return views.length === 1 ? views : [];
}

/** "au copil du 17 et au cotech": each is named surely, or nothing is understood. */
function meetingsIn(about: string, context: CommandContext): MeetingView[] | undefined {
  const views = attended(context);
  if (/^(?:tou(?:te)?s|aux? deux|[aà] tout(?:es)?)\b/u.test(fold(about))) return [];
  const whole = namedMeeting(about, views, context);
  if (whole !== undefined) return [whole];
  const each = about.split(/\s+et\s+|\s*,\s*/iu).map((one) => namedMeeting(one, views, context));
  const found = each.flatMap((view) => view ?? []);
  if (found.length === each.length) return found;
  refuseIfKnown(about, context);
  return undefined;
}

/** Words that name a meeting which is over, or not theirs, are told so: they were understood. */
function refuseIfKnown(about: string, context: CommandContext): void {
  const { store, library, person, today } = context;
  const known = namedMeeting(about, meetingsFor(store, library, person).toReversed(), context);
  if (known === undefined) return;
  const name = sayMeetingName(known, today);
  throw new UserError(isInvited(person, known) ? sayAlreadyOver(name) : sayNotMember(name));
}

/** "Mme Kerbrat au copil du 17": who, then the meeting. */
function splitAfter(standIn: string, context: CommandContext): { standIn: string; about: string } {
  const views = attended(context);
  const words = standIn.replace(/[\s.,!]+$/u, "").split(/\s+/u);
  for (let at = 1; at < words.length; at += 1) {
    const about = words.slice(at).join(" ");
    if (namedMeeting(about, views, context) === undefined) continue;
    const name = words
      .slice(0, at)
      .join(" ")
      .replace(/[\s,]+(?:pour|au|[àa] la|du|de la|lors du)$|,$/iu, "");
    return { standIn: name, about };
  }
  return { standIn: words.join(" "), about: "" };
}
