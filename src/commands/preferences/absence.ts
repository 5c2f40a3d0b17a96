import { may } from "../../core/access.ts";
import { coverScene, fallsIn, isNothing } from "../../core/absence-cover.ts";
import { addDays } from "../../core/calendar/civil-date.ts";
import { weekdayNamed } from "../../core/language/calendar-words.ts";
import { fold } from "../../core/language/fold.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { isAbsent } from "../../core/preferences/preferences.ts";
import { absenceOf, dayIn, isEveryWeek, readAway } from "../../core/preferences/read-absence.ts";
import { sayFallsIn } from "../../core/words/absence-cover.ts";
import {
  askLastDay,
  askWhichAbsence,
  sayNoAbsence,
  sayNotToCome,
  sayStillToCome,
} from "../../core/words/preference-changes.ts";
import { sayAbsence } from "../../core/words/preferences.ts";
import { choiceParameter, dateParameter } from "../parameter.ts";
import { toldOf } from "./apply-change.ts";
import { changed } from "./change.ts";

/** Only what the words look like is known before they are read. */
const anyDay = "2026-01-01";

function absence(command: Pick<Command, "name" | "words" | "summary" | "examples" | "claims">): Command {
  return {
    ...command,
    group: "me",
    action: "see_identity",
    asked: () => "mes préférences",
    parameters: (_context, { until }) => (until === undefined ? [dateParameter({ id: "until", ...askLastDay() })] : []),
    read: (rest, { today }) => readAway(rest, today),
    refuse: ({ first, until }, { today }) =>
      until !== undefined && String(until) < String(first ?? today)
        ? { id: "until", sentence: sayNotToCome() }
        : undefined,
    run(context, { first = context.today, until }) {
      const { message, ...reply } = changed(context, absenceOf({ first: String(first), until: String(until) }));
      const falls = fallsIn(coverScene(context), context.person, {
        first: String(first),
        back: addDays(String(until), 1),
      });
      const blocks = isNothing(falls) ? [] : sayFallsIn(falls, may(context.person, "manage_deadlines"), context.today);
      return { ...reply, message: { ...message, blocks: [...message.blocks, ...blocks] } };
    },
  };
}

const sureStart =
  /^(?:du?|depuis|entre|jusqu|[àa] partir|d[èe]s|(?:toute )?(?:la|cette) semaine|le \d|aujourd|demain|apr[èe]s|lundi|mardi|mercredi|jeudi|vendredi)/iu;
/** "Deux semaines", "en février", "lundi et mardi": about days, and how to say them is told. */
const span =
  /\b(?:jours?|semaines?|mois|vacances|demain|lundi|mardi|mercredi|jeudi|vendredi|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b/u;
const aMeeting = /\b(?:a la|a l'|au|aux|pour)\b/u;

/** With days alone: "je serai absente au copil" is about a meeting. */
export const awayFor = absence({
  name: "away-for",
  words: [
    "je suis absente",
    "je suis absent",
    "je serai absente",
    "je serai absent",
    "absente",
    "absent",
    "je ne suis pas là",
    "je ne serai pas là",
    "je suis pas là",
    "je serai pas là",
    "pas là",
  ],
  summary: "dire quand vous êtes absente ou absent : ni point ni rappel d'ici là",
  examples: ["je suis absente du 21 décembre au 4 janvier"],
  claims: (rest) =>
    (sureStart.test(rest) && readAway(rest, anyDay) !== undefined) ||
    (span.test(fold(rest)) && !aMeeting.test(fold(rest)) && !isEveryWeek(rest)),
});

export const onLeave = absence({
  name: "on-leave",
  words: [
    "en congé",
    "en congés",
    "je suis en congé",
    "je suis en congés",
    "je serai en congé",
    "je serai en congés",
    "je pars en congé",
    "je pars en congés",
    "mes congés",
    "en vacances",
    "je suis en vacances",
    "je serai en vacances",
    "je pars en vacances",
    "en RTT",
    "je suis en RTT",
    "je serai en RTT",
    "en arrêt",
    "en arrêt maladie",
    "en arrêt de travail",
    "je suis en arrêt",
  ],
  summary: "dire que vous êtes en congé, et jusqu'à quand",
  examples: ["en congé jusqu'au 5 janvier"],
});

/** "Je reviens" alone leaves an interview for a moment. */
export const backOn: Command = {
  name: "back-on",
  words: ["je reviens", "je rentre", "mon retour"],
  group: "me",
  summary: "dire quel jour vous revenez",
  examples: ["je reviens le 5 janvier"],
  action: "see_identity",
  claims: (rest) => dayIn(rest, anyDay) !== undefined,
  asked: () => "mes préférences",
  read(rest, context) {
    const back = readBack(rest, context);
    // Said on a Thursday, "je reviens jeudi" is the next one.
    const isNamed = back?.["on"] === context.today && weekdayNamed(fold(rest).replace(/^le /u, "")) !== undefined;
    return isNamed ? { on: addDays(context.today, 7) } : back;
  },
  run: comeBack,
};

export const backNow: Command = {
  name: "back-now",
  words: ["je suis de retour", "je suis revenue", "je suis revenu", "de retour", "je ne suis plus en congé"],
  group: "me",
  summary: "dire que vous êtes de retour",
  examples: ["je suis de retour"],
  action: "see_identity",
  asked: () => "mes préférences",
  read: readBack,
  run: comeBack,
};

/** One that was announced, begun or not; that of the days said, when they are. */
export const absenceCancel: Command = {
  name: "absence-cancel",
  words: [
    "annuler mon absence",
    "annuler l'absence",
    "annuler mes absences",
    "annuler mes congés",
    "retirer mon absence",
    "je ne serai plus absente",
    "je ne serai plus absent",
    "je ne suis plus absente",
    "je ne suis plus absent",
  ],
  group: "me",
  summary: "retirer une absence que vous aviez annoncée",
  examples: ["annuler mon absence"],
  action: "see_identity",
  asked: () => "mes préférences",
  parameters(context, { first }) {
    const absences = absencesOf(context);
    if (absences.length < 2 || first !== undefined) return [];
    return [
      choiceParameter(
        { id: "first", ...askWhichAbsence() },
        absences.map((one) => ({ value: one.first, label: sayAbsence(one, context.today) })),
      ),
    ];
  },
  read(rest, context) {
    if (rest === "") return {};
    const said = readAway(rest, context.today);
    const first = absencesOf(context).find((one) => one.first === said?.first)?.first;
    return first === undefined ? undefined : { first };
  },
  run(context, { first }) {
    const all = absencesOf(context);
    const dropped = all.find((one) => one.first === first) ?? all[0];
    return dropped === undefined ? { message: sayNoAbsence() } : changed(context, { about: "absence_off", ...dropped });
  },
};

function absencesOf(context: CommandContext) {
  return toldOf(context, context.person).absences;
}

/** Without its month, the day is that of an absence that was announced: "le 2" ends one from 21 December on 2 January. */
function readBack(rest: string, { store, person, today }: CommandContext): Parameters | undefined {
  const day = fold(rest).replace(/^le /u, "");
  const isBare = /^\d{1,2}(?:er)?$/u.test(day) || weekdayNamed(day) !== undefined;
  const planned = store.preferences.absences(person.id).find(({ back }) => back > today);
  const from = isBare && planned !== undefined && planned.first > today ? planned.first : today;
  const on = dayIn(rest, from);
  return on === undefined ? undefined : { on };
}

function comeBack(context: CommandContext, { on = context.today }: Parameters) {
  const told = toldOf(context, context.person);
  const isAway = isAbsent(told.absences, context.today);
  // Not away, and back today: nothing ends, and what was announced is not to be thought gone.
  if (on === context.today && !isAway && told.absences.length > 0) return { message: sayStillToCome(told) };
  return changed(context, { about: "back", on: String(on) });
}
