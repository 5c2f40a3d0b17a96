import { encryptAttachment } from "@relais/matrix-crypto";
import { expect, test } from "vitest";
import { readFile, receiveFile } from "../../../src/adapters/matrix/received.ts";
import { largestFile } from "../../../src/core/adapter.ts";
import { createFakeCalls, refusal } from "./fake-calls.ts";

const photo = new Uint8Array(Buffer.from("a photo of the hall"));

const refuse = (): never => {
  throw refusal(404, "M_NOT_FOUND");
};

/** Has the file of an event from a homeserver that keeps `bytes`. */
async function have(content: Record<string, unknown>, bytes: () => Uint8Array) {
  const { calls, asked } = createFakeCalls(bytes);
  const [file] = readFile(content);
  return { had: file && (await receiveFile(calls, file)), asked };
}

test("a file in the clear is had as it is", async () => {
  const content = { body: "salle.jpg", url: "mxc://hs.test/1", info: { mimetype: "image/jpeg", size: 19 } };
  const { had, asked } = await have(content, () => photo);
  expect(had).toEqual({ name: "salle.jpg", mime: "image/jpeg", bytes: photo });
  expect(asked).toEqual(["GET mxc://hs.test/1"]);
});

test("an encrypted file is deciphered with what its event says", async () => {
  const { bytes, file } = await encryptAttachment(photo);
  const content = { body: "voici la salle", filename: "salle.jpg", file: { ...file, url: "mxc://hs.test/2" } };
  const { had, asked } = await have(content, () => bytes);
  expect(had).toEqual({ name: "salle.jpg", mime: "", bytes: photo });
  expect(asked).toEqual(["GET mxc://hs.test/2"]);
});

test("a file that is not the one that was encrypted is not read", async () => {
  const { bytes, file } = await encryptAttachment(photo);
  const changed = Uint8Array.from(bytes, (byte, index) => (index === 3 ? byte ^ 1 : byte));
  const content = { body: "salle.jpg", file: { ...file, url: "mxc://hs.test/2" } };
  expect((await have(content, () => changed)).had).toEqual({ name: "salle.jpg", mime: "", unread: "unreachable" });
});

test.each<[string, object, string]>([
  ["said to be too big", { url: "mxc://hs.test/1", info: { size: largestFile + 1 } }, "too_big"],
  ["without an address", {}, "unreachable"],
  ["of a strange size", { url: "mxc://hs.test/1", info: { size: "12" } }, "unreachable"],
  ["of a strange cipher", { file: { url: "mxc://hs.test/1", v: "v9" } }, "unreachable"],
])("a file %s is told as it is", async (_, content, unread) => {
  const { had } = await have({ body: "salle.jpg", ...content }, refuse);
  expect(had).toEqual({ name: "salle.jpg", mime: "", unread });
});

test("a file that is bigger than it said is left", async () => {
  const { had } = await have({ body: "a.pdf", url: "mxc://hs.test/1" }, () => new Uint8Array(largestFile + 1));
  expect(had).toEqual({ name: "a.pdf", mime: "", unread: "too_big" });
});
