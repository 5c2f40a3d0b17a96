import type { SentFile } from "./adapter.ts";

/** What a file is, as its content says: a name or a declared type may say anything. */
export type FileKind = { mime: string; extension: string };

const office = "application/vnd.openxmlformats-officedocument.";
const open = "application/vnd.oasis.opendocument.";

/** Files whose first bytes are enough. */
const signatures: [kind: FileKind, isOne: (head: string) => boolean][] = [
  [{ mime: "application/pdf", extension: "pdf" }, (head) => head.startsWith("%PDF-")],
  [{ mime: "image/jpeg", extension: "jpg" }, (head) => head.startsWith("\u00ff\u00d8\u00ff")],
  [{ mime: "image/png", extension: "png" }, (head) => head.startsWith("\u0089PNG\r\n\u001a\n")],
  [{ mime: "image/webp", extension: "webp" }, (head) => head.startsWith("RIFF") && head.slice(8, 12) === "WEBP"],
  [{ mime: "image/heic", extension: "heic" }, (head) => /^.{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/su.test(head)],
];

/** Files that are all an archive, or all a text: only their name says which. */
const inArchive: Record<string, string> = {
  odt: `${open}text`,
  ods: `${open}spreadsheet`,
  docx: `${office}wordprocessingml.document`,
  xlsx: `${office}spreadsheetml.sheet`,
};
const inText: Record<string, string> = { csv: "text/csv", txt: "text/plain" };
const extensions: Record<string, string[]> = { jpg: ["jpg", "jpeg"], heic: ["heic", "heif"], yaml: ["yaml", "yml"] };

/** The kind of a file that is kept with an answer; undefined: it is of no such kind. */
export function kindOf({ name, mime }: Pick<SentFile, "name" | "mime">, bytes: Uint8Array): FileKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 64)).toString("latin1");
  const signed = signatures.find(([, isOne]) => isOne(head))?.[0];
  if (signed !== undefined) return signed;
  if (head.startsWith("PK\u0003\u0004")) return kindAmong(inArchive, name, mime);
  return isText(bytes) ? kindAmong(inText, name, mime) : undefined;
}

/** By its extension, or by its declared type where it has none. */
function kindAmong(kinds: Record<string, string>, name: string, mime: string): FileKind | undefined {
  const said = extensionOf(name);
  const [extension, known] =
    Object.entries(kinds).find(([one, type]) => (said === "" ? type === mime.split(";")[0] : one === said)) ?? [];
  return extension === undefined || known === undefined ? undefined : { extension, mime: known };
}

/** A text of today, or of older spreadsheets: of several bytes a letter, or of one without any control. */
export function isText(bytes: Uint8Array): boolean {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return bytes.byteLength > 0 && (isWide || !bytes.subarray(0, 65_536).includes(0));
}

const longestName = 80;

/** What it is called once kept: on one line, without what another message would take for its own marks, with its extension. */
export function keptName(name: string, { extension, mime }: FileKind): string {
  const plain = name
    .normalize("NFC")
    .replaceAll(/[\p{C}\\/*`«»"]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  const said = extensionOf(plain);
  const isOwn = (extensions[extension] ?? [extension]).includes(said);
  const stem = (said === "" ? plain : plain.slice(0, -said.length - 1)).slice(0, longestName).trim();
  const usual = mime.startsWith("image/") ? "photo" : "document";
  return `${stem === "" ? usual : stem}.${isOwn ? said : extension}`;
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/iu.exec(name)?.[1]?.toLowerCase() ?? "";
}
