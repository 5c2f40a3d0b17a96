/** What Element X keeps of a message; the tags of anything else are dropped, and their words glued together. */
const kept = new Set(["p", "br", "strong", "code", "ul", "ol", "li"]);
const signs: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** HTML read as a client would, given back as the core's plain text; throws on anything outside the safe subset. */
export function readHtml(html: string): string {
  const open: string[] = [];
  const counts: number[] = [];
  let text = "";
  for (const [piece, closing, tag] of html.matchAll(/<(\/?)([a-z0-9]+)>|<[^>]*>?|[^<]+/gu)) {
    if (tag === undefined) text += toWords(piece);
    else if (!kept.has(tag)) throw new Error(`${piece} is not safe`);
    else if (tag === "br") text += "\n";
    else if (closing === "/") {
      if (open.pop() !== tag) throw new Error(`${piece} closes nothing`);
      if (tag === "code") text += "\u202f»";
      if (tag === "ul" || tag === "ol") counts.pop();
      if (tag === "p" || tag === "li") text += "\n";
    } else {
      if (tag === "code") text += "«\u202f";
      if (tag === "ul" || tag === "ol") counts.push(0);
      if (tag === "li") text += open.at(-1) === "ol" ? `${(counts[counts.length - 1] ?? 0) + 1}. ` : "- ";
      if (tag === "li") counts.push((counts.pop() ?? 0) + 1);
      open.push(tag);
    }
  }
  if (open.length > 0) throw new Error(`${open.join(" ")} left open`);
  return text.replace(/\n$/u, "");
}

function toWords(piece: string): string {
  const rest = piece.replace(/&(?:amp|lt|gt|quot);/gu, "");
  if (/[<>&"]/u.test(rest)) throw new Error(`${piece} is not escaped`);
  return piece.replace(/&[a-z]+;/gu, (entity) => signs[entity] ?? entity);
}
