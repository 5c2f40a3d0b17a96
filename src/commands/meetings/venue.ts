import type { CommandContext, Parameters } from "../../core/command.ts";
import { countNeverHosts, type Hosting, proposeHosts } from "../../core/governance/place-rotation.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { fold } from "../../core/language/fold.ts";
import type { MeetingFormat } from "../../core/store/meetings.ts";
import { sayHost, sayHostHelp, sayVenueDoubtful } from "../../core/words/meetings.ts";
import { choiceParameter, openParameter } from "../parameter.ts";
import { readDetails, readVenue, tellsPlace, type Venue } from "./read-details.ts";

const mostHosts = 4;
/** The value of a place that is not known yet. */
const toBeSaid = "à préciser";

/** Where; a word that may be no place is confirmed before anybody is told of it. */
export function venueQuestions(
  context: CommandContext,
  known: Parameters,
  bodyId: number | undefined,
): AtomicQuestion[] {
  const questions: AtomicQuestion[] = [];
  for (const id of venueIds) {
    const before = questions.length === 0 ? undefined : textOf(known[venueIds[questions.length - 1] ?? ""]);
    questions.push(
      venueQuestion(context, bodyId, id, before === undefined || isElsewhere(before) ? undefined : before),
    );
    const said = textOf(known[id]);
    if (said === undefined || said === before || !isDoubtful(context, said)) return questions;
  }
  return questions;
}

/** The place is asked again at most this often. */
const venueIds = ["place", "place2", "place3", "place4"];

/** "Passer" is said of where it is held, however often it is asked. */
export const usualVenue: Parameters = Object.fromEntries(venueIds.map((id) => [id, toBeSaid]));

/** The last answer given to where it is held. */
function saidVenue(known: Parameters): string | undefined {
  return textOf(known[venueIds.findLast((id) => known[id] !== undefined) ?? ""]);
}

function textOf(value: string | number | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isElsewhere(said: string): boolean {
  return /^(?:(?:un )?autre(?: lieu)?|ailleurs)$/u.test(fold(said));
}

/** "Conseil" is no municipality, and nothing in it tells a place. */
function isDoubtful(context: CommandContext, said: string): boolean {
  const municipalities = context.store.territory.municipalities();
  if (said === toBeSaid || municipalities.some(({ insee }) => insee === said)) return false;
  const details = readDetails(said, context);
  return details.known.format === undefined && !tellsPlace(said, readVenue(said, municipalities));
}

/** The municipalities whose turn it is to host, and any other place in words. `doubtful`: what was answered, to be confirmed. */
function venueQuestion(
  { store, today }: CommandContext,
  bodyId: number | undefined,
  id: string,
  doubtful: string | undefined,
): AtomicQuestion {
  const municipalities = store.territory.municipalities();
  const hostings = store.meetings.all().flatMap((meeting): Hosting[] => {
    const { insee, heldOn, status } = meeting;
    const isHeld = status === "planned" || status === "held";
    return !isHeld || insee === undefined || heldOn === undefined
      ? []
      : [{ insee, on: heldOn, own: meeting.bodyId === bodyId }];
  });
  const hosts = proposeHosts(municipalities, hostings, mostHosts).map((host) => ({
    value: host.insee,
    label: sayHost(host, today),
    words: [host.name, `à ${host.name}`],
  }));
  const later = {
    value: toBeSaid,
    label: "Lieu à préciser",
    words: ["à préciser", "on verra", "pas encore"],
  };
  if (doubtful !== undefined) {
    const asked = { id, ...sayVenueDoubtful(doubtful), label: "Lieu" };
    const confirmed = { value: doubtful, label: `Oui, « ${doubtful} »`, words: ["oui", "ok", "c'est bien ça"] };
    return openParameter(asked, [
      confirmed,
      { value: "autre lieu", label: "Non, un autre lieu", words: ["non"] },
      later,
    ]);
  }
  const help = sayHostHelp(countNeverHosts(municipalities, hostings), hosts.length);
  return openParameter({ id, text: "Où se tiendra la réunion ?", label: "Lieu", help }, [...hosts, later]);
}

export function formatQuestion(): AtomicQuestion {
  return choiceParameter({ id: "format", text: "Sous quelle forme ?", label: "Forme" }, [
    { value: "in_person", label: "Sur place", words: ["sur place", "présentiel", "en présentiel"] },
    {
      value: "remote",
      label: "À distance",
      words: ["à distance", "visio", "visioconférence", "en visio", "distanciel"],
    },
    { value: "mixed", label: "Mixte : sur place et à distance", words: ["mixte", "hybride", "les deux"] },
  ]);
}

/** What the answers say of the place and the form: "visio" said of the place is a form. */
export function venueOf(
  context: CommandContext,
  known: Parameters,
): { venue: Venue | undefined; format: MeetingFormat | undefined } {
  const { insee } = known;
  const place = saidVenue(known);
  if (typeof insee === "string")
    return {
      venue: { insee, ...(place !== undefined && { place }) },
      format: formatOf(known.format),
    };
  if (place === undefined) return { venue: undefined, format: formatOf(known.format) };
  if (place === toBeSaid || isElsewhere(place)) return { venue: {}, format: formatOf(known.format) };
  const municipalities = context.store.territory.municipalities();
  if (municipalities.some((one) => one.insee === place))
    return { venue: { insee: place }, format: formatOf(known.format) };
  const said = readDetails(place, context);
  const format = formatOf(said.known.format) ?? formatOf(known.format);
  return { venue: readVenue(format === undefined ? place : said.words, municipalities), format };
}

function formatOf(value: unknown): MeetingFormat | undefined {
  return value === "in_person" || value === "remote" || value === "mixed" ? value : undefined;
}
