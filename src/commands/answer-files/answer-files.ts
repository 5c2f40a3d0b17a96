import { type ReadableFile, readableFiles } from "../../core/answer-files.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { type Outbound, say } from "../../core/message.ts";
import { sayFileCounts, sayFiles, sayNoFiles } from "../../core/words/answer-files.ts";
import { findPlace } from "../find-place.ts";
import { filesShown } from "./files-shown.ts";
import { isAsked } from "./which-file.ts";

/** As many are read in one go; more, and only how many there are is told. */
const mostLines = 30;

export const answerFiles: Command = {
  name: "answer-files",
  words: ["pièces jointes", "mes pièces jointes", "pièces", "fichiers joints", "documents joints", "photos jointes"],
  group: "diagnostic",
  summary: "les photos et documents joints aux réponses",
  examples: ["pièces jointes", "pièces jointes Vougy"],
  action: "answer_in_own_name",
  read(rest, { store }) {
    const place = findPlace(rest, store.territory.municipalities());
    return place && { insee: place.insee };
  },
  run: (context, { insee }) => ({ message: listFiles(context, insee === undefined ? undefined : String(insee)) }),
};

function listFiles(context: CommandContext, insee: string | undefined): Outbound {
  const files = readableFiles(context).filter((one) => insee === undefined || one.session.interview.insee === insee);
  const groups = filesShown(context, files);
  if (files.length === 0) {
    const place = insee === undefined ? undefined : placeOf(context, insee);
    return say(sayNoFiles({ place, answers: isAsked(context) }));
  }
  const [first] = files;
  return first !== undefined && insee === undefined && files.length > mostLines
    ? sayFileCounts(groups, exampleIn(context, first))
    : sayFiles(groups, context.today);
}

function exampleIn(context: CommandContext, { session: { interview, place } }: ReadableFile): string {
  return interview.insee === undefined ? place : placeOf(context, interview.insee);
}

function placeOf({ store }: CommandContext, insee: string): string {
  return store.territory.municipality(insee)?.name ?? insee;
}
