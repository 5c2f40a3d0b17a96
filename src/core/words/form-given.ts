import { type Outbound, say } from "../message.ts";
import { formatSome } from "./format.ts";

/** With the two files of each, which follow. */
export function sayForms(forms: readonly { place: string; title: string }[]): Outbound {
  const named = forms.map(({ place, title }) => `${place} (${title})`);
  return say(
    `Voici ${forms.length === 1 ? "le formulaire" : "les formulaires"} : ${formatSome(named)}. ${forms.length === 1 ? "Un fichier" : "Pour chaque commune, un fichier"} à remplir dans un tableur, et le même à imprimer.`,
    "Une fois rempli, envoyez-moi ici le fichier CSV : je relis chaque ligne avec vous avant de la noter.",
  );
}
