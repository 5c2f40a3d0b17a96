import { civilDateAt, type CivilDate } from "../calendar/civil-date.ts";
import type { Question, Questionnaire } from "../interview/questionnaire.ts";
import { type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import type { Approval, ReviewComment } from "../diagnostic/review.ts";
import { capital, count, formatDate, formatDateShort, formatList, formatNumber, formatSome, plural } from "./format.ts";
import type { LeavesOn } from "./launch.ts";
import { sayLeaving } from "./launch.ts";
import { greet, nameOf } from "./people.ts";

type Size = { least: number; most: number; minutes: number };

/** The one message that a member of the committee gets. */
export function sayReviewAsked(
  asked: Size & {
    person: Person;
    director: Person;
    title: string;
    short: string;
    body: string;
    /** Said of an earlier version, and still to be settled. */
    open: number;
    version: number;
    wishedBy: CivilDate;
  },
): Outbound {
  const { person, director, title, short, body, open, version, wishedBy } = asked;
  const again =
    open === 0
      ? ""
      : ` ${count(open, "commentaire reste à traiter", "commentaires restent à traiter")} : \`avis sur le questionnaire ${short}\`.`;
  return {
    blocks: [
      text(
        [
          `${greet(person)}. ${nameOf(director)} vous propose de relire le questionnaire « ${title} »${version > 1 ? `, version ${version},` : ""} avant son envoi aux communes.`,
          `${sayCommonSize(asked)}. Votre avis est souhaité pour le **${formatDate(wishedBy)}**.${again}`,
          `Pour changer une question : \`commenter question 4 : …\`, ou \`commenter ${short} : …\` pour l'ensemble. Les autres membres (${body}) et la direction générale lisent vos commentaires, avec votre nom.`,
        ].join("\n"),
      ),
      {
        type: "choices",
        choices: [
          { value: `diagnostic essayer ${short}`, label: "Le parcourir à blanc" },
          { value: `approuver ${short}`, label: "J'approuve le questionnaire" },
        ],
      },
    ],
  };
}

function sayCommonSize({ least, most, minutes }: Size): string {
  const size =
    least === most
      ? count(most, "question", "questions")
      : `De ${formatNumber(least)} à ${formatNumber(most)} questions`;
  return `${size}, ${count(minutes, "minute", "minutes")} au plus`;
}

export function sayReviewPreview(
  preview: Size & {
    title: string;
    version: number;
    body: string;
    people: readonly string[];
    unreachable: readonly string[];
    wishedBy: CivilDate;
    leavesOn: LeavesOn;
  },
): string {
  const { title, version, body, people, unreachable, wishedBy, leavesOn } = preview;
  return [
    `**${title}**, version ${version}. ${sayCommonSize(preview)}.`,
    `Destinataires (${body}) : ${formatSome(people)}.`,
    ...(unreachable.length === 0
      ? []
      : [
          `Pas encore sur Relais : ${formatSome(unreachable)}. ${plural(unreachable.length, "Son message partira dès que son compte sera relié", "Leur message partira dès que leur compte sera relié")}.`,
        ]),
    `Message : ${sayLeaving(leavesOn)}. Avis souhaités pour le ${formatDate(wishedBy)}.`,
  ].join("\n");
}

export function sayReviewOpened(people: number, title: string, short: string, wishedBy: CivilDate): string {
  return `C'est proposé : **${title}**, à ${count(people, "personne", "personnes")}, avis souhaités pour le ${formatDate(wishedBy)}. \`avis sur le questionnaire ${short}\` montre ce qu'elles en disent.`;
}

export function sayReviewNotOpened(): string {
  return "Rien n'est proposé : aucun message n'est parti.";
}

export function sayNoCommittee(): string {
  return "Aucun comité technique n'est installé : personne à qui proposer le questionnaire. Écrivez `installer le cotech`, puis recommencez. Le diagnostic peut aussi être lancé sans cet avis.";
}

export function sayCommitteeEmpty(body: string): string {
  return `${body} : personne d'autre que vous n'y siège. Ajoutez ses membres, puis recommencez.`;
}

export function sayReviewAlready(title: string, version: number, short: string): string {
  return `« ${title} », version ${version}, est déjà proposé à tout le comité. \`avis sur le questionnaire ${short}\` montre les réponses. Une nouvelle version du fichier pourra être proposée à son tour.`;
}

export function sayPastReview(on: CivilDate): string {
  return `Les avis ne peuvent pas être souhaités pour le ${formatDate(on)} : donnez un jour à venir.`;
}

export function sayNoReview(): string {
  return "Aucun questionnaire ne vous est proposé en ce moment. Pour en parcourir un sans rien garder : `diagnostic essayer`.";
}

export function sayVersionNotPut(title: string, version: number): string {
  return `« ${title} » a une version ${version}, qui ne vous a pas encore été proposée. Vous pouvez déjà la parcourir et la commenter ; l'approbation viendra quand la direction générale la proposera.`;
}

/** « question 4, « Agents en ETP » » */
export function sayQuestionAt(questions: readonly Question[], id: string | undefined): string {
  const index = questions.findIndex((one) => one.id === id);
  const question = questions[index];
  if (id === undefined) return "l'ensemble du questionnaire";
  return question === undefined ? "une question qui n'y est plus" : `question ${index + 1}, « ${question.label} »`;
}

export function sayCommented(commented: { id: number; about: string; title: string; text: string }): string {
  const { id, about, title, text: said } = commented;
  return `C'est noté, commentaire ${id} sur « ${title} », ${about} :\n« ${said} »\nLa direction générale le lit, avec votre nom. Vous pouvez en ajouter d'autres.`;
}

export function sayApproved(title: string, version: number, given: number, asked: number): string {
  return `C'est noté : vous approuvez « ${title} », version ${version}. ${sayApprovalCount(given, asked)}. Pour revenir dessus : \`retirer mon approbation\`.`;
}

export function sayWithdrawn(title: string, version: number): string {
  return `C'est noté : vous n'approuvez plus « ${title} », version ${version}. Dites ce qui est à changer : \`commenter question 4 : …\`.`;
}

export function sayNothingToWithdraw(title: string, version: number): string {
  return `Vous n'avez pas approuvé « ${title} », version ${version} : il n'y a rien à retirer.`;
}

export function sayApprovedAlready(title: string, version: number): string {
  return `Vous avez déjà approuvé « ${title} », version ${version}. Pour ajouter une remarque : \`commenter question 4 : …\`.`;
}

export function sayNotReviewer(): string {
  return "L'approbation est demandée au comité technique : vous lui avez proposé ce questionnaire. `avis sur le questionnaire` montre ce qu'il en dit.";
}

function sayApprovalCount(given: number, asked: number): string {
  return `${count(given, "approbation", "approbations")} sur ${formatNumber(asked)}`;
}

/** Everything said of a questionnaire, in the order of its questions. */
export function sayReview(view: {
  questionnaire: Questionnaire;
  short: string;
  /** The version that was put to the committee. */
  put: number;
  wishedBy: CivilDate;
  questions: readonly Question[];
  comments: readonly ReviewComment[];
  approvedBy: readonly string[];
  asked: number;
  authorOf: (personId: number) => string;
  maySettle: boolean;
}): Outbound {
  const { questionnaire, short, put, questions, comments, approvedBy, asked, wishedBy } = view;
  const { title, version } = questionnaire;
  const rank = ({ question }: ReviewComment) => questions.findIndex((one) => one.id === question);
  const grouped = Map.groupBy(
    comments.toSorted((one, other) => rank(one) - rank(other) || one.id - other.id),
    ({ question }) => sayQuestionAt(questions, question),
  );
  const first = comments.find(({ settlement }) => settlement === undefined);
  const state =
    put === version
      ? `Version ${version}, avis souhaités pour le ${formatDate(wishedBy)}. ${sayApprovalCount(approvedBy.length, asked)}${approvedBy.length === 0 ? "" : ` : ${formatSome(approvedBy)}`}.`
      : `La version ${version} n'est pas encore proposée : \`questionnaire proposer ${short}\`. Commentaires laissés sur les versions précédentes, à traiter :`;
  return {
    title: `Avis sur « ${title} »`,
    blocks: [
      text(state),
      ...(comments.length === 0 ? [text("Aucun commentaire pour l'instant.")] : []),
      ...[...grouped].flatMap(([about, some]) => [
        text(`**${capital(about)}**`),
        { type: "list" as const, items: some.map((comment) => sayComment(comment, version, view.authorOf)) },
      ]),
      ...(view.maySettle && first !== undefined
        ? [text(`Pour répondre à son auteur : \`commentaire ${first.id} traité : …\`.`)]
        : []),
    ],
  };
}

function sayComment(comment: ReviewComment, version: number, authorOf: (personId: number) => string): string {
  const { id, text: said, by, settlement } = comment;
  const from = comment.version === version ? "" : `, sur la version ${comment.version} : répondu ?`;
  const settled = settlement === undefined ? "" : ` Traité : « ${settlement} »`;
  return `${id}. « ${said} » (${authorOf(by)}${from})${settled}`;
}

export function sayNoSuchQuestion(number: string, title: string, last: number): string {
  return `Il n'y a pas de question ${number} : « ${title} » en a ${last}. Rien n'est noté. Redites votre commentaire avec un numéro de 1 à ${last}.`;
}

export function sayNoSuchComment(id: string): string {
  return `Je ne trouve pas de commentaire ${id}. \`avis sur le questionnaire\` donne leurs numéros.`;
}

export function saySettledAlready(id: number, settlement: string): string {
  return `Le commentaire ${id} est déjà traité : « ${settlement} »`;
}

export function saySettled(id: number, author: string): string {
  return `C'est noté : le commentaire ${id} est traité, et je le dis à ${author}.`;
}

/** To whoever wrote it. */
export function sayYourComment(told: {
  person: Person;
  about: string;
  title: string;
  text: string;
  settlement: string;
}): Outbound {
  const { person, about, title, text: said, settlement } = told;
  return say(
    `${greet(person)}. Votre commentaire sur « ${title} », ${about}, est traité.`,
    `Vous aviez écrit : « ${said} »`,
    `Réponse de la direction générale : « ${settlement} »`,
  );
}

/** In the preview of a launch: the direction decides, and sees it. */
export function sayReviewBeforeLaunch(review: {
  short: string;
  version: number;
  isPut: boolean;
  approvedBy: readonly string[];
  asked: number;
  open: number;
}): string {
  const { short, version, isPut, approvedBy, asked, open } = review;
  if (!isPut)
    return `Avis : aucun avis demandé au comité technique sur la version ${version} (\`questionnaire proposer ${short}\`).`;
  const names = approvedBy.length === 0 ? "" : ` : ${formatSome(approvedBy)}`;
  const left =
    open === 0
      ? ""
      : ` ${count(open, "commentaire n'est pas traité", "commentaires ne sont pas traités")} : \`avis sur le questionnaire ${short}\`.`;
  return `Avis : version ${version}, ${sayApprovalCount(approvedBy.length, asked)}${names}.${left}`;
}

/** In the method, by function and never by name: « version 1, approuvée par 2 membres du comité technique (…) ». */
export function sayApprovedVersion(version: number, approvals: readonly Approval[], timeZone: string): string {
  if (approvals.length === 0) return `version ${version}, sans avis du comité technique`;
  const by = Map.groupBy(approvals, ({ functions }) => functions);
  const said = [...by].map(([functions, some]) => {
    const days = [...new Set(some.map(({ at }) => formatDateShort(civilDateAt(at, timeZone), 0)))];
    return `${functions}${some.length > 1 ? ` (${some.length})` : ""}, ${formatList(days)}`;
  });
  return `version ${version}, approuvée par ${count(approvals.length, "membre", "membres")} du comité technique (${said.join(" ; ")})`;
}

export function sayVersionBehind(approved: string): string {
  return `Questionnaire : ${approved}.`;
}
