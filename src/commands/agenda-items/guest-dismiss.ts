import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import type { AgendaItem } from "../../core/store/agendas.ts";
import { sayGuestRemoved, sayNoGuestNamed } from "../../core/words/agenda-guests.ts";
import { namedPerson } from "../attendance/named-person.ts";
import { choiceParameter } from "../parameter.ts";
import { toItem } from "./guest-invite.ts";
import { tellDismissed } from "./guest-notices.ts";
import { chosenItem, filledAgendas, itemParameters, numberedItems, splitItem } from "./which-item.ts";

export const guestDismiss: Command = {
  name: "guest-dismiss",
  words: ["désinviter", "ne plus inviter", "désinvite", "ordre du jour désinviter"],
  group: "meetings",
  summary: "ne plus inviter une personne pour un point",
  examples: ["désinviter M. Lestrade du point 2 du copil"],
  action: "manage_meetings",
  parameters(context, known) {
    const keep = isKept(context, known);
    if (filledAgendas(context, keep).length === 0) throw new UserError(sayNoGuestNamed(textOf(known["name"])));
    const which = itemParameters(context, known, "De quel point ?", keep);
    const guests = guestsOf(context, known);
    if (guests === undefined || guests.length < 2 || known["name"] !== undefined) return which;
    const options = guests.map(({ name }) => ({ value: name, label: name }));
    return [...which, choiceParameter({ id: "guest", text: "Qui n'est plus invité ?", label: "Personne" }, options)];
  },
  read(rest, context) {
    const found = toItem.exec(` ${rest}`);
    if (!found) return onlyItemOf(rest, context);
    const name = ` ${rest}`.slice(0, found.index).trim();
    const end = rest.slice(found.index + found[0].length - 1);
    const { rest: left, ...said } = splitItem(end, context, { trailing: true });
    return left === "" ? { ...said, ...(name !== "" && { name }) } : undefined;
  },
  run(context, parameters) {
    const { store, person, now } = context;
    const { view, item } = chosenItem(parameters, context, isKept(context, parameters));
    const name = textOf(parameters["name"] ?? parameters["guest"]);
    const guest = name === undefined ? item.guests[0] : guestNamed(name, item.guests, context);
    if (guest === undefined) throw new UserError(sayNoGuestNamed(name, item.title));
    store.agendas.dismiss(item.id, guest.name);
    store.audit.add(now, person.id, "guest.dismissed", `item:${item.id}`, { before: guest.name });
    const told = tellDismissed(context, view, item, guest);
    return { message: sayGuestRemoved(guest.name, item, told) };
  },
};

function textOf(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** Items where somebody is invited: the one who is named, when their item was not said. */
function isKept(context: CommandContext, { name, number }: Parameters): (item: AgendaItem) => boolean {
  if (name === undefined || number !== undefined) return ({ guests }) => guests.length > 0;
  return ({ guests }) => guestNamed(String(name), guests, context) !== undefined;
}

/** "Désinviter Lestrade": of the item where they are, when there is only one. */
function onlyItemOf(name: string, context: CommandContext): Parameters {
  const keep = isKept(context, { name });
  const found = filledAgendas(context, keep).flatMap((view) =>
    numberedItems(context, view)
      .filter(({ item }) => keep(item))
      .map(({ number }) => ({ meeting: String(view.meeting.id), number })),
  );
  const [only, another] = found;
  return only === undefined || another !== undefined ? { name } : { ...only, name };
}

function guestsOf(context: CommandContext, known: Parameters): AgendaItem["guests"] | undefined {
  const views = filledAgendas(context, isKept(context, known));
  const view = views.length === 1 ? views[0] : views.find(({ meeting }) => String(meeting.id) === known["meeting"]);
  return view && numberedItems(context, view).find(({ number }) => number === Number(known["number"]))?.item.guests;
}

/** The guest that the words name: as written there, or as the directory holds them. */
function guestNamed(
  said: string,
  guests: AgendaItem["guests"],
  { store }: CommandContext,
): AgendaItem["guests"][number] | undefined {
  const exact = guests.find(({ name }) => fold(name) === fold(said));
  if (exact) return exact;
  const people = store.people.all().filter(({ id }) => guests.some(({ personId }) => personId === id));
  const found = namedPerson(said, people, []);
  const [person, another] = found.kind === "one" ? [found.person] : found.kind === "ask" ? found.people : [];
  if (person && another === undefined) return guests.find(({ personId }) => personId === person.id);
  const near = guests.filter(({ name }) => fold(said).length > 3 && fold(name).includes(fold(said)));
  return near.length === 1 ? near[0] : undefined;
}
