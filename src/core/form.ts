import type { Command, CommandContext, Parameters } from "./command.ts";
import { type Beside, besideAnswer } from "./confirming.ts";
import { UserError } from "./errors.ts";
import { namesAnOption } from "./interview/answer-current.ts";
import { type Answers, givenValue } from "./interview/answers.ts";
import { step } from "./interview/engine.ts";
import type { Step } from "./interview/path.ts";
import type { AtomicQuestion, ChoicesValue, Questionnaire } from "./interview/questionnaire.ts";
import { type Context, currentStep, type Input, type InterviewState, type Turn } from "./interview/state.ts";
import type { Block, Outbound } from "./message.ts";
import type { Form } from "./store/conversations.ts";
import { sayBesideAnswer, sayNeeded, sayShownAnew } from "./words/conversation.ts";
import { exampleOn } from "./words/example-days.ts";
import { messageOf, sayFormTurn } from "./words/interview.ts";
import { promptOf } from "./words/prompt.ts";

/** A command's parameters, asked by the interview engine like any other questions. `unread`: the words answered nothing. */
export type FormTurn =
  | { kind: "asking"; form: Form; reply: Outbound; unread?: true }
  | { kind: "ready"; command: Command; parameters: Parameters; answers: Answers }
  | { kind: "left"; sentence?: string };

/** Starts a command with what its message already said. `id` tells this form's buttons from those of another. */
export function openForm(context: CommandContext, command: Command, known: Parameters, id: string): FormTurn {
  const answers = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, givenAnswer(value)]));
  return checked(context, { id, command: command.name, state: { answers } }, command, []);
}

/** One turn of a command's questions. `cold`: a free text may be about something else, so it is confirmed. */
export function answerForm(context: CommandContext, form: Form, input: Input, cold = false): FormTurn {
  const command = commandOf(context, form);
  if (command === undefined) return { kind: "left" };
  const engine = { ...engineContext(context, command, form.state), cold };
  const told = "text" in input ? tellMore(context, command, form, input.text) : undefined;
  if (told !== undefined) return told;
  const beside = "text" in input ? besideIn(context, command, form, input.text) : undefined;
  if (beside !== undefined && "fresh" in beside) return showAnew(context, command, form, beside.fresh);
  const turn = step(engine, form.state, input);
  if (turn.ended !== undefined || turn.state.pending?.kind === "leave") return leave(context, command, form);
  if (turn.said.some((one) => one.say === "left")) return goWithout(context, command, form, engine);
  if (beside !== undefined && isUnsure(context, command, turn)) return askAgain(context, command, form, beside.unread);
  const said = sayFormTurn(turn.said);
  if (!isUnread(turn) || !("text" in input)) return checked(context, { ...form, state: turn.state }, command, said);
  const otherwise = tellOtherwise(context, command, form, input.text);
  if (otherwise !== undefined) return otherwise;
  return markUnread(checked(context, { ...form, state: turn.state }, command, said));
}

function markUnread(turn: FormTurn): FormTurn {
  return turn.kind === "asking" ? { ...turn, unread: true } : turn;
}

function leave(context: CommandContext, command: Command, form: Form): FormTurn {
  const sentence = command.sayLeft?.(context, parametersOf(form.state));
  return { kind: "left", ...(sentence === undefined ? {} : { sentence }) };
}

/**
 * "Je ne sais pas" and "passer" take what is usual, where there is such a thing. Else a command that keeps its answers one by one
 * stops there, and any other asks again: what was said so far is not lost for that.
 */
function goWithout(context: CommandContext, command: Command, form: Form, engine: Context): FormTurn {
  const current = currentStep(engine, form.state);
  const usual =
    current?.kind === "question" ? (command.usual?.[current.question.id] ?? refusalIn(current.question)) : undefined;
  if (current !== undefined && usual !== undefined) {
    const answers = { ...form.state.answers, [current.path]: givenAnswer(usual) };
    return checked(context, { ...form, state: { ...form.state, answers } }, command, []);
  }
  if (command.sayLeft !== undefined) return leave(context, command, form);
  return turnOf(context, form, command, [sayNeeded()]);
}

/** "Je ne sais pas" to "are you sure?" is no. */
function refusalIn(question: AtomicQuestion): "no" | undefined {
  const options = question.type === "choice" && "list" in question.options ? question.options.list : [];
  return options.some(({ value }) => value === "no") ? "no" : undefined;
}

/** Words that answer what is asked and more, as one line of the command would: "jeudi 17 à 14 h à Pouilly". */
function tellMore(context: CommandContext, command: Command, form: Form, text: string): FormTurn | undefined {
  const current = form.state.pending === undefined ? stepOf(context, command, form.state) : undefined;
  if (current?.kind !== "question" || current.question.type === "text") return undefined;
  const fresh = freshIn(context, command, form, text);
  const isMore = fresh[current.path] !== undefined && Object.keys(fresh).length > 1;
  return isMore ? unlessRefused(() => checked(context, withParameters(form, fresh), command, [])) : undefined;
}

/** What is said at a confirmation besides yes or no. */
function besideIn(context: CommandContext, command: Command, form: Form, text: string): Beside | undefined {
  const current = form.state.pending === undefined ? stepOf(context, command, form.state) : undefined;
  if (current?.kind !== "question") return undefined;
  const read = (said: string) => unlessRefused(() => command.read?.(said, context));
  return besideAnswer({ ...command, read }, current.question, parametersOf(form.state), text);
}

/** A confirmation of something else is another question. */
function showAnew(context: CommandContext, command: Command, form: Form, fresh: Parameters): FormTurn {
  const told = withParameters(form, fresh);
  const isOther = stepOf(context, command, told.state)?.path !== stepOf(context, command, form.state)?.path;
  return checked(context, told, command, [sayShownAnew(isOther)]);
}

/** The command would run, or the yes be confirmed, without the words beside it; else something else is asked, or was understood. */
function isUnsure(context: CommandContext, command: Command, turn: Turn): boolean {
  if (command.changeable !== undefined && (isUnread(turn) || turn.state.pending !== undefined)) return true;
  return turn.state.pending === undefined && stepOf(context, command, turn.state) === undefined;
}

function askAgain(context: CommandContext, command: Command, form: Form, words: string): FormTurn {
  const changes = (command.changeable ?? []).map((one) => exampleOn(one, context.today));
  return markUnread(turnOf(context, form, command, [sayBesideAnswer(words, changes)]));
}

/** Words that are no answer to what is asked, and that the command reads as it would have in one line: "à Charlieu". */
function tellOtherwise(context: CommandContext, command: Command, form: Form, text: string): FormTurn | undefined {
  const fresh = freshIn(context, command, form, text);
  const told = withParameters(form, fresh);
  return unlessRefused(() =>
    stepOf(context, command, told.state)?.path === stepOf(context, command, form.state)?.path
      ? undefined
      : checked(context, told, command, []),
  );
}

/** What the command reads in these words that was not said yet; an empty text says nothing. */
function freshIn(context: CommandContext, command: Command, form: Form, text: string): Parameters {
  const known = parametersOf(form.state);
  const read = unlessRefused(() => command.read?.(text, context)) ?? {};
  return Object.fromEntries(Object.entries(read).filter(([id, value]) => known[id] === undefined && value !== ""));
}

function withParameters(form: Form, fresh: Parameters): Form {
  const answers = Object.fromEntries(Object.entries(fresh).map(([id, value]) => [id, givenAnswer(value)]));
  return { ...form, state: { ...form.state, answers: { ...form.state.answers, ...answers } } };
}

function stepOf(context: CommandContext, command: Command, state: InterviewState): Step | undefined {
  return currentStep(engineContext(context, command, state), state);
}

/** Whether what is asked is answered in one's own words. */
export function asksInWords(context: CommandContext, form: Form): boolean {
  const command = form.state.pending === undefined ? commandOf(context, form) : undefined;
  const current = command && unlessRefused(() => stepOf(context, command, form.state));
  return current?.kind === "question" && current.question.type === "text";
}

function isUnread({ said }: Turn): boolean {
  return said.some((one) => one.say === "unread" || one.say === "not_understood");
}

function givenAnswer(value: string | number | ChoicesValue) {
  return { state: "given" as const, value, estimate: false, raw: "" };
}

/** What a command reads, where its refusal is none of the matter. */
export function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Whether an order holds all that a command's questions already knew: it is the same one. */
export function isSaidAnew(form: Form, parameters: Parameters): boolean {
  return Object.entries(parametersOf(form.state)).every(([id, value]) => parameters[id] === value);
}

/** Whether the person answered some of its questions: leaving them loses what was typed. */
export function holdsWords(form: Form): boolean {
  return Object.values(form.state.answers).some(({ raw }) => raw !== "");
}

/** Why a command's questions have no more object: its meeting is over, its minutes validated. Undefined while they have one. */
export function whyOver(context: CommandContext, form: Form): string | undefined {
  try {
    formPrompt(context, form);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** What the command refuses is forgotten, and asked again. */
function checked(context: CommandContext, form: Form, command: Command, said: string[]): FormTurn {
  const refused = command.refuse?.(parametersOf(form.state), context);
  if (refused === undefined) return turnOf(context, form, command, said);
  const { [refused.id]: _refused, ...answers } = form.state.answers;
  return turnOf(context, { ...form, state: { ...form.state, answers } }, command, [refused.sentence]);
}

/** The very words of an option answer the question, also when they begin a command: "réunion", for a channel. */
export function namesOption(context: CommandContext, form: Form, said: string): boolean {
  const command = commandOf(context, form);
  const named = unlessRefused(() => {
    const engine = command && engineContext(context, command, form.state);
    return engine && namesAnOption(engine, form.state, currentStep(engine, form.state), said);
  });
  return named ?? false;
}

/** The question a form waits on. */
export function formPrompt(context: CommandContext, form: Form): Block[] {
  const command = commandOf(context, form);
  return command === undefined ? [] : promptOf(engineContext(context, command, form.state), form.state, `@${form.id}`);
}

function commandOf(context: CommandContext, form: Form): Command | undefined {
  return context.commands.find((one) => one.name === form.command);
}

function turnOf(context: CommandContext, told: Form, command: Command, said: string[]): FormTurn {
  const engine = engineContext(context, command, told.state);
  const form = { ...told, state: withSeveral(engine, told.state) };
  const waits = form.state.pending !== undefined || currentStep(engine, form.state) !== undefined;
  if (!waits) return { kind: "ready", command, parameters: parametersOf(form.state), answers: form.state.answers };
  return {
    kind: "asking",
    form: { ...form, at: context.now },
    reply: messageOf(said, { blocks: promptOf(engine, form.state, `@${form.id}`) }),
  };
}

/** What a message said of a question with several answers, their values joined by commas, is what its buttons would give. */
function withSeveral({ questionnaire: { sections } }: Context, state: InterviewState): InterviewState {
  const several = sections.flatMap(({ questions }) => questions).filter(({ type }) => type === "choices");
  const answers = several.flatMap(({ id }) => {
    const value = givenValue(state.answers, id);
    return typeof value === "string" ? [[id, givenAnswer({ chosen: value.split(",") })] as const] : [];
  });
  return { ...state, answers: { ...state.answers, ...Object.fromEntries(answers) } };
}

function engineContext(context: CommandContext, command: Command, state: InterviewState): Context {
  const questions = command.parameters?.(context, parametersOf(state)) ?? [];
  const questionnaire: Questionnaire = {
    id: command.name,
    version: 1,
    title: command.summary,
    minutes: 1,
    variables: [],
    sections: [{ id: "parameters", title: command.summary, questions }],
  };
  const facts = { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} };
  return { questionnaire, facts, today: context.today };
}

/** What a command's questions know so far. */
export function parametersOf(state: InterviewState): Parameters {
  const given = Object.keys(state.answers).flatMap((id): [string, string | number][] => {
    const value = givenValue(state.answers, id);
    if (typeof value === "object" && "chosen" in value) return [[id, value.chosen.join(",")]];
    return typeof value === "string" || typeof value === "number" ? [[id, value]] : [];
  });
  return Object.fromEntries(given);
}
