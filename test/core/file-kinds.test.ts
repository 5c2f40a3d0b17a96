import { describe, expect, test } from "vitest";
import { keptName, kindOf } from "../../src/core/file-kinds.ts";

const bytes = (head: string | number[]) =>
  new Uint8Array(typeof head === "string" ? Buffer.from(head, "latin1") : Buffer.from(head));
const archive = bytes("PK\u0003\u0004rest");

describe("what a file is", () => {
  test.each<[string, string, string, Uint8Array, string]>([
    ["a PDF", "convention.pdf", "application/pdf", bytes("%PDF-1.4\n"), "pdf"],
    ["a photo", "IMG_1.JPG", "", bytes([0xff, 0xd8, 0xff, 0xe1]), "jpg"],
    ["a picture", "plan", "image/*", bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "png"],
    ["a photo of an iPhone", "IMG.HEIC", "", bytes("\u0000\u0000\u0000\u0018ftypheic"), "heic"],
    ["a picture of the web", "a.webp", "", bytes("RIFF1234WEBPVP8"), "webp"],
    ["a text document", "note.odt", "", archive, "odt"],
    ["a table", "budget.XLSX", "application/octet-stream", archive, "xlsx"],
    ["a table without an extension", "budget", "application/vnd.oasis.opendocument.spreadsheet", archive, "ods"],
    ["a table of text", "reponses.csv", "", bytes("a;b\r\n1;2"), "csv"],
    ["a table of an old Excel", "x.csv", "", bytes([0xff, 0xfe, 0x61, 0x00]), "csv"],
    ["a text", "note.txt", "", bytes("salle des f\u00eates"), "txt"],
    ["a PDF that says it is a photo", "photo.jpg", "image/jpeg", bytes("%PDF-1.4\n"), "pdf"],
  ])("%s is kept", (_, name, mime, content, extension) => {
    expect(kindOf({ name, mime }, content)?.extension).toBe(extension);
  });

  test.each<[string, string, Uint8Array]>([
    ["a program", "salle.exe", bytes("MZ\u0090\u0000")],
    ["a program called a photo", "salle.jpg", bytes("MZ\u0090\u0000")],
    ["an archive", "photos.zip", archive],
    ["a document with macros", "note.docm", archive],
    ["a page", "index.html", bytes("<script>")],
    ["a drawing that can hold a script", "plan.svg", bytes("<svg>")],
    ["a table that holds anything but text", "a.csv", bytes("a\u0000b")],
    ["nothing", "a.txt", bytes("")],
    ["a film", "visite.mp4", bytes("\u0000\u0000\u0000\u0018ftypmp42")],
  ])("%s is not", (_, name, content) => {
    expect(kindOf({ name, mime: "" }, content)).toBeUndefined();
  });
});

describe("what a file is called once kept", () => {
  const jpg = { mime: "image/jpeg", extension: "jpg" };
  test.each([
    ["salle.jpg", "salle.jpg"],
    ["Salle.JPEG", "Salle.jpeg"],
    ["photo de l'été.png", "photo de l'été.jpg"],
    ["../../etc/passwd", ".. .. etc passwd.jpg"],
    ["`retirer pièce 1`.jpg", "retirer pièce 1.jpg"],
    ["**salle**\n« des fêtes ».jpg", "salle des fêtes.jpg"],
    ["", "photo.jpg"],
    [".jpg", "photo.jpg"],
    [`${"a".repeat(300)}.jpg`, `${"a".repeat(80)}.jpg`],
  ])("%j is %j", (said, kept) => {
    expect(keptName(said, jpg)).toBe(kept);
  });
});
