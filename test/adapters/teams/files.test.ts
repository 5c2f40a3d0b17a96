import { describe, expect, onTestFinished, test } from "vitest";
import { createFiles, filePath, toKeptFile, toFileInfo } from "../../../src/adapters/teams/files.ts";
import type { Upload } from "../../../src/adapters/teams/heard.ts";
import { openStore } from "../../../src/core/store/store.ts";

const dayMs = 24 * 3_600_000;
const dates = toKeptFile(
  { name: "échéances d'été.ics", mime: "text/calendar", label: "Vos dates", text: "BEGIN:VCALENDAR é" },
  Buffer.from("BEGIN:VCALENDAR é"),
  "id-1",
);

/** Files on a real journal; `answer` is what OneDrive says. */
function open({ answer = () => Promise.resolve(new Response(null, { status: 201 })) } = {}) {
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  let clock = 1_000_000_000_000;
  const puts: { url: string; init: RequestInit }[] = [];
  const start = (given: { secret?: string | undefined; address?: string | undefined } = {}) =>
    createFiles({
      journal: store.teamsJournal,
      now: () => clock,
      fetch: (url, init = {}) => {
        puts.push({ url: url instanceof Request ? url.url : url.toString(), init });
        return answer();
      },
      secret: "secret" in given ? given.secret : "s3cret",
      address: () => ("address" in given ? given.address : "https://relais.exemple.fr"),
    });
  return {
    files: start(),
    start,
    puts,
    journal: store.teamsJournal,
    pass: (ms: number) => void (clock += ms),
    now: () => clock,
  };
}

const pathOf = (link: string | undefined) => new URL(link ?? "").pathname.slice(filePath.length);

describe("a link", () => {
  test("leads to its file, under its name", () => {
    const { files } = open();
    const link = files.link(dates) ?? "";
    expect(link).toMatch(/^https:\/\/relais\.exemple\.fr\/fichiers\/id-1\.[a-z0-9]+\.[\w-]+\/[^/]+$/u);
    expect(decodeURIComponent(new URL(link).pathname.split("/").at(-1) ?? "")).toBe(dates.name);
    expect(files.open(pathOf(link))).toEqual({ ...dates, content: expect.anything() });
    expect(Buffer.from(files.open(pathOf(link))?.content ?? []).toString()).toBe("BEGIN:VCALENDAR é");
  });

  test("needs no name to lead there", () => {
    const { files } = open();
    const [signed = ""] = pathOf(files.link(dates)).split("/");
    expect(files.open(signed)).toBeDefined();
    expect(files.open(`${signed}/autre`)).toBeDefined();
  });

  test("is none where this machine has no address", () => {
    const { start, journal, now } = open();
    expect(start({ address: undefined }).link(dates)).toBeUndefined();
    expect(journal.fileOf(dates.id, now())).toBeUndefined();
  });

  test("is good for thirty days, and no more", () => {
    const { files, pass } = open();
    const path = pathOf(files.link(dates));
    pass(30 * dayMs - 1);
    expect(files.open(path)).toBeDefined();
    pass(1);
    expect(files.open(path)).toBeUndefined();
  });

  test("is no better when the same file is given again later: each ends in its time", () => {
    const { files, pass } = open();
    const first = pathOf(files.link(dates));
    pass(20 * dayMs);
    const later = pathOf(files.link(dates));
    pass(15 * dayMs);
    expect(files.open(first)).toBeUndefined();
    expect(files.open(later)).toBeDefined();
  });

  test("leads nowhere once its file is dropped", () => {
    const { files, journal } = open();
    const path = pathOf(files.link(dates));
    journal.dropFile(dates.id);
    expect(files.open(path)).toBeUndefined();
  });

  test("is good after another start, with the same secret alone", () => {
    const { files, start } = open();
    const path = pathOf(files.link(dates));
    expect(start().open(path)).toBeDefined();
    expect(start({ secret: "another" }).open(path)).toBeUndefined();
    expect(start({ secret: undefined }).open(path)).toBeUndefined();
  });

  test("of a start without a secret is that start's", () => {
    const { start } = open();
    const one = start({ secret: undefined });
    const path = pathOf(one.link(dates));
    expect(one.open(path)).toBeDefined();
    expect(start({ secret: undefined }).open(path)).toBeUndefined();
  });

  test("that was changed anywhere leads nowhere", () => {
    const { files, now } = open();
    files.link({ ...dates, id: "id-2" });
    const [id = "", expiresAt = "", signature = ""] = (pathOf(files.link(dates)).split("/")[0] ?? "").split(".");
    const another = signature.startsWith("A") ? "B" : "A";
    const changed = [
      ["id-2", expiresAt, signature],
      [id, (now() + 400 * dayMs).toString(36), signature],
      [id, `${expiresAt}z`, signature],
      [id, expiresAt.toUpperCase(), signature],
      [id, expiresAt, another + signature.slice(1)],
      [id, expiresAt, signature.slice(1)],
      [id, expiresAt, `${signature}AAAA`],
      [id, expiresAt, ""],
      [id, expiresAt],
      [id, "", ""],
      [`${id}.${expiresAt}`, "", signature],
      ["", "", ""],
      [],
    ];
    for (const parts of changed) expect(files.open(parts.join(".")), parts.join(".")).toBeUndefined();
    for (const path of ["", "/", "..", "../../etc/passwd", "%00", "\u0000", "é".repeat(500), "a.".repeat(5_000)])
      expect(files.open(path)).toBeUndefined();
  });

  test("of one file cannot be made of two others", () => {
    const { files } = open();
    const parts = (id: string) => (pathOf(files.link({ ...dates, id })).split("/")[0] ?? "").split(".");
    const [, , one] = parts("a");
    const [, expiresAt] = parts("b");
    expect(files.open(["b", expiresAt, one].join("."))).toBeUndefined();
  });
});

describe("an offer", () => {
  const upload: Upload = {
    name: "dates.ics",
    uploadUrl: "https://vougy-my.sharepoint.com/personal/anne/_api/v2.0/drive/items/1/uploadSession?guid='x'",
    contentUrl: "https://vougy-my.sharepoint.com/personal/anne/Documents/dates.ics",
    uniqueId: "1150D938",
    fileType: "ics",
  };

  test("is a card that says what it is of, which both of its answers name", () => {
    const { files } = open();
    expect(files.offer(dates)).toMatchObject({
      type: "message",
      attachments: [
        {
          contentType: "application/vnd.microsoft.teams.card.file.consent",
          name: dates.name,
          content: {
            description: "Vos dates",
            sizeInBytes: Buffer.byteLength("BEGIN:VCALENDAR é"),
            acceptContext: { relaisFile: "id-1" },
            declineContext: { relaisFile: "id-1" },
          },
        },
      ],
    });
  });

  test("accepted puts the whole file where Teams says, and shows it", async () => {
    const { files, puts } = open();
    files.offer(dates);
    expect(await files.upload(dates.id, upload)).toBe(true);
    expect(toFileInfo(upload)).toMatchObject({
      attachments: [
        {
          contentType: "application/vnd.microsoft.teams.card.file.info",
          contentUrl: upload.contentUrl,
          name: "dates.ics",
          content: { uniqueId: "1150D938", fileType: "ics" },
        },
      ],
    });
    expect(puts).toHaveLength(1);
    const [{ url, init } = { url: "", init: {} }] = puts;
    const size = Buffer.byteLength("BEGIN:VCALENDAR é");
    expect(url).toBe(upload.uploadUrl);
    expect(init).toMatchObject({
      method: "PUT",
      redirect: "error",
      headers: { "content-range": `bytes 0-${size - 1}/${size}` },
    });
    expect(init.headers).not.toHaveProperty("authorization");
    expect(await new Response(init.body).text()).toBe("BEGIN:VCALENDAR é");
  });

  test.each([
    ["another's place", "https://exemple.fr/upload"],
    ["a place that only looks like theirs", "https://evilsharepoint.com/upload"],
    ["a place that begins like theirs", "https://vougy.sharepoint.com.exemple.fr/upload"],
    ["a place that ends like theirs", "https://exemple.fr/.sharepoint.com"],
    ["a place that hides behind theirs", "https://vougy.sharepoint.com@exemple.fr/upload"],
    ["a place after theirs", "https://exemple.fr#.sharepoint.com"],
    ["a place in the clear", "http://vougy.sharepoint.com/upload"],
    ["this machine", "http://127.0.0.1/.sharepoint.com"],
    ["a file", "file:///etc/passwd.sharepoint.com"],
  ])("is put in no other place than their owner's: not in %s", async (_, uploadUrl) => {
    const { files, puts } = open();
    files.offer(dates);
    expect(await files.upload(dates.id, { ...upload, uploadUrl })).toBe(false);
    expect(puts).toEqual([]);
  });

  test("of a file that is gone puts nothing anywhere", async () => {
    const { files, puts, pass } = open();
    expect(await files.upload("never offered", upload)).toBe(false);
    files.offer(dates);
    pass(30 * dayMs);
    expect(await files.upload(dates.id, upload)).toBe(false);
    expect(puts).toEqual([]);
  });

  test.each([401, 403, 404, 409, 410])("is no longer to be put where OneDrive refuses it (%s)", async (status) => {
    const { files } = open({ answer: () => Promise.resolve(new Response("the words of OneDrive", { status })) });
    files.offer(dates);
    expect(await files.upload(dates.id, upload)).toBe(false);
  });

  test("has a name that nobody else can guess, the same at each try", () => {
    const { files, start } = open();
    const [name, again, other] = [files.idOf("key#0#file0"), files.idOf("key#0#file0"), files.idOf("key#0#file1")];
    expect(name).toBe(again);
    expect(name).not.toBe(other);
    expect(start({ secret: "another" }).idOf("key#0#file0")).not.toBe(name);
  });

  test.each([
    ["is ill", () => Promise.resolve(new Response(null, { status: 503 })), { name: "CallError", status: 503 }],
    ["does not answer", () => Promise.reject(new TypeError("fetch failed")), { name: "CallError", status: undefined }],
  ])("is to be tried again when OneDrive %s, and says nothing of it", async (_, answer, wanted) => {
    const { files } = open({ answer });
    files.offer(dates);
    const refusal = await files.upload(dates.id, upload).catch((error: unknown) => error);
    expect(refusal).toMatchObject(wanted);
    expect(String(refusal)).not.toMatch(/sharepoint|words|guid/u);
  });
});
