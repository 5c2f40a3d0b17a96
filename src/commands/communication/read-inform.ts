import { audiencesNow, namedAudiences } from "../../core/audiences.ts";
import type { CommandContext, Parameters } from "../../core/command.ts";
import { type Channel, channels } from "../../core/communication/channels.ts";
import { parametersOf } from "../../core/form.ts";
import { fold } from "../../core/language/fold.ts";
import { channelWords, moreChannels, sayChannel } from "../../core/words/communication-names.ts";
import { cutDate, cutPhrase, readDayToCome } from "../consultations/said.ts";
import { isBusyElsewhere } from "./busy-elsewhere.ts";
import { needsChannel, otherOf } from "./draft.ts";

const atOnce = ["maintenant", "dès maintenant", "tout de suite", "de suite", "immédiatement", "dès que possible"];
const notNow = ["plus tard", "un autre jour"];
const before = [
  "par",
  "par le",
  "par la",
  "via",
  "via le",
  "en",
  "sur",
  "sur le",
  "sur les",
  "dans le",
  "dans la",
  "au",
];
const mostTitle = 80;

/**
 * "les maires et les agents par courriel le 4 décembre : le message", or on several lines: for whom, the title, then the text.
 * What names no audience is kept, so that it is said when the audience is asked.
 */
export function readInform(rest: string, context: CommandContext): Parameters | undefined {
  const other = otherChannelSaid(rest, context);
  if (other !== undefined) return other;
  const { head, tail } = split(rest);
  const { words: undated, when } = cutMoment(head, context);
  const { words, channel } = cutChannel(undated);
  const said = words.replace(/^[\s,;:]+|[\s,;:]+$/gu, "");
  const { keys, unread } = namedAudiences(said, audiencesNow(context.store, context.library));
  // "Informer les maires" may be the answer to another question: an action, a decision. What holds a message is none.
  if (tail === "" && isBusyElsewhere(context, "inform")) return undefined;
  return {
    ...(keys.length > 0 && unread.length === 0 ? { audience: keys.join(",") } : {}),
    ...(unread.length > 0 ? { unread: unread.join(", ") } : {}),
    ...(channel === undefined ? {} : { by: channel }),
    ...when,
    ...textIn(tail),
  };
}

/** "Agents et 7" picks the seventh of a list: the 7th of the month is "le 7". */
const loneNumber = /^(?!(?:le|au)\s)(?:\S+\s+)?\d{1,2}$/iu;

/** What says for whom, and the message: after ":", "que" or a new line. */
function split(rest: string): { head: string; tail: string } {
  const [, head = rest, tail = ""] = /^([^\n:]*?)(?:\s*:\s+|\s*\n+\s*|\s+que\s+|\s+qu['’]\s*)(.+)$/isu.exec(rest) ?? [];
  return { head: head.trim(), tail: tail.trim() };
}

/** Several lines begin with their title; a single one is the message. */
function textIn(tail: string): { title?: string; body?: string } {
  if (tail === "") return {};
  const [, title = "", body = ""] = /^([^\n]+)\n\s*(.+)$/su.exec(tail) ?? [];
  if (body === "" || title.trim().length > mostTitle) return { body: tail };
  return { title: title.trim(), body: body.trim() };
}

function cutMoment(head: string, { today }: CommandContext): { words: string; when?: Parameters } {
  const now = cutPhrase(head, atOnce);
  if (now.found !== undefined) return { words: now.words, when: { when: "now" } };
  const later = cutPhrase(head, notNow);
  const { words, date } = cutDate(later.words, (text) =>
    loneNumber.test(text) ? undefined : readDayToCome(text, today),
  );
  if (date !== undefined) return { words, when: date === today ? { when: "now" } : { when: "later", on: date } };
  if (later.found !== undefined) return { words: later.words, when: { when: "later" } };
  const unsure = /[\s,]*\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b.*$/iu.exec(head);
  return unsure === null ? { words: head } : { words: head.slice(0, unsure.index), when: { when: "later" } };
}

function cutChannel(words: string): { words: string; channel?: Channel } {
  const ways = channels.flatMap((channel) =>
    channelWords[channel].flatMap((word) => before.map((link) => ({ channel, phrase: `${link} ${word}` }))),
  );
  const { words: left, found } = cutPhrase(
    words,
    ways.map(({ phrase }) => phrase),
  );
  const way = ways.find(({ phrase }) => phrase === found);
  return way === undefined ? { words } : { words: left, channel: way.channel };
}

/** The name of a channel that is not among those offered, while one is asked: nobody is to pick it again in the longer list. */
function otherChannelSaid(said: string, { store, library, person }: CommandContext): Parameters | undefined {
  const { form } = store.conversations.of(person.id);
  if (form?.command !== "inform") return undefined;
  const known = parametersOf(form.state);
  const asked = needsChannel(audiencesNow(store, library), known).find(({ id }) => known[id] === undefined);
  const channel = channelNamed(said);
  if (asked === undefined || channel === undefined || asked.channels.includes(channel)) return undefined;
  if (channel === "relais" && asked.people === undefined) return undefined;
  return { [asked.id]: moreChannels, [otherOf(asked.id)]: channel };
}

/** "affichage", "par affichage"; "autre" names none of them. */
function channelNamed(said: string): Channel | undefined {
  const words = fold(said).replace(/[\s.,;!]+$/u, "");
  const isSaid = (word: string) =>
    [word, ...before.map((link) => `${link} ${word}`)].some((way) => fold(way) === words);
  return channels.find(
    (channel) => channel !== "other" && [sayChannel(channel), ...channelWords[channel]].some(isSaid),
  );
}
