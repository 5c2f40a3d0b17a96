import { isDirector, may } from "./access.ts";
import type { SentFile } from "./adapter.ts";
import { mayAnswer } from "./asked.ts";
import type { CommandContext } from "./command.ts";
import { type FileKind, keptName, kindOf } from "./file-kinds.ts";
import { isRestrictedPlace, labelOfPlace } from "./interview/places.ts";
import { openSession, type Session } from "./interviewing.ts";
import type { AnswerFile } from "./store/answer-files.ts";

/** Why a file is not kept. */
export type FileRefusal = "too_big" | "unreachable" | "kind";
export type RefusedFile = { name: string; why: FileRefusal };
/** A file of a kind that is kept. */
export type GoodFile = { name: string; kind: FileKind; bytes: Uint8Array };

/** Those that can be kept, and why the others cannot. */
export function sortFiles(files: readonly SentFile[]): { good: GoodFile[]; refused: RefusedFile[] } {
  const good: GoodFile[] = [];
  const refused: RefusedFile[] = [];
  for (const file of files) {
    const kind = "bytes" in file ? kindOf(file, file.bytes) : undefined;
    if ("bytes" in file && kind !== undefined) good.push({ name: keptName(file.name, kind), kind, bytes: file.bytes });
    else refused.push({ name: file.name, why: "unread" in file ? file.unread : "kind" });
  }
  return { good, refused };
}

/** What became of a file: joined to a place, kept until somebody says where, or there already. */
export type Kept = { id: number; name: string; place?: string; already?: true };

/** Keeps files with an interview, each once. Without a `place` they wait for one; those that waited take it. */
export function keepFiles(
  { store, person, now }: CommandContext,
  { interview }: Session,
  files: readonly GoodFile[],
  place?: string,
): Kept[] {
  return files.map(({ name, kind, bytes }) => {
    const same = store.answerFiles.sameAs(interview.id, bytes);
    const at = place ?? same?.path;
    const where = at === undefined ? {} : { place: at };
    if (same !== undefined) {
      const isNew = same.path === undefined && place !== undefined;
      if (isNew) store.answerFiles.place(same.id, place);
      return {
        id: same.id,
        name: same.name,
        ...(same.path === undefined ? where : { place: same.path }),
        ...(isNew ? {} : { already: true }),
      };
    }
    const path = place === undefined ? {} : { path: place };
    const id = store.answerFiles.add(
      { interviewId: interview.id, name, mime: kind.mime, bytes, ...path },
      person.id,
      now,
    );
    store.audit.add(now, person.id, "answer_file.kept", `interview:${interview.id}`, {
      after: `${id} ${place ?? ""}`.trim(),
    });
    return { id, name, ...where };
  });
}

/** A file with the interview it is kept with, for somebody who may read it. */
export type ReadableFile = { file: AnswerFile; session: Session; label?: string };

/** As the answer it goes with: a restricted one, or one that waits for its question, is for its author and the DGS. */
export function readableFile(context: CommandContext, id: number): ReadableFile | undefined {
  const file = context.store.answerFiles.byId(id);
  const session = file && sessionOf(context, file.interviewId);
  return session && mayReadFile(context, session, file) ? withLabel(session, file) : undefined;
}

/** All those that this person may read, interview by interview. */
export function readableFiles(context: CommandContext): ReadableFile[] {
  return context.store.answerFiles.interviews().flatMap((id) => {
    const session = sessionOf(context, id);
    return session === undefined ? [] : readableIn(context, session);
  });
}

export function readableIn(context: CommandContext, session: Session): ReadableFile[] {
  return context.store.answerFiles
    .ofInterview(session.interview.id)
    .filter((file) => mayReadFile(context, session, file))
    .map((file) => withLabel(session, file));
}

/** Whether this person may take a file away: who may say what it is about, and the director, who answers for what is kept. */
export function mayRemoveFile(context: CommandContext, found: ReadableFile): boolean {
  return mayMoveFile(context, found) || isDirector(context.person);
}

/** Whether this person may say what a file is about: they sent it, or answer there. */
export function mayMoveFile({ person }: CommandContext, { file, session }: ReadableFile): boolean {
  return file.by === person.id || mayAnswer(person, session.interview, session.context.questionnaire);
}

function sessionOf({ store, library, today, person }: CommandContext, id: number): Session | undefined {
  return openSession(store, library, id, today, person);
}

function mayReadFile({ person }: CommandContext, { interview, context }: Session, { by, path }: AnswerFile): boolean {
  if (by === person.id || context.viewer?.readsAll === true) return true;
  if (path === undefined || isRestrictedPlace(context, path)) return false;
  // What persons say in their own name is for the direction alone.
  const isOfPlace = interview.insee !== undefined;
  return mayAnswer(person, interview, context.questionnaire) || (isOfPlace && may(person, "follow_diagnostic"));
}

function withLabel(session: Session, file: AnswerFile): ReadableFile {
  const { context, interview } = session;
  const label = file.path === undefined ? undefined : labelOfPlace(context, interview.state, file.path);
  return { file, session, ...(label === undefined ? {} : { label }) };
}
