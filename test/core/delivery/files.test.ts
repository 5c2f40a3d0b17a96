import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFiler } from "../../../src/core/delivery/files.ts";
import { type Workbook, workbookMime } from "../../../src/core/message.ts";

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

test("a workbook that cannot be made is refused for good, and the next one is made", async () => {
  const refused = filer.bytesOf(failing);
  const next = filer.bytesOf(workbook);
  await expect(refused).rejects.toMatchObject({ name: "DeliveryError", refused: "message" });
  expect((await next).length).toBeGreaterThan(500);
});

test("while Relais stops, a workbook is to be tried again later", async () => {
  const waiting = filer.bytesOf(workbook);
  await Promise.all([
    expect(waiting).rejects.toMatchObject({ name: "DeliveryError", refused: undefined }),
    filer.stop(),
  ]);
});
