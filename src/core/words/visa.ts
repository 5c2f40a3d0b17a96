import type { CivilDate } from "../calendar/civil-date.ts";
import type { Answer } from "../interview/answers.ts";
import type { AtomicQuestion } from "../interview/questionnaire.ts";
import { recapOf } from "../interview/recap.ts";
import type { Context, InterviewState, Progress } from "../interview/state.ts";
import { type Block, type Choice, type Outbound, text } from "../message.ts";
import type { Option } from "../language/reading.ts";
import type { Person } from "../people.ts";
import { type EntrySaid, sayTeller } from "./entry-source.ts";
import { count, formatDate, formatNumber, formatSome, of, plural } from "./format.ts";
import { nameOf } from "./people.ts";
import { sayAnswer } from "./interview.ts";
import { sayLine } from "./recap.ts";

type Session = {
  interview: { id: number; state: InterviewState };
  campaign: { project: { title: string } };
  context: Context;
  place: string;
};

/** A mayor reads this many lines before deciding; the rest is one word away. */
const mostLines = 5;

/** To the mayor, who has twenty seconds. */
export function sayVisaAsked(
  session: Session,
  by: { person?: Person; entry?: EntrySaid },
  { answered, unknown }: Progress,
): Outbound {
  const { place, campaign } = session;
  const who =
    by.entry !== undefined
      ? `, validées avec l'accord de ${sayTeller(by.entry)}`
      : by.person === undefined
        ? ""
        : `, validées par ${nameOf(by.person)}`;
  const left = unknown === 0 ? "" : `, dont ${formatNumber(unknown)} à compléter`;
  return {
    blocks: [
      text(
        `Les réponses ${of(place)} à « ${campaign.project.title} » sont prêtes (${count(answered, "réponse", "réponses")}${left}${who}). Votre visa est demandé.`,
      ),
      ...mainLines(session),
      { type: "choices", choices: visaChoices(session) },
    ],
  };
}

/** To who has just validated. */
export function sayVisaUnderway(mayor: Person): string {
  return `Ces réponses sont maintenant à lire par ${nameOf(mayor)}, maire, dont le visa est demandé. Je vous dirai quand ce sera visé.`;
}

/** To who answers: the mayor has read. */
export function sayVisaCame({ place, campaign }: Session, mayor: Person, on: CivilDate): string {
  return `${nameOf(mayor)}, maire, a visé le ${formatDate(on)} les réponses ${of(place)} à « ${campaign.project.title} ». Rien ne vous est demandé.`;
}

/** The mayor said a visa and something against it. */
export function sayVisaDoubt(place: string, said: string): { text: string; label: string } {
  return {
    text: `Vous écrivez « ${said} » : rien n'est encore fait pour les réponses ${of(place)}. Que souhaitez-vous ?`,
    label: "Visa",
  };
}

export function sayVisaDoubtOptions(said: string): { give: string; back: string } {
  return { give: "Je vise", back: `À revoir : ${said}` };
}

export function sayVisaAskedAgain(session: Session, askedOn: CivilDate): Outbound {
  const { place, campaign } = session;
  return {
    blocks: [
      text(
        `Depuis le ${formatDate(askedOn)}, les réponses ${of(place)} à « ${campaign.project.title} » attendent votre visa. Elles comptent déjà : votre visa le dira aussi.`,
      ),
      { type: "choices", choices: visaChoices(session) },
    ],
  };
}

/** An answer seen by the mayor; `after` absent: it is restricted. `before` absent: it was not answered. */
export type ChangeSeen = { question: AtomicQuestion; options: Option[]; before?: Answer; after?: Answer };

/** What changed since their visa, from what to what. */
export function sayVisaToRenew(session: Session, seenOn: CivilDate, changes: readonly ChangeSeen[]): Outbound {
  const { place, campaign } = session;
  const many = changes.length > 1;
  return {
    blocks: [
      text(
        `${many ? `${formatNumber(changes.length)} réponses` : "Une réponse"} ${of(place)} à « ${campaign.project.title} » ${many ? "ont changé" : "a changé"} depuis votre visa du ${formatDate(seenOn)} :`,
      ),
      {
        type: "list",
        items: changes.slice(0, mostLines).map(sayChange),
      },
      text(
        `${changes.length > mostLines ? `Et ${formatNumber(changes.length - mostLines)} de plus. ` : ""}Ce qui est nouveau compte déjà. Votre visa est à renouveler.`,
      ),
      { type: "choices", choices: visaChoices(session) },
    ],
  };
}

function sayChange({ question, options, before, after }: ChangeSeen): string {
  if (after === undefined) return `${question.label} : réponse réservée, changée`;
  const said = (answer: Answer | undefined) =>
    answer === undefined ? "pas de réponse" : sayAnswer(question, answer, options);
  return `${question.label} : ${said(before)} → ${said(after)}`;
}

function visaChoices({ interview: { id }, place }: Session): Choice[] {
  return [
    { value: `je vise n° ${id}`, label: "Je vise" },
    { value: `à revoir n° ${id}`, label: "À revoir" },
    { value: `réponses ${place}`, label: "Voir toutes les réponses" },
  ];
}

/** What the questionnaire itself holds for the main thing, else its first answers. */
function mainLines({ context, interview: { state } }: Session): Block[] {
  const lines = recapOf(context, state).flatMap((section) => section.lines);
  const main = lines.filter(({ question }) => question.highlight !== undefined);
  const rows = (main.length > 0 ? main : lines)
    .slice(0, mostLines)
    .map((line) => [line.question.label, sayLine(line, context.today)]);
  return rows.length === 0 ? [] : [{ type: "table", caption: "L'essentiel", columns: ["Question", "Réponse"], rows }];
}

export function sayVisaGiven(place: string, on: CivilDate): string {
  return `C'est visé : les réponses ${of(place)} portent votre visa du ${formatDate(on)}.`;
}

export function sayVisaAlready(place: string, on: CivilDate): string {
  return `Vous avez visé les réponses ${of(place)} le ${formatDate(on)}. Pour revenir dessus : \`à revoir ${place}\`.`;
}

export function sayNoVisaAsked(): string {
  return "Aucune réponse n'attend votre visa. Quand le secrétariat de votre commune aura validé les siennes, je vous écrirai.";
}

export function sayWhichVisa(): { text: string; label: string } {
  return { text: "De quelles réponses s'agit-il ?", label: "Réponses" };
}

export function sayVisaOption({ place, campaign }: Session): string {
  return `${place}, ${campaign.project.title}`;
}

export function sayVisaReason(): { text: string; label: string; help: string } {
  return {
    text: "Que faut-il revoir ?",
    label: "À revoir",
    help: "Une phrase suffit : elle sera dite telle quelle au secrétariat.",
  };
}

export function sayVisaSentBack(place: string, told: readonly string[]): string {
  const who = told.length === 0 ? "" : ` J'écris à ${formatSome(told)}.`;
  return `C'est rouvert : les réponses ${of(place)} peuvent être corrigées, toutes sont gardées.${who} Votre visa vous sera redemandé après.`;
}

/** To whoever answers, with the mayor's own words. */
export function sayVisaRefused(session: Session, mayor: Person, reason: string): Outbound {
  const { interview, place, campaign } = session;
  return {
    blocks: [
      text(
        `${nameOf(mayor)}, maire, souhaite revoir les réponses ${of(place)} (${campaign.project.title}) : « ${reason} »\nElles sont toutes là : corrigez ce qui doit l'être, puis validez de nouveau.`,
      ),
      {
        type: "choices",
        choices: [
          { value: `diagnostic n° ${interview.id}`, label: `Reprendre ${place}` },
          { value: "plus tard", label: "Plus tard" },
        ],
      },
    ],
  };
}

/** How far a campaign's visas are; which ones are awaited, for those who follow it. */
export function sayVisas({
  validated,
  given,
  awaited,
  stale,
}: {
  validated: number;
  given: number;
  awaited: readonly string[];
  stale: readonly string[];
}): string {
  const renewed = stale.length === 0 ? "" : ` Réponse changée depuis le visa, à renouveler : ${formatSome(stale)}.`;
  const waiting = awaited.length === 0 ? "" : ` Visa attendu : ${formatSome(awaited)}.`;
  return `Visa du maire : ${count(given, "commune visée", "communes visées")} sur ${validated} ${plural(validated, "validée", "validées")}.${waiting}${renewed}`;
}

/** In the preview of a launch. */
export function sayVisaWanted(isWanted: boolean): string {
  return isWanted
    ? "Visa : chaque maire visera les réponses après leur validation ; elles comptent sans l'attendre. Pour l'ôter, écrivez « sans visa »."
    : "Visa du maire : non. Pour le demander après chaque validation, écrivez « avec visa ».";
}

/** Beside what is validated: how much of it the mayors have seen. */
export function saySeen({ given, stale }: { given: number; stale: readonly string[] }): string {
  const renewed = stale.length === 0 ? "" : ` (${formatNumber(stale.length)} à renouveler)`;
  return `Visées par le maire : ${formatNumber(given)}${renewed}.`;
}
