import type { CivilDate } from "../calendar/civil-date.ts";
import type { LocalTime } from "../calendar/local-time.ts";
import { type Block, type Outbound, restrictedWhen, text } from "../message.ts";
import { reservedNames, sayItemLabel } from "./agenda-items.ts";
import { plural } from "./format.ts";
import { sayMeetingName } from "./meeting-names.ts";

type Named = {
  meeting: { id: number; title: string; heldOn?: CivilDate; startsAt?: LocalTime };
  seated: { body: { name: string } };
};
type FlowSaid = { source: Named; target: Named; items: readonly { id: number; title: string; sensitive: boolean }[] };

/** Without the title of what is sensitive. */
function nameOpenly({ title, sensitive }: { title: string; sensitive: boolean }): string {
  return sensitive ? reservedNames.item : title;
}

/** `again`: what was answered was not sure. The list itself goes with the answer: a late one is about what was read. */
export function sayFlowOffered({ source, target, items }: FlowSaid, today: CivilDate, again = false): Outbound {
  const head = again ? "Je préfère vérifier. " : "";
  const isSensitive = items.some(({ sensitive }) => sensitive);
  const choicesOf = (label: (item: FlowSaid["items"][number]) => string): Block => ({
    type: "choices",
    choices: [
      ...items.map((item, index) => ({ value: String(index + 1), label: label(item) })),
      ...(items.length > 1 ? [{ value: "tous", label: "Tous" }] : []),
    ],
    multiple: { prefix: `ordre du jour reprendre #${target.meeting.id}/${items.map(({ id }) => id).join(",")} ` },
  });
  return {
    blocks: [
      text(
        `${head}${sayMeetingName(source, today)} : quels points reprendre ?\nIls iront à l'ordre du jour suivant : **${sayMeetingName(target, today)}**. Par exemple « 1 et 3 » ou « tous ».`,
      ),
      restrictedWhen(isSensitive, choicesOf(sayItemLabel), choicesOf(nameOpenly)),
    ],
  };
}

/** `word`: what names the instance that prepares when typed. */
export function sayWhichFlow(flows: readonly (FlowSaid & { word: string })[], today: CivilDate): Outbound {
  return {
    blocks: [
      text("De quelle réunion reprendre les points ?"),
      {
        type: "choices",
        choices: flows.map(({ source, word }) => ({
          value: `ordre du jour reprendre ${word}`,
          label: sayMeetingName(source, today),
        })),
      },
    ],
  };
}

export function sayCarried(
  target: Named,
  carried: readonly { number: number; title: string; sensitive: boolean }[],
  today: CivilDate,
): Outbound {
  const linesOf = (nameItem: (item: { title: string; sensitive: boolean }) => string) =>
    carried.map((item) => `${item.number}. **${nameItem(item)}**${item.sensitive ? ", point sensible" : ""}`);
  const head = `${plural(carried.length, "Ce point est repris", "Ces points sont repris")} : ${sayMeetingName(target, today)}.`;
  const saying = (lines: readonly string[]) => text([head, ...lines].join("\n"));
  const isSensitive = carried.some(({ sensitive }) => sensitive);
  return { blocks: [restrictedWhen(isSensitive, saying(linesOf(({ title }) => title)), saying(linesOf(nameOpenly)))] };
}

export function sayFlowAlreadyCarried({ source, target }: FlowSaid, today: CivilDate): string {
  return `${sayMeetingName(source, today)} : tous les points que vous lisez sont déjà repris. Ils sont à l'ordre du jour de la réunion suivante : ${sayMeetingName(target, today)}.`;
}

export function sayNothingToCarry(): string {
  return "Il n'y a rien à reprendre. Il faut une réunion qui en prépare une autre, comme le comité technique pour le comité de pilotage, et que les deux soient prévues : `réunions`.";
}
