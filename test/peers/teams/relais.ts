import { createTeamsAdapter, type TeamsOptions } from "../../../src/adapters/teams/teams.ts";
import { type Clock, systemClock } from "../../../src/core/clock.ts";
import { type Means, openMeans, startWith } from "../relais.ts";
import { appId, type Authority, secret, tenant } from "./microsoft.ts";
import { type Json, toRecord, toRecords, toText } from "../slack/json.ts";
import { type Desk, elementsOf, type Message } from "./person.ts";

type Changes = Partial<Omit<TeamsOptions, "journal">>;
type Fronts = readonly Pick<Desk, "front">[];

/** The adapter as `npm start` makes it, on a port of its own; known to `authority`, or checking nothing. */
export function createAdapter(
  { store, draw, bytesOf, warn }: Means,
  authority: Authority | undefined,
  changes: Changes = {},
) {
  return createTeamsAdapter({
    ...(authority === undefined
      ? { credentials: "none" }
      : { credentials: { appId, secret, tenant }, authority: authority.url }),
    tenants: [],
    guests: false,
    host: "127.0.0.1",
    port: 0,
    journal: store.teamsJournal,
    now: systemClock.now,
    draw,
    bytesOf,
    warn,
    ...changes,
  });
}

/** Where what these people do goes, once the adapter listens; their clients know by it when nothing is left to say. */
export function deliverTo(
  desks: Fronts,
  adapter: { port(): number | undefined },
  { store, isRunning }: Pick<Awaited<ReturnType<typeof startWith>>, "store" | "isRunning">,
  clock: Clock,
): void {
  const isDue = ({ nextTryAt }: { nextTryAt: number }) => nextTryAt <= clock.now();
  const isQuiet = () => isRunning() && !store.outbox.nextPerLane(new Set(), ["teams"], clock.now()).some(isDue);
  for (const { front } of desks) front.deliverTo(`http://127.0.0.1:${adapter.port()}/api/messages`, isQuiet);
}

/** Relais itself, on Teams alone, as `npm start` puts it together, in front of these people; stopped once the test is over. */
export async function startOn(
  desks: Fronts,
  file: string,
  authority?: Authority,
  { clock = systemClock, ...changes }: Changes & { clock?: Clock } = {},
) {
  const means = openMeans(file);
  const adapter = await createAdapter(means, authority, changes);
  const running = await startWith(means, [adapter], clock);
  deliverTo(desks, adapter, running, clock);
  return { ...running, port: () => adapter.port() };
}

/** All the words of a message, with plain spaces and apostrophes; words to type are in quotes. */
export function plainOf({ text, format, card, file }: Message): string {
  const words =
    card !== undefined
      ? linesOfCard(card).join("\n")
      : file !== undefined
        ? `${toText(toRecord(file["content"])["description"])} (${toText(file["name"])})`
        : format === "xml"
          ? fromHtml(text)
          : text;
  return words
    .replace(/^• /gmu, "- ")
    .replace(/[\u00a0\u202f]/gu, " ")
    .replaceAll("’", "'");
}

function linesOfCard(card: Json): string[] {
  return toRecords(card["body"]).flatMap((element) => {
    if (element["type"] === "TextBlock") return [toText(element["text"])];
    if (element["type"] === "Image") return [toText(element["altText"])];
    const rows = elementsOf(element, "TableRow").map((row) =>
      elementsOf(row, "RichTextBlock").map(wordsOf).join(" | "),
    );
    const lines = rows.length > 0 ? rows : elementsOf(element, "RichTextBlock").map(wordsOf);
    const titles = elementsOf(element, "Action.Execute").map(({ title }) => toText(title));
    return [...lines, ...toRecords(element["choices"]).map(({ title }) => toText(title)), ...titles];
  });
}

function wordsOf(line: Json): string {
  return toRecords(line["inlines"]).map(wordsOfRun).join("");
}

function wordsOfRun({ text, fontType }: Json): string {
  return fontType === "Monospace" ? `« ${toText(text)} »` : toText(text);
}

function fromHtml(html: string): string {
  return html
    .replace(/(?:<br>){1,2}/gu, "\n")
    .replace(/<a href="([^"]*)">([^<]*)<\/a>/gu, "$2 ($1)")
    .replace(/<code>([^<]*)<\/code>/gu, "« $1 »")
    .replace(/<[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** The words of the card that the client shows once its question is answered. */
export function shownInstead(card: object | undefined): string {
  return elementsOf(card, "TextRun")
    .map((run) => String(run["text"]))
    .join("\n")
    .replace(/[\u00a0\u202f]/gu, " ");
}
