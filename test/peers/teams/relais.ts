import { onTestFinished } from "vitest";
import { createTeamsAdapter, type TeamsOptions } from "../../../src/adapters/teams/teams.ts";
import { openLibrary } from "../../../src/cli/library.ts";
import { startRelais } from "../../../src/cli/relais.ts";
import { type Clock, systemClock } from "../../../src/core/clock.ts";
import { createDrawer } from "../../../src/core/delivery/draw.ts";
import { createFiler } from "../../../src/core/delivery/files.ts";
import { openStore, type Store } from "../../../src/core/store/store.ts";
import { appId, type Authority, secret, tenant } from "./microsoft.ts";
import { type Json, toRecord, toRecords, toText } from "../slack/json.ts";
import { type Desk, elementsOf, type Message } from "./person.ts";

const library = openLibrary();

type Changes = Partial<Omit<TeamsOptions, "journal">>;

/** The adapter as `npm start` makes it, on a port of its own; known to `authority`, or checking nothing. */
export async function createAdapter(store: Store, authority: Authority | undefined, changes: Changes = {}) {
  const drawer = createDrawer();
  const filer = createFiler({ stored: store.answerFiles.bytesOf });
  const warnings: { fields: object; message: string }[] = [];
  const adapter = await createTeamsAdapter({
    ...(authority === undefined
      ? { credentials: "none" }
      : { credentials: { appId, secret, tenant }, authority: authority.url }),
    tenants: [],
    guests: false,
    host: "127.0.0.1",
    port: 0,
    journal: store.teamsJournal,
    now: systemClock.now,
    draw: (chart) => drawer.draw(chart),
    bytesOf: (described) => filer.bytesOf(described),
    warn: (fields, message) => void warnings.push({ fields, message }),
    ...changes,
  });
  return { adapter, drawer, filer, warnings };
}

/** Relais itself, on Teams alone, as `npm start` puts it together, in front of these people; stopped once the test is over. */
export async function startOn(
  desks: readonly Pick<Desk, "front">[],
  file: string,
  authority?: Authority,
  { clock = systemClock, ...changes }: Changes & { clock?: Clock } = {},
) {
  const store = openStore(file);
  const { adapter, drawer, filer, warnings } = await createAdapter(store, authority, changes);
  const log = {
    warn: (fields: object, message: string) => void warnings.push({ fields, message }),
    error: (fields: object, message: string) => void warnings.push({ fields, message }),
  };
  const relais = await startRelais({ store, clock, library, adapters: [adapter], log, tick: false });
  let running = true;
  const isDue = ({ nextTryAt }: { nextTryAt: number }) => nextTryAt <= clock.now();
  const isQuiet = () => running && !store.outbox.nextPerLane(new Set(), ["teams"], clock.now()).some(isDue);
  for (const { front } of desks) front.deliverTo(`http://127.0.0.1:${adapter.port()}/api/messages`, isQuiet);
  const stop = async () => {
    if (!running) return;
    running = false;
    await relais.stop();
    await drawer.stop();
    await filer.stop();
    store.close();
  };
  onTestFinished(stop);
  return { ...relais, store, warnings, stop, port: () => adapter.port() };
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
