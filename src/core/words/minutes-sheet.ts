import type { CivilDate } from "../calendar/civil-date.ts";
import { type Choice, type Outbound, text } from "../message.ts";
import { type ActionLine, type DecisionRow, sayAction, sayOutcome } from "./decisions.ts";
import { count, formatDate } from "./format.ts";

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
  decisions: (DecisionRow & { item: string | undefined; positions: string[]; actions: ActionLine[] })[];
  today: CivilDate;
};

export function sayMinutesState(validatedOn: CivilDate | undefined): string {
  return validatedOn === undefined ? "Brouillon, pas encore validé" : `Validé le ${formatDate(validatedOn)}`;
}

/** On screen: short, with the whole of it as a file. */
export function sayMinutes(sheet: MinutesSheet, file: { name: string; text: string }, choices: Choice[]): Outbound {
  const { decisions, quorum, edition } = sheet;
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
      ...(decisions.length === 0
        ? []
        : [
            {
              type: "list" as const,
              items: decisions.map(
                ({ id, text: words, outcome }) => `**Décision ${id}** (${sayOutcome(outcome)}) : ${words}`,
              ),
            },
          ]),
      { type: "file", file: { ...file, mime: "text/plain", label: "Le relevé complet, à imprimer" } },
      ...(choices.length === 0 ? [] : [{ type: "choices" as const, choices }]),
    ],
  };
}

/** To print: everything this reader may see, in plain lines. */
export function writeMinutes(sheet: MinutesSheet): string {
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
