import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import type { BodyTemplate } from "../governance/bodies.ts";
import { type Block, type Outbound, restrictedWhen, text } from "../message.ts";
import { reservedNames } from "./agenda-items.ts";
import { typedName } from "./body-names.ts";
import { type DocumentSaid, listDocuments, sayDocument } from "./documents.ts";
import { formatDuration, formatList, plural } from "./format.ts";
import { sayMeetingTitle, sayWhen, sayWhenInFull } from "./meeting-names.ts";
import { type SectionSaid, sayFirst } from "./morning-letter.ts";

type Moment = { heldOn?: CivilDate; startsAt?: LocalTime };
type Seated = {
  body: { name: string; domain?: string };
  template: Pick<BodyTemplate, "words" | "feminine" | "notice">;
};

/** A meeting, of what these sentences need of it. */
export type MeetingSaid = { meeting: Moment & { title: string; minutes: number }; seated: Seated };

/** One meeting as it is told to one person. */
export type Notice = MeetingSaid & {
  where: string | undefined;
  /** The items this person is invited for, when they are for these alone. */
  invitedFor: readonly { title: string; sensitive: boolean }[];
  /** What this person may read of it. */
  documents: readonly DocumentSaid[];
  file: readonly Block[];
};

/** Whether the law says how it is convened: what Relais writes of it is then a reminder, never the summons. */
export function isSummoned({ seated }: { seated: { template: Pick<BodyTemplate, "notice"> } }): boolean {
  return seated.template.notice === "law";
}

export function sayReminderOnly(): string {
  return "Ce message est un rappel. Il ne vaut pas convocation.";
}

export function sayPlanned(notice: Notice): Outbound {
  const { meeting, where } = notice;
  const linesOf = (plain: boolean) => [
    `**${sayMeetingTitle(notice)}** : ${sayWhenInFull(meeting)}${where === undefined ? "" : `, ${where}`}.`,
    `Durée prévue : ${formatDuration(meeting.minutes)}.`,
    ...sayInvitedFor(notice, plain),
    sayAnswerPresence(notice),
    ...sayNoSummons(notice),
  ];
  return { blocks: [withInvitations([notice], linesOf), ...documentBlocks([notice]), ...notice.file] };
}

/** `before`: as it was last told; absent when that is no longer known. */
export function sayChanged(notice: Notice, before: (Moment & { where: string | undefined }) | undefined): Outbound {
  const { meeting, where } = notice;
  const moved = before && (before.heldOn !== meeting.heldOn || before.startsAt !== meeting.startsAt);
  const was = moved && before.heldOn !== undefined ? ` (avant : ${sayWhenInFull(before)})` : "";
  const placed = before && before.where !== where && before.where !== undefined ? ` (avant : ${before.where})` : "";
  const lines = [
    `Changement : **${sayMeetingTitle(notice)}**.`,
    `${moved ? "Nouvelle date" : "Date"} : **${sayWhenInFull(meeting)}**${was}.`,
    ...(where === undefined ? [] : [`Lieu : ${where}${placed}.`]),
    ...(moved ? [sayAnswerPresence(notice)] : []),
    ...sayNoSummons(notice),
    "Le fichier joint remplace l'ancienne version dans votre agenda.",
  ];
  return { blocks: [text(lines.join("\n")), ...documentBlocks([notice]), ...notice.file] };
}

export function sayCancelled(notice: Notice, because: string): Outbound {
  const lines = [
    `Réunion annulée : **${sayMeetingTitle(notice)}**, ${sayWhenInFull(notice.meeting)}.`,
    ...(because === "" ? [] : [`Raison : ${endless(because)}.`]),
    "Vous n'avez rien à faire, sauf à l'ôter de votre agenda : le fichier joint la marque comme annulée.",
  ];
  return { blocks: [text(lines.join("\n")), ...notice.file] };
}

/** All the meetings that one person is reminded of on one day. */
export function sayMeetingReminder(notices: readonly Omit<Notice, "file">[], today: CivilDate): SectionSaid {
  const items = notices.map((notice) => {
    const { meeting, where } = notice;
    const moment = `**${sayMeetingTitle(notice)}**, ${sayWhen(meeting, today)}`;
    return where === undefined ? moment : `${moment}, ${where}`;
  });
  const [only = ""] = items;
  const heading = `Rappel de ${plural(items.length, "votre prochaine réunion", "vos prochaines réunions")}`;
  const list: Block = { type: "list", items: sayFirst(items, "réunions") };
  const after = (plain: boolean) => [
    ...notices.flatMap((one) => sayInvitedFor(one, plain)),
    ...(notices.some(isSummoned) ? [sayReminderOnly()] : []),
  ];
  const end = [...(after(false).length === 0 ? [] : [withInvitations(notices, after)]), ...documentBlocks(notices)];
  return {
    alone: { blocks: [...(items.length === 1 ? [text(`Rappel : ${only}.`)] : [text(`${heading} :`), list]), ...end] },
    last: [text(`**${heading}** :`), list, ...end],
  };
}

/** The documents of each meeting, under its name when there are several. */
function documentBlocks(notices: readonly Omit<Notice, "file">[]): Block[] {
  return notices
    .filter(({ documents }) => documents.length > 0)
    .flatMap((notice): Block[] => [
      text(notices.length === 1 ? "Documents :" : `Documents (${sayMeetingTitle(notice)}) :`),
      listDocuments(notice.documents),
    ]);
}

/** The lines, and what stands for them where one is of a sensitive item. */
function withInvitations(notices: readonly Pick<Notice, "invitedFor">[], linesOf: (plain: boolean) => string[]): Block {
  const isSensitive = notices.some(({ invitedFor }) => invitedFor.some(({ sensitive }) => sensitive));
  return restrictedWhen(isSensitive, text(linesOf(false).join("\n")), text(linesOf(true).join("\n")));
}

/** `plain`: where what is sensitive may not be written. */
function sayInvitedFor({ invitedFor }: Pick<Notice, "invitedFor">, plain: boolean): string[] {
  const titles = invitedFor.map(({ title, sensitive }) =>
    plain && sensitive ? reservedNames.item.toLowerCase() : `« ${title} »`,
  );
  return titles.length === 0 ? [] : [`On vous y attend pour : ${formatList(titles)}.`];
}

function sayAnswerPresence({ seated: { body, template } }: Notice): string {
  const to = `${template.feminine ? "à la" : "au"} ${typedName(template, body.domain)}`;
  return `À faire : dites-moi si vous venez, \`je viens ${to}\` ou \`je ne viens pas ${to}\`.`;
}

function sayNoSummons(notice: MeetingSaid): string[] {
  return isSummoned(notice) ? [sayReminderOnly()] : [];
}

/** "Annulée : Comité de pilotage": an agenda that ignores the state of an event shows its title. */
export function sayEventTitle(view: MeetingSaid, cancelled: boolean): string {
  return cancelled ? `Annulée : ${sayMeetingTitle(view)}` : sayMeetingTitle(view);
}

/** It takes place, but they are no longer invited. */
export function sayWithdrawnTitle(view: MeetingSaid): string {
  return `Invitation retirée : ${sayMeetingTitle(view)}`;
}

export function sayEventNotes(
  view: MeetingSaid,
  because: string | undefined,
  documents: readonly DocumentSaid[],
): string {
  return [
    ...(because === undefined || because === "" ? [] : [`Raison : ${endless(because)}.`]),
    ...(isSummoned(view) ? ["Cette date est un rappel. Elle ne vaut pas convocation."] : []),
    ...documents.map(sayDocument),
  ].join("\n");
}

export function sayOpenInAgenda(view: MeetingSaid, cancelled: boolean): string {
  return `${cancelled ? "Annuler" : "Ouvrir"} « ${sayMeetingTitle(view)} » dans votre agenda`;
}

/** Without the stop that would be said twice. */
export function endless(sentence: string): string {
  return sentence.replace(/[\s.!?…]+$/u, "");
}
