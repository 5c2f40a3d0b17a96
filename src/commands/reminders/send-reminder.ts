import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Option } from "../../core/language/reading.ts";
import { say } from "../../core/message.ts";
import { namesById } from "../../core/named-people.ts";
import { awaitedPersons, awaitedPlaces, remindableAlone, remindableIn, remindNow } from "../../core/reminder-now.ts";
import {
  sayAllHeld,
  sayNoReminderSent,
  sayNothingAwaited,
  sayReminderPreview,
  sayReminderSent,
  sayReminderYes,
  sayWhomToRemind,
} from "../../core/words/sent-reminder.ts";
import { fullNameOf, nameOf } from "../../core/words/people.ts";
import { findPlace } from "../find-place.ts";
import { choiceParameter } from "../parameter.ts";

/** One reminder more to whoever answers for a municipality, or in their own name, shown and asked first: never two in a week. */
export const sendReminder: Command = {
  name: "send-reminder",
  words: ["relancer", "relance", "envoyer un rappel"],
  group: "campaign",
  summary: "envoyer un rappel à une commune ou à une personne, un par semaine au plus",
  examples: ["relancer Vougy", "relancer Mme Chevalier"],
  action: "launch_diagnostic",
  parameters: questions,
  read(rest, context) {
    if (rest === "") return {};
    const person = readChoice(rest, personOptions(context));
    if (person.kind === "read" && person.rest === "") return { whom: person.value };
    const place = findPlace(rest, context.store.territory.municipalities());
    return place && { whom: place.insee };
  },
  run(context, known) {
    const whom = String(known["whom"]);
    if (known[confirmationOf(whom)] !== "yes") return { message: say(sayNoReminderSent()) };
    const { store, person, now, today } = context;
    const { name, free, names } = stateOf(context, whom);
    const sent = free.map((one) => ({ name: names.get(one.person.id) ?? "", on: remindNow(context, one) }));
    store.audit.add(now, person.id, "reminder.sent", personIn(whom) === undefined ? `municipality:${whom}` : whom);
    return { message: say(sayReminderSent(name, sent, today)) };
  },
};

function questions(context: CommandContext, { whom }: Parameters): AtomicQuestion[] {
  const awaited = awaitedPlaces(context);
  const places = context.store.territory.municipalities().filter((one) => awaited.has(one.insee));
  const persons = personOptions(context);
  if (places.length + persons.length === 0) throw new UserError(sayNothingAwaited(undefined));
  const options = [...places.map((one) => ({ value: one.insee, label: one.name })), ...persons];
  const which = choiceParameter({ id: "whom", ...sayWhomToRemind(persons.length > 0) }, options);
  if (whom === undefined) return [which];
  const { name, free, held, names, isPerson } = stateOf(context, String(whom));
  if (!options.some(({ value }) => value === whom)) throw new UserError(sayNothingAwaited(name));
  if (free.length === 0) throw new UserError(sayAllHeld(name, held, context.today, isPerson));
  const told = free.map(({ person }) => names.get(person.id) ?? "");
  const help = sayReminderPreview(name, told, held, context.today);
  return [
    choiceParameter({ id: confirmationOf(String(whom)), text: "Faut-il l'envoyer ?", label: "Envoi", help }, [
      { value: "yes", label: sayReminderYes(told), words: ["oui", "ok", "d'accord", "je confirme", "envoyer"] },
      { value: "no", label: "Non, ne rien envoyer", words: ["non", "ne rien envoyer", "pas maintenant"] },
    ]),
  ];
}

function confirmationOf(whom: string): string {
  return `remind_${whom.replace(":", "_")}`;
}

/** "person:12": who is asked in their own name. */
function personIn(whom: string): number | undefined {
  const [, id] = /^person:(\d+)$/u.exec(whom) ?? [];
  return id === undefined ? undefined : Number(id);
}

function personOptions(context: CommandContext): Option[] {
  const persons = awaitedPersons(context);
  const names = namesById(context.store, persons);
  return persons.map((one) => ({
    value: `person:${one.id}`,
    label: names.get(one.id) ?? one.lastName,
    words: [one.lastName, fullNameOf(one)],
  }));
}

/** Who is to answer, and is to be reminded or left alone; `name`: what they answer for, or the subject. */
function stateOf(context: CommandContext, whom: string) {
  const { store } = context;
  const person = store.people.byId(personIn(whom) ?? 0);
  const all = person === undefined ? remindableIn(context, whom) : [remindableAlone(context, person)];
  const names = namesById(
    store,
    all.map((one) => one.person),
  );
  const subjects = all.flatMap(({ recalled }) =>
    recalled.awaited.flatMap(({ waiting }) => waiting.filter((one) => one.personId === person?.id)),
  );
  return {
    name:
      person === undefined
        ? (store.territory.municipality(whom)?.name ?? whom)
        : (subjects[0]?.place ?? nameOf(person)),
    isPerson: person !== undefined,
    names,
    free: all.filter(({ held }) => held === undefined),
    held: all.flatMap((one) =>
      one.held === undefined ? [] : [{ name: names.get(one.person.id) ?? "", held: one.held }],
    ),
  };
}
