import type { CivilDate } from "../calendar/civil-date.ts";
import { daysBetween } from "../calendar/civil-date.ts";
import type { Coverage, Matter } from "../diagnostic/coverage.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import { sayMatter } from "./briefing-lines.ts";
import { sayDay, sayWished } from "./days.ts";
import { withoutSensitive } from "./deadlines.ts";
import { capital, count, formatDate, formatList, formatSome, of, plural } from "./format.ts";
import { countUnits } from "./units.ts";

type CampaignLine = { title: string; wishedBy: CivilDate; coverage: Coverage };
type DeadlineLine = { title: string; due: CivilDate; place?: string; sensitive?: boolean };

/** The DGS's one screen. */
export function sayState(state: {
  today: CivilDate;
  territory: string;
  campaigns: CampaignLine[];
  deadlines: DeadlineLine[];
  /** What waits for the reader's decision; absent for who reads without deciding. */
  matters: Matter[] | undefined;
  hints: readonly string[];
}): Outbound {
  const { today, campaigns, matters } = state;
  const { title, blocks } = sayFigures(state, "");
  if (matters?.length === 0) blocks.push(text("✅ Rien n'attend de décision de votre part"));
  else if (matters !== undefined)
    blocks.push(text("⚠️ **Attend votre décision**"), {
      type: "list",
      items: matters.map((matter) => sayMatter(matter, today)),
    });
  blocks.push(
    ...campaigns.filter(({ coverage }) => coverage.unit === "municipality").map(chartOf),
    text(`Pour en savoir plus : ${formatList(state.hints)}.`),
  );
  return { title, blocks };
}

type Figures = { today: CivilDate; territory: string; campaigns: CampaignLine[]; deadlines: DeadlineLine[] };

/** The figures and the deadlines of all the EPCI alone: what may be said where others read. */
export function sayStateShared(figures: Figures): Outbound {
  return sayFigures(figures, " de l'intercommunalité");
}

/** `whose`: whose deadlines are counted, where it is not all that the reader may see. */
function sayFigures({ today, territory, campaigns, deadlines }: Figures, whose: string): Outbound & { title: string } {
  const late = deadlines.filter((one) => one.due < today);
  const soon = deadlines.filter((one) => one.due >= today && daysBetween(today, one.due) <= 30);
  return {
    title: `${territory}, ${formatDate(today)}`,
    blocks: [
      text(
        campaigns.length === 0 ? sayNoCampaignYet() : campaigns.map((one) => sayCoverageLine(one, today)).join("\n"),
      ),
      ...deadlineBlocks(`⚠️ **Échéances${whose} en retard**`, late, today, `✅ Échéances${whose} : aucune en retard`),
      ...deadlineBlocks(`⏳ **D'ici 30 jours**`, soon, today, `⏳ D'ici 30 jours : aucune échéance${whose}`),
    ],
  };
}

export function sayCoverageLine({ title, wishedBy, coverage }: CampaignLine, today: CivilDate): string {
  const sign = coverage.validated.length === coverage.total ? "✅" : "⏳";
  const abandoned =
    coverage.abandoned.length === 0 ? "" : `, ${count(coverage.abandoned.length, "abandonnée", "abandonnées")}`;
  const { closedOn, ongoing, not_begun: notBegun, unfinished } = coverage;
  if (closedOn !== undefined) {
    const again = ongoing.length + notBegun.length;
    const parts = [
      ...(unfinished.length === 0 ? [] : [count(unfinished.length, "non terminée", "non terminées")]),
      ...(again === 0 ? [] : [count(again, "rouverte", "rouvertes")]),
    ];
    const rest = parts.length === 0 ? "" : `, ${parts.join(", ")}`;
    return `✅ **${title}**, clos le ${formatDate(closedOn)} : ${countUnits(coverage.validated.length, coverage.unit)} sur ${coverage.total} ${plural(coverage.validated.length, "a validé", "ont validé")}${rest}${abandoned}.`;
  }
  return `${sign} **${title}** : ${countUnits(coverage.validated.length, coverage.unit)} sur ${coverage.total} ${plural(coverage.validated.length, "a validé", "ont validé")}, ${coverage.ongoing.length} en cours, ${count(coverage.not_begun.length, "pas commencée", "pas commencées")}${abandoned}. ${sayWished(wishedBy, today)}`;
}

function sayNoCampaignYet(): string {
  return "Aucun diagnostic n'est en cours. Pour en ouvrir un : `diagnostic lancer`.";
}

const mostDeadlines = 6;
const mostNamed = 40;

function deadlineBlocks(heading: string, deadlines: readonly DeadlineLine[], today: CivilDate, none: string): Block[] {
  return deadlines.length === 0 ? [text(none)] : deadlineList(heading, deadlines, today);
}

function deadlineList(heading: string, deadlines: readonly DeadlineLine[], today: CivilDate): Block[] {
  const shown = deadlines.slice(0, mostDeadlines);
  const more = deadlines.length - shown.length;
  const list = withoutSensitive(shown, (titleOf) => ({
    type: "list",
    items: [
      ...shown.map((one) => `**${sayDay(one.due, today)}** : ${titleOf(one)}`),
      ...(more > 0 ? [`et ${more} de plus : \`échéances\``] : []),
    ],
  }));
  return [text(heading), list];
}

const tones = {
  validated: "done",
  ongoing: "ongoing",
  not_begun: "waiting",
  abandoned: "waiting",
  unfinished: "waiting",
} as const;
const stateWords = {
  validated: "validée",
  ongoing: "en cours",
  not_begun: "pas commencée",
  abandoned: "abandonnée",
  unfinished: "non terminée",
} as const;

/** One tile a municipality, in alphabetical order: where it stands, never who is first. */
function chartOf({ title, coverage }: CampaignLine): Block {
  const states = ["validated", "ongoing", "not_begun", "abandoned", "unfinished"] as const;
  const tiles = states
    .flatMap((state) =>
      coverage[state].map((place) => ({ label: place.name, state: stateWords[state], tone: tones[state] })),
    )
    .toSorted((a, b) => a.label.localeCompare(b.label, "fr"));
  const sentences = states
    .filter((state) => coverage[state].length > 0)
    .map((state) => `${capital(stateWords[state])} : ${readableNames(coverage[state].map((place) => place.name))}`);
  return {
    type: "chart",
    chart: { kind: "tiles", title, alt: `${title}, commune par commune. ${sentences.join(". ")}.`, tiles },
  };
}

/** Where nothing is drawn, the words of the picture are read: a hundred names are not. */
function readableNames(names: readonly string[]): string {
  return names.length > mostNamed ? formatSome(names) : formatList(names);
}

/** Where one or several municipalities stand, then what comes for them. */
export function sayPlaces(
  places: readonly string[],
  rows: { place: string; title: string; state: string }[],
  deadlines: readonly DeadlineLine[],
  today: CivilDate,
): Outbound {
  const late = deadlines.filter(({ due }) => due < today);
  const coming = deadlines.filter(({ due }) => due >= today);
  const fields = rows.map(({ place, title, state }) => ({
    label: places.length > 1 ? `${place}, ${title}` : title,
    value: state,
  }));
  return {
    title: `État ${formatList(places.map(of))}, ${formatDate(today)}`,
    blocks: [
      fields.length === 0 ? text("Aucun diagnostic en cours.") : { type: "fields", fields },
      ...(late.length === 0 ? [] : deadlineList("⚠️ **Échéances en retard**", late, today)),
      ...deadlineBlocks("⏳ **Échéances**", coming, today, "Aucune échéance à venir."),
    ],
  };
}

export function sayStatus(
  status: "invited" | "open" | "paused" | "validated" | "abandoned" | "closed",
  progress: { answered: number; total: number; unknown: number; skipped: number },
  validatedOn: CivilDate | undefined,
): string {
  const gaps = [
    ...(progress.unknown === 0 ? [] : [`${progress.unknown} à compléter`]),
    ...(progress.skipped === 0 ? [] : [count(progress.skipped, "passée", "passées")]),
  ];
  const toComplete = gaps.length === 0 ? "" : `, dont ${formatList(gaps)}`;
  switch (status) {
    case "invited":
      return "pas commencé";
    case "open":
    case "paused":
      return `en cours, ${count(progress.answered, "réponse", "réponses")} sur ${progress.total}${toComplete}`;
    case "validated":
      return `validé${validatedOn === undefined ? "" : ` le ${formatDate(validatedOn)}`}, ${count(progress.answered, "réponse", "réponses")}${toComplete}`;
    case "abandoned":
      return "abandonné";
    case "closed":
      return progress.answered === 0
        ? "clos, sans réponse"
        : `clos avant d'être terminé, ${count(progress.answered, "réponse", "réponses")} sur ${progress.total}`;
  }
}

export function sayNoTerritory(): Outbound {
  return say(
    "Aucun territoire n'est encore importé. La personne qui installe Relais peut le faire : `npm run relais -- importer epci`.",
  );
}

export function sayNotYours(place: string): string {
  return `Je ne peux pas vous montrer ${place} : je ne montre que les communes où vous exercez une fonction.`;
}

export function sayNoPlace(): string {
  return "Je ne connais pas de commune où vous exercez une fonction : je n'ai rien à vous montrer ici.";
}
