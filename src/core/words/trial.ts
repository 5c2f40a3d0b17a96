import { type Outbound, text } from "../message.ts";
import { of } from "./format.ts";

/** Above every reply of a trial. */
export function sayTrialTitle(): string {
  return "Essai à blanc : rien n'est gardé";
}

export function sayTrialBegun(trial: {
  title: string;
  place: string;
  minutes: number;
  least: number;
  most: number;
}): Outbound {
  const { title, place, minutes, least, most } = trial;
  const as = place === "" ? "" : `, comme le secrétariat ${of(place)}`;
  return {
    title: sayTrialTitle(),
    blocks: [
      text(
        `Vous parcourez « ${title} »${as} : de ${least} à ${most} questions, ${minutes} minutes au plus. Personne ne lira vos réponses, et elles disparaissent à la fin. \`pause\` ou \`annuler\` arrête l'essai ; sinon il s'arrête de lui-même ce soir.`,
      ),
    ],
  };
}

export function sayTrialEnded(): string {
  return "L'essai est terminé : rien n'a été gardé, rien n'a été transmis. `diagnostic essayer` en commence un autre.";
}

export function sayBackToTrial(): string {
  return "Dans votre essai à blanc, nous en étions à :";
}
