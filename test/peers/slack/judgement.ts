import { findBlockProblems, isTooLong, type Surface } from "./block-kit.ts";
import { type Json, readStructured, toRecord, toRecords, toText } from "./json.ts";

/** What the bot sent that Slack refuses, or takes with a warning. */
export type Violation = { method: string; messages: string[] };

/** What Slack refuses of a message or a view, and what it only warns about. */
type Judgement = { refusal?: Json; violations: string[] };

const messages = new Set(["chat.postMessage", "chat.update", "chat.postEphemeral", "response_url", "command"]);

export type Judge = {
  violations: Violation[];
  /** Files that are there: an image may show them. */
  files: Set<string>;
  /** What Slack would refuse with, if it would. Notes it, as well as what it would only warn about. */
  judge: (method: string, parameters: Json) => Json | undefined;
};

export function createJudge(): Judge {
  const violations: Violation[] = [];
  const files = new Set<string>();
  return {
    violations,
    files,
    judge(method, parameters) {
      const judgement = judgeCall(method, parameters, files);
      if (judgement.violations.length > 0) violations.push({ method, messages: judgement.violations });
      return judgement.refusal;
    },
  };
}

function judgeCall(method: string, parameters: Json, files: Set<string>): Judgement {
  if (messages.has(method)) return judgeMessage(method, parameters, files);
  return method === "views.publish"
    ? judgeView(toRecord(readStructured(parameters["view"])), files)
    : { violations: [] };
}

function judgeMessage(method: string, parameters: Json, files: Set<string>): Judgement {
  const violations: string[] = [];
  const text = toText(parameters["text"]);
  const deletes = parameters["delete_original"] === true;
  if (text.trim() === "" && !deletes)
    violations.push("text is empty: the fallback of notifications and screen readers");
  if (text.length > 40_000) violations.push("text is over 40 000 characters: Slack truncates it");
  if (parameters["blocks"] === undefined || parameters["blocks"] === "") return { violations };
  const blocks = readStructured(parameters["blocks"]);
  const problems = listProblems(blocks, "message", "/blocks", files);
  if (problems.length > 0) return refuse("invalid_blocks", problems, violations);
  // bolt-js#2867 measured that answering a command is not bounded so.
  if (method.startsWith("chat.") && isTooLong(blocks)) return refuse("msg_blocks_too_long", [], violations);
  return { violations };
}

/** Slack names the argument as a whole when a view is wrong. */
function judgeView(view: Json, files: Set<string>): Judgement {
  const problems = listProblems(view["blocks"], "home", "/view/blocks", files);
  if (view["type"] !== "home") problems.push('[ERROR] must be "home" [json-pointer:/view/type]');
  return problems.length > 0 ? refuse("invalid_arguments", problems, []) : { violations: [] };
}

function listProblems(blocks: unknown, surface: Surface, at: string, files: Set<string>): string[] {
  const problems = findBlockProblems(blocks, surface, at);
  for (const [index, block] of toRecords(blocks).entries()) {
    const file = toRecord(block["slack_file"])["id"];
    if (typeof file === "string" && !files.has(file)) {
      problems.push({ pointer: `${at}/${index}/slack_file`, message: "invalid slack file" });
    }
  }
  return problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
}

function refuse(error: string, problems: string[], violations: string[]): Judgement {
  const detail = problems.length > 0 ? { response_metadata: { messages: problems } } : {};
  return { refusal: { ok: false, error, ...detail }, violations: [...violations, error, ...problems] };
}
