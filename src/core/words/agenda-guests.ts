import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { type Block, type Outbound, restrictedWhen, text } from "../message.ts";
import type { Person } from "../people.ts";
import { reservedNames } from "./agenda-items.ts";
import { sayMeetingName } from "./meeting-names.ts";
import { nameOf } from "./people.ts";

type Named = {
  meeting: { title: string; heldOn?: CivilDate; startsAt?: LocalTime };
  seated: { body: { name: string } };
};

type ItemNamed = { title: string; sensitive: boolean };

/** Words that name an item; where a sensitive one may not be written, without its title. */
function namingItem({ title, sensitive }: ItemNamed, say: (title: string) => Block): Block {
  return restrictedWhen(sensitive, say(title), say(reservedNames.item.toLowerCase()));
}

/** To the guest: which item, when and where. */
export function sayGuestInvited(
  view: Named,
  item: ItemNamed,
  { by, where, today, file }: { by: Person; where: string | undefined; today: CivilDate; file: readonly Block[] },
): Outbound {
  const linesOf = (title: string) => [
    `${nameOf(by)} vous invite pour un seul point : « **${title}** ».`,
    `Réunion : ${sayMeetingName(view, today)}${where === undefined ? "" : `, ${where}`}.`,
    ...(view.meeting.heldOn === undefined ? ["La date se choisit en ce moment : je vous la dirai."] : []),
    "Pour relire ce point : `ordre du jour`. Pour dire si vous viendrez : `présent` ou `absent`.",
  ];
  return { blocks: [namingItem(item, (title) => text(linesOf(title).join("\n"))), ...file] };
}

/** `file`: for their agenda, when nothing else has them come. */
export function sayGuestDismissed(view: Named, item: ItemNamed, today: CivilDate, file: readonly Block[]): Outbound {
  const todo = file.length === 0 ? " Vous n'avez rien à faire." : "";
  const said = (title: string) =>
    text(`Votre invitation pour le point « ${title} » est retirée. Réunion : ${sayMeetingName(view, today)}.${todo}`);
  return { blocks: [namingItem(item, said), ...file] };
}

/** To the organiser. `told`: they are told by Relais. */
export function sayGuestAdded(
  view: Named,
  { name, item, number, told, sits }: { name: string; item: ItemNamed; number: number; told: boolean; sits: boolean },
  today: CivilDate,
): Outbound {
  const how = sits
    ? "Cette personne siège déjà dans l'instance : elle lit tout l'ordre du jour."
    : told
      ? "Cette personne est prévenue, et ne lira que ce point."
      : "Cette personne n'a pas de compte relié ici : à prévenir autrement.";
  const said = (title: string) =>
    text(`C'est noté : **${name}**, pour le point ${number} (« ${title} »), ${sayMeetingName(view, today)}. ${how}`);
  return { blocks: [namingItem(item, said)] };
}

export function sayGuestAlready(name: string, item: ItemNamed): Outbound {
  const said = (title: string) => text(`${name} : cette invitation est déjà notée, pour « ${title} ».`);
  return { blocks: [namingItem(item, said)] };
}

export function sayGuestRemoved(name: string, item: ItemNamed, told: boolean): Outbound {
  const otherwise = told ? "" : " À prévenir autrement.";
  const said = (title: string) =>
    text(`C'est fait : l'invitation de ${name} pour « ${title} » est retirée.${otherwise}`);
  return { blocks: [namingItem(item, said)] };
}

/** `name`: who was looked for, when somebody was; `title`: the item, when one was named. */
export function sayNoGuestNamed(name: string | undefined, title?: string): string {
  const where = title === undefined ? "pour un point à venir" : `pour « ${title} »`;
  const who = name === undefined ? "Personne n'est invité" : `Je ne trouve pas d'invitation au nom de « ${name} »`;
  return `${who} ${where}. Pour relire les points et leurs invitations : \`ordre du jour\`.`;
}

export function sayWhichGuest(name: string): string {
  return `Qui est « ${name} » ?`;
}

/** Somebody whom the directory does not hold. */
export function saySomebodyElse(name: string): string {
  return `Quelqu'un d'autre : ${name}`;
}
