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

/** What can be read aloud or pinned up first, and what is for its reader alone on a sheet of its own; each line with its source. */
export function briefingPage(page: {
  title: string;
  /** For the name of the file. */
  name: string;
  aloud: readonly PageLine[];
  own: readonly PageLine[];
  word: string | undefined;
  today: CivilDate;
}): Attachment {
  const { title, name, aloud, own, word, today } = page;
  const above = word === undefined ? "" : `<p class="word">${escapeHtml(typeset(word.replaceAll("**", "")))}</p>\n`;
  const head = escapeHtml(typeset(title));
  const first = `<h1>${head}</h1>\n`;
  // A sheet taken apart from the other still says whose it is, and of which day.
  const again = `<p class="again">${head}</p>\n`;
  const parts = [
    toPart("À lire en réunion", { head: first, above }, aloud, today),
    toPart(
      "Pour vous, à ne pas lire en réunion",
      aloud.length === 0 ? { head: first, above } : { head: again, above: "" },
      own,
      today,
    ),
  ];
  const text = printedPage(typeset(title), style, `<main>\n${parts.join("")}</main>`);
  return { name: fileNameOf(name, "html"), mime: "text/html", label: "Point de la semaine à imprimer", text };
}

function toPart(
  title: string,
  { head, above }: { head: string; above: string },
  lines: readonly PageLine[],
  today: CivilDate,
): string {
  if (lines.length === 0) return "";
  const sections = headings.flatMap((heading) => {
    const own = lines.filter((one) => one.heading === heading);
    return own.length === 0
      ? []
      : [`<h3>${titles[heading]}</h3>\n<ul>\n${own.map((line) => toLine(line, today)).join("\n")}\n</ul>`];
  });
  return `<section>\n${head}<h2>${escapeHtml(typeset(title))}</h2>\n${above}${sections.join("\n")}\n</section>\n`;
}

function toLine({ said, origin }: PageLine, today: CivilDate): string {
  const words = withoutTyping(said)
    .replaceAll("**", "")
    .replace(/^[^:]*:\s*/u, "");
  const owner = origin.owner === undefined ? "" : ` Personne chargée : ${origin.owner}.`;
  const source = `Source : ${saySource(origin, today)}.${owner}`;
  return `<li><p>${escapeHtml(typeset(capital(words)))}</p><p class="source">${escapeHtml(typeset(source))}</p></li>`;
}

export function sayPageReady(today: CivilDate, { aloud, own }: { aloud: boolean; own: boolean }): string {
  const day = `Le point du ${formatDate(today)}`;
  if (!own) return `${day}, sur une page à imprimer. Tout peut s'y lire en réunion.`;
  if (!aloud) return `${day}, sur une page à imprimer. Elle n'est que pour vous : rien ne s'y lit en réunion.`;
  return `${day}, à imprimer : une feuille à lire en réunion, puis une autre, pour vous, à garder.`;
}

const style = `
@page { size: A4; margin: 18mm; }
* { box-sizing: border-box; }
body { font: 14pt/1.45 "Marianne", "Liberation Sans", Arial, sans-serif; color: #000; background: #fff; margin: 0 auto; max-width: 174mm; }
h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 6mm; }
h2 { font-size: 16pt; margin: 0 0 4mm; padding: 1.5mm 3mm; border: 0.6mm solid #000; break-after: avoid; }
h3 { font-size: 14pt; margin: 6mm 0 3mm; padding-bottom: 1mm; border-bottom: 0.3mm solid #000; break-after: avoid; }
section + section { margin-top: 12mm; break-before: page; }
@media print { section + section { margin-top: 0; } }
p { margin: 0; }
.again { font-size: 12pt; margin: 0 0 4mm; }
.word { font-style: italic; }
ul { margin: 0; padding-left: 6mm; }
li { margin-bottom: 4mm; break-inside: avoid; }
.source { font-size: 10pt; color: #333; }
`;
