import type { Activity } from "./activity.ts";

const quoted = /<blockquote\b[^>]*schema\.skype\.com\/(?:Reply|Forward)[^>]*>.*?<\/blockquote>/gsu;
const htmlType = "text/html";

/** What was typed, as it was typed: our own name goes, with the comma after it, and what it quotes of an earlier message. */
export function textOf(activity: Activity): string {
  const html = activity.attachments.find(({ contentType }) => contentType === htmlType)?.content;
  // An answer to a message comes with that message in it, which only the HTML tells from what is said.
  const said = typeof html === "string" && quotes(html) ? fromHtml(html.replace(quoted, "")) : activity.text;
  return unescape(withoutUs(said, activity)).replaceAll("\r\n", "\n").replaceAll("\u00a0", " ").trim();
}

function quotes(html: string): boolean {
  return html.search(quoted) >= 0;
}

function withoutUs(text: string, { entities, recipient }: Activity): string {
  const names = entities.flatMap(({ type, mentioned, text: shown }) =>
    type === "mention" && mentioned?.id === recipient.id && shown !== undefined ? [shown] : [],
  );
  const rest = names.reduce((left, name) => {
    const start = left.trimStart();
    // At the head it calls us; elsewhere it goes alone.
    return start.startsWith(name)
      ? start.slice(name.length).replace(/^[ \t\u00a0]*[:,]?/u, "")
      : left.replace(name, "");
  }, text);
  return rest.replace(/<\/?at>/gu, "");
}

/** The words of Teams' own HTML: paragraphs and breaks are lines, everything else is text. */
function fromHtml(html: string): string {
  return html
    .replace(/<at\b[^>]*>/giu, "<at>")
    .replace(/<br\s*\/?>|<\/(?:p|div|li|h\d)>/giu, "\n")
    .replace(/<(?!\/?at\b)[^>]*>/giu, "")
    .replace(/\n{2,}/gu, "\n");
}

const entitiesOf: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " " };

/** Teams writes some signs as HTML does; nobody types "&lt;" to say it. */
function unescape(text: string): string {
  return text.replace(/&(?:lt|gt|quot|nbsp|#39);/gu, (sign) => entitiesOf[sign] ?? sign).replaceAll("&amp;", "&");
}
