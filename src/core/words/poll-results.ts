import type { CivilDate } from "../calendar/civil-date.ts";
import type { Best } from "../governance/date-poll.ts";
import { type Block, type Outbound, text } from "../message.ts";
import { capital, count, formatSome, plural } from "./format.ts";
import { sayDay } from "./days.ts";
import { dayOf, type PollNamed, sayOption } from "./polls.ts";

export type ResultsSaid = {
  members: number;
  answered: number;
  /** How many municipalities members speak for. */
  places: number;
  /** By rank of the dates; `missing`: municipalities for which nobody said yes. */
  rows: { yes: number; maybe: number; no: number; missing: number; majority: boolean }[];
  best?: { rank: number; because: Best["because"] };
  /** How many members the law wants there. */
  quorum?: number;
  /** Of the best date, or of the one asked `about` by its rank; and of whom nothing was heard. */
  organiser?: { cannot: string[]; missing: string[]; silent: string[]; about?: number };
};

export function sayResults(poll: PollNamed, said: ResultsSaid, today: CivilDate): Outbound {
  const title = `${poll.body} : ${count(said.answered, "réponse", "réponses")} sur ${said.members}`;
  const table: Block = {
    type: "table",
    caption: "Les dates proposées",
    columns: ["Date", "Oui", "Peut-être", "Non", "Communes représentées"],
    rows: poll.options.flatMap((option, rank) => {
      if (option.withdrawn) return [];
      const row = said.rows[rank];
      const there = said.places - (row?.missing ?? said.places);
      return [
        [
          sayOption(option, today),
          `${row?.yes ?? 0} oui`,
          `${row?.maybe ?? 0} peut-être`,
          `${row?.no ?? 0} non`,
          said.places === 0 ? "" : `${count(there, "commune", "communes")} sur ${said.places}`,
        ],
      ];
    }),
  };
  return { title, blocks: [table, text(sayBest(poll, said, today)), ...toRetain(poll, said, today)] };
}

function sayBest(poll: PollNamed, { best, rows, quorum, members, organiser }: ResultsSaid, today: CivilDate): string {
  const option = best && poll.options[best.rank];
  const row = best && rows[best.rank];
  const none = rows.some(({ no }) => no > 0) ? "Aucune date ne convient encore." : "Personne n'a encore répondu.";
  const found =
    best === undefined || option === undefined || row === undefined
      ? none
      : `Meilleure date : **${sayOption(option, today)}**${reasons[best.because]}. ${sayEnough(row, members, quorum)}`;
  return [found, ...(organiser === undefined ? [] : sayWho(poll, organiser, best?.rank, today))].join("\n");
}

/** Names, for organisers: of the date asked about, else of the best one. */
function sayWho(
  { options, word }: PollNamed,
  { cannot, missing, silent, about }: NonNullable<ResultsSaid["organiser"]>,
  best: number | undefined,
  today: CivilDate,
): string[] {
  const option = options[about ?? best ?? -1];
  const other = options.find((one) => one !== option && one.withdrawn !== true);
  const day = option && sayDay(option.heldOn, today);
  return [
    ...(day === undefined || cannot.length === 0
      ? []
      : [`${day}, ${plural(cannot.length, "ne peut pas", "ne peuvent pas")} venir : ${formatSome(cannot)}.`]),
    ...(day === undefined || missing.length === 0
      ? []
      : [`${day}, personne n'a encore dit oui pour ${formatSome(missing)}.`]),
    ...(silent.length === 0
      ? []
      : [`Réponse encore attendue de ${count(silent.length, "membre", "membres")} : ${formatSome(silent)}.`]),
    ...(other === undefined || day === undefined || about !== undefined
      ? []
      : [`Pour les noms d'une autre date : \`résultats du sondage ${word} le ${dayOf(other)}\`.`]),
  ].map(capital);
}

const reasons: Record<Best["because"], string> = {
  only: "",
  yes: ", qui reçoit le plus de oui",
  places: " : à nombre de oui égal, le plus de communes y sont représentées",
  maybe: " : à oui et communes à égalité, elle reçoit le plus de peut-être",
  tie: ", à égalité avec une autre : c'est la première proposée",
};

function sayEnough(row: { yes: number; majority: boolean }, members: number, quorum: number | undefined): string {
  if (quorum !== undefined)
    return row.yes >= quorum
      ? `Le quorum (${quorum} membres sur ${members}) serait atteint.`
      : `Le quorum est de ${quorum} membres sur ${members} : il manque ${count(quorum - row.yes, "oui", "oui")}.`;
  return row.majority
    ? `Plus de la moitié des ${members} membres y seraient.`
    : `Il manque ${count(Math.floor(members / 2) + 1 - row.yes, "oui", "oui")} pour que plus de la moitié des ${members} membres y soient.`;
}

/** In their order, which is that of their numbers elsewhere. */
function toRetain({ meetingId, options }: PollNamed, { organiser }: ResultsSaid, today: CivilDate): Block[] {
  if (organiser === undefined) return [];
  const choices = options.flatMap((option, rank) =>
    option.withdrawn || option.heldOn < today
      ? []
      : [
          {
            value: `retenir #${meetingId}/${options.length} ${rank + 1}`,
            label: `Retenir ${sayOption(option, today)}`,
          },
        ],
  );
  return choices.length === 0 ? [] : [{ type: "choices", choices }];
}
