import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { sayDay } from "./days.ts";
import { count, formatList, formatSome, plural } from "./format.ts";
import { sayMeetingName } from "./meeting-names.ts";
import { nameOf, sayFunctions } from "./people.ts";

type Named = {
  meeting: { title: string; heldOn?: CivilDate; startsAt?: LocalTime; status?: string };
  seated: { body: { name: string } };
};

/** An item as it is shown: `number` absent where numbers would tell that others are hidden. */
export type ItemShown = {
  number?: number;
  title: string;
  sensitive: boolean;
  guests: readonly string[];
  /** The meeting that prepared it. */
  from?: { body: string; own: boolean; heldOn?: CivilDate };
};

/** `offers`: other agendas that can be read. `hidden`: items that this organiser may not read. */
export function sayAgendaOf(
  view: Named,
  items: readonly ItemShown[],
  {
    today,
    offers,
    hidden,
    manages,
  }: { today: CivilDate; offers: { value: string; label: string }[]; hidden: number; manages: boolean },
): Outbound {
  const linesOf = (shown: readonly ItemShown[]) =>
    text(shown.map((item) => `${markOf(item, offers.length > 0)} ${sayItem(item, today)}`).join("\n"));
  const plain = items.map((item) =>
    item.sensitive ? { ...item, title: reservedNames.item, sensitive: false, guests: [] } : item,
  );
  const lines: Block = items.some(({ sensitive }) => sensitive)
    ? { ...linesOf(items), sensitivity: "restricted", instead: linesOf(plain) }
    : linesOf(items);
  const empty = manages
    ? "Aucun point pour l'instant. Pour en ajouter : `ordre du jour ajouter`, suivi du titre."
    : "Aucun point à vous montrer pour l'instant.";
  return {
    title: `Ordre du jour : ${sayMeetingName(view, today)}`,
    blocks: [
      items.length === 0 ? text(empty) : lines,
      ...(hidden === 0 || !manages
        ? []
        : [
            text(
              `${count(hidden, "point sensible n'est pas affiché", "points sensibles ne sont pas affichés")} : vous n'êtes pas membre de cette instance.`,
            ),
          ]),
      ...(offers.length === 0 ? [] : [{ type: "choices" as const, choices: offers }]),
    ],
  };
}

/** Where something can be picked below by its number, an item is no line of that list. */
function markOf({ number }: { number?: number }, isFollowed: boolean): string {
  if (number === undefined) return "-";
  return isFollowed ? `Point ${number} :` : `${number}.`;
}

function sayItem({ title, sensitive, guests, from }: ItemShown, today: CivilDate): string {
  return [
    `**${title}**${sensitive ? ", point sensible" : ""}`,
    ...(guests.length === 0 ? [] : [`avec ${formatSome(guests)} pour ce point`]),
    ...(from === undefined ? [] : [sayFrom(from, today)]),
  ].join(", ");
}

/** "préparé en comité technique le mardi 8 décembre"; a group of its own name is quoted. */
function sayFrom({ body, own, heldOn }: NonNullable<ItemShown["from"]>, today: CivilDate): string {
  const where = own ? `par « ${body} »` : `en ${body.charAt(0).toLowerCase()}${body.slice(1)}`;
  return `préparé ${where}${heldOn === undefined ? "" : ` le ${sayDay(heldOn, today)}`}`;
}

/** What stands for what is sensitive where it may not be written. */
export const reservedNames = {
  item: "Point réservé",
  document: "Document réservé",
  decision: "Décision réservée",
  action: "Action réservée",
};

/** As a line of a list of things to pick. */
export function sayItemLabel({ title, sensitive }: { title: string; sensitive: boolean }): string {
  return sensitive ? `${title} (sensible)` : title;
}

export function sayNoAgenda(): string {
  return "Aucune réunion à venir ne vous concerne pour l'instant. Pour voir les réunions : `réunions`.";
}

export function sayNoItem(): string {
  return "Aucun ordre du jour à venir n'a encore de point. Pour en ajouter : `ordre du jour ajouter`, suivi du titre.";
}

export function sayNoSuchItem(number: number, view: Named, today: CivilDate): string {
  return `${sayMeetingName(view, today)} : il n'y a pas de point ${number}. Pour relire les points : \`ordre du jour\`.`;
}

/** Nothing is put on the agenda of what is over. */
export function sayAgendaClosed(view: Named, today: CivilDate): string {
  const why = view.meeting.status === "cancelled" ? "cette réunion est annulée" : "cette réunion a déjà eu lieu";
  return `${sayMeetingName(view, today)} : ${why}, son ordre du jour ne change plus. Pour une autre réunion : \`réunion créer\`.`;
}

const whoReadsSensitive =
  "Un point sensible n'est montré qu'aux membres, aux personnes invitées pour ce point et à la direction générale.";

/** `already`: titles that were there. `carries`: where what this instance prepares goes. */
export function sayItemsAdded(
  view: Named,
  added: readonly { number: number; title: string; sensitive: boolean }[],
  { already, carries, today }: { already: readonly string[]; carries: string | undefined; today: CivilDate },
): Outbound {
  const lines = added.map(
    (item) => `${markOf(item, carries !== undefined)} **${item.title}**${item.sensitive ? ", point sensible" : ""}`,
  );
  const head =
    added.length === 0
      ? `${sayMeetingName(view, today)} : rien à ajouter.`
      : `C'est inscrit à l'ordre du jour, ${sayMeetingName(view, today)} :`;
  const there =
    already.length === 0
      ? []
      : [
          `${plural(already.length, "Ce point y était", "Ces points y étaient")} déjà : ${formatList(already.map((title) => `« ${title} »`))}.`,
        ];
  const sensitive = added.some((item) => item.sensitive) ? [whoReadsSensitive] : [];
  return {
    blocks: [
      text([head, ...lines, ...there, ...sensitive].join("\n")),
      ...(carries === undefined || added.length === 0 ? [] : [offerCarry(carries)]),
    ],
  };
}

function offerCarry(target: string): Block {
  return {
    type: "choices",
    choices: [{ value: "ordre du jour reprendre", label: `Reprendre des points pour : ${target}` }],
  };
}

export function sayItemRemoved(view: Named, title: string, guests: readonly string[], today: CivilDate): string {
  const told = guests.length === 0 ? "" : ` Invitations à annuler de vive voix : ${formatList(guests)}.`;
  return `C'est fait : « ${title} » n'est plus à l'ordre du jour, ${sayMeetingName(view, today)}.${told}`;
}

export function sayItemMoved(
  view: Named,
  title: string,
  to: number,
  titles: readonly string[],
  today: CivilDate,
): string {
  return [
    `« ${title} » est maintenant le point ${to}, ${sayMeetingName(view, today)} :`,
    ...titles.map((one, index) => `${index + 1}. ${one}`),
  ].join("\n");
}

export function sayItemRenamed(before: string, after: string): string {
  return `C'est modifié : « ${before} » devient « **${after}** ».`;
}

export function sayItemMarked(title: string, sensitive: boolean, changed: boolean): string {
  if (!changed)
    return `« ${title} » ${sensitive ? "était déjà un point sensible" : "n'était pas un point sensible"} : rien ne change.`;
  return sensitive
    ? `« ${title} » est maintenant un point sensible. ${whoReadsSensitive}`
    : `« ${title} » n'est plus un point sensible : il suit les règles de lecture de son instance.`;
}

export function sayPlaceUnknown(most: number): string {
  return `À quelle place ? De 1 à ${most}, par exemple \`ordre du jour déplacer 3 en 1\`.`;
}

/** To the one who proposed it. */
export function sayProposed(title: string, view: Named | undefined, today: CivilDate): string {
  const where = view === undefined ? "" : ` pour la réunion : ${sayMeetingName(view, today)}`;
  return `C'est transmis à la direction générale : « ${title} »${where}. Vous saurez s'il est inscrit.`;
}

/** To the director: what it offers is what would be typed. `typed`: how the meeting is named. */
export function sayProposal(
  by: Person,
  title: string,
  {
    proposer,
    view,
    typed,
    today,
  }: { proposer: string; view: Named | undefined; typed: string | undefined; today: CivilDate },
): Outbound {
  const where = view === undefined ? "" : ` pour la réunion : ${sayMeetingName(view, today)}`;
  const end = `${title} (proposé par ${proposer})${typed === undefined ? "" : ` au ${typed}`}`;
  return {
    blocks: [
      text(`${nameOf(by)} (${sayFunctions(by)}) propose un point${where} : « **${title}** ».`),
      {
        type: "choices",
        choices: [
          { value: `ordre du jour ajouter ${end}`, label: "L'inscrire à l'ordre du jour" },
          { value: `ordre du jour ajouter sensible ${end}`, label: "L'inscrire comme point sensible" },
          { value: `ordre du jour${typed === undefined ? "" : ` ${typed}`}`, label: "Voir d'abord l'ordre du jour" },
        ],
      },
    ],
  };
}

/** To whoever had proposed it. */
export function sayProposalAdded(title: string, view: Named, today: CivilDate): Outbound {
  return say(`Le point que vous aviez proposé est inscrit : « ${title} ». Réunion : ${sayMeetingName(view, today)}.`);
}

export function sayNobodyToPropose(): string {
  return "L'annuaire ne dit pas encore qui dirige les services : je ne sais pas à qui transmettre ce point.";
}
