import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { say } from "../../core/message.ts";
import { namesById } from "../../core/named-people.ts";
import { awaitedPlaces, remindableIn, remindNow } from "../../core/reminder-now.ts";
import {
  sayAllHeld,
  sayNoReminderSent,
  sayNothingAwaited,
  sayReminderPreview,
  sayReminderSent,
  sayReminderYes,
} from "../../core/words/sent-reminder.ts";
import { findPlace } from "../find-place.ts";
import { choiceParameter } from "../parameter.ts";

/** One reminder more to whoever answers for a municipality, shown and asked first: never two in a week. */
export const sendReminder: Command = {
  name: "send-reminder",
  words: ["relancer", "relance", "envoyer un rappel"],
  group: "campaign",
  summary: "envoyer un rappel à une commune, un par semaine au plus",
  examples: ["relancer Vougy"],
  action: "launch_diagnostic",
  parameters: questions,
  read(rest, { store }) {
    if (rest === "") return {};
    const place = findPlace(rest, store.territory.municipalities());
    return place && { insee: place.insee };
  },
  run(context, known) {
    const insee = String(known["insee"]);
    if (known[confirmationOf(insee)] !== "yes") return { message: say(sayNoReminderSent()) };
    const { store, person, now, today } = context;
    const { name, free, names } = stateOf(context, insee);
    const sent = free.map((one) => ({ name: names.get(one.person.id) ?? "", on: remindNow(context, one) }));
    store.audit.add(now, person.id, "reminder.sent", `municipality:${insee}`);
    return { message: say(sayReminderSent(name, sent, today)) };
  },
};

function questions(context: CommandContext, { insee }: Parameters): AtomicQuestion[] {
  const awaited = awaitedPlaces(context);
  const places = context.store.territory.municipalities().filter((one) => awaited.has(one.insee));
  if (places.length === 0) throw new UserError(sayNothingAwaited(undefined));
  const options = places.map((one) => ({ value: one.insee, label: one.name }));
  const which = choiceParameter({ id: "insee", text: "Quelle commune faut-il relancer ?", label: "Commune" }, options);
  if (insee === undefined) return [which];
  const { name, free, held, names } = stateOf(context, String(insee));
  if (!awaited.has(String(insee))) throw new UserError(sayNothingAwaited(name));
  if (free.length === 0) throw new UserError(sayAllHeld(name, held, context.today));
  const told = free.map(({ person }) => names.get(person.id) ?? "");
  const help = sayReminderPreview(name, told, held, context.today);
  return [
    choiceParameter({ id: confirmationOf(String(insee)), text: "Faut-il l'envoyer ?", label: "Envoi", help }, [
      { value: "yes", label: sayReminderYes(told), words: ["oui", "ok", "d'accord", "je confirme", "envoyer"] },
      { value: "no", label: "Non, ne rien envoyer", words: ["non", "ne rien envoyer", "pas maintenant"] },
    ]),
  ];
}

function confirmationOf(insee: string): string {
  return `remind_${insee}`;
}

/** Who answers for this municipality: those to be reminded, and those who are left alone. */
function stateOf(context: CommandContext, insee: string) {
  const { store } = context;
  const all = remindableIn(context, insee);
  const names = namesById(
    store,
    all.map(({ person }) => person),
  );
  return {
    name: store.territory.municipality(insee)?.name ?? insee,
    names,
    free: all.filter(({ held }) => held === undefined),
    held: all.flatMap(({ person, held }) => (held === undefined ? [] : [{ name: names.get(person.id) ?? "", held }])),
  };
}
