import { type Outbound, say } from "../message.ts";
import { formatSome } from "./format.ts";

/** With the two files of each, which follow. `place`: absent in a form that persons fill. */
export function sayForms(forms: readonly { place?: string; title: string }[]): Outbound {
  const named = forms.map(({ place, title }) => (place === undefined ? `« ${title} »` : `${place} (${title})`));
  const isOfPersons = forms.some(({ place }) => place === undefined);
  const each = isOfPersons ? "Pour chacun, un fichier" : "Pour chaque commune, un fichier";
  return say(
    `Voici ${forms.length === 1 ? "le formulaire" : "les formulaires"} : ${formatSome(named)}. ${forms.length === 1 ? "Un fichier" : each} à remplir dans un tableur, et le même à imprimer.`,
    ...(isOfPersons
      ? [
          "Le formulaire qu'une personne remplit en son nom, ou sans, est vierge et le même pour tout le monde : vous pouvez l'imprimer pour chacune. S'il revient sur papier, recopiez-le dans le tableau.",
        ]
      : []),
    "Une fois rempli, envoyez-moi ici le fichier CSV : je relis chaque ligne avec vous avant de la noter.",
  );
}
