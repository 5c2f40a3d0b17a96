import { expect, test } from "vitest";
import { createDownloads, type FileOfSlack, isOfSlack } from "../../../src/adapters/slack/files.ts";
import { largestFile } from "../../../src/core/adapter.ts";

const url = "https://files.slack.com/files-pri/T0-F1/download/salle.jpg";
const salle: FileOfSlack = { name: "salle.jpg", mimetype: "image/jpeg", size: 5, url_private_download: url };

/** Has one file, from a Slack that answers `answer`. */
async function have(file: FileOfSlack, answer: () => Response = () => new Response("bytes")) {
  const asked: { url: string; init: RequestInit }[] = [];
  const filesOf = createDownloads({
    botToken: "xoxb-1",
    fetch: async (at, init) => {
      asked.push({ url: at, init });
      return answer();
    },
    mayAsk: isOfSlack,
  });
  const [had] = await filesOf([file]);
  return { had, asked };
}

test("a file is had with our token, and follows no redirection", async () => {
  const { had, asked } = await have(salle);
  expect(had).toEqual({ name: "salle.jpg", mime: "image/jpeg", bytes: new Uint8Array(Buffer.from("bytes")) });
  expect(asked).toMatchObject([{ url, init: { headers: { authorization: "Bearer xoxb-1" }, redirect: "error" } }]);
});

test.each([
  "https://files.slack.com.evil.test/x",
  "http://files.slack.com/x",
  "https://evil.test/files.slack.com",
  "https://notslack.com/x",
])("our token is not shown to %s", async (elsewhere) => {
  const { had, asked } = await have({ ...salle, url_private_download: elsewhere });
  expect(had).toEqual({ name: "salle.jpg", mime: "image/jpeg", unread: "unreachable" });
  expect(asked).toEqual([]);
});

test.each<[string, FileOfSlack, (() => Response) | undefined, string]>([
  ["said to be too big", { ...salle, size: largestFile + 1 }, undefined, "too_big"],
  ["kept elsewhere", { name: "salle.jpg", mimetype: "image/jpeg" }, undefined, "unreachable"],
  ["refused", salle, () => new Response("", { status: 403 }), "unreachable"],
  [
    "not for us: a page where people sign in",
    salle,
    () => new Response("<html>", { headers: { "content-type": "text/html; charset=utf-8" } }),
    "unreachable",
  ],
])("a file %s is not read, and the message is not lost", async (_, file, answer, unread) => {
  expect((await have(file, answer)).had).toEqual({ name: "salle.jpg", mime: "image/jpeg", unread });
});
