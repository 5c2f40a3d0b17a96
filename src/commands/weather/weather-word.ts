import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { MeetingView } from "../../core/meeting-view.ts";
import { weatherWordSurvey } from "../../core/weather.ts";
import {
  sayNoWeatherToSay,
  sayWeatherMarkFirst,
  sayWeatherWordAlready,
  sayWeatherWordKept,
  weatherWords,
} from "../../core/words/weather.ts";
import { textParameter } from "../parameter.ts";
import { hasAddedWord, hasSaid, longestPhrase, ownWeathers } from "./own-weathers.ts";

export const weatherWord: Command = {
  name: "weather-word",
  words: ["phrase météo", "ajouter une phrase à la météo", "phrase pour la météo"],
  group: "meetings",
  summary: "ajouter une phrase à votre météo, sans votre nom",
  examples: ["phrase météo"],
  action: "attend",
  keepsWords: true,
  parameters(context) {
    meantBy(context);
    const { word: text, wordHelp: help } = weatherWords;
    return [textParameter({ id: "phrase", text, label: "Phrase", help }, longestPhrase)];
  },
  read(rest) {
    const phrase = rest.replace(/^[\s:;,.–—-]+/u, "").trim();
    return phrase === "" ? {} : { phrase };
  },
  run(context, { phrase }) {
    const { store, person } = context;
    const given = [{ question: "word", value: String(phrase) }];
    store.surveys.answer(weatherWordSurvey(meantBy(context)), person.id, given);
    return { message: sayWeatherWordKept() };
  },
};

/** The latest meeting whose weather they said. Throws `UserError` when there is none, or when their sentence is kept already. */
function meantBy(context: CommandContext): MeetingView {
  const own = ownWeathers(context);
  const said = own.filter((view) => hasSaid(context, view));
  const view = said.find((one) => !hasAddedWord(context, one));
  if (view !== undefined) return view;
  if (said.length > 0) throw new UserError(sayWeatherWordAlready());
  throw new UserError(own.length === 0 ? sayNoWeatherToSay() : sayWeatherMarkFirst());
}
