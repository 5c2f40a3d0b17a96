import type { Outbound } from "../message.ts";
import { text } from "../message.ts";
import type { Answer } from "../interview/answers.ts";
import type { Refusal } from "../interview/check-answer.ts";
import type { Item } from "../interview/path.ts";
import type { AtomicQuestion, GroupQuestion, Value } from "../interview/questionnaire.ts";
import type { SectionProgress } from "../interview/section-progress.ts";
import type { Progress, Said } from "../interview/state.ts";
import type { Option } from "../language/reading.ts";
import { count, formatDate, formatDuration, formatList, formatNumber, of, plural } from "./format.ts";
import { formatHeard, formatValue, sayScale } from "./values.ts";

/** What was just said, in at most two sentences each; the question to answer now follows it (`prompt.ts`). */
export function sayTurn(said: readonly Said[]): string[] {
  return said.map(sayOne).filter((line) => line !== "");
}

/** The same of a command's questions, which are left by a word rather than completed later. */
export function sayFormTurn(said: readonly Said[]): string[] {
  return said.flatMap((one) => {
    if (one.say === "unread") return [`${sayNotUnderstood(one.question, one.options)} \`annuler\` laisse la question.`];
    if (one.say === "help") return [sayHelp(one.question, "`précédent`, `passer`, `annuler`")];
    return sayTurn([one]);
  });
}

function sayOne(said: Said): string {
  switch (said.say) {
    case "noted":
      return sayNoted(said);
    case "left":
      return said.state === "unknown"
        ? `D'accord, je laisse « à compléter » : ${lower(said.question.label)}.${said.first ? sayHowToHandOver(said.question.label) : ""}`
        : `Question passée. Pour y revenir : \`corriger ${lower(said.question.label)}\`.`;
    case "unread":
      return sayUnread(said.question, said.options);
    case "give_value":
      return `D'accord. ${expected(said.question, [])}`;
    case "refused":
      return sayRefused(said.question, said.refusal, said.value);
    case "broken":
      return said.message;
    case "rest_ignored":
      return `Je n'ai pas su où ranger « ${said.rest} ». Si c'est utile, redites-le au bon moment.`;
    case "item_noted":
      return `C'est noté : ${said.fields.map((field) => `**${formatValue(field.question, field.value, field.options)}**`).join(", ")}.`;
    case "item_removed":
      return `C'est retiré : ${said.title}.`;
    case "group_closed":
      return said.count === 0 ? "C'est noté : **aucun**." : `C'est noté : **${formatNumber(said.count)}** en tout.`;
    case "describe_item":
      return "";
    case "item_unread":
      return "Je n'ai pas compris cette description, je n'ai rien noté. Commencez par le nom ou le type, ou dites « aucun ».";
    case "no_list_alike":
      return "Une liste n'est pas reprise d'une commune à l'autre, ni d'une ligne à la suivante : je n'ai rien noté. Décrivez ce qu'il faut ajouter, une ligne par message.";
    case "item_skipped":
      return `Je passe les autres détails${said.title === "" ? "" : ` (${said.title})`}.`;
    case "branch":
      return sayBranch(said.sleeping, said.opened);
    case "help":
      return sayHelp(said.question);
    case "help_review":
      return "Tout est répondu. Relisez, puis écrivez `valider`, ou `corriger` suivi du numéro d'une ligne.";
    case "say_validate":
      return "Rien n'est encore transmis : écrivez `valider`, ou `corriger` suivi du numéro d'une ligne.";
    case "progress":
      return [sayProgress(said.progress), ...said.sections.map((one) => `- ${saySection(one)}`)].join("\n");
    case "recap":
      return "";
    case "no_previous":
      return "Il n'y a pas encore de réponse à corriger.";
    case "no_such_question":
      return said.near.length > 0
        ? `Je ne trouve pas « ${said.about} ». Vouliez-vous dire ${formatList(said.near, "ou")} ?`
        : `Je ne trouve pas de réponse sur « ${said.about} ». \`récapitulatif\` montre toutes vos réponses, avec leurs numéros.`;
    case "not_on_path":
      return `La question « ${said.label} » ne se pose pas avec vos réponses actuelles.`;
    case "name_or_not":
      return "Dites « en mon nom » ou « sans mon nom » : c'est à vous de choisir.";
    case "named_only":
      return "Ce questionnaire se répond avec le nom de qui répond : dites « valider ».";
    case "not_finished":
      return `Il reste ${count(said.remaining, "question", "questions")} avant de pouvoir valider. Vous pouvez dire \`passer\` ou « je ne sais pas ».`;
    case "none_or_unknown":
      return "Je n'ai encore rien noté ici. Dites « aucun » s'il n'y en a pas, ou « je ne sais pas » pour compléter plus tard.";
    case "too_few":
      return `Il en faut au moins ${formatNumber(said.least)}. Si vous ne savez pas, dites « je ne sais pas ».`;
    case "pick_line":
      return "Je n'ai pas compris laquelle. Répondez par le numéro ou les mots d'une ligne, ou dites « rien » pour continuer.";
    case "stale":
      return "Ce bouton n'a plus cours. Rien n'a été changé.";
    case "unchanged":
      return `Rien à changer : j'avais déjà noté **${sayAnswer(said.question, said.answer, said.options)}**.`;
    case "not_amended":
      return sayEditOfSeveral(`\`corriger ${lower(said.question.label)}\``);
    case "asked_no_more":
      return "La question à laquelle ce message répondait ne se pose plus : je n'ai rien changé.";
    case "no_answer_in_edit":
      return sayEditAsksNothing();
    case "kept_going":
      return "Très bien, je continue.";
    case "nothing_changed":
      return "D'accord, je n'ai rien changé.";
    case "still_answered":
      return `Je garde la réponse déjà notée : **${sayAnswer(said.question, said.answer, said.options)}**. Pour l'effacer : \`corriger ${lower(said.question.label)} : je ne sais pas\`.`;
    case "alike_on":
      return `Très bien : je vous rappelle les réponses ${of(said.place)}. \`pareil\` garde la même, \`sans proposer\` arrête.`;
    case "alike_off":
      return "Très bien, je ne propose plus rien.";
    case "alike_yes_or_no":
      return "Répondez par oui ou par non ; vous pourrez changer d'avis.";
    case "not_understood":
      return "Je n'ai pas compris. Vous pouvez écrire `valider`, `corriger` suivi d'un numéro, ou `plus tard`.";
  }
}

export function sayEditOfSeveral(how: string): string {
  return `Cette modification touche plusieurs réponses à la fois : je n'ai rien changé. Écrivez ${how}.`;
}

export function sayEditAsksNothing(): string {
  return "Modifier un message peut corriger une réponse, pas demander autre chose : je n'ai rien changé. Écrivez-le dans un nouveau message.";
}

function sayNoted(said: Extract<Said, { say: "noted" }>): string {
  const value = formatHeard(said.question, said.value, said.estimate, said.options);
  if (!said.before) return `C'est noté : **${value}**${/[.!?…]$/u.test(value) ? "" : "."}`;
  return `Corrigé : **${value}** (avant : ${sayAnswer(said.question, said.before, said.options)}).`;
}

/** An answer as a recap shows it. */
export function sayAnswer(question: AtomicQuestion, answer: Answer, options: readonly Option[]): string {
  if (answer.state === "unknown") return "à compléter";
  if (answer.state === "skipped") return "passée";
  return formatHeard(question, answer.value, answer.estimate, options);
}

function sayUnread(question: AtomicQuestion, options: readonly Option[]): string {
  return `${sayNotUnderstood(question, options)} Vous pouvez aussi dire « je ne sais pas » ou \`passer\`.`;
}

function sayNotUnderstood(question: AtomicQuestion, options: readonly Option[]): string {
  return `Je n'ai pas compris cette réponse, je n'ai rien noté. ${expected(question, options)}`;
}

/** What an answer looks like, by example. */
function expected(question: AtomicQuestion, options: readonly Option[]): string {
  const type = question.type === "computed" ? question.as : question.type;
  switch (type) {
    case "integer":
      return "J'attends un nombre entier, par exemple « 12 ».";
    case "number":
      return "J'attends un nombre, par exemple « 12,5 ».";
    case "fte":
      return "J'attends un nombre d'équivalents temps plein, par exemple « 2,5 », « un mi-temps » ou « 20 h par semaine ».";
    case "euro":
      return "J'attends un montant, par exemple « 12 500 € » ou « environ 12 k€ ».";
    case "percent":
      return "J'attends un pourcentage, par exemple « 50 % ».";
    case "year":
      return "J'attends une année, par exemple « 2012 ».";
    case "date":
      return "J'attends une date, par exemple « 15 juin » ou « 15/06 ».";
    case "time":
      return "J'attends une heure, par exemple « 14 h 30 ».";
    case "yes_no":
      return "Répondez « oui » ou « non ».";
    case "scale5":
      return `J'attends une note ${sayScale(question)}.`;
    case "choice":
      return options.length > 0
        ? options.length > 12
          ? "Je ne trouve pas ce nom : vérifiez son orthographe."
          : "Répondez par le numéro ou les mots d'une des propositions."
        : "Répondez par l'une des propositions.";
    case "choices":
      return "Répondez par les numéros qui conviennent, par exemple « 1 et 3 ».";
    case "ranking":
      return "Répondez par les numéros dans l'ordre, par exemple « 3, 1, 2 ».";
    case "text":
      return "Répondez en quelques mots.";
  }
}

function sayRefused(question: AtomicQuestion, refusal: Refusal, value: Value): string {
  switch (refusal.why) {
    case "bounds":
      return `J'ai compris **${formatValue(question, value, [])}**, mais ${sayBounds(question, refusal)}. Je n'ai rien noté.`;
    case "too_long":
      return `Votre réponse dépasse ${count(refusal.maxLength, "caractère", "caractères")}, je n'ai rien noté. Pouvez-vous la raccourcir ?`;
    case "too_many":
      return `Vous pouvez en choisir ${formatNumber(refusal.max)} au plus. Je n'ai rien noté.`;
    case "exclusive":
      return "Ces réponses se contredisent, je n'ai rien noté. Lesquelles faut-il garder ?";
  }
}

function sayBounds(question: AtomicQuestion, bounds: { min?: number | string; max?: number | string }): string {
  const show = (bound: number | string) =>
    typeof bound === "string" ? formatDate(bound) : formatValue(question, bound, []);
  if (bounds.min !== undefined && bounds.max !== undefined)
    return `la réponse doit être comprise entre ${show(bounds.min)} et ${show(bounds.max)}`;
  if (bounds.min !== undefined) return `la réponse doit être au moins ${show(bounds.min)}`;
  return `la réponse doit être au plus ${show(bounds.max ?? 0)}`;
}

function sayBranch(sleeping: number, opened: number): string {
  const parts: string[] = [];
  if (sleeping > 0)
    parts.push(
      `${count(sleeping, "réponse est mise", "réponses sont mises")} de côté (${plural(sleeping, "elle reviendrait", "elles reviendraient")} si vous changiez d'avis)`,
    );
  if (opened > 0) parts.push(count(opened, "question s'ajoute", "questions s'ajoutent"));
  return `Avec ce changement, ${formatList(parts)}.`;
}

function sayHelp(
  question: AtomicQuestion | GroupQuestion,
  words = "« je ne sais pas », `passer`, `précédent`, `corriger …`, `récapitulatif`, `pause`",
): string {
  const kind = question.type === "group" ? "Un par message, puis « c'est tout » pour finir." : expected(question, []);
  const help = question.help === undefined ? "" : `${question.help} `;
  return `${help}${kind}\nAutres mots utiles : ${words}.`;
}

/** "Les agents : 2/5, 4 minutes". */
export function saySection({ title, answered, total, minutes }: SectionProgress): string {
  return `${title} : ${answered}/${total}${answered === total ? ", fait" : `, ${formatDuration(minutes)}`}`;
}

function sayProgress(progress: Progress): string {
  const unknown = progress.unknown === 0 ? "" : `, dont ${count(progress.unknown, "réponse", "réponses")} à compléter`;
  const left = progress.minutes === 0 ? "tout est répondu" : `encore ${formatDuration(progress.minutes)} environ`;
  return `Vous avez répondu à ${count(progress.answered, "question", "questions")} sur ${formatNumber(progress.total)}${unknown} ; ${left}.`;
}

/** Said once in an interview, after the first "je ne sais pas". */
function sayHowToHandOver(label: string): string {
  return `\nQuelqu'un d'autre le sait ? \`transmettre ${lower(label)} à la maire\`, ou à toute autre personne : je lui pose la question.`;
}

/** "Salle des fêtes : quelle est sa surface ?" */
export function aboutItem(item: Item | undefined): string {
  return item?.title === undefined ? "" : `${item.title} : `;
}

export function lower(label: string): string {
  return /^[A-ZÉÈÀ][a-zéèàçêîô]/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

export function messageOf(lines: readonly string[], prompt: Outbound): Outbound {
  return { ...prompt, blocks: [...lines.map(text), ...prompt.blocks] };
}
