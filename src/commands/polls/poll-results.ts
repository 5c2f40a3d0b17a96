import { may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { countsOf, type DatePoll, mayBeHeld, mayReadResults, namedPoll } from "../../core/date-polls.ts";
import { bestDate, silentVoters } from "../../core/governance/date-poll.ts";
import { quorumOf } from "../../core/governance/quorum.ts";
import { namesById } from "../../core/named-people.ts";
import { type ResultsSaid, sayResults } from "../../core/words/poll-results.ts";
import { rankIn } from "./rank-in.ts";
import { chosenPoll, pollParameter, pollsOf, splitPoll } from "./which-poll.ts";

export const pollResults: Command = {
  name: "poll-results",
  words: [
    "résultats du sondage",
    "résultat du sondage",
    "résultats sondage",
    "sondage résultats",
    "où en est le sondage",
    "qui n'a pas répondu au sondage",
    "qui a pas répondu au sondage",
  ],
  group: "meetings",
  summary: "les réponses à un sondage de dates, et la meilleure date",
  examples: ["résultats du sondage", "résultats du sondage copil"],
  action: "see_meetings",
  parameters: (context, known) => pollParameter(readable(context), known),
  read(rest, context) {
    const { poll, rest: after } = splitPoll(rest, readable(context));
    const which = poll === undefined ? {} : { poll };
    if (after === "") return poll === undefined ? undefined : which;
    const found = readable(context).flatMap((one) =>
      poll === undefined || String(one.meeting.id) === poll ? (rankIn(after, one, context) ?? []) : [],
    );
    const [only, another] = found;
    if (only === undefined || another !== undefined) return undefined;
    return { poll: String(only.poll.meeting.id), option: String(only.optionId) };
  },
  run(context, parameters) {
    const poll = chosenPoll(context, parameters, readable(context));
    const results = resultsOf(context, poll, parameters["option"]);
    return { message: sayResults(namedPoll(poll), results, context.today) };
  },
};

function readable(context: CommandContext): DatePoll[] {
  return pollsOf(context).filter((poll) => mayReadResults(context.person, poll));
}

/** Who answered what, and for which municipalities, is for organisers alone: members read numbers. */
function resultsOf({ store, person, today }: CommandContext, poll: DatePoll, option?: string | number): ResultsSaid {
  const counts = countsOf(poll);
  const held = new Set(poll.options.filter((one) => mayBeHeld(one, today)).map(({ id }) => id));
  const best = bestDate(counts.filter(({ optionId }) => held.has(optionId)));
  const asked = counts.findIndex(({ optionId }) => String(optionId) === String(option));
  const about = asked < 0 ? best?.count : counts[asked];
  const places = new Map(store.territory.municipalities().map(({ insee, name }) => [insee, name]));
  const members = namesById(store, poll.seated.members);
  const named = (ids: readonly number[]) => ids.flatMap((id) => members.get(id) ?? []);
  const silent = silentVoters(poll.voters, poll.ballots);
  return {
    members: poll.voters.length,
    answered: poll.voters.length - silent.length,
    places: new Set(poll.voters.flatMap(({ insee }) => insee)).size,
    rows: counts.map(({ yes, maybe, no, missing, majority }) => ({
      yes: yes.length,
      maybe: maybe.length,
      no: no.length,
      missing: missing.length,
      majority,
    })),
    ...(best && {
      best: { rank: counts.findIndex(({ optionId }) => optionId === best.count.optionId), because: best.because },
    }),
    ...(poll.seated.template.quorum && { quorum: quorumOf(poll.voters.length) }),
    ...(may(person, "manage_meetings") && {
      organiser: {
        cannot: named(about?.no ?? []),
        missing: (about?.missing ?? [])
          .map((insee) => places.get(insee) ?? insee)
          .toSorted((a, b) => a.localeCompare(b, "fr")),
        ...(asked >= 0 && { about: asked }),
        silent: named(silent),
      },
    }),
  };
}
