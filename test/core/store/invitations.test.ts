import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openStore } from "../../../src/core/store/store.ts";
import { readCode } from "../../../src/core/store/invitations.ts";
import { newFile } from "../../support/demo-bot.ts";

const day = 24 * 3_600_000;

function createScene(file = ":memory:") {
  const store = openStore(file);
  const [invited = 0, other = 0] = ["a@b.fr", "c@d.fr"].map((email) =>
    store.people.save({ email, firstName: "A", lastName: "B", mandates: [], presence: [] }, 0),
  );
  return { store, invited, other };
}

describe("a code", () => {
  test("links the person it was made for, and only once", () => {
    const { store, invited, other } = createScene();
    const { code } = store.invitations.create(invited, undefined, 0);
    const { code: others } = store.invitations.create(other, undefined, 0);
    expect(store.invitations.redeem(code, 1)).toEqual({ personId: invited });
    expect(store.invitations.redeem(code, 2)).toBe("used");
    expect(store.invitations.redeem(others, 2)).toEqual({ personId: other });
  });

  test("is good for fourteen days", () => {
    const { store, invited } = createScene();
    const { code, expiresAt } = store.invitations.create(invited, undefined, 0);
    expect(expiresAt).toBe(14 * day);
    expect(store.invitations.redeem(code, 14 * day + 1)).toBe("expired");
    expect(store.invitations.redeem(code, 14 * day)).toEqual({ personId: invited });
    expect(store.invitations.redeem(code, 15 * day)).toBe("used");
  });

  test("that was never made is unknown", () => {
    expect(createScene().store.invitations.redeem("7F3K9M2Q", 0)).toBe("unknown");
  });

  test("can be said over the telephone: no sign taken for another, always a digit, never twice the same", () => {
    const { store, invited } = createScene();
    const codes = Array.from({ length: 200 }, () => store.invitations.create(invited, undefined, 0).code);
    for (const code of codes) {
      expect(code).toMatch(/^REL-[A-HJ-KM-NP-Z2-9]{4}-[A-HJ-KM-NP-Z2-9]{4}$/);
      expect(code).toMatch(/\d/);
    }
    expect(new Set(codes).size).toBe(200);
  });

  test("is stored hashed: the file does not hold it", () => {
    const file = newFile();
    const { store, invited } = createScene(file);
    const { code } = store.invitations.create(invited, undefined, 0);
    const kept = [file, `${file}-wal`].map((name) => readFileSync(name, "latin1")).join("");
    store.close();
    expect(kept).toContain("a@b.fr");
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replace(/^REL-|-/g, ""));
  });
});

describe("reading a code", () => {
  test.each([
    "REL-7F3K-9M2Q",
    "rel-7f3k-9m2q",
    "rel 7f3k 9m2q",
    "REL7F3K9M2Q",
    "7F3K-9M2Q",
    "7f3k9m2q",
    " 7F3K9M2Q. ",
    "voici mon code : rel-7f3k-9m2q",
  ])("%j is 7F3K9M2Q", (said) => {
    expect(readCode(said)).toBe("7F3K9M2Q");
  });

  test.each([
    "bonjours",
    "Coopérer",
    "personne",
    "élection",
    "bonjour la mairie",
    "il y a deux agents",
    "7F3K",
    "7F3K9M2Q5",
    "42338",
    "",
  ])("%j is not taken for one", (said) => {
    expect(readCode(said)).toBeUndefined();
  });
});

test("whatever way it is typed, it is the code that was made", () => {
  const { store, invited } = createScene();
  const { code } = store.invitations.create(invited, undefined, 0);
  const typed = `mon code ${code.toLowerCase().replaceAll("-", " ")}`;
  expect(store.invitations.redeem(readCode(typed) ?? "", 1)).toEqual({ personId: invited });
});
