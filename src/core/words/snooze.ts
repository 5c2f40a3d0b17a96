import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { remindMeNoMore } from "./campaign-reminders.ts";
import { formatList } from "./format.ts";
import { stopChoice } from "./preferences.ts";

/** What of a reminder was put off: the titles of its campaigns, the nearest of their wished dates. */
type About = { titles: readonly string[]; wishedBy: CivilDate };

/** `said`: the day that was asked for, when nobody is there on it. */
export function saySnoozed(
  { titles, wishedBy }: About,
  { until, said, today }: { until: CivilDate; said: CivilDate; today: CivilDate },
): Outbound {
  const moved = until === said ? "" : `, votre premier jour de présence à partir du ${sayDay(said, today)}`;
  const late =
    wishedBy >= today && until > wishedBy
      ? ` C'est après la date souhaitée (${sayDay(wishedBy, today)}) : vos réponses resteront utiles.`
      : "";
  return {
    blocks: [
      text(
        `C'est noté : je ne vous reparle pas de ${sayTitles(titles)} avant le **${sayDay(until, today)}**${moved}.${late}\nLa direction générale voit cette date. Pour en changer, dites un autre jour.`,
      ),
      choices([{ value: "diagnostic", label: "Répondre dès maintenant" }, stop]),
    ],
  };
}

export function sayNoMoreReminders({ titles }: About): Outbound {
  return {
    blocks: [
      text(
        `C'est entendu : je ne vous rappellerai plus ${sayTitles(titles)}. La direction générale le voit dans son suivi. Vous pouvez toujours répondre : \`diagnostic\`.`,
      ),
      choices([{ value: "reprendre les rappels", label: "Reprendre les rappels" }, stopChoice]),
    ],
  };
}

export function sayRemindersAgain({ titles }: About): string {
  return `Les rappels reprennent pour ${sayTitles(titles)} : un par semaine au plus, un jour où vous êtes là.`;
}

export function sayNotToCome(): string {
  return "Ce jour n'est pas à venir. Donnez un jour à partir de demain, par exemple « lundi » ou « dans 2 semaines ».";
}

const stop = { value: remindMeNoMore, label: "Ne plus me le rappeler" };

function choices(list: { value: string; label: string }[]): Block {
  return { type: "choices", choices: list };
}

function sayTitles(titles: readonly string[]): string {
  return formatList(titles.map((title) => `« ${title} »`));
}
