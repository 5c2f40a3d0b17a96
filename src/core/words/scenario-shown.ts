import type { CivilDate } from "../calendar/civil-date.ts";
import type { Figure } from "../diagnostic/consolidate.ts";
import { type Indicator, inhabitantsOf, type Respondent } from "../diagnostic/indicator.ts";
import { fewestAgents } from "../diagnostic/small-numbers.ts";
import { type Block, type Outbound, text } from "../message.ts";
import type { Municipality } from "../people.ts";
import { indicatorOf, type Ratio, type Totals } from "../scenario/totals.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { populationYear } from "../territory/read-epci.ts";
import { lowered, sayBehind, sayIndicator, sayNumber, sayPerInhabitant } from "./figures.ts";
import { count, formatDate, formatEuro, formatList, formatSome, plural } from "./format.ts";
import { sayScenario, saySimulation } from "./scenarios.ts";

export type ShownScenario = {
  scenario: Scenario;
  /** Of its diagnostic. */
  title: string;
  members: readonly Respondent[];
  observers: readonly Pick<Municipality, "name">[];
  notAsked: readonly string[];
  totals: Totals;
  /** The function of who made it, and when. */
  by: string;
  on: CivilDate;
  /** Whether this person shares costs and changes scenarios, or reads alone. */
  mayAct: boolean;
};

export function sayScenarioShown(shown: ShownScenario): Outbound {
  const { scenario, title, members, observers, totals, by, on, mayAct } = shown;
  const author = by === "" ? "" : ` (${by})`;
  return {
    title: sayScenario(scenario),
    blocks: [
      text(
        [
          `${saySimulation()} Fait le ${formatDate(on)}${author}, d'après « ${title} ».`,
          sayMembers(members),
          ...(observers.length === 0 ? [] : [sayObservers(observers)]),
          ...sayMissing(shown),
        ].join("\n"),
      ),
      ...tableOf(totals),
      ...(totals.hidden.length === 0 ? [] : [text(sayHidden(totals.hidden))]),
      text("Les réponses manquantes ne sont jamais estimées : un total sans elles est un minimum."),
      ...(mayAct ? [choicesOf(scenario, totals)] : []),
    ],
  };
}

function sayMembers(members: readonly Respondent[]): string {
  return `**${counted(members)}** (population municipale ${populationYear}) : ${formatSome(members.map(({ name }) => name))}.`;
}

function sayObservers(observers: readonly { name: string }[]): string {
  const { length } = observers;
  return `${formatSome(observers.map(({ name }) => name))} ${plural(length, "observe", "observent")} : hors des totaux.`;
}

function sayMissing({ members, notAsked }: Pick<ShownScenario, "members" | "notAsked">): string[] {
  const waiting = members.filter(({ validated, name }) => !validated && !notAsked.includes(name));
  return [
    ...(waiting.length === 0 ? [] : [`Pas encore validé : ${formatSome(waiting.map(({ name }) => name))}.`]),
    ...(notAsked.length === 0
      ? []
      : [
          `Ce diagnostic n'est pas ouvert à ${formatList(notAsked)}. Pour l'ouvrir : \`diagnostic ajouter\`, puis son nom.`,
        ]),
  ];
}

function tableOf(totals: Totals): Block[] {
  const known = totals.told.filter(({ coverage }) => coverage.answered > 0);
  const unknown = totals.told.filter((one) => !known.includes(one));
  const rows = known.flatMap((one) => [rowOf(one), ...perInhabitantRow(one)]);
  if (totals.perUser !== undefined) rows.push(perUserRow(totals.perUser));
  const columns = ["Chiffre", "Total", "D'après"];
  return [
    ...(rows.length === 0
      ? []
      : [{ type: "table" as const, caption: "Totaux des communes du scénario", columns, rows }]),
    ...(unknown.length === 0 ? [] : [text(sayUnknownYet(unknown))]),
    ...(totals.told.length === 0 && totals.hidden.length === 0
      ? [text("Ce diagnostic ne demande rien qui s'additionne d'une commune à l'autre.")]
      : []),
  ];
}

function rowOf(figure: Figure): string[] {
  return [sayIndicator(figure.indicator), sayTotal(figure), sayBehind(figure.coverage)];
}

function sayUnknownYet(unknown: readonly Figure[]): string {
  return `Pas encore connu : ${formatList(unknown.map(({ indicator }) => lowered(sayIndicator(indicator))))}.`;
}

/** A sum, and nothing that one municipality alone would have said. */
export function sayTotal({ indicator, value }: Figure): string {
  return value.kind === "numbers" && value.sum !== undefined ? sayNumber(indicator, value.sum) : "pas encore connu";
}

function perInhabitantRow({ indicator, coverage, value }: Figure): string[][] {
  const said = value.kind === "numbers" ? sayPerInhabitant(indicator, value) : undefined;
  if (said === undefined) return [];
  return [
    [
      `${sayIndicator(indicator)}, par habitant`,
      said,
      `divisé par les habitants ${plural(coverage.answered, "de la commune qui a répondu", "des communes qui ont répondu")}`,
    ],
  ];
}

function perUserRow({ value, behind, estimates }: Ratio): string[] {
  const estimated = estimates === 0 ? "" : `, dont ${count(estimates, "estimation", "estimations")}`;
  return [
    "Reste à charge, par usager",
    formatEuro(Math.round(value * 100) / 100),
    `${count(behind, "commune a dit", "communes ont dit")} les deux${estimated}`,
  ];
}

function sayHidden(hidden: readonly Indicator[]): string {
  const names = formatList(hidden.map((one) => `« ${sayIndicator(one)} »`));
  return `${names} ${plural(hidden.length, "n'est donné", "ne sont donnés")} dans aucun scénario : dans une commune de moins de ${fewestAgents} agents, la différence entre deux scénarios parlerait d'une personne.`;
}

function choicesOf({ id }: Scenario, { told }: Totals): Block {
  const indicators = told.map(({ indicator }) => indicator);
  const usage = indicatorOf("usage", indicators);
  const cost = indicatorOf("cost", indicators);
  return {
    type: "choices",
    choices: [
      { value: `répartition scénario ${id} par population`, label: "Répartir par population" },
      ...(usage === undefined ? [] : [{ value: `répartition scénario ${id} par usage`, label: "Répartir par usage" }]),
      ...(cost === undefined
        ? []
        : [
            {
              value: `détail scénario ${id} ${sayIndicator(cost)}`,
              label: `Commune par commune : ${lowered(sayIndicator(cost))}`,
            },
          ]),
      { value: `exporter scénario ${id}`, label: "Ouvrir dans un tableur" },
    ],
  };
}

/** A figure before and after a change, where it is not the same. */
export function sayTotalsChange(before: Totals, after: Totals): string[] {
  const lines = after.told.map((figure) => {
    const former = before.told.find(({ indicator }) => indicator.key === figure.indicator.key);
    const was = former === undefined ? "pas encore connu" : sayTotal(former);
    const now = sayTotal(figure);
    if (was === now && former?.coverage.answered === figure.coverage.answered) return undefined;
    return `${sayIndicator(figure.indicator)} : ${was} → ${now} (${sayBehind(figure.coverage)})`;
  });
  return lines.filter((line) => line !== undefined);
}

export function sayInhabitantsChange(before: readonly Respondent[], after: readonly Respondent[]): string {
  return `${counted(before)} → ${counted(after)}`;
}

function counted(members: readonly Respondent[]): string {
  return `${count(members.length, "commune", "communes")}, ${count(inhabitantsOf(members), "habitant", "habitants")}`;
}
