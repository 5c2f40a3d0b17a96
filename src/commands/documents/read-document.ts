import { capital } from "../../core/words/format.ts";

/** One document as typed; without a place while nobody said where it is. `left`: words that are of something else. */
export type DocumentTyped = { title: string; place?: string; left?: string };

const link = /(?:[a-z][a-z+.-]*:\/\/|www\.)[^\s<>«»]+/iu;
const bullet = /^(?:[-•*–—]|\d{1,2}\s*[.)])\s+/u;
const courtesy = /^[\s,.]*(?:(?:merci|svp|stp|s['’]il (?:vous|te) pla[iî]t)[\s,.!]*)+$/iu;
const longestTitle = 160;

/** One document a line, or several on one line with " ; ". */
export function readDocuments(said: string): DocumentTyped[] {
  return said
    .split(/\n|\s;\s|;\s|;$/u)
    .map((line) => line.trim().replace(bullet, ""))
    .filter((line) => line !== "")
    .map(readDocument);
}

/** "note de cadrage, https://…", "note de cadrage : dossier partagé/COPIL/3": what follows the last comma is a place. */
function readDocument(said: string): DocumentTyped {
  const found = link.exec(said);
  if (found) {
    const place = found[0].replace(/[.,;:)]+$/u, "");
    const before = toTitle(said.slice(0, found.index));
    const after = said
      .slice(found.index + found[0].length)
      .replace(courtesy, "")
      .trim();
    if (before === "") return { title: toTitle(after), place };
    return { title: before, place, ...(/\p{L}/u.test(after) && { left: after }) };
  }
  const [, title = said, place] = /^(.*\S)\s*(?:,\s|\s:\s|:\s)\s*(\S.*)$/su.exec(said) ?? [];
  return { title: toTitle(title), ...(place === undefined ? {} : { place: place.trim() }) };
}

function toTitle(said: string): string {
  const title = said
    .replace(/\s+/gu, " ")
    .replace(/\((?:lien|ici)?\s*\)/giu, "")
    .replace(/^[\s,:;–—-]+|[\s,:;–—<-]+$/gu, "")
    .replace(/[\s,:;–—-]+(?:le )?lien$/iu, "")
    .slice(0, longestTitle)
    .trim();
  return capital(title);
}

/** A web link, or what is no link at all: a place. "ftp://…" and "javascript://…" are neither. */
export function isPlace(place: string): boolean {
  if (!/^[a-z][a-z+.-]*:\/\//iu.test(place)) return true;
  return /^https?:\/\//iu.test(place) && URL.canParse(place);
}
