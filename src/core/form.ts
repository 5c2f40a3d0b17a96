import type { Command, CommandContext, Parameters } from "./command.ts";
import { givenValue } from "./interview/answers.ts";
import { step } from "./interview/engine.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { type Context, currentStep, type Input, type InterviewState } from "./interview/state.ts";
import type { Block, Outbound } from "./message.ts";
import type { Form } from "./store/conversations.ts";
import { messageOf, sayTurn } from "./words/interview.ts";
import { promptOf } from "./words/prompt.ts";

/** A command's parameters, asked by the interview engine like any other questions. */
export type FormTurn =
  | { kind: "asking"; form: Form; reply: Outbound }
  | { kind: "ready"; command: Command; parameters: Parameters }
  | { kind: "left"; sentence?: string };

/** Starts a command with what its message already said. `id` tells this form's buttons from those of another. */
export function openForm(context: CommandContext, command: Command, known: Parameters, id: string): FormTurn {
  const answers = Object.fromEntries(
    Object.entries(known).map(([name, value]) => [name, { state: "given" as const, value, estimate: false, raw: "" }]),
  );
  return checked(context, { id, command: command.name, state: { answers } }, command, []);
}

/** One turn of a command's questions. */
export function answerForm(context: CommandContext, form: Form, input: Input): FormTurn {
  const command = commandOf(context, form);
  if (command === undefined) return { kind: "left" };
  const turn = step(engineContext(context, command, form.state), form.state, input);
  // A command cannot do without what it asks: "je ne sais pas" leaves it, as "pause" does.
  const isLeft = turn.said.some((one) => one.say === "left");
  if (isLeft || turn.ended !== undefined || turn.state.pending?.kind === "leave") {
    const sentence = command.sayLeft?.(context, parametersOf(form.state));
    return { kind: "left", ...(sentence === undefined ? {} : { sentence }) };
  }
  return checked(context, { ...form, state: turn.state }, command, sayTurn(turn.said));
}

/** What the command refuses is forgotten, and asked again. */
function checked(context: CommandContext, form: Form, command: Command, said: string[]): FormTurn {
  const refused = command.refuse?.(parametersOf(form.state), context);
  if (refused === undefined) return turnOf(context, form, command, said);
  const { [refused.id]: _refused, ...answers } = form.state.answers;
  return turnOf(context, { ...form, state: { ...form.state, answers } }, command, [refused.sentence]);
}

/** The question a form waits on. */
export function formPrompt(context: CommandContext, form: Form): Block[] {
  const command = commandOf(context, form);
  return command === undefined ? [] : promptOf(engineContext(context, command, form.state), form.state, `@${form.id}`);
}

function commandOf(context: CommandContext, form: Form): Command | undefined {
  return context.commands.find((one) => one.name === form.command);
}

function turnOf(context: CommandContext, form: Form, command: Command, said: string[]): FormTurn {
  const engine = engineContext(context, command, form.state);
  const waits = form.state.pending !== undefined || currentStep(engine, form.state) !== undefined;
  if (!waits) return { kind: "ready", command, parameters: parametersOf(form.state) };
  return { kind: "asking", form, reply: messageOf(said, { blocks: promptOf(engine, form.state, `@${form.id}`) }) };
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

function parametersOf(state: InterviewState): Parameters {
  const given = Object.keys(state.answers).flatMap((id): [string, string | number][] => {
    const value = givenValue(state.answers, id);
    return typeof value === "string" || typeof value === "number" ? [[id, value]] : [];
  });
  return Object.fromEntries(given);
}
