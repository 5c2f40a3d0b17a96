import type { CivilDate } from "../calendar/civil-date.ts";
import type { Tally } from "../governance/decisions.ts";
import { type Block, type Choice, type Outbound, say, text } from "../message.ts";
import { reservedNames } from "./agenda-items.ts";
import { sayDay } from "./days.ts";
import { count, formatDate, formatList, formatSome, of, plural } from "./format.ts";

export type Outcome = "adopted" | "refused" | "postponed" | "noted";
export type Stance = "for" | "reserve" | "against" | "none";

const outcomes: Record<Outcome, string> = {
  adopted: "adoptée",
  refused: "rejetée",
  postponed: "reportée",
  noted: "prise d'acte",
};
const stances: Record<Stance, string> = {
  for: "pour",
  reserve: "réserve",
  against: "contre",
  none: "sans avis",
};

export function sayOutcome(outcome: Outcome): string {
  return outcomes[outcome];
}

export function sayStance(stance: Stance): string {
  return stances[stance];
}

/** `conditions`: word for word, with the municipality that asked for each. */
export type PositionsLine = {
  tally: Tally;
  names: ReadonlyMap<string, string>;
  conditions: { place: string; words: string; stance: Stance }[];
  /** All names, where there is room for them. */
  whole?: boolean;
};

/** "Pour : 22 communes (Arcinges, …)": each position with its municipalities, in their own order, never a ranking. */
export function sayPositions({ tally, names, conditions, whole = false }: PositionsLine): string[] {
  const nameAll = (insees: readonly string[]) => {
    const all = insees.map((insee) => names.get(insee) ?? insee);
    return whole ? formatList(all) : formatSome(all);
  };
  const groups: [string, readonly string[]][] = [
    ["Pour", tally.for],
    ["Réserve", tally.reserve],
    ["Contre", tally.against],
    ["Sans avis", tally.none],
  ];
  const said = groups
    .filter(([, insees]) => insees.length > 0)
    .map(([label, insees]) => `${label} : ${count(insees.length, "commune", "communes")} (${nameAll(insees)}).`);
  if (said.length === 0) return [];
  const silent =
    tally.silent.length === 0
      ? []
      : [`Position non recueillie : ${count(tally.silent.length, "commune", "communes")} (${nameAll(tally.silent)}).`];
  return [
    ...said,
    ...conditions.map(({ place, words, stance }) => `${wordsName[stance]} ${of(place)} : « ${words} ».`),
    ...silent,
  ];
}

/** What the words after a position are: who is against sets no condition. */
const wordsName: Record<Stance, string> = { for: "Condition", reserve: "Condition", against: "Motif", none: "Motif" };

/** "22 pour, 1 réserve et 1 contre". */
function sayPositionsShort({ for: yes, reserve, against, none }: Tally): string {
  const parts = [
    ...(yes.length > 0 ? [`${yes.length} pour`] : []),
    ...(reserve.length > 0 ? [count(reserve.length, "réserve", "réserves")] : []),
    ...(against.length > 0 ? [`${against.length} contre`] : []),
    ...(none.length > 0 ? [`${none.length} sans avis`] : []),
  ];
  return formatList(parts);
}

export type ActionLine = { title: string; owner: string | undefined; due: CivilDate; doneOn?: CivilDate | undefined };

/** "Écrire à la CAF, Mme Arnaud, pour le 15 janvier : en cours". */
export function sayAction({ title, owner, due, doneOn }: ActionLine, today: CivilDate): string {
  const state =
    doneOn !== undefined ? `✅ terminée le ${sayDay(doneOn, today)}` : due < today ? "⚠️ date passée" : "⏳ en cours";
  return `${title}${owner === undefined ? "" : `, ${owner}`}, pour le ${sayDay(due, today)} : ${state}`;
}

/** `draft`: its minutes are not validated, only those who write them see it. `sensitive`: of an item that only some read. */
export type DecisionRow = {
  id: number;
  heldOn: CivilDate | undefined;
  body: string;
  text: string;
  outcome: Outcome;
  draft?: boolean;
  sensitive?: boolean;
};

const mostRows = 15;
const longestCell = 90;

export function sayDecisions(rows: readonly DecisionRow[], about: string | undefined, today: CivilDate): Outbound {
  if (rows.length === 0)
    return say(
      about === undefined
        ? sayNoDecisionYet()
        : `Aucune décision ne correspond à « ${about} ». Pour les voir toutes : \`décisions\`.`,
    );
  const tableOf = (shown: readonly DecisionRow[]): Block => ({
    type: "table",
    caption: `${count(rows.length, "décision", "décisions")}${about === undefined ? "" : ` : ${about}`}`,
    columns: ["N°", "Date", "Instance", "Décision", "Issue"],
    rows: shown
      .slice(0, mostRows)
      .map(({ id, heldOn, body, text: words, outcome, draft }) => [
        String(id),
        heldOn === undefined ? "" : sayDay(heldOn, today),
        body,
        shorten(words),
        `${outcomes[outcome]}${draft ? " (brouillon)" : ""}`,
      ]),
  });
  const plain = rows.map((row) => (row.sensitive ? { ...row, text: reservedNames.decision } : row));
  const blocks: Block[] = [
    rows.some(({ sensitive }) => sensitive)
      ? { ...tableOf(rows), sensitivity: "restricted", instead: tableOf(plain) }
      : tableOf(rows),
    text(
      rows.length > mostRows
        ? `Et ${rows.length - mostRows} de plus : \`décisions\` suivi d'une instance ou d'un mot. Le détail : \`décision ${rows[0]?.id}\`.`
        : `Le détail : \`décision ${rows[0]?.id}\`.`,
    ),
  ];
  return { blocks };
}

export function shorten(words: string): string {
  const line = words.replace(/\s+/gu, " ");
  return line.length <= longestCell ? line : `${line.slice(0, longestCell - 1).trimEnd()}…`;
}

export function sayDecision(detail: {
  id: number;
  heldOn: CivilDate | undefined;
  body: string;
  item: string | undefined;
  sensitive: boolean;
  text: string;
  outcome: Outcome;
  /** Its minutes are not validated yet: only those who write them read this. */
  draft: boolean;
  positions: string[];
  later: string[];
  actions: ActionLine[];
  today: CivilDate;
  choices: Choice[];
}): Outbound {
  const { id, heldOn, body, item, outcome, positions, actions, today } = detail;
  const fields = [
    { label: "Prise par", value: `${body}${heldOn === undefined ? "" : `, ${formatDate(heldOn)}`}` },
    ...(item === undefined ? [] : [{ label: "Point", value: item }]),
    { label: "Issue", value: outcomes[outcome] },
  ];
  const blocks: Block[] = [text(`**${detail.text}**`), { type: "fields", fields }];
  if (positions.length > 0) blocks.push(text(positions.join("\n")));
  if (detail.later.length > 0) blocks.push(text(`Donnée après la validation du relevé : ${formatSome(detail.later)}.`));
  blocks.push(
    actions.length === 0
      ? text("Aucune action n'y est attachée.")
      : { type: "list", items: actions.map((one) => sayAction(one, today)) },
  );
  if (detail.sensitive)
    blocks.push(text("Point sensible : cette décision n'est montrée qu'à celles et ceux qui y ont droit."));
  if (detail.draft) blocks.push(text("Relevé pas encore validé : cette décision n'est pas diffusée."));
  if (detail.choices.length > 0) blocks.push({ type: "choices", choices: detail.choices });
  return { title: `Décision ${id}`, blocks };
}

export function sayNoDecision(id: number | string): string {
  return `Je ne trouve pas de décision ${id} que je puisse vous montrer. Pour voir la liste : \`décisions\`.`;
}

export function sayNoDecisionYet(): string {
  return "Aucune décision validée pour l'instant. Elles apparaissent ici quand leur relevé est validé.";
}

export function sayWithdrawn(id: number): string {
  return `La décision ${id} a été retirée du relevé.`;
}

export function sayPositionTaken(place: string, stance: Stance, id: number, condition: string | undefined): string {
  const what = stance === "none" ? "sans avis" : stance === "reserve" ? "avec réserve" : stances[stance];
  const words = condition === undefined ? "" : `. ${wordsName[stance]} : « ${condition} »`;
  return `C'est noté : **${place}, ${what}** (décision ${id})${words}.`;
}

export function sayPositionBefore(stance: Stance): string {
  return `Position d'avant : ${stances[stance]}. Elle reste dans l'historique.`;
}

export function sayWhichCondition(place: string, id: number): string {
  return `À quelle condition ? Par exemple : \`position ${place} réserve ${id} : à condition que…\``;
}

export function sayNotYourMunicipality(place: string): string {
  return `Vous donnez la position de votre commune, et je ne vous connais pas de mandat d'élu à ${place} : je n'ai rien noté.`;
}

export function sayNotInBody(place: string, body: string): string {
  return `${place} ne siège pas dans cette instance (${body}) : je n'ai rien noté.`;
}

export function sayNoVoteOnThis(id: number, outcome: Outcome): string {
  return `La décision ${id} est ${outcome === "noted" ? "une prise d'acte" : "un report"} : elle n'appelle pas de position.`;
}

/** After positions were noted in the minutes: the counts, then what is in doubt. */
export function sayPositionsNoted(id: number, tally: Tally, explained: readonly Stance[], absent: number): string {
  const many = Map.groupBy(explained, (stance) => wordsName[stance].toLowerCase());
  const asked = [...many].map(([name, all]) => `, ${count(all.length, name, `${name}s`)}`).join("");
  const silent =
    tally.silent.length === 0
      ? ""
      : ` ${count(tally.silent.length, "commune", "communes")} sans position${saySilence(tally.silent.length, absent)}.`;
  return `Décision ${id} : **${sayPositionsShort(tally) || "aucune position"}**${asked}.${silent}`;
}

function saySilence(silent: number, absent: number): string {
  if (absent === 0) return "";
  return silent === absent ? ", sans personne pointée présente" : `, dont ${absent} sans personne pointée présente`;
}

export function sayPlaceInDoubt(said: string, some: boolean): string {
  return some
    ? `« ${said} » : je préfère vérifier, rien n'est encore noté pour ce nom.`
    : `Je ne trouve pas la commune « ${said} » : rien n'est noté pour ce nom.`;
}

export function sayStanceMissing(places: readonly string[]): string {
  return `${formatList(places)} : ${plural(places.length, "quelle est sa position", "quelles sont leurs positions")} ?`;
}
