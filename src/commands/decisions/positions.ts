import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { tallyPositions } from "../../core/governance/decisions.ts";
import { type Choice, text } from "../../core/message.ts";
import type { Municipality } from "../../core/people.ts";
import type { Stance } from "../../core/store/decisions.ts";
import { sayPlaceInDoubt, sayPositionsNoted, sayStance, sayStanceMissing } from "../../core/words/decisions.ts";
import { sayPositionsAsked } from "../../core/words/minutes.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { textParameter } from "../parameter.ts";
import { noteMinutesChange } from "./minutes-change.ts";
import { continueMinutes, sayLeftAt } from "./minutes-flow.ts";
import { expectedMunicipalities, presentMunicipalities } from "./municipalities-there.ts";
import { type PositionsSaid, readPositions } from "./positions-said.ts";
import { decisionParameter, editableDecision, splitNumber } from "./which-decision.ts";
import { longestText } from "./minutes-item.ts";

export const positions: Command = {
  name: "positions",
  words: ["positions", "les positions"],
  group: "decisions",
  summary: "noter la position des communes sur une décision",
  examples: ["positions 12 toutes pour sauf Vougy contre"],
  action: "manage_meetings",
  keepsLines: true,
  parameters(context, { decision }) {
    const which = decisionParameter(context, "Sur quelle décision ?", () => true);
    const id = Number(decision);
    if (decision !== undefined) editableDecision(context, id);
    const ready = [
      { value: "toutes pour", label: "Toutes pour", words: ["unanimité", "à l'unanimité", "oui"] },
      {
        value: "aucune",
        label: "Pas de position à noter",
        words: ["non", "rien", "passer", "pas de vote", "sans vote", "c'est tout", "suivant"],
      },
    ];
    const asked = decision === undefined ? { text: "Quelles positions ?" } : sayPositionsAsked(id);
    return [
      which,
      {
        ...textParameter({ id: "said", label: "Positions", ...asked }, longestText),
        type: "text",
        maxLength: longestText,
        ready,
      },
    ];
  },
  read(rest, context) {
    const { id, rest: said } = splitNumber(rest);
    if (id === undefined) return undefined;
    if (said !== "" && readPositions(said, context.store.territory.municipalities()) === undefined) return undefined;
    return { decision: String(id), ...(said === "" ? {} : { said }) };
  },
  run(context, { decision: number, said }) {
    const { store, now } = context;
    const { decision, view } = editableDecision(context, number);
    if (said === "aucune") {
      store.minutes.settle(view.meeting.id, `positions:${decision.id}`, now);
      return continueMinutes(context, view, []);
    }
    const places = store.territory.municipalities();
    const heard = readPositions(String(said), places);
    // Not understood at all: it is asked again, and nothing was kept.
    if (heard === undefined) throw new UserError(`${sayPositionsAsked(decision.id).help} \`positions ${decision.id}\``);
    const expected = expectedMunicipalities(context, view);
    const present = presentMunicipalities(context, view);
    keep(context, decision.id, heard, present);
    store.minutes.settle(view.meeting.id, `positions:${decision.id}`, now);
    noteMinutesChange(context, view.meeting.id, { decisionId: decision.id, what: "positions" });
    const after = store.decisions.positions(decision.id);
    const tally = tallyPositions(after, expected);
    const absent = tally.silent.filter((insee) => !present.includes(insee)).length;
    const explained = after.filter(({ condition }) => condition !== undefined).map(({ stance }) => stance);
    const lines = [sayPositionsNoted(decision.id, tally, explained, absent)];
    const doubts = doubtsOf(decision.id, heard, places);
    if (doubts.choices.length + doubts.lines.length === 0)
      return continueMinutes(context, view, [text(lines.join("\n"))]);
    const choices: Choice[] = [
      ...doubts.choices,
      { value: `relevé ${typedMeeting(view)}`, label: "Continuer le relevé" },
    ];
    return { message: { blocks: [text([...lines, ...doubts.lines].join("\n")), { type: "choices", choices }] } };
  },
  sayLeft: (context, { decision }) => sayLeftAt(context, decision),
};

/** What is said of some wins over what is said of all; all are those that somebody spoke for. */
function keep(
  { store, person, now }: CommandContext,
  decisionId: number,
  heard: PositionsSaid,
  present: string[],
): void {
  const before = new Map(store.decisions.positions(decisionId).map((one) => [one.insee, one]));
  const apart = new Set([
    ...heard.some.map(({ insee }) => insee),
    ...heard.without,
    ...heard.doubts.flatMap(({ candidates }) => candidates),
  ]);
  const all = heard.all;
  const everybody =
    all === undefined ? [] : present.filter((insee) => !apart.has(insee)).map((insee) => ({ insee, stance: all }));
  for (const one of [...everybody, ...heard.some]) {
    const known = before.get(one.insee);
    const condition = "condition" in one ? one.condition : undefined;
    if (known?.stance === one.stance && known.condition === condition) continue;
    store.decisions.takePosition(decisionId, { ...one, byPerson: person.id, at: now });
    store.audit.add(now, person.id, "position.noted", `decision:${decisionId}:${one.insee}`, {
      ...(known && { before: sayKept(known) }),
      after: sayKept(one),
    });
  }
}

/** A position as the audit keeps it. */
export function sayKept({ stance, condition }: { stance: Stance; condition?: string }): string {
  return condition === undefined ? stance : `${stance}: ${condition}`;
}

function doubtsOf(
  id: number,
  heard: PositionsSaid,
  places: readonly Municipality[],
): { lines: string[]; choices: Choice[] } {
  const nameOf = (insee: string) => places.find((one) => one.insee === insee)?.name ?? insee;
  const lines = heard.doubts.map(({ said, candidates }) => sayPlaceInDoubt(said, candidates.length > 0));
  const retyped = (place: string, stance: Stance) => `positions ${id} ${place} ${sayStance(stance)}`;
  const choices = heard.doubts.flatMap(({ stance, candidates }) =>
    stance === undefined
      ? []
      : candidates.map((insee) => ({
          value: retyped(nameOf(insee), stance),
          label: `${nameOf(insee)}, ${sayStance(stance)}`,
        })),
  );
  if (heard.without.length > 0) lines.push(sayStanceMissing(heard.without.map(nameOf)));
  for (const insee of heard.without.slice(0, 3))
    for (const stance of ["reserve", "against", "none"] as const)
      choices.push({ value: retyped(nameOf(insee), stance), label: `${nameOf(insee)}, ${sayStance(stance)}` });
  return { lines, choices };
}
