import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFiler } from "../../../src/core/delivery/files.ts";
import { type Document, documentMime, type Workbook, workbookMime } from "../../../src/core/message.ts";

let filer = createFiler();
beforeEach(() => void (filer = createFiler()));
afterEach(() => filer.stop());

const workbook: Workbook = {
  name: "a.xlsx",
  mime: workbookMime,
  label: "Un classeur",
  sheets: [{ name: "Communes", columns: [{ title: "Commune", holds: "text" }], rows: [["Vougy"]] }],
};
/** What no workbook can be made of. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a bug is what is tested
const failing = { ...workbook, sheets: null } as unknown as Workbook;

test("a text is its bytes; a workbook is made of its sheets", async () => {
  const text = { name: "a.csv", mime: "text/csv", label: "Un tableau", text: "été" };
  expect(strFromU8(await filer.bytesOf(text))).toBe("été");
  const parts = unzipSync(await filer.bytesOf(workbook));
  expect(strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array())).toContain("Vougy");
});

test("a file that somebody sent is read where it is kept; one that was removed holds nothing back", async () => {
  const keeping = createFiler({ stored: (id) => (id === 3 ? new Uint8Array([1, 2]) : undefined) });
  const file = { name: "salle.jpg", mime: "image/jpeg", label: "Équipements" };
  expect(await keeping.bytesOf({ ...file, stored: 3 })).toEqual(new Uint8Array([1, 2]));
  await expect(keeping.bytesOf({ ...file, stored: 4 })).rejects.toMatchObject({
    name: "DeliveryError",
    refused: "message",
  });
  await keeping.stop();
});

test("a workbook that cannot be made is refused for good, and the next one is made", async () => {
  const refused = filer.bytesOf(failing);
  const next = filer.bytesOf(workbook);
  await expect(refused).rejects.toMatchObject({ name: "DeliveryError", refused: "message" });
  expect((await next).length).toBeGreaterThan(500);
});

test("a document is made of its passages, its charts drawn, in a thread that ends with it", async () => {
  const heading = { type: "heading" as const, level: 1 as const, text: "L’essentiel" };
  const document: Document = {
    name: "note.docx",
    mime: documentMime,
    label: "Une note",
    kind: "Note",
    title: "Jeunesse",
    subtitle: "",
    header: "",
    day: "2026-12-21",
    passages: [heading],
  };
  const [one, other] = await Promise.all([filer.bytesOf(document), filer.bytesOf(document)]);
  expect(strFromU8(unzipSync(one)["word/document.xml"] ?? new Uint8Array())).toContain("L’essentiel");
  expect(Buffer.compare(one, other)).toBe(0);
});

test("while Relais stops, a workbook is to be tried again later", async () => {
  const waiting = filer.bytesOf(workbook);
  await Promise.all([
    expect(waiting).rejects.toMatchObject({ name: "DeliveryError", refused: undefined }),
    filer.stop(),
  ]);
});
