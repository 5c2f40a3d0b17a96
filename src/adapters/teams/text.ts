import type { Activity } from "./activity.ts";

const htmlType = "text/html";
/** Where a client of 2026 or later puts what it quotes. */
const quoteMark = /<quoted\b[^<>]*>/giu;

/** What was typed, as it was typed: our own name goes, with the comma after it, and what it quotes of an earlier message. */
export function textOf(activity: Activity): string {
  const html = activity.attachments.find(({ contentType }) => contentType === htmlType)?.content;
  const typed = activity.text.replace(quoteMark, "");
  // An answer of an older client comes with the message it answers, which only the HTML tells from what is said.
  const answer = typed === activity.text && typeof html === "string" ? answerIn(html) : undefined;
  return unescape(withoutUs(answer ?? typed, activity))
    .replaceAll("\r\n", "\n")
    .replaceAll("\u00a0", " ")
    .trim();
}

function withoutUs(text: string, { entities, recipient }: Activity): string {
  const names = entities.flatMap(({ type, mentioned, text: shown }) =>
    type === "mention" && mentioned?.id === recipient.id && shown ? [toBareName(shown)] : [],
  );
  const rest = names.reduce((left, name) => {
    const start = left.trimStart();
    // At the head it calls us; elsewhere it goes alone.
    return start.startsWith(name)
      ? start.slice(name.length).replace(/^(?:[ \t\u00a0]|&nbsp;)*[:,]?/u, "")
      : left.replace(name, "");
  }, toBareName(text));
  return rest.replace(/<\/?at>/gu, "");
}

function toBareName(text: string): string {
  return text.replace(/<at\b[^<>]*>/giu, "<at>");
}

/** What Teams' own HTML says besides what it quotes; nothing when it quotes nothing. */
function answerIn(html: string): string | undefined {
  let said = "";
  let end = 0;
  /** How deep in what is quoted. */
  let depth = 0;
  for (const { 0: tag, 1: slash, index } of html.matchAll(/<(\/?)blockquote\b[^<>]*>/giu)) {
    if (depth === 0 && !/schema\.skype\.com\/(?:Reply|Forward)/u.test(tag)) continue;
    if (depth === 0) said += html.slice(end, index);
    depth += slash === "/" ? -1 : 1;
    end = index + tag.length;
  }
  return end > 0 && depth === 0 ? toText(said + html.slice(end)) : undefined;
}

/** Paragraphs and breaks are lines, a face is its sign; a mention is a span there, and "<at>" in what is typed. */
function toText(html: string): string {
  let isName = false;
  const text = html
    .replaceAll("\r", "")
    .replace(/<(\/?)([a-z]\w*)\b[^<>]*>/giu, (tag: string, slash: string, name: string) => {
      const isEnd = slash === "/";
      switch (name.toLowerCase()) {
        case "br":
          return "\n";
        case "p":
        case "div":
        case "li":
          return isEnd ? "\n" : "";
        case "at":
          return tag;
        case "span": {
          if (isEnd ? !isName : !tag.includes("schema.skype.com/Mention")) return "";
          isName = !isEnd;
          return isEnd ? "</at>" : "<at>";
        }
        default:
          return tag.includes("schema.skype.com/Emoji") ? (/\balt="([^"]*)"/u.exec(tag)?.[1] ?? "") : "";
      }
    });
  return text.replace(/\n{2,}/gu, "\n");
}

const signs: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", amp: "&" };

/** Teams writes some signs as HTML does; nobody types "&lt;" to say it. */
function unescape(text: string): string {
  return text.replace(
    /&(?:(lt|gt|quot|apos|nbsp|amp)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/gu,
    (whole, name, ten, sixteen) => {
      if (typeof name === "string") return signs[name] ?? whole;
      const code = ten === undefined ? Number.parseInt(String(sixteen), 16) : Number(ten);
      const isSign = code > 0 && code <= 0x10_ff_ff && !(code >= 0xd800 && code <= 0xdfff);
      return isSign ? String.fromCodePoint(code) : whole;
    },
  );
}
