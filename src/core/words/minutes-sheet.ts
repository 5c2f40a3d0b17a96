import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Choice, type Outbound, restrictedWhen, text } from "../message.ts";
import { reservedNames } from "./agenda-items.ts";
import { type ActionLine, type DecisionRow, sayAction, sayOutcome } from "./decisions.ts";
import { count, formatDate } from "./format.ts";
import { typeset } from "./typography.ts";

const changeWords = {
  added: "ajoutée",
  corrected: "corrigée",
  withdrawn: "retirée",
  positions: "positions des communes modifiées",
  actions: "actions modifiées",
  presence: "présences corrigées",
};

/** What a new edition says of itself. */
export function sayNewEdition(
  reasons: readonly string[],
  changes: readonly { decisionId?: number; what: keyof typeof changeWords }[],
): string {
  const said = changes.map(({ decisionId, what }) =>
    decisionId === undefined ? changeWords[what] : `décision ${decisionId} ${changeWords[what]}`,
  );
  const what = said.length === 0 ? "" : ` Ce qui change : ${said.join(" ; ")}.`;
  return `Ce relevé remplace le précédent. Motif : ${reasons.join(" ; ")}.${what}`;
}

export type MinutesSheet = {
  meeting: string;
  place: string | undefined;
  /** Draft, or the day it was validated. */
  state: string;
  edition: string | undefined;
  presence: { label: string; value: string }[];
  quorum: string | undefined;
  decisions: (DecisionRow & {
    item: string | undefined;
    sensitive: boolean;
    positions: string[];
    actions: ActionLine[];
  })[];
  today: CivilDate;
};

export function sayMinutesState(validatedOn: CivilDate | undefined): string {
  return validatedOn === undefined ? "Brouillon, pas encore validé" : `Validé le ${formatDate(validatedOn)}`;
}

/** The same where what is sensitive may not be written. */
function withoutSensitive(sheet: MinutesSheet): MinutesSheet {
  const decisions = sheet.decisions.map((one) =>
    one.sensitive ? { ...one, text: reservedNames.decision, item: undefined, positions: [], actions: [] } : one,
  );
  return { ...sheet, decisions };
}

/** On screen: short, with the whole of it as a file named `name`. */
export function sayMinutes(sheet: MinutesSheet, name: string, choices: Choice[]): Outbound {
  const { decisions, quorum, edition } = sheet;
  const isSensitive = decisions.some(({ sensitive }) => sensitive);
  const plain = withoutSensitive(sheet);
  const actions = decisions.reduce((sum, one) => sum + one.actions.length, 0);
  return {
    title: `Relevé de décisions : ${sheet.meeting}`,
    blocks: [
      ...(edition === undefined ? [] : [text(edition)]),
      text(
        [
          `${sheet.state}. ${count(decisions.length, "décision", "décisions")}, ${count(actions, "action", "actions")}.`,
          ...(quorum === undefined ? [] : [quorum]),
        ].join("\n"),
      ),
      ...(decisions.length === 0 ? [] : [restrictedWhen(isSensitive, decisionList(sheet), decisionList(plain))]),
      restrictedWhen(isSensitive, fileOf(sheet, name), fileOf(plain, name)),
      ...(choices.length === 0 ? [] : [{ type: "choices" as const, choices }]),
    ],
  };
}

function decisionList({ decisions }: MinutesSheet): Block {
  const items = decisions.map(
    ({ id, text: words, outcome }) => `**Décision ${id}** (${sayOutcome(outcome)}) : ${words}`,
  );
  return { type: "list", items };
}

function fileOf(sheet: MinutesSheet, name: string): Block {
  const file = { name, text: typeset(writeMinutes(sheet)), mime: "text/plain" };
  return { type: "file", file: { ...file, label: "Le relevé complet, à imprimer" } };
}

/** To print: everything this reader may see, in plain lines. */
function writeMinutes(sheet: MinutesSheet): string {
  const rule = "-".repeat(60);
  const decisions = sheet.decisions.flatMap((one) => [
    rule,
    `DÉCISION ${one.id} (${sayOutcome(one.outcome)})${one.item === undefined ? "" : `, point « ${one.item} »`}`,
    one.text,
    ...(one.positions.length === 0 ? [] : ["", ...one.positions]),
    ...(one.actions.length === 0
      ? []
      : ["", "Actions :", ...one.actions.map((action) => `  - ${sayAction(action, sheet.today)}`)]),
  ]);
  return [
    "RELEVÉ DE DÉCISIONS",
    sheet.meeting,
    ...(sheet.place === undefined ? [] : [`Lieu : ${sheet.place}`]),
    sheet.state,
    ...(sheet.edition === undefined ? [] : [sheet.edition]),
    "",
    ...sheet.presence.map(({ label, value }) => `${label} : ${value}`),
    ...(sheet.quorum === undefined ? [] : [sheet.quorum]),
    ...(decisions.length === 0 ? [rule, "Aucune décision."] : decisions),
    rule,
    "",
  ].join("\n");
}
