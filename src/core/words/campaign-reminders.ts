import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Choice, text } from "../message.ts";
import type { Person } from "../people.ts";
import { sayAbout } from "./about.ts";
import { sayWished } from "./days.ts";
import { count, formatDuration } from "./format.ts";
import type { SectionSaid } from "./morning-letter.ts";
import { greet, nameOf } from "./people.ts";

/** One questionnaire that waits: of a municipality, or of this person. */
export type StillLeft = {
  id: number;
  insee?: string | undefined;
  place: string;
  title: string;
  wishedBy: CivilDate;
  begun: boolean;
  /** How many are to be answered, and how long they take; none: it is to be validated. */
  questions: number;
  minutes: number;
};

type Reminder = {
  person: Person;
  left: readonly StillLeft[];
  /** How many came before, without an answer since. */
  inVain: number;
  isAskedFor: boolean;
  /** Who can help, by telephone. */
  helper: Person | undefined;
  /** It goes by e-mail, with forms: nothing can be typed. */
  isWritten: boolean;
};

/** More than these, or those of several campaigns, are picked from the list of `diagnostic`. */
const mostOffered = 4;

/** What the choices of a reminder are typed as. */
export const remindMeLater = "me rappeler plus tard";
export const remindMeNoMore = "ne plus me rappeler";

/** What is left, for when, and how to put it off: never what others did, and softer each time. */
export function sayCampaignReminder(reminder: Reminder, today: CivilDate): SectionSaid {
  const { person, left, isAskedFor, isWritten } = reminder;
  const softer = saySofter(reminder);
  const body: Block[] = [
    ...[...Map.groupBy(left, ({ title }) => title).values()].flatMap((one) => sayCampaign(one, today)),
    ...(softer === undefined ? [] : [text(softer)]),
  ];
  const offered: Block[] = [
    ...(isWritten ? [] : [text("Un autre jour vous irait mieux ? Dites lequel : « lundi », « dans 2 semaines ».")]),
    { type: "choices", choices: choicesOf(left) },
  ];
  const typed = text("Pour répondre : `diagnostic`. Pas maintenant : `plus tard`, ou `me rappeler lundi`.");
  const asked = isAskedFor ? " Vous m'aviez demandé de vous en reparler aujourd'hui." : "";
  return {
    alone: { blocks: [text(`${greet(person)}.${asked}`), ...body, ...offered] },
    last: [...body, ...offered],
    before: isWritten ? body : [...body, typed],
  };
}

function sayCampaign(left: readonly StillLeft[], today: CivilDate): Block[] {
  const [first, ...others] = left;
  if (first === undefined) return [];
  const wished = `${sayWished(first.wishedBy, today)}.`;
  if (others.length === 0) return [text(`${sayOnly(first)} ${wished}`)];
  return [
    text(`**${first.title}** : il reste`),
    { type: "list", items: left.map((one) => `**${sayAbout(one)}** : ${sayAmount(one)}`) },
    text(wished),
  ];
}

function sayOnly(one: StillLeft): string {
  const about = one.insee === undefined ? "" : `« ${one.title} » : `;
  const start = about === "" ? "Il reste" : "il reste";
  const matter = `**${sayAbout(one)}**`;
  if (one.questions === 0) return `${about}tout est répondu pour ${matter}, il reste à valider.`;
  return `${about}${start} ${count(one.questions, "question", "questions")} pour ${matter}, ${sayTime(one.minutes)}.`;
}

function sayAmount({ questions, minutes }: StillLeft): string {
  if (questions === 0) return "à valider, tout est répondu";
  return `${count(questions, "question", "questions")}, ${sayTime(minutes)}`;
}

function sayTime(minutes: number): string {
  return `environ ${formatDuration(minutes)}`;
}

/** The first time says what is left; the second, that little is enough; the third, how else it can be done. */
function saySofter({ inVain, helper, left, isWritten }: Reminder): string | undefined {
  if (inVain === 0) return undefined;
  if (inVain === 1) return "Vous pouvez n'en faire qu'une partie : ce que vous ne savez pas reste « à compléter ».";
  const place = left.find(({ insee }) => insee !== undefined)?.place;
  // What somebody answers in their own name is told to nobody else.
  if (place === undefined)
    return "Si vous manquez de temps, quelques réponses suffisent : arrêtez-vous quand vous voulez.";
  const who = helper === undefined ? "la direction générale" : `${nameOf(helper)} (${helper.email})`;
  const form = isWritten ? "" : `, ou sur papier : \`formulaire ${place}\``;
  return `Si vous manquez de temps, vos réponses peuvent être notées par téléphone avec ${who}${form}.`;
}

function choicesOf(left: readonly StillLeft[]): Choice[] {
  const opening: Choice[] =
    left.length > mostOffered || new Set(left.map(({ title }) => title)).size > 1
      ? [{ value: "diagnostic", label: "Répondre" }]
      : left.map((one) => ({
          value: `diagnostic n° ${one.id}`,
          label: one.begun
            ? `Reprendre ${sayAbout(one)}`
            : `Commencer ${one.insee === undefined ? sayAbout(one) : `par ${sayAbout(one)}`}`,
        }));
  return [
    ...opening,
    { value: remindMeLater, label: "Plus tard" },
    { value: remindMeNoMore, label: "Ne plus me le rappeler" },
  ];
}
