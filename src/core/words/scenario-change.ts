import type { Respondent } from "../diagnostic/indicator.ts";
import type { Move } from "../scenario/standings.ts";
import type { Totals } from "../scenario/totals.ts";
import { formatList, plural } from "./format.ts";
import { sayInhabitantsChange, sayTotalsChange } from "./scenario-shown.ts";
import { sayScenario, saySimulation, sayUnknown, type Unknown } from "./scenarios.ts";

type Moved = { name: string; to: Move["to"] };
type Side = { members: readonly Respondent[]; totals: Totals };

export function askChange(): string {
  return "Faut-il garder ce changement ?";
}

export function sayChangeChoices() {
  return [
    { value: "yes", label: "Oui, le garder", words: ["oui", "ouais", "ok", "d'accord", "garder"] },
    { value: "no", label: "Non, laisser comme avant", words: ["non", "comme avant"] },
  ];
}

/** Before → after, figure by figure; nothing is kept yet. */
export function sayWouldChange(change: {
  scenario: { id: number; name: string };
  moves: readonly Moved[];
  unknown: readonly Unknown[];
  before: Side;
  after: Side;
}): string {
  const { scenario, moves, unknown, before, after } = change;
  const totals = sayTotalsChange(before.totals, after.totals);
  return [
    `${sayScenario(scenario)}. ${saySimulation()}`,
    ...sayMoves(moves),
    sayInhabitantsChange(before.members, after.members),
    ...(totals.length === 0 ? ["Aucun total connu ne change."] : totals),
    ...unknown.map((one) => `${sayUnknown(one)} Le reste est lu.`),
  ].join("\n");
}

const becomes: Record<Move["to"], [one: string, several: string]> = {
  in: ["entrerait", "entreraient"],
  out: ["sortirait", "sortiraient"],
  observer: ["observerait, hors des totaux", "observeraient, hors des totaux"],
};

function sayMoves(moves: readonly Moved[]): string[] {
  return [...Map.groupBy(moves, ({ to }) => to)].map(
    ([to, own]) => `${formatList(own.map(({ name }) => name))} ${plural(own.length, ...becomes[to])}.`,
  );
}

const already: Record<Move["to"], [one: string, several: string]> = {
  in: ["y est déjà", "y sont déjà"],
  out: ["n'y est pas", "n'y sont pas"],
  observer: ["observe déjà", "observent déjà"],
};

export function sayAlreadySo(moves: readonly Moved[]): string {
  const told = [...Map.groupBy(moves, ({ to }) => to)].map(
    ([to, own]) => `${formatList(own.map(({ name }) => name))} ${plural(own.length, ...already[to])}`,
  );
  return `${formatList(told)} : rien ne change.`;
}

export function sayScenarioEmpty(): string {
  return "Ce scénario n'aurait plus de commune. Pour le supprimer : `supprimer le scénario`.";
}

export function sayChanged({ id }: { id: number }): string {
  return `C'est gardé. Pour revenir en arrière, dites le changement inverse : \`scénario ${id} ajouter\` ou \`scénario ${id} sans\`, puis la commune.`;
}
