import { may } from "../core/access.ts";
import type { Command, CommandContext } from "../core/command.ts";
import { isSensitiveAction } from "../core/decision-view.ts";
import { UserError } from "../core/errors.ts";
import { fold } from "../core/language/fold.ts";
import { readChoice } from "../core/language/read-choice.ts";
import type { Option } from "../core/language/reading.ts";
import { say } from "../core/message.ts";
import type { Deadline } from "../core/store/deadlines.ts";
import { reservedNames } from "../core/words/agenda-items.ts";
import { sayDay } from "../core/words/days.ts";
import { sayDeadlineFinished, sayDeadlinePostponed, sayNoDeadline, sayNoOwnDeadline } from "../core/words/deadlines.ts";
import { choiceParameter, dateParameter } from "./parameter.ts";
import { splitTrailingDate } from "./trailing-date.ts";

export const deadlineFinish: Command = {
  name: "deadline-finish",
  words: ["échéance terminer", "échéance terminée", "terminer échéance", "terminer l'échéance"],
  group: "deadlines",
  summary: "dire qu'une échéance est tenue",
  examples: ["échéance terminer Convention CAF"],
  // Whoever was put in charge of one says that it is done, as the DGS of any.
  action: "see_deadlines",
  parameters: (context) => [whichDeadline(context, "Quelle échéance est terminée ?")],
  read: (rest, context) => nameDeadline(context, rest),
  run(context, { deadline }) {
    const { store, person, now } = context;
    const chosen = chosenDeadline(context, deadline);
    store.deadlines.finish(chosen.id, now);
    store.audit.add(now, person.id, "deadline.done", `deadline:${chosen.id}`);
    return { message: say(sayDeadlineFinished(chosen.title)) };
  },
};

export const deadlinePostpone: Command = {
  name: "deadline-postpone",
  words: ["échéance reporter", "reporter échéance", "reporter l'échéance", "décaler l'échéance"],
  group: "deadlines",
  summary: "changer la date d'une échéance",
  examples: ["échéance reporter Convention CAF {jour}"],
  action: "manage_deadlines",
  parameters: (context) => [
    whichDeadline(context, "Quelle échéance faut-il reporter ?"),
    dateParameter({ id: "due", text: "À quelle date ?", label: "Nouvelle date" }),
  ],
  read(rest, context) {
    const { words, date } = splitTrailingDate(rest, context.today);
    const which = words === "" ? {} : nameDeadline(context, words);
    return which && { ...which, ...(date === undefined ? {} : { due: date }) };
  },
  run(context, { deadline, due }) {
    const { store, person, now } = context;
    const chosen = chosenDeadline(context, deadline);
    store.deadlines.postpone(chosen.id, String(due));
    store.audit.add(now, person.id, "deadline.postponed", `deadline:${chosen.id}`, {
      before: chosen.due,
      after: String(due),
    });
    return { message: say(sayDeadlinePostponed(chosen.title, chosen.due, String(due))) };
  },
};

/** All for those who manage them; their own for the others. */
function settledBy({ store, person }: CommandContext): Deadline[] {
  const open = store.deadlines.open();
  return may(person, "manage_deadlines") ? open : open.filter(({ ownerId }) => ownerId === person.id);
}

export function whichDeadline(context: CommandContext, text: string) {
  if (settledBy(context).length === 0) throw new UserError(noneLeft(context));
  return choiceParameter({ id: "deadline", text, label: "Échéance" }, options(context));
}

function options(context: CommandContext): Option[] {
  return settledBy(context).map((one) => ({
    value: String(one.id),
    label: `${one.title}, ${sayDay(one.due, context.today)}`,
    words: [one.title],
    ...(isSensitiveAction(context.store, one) && { reserved: `${reservedNames.action} (${one.id})` }),
  }));
}

function noneLeft({ person }: CommandContext): string {
  return may(person, "manage_deadlines") ? sayNoDeadline() : sayNoOwnDeadline();
}

/** The deadline that the words name, when they name just one; else it is asked. */
export function nameDeadline(context: CommandContext, words: string): { deadline?: string } | undefined {
  const reading = readChoice(
    words,
    options(context).map((one) => ({ ...one, label: one.words?.[0] ?? one.label })),
  );
  if (reading.kind !== "read" || /^\d+$/.test(words)) return undefined;
  // One word of a title is too little to close it at once: the list is shown.
  const title = options(context).find((one) => one.value === reading.value)?.words?.[0] ?? "";
  const named = fold(words)
    .split(" ")
    .filter((word) => word.length > 2).length;
  return named > 1 || fold(words) === fold(title) ? { deadline: reading.value } : {};
}

export function chosenDeadline(context: CommandContext, value: unknown): Deadline {
  const chosen = settledBy(context).find((one) => String(one.id) === value);
  if (chosen === undefined) throw new UserError(noneLeft(context));
  return chosen;
}
