import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { fewestAnswers } from "../governance/survey.ts";
import { type Block, type Choice, type Outbound, say, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { capital, count, formatList, of, typedDate } from "./format.ts";
import { sayMeetingName, sayMeetingTitle } from "./meeting-names.ts";

type View = {
  meeting: { title: string; heldOn?: CivilDate; startsAt?: LocalTime };
  seated: { body: { name: string } };
};
type Tally = { answers: number; times: number[]; median: number; words: string[] };

/** In the order of the marks, from 1 to 5; words that a screen reader says. */
const weatherLabels = ["Orage", "Pluie", "Nuages", "Éclaircies", "Grand soleil"];

export const weatherWords = {
  word: "Quelle phrase voulez-vous ajouter ?",
  wordHelp: "En quelques mots, sans nommer personne : elle sera lue telle quelle, sans votre nom.",
};

export function sayWeatherAsked(view: View, { closesOn, today }: { closesOn: CivilDate; today: CivilDate }): Outbound {
  const lines = [
    `Après cette réunion : **${sayMeetingName(view, today)}**.`,
    "**Quelle météo pour le projet ?** Un chiffre suffit, gardé sans votre nom ; avec une phrase si vous voulez : « 4 : le calendrier est clair ».",
    `Possible jusqu'au ${sayDay(closesOn, today)} ; je ne vous relancerai pas.`,
  ];
  return { blocks: [text(lines.join("\n")), choicesOf(view)] };
}

function choicesOf({ meeting: { heldOn = "" } }: View): Block {
  const choices = weatherLabels.map((label, index): Choice => ({
    value: `météo ${index + 1} du ${typedDate(heldOn)}`,
    label,
  }));
  return { type: "choices", choices };
}

/** `mayAdd`: no sentence of theirs is kept yet. */
export function sayWeatherKept(mark: number, { mayAdd }: { mayAdd: boolean }): Outbound {
  const kept = `Merci, c'est noté : ${weatherLabels[mark - 1]}. Rien ne le relie à votre nom : je ne peux plus le retrouver, ni le changer.`;
  if (!mayAdd) return say(kept);
  return {
    blocks: [text(kept), { type: "choices", choices: [{ value: "phrase météo", label: "Ajouter une phrase" }] }],
  };
}

export function sayWeatherWordKept(): Outbound {
  return say("Merci, votre phrase est notée sans votre nom, et sans rien qui la relie à votre météo.");
}

export function sayWeatherAlready(): string {
  return "Votre météo est déjà notée. Rien ne la relie à votre nom : je ne peux plus la retrouver, ni la changer.";
}

export function sayWeatherWordAlready(): string {
  return "Votre phrase est déjà notée. Rien ne la relie à votre nom : je ne peux plus la retrouver, ni la changer.";
}

export function sayWeatherMarkFirst(): string {
  return "Choisissez d'abord une météo, de 1 (orage) à 5 (grand soleil) : `météo 4`, par exemple. La phrase peut suivre : `météo 4 : votre phrase`.";
}

/** `view`: the meeting whose question waits for them, asked again. */
export function sayWeatherScale(view: View | undefined): Outbound {
  const scale = `La météo se dit en un chiffre : ${weatherLabels.map((label, index) => `${index + 1}, ${label.toLowerCase()}`).join(" ; ")}. Écrivez par exemple \`météo 4\`.`;
  return { blocks: [text(scale), ...(view === undefined ? [] : [choicesOf(view)])] };
}

export function sayWeatherWordTooLong(most: number): string {
  return `Cette phrase est trop longue : gardez-en l'essentiel, ${most} signes au plus. Rien n'est noté pour l'instant.`;
}

export function sayNoWeatherToSay(): string {
  return "Aucune réunion récente n'attend votre météo. Je la demande pendant dix jours, après chaque comité de pilotage, à ses membres. Pour lire les précédentes : `météo`.";
}

export function sayWeatherNotRead(): string {
  return "La météo du projet se lit par les membres du comité de pilotage et par la direction générale.";
}

type Reading = {
  /** Latest first; undefined where too few answered. */
  closed: { view: View; tally: Tally | undefined }[];
  open: { view: View; closesOn: CivilDate } | undefined;
  /** That one waits for the reader's own mark. */
  waits: boolean;
  today: CivilDate;
};

/** The latest whole, those before in a line: what is said now is read against them. */
export function sayWeather({ closed, open, waits, today }: Reading): Outbound {
  const shown = closed.flatMap(({ view, tally }) => (tally === undefined ? [] : [{ view, tally }]));
  const [last, ...before] = shown;
  const gathering =
    open === undefined
      ? []
      : [
          text(
            `En cours : ${sayMeetingName(open.view, today)}. On peut répondre jusqu'au ${sayDay(open.closesOn, today)} ; le résultat s'affiche le lendemain, à partir de ${fewestAnswers} réponses.`,
          ),
        ];
  const asks = open !== undefined && waits ? [text("**Quelle météo pour le projet ?**"), choicesOf(open.view)] : [];
  const [latest] = closed;
  const few =
    latest !== undefined && latest.tally === undefined
      ? [text(`${sayMeetingName(latest.view, today)} : moins de ${fewestAnswers} réponses, rien n'est montré.`)]
      : [];
  if (last === undefined) {
    const none = text(
      "Aucune météo à lire pour l'instant. Je la demande après chaque comité de pilotage, sans les noms.",
    );
    return { blocks: [...(few.length === 0 ? [none] : few), ...gathering, ...asks] };
  }
  return {
    title: "Météo du projet",
    blocks: [...few, ...wholeOf(last, before[0]?.tally, today), ...beforeOf(before, today), ...gathering, ...asks],
  };
}

function wholeOf({ view, tally }: { view: View; tally: Tally }, before: Tally | undefined, today: CivilDate): Block[] {
  const { times, words, answers } = tally;
  const trend = before === undefined ? "" : ` ${sayTrend(tally.median, before.median)}`;
  return [
    text(
      `**${capital(sayMedian(tally.median))}** : ${sayMeetingName(view, today)}, ${count(answers, "réponse", "réponses")}, sans les noms.${trend}`,
    ),
    {
      type: "table",
      caption: `Météo ${of(sayMeetingTitle(view))}`,
      columns: ["Météo", "Réponses"],
      rows: weatherLabels.map((label, index) => [label, String(times[index] ?? 0)]).toReversed(),
    },
    ...(words.length === 0 ? [] : [{ type: "list" as const, items: words.map((one) => `« ${one} »`) }]),
  ];
}

/** As a line of a point, after the meeting that it is of. */
export function sayWeatherLine({
  answers,
  median,
  before,
}: {
  answers: number;
  median: number;
  before?: number;
}): string {
  const trend = before === undefined ? "" : ` ${sayTrend(median, before)}`;
  return `${sayMedian(median)}, ${count(answers, "réponse", "réponses")}, sans les noms.${trend}`;
}

/** "éclaircies", "entre nuages et éclaircies": half of the answers are at or above it, half at or below. */
function sayMedian(median: number): string {
  const [low = "", high = ""] = [Math.floor(median), Math.ceil(median)].map((mark) =>
    (weatherLabels[mark - 1] ?? "").toLowerCase(),
  );
  return low === high ? low : `entre ${formatList([low, high])}`;
}

function sayTrend(now: number, before: number): string {
  if (now === before) return "Comme la fois d'avant.";
  return now > before ? "Mieux que la fois d'avant." : "Moins bien que la fois d'avant.";
}

const mostBefore = 6;

function beforeOf(before: readonly { view: View; tally: Tally }[], today: CivilDate): Block[] {
  if (before.length === 0) return [];
  const items = before
    .slice(0, mostBefore)
    .map(
      ({ view: { meeting }, tally }) =>
        `${meeting.heldOn === undefined ? "" : `${sayDay(meeting.heldOn, today)} : `}${sayMedian(tally.median)} (${count(tally.answers, "réponse", "réponses")})`,
    );
  return [text("**Avant**"), { type: "list", items }];
}
