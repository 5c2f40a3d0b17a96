import type { Compared, Disagreement } from "../diagnostic/disagreements.ts";
import type { Outlier } from "../diagnostic/outliers.ts";
import { type Outbound, text } from "../message.ts";
import { count, formatList, plural } from "./format.ts";
import { sayIndicator, sayNumber } from "./figures.ts";

/** A value to ask again: far from those of others, or that does not agree with the rest of what the municipality said. */
export type Doubtful = Outlier | Disagreement;

/** Beyond, the next ones come once these are settled. */
const mostShown = 8;

/** `value`: what is typed to send it back; `alone`: how many values could not be compared. */
export function sayDoubts(
  title: string,
  doubts: readonly { about: Doubtful; value: string }[],
  alone: number,
): Outbound {
  const shown = doubts.slice(0, mostShown);
  const more = doubts.length - shown.length;
  return {
    title: `Valeurs à vérifier : ${title}`,
    blocks: [
      text(
        "Elles sont très loin de celles de communes de taille semblable, ou ne s'accordent pas entre elles. Elles peuvent être justes. Pour en redemander une, avec la raison : son numéro.",
      ),
      {
        type: "choices",
        choices: shown.map(({ about, value }) => ({
          value,
          label: "usual" in about ? `${sayDoubtLabel(about)} ; ${sayUsual(about)}` : sayDoubtLabel(about),
        })),
      },
      ...(alone > 0 ? [text(sayAlone(alone))] : []),
      ...(more > 0 ? [text(`Et ${count(more, "autre", "autres")}, quand celles-ci seront réglées.`)] : []),
    ],
  };
}

export function sayDoubtLabel(about: Doubtful): string {
  if ("usual" in about)
    return `${about.name}, ${sayIndicator(about.indicator)} : ${sayNumber(about.indicator, about.value)}`;
  const confirmed = about.confirmed ? ", confirmé par la commune" : "";
  return `${about.name}, ${sayCompared(about)}${confirmed}`;
}

/** What makes it doubtful, without its municipality. */
export function sayDoubtValues(about: Doubtful): string {
  return "usual" in about ? `${sayNumber(about.indicator, about.value)} ; ${sayUsual(about)}` : sayCompared(about);
}

function sayUsual({ indicator, usual }: Outlier): string {
  return `ailleurs, environ ${sayNumber(indicator, rounded(indicator, usual))}`;
}

/** Worked out by inhabitant: what is counted one by one stays whole. */
function rounded({ question }: Outlier["indicator"], usual: number): number {
  return question === undefined || question.type === "integer" ? Math.round(usual) : usual;
}

function sayCompared({ figures, indicator }: Disagreement): string {
  return figures.length === 0 ? sayIndicator(indicator) : figures.map(sayFigure).join(" ; ");
}

function sayFigure({ indicator, value, as }: Compared): string {
  const number = sayNumber(indicator, value);
  if (as === "computed") return `d'après les autres réponses : ${number}`;
  return `${sayIndicator(indicator)}${as === "total" ? ", en tout" : ""} : ${number}`;
}

/** Said to the municipality: a question, never a reproach. */
export function sayDoubtReason(about: Doubtful): string {
  if ("usual" in about) {
    const { indicator, value, usual, peers } = about;
    return `« ${sayIndicator(indicator)} » vaut ${sayNumber(indicator, value)} ; d'après ${count(peers, "commune", "communes")} de taille semblable, on attendrait plutôt ${sayNumber(indicator, rounded(indicator, usual))}. Est-ce bien cela ?`;
  }
  const { figures, message } = about;
  const said = formatList(figures.map((one) => `« ${sayFigure(one)} »`));
  const told = message === undefined ? [] : [message.replace(/\s*Est-ce bien exact\s*\?$/u, "")];
  return [...told, ...(said === "" ? [] : [`Vous avez répondu ${said}.`]), "Est-ce bien cela ?"].join(" ");
}

export function sayAskedAgain({ name, indicator }: Pick<Doubtful, "name" | "indicator">): string {
  return `C'est redemandé à ${name} : ${sayIndicator(indicator)}. Son diagnostic est rouvert à cette question ; ses autres réponses restent.`;
}

export function sayNoDoubt(title: string, alone: number): string {
  const none = `Aucune valeur validée n'est à vérifier (${title}) : aucune n'est très loin de celles de communes semblables, et les totaux s'accordent.`;
  return alone === 0 ? none : `${none} ${sayAlone(alone)}`;
}

/** Silence about them would say that they are right. */
function sayAlone(values: number): string {
  return `${count(values, "valeur n'a pas", "valeurs n'ont pas")} assez de communes comparables pour être ${plural(values, "jugée", "jugées")}.`;
}

export function sayNoDoubtLeft(): string {
  return "Aucune valeur n'est à redemander. Pour les chercher : `valeurs à vérifier`.";
}
