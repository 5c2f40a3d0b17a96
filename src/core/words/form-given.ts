import { type Outbound, say } from "../message.ts";
import { formatSome } from "./format.ts";

/** With the two files of each, which follow. `place`: absent in a form that persons fill; `isBlank`: each of them gets the same. */
export function sayForms(forms: readonly { place?: string; title: string; isBlank: boolean }[]): Outbound {
  const named = forms.map(({ place, title }) => (place === undefined ? `« ${title} »` : `${place} (${title})`));
  const isOfPersons = forms.some(({ place }) => place === undefined);
  const each = isOfPersons ? "Pour chacun, un fichier" : "Pour chaque commune, un fichier";
  return say(
    `Voici ${forms.length === 1 ? "le formulaire" : "les formulaires"} : ${formatSome(named)}. ${forms.length === 1 ? "Un fichier" : each} à remplir dans un tableur, et le même à imprimer.`,
    ...(forms.some(({ isBlank }) => isBlank)
      ? [
          "Un formulaire que des personnes remplissent est vierge et le même pour toutes : vous pouvez l'imprimer pour chacune. S'il revient sur papier, recopiez-le dans le tableau.",
        ]
      : []),
    "Une fois rempli, envoyez-moi ici le fichier CSV : je relis chaque ligne avec vous avant de la noter.",
  );
}
