import { formSheetOf, isSignedForm } from "../../core/answer-forms.ts";
import { mayAnswer } from "../../core/asked.ts";
import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { parametersOf } from "../../core/form.ts";
import { importAnswers, weigh } from "../../core/import-answers.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { Session } from "../../core/interviewing.ts";
import { type Block, say, text } from "../../core/message.ts";
import {
  sayHowToImport,
  sayImportChoices,
  sayImported,
  sayImportLeft,
  sayImportPreview,
  sayImportsWait,
  sayNotImported,
} from "../../core/words/answers-import.ts";
import { formToReview } from "../../core/words/form-review.ts";
import { nameOf } from "../../core/words/people.ts";
import { choiceParameter } from "../parameter.ts";
import { type Import, openImport, openUnnamed, readImports, whichForm, writeImports } from "./imports.ts";
import { receiveForms } from "./receive-forms.ts";
import { keepWithoutName, unnamedQuestions } from "./unnamed-import.ts";

/** A filled form comes back: shown first, kept after a yes, line by line. */
export const answersImport: Command = {
  name: "answers-import",
  words: ["importer réponses", "importer les réponses", "importer", "importer formulaire", "reprendre le formulaire"],
  group: "campaign",
  summary: "reprendre les réponses d'un formulaire rempli",
  examples: ["importer réponses"],
  action: "fill_forms",
  takesFiles: true,
  parameters: questions,
  read: (rest) =>
    /^(?:(?:le|un|du|d'un|ce|les?)\s+)?(?:formulaires?|fichiers?|csv|réponses?)?$/iu.test(rest) ? {} : undefined,
  overhearFiles: (files, context) => (receiveForms(files, context).known ? "importer réponses" : undefined),
  run(context, known) {
    if (known.sent === undefined) return receive(context);
    const { current, rest } = readImports(known);
    const unnamed = openUnnamed(context, known, current);
    const session = unnamed === undefined ? openImport(context, known, current) : undefined;
    const answer = known.confirm;
    const done =
      unnamed !== undefined
        ? keepWithoutName(context, unnamed, current, answer === "yes")
        : session === undefined || answer === "no"
          ? { blocks: [text(sayNotImported(current.file))] }
          : keep(context, session, current, answer === "replace");
    const [next] = rest;
    if (next !== undefined)
      return { message: done, next: { command: answersImport.name, parameters: { sent: writeImports(rest) } } };
    const own = session !== undefined && mayAnswer(context.person, session.interview, session.context.questionnaire);
    return { message: done, ...(own && answer !== "no" ? { interviewId: session.interview.id } : {}) };
  },
};

/** What came with the words: what is no form is said, the others are gone through one after the other. */
function receive(context: CommandContext): CommandReply {
  const { files = [] } = context;
  const { forms, problems } = receiveForms(files, context);
  if (forms.length === 0) return { message: say(...(problems.length === 0 ? [sayHowToImport()] : problems)) };
  const waiting = waitingImports(context);
  const left = waiting.filter((one) => forms.some((fresh) => isOfTheSame(one, fresh)));
  const sent = [...waiting.filter((one) => !left.includes(one)), ...forms];
  const [first, ...next] = sent;
  const said = [
    ...problems,
    ...left.map(({ file }) => sayImportLeft(file)),
    ...(first === undefined || forms.includes(first)
      ? []
      : [
          sayImportsWait(
            first.file,
            next.map(({ file }) => file),
          ),
        ]),
  ];
  const message = { blocks: said.map((one) => text(one)) };
  return { message, next: { command: answersImport.name, parameters: { sent: writeImports(sent) } } };
}

/** Those that were sent before, and that nobody has said yes or no to. */
function waitingImports({ store, person }: CommandContext): Import[] {
  const { form } = store.conversations.of(person.id);
  const known = form?.command === answersImport.name ? parametersOf(form.state) : {};
  if (known.sent === undefined) return [];
  const { current, rest } = readImports(known);
  return [current, ...rest];
}

/** Of the same municipality in the same diagnostic, or of the same person: the last one sent is the one that counts. */
function isOfTheSame({ key: one, name: by }: Import, { key: other, name }: Import): boolean {
  if (one === undefined || one.campaign !== other?.campaign || one.insee !== other.insee) return false;
  return one.insee !== undefined || (by !== undefined && by !== "" && by === name);
}

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  if (known.sent === undefined) return [];
  const { current } = readImports(known);
  const asked = whichForm(context, current);
  const unnamed = openUnnamed(context, known, current);
  if (unnamed !== undefined) return [...asked, ...unnamedQuestions(context, unnamed, current)];
  const session = openImport(context, known, current);
  if (session === undefined) return asked;
  const brought = weigh(session, current.lines);
  const isSigned = isSignedForm(session.context.questionnaire);
  const choices = sayImportChoices(brought, { signed: isSigned });
  if (choices.yes === undefined && choices.replace === undefined) return asked;
  const help = sayImportPreview(aboutOf(context, session, current), brought, {
    signed: isSigned,
  });
  const options = [
    ...(choices.yes === undefined
      ? []
      : [{ value: "yes", label: choices.yes, words: ["oui", "ok", "d'accord", "noter", "je confirme", "importer"] }]),
    ...(choices.replace === undefined
      ? []
      : [
          { value: "replace", label: choices.replace, words: ["remplacer", "remplace", "tout remplacer", "remplacez"] },
        ]),
    { value: "no", label: "Ne rien reprendre", words: ["non", "rien", "annuler"] },
  ];
  return [...asked, choiceParameter({ id: "confirm", text: "Faut-il les noter ?", label: "Reprise", help }, options)];
}

function keep(context: CommandContext, session: Session, sent: Import, replace: boolean): { blocks: Block[] } {
  const { store, person, now, today } = context;
  const { brought, told, validated } = importAnswers(context, session, sent, person, now, { replace });
  const own = mayAnswer(person, session.interview, session.context.questionnaire);
  const review =
    brought.refused.length === 0
      ? []
      : [{ type: "file" as const, file: formToReview(formSheetOf(store, session, today), sent, brought.refused) }];
  const signed = isSignedForm(session.context.questionnaire) ? { validated } : undefined;
  const said = sayImported(aboutOf(context, session, sent), brought, { own, told, ...(signed && { signed }) });
  return { blocks: [text(said), ...review] };
}

/** A person is named, a municipality too. */
function aboutOf({ store }: CommandContext, { place, campaign, interview, context }: Session, { file }: Import) {
  const person = interview.personId === undefined ? undefined : store.people.byId(interview.personId);
  const isNamed = person !== undefined && isSignedForm(context.questionnaire);
  return { file, place: isNamed ? nameOf(person) : place, title: campaign.project.title };
}
