import type { CivilDate } from "../calendar/civil-date.ts";
import { daysBetween } from "../calendar/civil-date.ts";
import { type Block, type Outbound, restrictedWhen, say, text } from "../message.ts";
import { reservedNames } from "./agenda-items.ts";
import { sayDay } from "./days.ts";
import { count, formatDate, formatList } from "./format.ts";

type Row = { title: string; due: CivilDate; place?: string; sensitive?: boolean };

const mostRows = 15;

/**
 * `days`: the horizon asked for; undefined when a subject was. `common`: only what is of all the EPCI is shown, where
 * others read: what is of one municipality is not said to be absent.
 */
export function sayDeadlines(
  rows: readonly Row[],
  { today, days, common = false }: { today: CivilDate; days: number | undefined; common?: boolean },
): Outbound {
  const whose = common ? " de l'intercommunalité" : "";
  if (rows.length === 0)
    return say(`Aucune échéance${whose} d'ici ${count(days ?? 0, "jour", "jours")}, et aucune en retard.`);
  const tableOf = (titleOf: (row: Row) => string): Block => ({
    type: "table",
    caption: `Échéances${whose}${days === undefined ? "" : ` d'ici ${count(days, "jour", "jours")}`}`,
    columns: ["Date", "Échéance", "Délai"],
    rows: rows.slice(0, mostRows).map((row) => [sayDay(row.due, today), titleOf(row), sayDelay(row.due, today)]),
  });
  const blocks: Block[] = [withoutSensitive(rows, tableOf)];
  if (rows.length > mostRows)
    blocks.push(text(`Et ${rows.length - mostRows} de plus : \`échéances\` suivi d'un mot du titre.`));
  return { blocks };
}

/** "Avis du conseil (Vougy)": what is of one municipality says which. */
export function sayTitle({ title, place }: { title: string; place?: string }): string {
  return place === undefined ? title : `${title} (${place})`;
}

/** Where what is sensitive may not be written, that there is something on that day. */
export function sayPlainTitle(row: { title: string; place?: string; sensitive?: boolean }): string {
  return row.sensitive === true ? reservedNames.action : sayTitle(row);
}

/** What titles make, and what stands for it where one of them may not be written. */
export function withoutSensitive<One extends Row>(
  rows: readonly One[],
  blockOf: (titleOf: (row: Row) => string) => Block,
): Block {
  return restrictedWhen(
    rows.some(({ sensitive }) => sensitive),
    blockOf(sayTitle),
    blockOf(sayPlainTitle),
  );
}

function sayDelay(due: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, due);
  if (days < 0) return `en retard de ${count(-days, "jour", "jours")}`;
  return days === 0 ? "aujourd'hui" : `dans ${count(days, "jour", "jours")}`;
}

export function sayDeadlineAdded(title: string, due: CivilDate, place: string | undefined): string {
  return `C'est enregistré : **${title}**${place === undefined ? "" : ` (${place})`}, ${formatDate(due)}.`;
}

export function sayDeadlineFinished(title: string): string {
  return `C'est enregistré : « ${title} » est terminé.`;
}

export function sayDeadlinePostponed(title: string, from: CivilDate, to: CivilDate): string {
  return `C'est enregistré : « ${title} » passe du ${formatDate(from)} au **${formatDate(to)}**.`;
}

export function sayNoDeadline(): string {
  return "Il n'y a aucune échéance en cours. Pour en ajouter une : `échéance ajouter`.";
}

export function sayNoOwnDeadline(): string {
  return "Aucune échéance en cours n'est à votre charge. Pour les voir : `échéances`. Pour en signaler une qui est tenue, dites-le à la direction générale.";
}

/** `calendar`: the file's own text. */
export function sayAgenda(events: { deadlines: number; meetings: number }, calendar: string): Outbound {
  if (events.deadlines + events.meetings === 0) return say(sayNoDeadline());
  const named = formatList([
    ...(events.meetings === 0 ? [] : [count(events.meetings, "réunion", "réunions")]),
    ...(events.deadlines === 0 ? [] : [count(events.deadlines, "échéance", "échéances")]),
  ]);
  const what =
    events.meetings === 0 ? "vos échéances" : events.deadlines === 0 ? "vos réunions" : "vos réunions et vos échéances";
  return {
    blocks: [
      text(
        `Voici ${what} d'aujourd'hui. Une date qui change ensuite ne change pas dans votre agenda : redemandez-les.`,
      ),
      {
        type: "file",
        file: {
          name: "echeances.ics",
          mime: "text/calendar",
          label: `Ouvrir ${named} dans votre agenda`,
          text: calendar,
        },
      },
    ],
  };
}
