import { expect, test } from "vitest";
import { largestFile } from "../../src/core/adapter.ts";
import { download } from "../../src/core/download.ts";

const megabyte = new Uint8Array(1024 * 1024);

/** A body of so many megabytes, which says how many were asked for. */
function bodyOf(megabytes: number) {
  let given = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (given === megabytes) return controller.close();
      given += 1;
      controller.enqueue(megabyte);
    },
  });
  return { body, given: () => given };
}

test("bytes come as they are", async () => {
  const had = await download(async () => new Response("salle"));
  expect("bytes" in had && Buffer.from(had.bytes).toString()).toBe("salle");
});

test("a file of the largest size comes whole", async () => {
  const had = await download(async () => new Response(bodyOf(largestFile / megabyte.byteLength).body));
  expect("bytes" in had && had.bytes.byteLength).toBe(largestFile);
});

test("what is too big is left before its end", async () => {
  const { body, given } = bodyOf(500);
  expect(await download(async () => new Response(body))).toEqual({ unread: "too_big" });
  expect(given()).toBeLessThan(20);
});

test("what says that it is too big is not read at all", async () => {
  const { body, given } = bodyOf(500);
  const headers = { "content-length": String(largestFile + 1) };
  expect(await download(async () => new Response(body, { headers }))).toEqual({ unread: "too_big" });
  expect(given()).toBeLessThan(2);
});

test.each<[string, () => Promise<Response>]>([
  ["refused", async () => new Response("no", { status: 403 })],
  ["empty", async () => new Response(null)],
  ["out of reach", async () => Promise.reject(new Error("ECONNREFUSED"))],
  [
    "cut in the middle",
    async () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) })),
  ],
])("what is %s could not be had", async (_, ask) => {
  expect(await download(ask)).toEqual({ unread: "unreachable" });
});
