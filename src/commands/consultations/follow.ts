import { may, municipalitiesOf } from "../../core/access.ts";
import { addDays } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { pastConsultations } from "../../core/consultations.ts";
import type { ConsultationView } from "../../core/legal/consultation-view.ts";
import { type Outbound, say, text } from "../../core/message.ts";
import { sayUnread, sayUnreadOpinion, sayWhichResult } from "../../core/words/consultations-acts.ts";
import { sayCouncilOf } from "../../core/words/consultations-council.ts";
import { sayConsultation } from "../../core/words/consultations-names.ts";
import {
  sayConsultations,
  sayFollowUpOf,
  sayGiven,
  sayNoConsultation,
  sayNoteOpinion,
  sayShared,
} from "../../core/words/consultations.ts";
import { placesIn } from "./places-in.ts";
import { placeNamed, readDayDone } from "./said.ts";
import { isBusyElsewhere } from "../communication/busy-elsewhere.ts";
import { askedOf } from "./asked.ts";
import { readOpinions } from "./read-opinions.ts";
import { ownCouncils, recordOpinions } from "./record.ts";
import { cutConsultation, numberOf, openFor, theConsultation } from "./which-consultation.ts";

/** How long one that has ended is still spoken of without its number. */
const recentDays = 60;

const follow =
  /^(?:attendus?|manquants?|en cours|suivi|suivre|liste|d[ée]tail|r[ée]sultats?|des (?:communes|conseils)|o[uù] en est-on)$/iu;

export const consultations: Command = {
  name: "consultations",
  words: [
    "consultation",
    "consultations",
    "avis",
    "où en est la consultation",
    "où en sont les avis",
    "avis corriger",
    "corriger avis",
    "corriger l'avis",
  ],
  group: "legal",
  summary: "où en sont les avis des conseils municipaux ; noter un avis",
  examples: [
    "consultation",
    "avis Vougy favorable hier, délibération 2026-45",
    "avis Nandax avec réserves : le transport",
  ],
  action: "see_legal",
  asked: (rest, context) => (rest === "" || follow.test(rest) ? undefined : askedOf(rest, context)),
  read(rest, context) {
    const { store, person, today } = context;
    const { words, view } = cutConsultation(rest, known(context));
    const named = view === undefined ? {} : { consultation: view.consultation.id };
    if (words === "" || follow.test(words)) return named;
    const municipalities = store.territory.municipalities();
    const place = placeNamed(words, municipalities);
    if (place !== undefined) return { ...named, insee: place.insee };
    const read = readOpinions(words, municipalities, (said) => readDayDone(said, today));
    // In the middle of other questions, what is not understood may well be an answer to them, "avis favorable" too.
    if (read.kind === "unread")
      return isBusyElsewhere(context, "consultations") ? undefined : { ...named, said: words, unread: read.words };
    const about = read.opinions.flatMap(({ place: one, ...more }) =>
      one !== undefined && Object.keys(more).length === 0 ? [one.insee] : [],
    );
    if (about.length === read.opinions.length) return { ...named, insee: about.join(",") };
    const isSure = view !== undefined || read.opinions.some((one) => one.place ?? one.date);
    const inInterview = store.conversations.of(person.id).interviewId !== undefined;
    return inInterview && !isSure ? undefined : { ...named, said: words };
  },
  meant(rest, context) {
    const { words, view } = cutConsultation(rest, known(context));
    const municipalities = context.store.territory.municipalities();
    if (view !== undefined || words === "" || follow.test(words)) return true;
    const read = readOpinions(words, municipalities, (said) => readDayDone(said, context.today));
    return read.kind === "read" && read.opinions.some(({ place }) => place !== undefined);
  },
  run(context, { consultation, insee, said, unread }) {
    const { store, today, person } = context;
    const view = known(context).find((one) => one.consultation.id === consultation) ?? onlyRecent(context);
    if (unread !== undefined) return { message: askAgain(context, view, String(said), String(unread)) };
    if (said !== undefined) {
      const which = theConsultation(context, view, (one) => `avis ${numberOf(one)} ${said}`);
      if ("reply" in which) return which.reply;
      const read = readOpinions(String(said), store.territory.municipalities(), (day) => readDayDone(day, today));
      return { message: recordOpinions(context, which.view, read.kind === "read" ? read.opinions : []) };
    }
    const views = view === undefined ? openFor(context) : [view];
    if (views.length === 0) return { message: say(sayNoConsultation(may(person, "manage_legal"))) };
    if (insee !== undefined) return { message: councilsOf(context, views, String(insee).split(",")) };
    if (!may(person, "see_state")) return { message: ownView(context, views) };
    const [only] = views;
    return {
      message:
        only !== undefined && views.length === 1
          ? sayFollowUpOf(only, today, store.territory.holidayPlace())
          : sayConsultations(views, today),
    };
  },
  share(context, { insee, said }) {
    const views = openFor(context);
    return insee === undefined && said === undefined && views.length > 0 ? sayShared(views, context.today) : undefined;
  },
};

/** What was not read of an opinion, and the words that are: nothing is noted. */
function askAgain(
  context: CommandContext,
  named: ConsultationView | undefined,
  said: string,
  unread: string,
): Outbound {
  const which = theConsultation(context, named, (view) => `avis ${numberOf(view)} ${said}`);
  const { places } = placesIn(said, context.store.territory.municipalities());
  const [only, ...others] = places;
  const example = only ?? context.store.territory.municipalities()[0];
  if ("reply" in which || only === undefined || others.length > 0)
    return say(sayUnreadOpinion(unread, example?.name ?? ""));
  return { blocks: [text(sayUnread(unread)), ...sayWhichResult(only.name, numberOf(which.view)).blocks] };
}

/** Those under way first, then the others. */
function known(context: CommandContext): ConsultationView[] {
  const { store, library, today } = context;
  return [...openFor(context), ...pastConsultations(store, library, today)];
}

/** With none under way, the one that has just ended. */
function onlyRecent(context: CommandContext): ConsultationView | undefined {
  const { store, library, today } = context;
  if (openFor(context).length > 0) return undefined;
  const last = pastConsultations(store, library, today).find(
    ({ consultation }) => consultation.conclusion !== "dropped",
  );
  const ended = last?.consultation.concludedOn;
  return ended !== undefined && ended >= addDays(today, -recentDays) ? last : undefined;
}

function councilsOf({ store, today }: CommandContext, views: readonly ConsultationView[], insee: readonly string[]) {
  const place = store.territory.holidayPlace();
  const blocks = views.flatMap((view) =>
    view.councils
      .filter((council) => insee.includes(council.insee))
      .flatMap((council) => sayCouncilOf(view, council, today, place)),
  );
  return { blocks };
}

/** For whoever follows their own municipalities: theirs, then how many in all. */
function ownView(context: CommandContext, views: readonly ConsultationView[]): Outbound {
  const { blocks } = councilsOf(context, views, municipalitiesOf(context.person));
  const toNote = views.flatMap((view) =>
    ownCouncils(context, view)
      .filter(({ standing }) => standing.kind === "awaited")
      .map(({ name }) => ({ name, number: numberOf(view) })),
  );
  return {
    blocks: [
      ...blocks,
      text(views.map((view) => `En tout, pour ${sayConsultation(view)} : ${sayGiven(view)}.`).join("\n")),
      ...(toNote.length > 0 && toNote.length <= 6 ? [sayNoteOpinion(toNote)] : []),
    ],
  };
}
