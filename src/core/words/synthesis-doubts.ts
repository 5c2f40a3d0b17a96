import type { Outlier } from "../diagnostic/outliers.ts";
import { type Outbound, text } from "../message.ts";
import { count } from "./format.ts";
import { sayIndicator, sayNumber } from "./synthesis.ts";

/** Beyond, the next ones come once these are settled. */
const mostShown = 8;

export function sayDoubts(title: string, doubts: readonly (Outlier & { interviewId: number })[]): Outbound {
  const shown = doubts.slice(0, mostShown);
  const more = doubts.length - shown.length;
  return {
    title: `Valeurs à vérifier : ${title}`,
    blocks: [
      text(
        "Elles sont très loin de celles de communes de taille semblable. Elles peuvent être justes. Pour en redemander une, avec la raison : son numéro.",
      ),
      {
        type: "choices",
        choices: shown.map((one) => ({
          value: `redemander n° ${one.interviewId} ${one.path}`,
          label: `${sayDoubtLabel(one)} ; ailleurs, environ ${sayNumber(one.indicator, one.usual)}`,
        })),
      },
      ...(more > 0 ? [text(`Et ${count(more, "autre", "autres")}, quand celles-ci seront réglées.`)] : []),
    ],
  };
}

export function sayDoubtLabel({ indicator, name, value }: Outlier): string {
  return `${name}, ${sayIndicator(indicator)} : ${sayNumber(indicator, value)}`;
}

/** Said to the municipality: a question, never a reproach. */
export function sayDoubtReason({ indicator, value, usual, peers }: Outlier): string {
  return `« ${sayIndicator(indicator)} » vaut ${sayNumber(indicator, value)} ; d'après ${count(peers, "commune", "communes")} de taille semblable, on attendrait plutôt ${sayNumber(indicator, usual)}. Est-ce bien cela ?`;
}

export function sayAskedAgain({ name, indicator }: Outlier): string {
  return `C'est redemandé à ${name} : ${sayIndicator(indicator)}. Son diagnostic est rouvert à cette question ; ses autres réponses restent.`;
}

export function sayNoDoubt(title: string): string {
  return `Aucune valeur validée n'est très loin de celles de communes semblables (${title}).`;
}

export function sayNoDoubtLeft(): string {
  return "Aucune valeur n'est à redemander. Pour les chercher : `valeurs à vérifier`.";
}
