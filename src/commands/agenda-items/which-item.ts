import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { fold } from "../../core/language/fold.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import { type MeetingView, readableItems } from "../../core/meeting-view.ts";
import type { AgendaItem } from "../../core/store/agendas.ts";
import { reservedNames, sayItemLabel, sayNoItem, sayNoSuchItem } from "../../core/words/agenda-items.ts";
import { choiceParameter } from "../parameter.ts";
import { comingMeetings } from "../meetings/which-meeting.ts";
import { agendaOf, agendaParameter, splitLeadingMeeting, splitTrailingMeeting } from "./which-agenda.ts";

/** An item with its place on the agenda, from 1, the same for everyone. */
export type Numbered = { number: number; item: AgendaItem };

export function numberedItems({ person }: Pick<CommandContext, "person">, view: MeetingView): Numbered[] {
  const readable = new Set(readableItems(person, view).map(({ id }) => id));
  return view.items.flatMap((item, index) => (readable.has(item.id) ? [{ number: index + 1, item }] : []));
}

/** Meetings to come whose agenda holds something to change. */
export function filledAgendas(context: CommandContext, keep: Keep = everyItem): MeetingView[] {
  return comingMeetings(context).filter((view) => numberedItems(context, view).some(({ item }) => keep(item)));
}

/** Which items a command is about. */
type Keep = (item: AgendaItem) => boolean;
const everyItem = (): boolean => true;

/** "Which meeting?", then "which item?": what was not said. */
export function itemParameters(
  context: CommandContext,
  known: Parameters,
  text: string,
  keep: Keep = everyItem,
): AtomicQuestion[] {
  const views = filledAgendas(context, keep);
  if (views.length === 0) throw new UserError(sayNoItem());
  const which = agendaParameter("De quelle réunion ?", views, known, context);
  const view = views.length === 1 ? views[0] : views.find(({ meeting }) => String(meeting.id) === known["meeting"]);
  if (view === undefined || known["number"] !== undefined) return which;
  const options = numberedItems(context, view)
    .filter(({ item }) => keep(item))
    .map(({ number, item }) => ({
      value: String(number),
      label: sayItemLabel(item),
      words: [item.title],
      ...(item.sensitive && { reserved: `${reservedNames.item} (${number})` }),
    }));
  return [...which, choiceParameter({ id: "number", text, label: "Point" }, options)];
}

/** The item that was named or chosen. Throws `UserError` when there is none of that number. */
export function chosenItem(
  parameters: Parameters,
  context: CommandContext,
  keep: Keep = everyItem,
): Numbered & { view: MeetingView } {
  const view = agendaOf(parameters, filledAgendas(context, keep), context);
  const found = numberedItems(context, view).find(({ number }) => number === Number(parameters["number"]));
  if (found === undefined) throw new UserError(sayNoSuchItem(Number(parameters["number"]), view, context.today));
  return { ...found, view };
}

export type ItemSaid = { meeting?: string; number?: number; rest: string };

const numbered =
  /^(?:(?:le|la|du|au|l['’])\s*)?(?:points?\s*|n°\s*|num[ée]ro\s+)*(\d{1,2})(?![\d/])(?:\s*[.):]\s*|\s+|$)/iu;

/** "2 du copil : Titre", "copil 2", "point 2 sensible du copil": the number, the meeting where it is said, and what is left. */
export function splitItem(said: string, context: CommandContext, { trailing }: { trailing: boolean }): ItemSaid {
  const first = numbered.exec(said.trim());
  if (first) {
    const rest = said.trim().slice(first[0].length);
    const leading = splitLeadingMeeting(rest, context);
    const found = leading.view || !trailing ? leading : splitTrailingMeeting(rest, "of", context);
    return { number: Number(first[1]), rest: found.rest.replace(/^[\s:,]+/u, ""), ...meetingOf(found.view) };
  }
  const linked = splitLeadingMeeting(/^(?:du|de|au|des)\s/iu.test(said) ? said : `du ${said}`, context);
  if (linked.view === undefined) return trailing ? byTitle(said, context) : { rest: said };
  const second = numbered.exec(linked.rest);
  return second
    ? { number: Number(second[1]), rest: linked.rest.slice(second[0].length), ...meetingOf(linked.view) }
    : { rest: linked.rest, ...meetingOf(linked.view) };
}

/** "Fonds de concours du copil": the only item that the words name in full enough a way. */
function byTitle(said: string, context: CommandContext): ItemSaid {
  const { view, rest } = splitTrailingMeeting(said, "of", context);
  const views = view ? [view] : filledAgendas(context);
  const found = views.flatMap((one) =>
    numberedItems(context, one)
      .filter(({ item }) => isNamed(rest, item.title))
      .map(({ number }) => ({ number, ...meetingOf(one) })),
  );
  const [only, another] = found;
  return only === undefined || another !== undefined ? { rest, ...meetingOf(view) } : { ...only, rest: "" };
}

function isNamed(said: string, title: string): boolean {
  if (fold(said) === fold(title)) return true;
  const words = fold(said)
    .split(" ")
    .filter((word) => word.length > 2);
  const reading = readChoice(said, [{ value: "it", label: title }]);
  return words.length > 1 && reading.kind === "read" && reading.rest === "";
}

function meetingOf(view: MeetingView | undefined): { meeting?: string } {
  return view === undefined ? {} : { meeting: String(view.meeting.id) };
}
