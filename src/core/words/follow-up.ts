import type { CivilDate } from "../calendar/civil-date.ts";
import type { Coverage } from "../diagnostic/coverage.ts";
import type { SectionProgress } from "../interview/section-progress.ts";
import { sayUnnamedForms } from "./form-signing.ts";
import { type Block, type Choice, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { sayDay, sayWished } from "./days.ts";
import { cutTable } from "./cut-table.ts";
import { count, formatList, of } from "./format.ts";
import { nameOf } from "./people.ts";
import { sayWeekdays } from "./profile.ts";
import { sayCoverageLine, sayStatus } from "./state.ts";
import { sayVisas } from "./visa.ts";

/** The 25 municipalities of an ordinary EPCI are shown whole; those of the largest are not. */
const mostRows = 30;
/** Section by section is wide: the first ones, then the file. */
const mostBySection = 12;

/** Somebody an answer is waited from. `until`, `stopped`: what they asked of their reminders; `back`: they are away until then. */
export type AwaitedPerson = {
  person: Person;
  reachable: boolean;
  recalledOn: CivilDate[];
  until?: CivilDate;
  stopped: boolean;
  back?: CivilDate;
};

/** A question left "à compléter": its label, and the item it is about. */
export type ToComplete = { label: string; of?: string };

/** Where one of those whom a campaign asks stands. */
export type Followed = {
  id: number;
  insee?: string | undefined;
  name: string;
  status: Parameters<typeof sayStatus>[0];
  answered: number;
  total: number;
  sections: SectionProgress[];
  /** The last day on which something was done; not told of persons, whose answers may be kept without a date. */
  lastOn?: CivilDate;
  awaited: AwaitedPerson[];
  /** Who else questions were put to: "Mme Chevalier, maire". */
  handedTo: string[];
  toComplete: ToComplete[];
};

/** A campaign, with where each of those it asks stands. */
export type CampaignFollowed = {
  title: string;
  wishedBy: CivilDate;
  coverage: Coverage;
  asked: readonly Followed[];
  /** Absent where no visa is asked for. */
  visas?: Parameters<typeof sayVisas>[0] | undefined;
  /** Forms without a name, which nobody here is known to have filled. */
  unnamedForms: number;
};

/** Who is still awaited, and who to ask: without blame, in alphabetical order. */
export function sayFollowUp(campaigns: readonly CampaignFollowed[], today: CivilDate): Outbound {
  const blocks = campaigns.flatMap((campaign): Block[] => [
    text(sayCoverageLine(campaign, today)),
    ...(campaign.visas === undefined ? [] : [text(sayVisas(campaign.visas))]),
    ...(campaign.unnamedForms === 0 ? [] : [text(sayUnnamedForms(campaign.unnamedForms))]),
    ...lists(campaign, today),
  ]);
  const waiting = campaigns.flatMap(({ asked }) => asked.filter(isAwaited)).toSorted(begunFirst);
  const example = waiting.find(
    ({ insee, awaited }) => insee !== undefined && awaited.some(({ reachable }) => reachable),
  )?.name;
  const left = campaigns.some(({ asked }) => asked.some(({ toComplete }) => toComplete.length > 0));
  const hints = [
    ...(example === undefined ? [] : [`\`suivi ${example}\``, `\`relancer ${example}\``]),
    ...(left ? ["`à compléter`"] : []),
  ];
  return { blocks: hints.length === 0 ? blocks : [...blocks, text(`Pour la suite : ${formatList(hints, "ou")}.`)] };
}

/** The counts alone: what may be said where others read. */
export function sayFollowUpShared(
  campaigns: readonly Omit<CampaignFollowed, "asked" | "unnamedForms">[],
  today: CivilDate,
): Outbound {
  return { blocks: campaigns.map((campaign) => text(sayCoverageLine(campaign, today))) };
}

function isAwaited({ awaited, status }: Followed): boolean {
  return awaited.length > 0 || status === "invited" || status === "open" || status === "paused";
}

function lists({ title, asked, coverage }: CampaignFollowed, today: CivilDate): Block[] {
  const waiting = asked.filter(isAwaited);
  if (waiting.length === 0) return coverage.closedOn === undefined ? [text("Il ne manque aucune réponse.")] : [];
  const whose = coverage.unit === "person" ? "Personne" : "Commune";
  const others: [string, string] =
    coverage.unit === "person" ? ["autre personne", "autres personnes"] : ["autre commune", "autres communes"];
  const begun = waiting.filter(({ status, insee }) => status !== "invited" && insee !== undefined);
  const sections = [...new Map(begun.flatMap((one) => one.sections.map(({ id, title: name }) => [id, name])))];
  return [
    ...cutTable({
      caption: "Réponses encore attendues",
      columns: [whose, "Où elle en est", "En attente de"],
      rows: waiting.toSorted(begunFirst).map((one) => [one.name, sayWhere(one, today), sayAwaited(one, today)]),
      most: mostRows,
      others,
      file: `reponses attendues ${title}`,
    }),
    ...cutTable({
      // Where a table has no heads, its caption says what the columns are.
      caption: `Par rubrique, là où c'est commencé (${sections.map(([, name]) => name).join(" ; ")})`,
      columns: [whose, ...sections.map(([, name]) => name)],
      rows: begun.map((one) => [one.name, ...sections.map(([id]) => sayPart(one, id))]),
      most: mostBySection,
      others,
      file: `reponses par rubrique ${title}`,
    }),
  ];
}

function begunFirst({ status: one }: Followed, { status: other }: Followed): number {
  return Number(one === "invited") - Number(other === "invited");
}

/** "en cours, 4 sur 17, dernière activité lundi 23 novembre". */
function sayWhere({ status, answered, total, lastOn }: Followed, today: CivilDate): string {
  if (status === "invited") return "pas commencé";
  const last = lastOn === undefined ? "" : `, dernière activité ${sayDay(lastOn, today)}`;
  return `en cours, ${answered} sur ${total}${last}`;
}

/** "4/7"; nothing where the section does not apply. */
function sayPart({ sections }: Followed, id: string): string {
  const section = sections.find((one) => one.id === id);
  return section === undefined ? "sans objet" : `${section.answered}/${section.total}`;
}

function sayAwaited({ awaited, handedTo }: Followed, today: CivilDate): string {
  const people = awaited.map((one) => {
    const note = sayNote(one, today);
    return note === undefined ? nameOf(one.person) : `${nameOf(one.person)} (${note})`;
  });
  const handed = handedTo.map((to) => `${to} (une question)`);
  return formatList([...people, ...handed]) || "personne dans l'annuaire";
}

function sayNote({ reachable, until, stopped, back }: AwaitedPerson, today: CivilDate): string | undefined {
  if (!reachable) return "pas encore sur Relais";
  if (back !== undefined) return `de retour le ${sayDay(back, today)}`;
  if (stopped) return "ne souhaite plus de rappel";
  return until !== undefined && until > today ? `rappel demandé pour le ${sayDay(until, today)}` : undefined;
}

/** One municipality, campaign by campaign, with what can be done next. */
export function sayFollowedPlace(
  place: string,
  campaigns: readonly { title: string; wishedBy: CivilDate; one: Followed }[],
  today: CivilDate,
): Outbound {
  if (campaigns.length === 0) return { blocks: [text(`Aucun diagnostic n'est demandé à ${place}.`)] };
  const all = campaigns.map(({ one }) => one);
  const choices: Choice[] = [
    ...(all.some(isAwaited)
      ? [
          { value: `relancer ${place}`, label: "Envoyer un rappel" },
          { value: `saisir ${place}`, label: "Saisir les réponses au téléphone" },
        ]
      : []),
    ...(all.some(({ toComplete }) => toComplete.length > 0)
      ? [{ value: `à compléter ${place}`, label: "Voir ce qui est à compléter" }]
      : []),
    { value: `diagnostic ${place}`, label: "Lire ses réponses" },
  ];
  return {
    title: `Suivi ${of(place)}`,
    blocks: [...campaigns.flatMap((campaign) => sayPlace(campaign, today)), { type: "choices", choices }],
  };
}

function sayPlace(
  { title, wishedBy, one }: { title: string; wishedBy: CivilDate; one: Followed },
  today: CivilDate,
): Block[] {
  const progress = { answered: one.answered, total: one.total, unknown: one.toComplete.length, skipped: 0 };
  const status = sayStatus(one.status, progress, one.status === "validated" ? one.lastOn : undefined);
  const lines = [
    `**${title}** : ${status}.${isAwaited(one) ? ` ${sayWished(wishedBy, today)}.` : ""}`,
    ...(one.lastOn === undefined || one.status === "validated"
      ? []
      : [`Dernière activité : ${sayDay(one.lastOn, today)}.`]),
    ...one.awaited.map((awaited) => sayPerson(awaited, today)),
    ...one.handedTo.map((to) => `Une question est posée à ${to}.`),
  ];
  const parts = one.sections.map(({ title: name, answered, total }) => `${name} : ${answered}/${total}`);
  return [
    text(lines.join("\n")),
    ...(isAwaited(one) && one.status !== "invited" ? [{ type: "list" as const, items: parts }] : []),
  ];
}

function sayPerson({ person, recalledOn, ...rest }: AwaitedPerson, today: CivilDate): string {
  const days = person.presence.length === 0 ? "" : `, jours de présence : ${sayWeekdays(person.presence)}`;
  const note = sayNote({ person, recalledOn, ...rest }, today);
  const sent = recalledOn.filter((day) => day <= today);
  const told =
    sent.length === 0
      ? "Aucun rappel envoyé."
      : `${count(sent.length, "rappel envoyé", "rappels envoyés")} : ${formatList(sent.map((day) => sayDay(day, today)))}.`;
  const coming = recalledOn.find((day) => day > today);
  const next = coming === undefined ? "" : ` Le prochain part ${sayDay(coming, today)}.`;
  return `En attente de ${nameOf(person)}${days}${note === undefined ? "" : ` ; ${note}`}. ${told}${next}`;
}

export function sayNoCampaign(): string {
  return "Aucun diagnostic n'est en cours.";
}
