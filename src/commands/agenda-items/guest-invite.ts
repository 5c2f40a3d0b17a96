import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { fold } from "../../core/language/fold.ts";
import type { Option } from "../../core/language/reading.ts";
import { isInvited } from "../../core/meeting-view.ts";
import type { Person } from "../../core/people.ts";
import { sayGuestAdded, sayGuestAlready, saySomebodyElse, sayWhichGuest } from "../../core/words/agenda-guests.ts";
import { fullNameOf, nameOf } from "../../core/words/people.ts";
import { namedPerson } from "../attendance/named-person.ts";
import { labelOf } from "../bodies/which-person.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { tellInvited } from "./guest-notices.ts";
import { chosenItem, itemParameters, splitItem } from "./which-item.ts";

/** "au point 2 du copil", "pour le point fonds de concours". */
export const toItem = /\s+(?:au|aux|pour\s+(?:le|les)|sur\s+le|à|du|de)\s+points?\s+(?=\S)/iu;
const longestName = 80;

export const guestInvite: Command = {
  name: "guest-invite",
  words: ["inviter", "ordre du jour inviter", "odj inviter"],
  group: "meetings",
  summary: "inviter une personne pour un seul point d'une réunion",
  examples: ["inviter M. Lestrade au point 2 du copil"],
  action: "manage_meetings",
  claims: (rest) => toItem.test(` ${rest}`),
  parameters: (context, known) => [
    ...itemParameters(context, known, "Pour quel point ?"),
    ...(known["name"] === undefined
      ? [textParameter({ id: "name", text: "Qui voulez-vous inviter ?", label: "Personne" }, longestName)]
      : whoParameter(context, String(known["name"]))),
  ],
  read(rest, context) {
    const found = toItem.exec(` ${rest}`);
    if (!found) return undefined;
    const name = ` ${rest}`.slice(0, found.index).trim();
    const { rest: left, ...said } = splitItem(rest.slice(found.index + found[0].length - 1), context, {
      trailing: true,
    });
    if (left !== "" && said.number === undefined) return undefined;
    return { ...said, ...(name === "" ? {} : { name: name.slice(0, longestName) }) };
  },
  run(context, parameters) {
    const { store, person, now, today } = context;
    const { view, item, number } = chosenItem(parameters, context);
    const guest = guestOf(context, parameters);
    const name = guest ? nameOf(guest) : String(parameters["name"]).trim().slice(0, longestName);
    const isThere = item.guests.some((one) =>
      guest ? one.personId === guest.id : one.personId === undefined && fold(one.name) === fold(name),
    );
    if (isThere) return { message: sayGuestAlready(name, item) };
    const sits = guest !== undefined && isInvited(guest, { ...view, items: [] });
    store.agendas.invite(item.id, { name: freeName(item.guests, name, guest), ...(guest && { personId: guest.id }) });
    store.audit.add(now, person.id, "guest.invited", `item:${item.id}`, { after: name });
    const told = guest !== undefined && !sits && tellInvited(context, view, item, guest);
    // Chosen among several: said with what told them apart.
    const chosen = guest !== undefined && parameters["who"] !== undefined ? labelOf(guest, context) : name;
    return { message: sayGuestAdded(view, { name: chosen, item, number, told, sits }, today) };
  },
};

/** Asked only when the directory holds several of that name, or one whose name is near. */
function whoParameter(context: CommandContext, name: string) {
  const found = namedPerson(name, context.store.people.all(), context.store.territory.municipalities());
  if (found.kind !== "ask") return [];
  const options: Option[] = [
    ...found.people.map((one) => ({
      value: String(one.id),
      label: labelOf(one, context),
      words: [fullNameOf(one)],
    })),
    { value: "other", label: saySomebodyElse(name), words: ["quelqu'un d'autre", "autre", "aucun", "non"] },
  ];
  return [choiceParameter({ id: "who", text: sayWhichGuest(name), label: "Personne" }, options)];
}

/** Undefined: somebody whom the directory does not hold, known by the name that was typed. */
function guestOf({ store }: CommandContext, { name, who }: Parameters): Person | undefined {
  if (who !== undefined) return store.people.byId(Number(who));
  const found = namedPerson(String(name), store.people.all(), store.territory.municipalities());
  return found.kind === "one" ? found.person : undefined;
}

/** Two guests of one name are told apart by their first names. */
function freeName(guests: readonly { name: string }[], name: string, guest: Person | undefined): string {
  return guest && guests.some((one) => one.name === name) ? fullNameOf(guest) : name;
}
