import { instantOf } from "../core/calendar/local-time.ts";
import type { Command } from "../core/command.ts";
import { isSensitiveAction } from "../core/decision-view.ts";
import { fold } from "../core/language/fold.ts";
import { type Outbound, reserve, say } from "../core/message.ts";
import { notify, officeHourOf } from "../core/notify.ts";
import { absenceAt, zoneOf } from "../core/preferences.ts";
import {
  entrustQuestions,
  sayEntrusted,
  sayEntrustedAlready,
  sayEntrustedMeanwhile,
  sayEntrustedToYou,
} from "../core/words/absence-cover.ts";
import { typesetMessage } from "../core/words/typeset-message.ts";
import { chosenPeople, personParameter, readWho } from "./bodies/which-person.ts";
import { chosenDeadline, nameDeadline, whichDeadline } from "./deadline-change.ts";

/** Who is in charge now is told, and who was: at once, or when they are back. */
export const deadlineEntrust: Command = {
  name: "deadline-entrust",
  words: ["échéance confier", "confier échéance", "confier l'échéance"],
  group: "deadlines",
  summary: "confier une échéance à quelqu'un d'autre, pendant une absence par exemple",
  examples: ["échéance confier Convention CAF à Mme Arnaud"],
  action: "manage_deadlines",
  parameters: (context, { among }) => [
    whichDeadline(context, entrustQuestions.which),
    personParameter(entrustQuestions.whom, among, context.store.people.all(), context),
  ],
  read(rest, context) {
    if (rest === "") return {};
    // "Convention à renouveler" names an échéance and nobody.
    const named = context.store.deadlines.open().filter(({ title }) => fold(title).includes(fold(rest)));
    if (named.length > 0) return named.length === 1 ? { deadline: String(named[0]?.id) } : {};
    const [, words = rest, who] = /^(.*)\s+à\s+(.+)$/isu.exec(rest) ?? [];
    const which = nameDeadline(context, words);
    if (which === undefined || who === undefined) return which;
    const { people, among } = readWho(who.trim(), context.store.people.all(), context);
    if (people === undefined) return { ...which, ...(among === undefined ? {} : { among }) };
    return people.includes(",") ? { ...which, among: people } : { ...which, person: people };
  },
  run(context, { deadline, person: id }) {
    const { store, person, now, today } = context;
    const chosen = chosenDeadline(context, deadline);
    const [to] = chosenPeople({ person: id }, store.people.all());
    if (to === undefined) throw new Error("a choice among people gives one");
    const asItMayBeRead = (message: Outbound) =>
      isSensitiveAction(store, chosen) ? reserve(message, "restricted") : message;
    if (chosen.ownerId === to.id) return { message: asItMayBeRead(say(sayEntrustedAlready(chosen, to))) };
    store.deadlines.entrust(chosen.id, to.id);
    store.audit.add(now, person.id, "deadline.entrusted", `deadline:${chosen.id}`, {
      before: String(chosen.ownerId ?? ""),
      after: String(to.id),
    });
    const key = `entrusted:${chosen.id}:${now}:person:`;
    if (to.id !== person.id)
      notify(
        store,
        `${key}${to.id}`,
        to.id,
        typesetMessage(asItMayBeRead(sayEntrustedToYou(to, person, chosen, today))),
        now,
        officeHourOf(store, to.id, now),
      );
    const former = chosen.ownerId === undefined ? undefined : store.people.byId(chosen.ownerId);
    if (former !== undefined && former.id !== person.id) {
      const back = absenceAt(store, former.id, now)?.back;
      const at = back === undefined ? now : instantOf(back, "08:00", zoneOf(store, former.id));
      const message = typesetMessage(asItMayBeRead(sayEntrustedMeanwhile(former, to, chosen)));
      notify(store, `${key}${former.id}`, former.id, message, now, officeHourOf(store, former.id, at));
    }
    return { message: asItMayBeRead(say(sayEntrusted(chosen, to, today))) };
  },
};
