import { OperatorError } from "./errors.ts";
import { readQuestionnaires, type SourceFile } from "./interview/questionnaire-library.ts";
import type { Questionnaire } from "./interview/questionnaire.ts";
import { changedMeanings } from "./interview/rebase.ts";
import type { Library } from "./library.ts";
import type { Store } from "./store/store.ts";

type Known = Pick<Library, "questionnaires" | "sources">;

/**
 * The library whose questionnaires are those of `data/` and those that the direction installed, as the base holds them when they are
 * asked for: what a transaction installs is known from its next line on, and no more when it is undone.
 */
export function withInstalled(shipped: Library, store: Store): Library {
  let last: { stamp: string; known: Known } = { stamp: "", known: shipped };
  const now = (): Known => {
    const stamp = store.installedQuestionnaires.stamp();
    if (stamp !== last.stamp) last = { stamp, known: stamp === "" ? shipped : knownIn(shipped, store) };
    return last.known;
  };
  return {
    ...shipped,
    get questionnaires() {
      return now().questionnaires;
    },
    get sources() {
      return now().sources;
    },
  };
}

/** One that Relais ships counts again as soon as its file has a higher version than the one installed. */
function knownIn(shipped: Library, store: Store): Known {
  const installed = store.installedQuestionnaires
    .current()
    .filter(({ questionnaire, written }) => written >= versionWritten(shipped, questionnaire));
  const sources = new Map(shipped.sources);
  for (const { questionnaire, file, source } of installed) sources.set(questionnaire, { file, source });
  const questionnaires = new Map(shipped.questionnaires);
  for (const id of new Set(installed.flatMap(({ questionnaire }) => familyOf(questionnaire, sources)))) {
    const known = readAgain(id, sources) ?? lastPublished(store, id);
    if (known !== undefined) questionnaires.set(id, known);
  }
  return { questionnaires, sources };
}

/** What the file of a questionnaire says of its version; 0 when there is none. */
export function versionWritten({ questionnaires }: Pick<Library, "questionnaires">, id: string): number {
  const version = questionnaires.get(id)?.version ?? 0;
  const base = baseIn(id);
  return base === undefined ? version : version - (questionnaires.get(base)?.version ?? 1) + 1;
}

/** A questionnaire, and the parts that complete it. */
function familyOf(id: string, sources: Library["sources"]): string[] {
  return [id, ...[...sources.keys()].filter((other) => baseIn(other) === id)];
}

/** The one that a part completes, as its id says. */
export function baseIn(id: string): string | undefined {
  return id.includes("/") ? id.split("/")[0] : undefined;
}

/** These questionnaires, each with all that it needs to be read. Throws `OperatorError` with every fault. */
export function readFamily(id: string, sources: Library["sources"]): Questionnaire[] {
  const family = familyOf(id, sources);
  const read = readQuestionnaires(filesOf([...family.flatMap((one) => baseIn(one) ?? []), ...family], sources));
  return read.filter((one) => family.includes(one.id));
}

function readAgain(id: string, sources: Library["sources"]): Questionnaire | undefined {
  try {
    return readQuestionnaires(filesOf([baseIn(id) ?? id, id], sources)).find((one) => one.id === id);
  } catch (error) {
    // What it completes has changed with Relais since it was installed: it stays as it was published.
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}

function filesOf(ids: readonly string[], sources: Library["sources"]): SourceFile[] {
  return [...new Set(ids)].flatMap((id) => sources.get(id) ?? []);
}

function lastPublished(store: Store, id: string): Questionnaire | undefined {
  const version = store.campaigns.versionAt(id, Number.MAX_SAFE_INTEGER);
  return version === undefined ? undefined : store.campaigns.version(id, version);
}

/** The questions that mean something else than when this very version was published. */
export function changedSincePublished(store: Store, questionnaire: Questionnaire): string[] {
  const published = store.campaigns.version(questionnaire.id, questionnaire.version);
  return published === undefined ? [] : changedMeanings(published, questionnaire);
}
