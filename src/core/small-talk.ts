import type { CommandContext } from "./command.ts";
import { resemblesControl } from "./interview/control.ts";
import { fold } from "./language/fold.ts";
import { matchCommand, nearRequests } from "./match-command.ts";
import { meantNow } from "./turns.ts";

export function isThanks(said: string): boolean {
  return /^(?:ok |bon |tres bien |super )?(?:merci|thanks)(?: (?:beaucoup|bien|a vous|relais|bonne journee))*[\s!.,]*$|^bonne (?:journee|soiree|fin de journee)[\s!.,]*$/.test(
    fold(said),
  );
}

export function isGreeting(said: string): boolean {
  return /^(?:bonjour|bonsoir|salut|coucou|hello|re|rebonjour|bjr)(?: (?:a tous|relais|madame|monsieur|a vous))?[\s!.,]*$/.test(
    fold(said),
  );
}

/** Close to a word that steers, or to what a command would read but for a slip ("etat vougy", "echeence 60 jours"). */
export function resemblesRequest(context: CommandContext, said: string): boolean {
  const isShort = said.trim().split(/\s+/u).length <= 5;
  return (
    isShort &&
    (resemblesControl(said) ||
      /^\d*$/u.test(matchCommand(context.commands, said)?.rest ?? "more") ||
      nearRequests(context.commands, said).some((one) => meantNow(context, one, true) !== undefined))
  );
}
