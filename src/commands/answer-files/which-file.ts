import { type ReadableFile, readableFile, readableFiles } from "../../core/answer-files.ts";
import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { interviewsOf } from "../../core/interviewing.ts";
import { type Outbound, say } from "../../core/message.ts";
import { sayFiles, sayNoFiles, sayNoSuchFile, sayWhichFile } from "../../core/words/answer-files.ts";
import { filesShown } from "./files-shown.ts";

/** "3", "n° 3": the number of a file, where this person has files to read; else it may be an answer. */
export function readFileNumber(rest: string, context: CommandContext): Parameters | undefined {
  const number = /^(?:n° ?|numéro |numero )?(\d{1,9})$/iu.exec(rest)?.[1];
  if (number === undefined || context.store.answerFiles.interviews().length === 0) return undefined;
  return { file: Number(number) };
}

/** Throws `UserError` when there is no such file that this person may read. */
export function fileCalled(context: CommandContext, { file }: Parameters): ReadableFile {
  const found = readableFile(context, Number(file));
  if (found === undefined) throw new UserError(sayNoSuchFile(Number(file)));
  return found;
}

/** Whether somebody is asked a diagnostic. */
export function isAsked({ store, library, person }: CommandContext): boolean {
  return interviewsOf(store, library, person).length > 0;
}

/** No number was said: the files, each with its own. Their numbers are no ranks of a list that could be picked. */
export function askWhichFile(context: CommandContext, verb: string): Outbound {
  const files = readableFiles(context);
  if (files.length === 0) return say(sayNoFiles({ answers: isAsked(context) }));
  const { blocks } = sayFiles(filesShown(context, files), context.today);
  return { blocks: [...say(sayWhichFile(verb)).blocks, ...blocks] };
}
