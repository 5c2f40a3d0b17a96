import { type Outbound, say } from "../message.ts";
import type { Person } from "../people.ts";
import { formatDate, formatList } from "./format.ts";
import { fullNameOf, sayMandates } from "./people.ts";
import type { CivilDate } from "../calendar/civil-date.ts";

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

export function sayIdentity(person: Person, placeName: (insee: string) => string, epciName: string): string[] {
  const presence =
    person.presence.length === 0
      ? ""
      : ` Jours de présence : ${formatList(person.presence.map((day) => weekdays[day - 1] ?? ""))}.`;
  return [
    `Vous êtes **${fullNameOf(person)}**, ${sayMandates(person, placeName, epciName)}. Adresse : ${person.email}.${presence}`,
    sayKept(),
  ];
}

/** What is kept of a person, wherever it is told. */
export function sayKept(): string {
  return "Je garde votre fonction, vos réponses au diagnostic et leur historique. Je ne garde pas nos conversations.";
}

/** Who reads the answers: the same words everywhere they are asked for. */
export function sayWhoReads(): Outbound {
  return say(
    "Vos réponses sont lues par la direction générale et le comité technique du projet. Quelques questions, qui le disent, ne sont lues que par vous et la direction générale.",
    "Chaque réponse garde ce que vous avez écrit, ce que j'ai compris, votre nom et la date. Je ne garde pas nos conversations.",
  );
}

export function sayInvitation(invited: { name: string; email: string; code: string; expires: CivilDate }): Outbound {
  return say(
    `Code d'invitation pour **${invited.name}** (${invited.email}) : \`${invited.code}\``,
    `Il sert une seule fois, jusqu'au ${formatDate(invited.expires)}. Transmettez-le par un canal sûr : la personne n'aura qu'à me l'envoyer. Je ne pourrai pas vous le redonner, mais vous pouvez en créer un autre.`,
  );
}
