import { civilDateAt } from "../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../core/command.ts";
import { fold } from "../core/language/fold.ts";
import type { Option } from "../core/language/reading.ts";
import { readChoice } from "../core/language/read-choice.ts";
import { UserError } from "../core/errors.ts";
import { sayInvitation } from "../core/words/identity.ts";
import { fullNameOf } from "../core/words/people.ts";
import { choiceParameter } from "./parameter.ts";

export const invite: Command = {
  name: "invite",
  words: ["inviter", "invitation", "invite"],
  group: "people",
  summary: "créer un code pour relier le compte d'une personne de l'annuaire",
  examples: ["inviter prenom.nom@mairie.fr"],
  action: "invite",
  parameters: (context) => [
    choiceParameter(
      {
        id: "person",
        text: "Qui voulez-vous inviter ?",
        label: "Personne",
        help: "Son adresse électronique, ou son nom, tels que dans l'annuaire.",
      },
      options(context),
    ),
  ],
  read(rest, context) {
    const byEmail = context.store.people.byEmail(rest);
    if (byEmail) return { person: String(byEmail.id) };
    if (rest.includes("@"))
      throw new UserError(
        `L'adresse ${rest} n'est pas dans l'annuaire. Il faut d'abord l'y ajouter : \`npm run relais -- importer annuaire\`.`,
      );
    const reading = readChoice(rest, options(context));
    return reading.kind === "read" && fold(rest).length > 2 ? { person: reading.value } : undefined;
  },
  run({ store, person: inviter, now, timeZone }, { person: id }) {
    const person = store.people.byId(Number(id));
    if (person === undefined) throw new Error("the person chosen has gone");
    const { code, expiresAt } = store.invitations.create(person.id, inviter.id, now);
    store.audit.add(now, inviter.id, "person.invited", `person:${person.id}`);
    return {
      message: sayInvitation({
        name: fullNameOf(person),
        email: person.email,
        code,
        expires: civilDateAt(expiresAt, timeZone),
      }),
    };
  },
};

function options({ store }: CommandContext): Option[] {
  return store.people
    .all()
    .map((one) => ({ value: String(one.id), label: fullNameOf(one), words: [one.email, one.lastName] }));
}
