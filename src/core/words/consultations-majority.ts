import type { Confidence } from "../legal/rule.ts";
import type { ConsultationView } from "../legal/consultation-view.ts";
import type { Majority, Way } from "../legal/majority.ts";
import { type Outbound, text } from "../message.ts";
import { sayConfidence, sayConsultation } from "./consultations-names.ts";
import { count, formatNumber, formatPercent, plural } from "./format.ts";

/** Both thresholds, what has been reached of each, what is missing, and which population is counted. */
export function sayMajority(view: ConsultationView, majority: Majority): Outbound {
  const { kind, councils } = view;
  const { agreed, pending } = majority;
  const nameOf = (insee: string) => councils.find((one) => one.insee === insee)?.name ?? insee;
  const lines = [
    `**Majorité** pour ${sayConsultation(view)} : ${majority.reached ? "réunie" : majority.settled ? "hors d'atteinte" : "pas encore réunie"}.`,
    `D'accord à ce jour : ${count(agreed.councils, "conseil", "conseils")} sur ${majority.councils}, ${habitants(agreed.population)} sur ${formatNumber(majority.population)}. ${pending.councils === 0 ? "Plus aucune réponse n'est attendue." : `Encore attendus : ${count(pending.councils, "conseil", "conseils")}, ${habitants(pending.population)}.`}`,
  ];
  return {
    blocks: [
      text(lines.join("\n")),
      {
        type: "list",
        items: kind.majority === "unanimous" ? majority.ways.map(sayUnanimity) : majority.ways.map(sayWay),
      },
      ...(majority.blocker === undefined
        ? []
        : [text(sayBlocker(majority.blocker, nameOf(majority.blocker.insee), majority.population, kind.blocking))]),
      text(sayCounting(view)),
      text(`Texte : ${kind.article}.${sayConfidence(kind)}`),
    ],
  };
}

function sayWay({ councilsNeeded, populationNeeded, met, more }: Way, index: number): string {
  const rule =
    index === 0
      ? "Deux tiers des conseils, pour plus de la moitié de la population"
      : "Ou la moitié des conseils, pour les deux tiers de la population";
  return `${rule} : ${count(councilsNeeded, "conseil", "conseils")} et ${habitants(populationNeeded)}. ${met ? "Réuni." : sayMissing(more)}`;
}

function sayUnanimity({ councilsNeeded, met, more }: Way): string {
  return `L'accord des ${councilsNeeded} conseils. ${met ? "Réuni." : sayMissing({ ...more, population: 0 })}`;
}

function sayMissing({ councils, population }: Way["more"]): string {
  const parts = [
    ...(councils === 0 ? [] : [count(councils, "conseil", "conseils")]),
    ...(population === 0 ? [] : [habitants(population)]),
  ];
  return `Il manque ${parts.join(" et ")}.`;
}

function sayBlocker(
  { population, stance }: NonNullable<Majority["blocker"]>,
  name: string,
  total: number,
  confidence: Confidence | undefined,
): string {
  const share = formatPercent(Math.round((1000 * population) / total) / 10);
  const said = { for: "il est donné", not: "il manque", pending: "il est attendu" }[stance];
  const doubt = confidence === "verified" ? "" : " Ce point est à relire avec la préfecture.";
  return `${name} compte ${share} de la population, plus du quart : son accord est nécessaire, ${said}.${doubt}`;
}

function sayCounting({ kind }: ConsultationView): string {
  const silence = {
    favourable: "Une commune qui n'a pas délibéré dans le délai compte comme favorable.",
    unfavourable: "Une commune qui n'a pas délibéré dans le délai compte comme défavorable.",
    no_effect: "",
    not_agreement: "Une commune qui n'a pas délibéré dans le délai ne compte pas comme favorable.",
  }[kind.silence];
  return `${silence} Une réponse avec réserves n'est pas comptée comme un accord. La population est la population totale de chaque commune (Insee), celle des données importées ; vérifiez l'année avant d'en tirer un acte.`;
}

export function sayNoMajority(view: ConsultationView): string {
  return `Il n'y a pas de majorité à réunir pour ${sayConsultation(view)} : c'est un avis, qui ne lie pas le conseil communautaire. Texte : ${view.kind.article}.`;
}

export function sayNoMajorityAtAll(): string {
  return "Aucune des consultations ouvertes ne demande de majorité : ce sont des avis, qui ne lient pas le conseil communautaire.";
}

function habitants(population: number): string {
  return `${formatNumber(population)} ${plural(population, "habitant", "habitants")}`;
}
