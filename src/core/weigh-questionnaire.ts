import type { CommandContext } from "./command.ts";
import { OperatorError } from "./errors.ts";
import { brokenPromises } from "./interview/promises.ts";
import { baseOf, idWritten } from "./interview/questionnaire-part.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { changedMeanings } from "./interview/rebase.ts";
import { baseIn, changedSincePublished, readFamily, versionWritten } from "./known-questionnaires.ts";
import { fold } from "./language/fold.ts";
import type { Library } from "./library.ts";
import type { Store } from "./store/store.ts";
import {
  sayApprovedStays,
  sayIdUnseen,
  sayKnownAlready,
  sayMeaningChanged,
  sayNoBase,
  sayOlderVersion,
  sayPromiseBroken,
  sayTitleTaken,
  sayTooDeep,
} from "./words/questionnaire-refused.ts";

/** A questionnaire as it was sent: the name of its file, and its text. */
export type Sent = { file: string; source: string };

export type Weighed =
  /** Everything that is wrong in the file, one fault each. */
  | { kind: "faulty"; faults: string[] }
  /** It is well written, and cannot be taken: why, and what to do. */
  | { kind: "refused"; sentence: string }
  | {
      kind: "fit";
      questionnaire: Questionnaire;
      /** Itself, and the parts that complete it, which it changes. */
      family: Questionnaire[];
      before?: Questionnaire;
      /** A diagnostic that goes on asks it, or a part that completes it. */
      isUsed: boolean;
      /** Questions that will be asked again there. */
      again: string[];
    };

type Reading = { id: string; family: Questionnaire[] } | Extract<Weighed, { kind: "faulty" | "refused" }>;

/** What a file would come to, if it were installed now. */
export function weigh({ store, library }: Pick<CommandContext, "store" | "library">, sent: Sent): Weighed {
  const reading = readOnce(sent, library);
  if ("kind" in reading) return reading;
  const { id, family } = reading;
  const questionnaire = family.find((one) => one.id === id);
  if (questionnaire === undefined) return { kind: "refused", sentence: sayIdUnseen(sent.file) };
  const before = library.questionnaires.get(id);
  const sentence = whyNot(store, library, sent, { questionnaire, family, before });
  if (sentence !== undefined) return { kind: "refused", sentence };
  const used = usedIn(store, family);
  return {
    kind: "fit",
    questionnaire,
    family,
    ...(before === undefined ? {} : { before }),
    isUsed: used.length > 0,
    again: askedAgain(library, used),
  };
}

/** Those that a diagnostic which goes on asks. */
function usedIn(store: Store, family: readonly Questionnaire[]): Questionnaire[] {
  const open = store.campaigns.all().filter(({ closedOn }) => closedOn === undefined);
  return family.filter(({ id }) => open.some(({ questionnaire }) => questionnaire === id));
}

/** What would mean something else there, each once. */
function askedAgain(library: Library, used: readonly Questionnaire[]): string[] {
  const changed = used.flatMap((one) => {
    const before = library.questionnaires.get(one.id);
    return before === undefined ? [] : changedMeanings(before, one);
  });
  return [...new Set(changed)];
}

function whyNot(
  store: Store,
  library: Library,
  { file, source }: Sent,
  found: { questionnaire: Questionnaire; family: Questionnaire[]; before: Questionnaire | undefined },
): string | undefined {
  const { questionnaire, family, before } = found;
  const { id, version, title } = questionnaire;
  if (library.sources.get(id)?.source === source) return sayKnownAlready(title, version);
  const next = versionWritten(library, id) + 1;
  if (before !== undefined && version < before.version) return sayOlderVersion(file, id, next);
  const changed = family.flatMap((one) => changedSincePublished(store, one));
  if (changed.length > 0) return sayMeaningChanged(file, id, changed, next);
  const approved = family.flatMap((one) => store.reviews.approvals(one.id, one.version));
  if (approved.length > 0) return sayApprovedStays(file, id, version, approved.length, next);
  for (const one of family) {
    const broken = promisedIn(store, library, one.id).map((earlier) => brokenPromises(earlier, one));
    const first = broken.find((what) => what !== undefined);
    if (first !== undefined) return sayPromiseBroken(file, one.id, first);
  }
  const own = new Set(family.map((one) => one.id));
  const namesake = [...library.questionnaires.values()].find(
    (one) => !own.has(one.id) && fold(one.title) === fold(title),
  );
  return namesake && sayTitleTaken(file, title, namesake.id);
}

/** Every text of it that somebody may have answered on: since its first campaign. */
function promisedIn(store: Store, library: Library, id: string): Questionnaire[] {
  const first = store.campaigns.all().find(({ questionnaire }) => questionnaire === id);
  if (first === undefined) return [];
  const version = store.campaigns.versionAt(id, first.openedAt) ?? 1;
  const known = library.questionnaires.get(id);
  return [...store.campaigns.versionsSince(id, version), ...(known === undefined ? [] : [known])];
}

/** A question that waits is looked at several times a turn, and a file takes a tenth of a second to be read. */
let last: { sent: Sent; sources: Library["sources"]; reading: Reading } | undefined;

function readOnce(sent: Sent, { sources, questionnaires }: Library): Reading {
  if (last?.sent.source !== sent.source || last.sent.file !== sent.file || last.sources !== sources)
    last = { sent, sources, reading: read(sent, sources, questionnaires) };
  return last.reading;
}

function read(sent: Sent, sources: Library["sources"], questionnaires: Library["questionnaires"]): Reading {
  const { file, source } = sent;
  const base = baseOf(source);
  if (base !== undefined && !sources.has(base)) {
    const whole = [...questionnaires.keys()].filter((id) => baseIn(id) === undefined);
    return { kind: "refused", sentence: sayNoBase(file, base, whole) };
  }
  const id = idWritten(source) ?? "";
  try {
    return { id, family: readFamily(id, new Map(sources).set(id, { file, source })) };
  } catch (error) {
    if (error instanceof OperatorError) return { kind: "faulty", faults: error.message.split("\n") };
    // Brackets in brackets, by thousands.
    if (error instanceof RangeError) return { kind: "refused", sentence: sayTooDeep(file) };
    throw error;
  }
}
