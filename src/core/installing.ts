import type { CommandContext } from "./command.ts";
import { fingerprint } from "./fingerprint.ts";
import { baseIn, versionWritten } from "./known-questionnaires.ts";
import type { Store } from "./store/store.ts";
import type { Sent, Weighed } from "./weigh-questionnaire.ts";

/** From the next message on, it is one of the questionnaires. */
export function install(
  { store, library, person, now }: CommandContext,
  { file, source }: Sent,
  { questionnaire, family, before }: Extract<Weighed, { kind: "fit" }>,
): void {
  const { id, version } = questionnaire;
  const written = versionWritten({ questionnaires: new Map(library.questionnaires).set(id, questionnaire) }, id);
  const sent = { questionnaire: id, version, written, file, source, fingerprint: fingerprint(source) };
  store.installedQuestionnaires.add({ ...sent, by: person.id, at: now });
  for (const one of family) store.campaigns.publish(one, now);
  store.audit.add(now, person.id, "questionnaire.installed", `questionnaire:${id}`, {
    ...(before && { before: String(before.version) }),
    after: `${version} ${sent.fingerprint}`,
  });
}

/** The campaign that asked it, or one of the parts that complete it. */
export function askedIn(store: Store, id: string) {
  return store.campaigns.all().find(({ questionnaire }) => questionnaire === id || baseIn(questionnaire) === id);
}

/** Forgets one that nobody was ever asked; the one that Relais ships under the same name, if any, counts again. */
export function uninstall({ store, library, person, now }: CommandContext, id: string): void {
  const family = [...library.questionnaires.values()].filter((one) => one.id === id || baseIn(one.id) === id);
  store.installedQuestionnaires.remove(id, person.id, now);
  for (const one of family) {
    const left = library.questionnaires.get(one.id);
    store.campaigns.unpublish(one.id);
    // What was approved under the version that goes was its text, even where the one that comes back has the same number.
    store.reviews.forgetAbove(one.id, Math.min(left?.version ?? 0, one.version - 1));
    if (left !== undefined) store.campaigns.publish(left, now);
  }
  const before = family.find((one) => one.id === id);
  store.audit.add(now, person.id, "questionnaire.removed", `questionnaire:${id}`, {
    ...(before && { before: String(before.version) }),
  });
}
