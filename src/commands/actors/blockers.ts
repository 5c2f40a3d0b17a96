import { blockersOf } from "../../core/blockers.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { reserve, say } from "../../core/message.ts";
import { notify, officeHourOf } from "../../core/notify.ts";
import { namesById } from "../../core/named-people.ts";
import {
  type BlockerLine,
  blockerQuestions,
  labelBlocker,
  sayAnswerToBlocker,
  sayBlockerAnswered,
  sayBlockers,
  sayNoBlocker,
} from "../../core/words/blockers.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { choiceParameter, dateParameter, textParameter } from "../parameter.ts";
import { splitTrailingDate } from "../trailing-date.ts";

export const blockers: Command = {
  name: "blockers",
  words: ["freins", "les freins", "freins signalés"],
  group: "actors",
  summary: "les freins que les acteurs signalent, et la réponse apportée à chacun",
  examples: ["freins"],
  action: "keep_notes",
  run(context) {
    const lines = linesOf(context);
    return { message: lines.length === 0 ? say(sayNoBlocker()) : reserve(sayBlockers(lines), "restricted") };
  },
};

export const blockerAnswer: Command = {
  name: "blocker-answer",
  words: ["répondre au frein", "répondre à un frein", "réponse au frein"],
  group: "actors",
  summary: "répondre à un frein, pour une date : la personne qui l'a signalé est prévenue",
  examples: ["répondre au frein"],
  action: "keep_notes",
  parameters(context) {
    const lines = linesOf(context);
    if (lines.length === 0) throw new UserError(sayNoBlocker());
    return [
      choiceParameter(
        { id: "blocker", text: blockerQuestions.which, label: "Frein" },
        lines.map((line) => ({ value: String(line.number), label: labelBlocker(line) })),
      ),
      textParameter(
        { id: "text", text: blockerQuestions.text, label: "Réponse", help: blockerQuestions.textHelp },
        300,
      ),
      dateParameter({ id: "due", text: blockerQuestions.due, label: "Échéance" }),
    ];
  },
  usual: { due: "none" },
  read(rest, context) {
    const [, number = "", words = ""] = /^(?:n° ?)?(\d+)\s*(?::\s*(.*))?$/su.exec(rest.trim()) ?? [];
    if (!linesOf(context).some((line) => String(line.number) === number)) return undefined;
    const { words: text, date } = splitTrailingDate(words, context.today);
    return { blocker: number, ...(text === "" ? {} : { text }), ...(date === undefined ? {} : { due: date }) };
  },
  run(context, { blocker, text, due }) {
    const { store, person, now } = context;
    const found = blockersOf(context).find(({ number }) => String(number) === blocker);
    const author = found && store.people.byId(found.personId);
    const line = linesOf(context).find(({ number }) => String(number) === blocker);
    if (found === undefined || author === undefined || line === undefined)
      throw new Error("the blocker chosen has gone");
    const answer = { text: String(text), ...(due === "none" ? {} : { due: String(due) }) };
    store.blockerAnswers.add({ interviewId: found.number }, { by: person.id, at: now, ...answer });
    store.audit.add(now, person.id, "blocker.answered", `interview:${found.number}`);
    const message = typesetMessage(reserve(sayAnswerToBlocker(person, author, found, answer), "restricted"));
    notify(store, `blocker:${found.number}:${now}`, author.id, message, now, officeHourOf(store, author.id, now));
    return { message: say(sayBlockerAnswered(line.name)) };
  },
};

function linesOf(context: CommandContext): BlockerLine[] {
  const found = blockersOf(context);
  const authors = found.flatMap(({ personId }) => context.store.people.byId(personId) ?? []);
  const names = namesById(context.store, authors);
  return found.map(({ personId, ...one }) => ({ ...one, name: names.get(personId) ?? "" }));
}
