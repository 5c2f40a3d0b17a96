import type { CivilDate } from "../calendar/civil-date.ts";
import { type BarometerQuestion, barometerQuestions } from "../governance/barometer.ts";
import { fewestAnswers } from "../governance/survey.ts";
import type { Option } from "../language/reading.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { count, formatList, formatNumber, plural } from "./format.ts";

const statements: Record<BarometerQuestion, string> = {
  informed: "Je sais ce qui se passe dans le projet",
  heard: "Ma commune est entendue",
  time: "Travailler ensemble nous fait gagner du temps",
  trust: "J'ai confiance dans la suite",
};

const labels: Record<BarometerQuestion, string> = {
  informed: "Information",
  heard: "Écoute des communes",
  time: "Temps gagné",
  trust: "Confiance",
};

/** In the order of the marks, from 1 to 5. */
const agreement: [label: string, words: string[]][] = [
  ["Pas du tout d'accord", ["pas du tout", "non pas du tout"]],
  ["Plutôt pas d'accord", ["plutôt pas", "plutôt non", "pas d'accord", "non", "pas vraiment"]],
  ["Entre les deux", ["moyen", "moyennement", "bof", "ça dépend"]],
  ["Plutôt d'accord", ["plutôt", "plutôt oui", "d'accord", "oui"]],
  ["Tout à fait d'accord", ["tout à fait", "oui tout à fait", "complètement"]],
];

export const agreementOptions: Option[] = agreement.map(([label, words], index) => ({
  value: String(index + 1),
  label,
  words,
}));

export const barometerWords = {
  question: (question: BarometerQuestion) => `« ${statements[question]}. » Qu'en dites-vous ?`,
  label: (question: BarometerQuestion) => labels[question],
  help: "Quatre phrases. Vos réponses sont gardées sans votre nom ni votre commune. Sans avis : « passer ».",
};

/** `again`: the second and last time. */
export function sayBarometerAsked({
  closesOn,
  today,
  again,
}: {
  closesOn: CivilDate;
  today: CivilDate;
  again: boolean;
}): Outbound {
  const lines = [
    again
      ? "Il est encore temps de répondre au **baromètre de coopération**."
      : "**Baromètre de coopération** : comment travaillons-nous ensemble, ce trimestre ?",
    "Quatre phrases, une minute environ. Vos réponses sont gardées sans votre nom ni votre commune.",
    `Possible jusqu'au ${sayDay(closesOn, today)}.${again ? " Je n'insisterai pas davantage." : ""}`,
  ];
  return { blocks: [text(lines.join("\n")), answerChoice()] };
}

function answerChoice(): Block {
  return { type: "choices", choices: [{ value: "répondre au baromètre", label: "Répondre" }] };
}

export function sayBarometerKept(closesOn: CivilDate, today: CivilDate): Outbound {
  return say(
    `Merci, vos réponses sont notées. Rien ne les relie à vous ni à votre commune : je ne peux plus les retrouver, ni les changer. Pour lire les résultats, après le ${sayDay(closesOn, today)} : \`baromètre\`.`,
  );
}

export function sayBarometerAlready(): string {
  return "Vos réponses de ce trimestre sont déjà notées. Rien ne les relie à vous : je ne peux plus les retrouver, ni les changer.";
}

/** `next`: when it is asked again; undefined while it is not turned on. */
export function sayNoBarometer(next: CivilDate | undefined, today: CivilDate): string {
  const when =
    next === undefined
      ? "La direction générale ne l'a pas ouvert."
      : `Le prochain commence le ${sayDay(next, today)}, pour deux semaines.`;
  return `Aucun baromètre n'attend de réponse en ce moment. ${when} Pour lire les précédents : \`baromètre\`.`;
}

export function sayBarometerNotAsked(): string {
  return "Le baromètre est demandé aux élues, aux élus et aux secrétaires de mairie. Pour en lire les résultats : `baromètre`.";
}

export function sayBarometerTooFew(): string {
  return `Le baromètre attend qu'au moins ${fewestAnswers} personnes puissent y répondre, pour qu'aucune réponse ne se reconnaisse.`;
}

/** `open`: when the one under way closes; `next`: when the coming one opens. `already`: nothing changed. */
export function sayBarometerStarted(
  when: { already: boolean; open: CivilDate | undefined; next: CivilDate },
  today: CivilDate,
): Outbound {
  const { already, open, next } = when;
  const lines = [
    `Le baromètre de coopération ${already ? "est déjà activé" : "est activé"} : quatre phrases, chaque trimestre, aux élues, aux élus et aux secrétaires, sans leur nom.`,
    open === undefined
      ? `Le prochain commence le ${sayDay(next, today)}, pour deux semaines.`
      : `Celui de ce trimestre se recueille jusqu'au ${sayDay(open, today)}.`,
    `Un seul rappel. Résultats après la clôture, à partir de ${fewestAnswers} réponses. Pour l'arrêter : \`baromètre arrêter\`.`,
  ];
  return say(lines.join("\n"));
}

export function sayBarometerStopped(was: boolean): Outbound {
  return say(
    was
      ? "Le baromètre est arrêté : je ne le demande plus à personne. Les résultats déjà recueillis restent lisibles : `baromètre`. Pour le reprendre : `baromètre activer`."
      : "Le baromètre n'était pas activé : rien ne change. Pour l'activer : `baromètre activer`.",
  );
}

type Tally = { openedOn: CivilDate; answers: number; medians: readonly (number | undefined)[] };

/** As a line of a point. */
export function sayBarometerLine(last: Tally, before: Tally | undefined): string {
  const trend = before === undefined ? "" : ` ${sayTrend(last, before)}`;
  return `${nameQuarter(last.openedOn)}, ${count(last.answers, "réponse", "réponses")}, sans les noms.${trend}`;
}

type Reading = {
  /** Closed, oldest first. */
  tallies: readonly Tally[];
  open: CivilDate | undefined;
  /** The reader has not answered it yet. */
  waits: boolean;
  next: CivilDate | undefined;
  /** They may turn it on. */
  directs: boolean;
  today: CivilDate;
};

const mostQuarters = 4;

export function sayBarometer({ tallies, open, waits, next, directs, today }: Reading): Outbound {
  const shown = tallies.filter(({ answers }) => answers >= fewestAnswers).slice(-mostQuarters);
  const last = tallies.at(-1);
  const few =
    last !== undefined && last.answers < fewestAnswers
      ? [text(`${nameQuarter(last.openedOn)} : moins de ${fewestAnswers} réponses, rien n'est montré.`)]
      : [];
  const turnOn = directs ? " Pour l'activer : `baromètre activer`." : "";
  const coming =
    open !== undefined
      ? `En cours : on peut répondre jusqu'au ${sayDay(open, today)}. Les résultats s'affichent le lendemain, à partir de ${fewestAnswers} réponses.`
      : next !== undefined
        ? `Le prochain commence le ${sayDay(next, today)}, pour deux semaines.`
        : `Le baromètre de coopération n'est pas activé.${turnOn}`;
  return {
    ...(shown.length > 0 && { title: "Baromètre de coopération" }),
    blocks: [
      ...(shown.length > 0 ? resultsOf(shown) : []),
      ...few,
      text(coming),
      ...(open !== undefined && waits ? [answerChoice()] : []),
    ],
  };
}

function resultsOf(shown: readonly Tally[]): Block[] {
  const [last, before] = [shown.at(-1), shown.at(-2)];
  const quarters = shown.map(({ openedOn }) => nameQuarter(openedOn));
  const answers = shown.map((one) => `${nameQuarter(one.openedOn)}, ${count(one.answers, "réponse", "réponses")}`);
  return [
    {
      type: "table",
      caption: `Réponse du milieu, de 1 (pas du tout d'accord) à 5 (tout à fait d'accord) : ${formatList(quarters)}`,
      columns: ["Phrase", ...quarters],
      rows: barometerQuestions.map((question, index) => [
        statements[question],
        ...shown.map(({ medians }) => sayMark(medians[index])),
      ]),
    },
    text(`${answers.join(" ; ")}, sans les noms.${before && last ? ` ${sayTrend(last, before)}` : ""}`),
  ];
}

function sayMark(median: number | undefined): string {
  return median === undefined ? `moins de ${fewestAnswers} avis` : formatNumber(median);
}

function sayTrend(last: Tally, before: Tally): string {
  const moved = (isBetter: boolean) =>
    barometerQuestions.flatMap((question, index) => {
      const [now, then] = [last.medians[index], before.medians[index]];
      const differs = now !== undefined && then !== undefined && now !== then;
      return differs && now > then === isBetter ? [labels[question].toLowerCase()] : [];
    });
  const said = [true, false].flatMap((isBetter) => {
    const names = moved(isBetter);
    return names.length === 0 ? [] : `${isBetter ? "En hausse" : "En baisse"} : ${formatList(names)}.`;
  });
  return said.length === 0 ? "Rien n'a bougé depuis la fois d'avant." : said.join(" ");
}

/** "1er trimestre 2027". */
function nameQuarter(openedOn: CivilDate): string {
  const rank = Math.ceil(Number(openedOn.slice(5, 7)) / 3);
  return `${rank}${plural(rank, "er", "e")} trimestre ${openedOn.slice(0, 4)}`;
}
