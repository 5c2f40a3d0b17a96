import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import {
  actionBlockerQuestions,
  sayActionBlockerAnswered,
  sayAnswerToActionBlocker,
} from "../../core/words/action-blockers.ts";
import { fullNameOf, nameOf } from "../../core/words/people.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { choiceParameter, dateParameter, textParameter } from "../parameter.ts";
import { splitDue, splitOwner, withoutStop } from "./reply-said.ts";
import { blockerParameter, chosenBlocker, cutBlocker, lineOf } from "./which-blocker.ts";

/** What is done about it, by whom and for when; who said it is told, and who is to see to it. */
export const blockerReply: Command = {
  name: "action-blocker-reply",
  words: ["répondre au blocage", "répondre à un blocage", "réponse au blocage", "répondre blocage"],
  group: "deadlines",
  summary: "répondre à un blocage, pour une date : la personne qui l'a signalé est prévenue",
  examples: ["répondre au blocage 2 : la salle de Vougy est libre le mercredi, par Mme Arnaud, {jour}"],
  action: "manage_deadlines",
  parameters: (context, known) => [
    blockerParameter(context, actionBlockerQuestions.which),
    textParameter(
      { id: "text", text: actionBlockerQuestions.answer, label: "Réponse", help: actionBlockerQuestions.answerHelp },
      300,
    ),
    ...ownerQuestion(context, known),
    dateParameter({ id: "due", text: actionBlockerQuestions.due, label: "Échéance" }),
  ],
  usual: { due: "none", owner: "none" },
  read(rest, context) {
    const { blocker, rest: said } = cutBlocker(rest);
    if (blocker === undefined) return undefined;
    chosenBlocker(context, blocker);
    const { text, date } = splitDue(said, context);
    return { blocker, ...(text === "" ? {} : { text }), ...(date === undefined ? {} : { due: date }) };
  },
  run(context, { blocker: value, text: said, owner: chosen, due: day }) {
    const { store, person, now } = context;
    const blocker = chosenBlocker(context, value);
    const { before, who } = splitOwner(String(said), context);
    const named = who.kind === "one" ? who.person : store.people.byId(Number(chosen));
    const owner = named ?? person;
    const text = named === undefined ? withoutStop(String(said)) : before;
    const due = day === "none" ? {} : { due: String(day) };
    const answer = { text, ownerId: owner.id, ...due };
    store.blockerAnswers.add({ actionBlockerId: blocker.id }, { ...answer, by: person.id, at: now });
    store.audit.add(now, person.id, "blocker.answered", `action-blocker:${blocker.id}`);
    const author = store.people.byId(blocker.by);
    const readers = [author, owner].flatMap((one) => (one === undefined || one.id === person.id ? [] : [one]));
    for (const reader of new Map(readers.map((one) => [one.id, one])).values()) {
      const line = lineOf({ ...context, person: reader })(blocker);
      const message = sayAnswerToActionBlocker(person, reader, line, { text, owner: nameOf(owner), ...due });
      const key = `action-blocker:${blocker.id}:${now}:person:${reader.id}`;
      notify(store, key, reader.id, typesetMessage(message), now, officeHourOf(store, reader.id, now));
    }
    const told = author === undefined || author.id === person.id ? undefined : nameOf(author);
    return { message: say(sayActionBlockerAnswered(blocker.id, nameOf(owner), told)) };
  },
};

function ownerQuestion(context: CommandContext, { text }: Parameters) {
  const { who } = splitOwner(String(text ?? ""), context);
  if (who.kind !== "ask") return [];
  const asked = { id: "owner", text: actionBlockerQuestions.owner, label: "Qui" };
  return [choiceParameter(asked, who.people.map(toOption))];
}

function toOption(one: Person) {
  return { value: String(one.id), label: fullNameOf(one), words: [nameOf(one), one.lastName] };
}
