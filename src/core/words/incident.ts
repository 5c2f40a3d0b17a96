import { type Outbound, say } from "../message.ts";

export function sayIncident(code: string): Outbound {
  return say(
    `Je n'ai pas pu enregistrer votre dernier message. Rien de ce que vous aviez répondu n'est perdu. Je réessaie de moi-même : si je ne vous ai pas répondu d'ici une minute, envoyez-le à nouveau. (incident ${code}, signalé)`,
  );
}
