import { type Outbound, text } from "../message.ts";
import type { Municipality } from "../people.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { formatList, formatNumber, formatSome, of } from "./format.ts";

type Named = Pick<Scenario, "id" | "name">;
type Place = Pick<Municipality, "name" | "populationMunicipal">;
/** Words that name no municipality, and those they are close to. */
export type Unknown = { said: string; near: readonly Place[] };

export function sayScenario({ id, name }: Named): string {
  return `Scénario ${id} : ${name}`;
}

/** Said in each message: nobody is bound by it. */
export function saySimulation(): string {
  return "Simulation : elle ne décide rien.";
}

export const scenarioQuestions = {
  name: {
    text: "Comment s'appelle ce scénario ?",
    label: "Nom",
    help: "Quelques mots pour le reconnaître : « jeunesse à six ».",
  },
  places: {
    text: "Quelles communes y seraient ?",
    label: "Communes",
    help: "Séparez-les par des virgules. « Toutes », « toutes sauf Belmont » et « bassin de Charlieu » conviennent aussi.",
  },
  move: { text: "Quelles communes ?", label: "Communes", help: "Séparez-les par des virgules." },
};

export function sayWhichScenario(): string {
  return "Quel scénario ?";
}

export function sayNoScenario(mayCreate: boolean): string {
  return mayCreate
    ? "Aucun scénario n'est encore fait. Pour en faire un : `scénario créer`, un nom, deux points, puis les communes."
    : "Aucun scénario n'est partagé avec vous pour l'instant. La direction générale les partage quand ils sont prêts.";
}

export function sayNoSuchScenario(said: string): string {
  return `Il n'y a pas de scénario ${said}. Ceux qui existent : \`scénarios\`.`;
}

export function sayNameIsNumber(): string {
  return "Un numéro se confondrait avec celui d'un autre scénario. Donnez-lui un nom en quelques mots.";
}

export function sayNameTaken(same: Named): string {
  return `Ce nom est déjà pris : \`scénario ${same.id}\`. Donnez-lui un autre nom.`;
}

export function sayNoPlaceSaid(unknown: readonly Unknown[]): string {
  const told = unknown.map(sayUnknown).join(" ");
  return `${told === "" ? "Je ne lis aucune commune." : told} Écrivez les noms des communes, séparés par des virgules.`;
}

export function sayUnknown({ said, near }: Unknown): string {
  const close = formatList(
    near.slice(0, 3).map(({ name }) => of(name)),
    "ou",
  );
  const what = /^bassin\b/iu.test(said) ? `le « ${said} »` : `la commune « ${said} »`;
  return `Je ne trouve pas ${what}.${close === "" ? "" : ` S'agit-il ${close} ?`}`;
}

/** The scenario as it stands, after what it was made of. */
export function sayScenarioCreated(
  shown: Outbound,
  { id, unknown }: { id: number; unknown: readonly Unknown[] },
): Outbound {
  const lost = unknown.map(
    (one) => `${sayUnknown(one)} Le reste est gardé. Pour l'ajouter : \`scénario ${id} ajouter\`, puis son nom.`,
  );
  return {
    ...shown,
    blocks: [text([`Le scénario ${id} est gardé.`, ...lost].join("\n")), ...shown.blocks],
  };
}

export function sayScenarios(
  listed: readonly {
    scenario: Scenario;
    title: string;
    places: readonly Place[];
    observers: number;
  }[],
): Outbound {
  return {
    title: "Scénarios",
    blocks: [
      {
        type: "table",
        caption: "Des simulations : elles ne décident rien",
        columns: ["Scénario", "Diagnostic", "Communes", "Habitants", "Observent", "Partagé"],
        rows: listed.map(({ scenario, title, places, observers }) => [
          sayScenario(scenario),
          title,
          `${formatNumber(places.length)} (${formatSome(places.map(({ name }) => name))})`,
          formatNumber(places.reduce((sum, { populationMunicipal }) => sum + populationMunicipal, 0)),
          formatNumber(observers),
          scenario.sharedAt === undefined ? "non" : "oui",
        ]),
      },
      {
        type: "choices",
        choices: listed.map(({ scenario }) => ({ value: `scénario ${scenario.id}`, label: sayScenario(scenario) })),
      },
    ],
  };
}

export function askRemoval(scenario: Named): string {
  return `Faut-il supprimer le scénario ${scenario.id} (${scenario.name}) ?`;
}

export function sayRemovalChoices() {
  return [
    { value: "yes", label: "Oui, le supprimer", words: ["oui", "ouais", "ok", "d'accord", "supprimer"] },
    { value: "no", label: "Non, le garder", words: ["non", "garder"] },
  ];
}

export function sayRemoved({ id, name }: Named, places: readonly Place[]): string {
  const again = `Pour le refaire : \`scénario créer ${name} : ${places.map((one) => one.name).join(", ")}\`.`;
  return `Le scénario ${id} (${name}) est supprimé. Les réponses des communes n'ont pas changé. ${again}`;
}

/** `few`: so few municipalities that each may work out what another one said. */
export function sayShared({ id, name }: Named, few: boolean): string {
  return [
    `Le scénario ${id} (${name}) est partagé : les élues et les élus peuvent lire ses totaux avec \`scénario ${id}\`. Les parts de chaque commune ne le sont pas. Personne n'est prévenu : annoncez-le quand vous le souhaitez.`,
    ...(few ? ["Il réunit si peu de communes que chacune peut déduire les chiffres d'une autre."] : []),
    `Pour revenir en arrière : \`scénario ${id} ne plus partager\`.`,
  ].join("\n");
}

export function sayNoLongerShared({ id, name }: Named): string {
  return `Le scénario ${id} (${name}) n'est plus partagé : seuls la direction générale et les services le lisent.`;
}
