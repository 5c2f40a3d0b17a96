import type { Command, CommandContext, Parameters } from "./command.ts";
import { step } from "./interview/engine.ts";
import { givenValue } from "./interview/answers.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { type Context, currentStep, type Input, type InterviewState } from "./interview/state.ts";
import type { Block, Outbound } from "./message.ts";
import type { Form } from "./store/conversations.ts";
import { sayFormLeft } from "./words/conversation.ts";
import { messageOf, sayTurn } from "./words/interview.ts";
import { promptOf } from "./words/prompt.ts";

/** A command's parameters, asked by the interview engine like any other questions. */
export type FormTurn = { prompt: Block[] } & (
  | { kind: "asking"; form: Form; reply: Outbound }
  | { kind: "ready"; command: Command; parameters: Parameters }
  | { kind: "left"; sentence: string }
);

/** Starts a command with what its message already said. */
export function openForm(context: CommandContext, command: Command, known: Parameters): FormTurn {
  const answers = Object.fromEntries(
    Object.entries(known).map(([id, value]) => [id, { state: "given" as const, value, estimate: false, raw: "" }]),
  );
  return turnOf(
    context,
    { id: `f:${context.now.toString(36)}`, command: command.name, state: { answers } },
    command,
    [],
  );
}

/** One turn of a command's questions. */
export function answerForm(context: CommandContext, form: Form, input: Input): FormTurn {
  const command = context.commands.find((one) => one.name === form.command);
  if (command === undefined) return { kind: "left", sentence: sayFormLeft(), prompt: [] };
  const turn = step(engineContext(context, command), form.state, input);
  if (turn.ended !== undefined || turn.state.pending?.kind === "leave")
    return { kind: "left", sentence: sayFormLeft(), prompt: [] };
  return turnOf(context, { ...form, state: turn.state }, command, sayTurn(turn.said));
}

function turnOf(context: CommandContext, form: Form, command: Command, said: string[]): FormTurn {
  const engine = engineContext(context, command);
  const waiting = form.state.pending !== undefined || currentStep(engine, form.state) !== undefined;
  if (!waiting) return { kind: "ready", command, parameters: parametersOf(form.state), prompt: [] };
  const prompt = promptOf(engine, form.state, form.id.startsWith("@") ? form.id : `@${form.id}`);
  return { kind: "asking", form, reply: messageOf(said, { blocks: prompt }), prompt };
}

function engineContext(context: CommandContext, command: Command): Context {
  const questions = command.parameters?.(context) ?? [];
  const questionnaire: Questionnaire = {
    id: command.name,
    version: 1,
    title: command.summary,
    minutes: 1,
    variables: [],
    sections: [{ id: "parameters", title: command.summary, questions }],
  };
  return {
    questionnaire,
    facts: { variables: {}, options: { municipalities: [], elected_officials: [] }, known: {} },
    today: context.today,
  };
}

function parametersOf(state: InterviewState): Parameters {
  const given = Object.keys(state.answers).flatMap((id): [string, string | number][] => {
    const value = givenValue(state.answers, id);
    return typeof value === "string" || typeof value === "number" ? [[id, value]] : [];
  });
  return Object.fromEntries(given);
}
