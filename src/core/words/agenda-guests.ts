import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { type Block, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { sayMeetingName } from "./meeting-names.ts";
import { nameOf } from "./people.ts";

type Named = {
  meeting: { title: string; heldOn?: CivilDate; startsAt?: LocalTime };
  seated: { body: { name: string } };
};

/** To the guest: which item, when and where. */
export function sayGuestInvited(
  view: Named,
  title: string,
  { by, where, today, file }: { by: Person; where: string | undefined; today: CivilDate; file: readonly Block[] },
): Outbound {
  const lines = [
    `${nameOf(by)} vous invite pour un seul point : « **${title}** ».`,
    `Réunion : ${sayMeetingName(view, today)}${where === undefined ? "" : `, ${where}`}.`,
    ...(view.meeting.heldOn === undefined ? ["La date se choisit en ce moment : je vous la dirai."] : []),
    "Pour relire ce point : `ordre du jour`. Pour dire si vous viendrez : `présent` ou `absent`.",
  ];
  return { blocks: [text(lines.join("\n")), ...file] };
}

/** `file`: for their agenda, when nothing else has them come. */
export function sayGuestDismissed(view: Named, title: string, today: CivilDate, file: readonly Block[]): Outbound {
  const todo = file.length === 0 ? " Vous n'avez rien à faire." : "";
  const said = `Votre invitation pour le point « ${title} » est retirée. Réunion : ${sayMeetingName(view, today)}.${todo}`;
  return { blocks: [text(said), ...file] };
}

/** To the organiser. `told`: they are told by Relais. */
export function sayGuestAdded(
  view: Named,
  { name, title, number, told, sits }: { name: string; title: string; number: number; told: boolean; sits: boolean },
  today: CivilDate,
): string {
  const how = sits
    ? "Cette personne siège déjà dans l'instance : elle lit tout l'ordre du jour."
    : told
      ? "Cette personne est prévenue, et ne lira que ce point."
      : "Cette personne n'a pas de compte relié ici : à prévenir autrement.";
  return `C'est noté : **${name}**, pour le point ${number} (« ${title} »), ${sayMeetingName(view, today)}. ${how}`;
}

export function sayGuestAlready(name: string, title: string): string {
  return `${name} : cette invitation est déjà notée, pour « ${title} ».`;
}

export function sayGuestRemoved(name: string, title: string, told: boolean): string {
  return `C'est fait : l'invitation de ${name} pour « ${title} » est retirée.${told ? "" : " À prévenir autrement."}`;
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
