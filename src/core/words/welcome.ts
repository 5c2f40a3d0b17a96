import { type Outbound, say } from "../message.ts";
import type { Person } from "../people.ts";
import { greet, sayEpci } from "./people.ts";
import { of } from "./format.ts";

type Where = { territory: string | undefined; contact: string | undefined };

export function sayUnknownAccount(where: Where): Outbound {
  const project = where.territory === undefined ? "intercommunal" : `intercommunal ${of(sayEpci(where.territory))}`;
  return say(
    `Bonjour. Je suis Relais, l'assistant du projet ${project}. Je ne vous connais pas encore, je ne peux donc rien vous montrer.`,
    `Si vous avez reçu un code d'invitation, envoyez-le-moi. Sinon, demandez-le à la direction générale${where.contact === undefined ? "" : ` : ${where.contact}`}.`,
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

export function sayLinked(person: Person): Outbound {
  return say(`${greet(person)}. Votre compte est relié, je sais maintenant qui vous êtes.`);
}
