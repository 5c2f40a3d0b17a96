import { type Outbound, say } from "../message.ts";
import type { Person } from "../people.ts";
import { greet, sayEpci } from "./people.ts";
import { formatSome, of } from "./format.ts";
import { sayKept } from "./identity.ts";

type Where = { territory: string | undefined; contact: string | undefined };

function sayWhoIAm(territory: string | undefined): string {
  return `Je suis Relais, l'assistant du projet intercommunal${territory === undefined ? "" : ` ${of(sayEpci(territory))}`}.`;
}

/** The first words to someone: who, what for, what is kept. */
export function sayIntroduction(person: Person, territory: string | undefined): Outbound {
  return say(
    `${greet(person)}. ${sayWhoIAm(territory)}`,
    "Je pose les questions du diagnostic, je rappelle les échéances et j'envoie, le lundi, le point de la semaine. Répondez-moi comme vous parlez ; `aide` montre tout ce que vous pouvez me demander.",
    sayKept(),
  );
}

/** Where someone sits and what comes there, after the first words to them; nothing when they sit nowhere. */
export function saySeats({ bodies, meetings }: { bodies: readonly string[]; meetings: readonly string[] }): string[] {
  if (bodies.length === 0) return [];
  return [
    `Vous siégez ici : ${formatSome(bodies)}.`,
    ...(meetings.length === 0 ? [] : [`Prochaines réunions : ${meetings.join(" ; ")}.`]),
  ];
}

/** At the foot of the page kept for someone. */
export function sayAbout(territory: string | undefined): Outbound {
  return say(
    `${sayWhoIAm(territory)} Écrivez-moi en message direct : \`aide\` montre tout ce que vous pouvez me demander.`,
    sayKept(),
  );
}

/** `page`: it is read on a page one does not write on. */
export function sayUnknownAccount(where: Where & { page?: boolean }): Outbound {
  return say(
    `Bonjour. ${sayWhoIAm(where.territory)} Je ne vous connais pas encore, je ne peux donc rien vous montrer.`,
    `Si vous avez reçu un code d'invitation, envoyez-le-moi${where.page ? " en message direct" : ""}. Sinon, demandez-le à la direction générale${where.contact === undefined ? "" : ` : ${where.contact}`}.`,
  );
}

export function sayCodeRefused(why: "expired" | "used" | "unknown", where: Where): Outbound {
  const reasons = {
    expired: "Ce code n'est plus valable : il a plus de quatorze jours, ou un autre l'a remplacé.",
    used: "Ce code a déjà servi : il ne sert qu'une fois.",
    unknown: "Je ne reconnais pas ce code. Vérifiez-le, il ressemble à REL-7F3K-9M2Q.",
  };
  const ask = where.contact === undefined ? "la direction générale" : `la direction générale (${where.contact})`;
  return say(reasons[why], `Vous pouvez en demander un nouveau à ${ask}.`);
}

export function sayLinked(): Outbound {
  return say("C'est fait, votre compte est relié.");
}
