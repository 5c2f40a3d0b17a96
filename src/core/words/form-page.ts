import { formKeyOf } from "../form-file/form-key.ts";
import type { FormLine } from "../form-file/form-lines.ts";
import { isChoicesValue } from "../interview/answers.ts";
import type { Option } from "../language/reading.ts";
import type { Attachment } from "../message.ts";
import { isShown, sayExpected } from "./form-answers.ts";
import { sayCondition } from "./form-condition.ts";
import {
  answerOf,
  type FormSheet,
  formName,
  nameOfForm,
  ofWhom,
  sayAsked,
  sayFormHelp,
  sayReserved,
  sayWhat,
} from "./form-file.ts";
import { sayNameAsked, saySigning, sayWhoOpens } from "./form-signing.ts";
import { capital, formatDate, of } from "./format.ts";
import { sayEpci } from "./people.ts";
import { escapeHtml, printedPage } from "./printed-page.ts";
import { typeset } from "./typography.ts";

type QuestionLine = Extract<FormLine, { kind: "question" }>;

/** The same form to print and fill by hand: one question a block, room to write, the keys in small beside each. */
export function formPage(sheet: FormSheet): Attachment {
  return {
    name: formName(sheet, nameOfForm("formulaire", sheet), "html"),
    mime: "text/html",
    label: `Formulaire${ofWhom(sheet)} à imprimer`,
    text: toPage(sheet),
  };
}

function toPage(sheet: FormSheet): string {
  const title = typeset(sheet.place === undefined ? sheet.title : `${sheet.title}, commune ${of(sheet.place)}`);
  return printedPage(
    title,
    style(sheet),
    `<header>
<h1>${escapeHtml(title)}</h1>
${introduction(sheet)
  .map((line) => `<p>${escapeHtml(typeset(line))}</p>`)
  .join("\n")}
</header>
<main>
${sheet.signed === undefined ? "" : signature(sheet.signed)}${sectionsOf(sheet)}
</main>`,
  );
}

function introduction(sheet: FormSheet): string[] {
  const { territory, wishedBy, returnTo, signed } = sheet;
  const back = returnTo === undefined ? "à la direction générale" : `à ${returnTo}`;
  return [
    `${sayWhat(sheet)} Demandé par ${sayEpci(territory)}.`,
    `À renvoyer ${back}, si possible avant le ${formatDate(wishedBy)}.`,
    "Cochez ou écrivez. « Je ne sais pas » et « environ 12 000 » conviennent. Laissez vide ce qui ne vous concerne pas.",
    ...(signed === undefined ? [] : sayWhoOpens(signed)),
  ];
}

function signature(signed: NonNullable<FormSheet["signed"]>): string {
  return `<div class="question">
<p class="text">${escapeHtml(typeset(sayNameAsked()))}</p>
<p class="how">${escapeHtml(typeset(saySigning(signed)))}</p>
${toRoom("", "", undefined)}
</div>
`;
}

function style({ place, title, key }: FormSheet): string {
  const foot = `${place ?? title}, ${formKeyOf(key)}, page `.replaceAll(/["\\<]/gu, "");
  return `
@page { size: A4; margin: 16mm 16mm 18mm; @bottom-right { content: "${foot}" counter(page); font: 9pt sans-serif; } }
* { box-sizing: border-box; }
body { font: 12pt/1.4 "Marianne", "Liberation Sans", Arial, sans-serif; color: #000; background: #fff; margin: 0 auto; max-width: 180mm; }
h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 4mm; }
h2 { font-size: 14pt; margin: 8mm 0 3mm; padding-bottom: 1mm; border-bottom: 0.6mm solid #000; break-after: avoid; }
p { margin: 0 0 2mm; }
.question { margin: 0 0 6mm; break-inside: avoid; }
.text { font-weight: bold; }
.when, .how, .key { font-size: 10pt; }
.when { font-style: italic; }
.key { float: right; margin-left: 4mm; color: #555; font-weight: normal; }
ul { list-style: none; margin: 1mm 0 0; padding: 0; }
ul.two { columns: 2; }
li { padding-left: 7mm; text-indent: -7mm; break-inside: avoid; }
.write { border: 0.3mm solid #000; min-height: 10mm; padding: 1.5mm 2mm; margin-top: 1mm; white-space: pre-wrap; }
.long { min-height: 26mm; }
.short { max-width: 80mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: 1mm; font-size: 11pt; }
th, td { border: 0.3mm solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: break-word; hyphens: auto; }
th.rank, td.rank { width: 9mm; }
td { height: 12mm; }
tr { break-inside: avoid; }
.list .question { break-after: avoid; margin-bottom: 1mm; }
.list { margin-bottom: 6mm; }
.more { margin-top: 1.5mm; break-before: avoid; }
th.about { width: 64mm; }
th .how { font-weight: normal; display: block; }
`;
}

/** In their order; the lines of a list go together, in one table. */
function sectionsOf(sheet: FormSheet): string {
  const sections = Map.groupBy(sheet.lines, ({ section }) => section);
  return [...sections]
    .map(
      ([{ title }, lines]) =>
        `<section>\n<h2>${escapeHtml(typeset(title))}</h2>\n${blocksOf(lines, sheet)}\n</section>`,
    )
    .join("\n");
}

function blocksOf(lines: readonly FormLine[], sheet: FormSheet): string {
  return lines
    .flatMap((line) => {
      if (line.kind === "list") return toList(line, itemsOf(line, lines), sheet);
      return line.item === undefined ? toQuestion(line, sheet) : [];
    })
    .join("\n");
}

function itemsOf({ question }: Extract<FormLine, { kind: "list" }>, lines: readonly FormLine[]): QuestionLine[] {
  return lines.filter((line): line is QuestionLine => line.kind === "question" && line.item?.group === question);
}

function toQuestion(line: QuestionLine, sheet: FormSheet): string {
  // What Relais works out has nothing to be written by hand.
  if (line.question.type === "computed") return "";
  return `<div class="question">\n${heading(line, sheet)}\n${fieldOf(line)}\n</div>`;
}

function heading(line: FormLine, { questionnaire }: FormSheet): string {
  const when = sayCondition(line.question.when, questionnaire);
  const asked = when === undefined ? "" : `\n<p class="when">${escapeHtml(typeset(capital(when)))}.</p>`;
  const helped = sayFormHelp(line);
  const help = helped === undefined ? "" : `\n<p class="how">${escapeHtml(typeset(helped))}</p>`;
  const reader = sayReserved(line);
  const reserved = reader === "" ? "" : `\n<p class="how">${escapeHtml(typeset(reader))}</p>`;
  return `<p class="text"><span class="key">${escapeHtml(line.key)}</span>${escapeHtml(typeset(sayAsked(line)))}</p>${help}${asked}${reserved}`;
}

function fieldOf(line: QuestionLine): string {
  const { question, options } = line;
  const said = answerOf(line);
  if (question.type === "yes_no")
    return toBoxes(
      [
        { value: "oui", label: "Oui" },
        { value: "non", label: "Non" },
      ],
      [said],
    );
  if (question.type === "scale5")
    return `<p class="how">${escapeHtml(typeset(capital(sayExpected(question, []))))} :</p>\n${toBoxes(
      ["1", "2", "3", "4", "5"].map((label) => ({ value: label, label })),
      [said],
    )}`;
  if (question.type === "text") return toRoom(said, question.maxLength > 160 ? "long" : "", undefined);
  const isListed = options.length > 0 && isShown(options);
  if (isListed && (question.type === "choice" || question.type === "choices")) {
    const several = question.type === "choices" ? `<p class="how">Une ou plusieurs réponses.</p>\n` : "";
    const other =
      question.type === "choices" && question.other ? `\n<p class="how">Autre :</p>\n${toRoom("", "", undefined)}` : "";
    return `${several}${toBoxes(options, tickedIn(line))}${other}`;
  }
  if (isListed && question.type === "ranking")
    return `<p class="how">Numérotez, le plus important d’abord, ${question.maxRanked} au plus.</p>\n${toBoxes(options, [])}${said === "" ? "" : toRoom(said, "", undefined)}`;
  return toRoom(said, "short", sayExpected(question, options));
}

/** The labels of what was chosen. */
function tickedIn({ answer, options }: QuestionLine): string[] {
  if (answer?.state !== "given") return [];
  const chosen = isChoicesValue(answer.value) ? answer.value.chosen : [answer.value];
  return options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
}

function toBoxes(options: readonly Option[], said: readonly string[]): string {
  const isShort = options.every(({ label }) => label.length < 34) && options.length > 3;
  const boxes = options.map(({ label }, index) => {
    const isTicked = said.some((one) => one.toLowerCase() === label.toLowerCase());
    return `<li>${isTicked ? "☒" : "☐"} ${options.length > 2 && !/^\d$/u.test(label) ? `${index + 1}. ` : ""}${escapeHtml(typeset(label))}</li>`;
  });
  return `<ul${isShort ? ' class="two"' : ""}>${boxes.join("")}</ul>`;
}

function toRoom(said: string, kind: string, expected: string | undefined): string {
  const how = expected === undefined ? "" : `<p class="how">${escapeHtml(typeset(capital(expected)))} :</p>\n`;
  return `${how}<div class="write${kind === "" ? "" : ` ${kind}`}">${escapeHtml(said)}</div>`;
}

/** With more questions than this, a thing is a column: the lines would be too narrow to write in. */
const mostColumns = 4;

function toList(line: Extract<FormLine, { kind: "list" }>, items: readonly QuestionLine[], sheet: FormSheet): string {
  const things = [...Map.groupBy(items, ({ item }) => item?.rank ?? 0)];
  const asked = (things[0]?.[1] ?? []).map((one) => labelOf(one, line, sheet));
  const cells = things.map(([, details]) => details.map((one) => `<td>${escapeHtml(answerOf(one))}</td>`));
  const none = line.question.minItems === undefined ? `<p>☐ Il n’y en a pas</p>\n` : "";
  return `<div class="list">
<div class="question">
${heading(line, sheet)}
${none}</div>
${asked.length > mostColumns ? byColumn(asked, cells) : byRow(asked, cells)}
<p class="how more">S’il y en a d’autres, écrivez-les au dos.</p>
</div>`;
}

function labelOf(
  { question, options }: QuestionLine,
  list: Extract<FormLine, { kind: "list" }>,
  sheet: FormSheet,
): string {
  const when = sayCondition(question.when, sheet.questionnaire, list.question);
  const how = [...(when === undefined ? [] : [when]), sayExpected(question, options)].join(" ; ");
  return `${escapeHtml(typeset(question.label))}<span class="how">${escapeHtml(typeset(how))}</span>`;
}

function byRow(asked: readonly string[], cells: readonly string[][]): string {
  const head = asked.map((label) => `<th scope="col">${label}</th>`).join("");
  const body = cells.map((row, index) => `<tr><td class="rank">${index + 1}</td>${row.join("")}</tr>`).join("\n");
  return `<table>\n<thead><tr><th scope="col" class="rank">N°</th>${head}</tr></thead>\n<tbody>${body}</tbody>\n</table>`;
}

function byColumn(asked: readonly string[], cells: readonly string[][]): string {
  const head = cells.map((_, index) => `<th scope="col">N° ${index + 1}</th>`).join("");
  const body = asked
    .map(
      (label, rank) => `<tr><th scope="row">${label}</th>${cells.map((row) => row[rank] ?? "<td></td>").join("")}</tr>`,
    )
    .join("\n");
  return `<table>\n<thead><tr><th scope="col" class="about"></th>${head}</tr></thead>\n<tbody>${body}</tbody>\n</table>`;
}
