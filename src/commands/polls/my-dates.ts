import { may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { type DatePoll, isVoter, namedPoll } from "../../core/date-polls.ts";
import type { Vote } from "../../core/governance/date-poll.ts";
import { fold } from "../../core/language/fold.ts";
import { type Choice, say, text } from "../../core/message.ts";
import type { DateOption } from "../../core/store/polls.ts";
import {
  sayAddOrReplace,
  sayMyDates,
  sayNoPollForYou,
  sayUnsure,
  sayVoteNoted,
  sayVotesUnclear,
} from "../../core/words/poll-votes.ts";
import { sayNoLongerProposed } from "../../core/words/poll-dates.ts";
import { bodiesOf, splitLeadingBody } from "./naming.ts";
import { readVotes, type VotesRead } from "./read-votes.ts";
import { chosenPoll, pollParameter, pollsOf, splitPoll } from "./which-poll.ts";

const unsure =
  /^(?:je )?(?:ne )?(?:(?:sais|sait) pas(?: encore)?|suis pas sure?)$|^(?:jsp|nsp|a voir|je verrai|plus tard je dirai)$/u;

export const myDates: Command = {
  name: "my-dates",
  words: ["mes dates", "mes disponibilités", "mes dispos", "mes réponses au sondage", "répondre au sondage"],
  group: "meetings",
  summary: "dire quelles dates d'un sondage vous conviennent, ou en changer",
  examples: ["mes dates", "mes dates copil 1 oui 2 non"],
  action: "attend",
  parameters: (context, known) => pollParameter(ownPolls(context), known, sayNoPollForYou()),
  read(rest, context) {
    if (isAboutPollItself(rest, context)) return undefined;
    const polls = ownPolls(context);
    const { poll, rest: said, shown } = splitOwnPoll(rest, polls, context);
    // That nothing is asked of them is said when it is asked which.
    if (polls.length === 0 && poll === undefined) return {};
    if (said === "") return poll === undefined ? undefined : { poll };
    const asked = poll === undefined ? polls : polls.filter(({ meeting }) => String(meeting.id) === poll);
    const isOver = poll !== undefined && asked.length === 0;
    if (!isOver && !unsure.test(fold(said)) && asked.every((one) => read(said, one, shown) === undefined))
      return undefined;
    return { votes: said, ...(poll === undefined ? {} : { poll }), ...(shown === undefined ? {} : { shown }) };
  },
  overhear(said, context) {
    const polls = ownPolls(context).filter((one) => {
      const reading = readVotes(said, one.options);
      if (reading?.kind !== "read") return false;
      const isSome = reading.dated || reading.votes.size < one.options.length;
      return (reading.dated && !reading.whole) || (isSome && standing(one, context).length > 0);
    });
    const [only, another] = polls;
    return only === undefined || another !== undefined ? undefined : `mes dates #${only.meeting.id} ${said}`;
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const poll = chosenPoll(context, parameters, ownPolls(context), sayNoPollForYou());
    const named = namedPoll(poll);
    const before = votesOf(poll, person.id);
    if (parameters["votes"] === undefined) return { message: sayMyDates(named, before, today) };
    const said = String(parameters["votes"]);
    if (unsure.test(fold(said))) return { message: say(sayUnsure(named)) };
    const shown = Math.min(Number(parameters["shown"] ?? poll.options.length), poll.options.length);
    const reading = read(said, poll, shown);
    if (reading?.kind !== "read") return { message: sayVotesUnclear(named, today) };
    const gone = reading.votes.size === shown ? [] : withdrawnAmong(reading.votes, poll);
    const unheard = gone.length === 0 ? [] : [sayNoLongerProposed(gone, today)];
    if (gone.length === reading.votes.size) {
      const asked = standing(poll, context);
      if (asked.length === 0) return { message: sayMyDates(named, before, today, unheard) };
      return { message: { blocks: [text(unheard.join(" ")), { type: "choices", choices: asked }] } };
    }
    const lost =
      reading.whole && !only.test(fold(said)) ? lostBy(reading.votes, before).filter((rank) => rank < shown) : [];
    const kept = [...reading.votes.keys()].filter((rank) => !gone.some(({ id }) => id === poll.options[rank]?.id));
    if (lost.length > 0) return { message: sayAddOrReplace(named, kept, lost, today, unheard) };
    const others = reading.whole ? poll.options.slice(0, shown) : [];
    const given = new Map([...before, ...others.map((_, rank): [number, Vote] => [rank, "no"]), ...reading.votes]);
    for (const [rank, { id, withdrawn }] of poll.options.entries()) {
      if (withdrawn) given.delete(rank);
      const vote = given.get(rank);
      if (vote !== undefined && vote !== before.get(rank)) store.polls.vote(id, person.id, vote, now);
    }
    store.audit.add(now, person.id, "poll.answered", `meeting:${poll.meeting.id}`, {
      before: toText(before),
      after: toText(given),
    });
    return { message: sayVoteNoted(named, given, before, today, unheard) };
  },
};

/** "Ajouter le 12 au sondage", said by whoever organises while their own answer is awaited. */
function isAboutPollItself(said: string, { person }: CommandContext): boolean {
  return /\bsondage\b|\b(?:r?ajoute|retire|enleve|supprime)[rz]?\b/u.test(fold(said)) && may(person, "manage_meetings");
}

function ownPolls(context: CommandContext): DatePoll[] {
  return pollsOf(context).filter((poll) => isVoter(context.person, poll));
}

/** One of theirs; else the last one of the instance that is named, of which it is said what came of it. */
function splitOwnPoll(rest: string, polls: readonly DatePoll[], context: CommandContext) {
  const own = splitPoll(rest, polls);
  if (own.poll !== undefined) return own;
  const { store } = context;
  const { seated, rest: said } = splitLeadingBody(rest, bodiesOf(context));
  const last = store.meetings
    .all()
    .findLast(({ id, bodyId }) => bodyId === seated?.body.id && store.polls.options(id).length > 0);
  return last === undefined ? own : { poll: String(last.id), rest: said };
}

/** What the last message asked of a date of this poll: "à ajouter, ou seulement ?", "oui, peut-être, non ?". */
function standing({ meeting }: DatePoll, { store, person }: CommandContext): Choice[] {
  const { offered = [], several } = store.conversations.of(person.id);
  const isOfPoll = several === undefined && offered.some(({ value }) => value.startsWith(`mes dates #${meeting.id} `));
  return isOfPoll ? [...offered] : [];
}

const only = /\b(?:seulement|uniquement|juste)\b/u;

/** Dates that suited, and would not any more: "2" after "1" may add as well as replace. */
function lostBy(votes: ReadonlyMap<number, Vote>, before: ReadonlyMap<number, Vote>): number[] {
  const isNone = [...votes.values()].every((vote) => vote === "no");
  return isNone ? [] : [...before].flatMap(([rank, vote]) => (vote === "no" || votes.has(rank) ? [] : [rank]));
}

/** Those accepted that are no longer proposed. */
function withdrawnAmong(votes: ReadonlyMap<number, Vote>, { options }: DatePoll): DateOption[] {
  return options.filter(({ withdrawn }, rank) => withdrawn && (votes.get(rank) ?? "no") !== "no");
}

/** The line after the dates is "none of them". */
function read(said: string, poll: DatePoll, shown = poll.options.length): VotesRead {
  const options = poll.options.slice(0, shown);
  return said.trim().replace(/[.)]+$/u, "") === String(options.length + 1)
    ? readVotes("aucune", options)
    : readVotes(said, options);
}

function votesOf({ options, ballots }: DatePoll, personId: number): Map<number, Vote> {
  return new Map(
    options.flatMap(({ id }, rank): [number, Vote][] => {
      const own = ballots.find((one) => one.optionId === id && one.personId === personId);
      return own === undefined ? [] : [[rank, own.vote]];
    }),
  );
}

function toText(votes: ReadonlyMap<number, Vote>): string {
  return [...votes].map(([rank, vote]) => `${rank + 1} ${vote}`).join(", ");
}
