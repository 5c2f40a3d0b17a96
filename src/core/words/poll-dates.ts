import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import { capital, count, formatList, formatTime, plural, typedDate } from "./format.ts";
import { sayWhen } from "./meeting-names.ts";
import { type Day, howFor, pollChoices, type PollNamed, sayOption } from "./polls.ts";

/** What became of the dates of an open poll, by rank. */
export type DatesNews =
  | { news: "added"; ranks: readonly number[] }
  | { news: "withdrawn"; rank: number }
  | { news: "several" };

/** To a member. `answered`: they said something of the other dates. */
export function sayDatesChanged(poll: PollNamed, news: DatesNews, answered: boolean, today: CivilDate): Outbound {
  const kept = answered ? " Vos autres réponses sont gardées." : "";
  switch (news.news) {
    case "withdrawn":
      return say(
        `${poll.body} : ${daysAt(poll, [news.rank], today)} n'est plus proposé.${kept} Pour voir les dates qui restent : \`mes dates ${poll.word}\`.`,
      );
    case "added": {
      const [only, another] = news.ranks;
      const added = plural(news.ranks.length, "une date s'ajoute", "des dates s'ajoutent");
      const title = `${poll.body} : ${added} au sondage`;
      const days = `**${daysAt(poll, news.ranks, today)}**.${kept}`;
      if (answered && only !== undefined && another === undefined)
        return { title, blocks: [text(`${days} Cette date vous convient-elle ?`), answerChoices(poll, only)] };
      return { title, blocks: [text(`${days} ${howFor(poll, today)}`), pollChoices(poll, today)] };
    }
    case "several":
      return {
        title: `${poll.body} : les dates du sondage ont changé`,
        blocks: [text(`${kept.trim()} ${howFor(poll, today)}`.trim()), pollChoices(poll, today)],
      };
  }
}

const answers = [
  ["oui", "Oui"],
  ["peut-être", "Peut-être"],
  ["non", "Non"],
];

/** Yes, maybe and no for one date, by its rank. */
export function answerChoices({ meetingId }: Pick<PollNamed, "meetingId">, rank: number): Block {
  return {
    type: "choices",
    choices: answers.map(([word = "", label = ""]) => ({
      value: `mes dates #${meetingId} ${rank + 1} ${word}`,
      label,
    })),
  };
}

/** Asked of whoever adds some. */
export function sayDatesToAdd(poll: PollNamed, today: CivilDate): string {
  return `Quelles dates ajouter ? ${sayProposed(poll, today)}`;
}

function sayProposed({ options }: PollNamed, today: CivilDate): string {
  const days = options.filter((one) => one.withdrawn !== true).map((one) => sayOption(one, today));
  return `Le sondage propose ${formatList(days)}.`;
}

/** To whoever added them. `already`: those that were there. */
export function sayDatesAdded(
  poll: PollNamed,
  facts: { added: readonly Day[]; already: readonly Day[]; told: number; warnings: readonly string[] },
  today: CivilDate,
): Outbound {
  const days = (all: readonly Day[]) => formatList(all.map((one) => `**${sayWhen(one, today)}**`));
  const { added, already, told, warnings } = facts;
  const there =
    already.length === 0
      ? []
      : [`${days(already)} y ${plural(already.length, "était", "étaient")} déjà : rien n'a changé de ce côté.`];
  if (added.length === 0) return say(`${poll.body} : ${there.join("")}`);
  return say(
    [
      `${poll.body} : ${plural(added.length, "une date s'ajoute", "des dates s'ajoutent")} au sondage, ${days(added)}. ${sayTold(told)} Les réponses déjà données sont gardées.`,
      ...there,
      ...warnings.map((warning) => `⚠️ À noter : ${warning}`),
      `Pour suivre : \`résultats du sondage ${poll.word}\`.`,
    ].join("\n"),
  );
}

/** To whoever withdrew it. `yes`: how many had accepted it. */
export function sayDateWithdrawn(
  poll: PollNamed,
  date: Day,
  { told, yes }: { told: number; yes: number },
  today: CivilDate,
): Outbound {
  const lost = yes === 0 ? "" : ` ${count(yes, "membre l'avait acceptée", "membres l'avaient acceptée")}.`;
  return say(
    [
      `${poll.body} : **${sayWhen(date, today)}** n'est plus proposé.${lost} ${sayTold(told)}`,
      `Pour remettre cette date, avec ses réponses : \`sondage ajouter ${poll.word} ${typedDate(date.heldOn)} ${formatTime(date.startsAt)}\`.`,
    ].join("\n"),
  );
}

function sayTold(told: number): string {
  return `${count(told, "membre est prévenu", "membres sont prévenus")}.`;
}

/** A poll of one date is none. */
export function sayLastDate({ body, word }: PollNamed): string {
  return `${body} : c'est la dernière date du sondage, je la laisse. Pour en proposer une autre d'abord : \`sondage ajouter ${word}\`. Pour tout arrêter : \`annuler le sondage ${word}\`.`;
}

export function sayNotInPoll(poll: PollNamed, today: CivilDate): string {
  return `${poll.body} : cette date n'est pas à retirer. ${sayProposed(poll, today)}`;
}

/** To who is asked to sit while a poll is open; nothing when nobody was. */
export function sayAskedToo(asked: number): string[] {
  return asked === 0
    ? []
    : [
        `Un sondage de dates est ouvert : ${count(asked, "membre est interrogé", "membres sont interrogés")} à son sujet.`,
      ];
}

/** To who accepts a date that is no longer proposed. */
export function sayNoLongerProposed(dates: readonly Day[], today: CivilDate): string {
  return sayGone(dates, today, ` : rien n'est noté pour ${plural(dates.length, "cette date", "ces dates")}.`);
}

/** To who wants to retain it, or to withdraw it again. */
export function sayNoLongerThere(dates: readonly Day[], today: CivilDate): string {
  return sayGone(dates, today, ".");
}

function sayGone(dates: readonly Day[], today: CivilDate, end: string): string {
  const days = formatList(dates.map((one) => sayWhen(one, today)));
  return `${capital(days)} ${plural(dates.length, "n'est plus proposé", "ne sont plus proposés")}${end}`;
}

export function sayOneDateOnly(): string {
  return "Je prends une date à la fois, et rien n'est encore changé.";
}

/** Some dates were withdrawn since they were numbered. */
export function sayNumberUnsure(): string {
  return "Je préfère vérifier : les numéros ont changé depuis qu'une date n'est plus proposée.";
}

function daysAt({ options }: PollNamed, ranks: readonly number[], today: CivilDate): string {
  return formatList(options.filter((_, rank) => ranks.includes(rank)).map((option) => sayWhen(option, today)));
}
