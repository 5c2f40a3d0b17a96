import type { Command, CommandContext, CommandReply } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import type { Block, Choice } from "../../core/message.ts";
import { text } from "../../core/message.ts";
import { presenceOf, quorumFor } from "../../core/presence.ts";
import {
  sayHolderAway,
  sayMinutesClosed,
  sayNotYetHeld,
  sayPointed,
  sayPointingAsked,
  type Spoken,
} from "../../core/words/attendance.ts";
import { sayMeetingName } from "../../core/words/meeting-names.ts";
import { namesById } from "../../core/named-people.ts";
import { sayQuorumShort } from "../../core/words/quorum.ts";
import { lostProxies } from "../../core/presence.ts";
import { textParameter } from "../parameter.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { splitMeeting } from "./meeting-first.ts";
import { applyPointing } from "./apply-pointing.ts";
import { groupsOf } from "./attendances.ts";
import { chosenIn, meetingIn, writtenUp, whichMeeting } from "./organised.ts";
import { readPointing } from "./pointing.ts";

/** Long enough for a hundred names in one message. */
const longest = 4_000;

export const point: Command = {
  name: "attendance-point",
  words: ["pointer", "pointage", "pointer les présences", "appel"],
  group: "meetings",
  summary: "le jour de la réunion, dire qui était là, et le corriger",
  examples: ["pointer copil", "pointer copil absents : Ouali, Estève ; pouvoir de Ouali à Kerbrat ; Tanguy à distance"],
  action: "manage_meetings",
  keepsLines: true,
  parameters(context, known) {
    const views = writtenUp(context);
    const which = whichMeeting("Quelle réunion pointer ?", views, context);
    const view = meetingIn(known, views);
    const asked = view === undefined ? { text: "Qui était là ?" } : askedOf(context, view);
    const ready = [
      { value: "comme annoncé", label: "Comme annoncé", words: ["rien à changer", "c'est bon", "oui", "ok"] },
      { value: "tous présents", label: "Tout le monde était là", words: ["tous", "tout le monde"] },
    ];
    return [
      ...which,
      {
        ...textParameter({ id: "said", label: "Présences", ...asked }, longest),
        type: "text",
        maxLength: longest,
        ready,
      },
    ];
  },
  read(rest, context) {
    const { view, rest: said } = splitMeeting(rest, writtenUp(context), context);
    // Without a meeting, words must surely speak of presence: a name alone is nobody's pointing.
    const statements = readPointing(said);
    if (view === undefined && (statements.length === 0 || statements.some(({ kind }) => kind === "unread")))
      return undefined;
    const only = view ?? onlyToday(context);
    return { ...(only === undefined ? {} : { meeting: String(only.meeting.id) }), ...(said === "" ? {} : { said }) };
  },
  run(context, parameters): CommandReply {
    const view = chosenIn(parameters, writtenUp(context), context);
    checkMayPoint(context, view);
    const { refused, doubts } = applyPointing(context, view, readPointing(String(parameters.said)));
    const message = { blocks: [...pointedBlocks(context, view, refused), ...offered(context, view, doubts)] };
    const isOver = groupsOf(context, presenceOf(context.store, view)).unknown.length === 0 && doubts.length === 0;
    return { message, ...(isOver && { leaves: ["attendance-point"] }) };
  },
};

/** Throws `UserError` before its day, and once its minutes are validated. */
function checkMayPoint({ store, today }: CommandContext, view: MeetingView): void {
  if ((view.meeting.heldOn ?? "9999") > today) throw new UserError(sayNotYetHeld(sayMeetingName(view, today)));
  if (store.minutes.of(view.meeting.id).validatedAt !== undefined) throw new UserError(sayMinutesClosed());
}

function onlyToday(context: CommandContext): MeetingView | undefined {
  const views = writtenUp(context).filter(({ meeting }) => meeting.heldOn === context.today);
  return views.length === 1 ? views[0] : undefined;
}

function askedOf(context: CommandContext, view: MeetingView): { text: string; help: string } {
  checkMayPoint(context, view);
  const presence = presenceOf(context.store, view);
  const groups = groupsOf(context, presence);
  return sayPointingAsked(sayMeetingName(view, context.today), groups, presence.pointed);
}

function pointedBlocks(context: CommandContext, view: MeetingView, refused: string[]): Block[] {
  const presence = presenceOf(context.store, view);
  const groups = groupsOf(context, presence);
  const names = namesById(context.store, presence.members);
  const nameOfMember = (id: number) => names.get(id) ?? "";
  const quorumLine = sayQuorumShort(quorumFor(presence, view));
  const lines = sayPointed({
    counts: countsOf(groups),
    left: groups.unknown,
    refused,
    warnings: lostProxies(presence).map(({ from, to }) => sayHolderAway(nameOfMember(to), nameOfMember(from))),
  });
  return [text([...lines, ...(quorumLine === undefined ? [] : [quorumLine])].join("\n"))];
}

function countsOf(groups: Record<Spoken, string[]>): Record<Spoken, number> {
  const { present, remote, absent, proxy, substitute, unknown } = groups;
  return {
    present: present.length,
    remote: remote.length,
    absent: absent.length,
    proxy: proxy.length,
    substitute: substitute.length,
    unknown: unknown.length,
  };
}

/** What a doubtful name may be comes first; then what those left are, and what follows. */
function offered(context: CommandContext, view: MeetingView, doubts: Choice[]): Block[] {
  const typed = typedMeeting(view);
  const left = groupsOf(context, presenceOf(context.store, view)).unknown.length;
  const choices: Choice[] = [
    ...doubts,
    ...(left > 0
      ? [
          { value: `pointer ${typed} les autres présents`, label: "Les autres étaient présents" },
          { value: `pointer ${typed} les autres absents`, label: "Les autres étaient absents" },
        ]
      : []),
    { value: `relevé ${typed}`, label: "Continuer le relevé de décisions" },
  ];
  return [{ type: "choices", choices }];
}
