/** What words of 400 take, to those of 600. */
export const regular = 0.98;

/** In lines of `room` points; one word alone may pass it. A hyphen stays at the end of its line. */
export function wrap(words: string, size: number, room: number): string[] {
  return pieces(words, size, room).map((line) => line.trimEnd());
}

/** In no more lines than `room` asks for, these as even as they can be. */
export function wrapEvenly(words: string, size: number, room: number): string[] {
  let lines = wrap(words, size, room);
  for (let narrower = room - 4; lines.length > 1; narrower -= 4) {
    const evener = wrap(words, size, narrower);
    if (evener.length > lines.length || evener.some((line) => widthOf(line, size) > narrower)) break;
    lines = evener;
  }
  return lines;
}

/** In `most` lines of `room` points; what is left out is told by an ellipsis. */
export function wrapWithin(words: string, size: number, room: number, most: number): string[] {
  const even = wrapEvenly(words, size, room);
  if (even.length <= most) return even.map((line) => shorten(line, size, room));
  const lines = pieces(words, size, room);
  const kept = [...lines.slice(0, most - 1), lines.slice(most - 1).join("")].map((line) => line.trimEnd());
  return kept.map((line) => shorten(line, size, room));
}

function pieces(words: string, size: number, room: number): string[] {
  const lines: string[] = [];
  for (const part of words.split(/(?<=[ \-/])/u)) {
    const longer = `${lines.at(-1) ?? ""}${part}`;
    if (lines.length > 0 && widthOf(longer.trimEnd(), size) <= room) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** Whole, or as many letters as `room` holds and an ellipsis. */
export function shorten(words: string, size: number, room: number): string {
  if (widthOf(words, size) <= room) return words;
  const letters = Array.from(words);
  while (letters.length > 0 && widthOf(`${letters.join("")}…`, size) > room) letters.pop();
  return `${letters.join("")}…`;
}

const advances = [
  [0.3, "ijlI’ \u00a0\u202f"],
  [0.36, "t.,:;!'·"],
  [0.4, "fr()/"],
  [0.48, "1-"],
  [0.55, "s"],
  [0.6, "acekvxyzFJL7"],
  [0.63, "bdghnopqu25E"],
  [0.67, "BPRSTZ034689"],
  [0.78, "ACDGHKNOQUVXY"],
  [0.85, "w"],
  [0.93, "mM"],
] as const;
const advanceOf = new Map(
  advances.flatMap(([ems, letters]) => Array.from(letters, (letter) => [letter, ems] as const)),
);

/** Never less than what Inter takes at 600, read from its own tables and rounded up: here no file can be read. */
export function widthOf(words: string, size: number): number {
  const letters = Array.from(words.normalize("NFD").replaceAll(/\p{M}/gu, ""));
  return letters.reduce((sum, letter) => sum + (advanceOf.get(letter) ?? 1.05), 0) * size;
}

/** Half a letter and control characters have no place in XML, even escaped. */
export function clean(words: string): string {
  return words.toWellFormed().replaceAll(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}
