import type { Indicator } from "../diagnostic/indicator.ts";
import { type Block, type Outbound, text } from "../message.ts";
import type { Figure } from "../diagnostic/consolidate.ts";
import { baseOf, type Measure, type Payer, type Share, type Shared, type SharingKey } from "../scenario/sharing.ts";
import { cutTable } from "./cut-table.ts";
import { lowered, sayBehind, sayIndicator, sayNumber } from "./figures.ts";
import { capital, formatEuro, formatList, formatNumber, formatPercent, formatSome, plural } from "./format.ts";
import { type Lack, sayLack } from "./scenario-figure.ts";
import { sayScenario, saySimulation } from "./scenarios.ts";

/** What is shared: an amount that was said, or with its `figure`, what the municipalities answered. */
export type ToShare = { cents: number; figure?: Figure };
export type SharingTold = { key: SharingKey; result: Shared };
export type LackOf = (measure: Measure, id: string) => Lack;

export const sharingQuestions = {
  amount: {
    text: "Quel montant faut-il répartir, par an ?",
    label: "Montant",
    help: "Aucun reste à charge n'est encore connu pour ces communes. Exemple : 120 000 €.",
  },
  key: {
    text: "Selon quelle clé ?",
    label: "Clé",
    help: "Deux clés se mêlent (« 60 % population 40 % usage ») ou se comparent (« population ou usage »).",
    ready: [
      { value: "population", label: "Par population" },
      { value: "usage", label: "Par usage" },
      { value: "ETP", label: "Par ETP (agents en équivalent temps plein)" },
      { value: "parts égales", label: "À parts égales" },
    ],
  },
};

export function sayMeasure(measure: Measure, indicators: readonly Indicator[]): string {
  if (measure === "population") return "population";
  if (measure === "equal") return "parts égales";
  const indicator = indicators.find(({ key }) => key === measure);
  return indicator === undefined ? measure : lowered(sayIndicator(indicator));
}

/** "60 % population et 40 % usagers par an". */
export function sayKey(key: SharingKey, indicators: readonly Indicator[]): string {
  const parts = key.map(({ measure, percent }) => {
    const said = sayMeasure(measure, indicators);
    return key.length === 1 ? said : `${formatPercent(percent)} ${said}`;
  });
  return formatList(parts);
}

const mostLines = 30;

export function saySharing(told: {
  scenario: { id: number; name: string };
  amount: ToShare;
  observers: readonly { name: string }[];
  indicators: readonly Indicator[];
  shared: readonly SharingTold[];
  /** Left out, for want of what the keys need. */
  without: readonly Payer[];
  lackOf: LackOf;
}): Outbound {
  const { scenario, amount, observers, indicators, shared, without, lackOf } = told;
  const known = shared.filter(isShared);
  const [first, second] = known;
  return {
    title: `Qui paierait quoi, ${lowered(sayScenario(scenario))}`,
    blocks: [
      text(
        [
          saySimulation(),
          ...sayAmount(amount),
          ...(observers.length === 0
            ? []
            : [
                `${formatSome(observers.map(({ name }) => name))} ${plural(observers.length, "observe", "observent")} : sans part.`,
              ]),
        ].join("\n"),
      ),
      ...shared.filter((one) => !isShared(one)).map((one) => text(sayUnshared(one, indicators, lackOf))),
      ...(without.length === 0 ? [] : [text(sayWithout(without))]),
      ...(first === undefined
        ? []
        : second === undefined
          ? oneKey(first, indicators, scenario.id)
          : twoKeys(first, second, indicators, scenario.id)),
      ...(known.length === 0 ? [] : [text("Les parts font exactement le total, au centime près.")]),
      ...choicesOf(told),
    ],
  };
}

type Known = { key: SharingKey; result: Extract<Shared, { kind: "shared" }> };

function isShared(one: SharingTold): one is Known {
  return one.result.kind === "shared";
}

function sayAmount({ cents, figure }: ToShare): string[] {
  const said = formatEuro(cents / 100);
  if (figure === undefined) return [`À répartir : **${said}** par an, le montant que vous donnez.`];
  const { coverage, indicator } = figure;
  const missing = coverage.total - coverage.answered - coverage.apart;
  return [
    `À répartir : **${said}** par an, ${lowered(sayIndicator(indicator))} d'aujourd'hui (${sayBehind(coverage)}).`,
    ...(missing === 0 ? [] : ["Des réponses manquent : ce montant changera avec elles."]),
  ];
}

function sayUnshared({ key, result }: SharingTold, indicators: readonly Indicator[], lackOf: LackOf): string {
  const said = sayKey(key, indicators);
  if (result.kind === "weightless")
    return `**${capital(said)}** : aucune commune n'a de « ${sayMeasure(result.measure, indicators)} », il n'y a rien à comparer.`;
  if (result.kind !== "missing") return "";
  const lacking = result.missing.map(({ measure, payers }) => {
    const names = payers.map(({ id, name }) => `${name} (${sayLack(lackOf(measure, id))})`);
    return `« ${sayMeasure(measure, indicators)} » manque pour ${formatSome(names)}`;
  });
  return `**${capital(said)}** : impossible à calculer. ${formatList(lacking)}. Une réponse qui manque n'est jamais comptée zéro.`;
}

function sayWithout(without: readonly Payer[]): string {
  return `⚠️ Calculé sans ${formatSome(without.map(({ name }) => name))} : ${plural(without.length, "sa donnée manque", "leurs données manquent")}, et toutes les parts changeront quand ${plural(without.length, "elle sera connue", "elles seront connues")}.`;
}

function oneKey({ key, result }: Known, indicators: readonly Indicator[], id: number): Block[] {
  const [only, ...others] = key;
  const based = only !== undefined && others.length === 0 && only.measure !== "equal" && only.measure !== "population";
  const said = sayKey(key, indicators);
  return cutTable({
    caption: `Clé : ${said} (${[...(based ? ["valeur"] : []), "habitants", "part", "euros par an", "euros par habitant"].join(", ")})`,
    columns: ["Commune", ...(based ? [capital(said)] : []), "Habitants", "Part", "Euros par an", "Par habitant"],
    rows: byAmount(result.shares).map((share) => [
      share.name,
      ...(based && only !== undefined ? [sayBase(only.measure, share, indicators)] : []),
      formatNumber(share.population),
      formatPercent(share.hundredths / 100),
      formatEuro(share.cents / 100),
      sayPerHead(share),
    ]),
    most: mostLines,
    others: ["autre commune", "autres communes"],
    file: `repartition scenario ${id}`,
  });
}

/** Both amounts, and what the second changes for each. */
function twoKeys(first: Known, second: Known, indicators: readonly Indicator[], scenario: number): Block[] {
  const names = [first, second].map(({ key }) => sayKey(key, indicators));
  const other = new Map(second.result.shares.map(({ id, cents }) => [id, cents]));
  const rows = byAmount(first.result.shares).map(({ id, name, cents }) => {
    const instead = other.get(id) ?? 0;
    return [name, formatEuro(cents / 100), formatEuro(instead / 100), formatSigned((instead - cents) / 100)];
  });
  return cutTable({
    caption: `Clés : ${names.join(" ; ")} ; écart de l'une à l'autre`,
    columns: ["Commune", ...names.map(capital), "Écart"],
    rows,
    most: mostLines,
    others: ["autre commune", "autres communes"],
    file: `repartition scenario ${scenario}`,
  });
}

function formatSigned(euros: number): string {
  return `${euros > 0 ? "+" : ""}${formatEuro(euros)}`;
}

function byAmount(shares: readonly Share[]): Share[] {
  return shares.toSorted((a, b) => b.cents - a.cents || (a.name < b.name ? -1 : 1));
}

function sayBase(measure: Measure, share: Share, indicators: readonly Indicator[]): string {
  const [indicator, value] = [indicators.find(({ key }) => key === measure), baseOf(measure, share)];
  return indicator === undefined || value === undefined ? "" : sayNumber(indicator, value);
}

function sayPerHead({ cents, population }: Share): string {
  return population === 0 ? "" : formatEuro(Math.round(cents / population) / 100);
}

function choicesOf({ scenario, shared, amount, indicators }: Parameters<typeof saySharing>[0]): Block[] {
  const lacking = shared.find(({ result }) => result.kind === "missing");
  const price = amount.figure === undefined ? ` ${amount.cents / 100} €` : "";
  const command = `répartition${price} scénario ${scenario.id}`.replace(".", ",");
  const key = shared.map((one) => typedKey(one.key, indicators)).join(" ou ");
  const [only] = shared;
  return [
    {
      type: "choices",
      choices: [
        ...(lacking === undefined
          ? []
          : [{ value: `${command} : ${key}, communes connues`, label: "Calculer sur les seules communes connues" }]),
        ...(shared.length === 1 && only !== undefined && only.key[0]?.measure !== "population"
          ? [{ value: `${command} : population ou ${key}`, label: "Comparer avec la population" }]
          : []),
        { value: `exporter scénario ${scenario.id}`, label: "Ouvrir dans un tableur" },
      ],
    },
  ];
}

/** As it would be typed. */
function typedKey(key: SharingKey, indicators: readonly Indicator[]): string {
  return key
    .map(({ measure, percent }) => {
      const said = sayMeasure(measure, indicators);
      return key.length === 1 ? said : `${String(percent).replace(".", ",")} % ${said}`;
    })
    .join(" et ");
}

export function sayKeyUnread(
  read: { kind: "unknown"; said: string } | { kind: "not_100"; total: number } | { kind: "unparted" },
): string {
  switch (read.kind) {
    case "unknown":
      return `Je ne lis pas de clé dans « ${read.said} ». Écrivez \`population\`, \`usage\`, \`ETP\`, \`parts égales\`, ou le nom d'un chiffre qui s'additionne.`;
    case "not_100":
      return `Ces parts font ${formatPercent(read.total)} : il en faut 100. Par exemple \`60 % population 40 % usage\`.`;
    case "unparted":
      return "Dites la part de chacune (`60 % population 40 % usage`), ou comparez-les (`population ou usage`).";
  }
}

export function sayMostKeys(): string {
  return "Je compare deux clés à la fois. Écrivez par exemple `population ou usage`.";
}

export function sayAmountUnread(said: string): string {
  return `Je ne lis pas un montant dans « ${said} ». Écrivez par exemple \`répartir 120 000 € scénario 1 par population\`.`;
}
