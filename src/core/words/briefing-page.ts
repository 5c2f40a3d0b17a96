import { type Heading, headings, type Origin } from "../briefing/facts.ts";
import type { CivilDate } from "../calendar/civil-date.ts";
import type { Attachment } from "../message.ts";
import { saySource } from "./briefing-why.ts";
import { withoutTyping } from "./briefing.ts";
import { fileNameOf } from "./file-name.ts";
import { capital, formatDate } from "./format.ts";
import { escapeHtml, printedPage } from "./printed-page.ts";
import { typeset } from "./typography.ts";

export type PageLine = { heading: Heading; said: string; origin: Origin };

const titles: Record<Heading, string> = {
  moved: "Ce qui a avancé",
  coming: "Ce qui arrive",
  expected: "Ce qui est attendu",
  reading: "À lire",
};

/** One page to read aloud or to pin up: each line with where it comes from, in small. */
export function briefingPage(page: {
  title: string;
  /** For the name of the file. */
  name: string;
  lines: readonly PageLine[];
  word: string | undefined;
  today: CivilDate;
}): Attachment {
  const { title, name, lines, word, today } = page;
  const sections = headings.flatMap((heading) => {
    const own = lines.filter((one) => one.heading === heading);
    return own.length === 0
      ? []
      : [`<h2>${titles[heading]}</h2>\n<ul>\n${own.map((line) => toLine(line, today)).join("\n")}\n</ul>`];
  });
  const above = word === undefined ? "" : `<p class="word">${escapeHtml(typeset(word.replaceAll("**", "")))}</p>\n`;
  const text = printedPage(
    typeset(title),
    style,
    `<header>\n<h1>${escapeHtml(typeset(title))}</h1>\n${above}</header>\n<main>\n${sections.join("\n")}\n</main>`,
  );
  return { name: fileNameOf(name, "html"), mime: "text/html", label: "Point de la semaine à imprimer", text };
}

function toLine({ said, origin }: PageLine, today: CivilDate): string {
  const words = withoutTyping(said)
    .replaceAll("**", "")
    .replace(/^[^:]*:\s*/u, "");
  const owner = origin.owner === undefined ? "" : ` Personne chargée : ${origin.owner}.`;
  const source = `Source : ${saySource(origin, today)}.${owner}`;
  return `<li><p>${escapeHtml(typeset(capital(words)))}</p><p class="source">${escapeHtml(typeset(source))}</p></li>`;
}

export function sayPageReady(today: CivilDate): string {
  return `Le point du ${formatDate(today)}, sur une page à imprimer. Certaines lignes peuvent n'être que pour vous : à relire avant d'en lire en réunion.`;
}

const style = `
@page { size: A4; margin: 18mm; }
* { box-sizing: border-box; }
body { font: 14pt/1.45 "Marianne", "Liberation Sans", Arial, sans-serif; color: #000; background: #fff; margin: 0 auto; max-width: 174mm; }
h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 6mm; }
h2 { font-size: 15pt; margin: 8mm 0 3mm; padding-bottom: 1mm; border-bottom: 0.6mm solid #000; break-after: avoid; }
p { margin: 0; }
.word { font-style: italic; }
ul { margin: 0; padding-left: 6mm; }
li { margin-bottom: 4mm; break-inside: avoid; }
.source { font-size: 10pt; color: #444; }
`;
