import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../src/core/store/store.ts";

type Reference = { conversation: string; kind?: string; serviceUrl?: string; user?: { account?: string; id?: string } };

function openJournal() {
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  return store.teamsJournal;
}

const event = (eventId: string, conversation = "a:1") => ({
  conversation,
  eventId,
  event: { type: "message", text: eventId },
});
const namesOf = (all: readonly Reference[]) => all.map(({ conversation }) => conversation);

describe("the journal of Teams: conversations", () => {
  test("are known by what is said of them, which changes what it names and nothing else", () => {
    const journal = openJournal();
    expect(journal.referenceOf("a:1")).toBeUndefined();
    journal.know(
      { conversation: "a:1", serviceUrl: "https://emea", user: { account: "anne", id: "29:anne" } } as Reference,
      10,
    );
    journal.know({ conversation: "a:1", serviceUrl: "https://amer" } as Reference, 20);
    expect(journal.referenceOf("a:1")).toEqual({
      reference: { conversation: "a:1", serviceUrl: "https://amer", user: { account: "anne", id: "29:anne" } },
      lost: false,
    });
  });

  test("are told with the last heard of first", () => {
    const journal = openJournal();
    for (const [at, conversation] of ["a:1", "a:2", "a:3"].entries()) journal.know({ conversation }, at);
    journal.know({ conversation: "a:1" }, 10);
    expect(namesOf(journal.references<Reference>())).toEqual(["a:1", "a:3", "a:2"]);
  });

  test("that are lost are not told any more, and say so; found again, they are as before", () => {
    const journal = openJournal();
    journal.know({ conversation: "a:1", kind: "personal" } as Reference, 10);
    journal.know({ conversation: "a:2" }, 10);
    journal.lose("a:1", 20);
    expect(namesOf(journal.references<Reference>())).toEqual(["a:2"]);
    expect(journal.referenceOf("a:1")).toMatchObject({ lost: true, reference: { kind: "personal" } });
    journal.know({ conversation: "a:1" }, 30);
    expect(journal.referenceOf("a:1")).toMatchObject({ lost: false, reference: { kind: "personal" } });
    expect(namesOf(journal.references<Reference>())).toEqual(["a:1", "a:2"]);
  });

  test("that nobody knows cannot be lost", () => {
    const journal = openJournal();
    journal.lose("a:1", 20);
    expect(journal.referenceOf("a:1")).toBeUndefined();
  });

  test("are forgotten long after they were lost, and never while they are not", () => {
    const journal = openJournal();
    for (const conversation of ["a:1", "a:2", "a:3"]) journal.know({ conversation }, 0);
    journal.lose("a:1", 10);
    journal.lose("a:2", 20);
    journal.forgetBefore(20, 1_000);
    expect(journal.referenceOf("a:1")).toBeUndefined();
    expect(journal.referenceOf("a:2")).toMatchObject({ lost: true });
    expect(namesOf(journal.references<Reference>())).toEqual(["a:3"]);
  });
});

describe("the journal of Teams: events", () => {
  test("are kept once as long as they wait", () => {
    const journal = openJournal();
    expect(journal.keep(event("e1"), 10)).toBe(true);
    expect(journal.keep(event("e1"), 20)).toBe(false);
    expect(journal.keep(event("e1", "a:2"), 20)).toBe(false);
    const first = journal.next("a:1", 20);
    expect(first).toEqual({ ...event("e1"), id: expect.any(Number), heardAt: 10, tries: 0 });
    journal.settle(first?.id ?? 0);
    expect(journal.next("a:1", 20)).toBeUndefined();
    expect(journal.due(20)).toEqual({ conversations: [] });
  });

  test("come in order in a conversation", () => {
    const journal = openJournal();
    for (const id of ["e1", "e2"]) journal.keep(event(id), 10);
    expect(journal.next("a:1", 10)?.eventId).toBe("e1");
    expect(journal.next("a:1", 10)?.eventId).toBe("e1");
    expect(journal.next("a:2", 10)).toBeUndefined();
  });

  test("that failed once hold those that follow; failed twice, they hold none, and come again in their place", () => {
    const journal = openJournal();
    for (const id of ["e1", "e2"]) journal.keep(event(id), 10);
    journal.keep(event("e3", "a:2"), 10);
    const idOf = (conversation: string, at: number) => journal.next(conversation, at)?.id ?? 0;
    journal.postpone(idOf("a:1", 10), 500);
    expect(journal.next("a:1", 499)).toBeUndefined();
    expect(journal.next("a:2", 499)?.eventId).toBe("e3");
    expect(journal.due(499)).toMatchObject({ nextAt: 500 });
    expect(journal.next("a:1", 500)).toMatchObject({ eventId: "e1", tries: 1, heardAt: 10 });
    journal.postpone(idOf("a:1", 500), 900);
    expect(journal.next("a:1", 899)?.eventId).toBe("e2");
    expect(journal.next("a:1", 900)).toMatchObject({ eventId: "e1", tries: 2 });
  });

  test("outlive what is forgotten", () => {
    const journal = openJournal();
    journal.keep(event("e1"), 10);
    journal.forgetBefore(1_000, 1_000);
    expect(journal.next("a:1", 1_000)?.eventId).toBe("e1");
  });
});

describe("the journal of Teams: posts", () => {
  test("are begun, then posted, and say what became of them", () => {
    const journal = openJournal();
    expect(journal.postOf("p1")).toBeUndefined();
    journal.begin("p1", 10);
    journal.begin("p1", 20);
    expect(journal.postOf("p1")).toEqual({});
    journal.posted("p1", "activity", false);
    expect(journal.postOf("p1")).toEqual({ activity: "activity" });
    journal.begin("p2", 10);
    journal.posted("p2", "activity 2", true);
    expect(journal.postOf("p2")).toEqual({ activity: "activity 2", maybeTwice: true });
  });

  test("that were not taken begin anew; those that were cannot be withdrawn", () => {
    const journal = openJournal();
    journal.begin("p1", 10);
    journal.withdraw("p1");
    expect(journal.postOf("p1")).toBeUndefined();
    journal.begin("p1", 20);
    journal.posted("p1", "activity", false);
    journal.withdraw("p1");
    expect(journal.postOf("p1")).toEqual({ activity: "activity" });
  });

  test("are forgotten by when they were begun", () => {
    const journal = openJournal();
    for (const [post, at] of [
      ["old", 10],
      ["new", 20],
    ] as const)
      journal.begin(post, at);
    journal.posted("old", "activity", false);
    journal.forgetBefore(20, 20);
    expect(journal.postOf("old")).toBeUndefined();
    expect(journal.postOf("new")).toEqual({});
  });
});

describe("the journal of Teams: files", () => {
  const file = { id: "f1", name: "dates.ics", mime: "text/calendar", label: "Vos dates", content: Buffer.from("é") };

  test("are kept until their end, which each new offer puts off", () => {
    const journal = openJournal();
    journal.keepFile(file, 100);
    expect(journal.fileOf("f1", 99)).toEqual({ ...file, content: expect.anything() });
    expect(Buffer.from(journal.fileOf("f1", 99)?.content ?? []).toString()).toBe("é");
    expect(journal.fileOf("f1", 100)).toBeUndefined();
    journal.keepFile(file, 200);
    expect(journal.fileOf("f1", 199)).toBeDefined();
    expect(journal.fileOf("f2", 1)).toBeUndefined();
  });

  test("are gone once they are dropped, or once their end has come", () => {
    const journal = openJournal();
    journal.keepFile(file, 100);
    journal.keepFile({ ...file, id: "f2" }, 200);
    journal.dropFile("f2");
    expect(journal.fileOf("f2", 1)).toBeUndefined();
    // Not those that wait, however old what was posted.
    journal.forgetBefore(1_000, 100);
    expect(journal.fileOf("f1", 99)).toBeDefined();
    journal.forgetBefore(0, 101);
    expect(journal.fileOf("f1", 99)).toBeUndefined();
  });
});
