import type { CivilDate } from "../calendar/civil-date.ts";
import { type LocalTime } from "../calendar/local-time.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { sayDay } from "./days.ts";
import { count, formatList, formatSome, plural } from "./format.ts";
import { sayWhen } from "./meeting-names.ts";
import type { SectionSaid } from "./morning-letter.ts";
import { nameOf } from "./people.ts";

export type Day = { heldOn: CivilDate; startsAt: LocalTime; withdrawn?: true };

/** What is said of a poll: its meeting's number, its instance, and the word that names it when typed. */
export type PollNamed = { meetingId: number; body: string; word: string; options: readonly Day[] };

/** "mardi 8 décembre, 18 h", "jeudi 10 décembre, 18 h (retiré)". */
export function sayOption(option: Day, today: CivilDate): string {
  const mark = option.withdrawn === true ? " (retiré)" : option.heldOn < today ? " (passé)" : "";
  return `${sayWhen(option, today)}${mark}`;
}

/**
 * The dates, and none of them, to be picked or typed. How many they are comes back with the answer: "none" of the dates of
 * an old message says nothing of one that was added since.
 */
export function pollChoices({ meetingId, options }: PollNamed, today: CivilDate): Block {
  return {
    type: "choices",
    choices: [
      ...options.map((option, rank) => ({ value: String(rank + 1), label: sayOption(option, today) })),
      { value: "aucune", label: "Aucune de ces dates" },
    ],
    multiple: { prefix: `mes dates #${meetingId}/${options.length} ` },
  };
}

/** What a member receives. `about`: a word on why they meet. */
export function sayPollOpened(poll: PollNamed, by: Person | undefined, today: CivilDate): Outbound {
  const who = by === undefined ? "Une réunion se prépare" : `${nameOf(by)} prépare une réunion`;
  return {
    title: `${poll.body} : quelles dates vous conviennent ?`,
    blocks: [text(`${who} de cette instance, dont vous êtes membre. ${howFor(poll, today)}`), pollChoices(poll, today)],
  };
}

/** In words that are sure wherever they are typed: a question that follows this list would have its numbers. */
export function howFor(poll: PollNamed, today: CivilDate): string {
  return `Répondez par exemple « ${exampleFor(poll, today)} ». « Peut-être » se dit aussi.`;
}

/** Made of the real dates: nobody has to wonder. */
function exampleFor({ options }: PollNamed, today: CivilDate): string {
  const [first, second] = options.flatMap((option) =>
    option.withdrawn === true || option.heldOn < today ? [] : [dayOf(option)],
  );
  return second === undefined ? `oui pour le ${first ?? ""}` : `oui pour le ${first}, non le ${second}`;
}

/** "1er", "8". */
export function dayOf({ heldOn }: Pick<Day, "heldOn">): string {
  const day = Number(heldOn.slice(8));
  return day === 1 ? "1er" : String(day);
}

export function sayPollAgain(poll: PollNamed, today: CivilDate): SectionSaid {
  const { body, word, options } = poll;
  const title = `${body} : quelles dates vous conviennent ?`;
  const why = "Votre réponse aidera à choisir une date où le plus de communes sont représentées.";
  const blocks = [text(`${why} ${howFor(poll, today)}`), pollChoices(poll, today)];
  const typed = `Pour répondre : \`mes dates ${word} ${exampleFor(poll, today)}\`, ou \`mes dates ${word} aucune\`.`;
  return {
    alone: { title, blocks },
    last: [text(`**${title}**`), ...blocks],
    before: [
      text(`**${title}**`),
      text(`${why} ${typed}`),
      { type: "list", items: options.map((option) => sayOption(option, today)) },
    ],
  };
}

/** To whoever opened it. */
export function sayPollLaunched(
  poll: PollNamed,
  facts: { told: number; unreachable: readonly string[]; warnings: readonly string[]; own: boolean },
  today: CivilDate,
): Outbound {
  const dates = poll.options.map((option) => sayOption(option, today));
  return {
    blocks: [
      text(
        [
          `${poll.body} : le sondage est ouvert, ${count(facts.told, "membre est prévenu", "membres sont prévenus")}. Dates : ${formatList(dates.map((date) => `**${date}**`))}.`,
          ...facts.warnings.map((warning) => `⚠️ À noter : ${warning}`),
          ...(facts.unreachable.length === 0
            ? []
            : [
                `${count(facts.unreachable.length, "membre n'est pas joignable", "membres ne sont pas joignables")} ici : ${formatSome(facts.unreachable)}. À prévenir autrement.`,
              ]),
          `Pour suivre : \`résultats du sondage ${poll.word}\`. Ensuite : \`retenir\`, suivi de la date.`,
        ].join("\n"),
      ),
      ...(facts.own ? [text("Vous en êtes membre : quelles dates vous conviennent ?"), pollChoices(poll, today)] : []),
    ],
  };
}

export function sayNoPoll(): string {
  return "Aucun sondage de dates n'est ouvert. Pour en ouvrir un : `sonder les dates du copil`.";
}

export function sayAlreadyPolling(body: string, word: string): string {
  return `${body} : un sondage de dates est déjà ouvert. Pour voir où il en est : \`résultats du sondage ${word}\`. Pour l'arrêter : \`annuler le sondage ${word}\`.`;
}

/** `days`: two that can be typed as they are. */
export function sayDatesHelp(fewest: number, days: readonly CivilDate[], today: CivilDate): string {
  const [first = "", second = ""] = days.map((day) => sayDay(day, today));
  return fewest === 1
    ? `Une ou plusieurs, par exemple « ${first} à 18 h ».`
    : `Au moins deux, séparées par des virgules, par exemple « ${first}, ${second} à 18 h ».`;
}

export function sayDatesUnread(unread: readonly string[], understood: readonly string[], fewest: number): string {
  const kept = understood.length === 0 ? "" : ` J'ai compris ${formatList(understood)}.`;
  const what =
    unread.length === 0
      ? `Il me faut au moins ${fewest === 1 ? "une date" : "deux dates"}.`
      : `Je n'ai pas compris ${formatList(unread.map((one) => `« ${one} »`))}, ou cette date est passée.`;
  return `${what}${kept} ${fewest === 1 && understood.length + unread.length === 1 ? "Écrivez-la à nouveau." : "Écrivez-les toutes à nouveau."}`;
}

export function sayTooManyDates(most: number): string {
  return `Un sondage reste lisible jusqu'à ${most} dates : proposez-en moins.`;
}

export function sayHourUnread(): string {
  return "Je n'ai pas compris l'heure.";
}

export function sayNobodySits(body: string): string {
  return `${body} : personne n'y siège encore, il n'y a donc personne à interroger. Pour voir les instances : \`instances\`.`;
}

export type ClashWords =
  | { clash: "holiday"; name: string }
  | { clash: "weekend" }
  | { clash: "meeting"; name: string }
  | { clash: "councils"; places: string[] }
  | { clash: "at_work"; count: number };

export function sayClash(day: CivilDate, clash: ClashWords, today: CivilDate): string {
  const when = sayDay(day, today);
  switch (clash.clash) {
    case "holiday":
      return `${when} est férié (${clash.name}).`;
    case "weekend":
      return `${when} tombe pendant le week-end.`;
    case "meeting":
      return `${when}, une autre réunion est prévue : ${clash.name}.`;
    case "councils":
      return `${when}, ${plural(clash.places.length, "un conseil municipal se réunit ou en a l'habitude", "des conseils municipaux se réunissent ou en ont l'habitude")} : ${formatSome(clash.places)}.`;
    case "at_work":
      return `${when} n'est pas un jour de présence pour ${count(clash.count, "membre", "membres")}.`;
  }
}

export function sayNoDateLeft(body: string): string {
  return `${body} : cette date n'est pas, ou n'est plus, parmi celles du sondage. Pour en choisir une autre : \`réunion créer\`.`;
}

export function saySettled(
  { body, word }: PollNamed,
  option: Day,
  facts: { told: number; away: readonly string[]; warnings: readonly string[] },
  today: CivilDate,
): Outbound {
  return say(
    [
      `${body} : la date est fixée au **${sayOption(option, today)}**. ${count(facts.told, "membre est prévenu", "membres sont prévenus")}, avec le fichier pour l'agenda.`,
      ...facts.warnings.map((warning) => `⚠️ À noter : ${warning}`),
      ...(facts.away.length === 0 ? [] : [`À prévenir autrement : ${formatSome(facts.away)}.`]),
      `Ensuite : \`réunion modifier ${word}\` pour le lieu, \`ordre du jour ajouter\` pour les sujets.`,
    ].join("\n"),
  );
}

/** To a member who was asked. */
export function sayPollStopped(body: string): Outbound {
  return say(`${body} : le sondage de dates est arrêté, vous n'avez plus à y répondre.`);
}

export function sayPollStoppedHere(body: string, told: number): string {
  return `${body} : le sondage est arrêté, et cette réunion n'aura pas lieu. ${count(told, "membre est prévenu", "membres sont prévenus")}. Pour en ouvrir un autre : \`sonder les dates\`.`;
}

export function sayConfirmStop(body: string, answered: number): string {
  return `${body} : ${count(answered, "membre a répondu", "membres ont répondu")}. Faut-il arrêter ce sondage ?`;
}

export function sayPollGoesOn(body: string): string {
  return `${body} : le sondage continue.`;
}

/** Kept with the meeting that never took place. */
export function sayWhyStopped(): string {
  return "Sondage de dates arrêté";
}
