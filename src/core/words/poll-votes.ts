import type { CivilDate } from "../calendar/civil-date.ts";
import type { Vote } from "../governance/date-poll.ts";
import { type Outbound, say, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { formatList } from "./format.ts";
import { answerChoices } from "./poll-dates.ts";
import { type Day, howFor, pollChoices, type PollNamed, sayOption } from "./polls.ts";

/** What is shown to a member who asks for it. `given`: what they answered, by rank; `first`: what is to be known before. */
export function sayMyDates(
  poll: PollNamed,
  given: ReadonlyMap<number, Vote>,
  today: CivilDate,
  first: readonly string[] = [],
): Outbound {
  const answered =
    given.size === 0 ? "Vous n'avez pas encore répondu." : `Vous avez répondu : ${sayVotes(poll, given, today)}.`;
  return {
    title: `${poll.body} : quelles dates vous conviennent ?`,
    blocks: [text([...first, answered, howFor(poll, today)].join(" ")), pollChoices(poll, today)],
  };
}

/** `before`: what it replaces; `unheard`: what could not be kept, and why. */
export function sayVoteNoted(
  poll: PollNamed,
  given: ReadonlyMap<number, Vote>,
  before: ReadonlyMap<number, Vote>,
  today: CivilDate,
  unheard: readonly string[],
): Outbound {
  const changed = [...before].filter(([rank, vote]) => given.get(rank) !== vote);
  const replaced = changed.length === 0 ? "" : ` (avant : ${sayVotes(poll, new Map(changed), today)})`;
  const left = poll.options.flatMap((option, rank) =>
    given.has(rank) || option.withdrawn === true ? [] : [{ rank, option }],
  );
  const [only] = left;
  const noted = [`C'est noté, ${poll.body} : ${sayVotes(poll, given, today)}${replaced}.`, ...unheard].join(" ");
  if (only === undefined) return say(`${noted} Pour changer : \`mes dates ${poll.word}\`.`);
  const dates = formatList(left.map(({ option }) => sayOption(option, today)));
  if (left.length > 1) return say(`${noted} Il reste ${dates} : \`mes dates ${poll.word}\`.`);
  return { blocks: [text(`${noted} Il reste ${dates} :`), answerChoices(poll, only.rank)] };
}

/** `ranks`: the dates just said; `lost`: those that suited until now; `first`: what is to be known before. */
export function sayAddOrReplace(
  { meetingId, options }: PollNamed,
  ranks: readonly number[],
  lost: readonly number[],
  today: CivilDate,
  first: readonly string[],
): Outbound {
  const days = (of: readonly number[]) =>
    formatList(options.filter((_, rank) => of.includes(rank)).map((option) => sayOption(option, today)));
  const numbers = ranks.map((rank) => rank + 1).join(", ");
  return {
    blocks: [
      text([...first, `Vous aviez aussi accepté ${days(lost)}. Que dois-je noter ?`].join(" ")),
      {
        type: "choices",
        choices: [
          { value: `mes dates #${meetingId} ${numbers} oui`, label: `Ajouter ${days(ranks)}` },
          { value: `mes dates #${meetingId} seulement ${numbers}`, label: `Seulement ${days(ranks)}` },
        ],
      },
    ],
  };
}

/** "oui pour mardi 8 décembre, 18 h ; non pour jeudi 10 décembre, 18 h". */
function sayVotes({ options }: PollNamed, given: ReadonlyMap<number, Vote>, today: CivilDate): string {
  const proposed = options.filter(({ withdrawn }) => withdrawn !== true).length;
  const all = proposed > 1 && given.size === proposed;
  const words: [Vote, string][] = [
    ["yes", "**oui**"],
    ["maybe", "**peut-être**"],
    ["no", "**non**"],
  ];
  return words
    .flatMap(([vote, word]) => {
      const dates = options.filter((_, rank) => given.get(rank) === vote).map((option) => sayDay(option.heldOn, today));
      if (dates.length === 0) return [];
      if (all && dates.length === proposed) return [`${word} pour toutes les dates`];
      return [
        `${word} pour ${formatList(sameDay(options) ? options.filter((_, rank) => given.get(rank) === vote).map((option) => sayOption(option, today)) : dates)}`,
      ];
    })
    .join(" ; ");
}

/** Two hours of one day: the hour then tells them apart. */
function sameDay(options: readonly Day[]): boolean {
  return new Set(options.map(({ heldOn }) => heldOn)).size < options.length;
}

export function sayVotesUnclear(poll: PollNamed, today: CivilDate): Outbound {
  return {
    blocks: [text(`Je préfère vérifier : je n'ai rien noté. ${howFor(poll, today)}`), pollChoices(poll, today)],
  };
}

export function sayUnsure(poll: PollNamed): string {
  return `D'accord, rien n'est noté pour l'instant. Quand vous saurez : \`mes dates ${poll.word}\`.`;
}

/** Said to who answers too late. `when`: the day retained, if one was. */
export function sayPollClosed(body: string, when: string | undefined): string {
  return when === undefined
    ? `${body} : ce sondage est terminé, la réunion n'aura pas lieu.`
    : `${body} : ce sondage est terminé. Date retenue : **${when}**.`;
}

export function sayNoPollForYou(): string {
  return "Aucun sondage de dates ne vous attend.";
}
