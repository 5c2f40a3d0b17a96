import { isDirector } from "../../core/access.ts";
import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { seatedBodies } from "../../core/seats.ts";
import {
  weatherClosesOn,
  weatherMeetings,
  weatherSurvey,
  weatherTally,
  weatherWordSurvey,
} from "../../core/weather.ts";
import { typedDate } from "../../core/words/format.ts";
import {
  sayNoWeatherToSay,
  sayWeather,
  sayWeatherAlready,
  sayWeatherKept,
  sayWeatherNotRead,
  sayWeatherScale,
  sayWeatherWordKept,
  sayWeatherWordTooLong,
} from "../../core/words/weather.ts";
import { hasAddedWord, hasSaid, longestPhrase, ownWeathers } from "./own-weathers.ts";
import { readMark } from "./read-mark.ts";

export const weather: Command = {
  name: "weather",
  words: ["météo", "la météo", "météo du projet", "météo du copil", "météo du comité de pilotage", "météo projet"],
  group: "meetings",
  summary: "la météo du projet après chaque comité de pilotage ; la dire, sans votre nom",
  examples: ["météo"],
  action: "attend",
  keepsWords: true,
  read(rest) {
    const said = rest.replace(/^[\s:;,.–—-]+/u, "");
    return /^[\s?!.…]*$/u.test(said) ? {} : readMark(said);
  },
  overhear(said, { store, person }) {
    const [first] = store.conversations.of(person.id).offered ?? [];
    const offered = first === undefined ? undefined : readMark(first.value.replace(/^météo /u, ""));
    if (first?.value.startsWith("météo ") !== true || offered?.day === undefined) return undefined;
    const { mark, phrase, odd } = readMark(said.trim()) ?? {};
    if (odd !== undefined) return `météo ${said}`;
    if (mark === undefined) return undefined;
    return `météo ${mark} du ${typedDate(String(offered.day))}${phrase === undefined ? "" : ` : ${phrase}`}`;
  },
  run(context, parameters) {
    if (parameters.odd !== undefined) {
      const waiting = ownWeathers(context).find((view) => !hasSaid(context, view));
      return { message: sayWeatherScale(waiting) };
    }
    return parameters.mark === undefined ? shown(context) : keep(context, parameters);
  },
};

/** Nothing of it goes to the audit: its hour would say who answered what. */
function keep(context: CommandContext, { mark, day, phrase }: Parameters): CommandReply {
  const { store, person } = context;
  const own = ownWeathers(context).filter(({ meeting }) => day === undefined || meeting.heldOn === day);
  const view = own.find((one) => !hasSaid(context, one)) ?? own[0];
  if (view === undefined) throw new UserError(sayNoWeatherToSay());
  if (String(phrase ?? "").length > longestPhrase) throw new UserError(sayWeatherWordTooLong(longestPhrase));
  const adds = phrase !== undefined && !hasAddedWord(context, view);
  const before = hasSaid(context, view);
  if (before && !adds) throw new UserError(sayWeatherAlready());
  if (adds) store.surveys.answer(weatherWordSurvey(view), person.id, [{ question: "word", value: String(phrase) }]);
  if (before) return { message: sayWeatherWordKept() };
  store.surveys.answer(weatherSurvey(view), person.id, [{ question: "mark", value: String(mark) }]);
  return { message: sayWeatherKept(Number(mark), { mayAdd: !hasAddedWord(context, view) }) };
}

/** Throws `UserError` for who is neither the DGS nor a member. */
function shown(context: CommandContext): CommandReply {
  const { store, library, person, now, today } = context;
  const own = ownWeathers(context);
  const sits = seatedBodies(store, library).some(
    ({ template, members }) => template.weather && members.some(({ id }) => id === person.id),
  );
  if (!sits && !isDirector(person) && own.length === 0) throw new UserError(sayWeatherNotRead());
  const isOpen = (heldOn = today) => weatherClosesOn(heldOn) >= today;
  const views = weatherMeetings(store, library, now);
  const closed = views
    .filter(({ meeting }) => !isOpen(meeting.heldOn))
    .map((view) => ({ view, tally: weatherTally(store, view) }));
  const waiting = own.find((view) => !hasSaid(context, view));
  const view = waiting ?? views.find(({ meeting }) => isOpen(meeting.heldOn));
  const open = view && { view, closesOn: weatherClosesOn(view.meeting.heldOn ?? today) };
  return { message: sayWeather({ closed, open, waits: waiting !== undefined, today }) };
}
