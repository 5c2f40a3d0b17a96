import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import { reservedNames } from "./agenda-items.ts";
import { type NamedBody, theBody, typedName } from "./body-names.ts";
import { type DocumentSaid, listDocuments } from "./documents.ts";
import { count, formatDuration, formatSome } from "./format.ts";
import { sayMeetingTitle, sayWhen, sayWhenInFull } from "./meeting-names.ts";
import { endless, isSummoned, type MeetingSaid, sayReminderOnly } from "./meeting-notices.ts";

const mostRows = 15;

type Row = MeetingSaid & { where: string | undefined };

/** What comes, by day. `common`: only what is open to everyone of the project, where others read. */
export function sayMeetings(
  rows: readonly Row[],
  today: CivilDate,
  scope: { common: boolean; mayCreate: boolean },
): Outbound {
  if (rows.length === 0) {
    const hint = scope.mayCreate ? " Pour en créer une : `réunion créer`." : "";
    return say(`Aucune réunion n'est prévue.${hint}`);
  }
  const blocks: Block[] = [
    {
      type: "table",
      caption: scope.common ? "Réunions ouvertes à tous, à venir" : "Réunions à venir",
      columns: ["Date", "Réunion", "Lieu"],
      rows: rows
        .slice(0, mostRows)
        .map((row) => [sayWhen(row.meeting, today), sayMeetingTitle(row), row.where ?? "à préciser"]),
    },
  ];
  const more = rows.length - mostRows;
  const rest = more > 0 ? `Et ${count(more, "autre", "autres")}. ` : "";
  return {
    blocks: [
      ...blocks,
      text(`${rest}Pour le détail : \`réunion\` suivi de son nom, par exemple \`réunion ${exampleOf(rows)}\`.`),
    ],
  };
}

function exampleOf([first]: readonly Row[]): string {
  return first === undefined ? "copil" : typedName(first.seated.template, first.seated.body.domain);
}

/** One meeting, with what this reader may know of it. */
export function sayMeeting(
  shown: Row & {
    meeting: { status: string; cancelledBecause?: string };
    /** Of the agenda, what is read here. */
    items: readonly { title: string; sensitive: boolean }[];
    /** Those that this reader may read. */
    documents: readonly DocumentSaid[];
    guests: readonly string[];
    /** How many people are expected, guests included. */
    expected: number;
    file: readonly Block[];
  },
): Outbound {
  const { meeting, where, items, documents, guests, expected, file } = shown;
  const cancelled = meeting.status === "cancelled";
  const fields = [
    field("Date", cancelled ? `${sayWhenInFull(meeting)} (annulée)` : sayWhenInFull(meeting)),
    ...(cancelled && meeting.cancelledBecause ? [field("Raison", endless(meeting.cancelledBecause))] : []),
    field("Durée", formatDuration(meeting.minutes)),
    field("Lieu", where ?? "à préciser"),
    field("Personnes attendues", String(expected)),
    ...(guests.length === 0 ? [] : [field("Invitées et invités", formatSome(guests))]),
    ...(items.length === 0 ? [field("Ordre du jour", "aucun point pour l'instant")] : []),
    ...(documents.length === 0 ? [field("Documents", "aucun")] : []),
  ];
  const agenda: Block = {
    type: "list",
    items: items.map(({ title, sensitive }) => (sensitive ? `${title} (réservé)` : title)),
    ...(items.some(({ sensitive }) => sensitive) && {
      sensitivity: "restricted",
      instead: { type: "list", items: items.map(({ title, sensitive }) => (sensitive ? reservedNames.item : title)) },
    }),
  };
  return {
    title: sayMeetingTitle(shown),
    blocks: [
      { type: "fields", fields },
      ...(items.length === 0 ? [] : [text("**Ordre du jour**"), agenda]),
      ...(documents.length === 0 ? [] : [text("**Documents**"), listDocuments(documents)]),
      ...(isSummoned(shown) ? [text(sayReminderOnly())] : []),
      ...file,
    ],
  };
}

/** "Prochain comité technique : mardi 8 décembre 2026, 14 h, mairie de Pouilly-sous-Charlieu." */
export function sayNextMeeting({ meeting, seated, where }: Row & { seated: NamedBody }): string {
  const next = seated.template.feminine ? "Prochaine" : "Prochain";
  const subject = meeting.title === "" ? "" : ` (${meeting.title})`;
  const name = seated.body.name.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());
  return `${next} ${name}${subject} : ${[sayWhenInFull(meeting), ...(where === undefined ? [] : [where])].join(", ")}.`;
}

/** Nothing is planned for an instance that is at work. */
export function sayNoneComing(
  seated: NamedBody & { template: { words: string[] }; body: { domain?: string } },
  mayCreate: boolean,
): string {
  const hint = mayCreate
    ? ` Pour en prévoir une : \`réunion créer ${typedName(seated.template, seated.body.domain)}\`.`
    : "";
  const name = theBody(seated);
  return `Aucune réunion n'est prévue pour ${name}.${hint}`;
}

function field(label: string, value: string): { label: string; value: string } {
  return { label, value };
}
