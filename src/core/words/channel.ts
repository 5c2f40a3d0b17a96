import type { Platform } from "../adapter.ts";
import { type Outbound, say } from "../message.ts";
import { platformNames as namesOfPlatforms } from "./preferences.ts";

export function sayAnsweredAside(): string {
  return "Je vous réponds en message direct.";
}

/** Where the platform lets Relais write to nobody who did not write to it first. */
export function sayBeginWithMe(): string {
  return "Je ne réponds à cela qu'en message direct, et nous n'avons pas encore de conversation : ouvrez-la (ajoutez Relais parmi vos applications, puis écrivez-lui « bonjour »), et posez-moi de nouveau la question là-bas.";
}

export function sayNotHeardHere(): string {
  return "Devant tout le monde, je n'entends que les demandes : `aide` les montre. Pour répondre à une question, écrivez-moi en message direct.";
}

export function sayForeign(): string {
  return "Cette conversation est partagée avec une autre organisation : je n'y montre rien du projet. Écrivez-moi en message direct.";
}

/** `who`: whose direct conversation it was; absent: a conversation of several. */
export function sayAddressLost(platform: Platform, who: string | undefined): Outbound {
  if (platform === "email" && who !== undefined) return say(sayEmailRefused(who));
  const where = platformNames[platform];
  return say(
    who === undefined
      ? `Je ne peux plus écrire dans une conversation de ${where} où l'on m'avait interrogé : elle est archivée ou fermée, ou je n'y suis plus.`
      : `Je ne peux plus écrire à ${who} sur ${where} : son compte est désactivé, ou notre conversation est fermée. Je lui écrirai de nouveau dès que cette personne me parlera ; d'ici là, il faut la joindre autrement.`,
  );
}

function sayEmailRefused(who: string): string {
  return `L'adresse e-mail de ${who} est refusée par son serveur : mon message n'est pas parti. Vérifiez-la dans l'annuaire, ou joignez cette personne par téléphone.`;
}

const platformNames: Record<Platform, string> = { ...namesOfPlatforms, email: "son adresse e-mail" };
