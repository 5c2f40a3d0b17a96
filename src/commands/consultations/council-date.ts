import { isDirector, may } from "../../core/access.ts";
import type { CivilDate } from "../../core/calendar/civil-date.ts";
import { isOpenDay } from "../../core/calendar/open-days.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { consultationView } from "../../core/consultations.ts";
import { UserError } from "../../core/errors.ts";
import { obligationsOf } from "../../core/legal/obligations.ts";
import { municipalCouncil } from "../../core/legal-events.ts";
import { legalNow } from "../../core/legal-now.ts";
import type { ConsultationView, Council } from "../../core/legal/consultation-view.ts";
import { say } from "../../core/message.ts";
import type { Municipality } from "../../core/people.ts";
import {
  sayCouncilDates,
  sayCouncilPast,
  sayNotConsulted,
  sayNotYours,
  saySameAsBefore,
} from "../../core/words/consultations-acts.ts";
import { sayNoConsultation } from "../../core/words/consultations.ts";
import { choiceParameter, dateParameter } from "../parameter.ts";
import { askedOf } from "./asked.ts";
import { ownCouncils } from "./record.ts";
import { cutDate, placeNamed, readDayToCome } from "./said.ts";
import { cutConsultation, openFor } from "./which-consultation.ts";

type SaidDate = { place: Municipality | undefined; date: CivilDate };

export const councilDate: Command = {
  name: "council-date",
  words: ["date du conseil", "date de conseil", "noter un conseil"],
  group: "legal",
  summary: "dire quand se réunit un conseil municipal consulté",
  examples: ["date du conseil Nandax {jour}"],
  action: "answer_consultation",
  asked: (rest, context) => (rest === "" ? undefined : askedOf(rest, context)),
  parameters(context) {
    const councils = candidates(context);
    return [
      ...(councils.length === 1
        ? []
        : [
            choiceParameter(
              { id: "insee", text: "Le conseil de quelle commune ?", label: "Commune" },
              councils.map(({ insee, name }) => ({ value: insee, label: name })),
            ),
          ]),
      dateParameter({ id: "date", text: "Quel jour se réunit le conseil ?", label: "Date du conseil" }),
    ];
  },
  read(rest, context) {
    const { words, view } = cutConsultation(rest, openFor(context));
    const named = view === undefined ? {} : { consultation: view.consultation.id };
    const said = readDates(words, context);
    const [only] = said ?? [];
    if (only === undefined) return undefined;
    if (said?.length === 1)
      return { ...named, date: only.date, ...(only.place === undefined ? {} : { insee: only.place.insee }) };
    return { ...named, said: words, date: only.date, insee: only.place?.insee ?? "" };
  },
  run(context, { consultation, said, insee, date }) {
    const { store } = context;
    const views = openFor(context).filter(
      (view) => consultation === undefined || view.consultation.id === consultation,
    );
    if (views.length === 0) throw new UserError(sayNoConsultation(may(context.person, "manage_legal")));
    const place = store.territory.municipality(String(insee ?? candidates(context)[0]?.insee));
    const dates = said === undefined ? [{ place, date: String(date) }] : (readDates(String(said), context) ?? []);
    // One council speaks of all that is asked of it: its date is the same for each consultation it has not answered.
    const [first = views[0], ...others] = views.filter((view) => dates.some((one) => awaits(view, one.place)));
    if (first === undefined) throw new UserError(sayNoConsultation(false));
    const met = [first, ...others].map((view) => meet(context, view, dates));
    // Too late for one of the consultations is what must be read.
    const shown = met.find((one) => one.some(({ late }) => late !== undefined)) ?? met.find((one) => one.length > 0);
    if (shown === undefined) return { message: say(saySameAsBefore()) };
    return { message: sayCouncilDates([first, ...others], shown, context.today) };
  },
};

/** The same in passing: only when a day is said, because "conseil" alone is a word like another. */
export const councilDateSaid: Command = {
  ...councilDate,
  name: "council-date-said",
  words: ["conseil", "le conseil", "conseil municipal", "le conseil municipal", "notre conseil", "prochain conseil"],
  summary: "dire en une ligne quand se réunit un conseil municipal consulté",
  examples: ["conseil de Vougy le {jour}"],
  claims: (rest) =>
    /\d|lundi|mardi|mercredi|jeudi|vendredi|samedi|demain/iu.test(rest) && !/communautaire/iu.test(rest),
};

/** "Vougy le 10 décembre et Nandax le 14". Undefined when there is no date, or a name nobody has. */
function readDates(said: string, { today, store }: CommandContext): SaidDate[] | undefined {
  const municipalities = store.territory.municipalities();
  const pieces = said.split(/\s*[,;\n]\s*|\s+et\s+/u).filter((piece) => piece !== "");
  const read: { words: string; date: CivilDate | undefined; place: Municipality | undefined }[] = [];
  for (const piece of pieces) {
    const { words, date } = cutDate(piece, (text) => readDayToCome(text, today));
    const name = words
      .replace(/[\s,;:.]+$/u, "")
      .replace(/^(?:(?:est|sera|a lieu|aura lieu|se réunit|de|du|des|d['’]|pour)\s*)+$/iu, "")
      .replace(/\s+(?:est|sera|a lieu|aura lieu|se réunit)$/iu, "");
    const place = name === "" ? undefined : placeNamed(name, municipalities);
    if (name !== "" && place === undefined) return undefined;
    const last = read.at(-1);
    if (place === undefined && last !== undefined && last.date === undefined) last.date = date;
    else read.push({ words: name, date, place });
  }
  const dated = read.flatMap(({ place, date }, index): SaidDate[] => {
    const shared = date ?? read.slice(index + 1).find((one) => one.date !== undefined)?.date;
    return shared === undefined ? [] : [{ place, date: shared }];
  });
  return dated.length === read.length && dated.length > 0 ? dated : undefined;
}

function meet(context: CommandContext, view: ConsultationView, dates: readonly SaidDate[]) {
  const { store, library, person, now, today } = context;
  const met = dates.map(({ place, date }) => ({ council: councilOf(context, view, place), date }));
  const theirs = met.filter(({ council }) => !may(person, "answer_consultation", council.insee));
  if (theirs.length > 0) throw new UserError(sayNotYours(theirs.map(({ council }) => council.name)));
  const past = met.find(({ date }) => date < today);
  if (past !== undefined) throw new UserError(sayCouncilPast(past.council.name, past.date));
  const changed = met.filter(({ council, date }) => council.opinion.councilOn !== date);
  for (const { council, date } of changed) {
    const subject = `consultation:${view.consultation.id}:${council.insee}`;
    const before = council.opinion.councilOn;
    store.consultations.meet(view.consultation.id, council.insee, date);
    store.audit.add(now, person.id, "council.dated", subject, {
      ...(before === undefined ? {} : { before }),
      after: date,
    });
  }
  const after = consultationView(store, library, view.consultation.id, today) ?? view;
  return changed.map(({ council, date }) => {
    const current = councilOf(context, after, council);
    return {
      name: council.name,
      on: date,
      ...(council.opinion.councilOn === undefined ? {} : { before: council.opinion.councilOn }),
      ...(current.meetsTooLate && current.lastDay !== undefined ? { late: current.lastDay } : {}),
      closedOn: !isOpenDay(date, store.territory.holidayPlace()),
      ...summonsBefore(context, council.insee, date),
    };
  });
}

/** The last day on which the convocation of that council can leave. */
function summonsBefore({ store, library, today }: CommandContext, insee: string, date: CivilDate) {
  const place = store.territory.municipality(insee);
  if (place === undefined) return {};
  const { scene } = legalNow(store, library, today);
  const sending = obligationsOf({ ...scene, events: [municipalCouncil(place, date)] }).find(
    ({ rule }) => rule.id === "R2",
  );
  return sending === undefined ? {} : { summonsBy: sending.due };
}

function councilOf(
  context: CommandContext,
  view: ConsultationView,
  place: { insee: string; name: string } | undefined,
): Council {
  const [only, ...others] = ownCouncils(context, view);
  const insee = place?.insee ?? (others.length === 0 ? only?.insee : undefined);
  const council = view.councils.find((one) => one.insee === insee);
  if (council === undefined) throw new UserError(sayNotConsulted([place?.name ?? "Cette commune"]));
  return council;
}

function awaits(view: ConsultationView, place: Municipality | undefined): boolean {
  return view.councils.some(({ insee, opinion }) => insee === place?.insee && opinion.result === undefined);
}

/** Those of this person's own municipalities that have not answered, or all of them for the DGS. */
function candidates(context: CommandContext): Council[] {
  const councils = openFor(context).flatMap((view) =>
    isDirector(context.person) ? view.councils : ownCouncils(context, view),
  );
  return [...new Map(councils.map((council) => [council.insee, council])).values()];
}
