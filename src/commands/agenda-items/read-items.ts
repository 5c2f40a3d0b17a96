import { capital } from "../../core/words/format.ts";

/** One item as typed, with what is said of it in brackets. */
export type ItemTyped = { title: string; sensitive: boolean; proposer?: string };

const longest = 160;
const bullet = /^(?:[-•*–—]|\d{1,2}\s*[.)])\s+/u;
const sensitiveFirst = /^(?:(?:un\s+)?point\s+)?sensibles?\s*(?::\s*|\s)(?=\S)/iu;
/** A last word "sensible" marks the item too: hidden by mistake, it is said and can be shown; shown by mistake, it cannot be hidden. */
const sensitiveAside = /\s*\((?:point\s+)?sensible\)\s*|[\s,]+(?:point\s+)?sensible[\s.]*$/iu;
const proposedAside = /\s*\(proposée? par ([^)]+)\)\s*/iu;

/** One item a line, or several on one line with " ; ": titles without their bullets. */
export function readItems(said: string): ItemTyped[] {
  const whole = sensitiveFirst.exec(said.trim().replace(bullet, ""));
  const text = whole ? said.trim().replace(bullet, "").slice(whole[0].length) : said;
  return text
    .split(/\n|\s;\s|;\s|;$/u)
    .map((line) => line.trim().replace(bullet, "").trim())
    .filter((line) => line !== "")
    .map((line) => {
      const own = sensitiveFirst.exec(line);
      const sensitive = whole !== null || own !== null || sensitiveAside.test(line);
      const [, proposer] = proposedAside.exec(line) ?? [];
      const title = line
        .slice(own?.[0].length ?? 0)
        .replace(sensitiveAside, " ")
        .replace(proposedAside, " ")
        .replace(/\s+/gu, " ")
        .replace(/^[\s:,.]+|[\s:,.]+$/gu, "")
        .slice(0, longest);
      return { title: capital(title), sensitive, ...(proposer && { proposer }) };
    })
    .filter(({ title }) => title !== "");
}
