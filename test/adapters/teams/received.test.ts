import { expect, test } from "vitest";
import { createDownloads, type FileOfTeams } from "../../../src/adapters/teams/received.ts";

const service = "https://smba.trafficmanager.net/emea/";
const inSpace: FileOfTeams = { name: "salle.jpg", mime: "", kept: "space", url: "https://mairie.sharepoint.com/d?t=1" };
const inChat: FileOfTeams = {
  name: "",
  mime: "image/*",
  kept: "chat",
  url: `${service}v3/attachments/1/views/original`,
};

async function have(file: FileOfTeams, answer: () => Response = () => new Response("bytes")) {
  const asked: string[] = [];
  const filesOf = createDownloads({
    ask: async (url) => {
      asked.push(`without a token: ${url}`);
      return answer();
    },
    askService: async (of, url) => {
      asked.push(`with our token, of ${of}: ${url}`);
      return answer();
    },
  });
  const [had] = await filesOf(service, [file]);
  return { had, asked };
}

const bytes = new Uint8Array(Buffer.from("bytes"));

test("a file of somebody's space is had without a token", async () => {
  const { had, asked } = await have(inSpace);
  expect(had).toEqual({ name: "salle.jpg", mime: "", bytes });
  expect(asked).toEqual([`without a token: ${inSpace.url}`]);
});

test("a picture pasted in the conversation is had with ours", async () => {
  const { had, asked } = await have(inChat);
  expect(had).toEqual({ name: "", mime: "image/*", bytes });
  expect(asked).toEqual([`with our token, of ${service}: ${inChat.url}`]);
});

test.each(["https://sharepoint.com.evil.test/x", "http://mairie.sharepoint.com/x", "https://evil.test/", "nothing"])(
  "nothing is asked of %s",
  async (url) => {
    const { had, asked } = await have({ ...inSpace, url });
    expect(had).toEqual({ name: "salle.jpg", mime: "", unread: "unreachable" });
    expect(asked).toEqual([]);
  },
);

test.each<[string, FileOfTeams]>([
  ["that says no address", { name: "salle.jpg", mime: "", kept: "space" }],
  ["whose link is over", inSpace],
])("a file %s could not be had, and the message is not lost", async (_, file) => {
  const { had } = await have(file, () => new Response("", { status: 410 }));
  expect(had).toMatchObject({ name: "salle.jpg", unread: "unreachable" });
});
