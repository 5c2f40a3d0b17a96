import {
  keepFiles,
  mayMoveFile,
  readableFile,
  readableFiles,
  readableIn,
  type ReadableFile,
  sortFiles,
} from "../../core/answer-files.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fileTarget, hasBegun } from "../../core/files-heard.ts";
import { labelOfPlace, placesOf } from "../../core/interview/places.ts";
import type { Session } from "../../core/interviewing.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import { say } from "../../core/message.ts";
import {
  joinHelp,
  joinQuestion,
  sayJoinLeft,
  sayFileMoved,
  sayFileNotYours,
  sayFilesJoined,
  sayFilesRefused,
  sayNoInterviewForFile,
  sayNothingToJoin,
  sayWhichDiagnosticToJoin,
  sayNoSuchFile,
} from "../../core/words/answer-files.ts";
import { choiceParameter } from "../parameter.ts";

/** Says which question files are about: those that come with these words, those that wait, or one that was put elsewhere. */
export const answerFileJoin: Command = {
  name: "answer-file-join",
  words: [
    "joindre",
    "joindre la pièce",
    "joindre un fichier",
    "joindre le fichier",
    "joindre une photo",
    "joindre la photo",
    "rattacher",
  ],
  group: "diagnostic",
  summary: "dire à quelle question va une photo ou un document",
  examples: ["joindre à équipements", "joindre pièce 3 à équipements"],
  action: "answer_in_own_name",
  takesFiles: true,
  parameters(context, known) {
    const { session, files } = joining(context, known);
    return [
      choiceParameter(
        { id: "place", text: joinQuestion(files), label: "Question", help: joinHelp },
        optionsIn(session),
      ),
    ];
  },
  read(rest, context) {
    const said = rest.trim().replace(/^(?:(?:la|cette|ma) )?(?:pi[èe]ce|photo)(?: jointe)? ?/iu, "");
    const [, number, about = ""] = /^(?:n° ?)?(\d{1,9})?\s*(.*)$/su.exec(said) ?? [];
    const file = number === undefined ? {} : { file: Number(number) };
    if (number === undefined && !link.test(about)) return undefined;
    const name = about.replace(link, "").replace(/^(?:(?:la|le|les) )?(?:question|ligne)s? /iu, "");
    const target = number === undefined ? joinTarget(context) : readableFile(context, Number(number))?.session;
    if (target === undefined) return file;
    const reading = readChoice(name, optionsIn(target));
    return reading.kind === "read" && reading.rest === "" ? { ...file, place: reading.value } : file;
  },
  sayLeft: sayJoinLeft,
  run(context, known) {
    const { store, person, now } = context;
    const { session, files, waiting } = joining(context, known);
    const place = String(known["place"]);
    const label = labelOfPlace(session.context, session.interview.state, place) ?? place;
    const { good, refused } = sortFiles(context.files ?? []);
    const kept = keepFiles(context, session, good, place).map((one) => ({ ...one, place: label }));
    for (const { file } of waiting) {
      store.answerFiles.place(file.id, place);
      store.audit.add(now, person.id, "answer_file.placed", `interview:${file.interviewId}`, {
        ...(file.path === undefined ? {} : { before: file.path }),
        after: `${file.id} ${place}`,
      });
    }
    const moved = known["file"] === undefined ? undefined : waiting[0];
    const joined =
      moved === undefined ? [...waiting.map(({ file: { name } }) => ({ name, place: label })), ...kept] : kept;
    const lines = [
      ...(moved === undefined ? [] : [sayFileMoved(moved.file.name, label)]),
      ...(joined.length === 0 ? [] : [sayFilesJoined(joined, { alone: false })]),
      ...sayFilesRefused(refused),
    ];
    if (files.length === 0 && lines.length === 0) throw new UserError(sayNothingToJoin());
    return { message: say(...lines) };
  },
};

const link = /^(?:à|a|au|aux|avec|sous|pour|sur)(?: |$)/iu;

type Joining = { session: Session; files: { name: string }[]; waiting: ReadableFile[] };

/** What is to be joined, and in which interview. Throws `UserError` when there is nothing. */
function joining(context: CommandContext, known: Parameters): Joining {
  if (known["file"] !== undefined) {
    const found = readableFile(context, Number(known["file"]));
    if (found === undefined) throw new UserError(sayNoSuchFile(Number(known["file"])));
    if (!mayMoveFile(context, found)) throw new UserError(sayFileNotYours());
    return { session: found.session, files: [found.file], waiting: [found] };
  }
  const session = joinTarget(context);
  if (session === undefined)
    throw new UserError(hasBegun(context) ? sayWhichDiagnosticToJoin() : sayNoInterviewForFile());
  const waiting = readableIn(context, session).filter(
    ({ file }) => file.path === undefined && file.by === context.person.id,
  );
  const files = [...waiting.map(({ file }) => file), ...(context.files ?? [])];
  if (files.length === 0) throw new UserError(sayNothingToJoin());
  return { session, files, waiting };
}

/** The interview under way, or where the only files that wait are. */
function joinTarget(context: CommandContext): Session | undefined {
  const waiting = readableFiles(context).filter(({ file }) => file.path === undefined && file.by === context.person.id);
  const [first, another] = [...Map.groupBy(waiting, ({ file }) => file.interviewId).values()];
  return fileTarget(context) ?? (another === undefined ? first?.[0]?.session : undefined);
}

function optionsIn({ context, interview }: Session): Option[] {
  return placesOf(context, interview.state).map(({ path, label, words }) => ({ value: path, label, words }));
}
