import type { CivilDate } from "../calendar/civil-date.ts";
import type { Place } from "../calendar/holidays.ts";
import type { Owed, Paper, Proven } from "../legal/information.ts";
import { type Choice, type Outbound, say, text } from "../message.ts";
import { sayDay } from "./days.ts";
import { sayCountdown, sayLastDay } from "./consultations-names.ts";
import { capital, count, formatDate, formatSome } from "./format.ts";

type Line = Owed & { proven: Proven };

const names: Record<Paper, string> = {
  convocation: "copie de la convocation, avec la note de synthèse",
  liste: "liste des délibérations",
  pv: "procès-verbal",
  rob: "rapport sur les orientations budgétaires",
  rapport: "rapport d'activité",
  avis_maires: "avis de la conférence des maires",
};

const article = "code général des collectivités territoriales, art. L. 5211-40-2";
const mostLines = 10;

export function sayPaper(paper: Paper): string {
  return names[paper];
}

/** What is owed and not yet proven, soonest first, then what is. `own`: the municipalities of whoever asks; none for the DGS. */
export function sayInformation(
  lines: readonly Line[],
  {
    today,
    place,
    nameOf,
    own,
  }: { today: CivilDate; place: Place; nameOf: (insee: string) => string; own: readonly string[] },
): Outbound {
  const missing = lines.filter(({ proven, ifAny }) => proven.missing.length > 0 && !ifAny);
  const done = lines.filter(({ proven }) => proven.missing.length === 0);
  const sorted = missing.toSorted((one, other) => ((one.due ?? "9") < (other.due ?? "9") ? -1 : 1));
  return {
    blocks: [
      text(
        "**Information des conseillères et conseillers municipaux** qui ne siègent pas au conseil communautaire. Elle part par voie électronique, de l'intercommunalité, et se consulte aussi en mairie.",
      ),
      ...(sorted.length === 0
        ? [text("Rien n'est à envoyer pour les séances que je connais.")]
        : [
            {
              type: "list" as const,
              items: sorted.slice(0, mostLines).map((line) => sayOwed(line, today, place, nameOf, own)),
            },
          ]),
      ...(sorted.length > mostLines ? [text(`Et ${sorted.length - mostLines} de plus, à plus long terme.`)] : []),
      text(
        "S'y ajoutent, quand ils existent : le rapport sur les orientations budgétaires, le rapport d'activité et les avis de la conférence des maires.",
      ),
      ...(done.length === 0 ? [] : [text(`✅ Prouvé : ${formatSome(done.map(sayDone))}.`)]),
      text(`Texte : ${article}. Un message ici n'est pas cet envoi : je garde seulement sa date et sa preuve.`),
      ...choices(sorted, own),
    ],
  };
}

function sayOwed(
  { paper, meeting, due, beforeMeeting, undated, proven }: Line,
  today: CivilDate,
  place: Place,
  nameOf: (insee: string) => string,
  own: readonly string[],
): string {
  const what = `${capital(names[paper])}, séance du ${sayDay(meeting.heldOn, today)}`;
  const mine = own.length === 0 ? proven.missing : proven.missing.filter((insee) => own.includes(insee));
  const whom =
    proven.reached.length === 0
      ? ""
      : ` Il reste ${count(proven.missing.length, "commune", "communes")}${mine.length > 0 && mine.length < 13 ? ` (${formatSome(mine.map(nameOf))})` : ""}.`;
  const undatedNote = undated ? " Le texte ne fixe pas de jour : avec la convocation, l'envoi est à temps." : "";
  if (due === undefined)
    return `${what} : dans le mois qui suit la séance qui l'arrêtera. Cette séance n'a pas encore de date.${whom}`;
  if (beforeMeeting && !undated)
    return `${what} : ${meeting.heldOn <= today ? "⚠️ Attention, la séance a eu lieu, envoi non prouvé" : `avant la séance, donc au plus tard ${sayLastDay(due, place)}. Au mieux le jour de la convocation`}.${whom}`;
  const late =
    due < today
      ? `⚠️ Dernier jour passé (${formatDate(due)}), envoi non prouvé`
      : `au plus tard ${sayLastDay(due, place)}, ${sayCountdown(today, due)}`;
  return `${what} : ${late}.${undatedNote}${whom}`;
}

function sayDone({ paper, meeting, proven }: Line): string {
  const proof = proven.first?.proof === undefined ? "sans preuve" : `preuve ${proven.first.proof}`;
  const late = proven.late ? ", après le dernier jour" : "";
  return `${names[paper]} du ${formatDate(meeting.heldOn)} (${proven.first === undefined ? "" : `${formatDate(proven.first.doneOn)}, `}${proof}${late})`;
}

function choices(lines: readonly Line[], own: readonly string[]) {
  const [first] = lines;
  if (first === undefined || own.length > 0) return [];
  const choice: Choice = {
    value: `information envoyée ${sayWord(first.paper)}`,
    label: `Noter l'envoi : ${names[first.paper]}`,
  };
  return [{ type: "choices" as const, choices: [choice] }];
}

/** The word one types for it. */
function sayWord(paper: Paper): string {
  return {
    convocation: "convocation",
    liste: "liste des délibérations",
    pv: "procès-verbal",
    rob: "orientations budgétaires",
    rapport: "rapport d'activité",
    avis_maires: "avis des maires",
  }[paper];
}

/** `mayCreate`: they may create a meeting; others read who does, and what they can look at meanwhile. */
export function sayNothingToInform(mayCreate: boolean): string {
  const next = mayCreate
    ? "Pour en créer une : `réunion créer conseil communautaire`."
    : "La direction générale l'inscrit ici : ce qui est dû aux conseillères et conseillers municipaux s'affichera alors. Les réunions déjà prévues : `réunions`.";
  return `Je ne connais aucune séance du conseil communautaire. ${next}`;
}

type Sent = { line: Owed; names: string[]; all: boolean; on: CivilDate; proof?: string };

export function sayInformed({ line, names: places, all, on, proof }: Sent): Outbound {
  const whom = all ? "à toutes les communes" : formatSome(places);
  const kept = proof === undefined ? "sans preuve" : `preuve ${proof}`;
  const late =
    line.due !== undefined && on > line.due
      ? [
          `⚠️ Cet envoi est après le dernier jour, ${formatDate(line.due)}. Gardez-en la trace : ce qui est dû reste dû.`,
        ]
      : [];
  return say(
    `C'est noté : ${names[line.paper]}, séance du ${formatDate(line.meeting.heldOn)}. Envoi du ${formatDate(on)}, ${all ? whom : `pour ${whom}`} (${kept}).`,
    ...late,
    ...(proof === undefined
      ? ["Avec une preuve, c'est plus sûr : renvoyez la même phrase, avec « preuve » et son numéro."]
      : []),
    "Pour revenir en arrière : `information annuler`.",
  );
}

export function sayNotSentYet(on: CivilDate): string {
  return `Le ${formatDate(on)} n'est pas encore passé : je note un envoi quand il a eu lieu.`;
}

export function sayNoSuchPaper(paper: Paper): string {
  return `Je ne trouve pas de séance pour « ${names[paper]} ». Pour voir ce qui est dû : \`information\`.`;
}

export function sayBeforeMeeting(paper: Paper, heldOn: CivilDate): string {
  return `La séance est du ${formatDate(heldOn)} : cet envoi (${names[paper]}) ne peut pas être plus ancien. Vérifiez la date, je n'ai rien noté.`;
}

export function sayUndone({ paper, meeting }: Owed): string {
  return `C'est retiré : l'envoi (${names[paper]}, séance du ${formatDate(meeting.heldOn)}) n'est plus noté. La trace en reste au journal.`;
}

export function sayNothingToUndo(): string {
  return "Aucun envoi noté ne peut être retiré.";
}
