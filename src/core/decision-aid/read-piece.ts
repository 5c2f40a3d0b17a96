import type { Side } from "./sheet.ts";
import { tidied } from "./tidied.ts";

/** One thing written in a sheet. `option`: the one it is about; absent, the one that was just spoken of. */
export type Piece =
  | { kind: "option"; number?: number; text: string }
  | { kind: "argument"; side: Side; option?: number; text: string }
  | { kind: PlainPart; text: string };
export type PlainPart = "title" | "context" | "request" | "opinion" | "figure";

/** One thing taken away from it. */
export type Cut =
  | { kind: "option"; number: number }
  | { kind: "argument"; side: Side; option: number; number: number }
  | { kind: "figure"; number: number }
  | { kind: Exclude<PlainPart, "title" | "figure"> };

const sideWords = "pour|contre|avantages?|inconv[ée]nients?|atouts?|limites?|risques?";
const optionWords = String.raw`(?:l['’])?option\s*(?:n\s*°\s*)?(?<option>\d{1,2})?`;
const plainWords: Record<PlainPart, string> = {
  title: String.raw`(?:la\s+)?question(?:\s+pos[ée]e)?|titre`,
  context: "(?:le\\s+)?contexte",
  request: String.raw`(?:la\s+)?demande|ce\s+qui\s+est\s+demand[ée]|[àa]\s+d[ée]cider`,
  opinion: String.raw`(?:l['’]\s*)?avis(?:\s+du)?(?:\s+(?:cotech|comit[ée]\s+technique))?`,
  figure: String.raw`(?:le\s+)?chiffres?`,
};
const plainParts = ["title", "context", "request", "opinion", "figure"] as const;
const plain = plainParts.map((part) => `(?<${part}>${plainWords[part]})`).join("|");
const head = `(?:${optionWords}(?:\\s*,?\\s*(?<side>${sideWords}))?|(?<alone>${sideWords})|${plain})`;
const untilColon = new RegExp(`(?<=^|[\\s;,.(])(?:[-•*]\\s+)?${head}\\s*:\\s*`, "giu");
/** With no colon, only what begins the words, and is surely no sentence of its own. */
const first = new RegExp(
  `^(?:${optionWords}(?:\\s*,?\\s*(?<side>${sideWords})(?!\\p{L}))?|${plain})(?!\\p{L})\\s*[,;.–-]?\\s+`,
  "iu",
);

/** "option 1 pour : un seul planning contre : le trajet": each thing, in the order it is said. None: it writes nothing. */
export function readPieces(said: string): Piece[] {
  const text = said.trim();
  const heads = [...text.matchAll(untilColon)];
  const [start] = heads;
  if (start?.index !== 0) {
    const begun = first.exec(text);
    if (begun === null) return [];
    heads.unshift(begun);
  }
  return heads.flatMap((found, at) => {
    const from = found.index + found[0].length;
    const words = text.slice(from, heads[at + 1]?.index ?? text.length);
    return pieceOf(found.groups ?? {}, words);
  });
}

function pieceOf(groups: Record<string, string | undefined>, words: string): Piece[] {
  const { option, side, alone } = groups;
  const said = side ?? alone;
  const number = option === undefined ? {} : { number: Number(option) };
  if (said !== undefined)
    return itemsIn(words).map((text) => ({
      kind: "argument",
      side: sideOf(said),
      ...(option === undefined ? {} : { option: Number(option) }),
      text,
    }));
  const text = tidied(words);
  if (text === "") return [];
  const part = plainParts.find((one) => groups[one] !== undefined);
  return part === undefined ? [{ kind: "option", ...number, text }] : [{ kind: part, text }];
}

/** Several arguments on as many lines, or with ";" between. */
function itemsIn(words: string): string[] {
  return words
    .split(/\n|;/u)
    .map((one) => tidied(one.trim().replace(/^[-•*–]\s+/u, "")))
    .filter((one) => one !== "");
}

function sideOf(said: string): Side {
  return /^(?:pour|avantage|atout)/iu.test(said) ? "pro" : "con";
}

const away = String.raw`(?:retirer|retire[zr]?|enlever|enl[èe]ve[zr]?|effacer|[ôo]ter)`;
const rank = String.raw`\s*(?:n\s*°\s*)?(?<number>\d{1,2})`;
const ofOption = String.raw`\s*(?:de\s+)?(?:,\s*)?${optionWords}`;
const cuts = [
  new RegExp(`^${optionWords}\\s*,?\\s*${away}\\s+(?:le\\s+|l['’])?(?<side>${sideWords})${rank}$`, "iu"),
  new RegExp(`^${away}\\s+${optionWords}\\s*,?\\s*(?:le\\s+)?(?<side>${sideWords})${rank}$`, "iu"),
  new RegExp(`^${away}\\s+(?:le\\s+|l['’])?(?<side>${sideWords})${rank}${ofOption}$`, "iu"),
];
const cutOption = new RegExp(`^${away}\\s+${optionWords}$`, "iu");
const cutFigure = new RegExp(`^${away}\\s+(?:le\\s+)?chiffre${rank}$`, "iu");
const cutPlain = new RegExp(
  `^${away}\\s+(?:(?<context>${plainWords.context})|(?<request>${plainWords.request})|(?<opinion>${plainWords.opinion}))$`,
  "iu",
);

/** "retirer l'option 2", "retirer le pour 1 de l'option 2", "retirer le chiffre 1". */
export function readCut(said: string): Cut | undefined {
  const text = said.trim().replace(/[.,;]+$/u, "");
  const argument = cuts.map((one) => one.exec(text)?.groups).find((one) => one?.["option"] !== undefined);
  if (argument !== undefined)
    return {
      kind: "argument",
      side: sideOf(argument["side"] ?? ""),
      option: Number(argument["option"]),
      number: Number(argument["number"]),
    };
  const option = cutOption.exec(text)?.groups?.["option"];
  if (option !== undefined) return { kind: "option", number: Number(option) };
  const figure = cutFigure.exec(text)?.groups?.["number"];
  if (figure !== undefined) return { kind: "figure", number: Number(figure) };
  const groups = cutPlain.exec(text)?.groups;
  const part = (["context", "request", "opinion"] as const).find((one) => groups?.[one] !== undefined);
  return part && { kind: part };
}
