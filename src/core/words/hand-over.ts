import type { CivilDate } from "../calendar/civil-date.ts";
import type { QuestionStep } from "../interview/path.ts";
import type { AtomicQuestion } from "../interview/questionnaire.ts";
import { longestList } from "../interview/read-answer.ts";
import type { HandedOver } from "../interview/state.ts";
import type { Option } from "../language/reading.ts";
import { type Block, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { count, formatDate, formatDateShort, formatList, of } from "./format.ts";
import { lower } from "./interview.ts";
import { greet, nameOf, sayFunctions, sayMandates } from "./people.ts";
import { sayHowToAnswer } from "./question-prompt.ts";

/** "Mme Chevalier, maire": what they do in this municipality; else "Mme Estève, maire de Belmont", what they do and where. */
export function sayRole(person: Person, insee: string | undefined, names: Names): string {
  const here = person.mandates.filter((one) => one.insee === insee);
  const held =
    here.length > 0
      ? sayFunctions({ ...person, mandates: here })
      : sayMandates(person, names.place, names.epci ?? "l'intercommunalité");
  return held === "" ? nameOf(person) : `${nameOf(person)}, ${held}`;
}

type Names = { place: (insee: string) => string; epci: string | undefined };

/** "Mme Chevalier, maire, " before a verb. */
function asSubject(role: string): string {
  return role.includes(",") ? `${role},` : role;
}

/** A question with others of its kind: an item's own is told with the item. */
export function sayLabel({ question, item }: QuestionStep): string {
  return item?.title === undefined ? question.label : `${question.label} (${item.title})`;
}

/** A question that waits for somebody, as they and the clerk read it. */
export type QuestionPut = {
  id: number;
  /** `options`: what is offered to pick. */
  question: AtomicQuestion;
  options: readonly Option[];
  label: string;
  place: string;
  title: string;
  /** The answer there is already, where whom it is put to may read it. */
  noted?: string;
};

/** What, for which municipality, who asks, who reads it, how to answer or to give it back: five lines. */
export function sayAskedOf(put: QuestionPut, to: Person, by: string, again?: CivilDate): Outbound {
  const { question, place, title, noted } = put;
  const why =
    noted === undefined
      ? "et vous pose une question, dont la réponse lui manque :"
      : `, a noté **${noted}** et vous demande ce qu'il en est :`;
  const first =
    again === undefined
      ? `${greet(to)}. ${asSubject(by)} répond pour **${place}** au diagnostic « ${title} »${noted === undefined ? " " : ""}${why}`
      : `${greet(to)}. Une question vous attend depuis le ${formatDate(again)}. ${asSubject(by)} vous l'a posée pour **${place}** (« ${title} ») :`;
  return {
    blocks: [
      text(
        [
          first,
          sayQuestionAlone(question),
          ...sayHowToAnswer(question, put.options),
          sayReaders(question),
          sayHow(),
        ].join("\n"),
      ),
      ...choicesIn(put),
    ],
  };
}

function sayQuestionAlone({ text: asked, help }: AtomicQuestion): string {
  return help === undefined ? `**${asked}**` : `**${asked}**\n${help}`;
}

function sayReaders({ sensitivity }: AtomicQuestion): string {
  return sensitivity === "restricted"
    ? "Votre réponse, gardée à votre nom, n'est lue que par vous et la direction générale."
    : "Votre réponse, gardée à votre nom, est lue comme les autres par la direction générale et le comité technique.";
}

function sayHow(): string {
  return "Répondez en une ligne, ou écrivez `répondre à la question`. Si vous ne savez pas : « je ne sais pas non plus ».";
}

/** What begins an answer to this question, as it is typed. */
export function answerTo(id: number): string {
  return `répondre à la question n° ${id} : `;
}

function choicesIn({ id, question, options }: QuestionPut): Block[] {
  const prefix = answerTo(id);
  const choice = (value: string, label: string) => ({ value: prefix + value, label });
  if (question.type === "yes_no") return [{ type: "choices", choices: [choice("oui", "Oui"), choice("non", "Non")] }];
  if (options.length === 0 || options.length > longestList) return [];
  if (question.type === "choices" || question.type === "ranking")
    return [{ type: "choices", choices: options.map(({ label }) => ({ value: label, label })), multiple: { prefix } }];
  return [{ type: "choices", choices: options.map(({ label }) => choice(label, label)) }];
}

/** Another question that waits for them, said after an answer or after words that were not understood. */
export function sayAlsoAsked(put: QuestionPut): Outbound {
  return {
    blocks: [
      text(
        [
          `Une question vous attend pour **${put.place}** :`,
          sayQuestionAlone(put.question),
          ...sayHowToAnswer(put.question, put.options),
        ].join("\n"),
      ),
      ...choicesIn(put),
    ],
  };
}

/** `leavesOn`: absent, it leaves now. */
export function sayHandedOver(put: QuestionPut, to: string, leavesOn: CivilDate | undefined): string {
  const when = leavesOn === undefined ? "" : ` Mon message partira le ${formatDate(leavesOn)}.`;
  return `C'est transmis : ${lower(put.label)}, à ${to}.${when} Je vous dirai sa réponse ; \`reprendre la question\` l'annule.`;
}

export function sayAlreadyPut(label: string, to: string): string {
  return `Cette question est déjà posée à ${to} (${lower(label)}). \`reprendre la question\` l'annule.`;
}

export function sayAnsweredAlready(place: string): string {
  return `${place} : cette question a reçu une réponse entre-temps, ou ne se pose plus. Rien ne vous est demandé.`;
}

/** `before`: their own first answer, that this one replaces. */
export function sayThanksFor(place: string, shown: string, before?: string): string {
  const replaced = before === undefined ? "" : ` (avant : ${before})`;
  return `C'est noté pour ${place} : **${shown}**${replaced}. Merci, le secrétariat est prévenu.`;
}

/** `isLast`: nothing else waits for them. */
export function sayGivenBack(put: QuestionPut, isLast: boolean): string {
  const rest = isLast ? " Rien d'autre ne vous est demandé." : "";
  return `D'accord, la question ${of(put.place)} repart au secrétariat (${lower(put.label)}).${rest}`;
}

/**
 * What the clerk reads once it is answered; `shown` absent: the answer is kept from them. `before`: what there was. `doubt`: what it does
 * not agree with.
 */
export function sayAnswerCame(
  put: QuestionPut,
  by: string,
  { shown, before, doubt, again }: { shown?: string; before?: string; doubt?: string; again: boolean },
): string {
  const kept = shown === undefined ? "réponse réservée, bien gardée" : `**${shown}**`;
  const answer = before === undefined ? kept : `${kept} (avant : ${before})`;
  const check = doubt === undefined ? "" : ` À vérifier : ${doubt}`;
  return `${put.place} : ${asSubject(by)} a ${again ? "corrigé sa réponse" : "répondu"} à votre question (${lower(put.label)}) : ${answer}.${check}`;
}

/** `whom`: of whom they said to ask it, in their words. */
export function sayCameBack(put: QuestionPut, by: string, whom?: string): string {
  const advice = whom === undefined ? "elle vous revient" : `et dit de demander à « ${whom} » : elle vous revient`;
  return `${put.place} : ${asSubject(by)} ne peut pas répondre à votre question (${lower(put.label)}), ${advice}. \`reprendre la question\` pour y répondre, ou \`transmettre ${lower(put.label)} à …\` pour la poser à quelqu'un d'autre.`;
}

export function sayStillWaiting(put: QuestionPut, to: string, on: CivilDate): string {
  return `${put.place} : la question posée à ${asSubject(to)} le ${formatDate(on)}, attend encore (${lower(put.label)}). \`reprendre la question\` vous la rend.`;
}

/** `by`: who answers it instead; absent, it is asked no more at all. */
export function sayNoMoreAsked(put: QuestionPut, by: string | undefined): string {
  const why = by === undefined ? "ce questionnaire n'est plus à remplir" : `${asSubject(by)} s'en occupe`;
  return `La question posée pour ${put.place} (${lower(put.label)}) n'attend plus rien de vous : ${why}. Merci.`;
}

export function sayTakenBack(put: QuestionPut, wasTold: boolean, to: string): string {
  return `C'est repris : ${lower(put.label)}. ${wasTold ? `Je préviens ${to}.` : `${asSubject(to)} n'avait encore rien reçu.`}`;
}

export function sayTakenBackClosed(put: QuestionPut): string {
  return `${put.place} est validé : pour y répondre vous-même (${lower(put.label)}), demandez à la direction générale de le rouvrir.`;
}

export function sayWhichHandedOver(put: QuestionPut, to: string): string {
  return `${put.place}, ${lower(put.label)} : ${to}`;
}

export function sayStillPut(): string {
  return "D'accord. La question vous reste posée : `répondre à la question` quand vous voudrez, ou `rendre la question`.";
}

export function sayStillAnswered(label: string): string {
  return `D'accord, je ne transmets rien. La réponse notée reste (${lower(label)}).`;
}

/** To whom a question was put, who said they do not know, then said something of it. */
export function sayGuess(put: QuestionPut, shown: string): string {
  return `Je peux noter **${shown}** pour ${put.place} (${lower(put.label)}), ou rendre la question au secrétariat. Que souhaitez-vous ?`;
}

export function sayNotNow(put: QuestionPut): string {
  return `Je n'ai rien noté pour ${put.place} (${lower(put.label)}). Que souhaitez-vous ?`;
}

export function sayWhichPut(isSaid: boolean): string {
  return isSaid
    ? "Je n'ai encore rien noté : votre réponse peut être pour plusieurs questions. Quelle question ?"
    : "Quelle question ?";
}

export function sayNothingHandedOver(): string {
  return "Aucune question n'est transmise en ce moment. Pour en poser une à quelqu'un : `transmettre à la maire`, pendant le questionnaire.";
}

export function sayNoQuestionForYou(): string {
  return "Aucune question ne vous est posée en ce moment.";
}

export function sayNoQuestionToHand(): string {
  return "Aucune question n'est en cours. Écrivez `diagnostic` pour reprendre, puis `transmettre à la maire` à la question voulue.";
}

export function sayOwnInterview(): string {
  return "Ce questionnaire vous est posé en votre nom : ses questions ne se transmettent pas. Vous pouvez dire « je ne sais pas » ou `passer`.";
}

/** Why a question is not put to somebody else, and what to do instead. */
export function sayNotHanded(why: "list" | "computed", label: string): string {
  return why === "list"
    ? `La liste ne se transmet pas en entier : ${lower(label)}. Notez ce que vous savez, puis transmettez la question d'une de ses lignes ; ou dites « je ne sais pas ».`
    : `Ce montant est calculé avec vos réponses : il se confirme ici (${lower(label)}). Transmettez plutôt une des questions dont il vient.`;
}

export function sayUnknownQuestion(about: string): string {
  return `Je ne trouve pas de question sur « ${about} ». Écrivez \`transmettre à …\` quand la question est posée.`;
}

export function sayHandedToSelf(): string {
  return "Cette question vous est déjà posée. Donnez le nom de quelqu'un d'autre, ou dites « je ne sais pas ».";
}

/** `shown`: with what tells namesakes apart. */
export function sayUnknownPerson(said: string, near: readonly string[]): string {
  const hint =
    near.length === 0
      ? "Écrivez son nom de famille, ou sa fonction : « la maire »."
      : `Vouliez-vous dire ${formatList(near, "ou")} ?`;
  return `Je ne trouve personne pour « ${said} » dans l'annuaire, rien n'est transmis. ${hint}`;
}

export function sayNobodyHolds(said: string, place: string): string {
  return `L'annuaire ne donne personne pour « ${said} » à ${place}, rien n'est transmis. Écrivez le nom de la personne.`;
}

/** Asked after "faut voir avec la maire". */
export function sayPutItTo(label: string, to: string): string {
  return `Voulez-vous que je pose cette question (${lower(label)}) à ${to} ?`;
}

export function sayOutOfReach(to: string): string {
  return `${asSubject(to)} n'a pas encore accès à Relais : je ne peux pas lui écrire. Que souhaitez-vous ?`;
}

export function sayKeptForMe(label: string): string {
  return `D'accord, je laisse « à compléter » : ${lower(label)}. Vous y reviendrez par \`corriger ${lower(label)}\`.`;
}

/** To the direction: somebody is to be invited. */
export function sayInviteAsked(by: string, to: Person, place: string): Outbound {
  return {
    blocks: [
      text(
        `${asSubject(by)} voudrait poser une question ${of(place)} à ${nameOf(to)}, qui n'a pas encore accès à Relais. Elle partira dès son arrivée.`,
      ),
      { type: "choices", choices: [{ value: `inviter ${to.email}`, label: `Inviter ${nameOf(to)}` }] },
    ],
  };
}

export function sayAskedWhenThere(put: QuestionPut, to: string): string {
  return `C'est demandé à la direction générale. La question (${lower(put.label)}) partira dès que ${asSubject(to)} aura accès à Relais ; \`reprendre la question\` l'annule.`;
}

/** "posée à Mme Chevalier, maire, le 3 décembre". */
export function sayPutOn({ to, on }: HandedOver, today: CivilDate): string {
  return `posée à ${to}, le ${formatDateShort(on, Number(today.slice(0, 4)))}`;
}

/** ", sauf une question posée à Mme Chevalier, maire". */
export function sayBut(handed: readonly HandedOver[]): string {
  const waiting = handed.filter(({ answered }) => !answered);
  if (waiting.length === 0) return "";
  const to = formatList([...new Set(waiting.map((one) => one.to))]);
  return waiting.length === 1
    ? `, sauf une question posée à ${to}`
    : `, sauf ${count(waiting.length, "question posée", "questions posées")} à ${to}`;
}

/** Said at the end, of those who were asked and did not answer yet. */
export function sayToCome(awaited: readonly HandedOver[]): string {
  if (awaited.length === 0) return "";
  const from = asSubject(formatList([...new Set(awaited.map(({ to }) => of(to)))]));
  return awaited.length === 1 ? ` La réponse ${from} s'y ajoutera.` : ` Les réponses ${from} s'y ajouteront.`;
}
