import type { Command, CommandContext, CommandReply } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import { notify, officeHourOf, whomToAsk } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import type { Change } from "../../core/preferences/preferences.ts";
import { readChanges } from "../../core/preferences/read-change.ts";
import { nameOf } from "../../core/words/people.ts";
import { sayChangeUnread, saySetFor, sayWasSet } from "../../core/words/preference-changes.ts";
import { sayPreferences } from "../../core/words/preferences.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { chosenPeople, personParameter, readWho } from "../bodies/which-person.ts";
import { applyChange, toldOf } from "./apply-change.ts";

/** Whoever is reached by e-mail types nothing: the direction sets it for them, and they are told. */
export const preferencesOf: Command = {
  name: "preferences-of",
  words: ["préférences de", "préférences d'", "préférences pour", "préférence de", "réglages de"],
  group: "people",
  summary: "voir ou régler, pour quelqu'un, quand et combien je lui écris",
  examples: ["préférences de Mme Durand : le jeudi à 10 h"],
  action: "invite",
  parameters: (context, { among }) => [personParameter("De qui ?", among, context.store.people.all(), context)],
  read(rest, context) {
    const [, who = "", said = ""] = /^([^:]*)(?::\s*(.*))?$/su.exec(rest) ?? [];
    if (said !== "" && readChanges(said, context.today) === undefined) throw new UserError(sayChangeUnread());
    const { people, among } = readWho(who.trim(), context.store.people.all(), context);
    const one = people === undefined ? { among: among ?? "" } : isOne(people) ? { person: people } : { among: people };
    return { ...one, ...(said === "" ? {} : { said }) };
  },
  run(context, { person: id, said }) {
    const [person] = chosenPeople({ person: id }, context.store.people.all());
    if (person === undefined) throw new Error("a choice among people gives one");
    const changes = said === undefined ? undefined : readChanges(String(said), context.today);
    if (changes === undefined) return { message: sayPreferences(toldOf(context, person, nameOf(person))) };
    return setFor(context, person, changes);
  },
};

function isOne(ids: string): boolean {
  return !ids.includes(",");
}

function setFor(context: CommandContext, person: Person, changes: readonly Change[]): CommandReply {
  const { store, now } = context;
  for (const change of changes) applyChange(context, person, change);
  const told = toldOf(context, person);
  if (person.id !== context.person.id) {
    const message = typesetMessage(saySetFor(changes, told, { by: nameOf(context.person), contact: whomToAsk(store) }));
    notify(
      store,
      `preference-set:${now}:person:${person.id}`,
      person.id,
      message,
      now,
      officeHourOf(store, person.id, now),
    );
  }
  return { message: say(sayWasSet(nameOf(person), changes, told)) };
}
