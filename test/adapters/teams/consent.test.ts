import { describe, expect, onTestFinished, test } from "vitest";
import { type Consent, createConsents } from "../../../src/adapters/teams/consent.ts";
import { CallError } from "../../../src/adapters/teams/errors.ts";
import { createFiles, toKeptFile } from "../../../src/adapters/teams/files.ts";
import { sentences } from "../../../src/adapters/teams/sentences.ts";
import { openStore } from "../../../src/core/store/store.ts";
import { personal } from "./fake-connection.ts";

const upload = {
  name: "dates.ics",
  uploadUrl: "https://vougy-my.sharepoint.com/upload",
  contentUrl: "https://vougy-my.sharepoint.com/dates.ics",
  uniqueId: "1150D938",
  fileType: "ics",
};
const dates = toKeptFile(
  { name: "dates.ics", mime: "text/calendar", label: "Vos dates", text: "BEGIN" },
  Buffer.from("BEGIN"),
  "f1",
);

/** A file that was offered; `statuses` is what OneDrive answers, in turn; `posts` may refuse. */
function open(statuses: number[] = []) {
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  const journal = store.teamsJournal;
  let puts = 0;
  const files = createFiles({
    journal,
    secret: "s",
    address: () => undefined,
    now: () => 0,
    fetch: () => {
      puts += 1;
      return Promise.resolve(new Response(null, { status: statuses.shift() ?? 201 }));
    },
  });
  files.offer(dates);
  const posted: string[] = [];
  const failing = { next: undefined as Error | undefined };
  const settle = createConsents({
    files,
    journal,
    now: () => 0,
    async post(_to, _name, make) {
      const activity = await make(false);
      const error = failing.next;
      failing.next = undefined;
      if (error !== undefined) throw error;
      posted.push(JSON.stringify(activity));
      return { reference: "1" };
    },
  });
  const base = { account: "anne", memberId: "29:anne", name: "Anne", type: "consent", file: "f1" } as const;
  const say = (said: Pick<Consent, "accepted" | "upload">) => settle({ ...base, ...said }, personal("anne"), "e1");
  return { say, posted, failing, puts: () => puts, isKept: () => journal.fileOf("f1", 0) !== undefined };
}

describe("a file", () => {
  test("that is accepted is placed, shown, and no longer kept", async () => {
    const { say, posted, puts, isKept } = open();
    await say({ accepted: true, upload });
    expect(posted).toEqual([expect.stringContaining("teams.card.file.info")]);
    expect([puts(), isKept()]).toEqual([1, false]);
  });

  test("is placed once, though the message that shows it has to be tried again", async () => {
    const { say, posted, failing, puts, isKept } = open();
    failing.next = new CallError("no answer");
    await expect(say({ accepted: true, upload })).rejects.toThrow("no answer");
    await say({ accepted: true, upload });
    expect(posted).toEqual([expect.stringContaining("teams.card.file.info")]);
    expect([puts(), isKept()]).toEqual([1, false]);
  });

  test("is placed later when OneDrive is ill", async () => {
    const { say, posted, puts } = open([503]);
    await expect(say({ accepted: true, upload })).rejects.toThrow("HTTP 503");
    await say({ accepted: true, upload });
    expect(posted).toEqual([expect.stringContaining("teams.card.file.info")]);
    expect(puts()).toBe(2);
  });

  test.each([
    ["OneDrive refuses it", { accepted: true, upload }, [410]],
    ["its place cannot be read", { accepted: true }, []],
  ])("may be asked for again when %s", async (_, said, statuses) => {
    const { say, posted, isKept } = open(statuses);
    await say(said);
    expect(posted).toEqual([expect.stringContaining(sentences.fileGone)]);
    expect(isKept()).toBe(true);
  });

  test("that is declined is no longer kept", async () => {
    const { say, posted, puts, isKept } = open();
    await say({ accepted: false, upload });
    expect(posted).toEqual([expect.stringContaining(sentences.fileDeclined)]);
    expect([puts(), isKept()]).toEqual([0, false]);
  });
});
