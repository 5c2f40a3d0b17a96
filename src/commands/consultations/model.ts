import { isClerk, municipalitiesOf } from "../../core/access.ts";
import type { Command } from "../../core/command.ts";
import { sayModel } from "../../core/words/model-resolution.ts";
import { choiceParameter } from "../parameter.ts";
import { cutPhrase, placeNamed } from "./said.ts";
import { openFor } from "./which-consultation.ts";

export const resolutionModel: Command = {
  name: "resolution-model",
  words: [
    "délibération modèle",
    "modèle de délibération",
    "modèle délibération",
    "modèle de délib",
    "modèle d'avis",
    "délibération type",
  ],
  group: "legal",
  summary: "un modèle de délibération à adapter",
  examples: ["délibération modèle schéma", "modèle de délibération pacte Vougy"],
  action: "see_legal",
  parameters: ({ library }) => [
    choiceParameter(
      { id: "kind", text: "Un modèle de délibération sur quoi ?", label: "Sujet" },
      library.consultations.map(({ key, name, words }) => ({ value: key, label: name, words })),
    ),
  ],
  read(rest, context) {
    const { library, store } = context;
    const phrases = library.consultations.flatMap((kind) => kind.words);
    const { words, found } = cutPhrase(rest, phrases);
    const kind = library.consultations.find((one) => found !== undefined && one.words.includes(found));
    const name = words.replace(/^(?:(?:sur|pour|le|la|les|du|de|l['’]|de la|des)\s*)+(?=$|\s)/giu, "").trim();
    const cleaned = name.replace(/^(?:sur|pour)\s+(?:le|la|les|l['’])?\s*/iu, "").trim();
    const place = cleaned === "" ? undefined : placeNamed(cleaned, store.territory.municipalities());
    if (kind === undefined && place === undefined) return undefined;
    return {
      ...(kind === undefined ? {} : { kind: kind.key }),
      ...(place === undefined ? {} : { insee: place.insee }),
    };
  },
  run(context, { kind: key, insee }) {
    const { library, store, person } = context;
    const kind = library.consultations.find((one) => one.key === key);
    if (kind === undefined) throw new Error(`no kind of consultation ${String(key)}`);
    const own = isClerk(person) ? municipalitiesOf(person) : [];
    const chosen = insee === undefined ? (own.length === 1 ? own[0] : undefined) : String(insee);
    const place = chosen === undefined ? undefined : store.territory.municipality(chosen);
    const views = openFor(context).filter((view) => view.kind.key === kind.key);
    const view = views.length === 1 ? views[0] : undefined;
    const sent = view?.councils.find((one) => one.insee === chosen)?.opinion.transmittedOn;
    const subject = view?.consultation.subject;
    return {
      message: sayModel({
        kind,
        epci: store.territory.epci()?.name ?? "l'intercommunalité",
        ...(subject === undefined || subject === kind.name ? {} : { subject }),
        ...(place === undefined ? {} : { municipality: place.name }),
        ...(sent === undefined ? {} : { transmittedOn: sent }),
      }),
    };
  },
};
