import type { CommandContext, Parameters } from "../../core/command.ts";
import { countNeverHosts, type Hosting, proposeHosts } from "../../core/governance/place-rotation.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import type { MeetingFormat } from "../../core/store/meetings.ts";
import { sayHost, sayHostHelp } from "../../core/words/meetings.ts";
import { choiceParameter, openParameter } from "../parameter.ts";
import { readDetails, readVenue, type Venue } from "./read-details.ts";

const mostHosts = 4;
/** The value of a place that is not known yet. */
export const toBeSaid = "à préciser";

/** Where: the municipalities whose turn it is to host, and any other place in words. */
export function venueQuestion({ store, today }: CommandContext, bodyId: number | undefined): AtomicQuestion {
  const municipalities = store.territory.municipalities();
  const hostings = store.meetings.all().flatMap((meeting): Hosting[] => {
    const { insee, heldOn, status } = meeting;
    const isHeld = status === "planned" || status === "held";
    return !isHeld || insee === undefined || heldOn === undefined
      ? []
      : [{ insee, on: heldOn, own: meeting.bodyId === bodyId }];
  });
  const ready = proposeHosts(municipalities, hostings, mostHosts).map((host) => ({
    value: host.insee,
    label: sayHost(host, today),
    words: [host.name, `à ${host.name}`],
  }));
  const later = {
    value: toBeSaid,
    label: "Lieu à préciser",
    words: ["à préciser", "on verra", "pas encore"],
  };
  const help = sayHostHelp(countNeverHosts(municipalities, hostings), ready.length);
  return openParameter({ id: "place", text: "Où se tiendra la réunion ?", label: "Lieu", help }, [...ready, later]);
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
  const { place, insee } = known;
  if (typeof insee === "string")
    return {
      venue: { insee, ...(typeof place === "string" && { place }) },
      format: formatOf(known.format),
    };
  if (typeof place !== "string") return { venue: undefined, format: formatOf(known.format) };
  if (place === toBeSaid) return { venue: {}, format: formatOf(known.format) };
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
