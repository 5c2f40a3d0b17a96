import type { FromPublished, PublishedAmong } from "../diagnostic/published.ts";
import type { OpenFigureKey, Published } from "../interview/known-data.ts";
import type { OpenFigure } from "../open-data/open-figure.ts";
import { count, formatDateShort, formatEuro, formatNumber, formatPercent, plural } from "./format.ts";

/** Publishers that take an article. */
const publishers: Record<string, string> = { OFGL: "l'OFGL", DGFiP: "la DGFiP", DGCL: "la DGCL" };

export function sayPublisher(source: string): string {
  const [name = ""] = source.split(/[\s,]/u, 1);
  const said = publishers[name];
  return said === undefined ? `« ${source} »` : said + source.slice(name.length);
}

/** « Les chiffres publiés par l'OFGL pour 2025 donnent 412 300 €. » */
export function sayPublished({ source, year }: Published, shown: string): string {
  return `Les chiffres publiés par ${sayPublisher(source)} pour ${year} donnent ${shown}.`;
}

/** « l'OFGL, année 2025, données du 30 septembre 2026 » */
function sayOrigin({ source, year, on }: Published): string {
  return `${sayPublisher(source)}, année ${year}, données du ${formatDateShort(on, 0)}`;
}

/** « 12 réponses confirment le chiffre publié par l'OFGL, année 2025, données du 30 septembre 2026 ; 1 le corrige. » */
export function sayPublishedAmong({ from, confirmed, corrected }: PublishedAmong): string {
  const origin = `le chiffre publié par ${sayOrigin(from)}`;
  if (confirmed === 0) return `${count(corrected, "réponse corrige", "réponses corrigent")} ${origin}.`;
  const others = corrected === 0 ? "" : ` ; ${formatNumber(corrected)} le ${plural(corrected, "corrige", "corrigent")}`;
  return `${count(confirmed, "réponse confirme", "réponses confirment")} ${origin}${others}.`;
}

/** Beside one answer: « l'OFGL, année 2025, confirmé » */
export function sayPublishedBeside({ from, isConfirmed }: FromPublished, shown: string): string {
  const publication = `${sayPublisher(from.source)}, ${from.year}`;
  return isConfirmed ? `${publication}, confirmé` : `au lieu de ${shown} (${publication})`;
}

const labels: Record<OpenFigureKey, string> = {
  rrf: "recettes réelles de fonctionnement",
  drf: "dépenses réelles de fonctionnement",
  annuite_capital: "remboursement du capital",
  encours: "encours de dette",
  invest_equipement: "dépenses d'équipement",
  invest_subventions: "subventions d'investissement",
  invest_fctva: "FCTVA",
  taux_tfb: "taux foncier bâti",
  taux_tfnb: "taux foncier non bâti",
  taux_thrs: "taux résidences secondaires",
  taux_cfe: "taux de CFE",
  bases_tfb: "base foncier bâti",
  bases_tfnb: "base foncier non bâti",
  bases_thrs: "base résidences secondaires",
  bases_cfe: "base de CFE",
  pf_hab: "potentiel financier par habitant",
  effort_fiscal: "effort fiscal",
  dgf: "DGF",
  dsr: "DSR",
  dsu: "DSU",
  dnp: "DNP",
  ac: "attribution de compensation",
  dsc: "dotation de solidarité communautaire",
  fpic_preleve: "FPIC prélevé",
  fpic_reverse: "FPIC reçu",
  dotation_interco: "dotation d'intercommunalité",
  cif: "coefficient d'intégration fiscale",
  ac_versees: "attributions de compensation versées",
  ac_recues: "attributions de compensation reçues",
};

/** « recettes réelles de fonctionnement 2025 » */
export function sayFigureName({ key, year }: OpenFigure): string {
  return `${labels[key]} ${year}`;
}

export function sayFigureValue({ key, value }: OpenFigure): string {
  if (key.startsWith("taux_")) return formatPercent(value);
  return key === "effort_fiscal" || key === "cif" ? formatNumber(value) : formatEuro(value);
}
