import { typeset } from "../words/typography.ts";
import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Document } from "yaml";

/** Where in a file: its keys and list positions, from the top. */
export type Path = (string | number)[];

/** What is wrong and what to write instead. `column`: character inside the text at `path`, from 1. */
export type Problem = { path: Path; message: string; column?: number };

/** The text of a questionnaire, able to say at which line each of its keys stands. */
export type Source = {
  data: unknown;
  /** Problems of the YAML itself, already located. Nothing else can be said while there are some. */
  malformed: string[];
  /** "fichier:ligne:colonne, clé.chemin : message", in the order of the file. */
  located: (problems: Problem[]) => string[];
};

/** How many faults of the YAML are told at most: one that is mended often takes the next ones away. */
const mostMalformed = 100;
const mostAliases = 100;

const syntaxes: Record<string, string> = {
  ALIAS: "un texte qui commence par `*` se met entre guillemets ; un renvoi va à un `&` du même nom, plus haut",
  BAD_INDENT: "le retrait (les espaces en début de ligne) ne suit pas celui des lignes voisines",
  BLOCK_AS_IMPLICIT_KEY: "il y a deux fois `:` sur la ligne ; mettez le texte entre guillemets",
  DUPLICATE_KEY: "cette clé est écrite deux fois ; gardez-en une",
  MISSING_CHAR: "il manque un guillemet ou un crochet à la fin",
  MULTILINE_IMPLICIT_KEY: "cette ligne n’a ni `clé:` ni `-` ; mettez le texte sur une ligne, entre guillemets",
  NESTED_ALIAS: "un renvoi (`*`) de trop, ou dans ce qui est déjà renvoyé ; écrivez le texte en entier",
  TAB_AS_INDENT: "les retraits s’écrivent avec des espaces, pas avec des tabulations",
  UNEXPECTED_TOKEN: "ce qui suit le texte entre guillemets n’est pas compris ; entourez tout le texte de guillemets",
};

export function readSource(file: string, source: string): Source {
  const lines = new LineCounter();
  // What the parser would write of each error is not read, and takes seconds on a file that is no YAML at all.
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const errors = document.errors.map(({ code, pos }) => ({ code, at: pos[0] }));
  const faults = [...errors, ...aliasFaults(document)].toSorted((one, other) => one.at - other.at);
  const data: unknown = faults.length === 0 ? document.toJS() : undefined;
  return {
    data,
    malformed: faults
      .slice(0, mostMalformed)
      .map(({ code, at: offset }) =>
        typeset(`${at(offset)} : ${syntaxes[code] ?? "le fichier n’est pas du YAML correct à cet endroit"}`),
      ),
    located: (problems) =>
      problems
        .map((problem) => ({ ...problem, offset: offsetOf(document, source, problem) }))
        .toSorted((left, right) => left.offset - right.offset)
        .map(({ path, message, offset }) => typeset(`${at(offset)}, ${nameOf(data, path)} : ${message}`)),
  };
}

/** A few lines that refer to each other stand for millions: an alias leads to something plain, higher in the file, and not too often. */
function aliasFaults(document: Document.Parsed): { code: string; at: number }[] {
  const anchors = new Set<string>();
  const faults: { code: string; at: number }[] = [];
  let aliases = 0;
  visit(document, {
    Node(_key, node, path) {
      if (!isAlias(node)) {
        if ("anchor" in node && node.anchor !== undefined) anchors.add(node.anchor);
        return;
      }
      aliases += 1;
      const at = node.range?.[0] ?? 0;
      if (!anchors.has(node.source)) faults.push({ code: "ALIAS", at });
      else if (aliases > mostAliases || path.some(isAnchored)) faults.push({ code: "NESTED_ALIAS", at });
    },
  });
  return faults;
}

function isAnchored(node: unknown): boolean {
  return isNode(node) && "anchor" in node && node.anchor !== undefined;
}

/** What stands at `path` in parsed data; `undefined` when there is nothing. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, key) => (isRecord(inside) ? inside[key] : undefined), data);
}

export function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}

/** A key of the file for its author: "equipements.surface_m2.max" rather than positions in lists. */
function nameOf(data: unknown, path: Path): string {
  const names: string[] = [];
  for (const [index, key] of path.entries()) {
    if (typeof key === "string") {
      names.push(key);
      continue;
    }
    const item = valueAt(data, path.slice(0, index + 1));
    const id = isRecord(item) ? (item["cle"] ?? item["id"]) : undefined;
    const list = names.pop() ?? "";
    // A question is known by its own key: the section around it would only lengthen the path.
    if (list === "questions" && path[index - 3] === "sections") names.pop();
    names.push(typeof id === "string" ? id : `${list}[${key + 1}]`);
  }
  return names.join(".") || "fichier";
}

/** Points at the key, or inside its text when the column is known, or at the nearest parent when the key is missing. */
function offsetOf(document: Document.Parsed, source: string, { path, column }: Problem): number {
  const node = document.getIn(path, true);
  const start = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  if (column !== undefined && isScalar(node)) {
    const quoted = /^['"]/.test(source.charAt(start)) ? 1 : 0;
    // With escapes or folded lines, columns no longer match those of the file: the start of the text is the honest place.
    return source.startsWith(String(node.value), start + quoted) ? start + quoted + column - 1 : start;
  }
  if (path.length === 0) return document.contents?.range?.[0] ?? 0;
  return (
    keyOffset(document, path) ??
    (node === undefined ? offsetOf(document, source, { path: path.slice(0, -1), message: "" }) : start)
  );
}

function keyOffset(document: Document.Parsed, path: Path): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1));
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
