import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../../src/core/store/database.ts";
import { migrations } from "../../../src/core/store/migrations.ts";
import { openStore } from "../../../src/core/store/store.ts";

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "relais-test-"));
  file = join(folder, "relais.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the file holds, read by another SQLite connection. */
function look<T>(read: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

function schema(): string[] {
  return look((db) => db.prepare<[], string>("SELECT sql FROM sqlite_schema ORDER BY name").pluck().all());
}

describe("durability", () => {
  test("a commit is on the disk before it is done: WAL, synchronous FULL, foreign keys on", () => {
    const { db, close } = openDatabase(file);
    expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(db.pragma("synchronous", { simple: true })).toBe(2);
    expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
    close();
  });

  test("what refers to nothing is refused", () => {
    const store = openStore(file);
    expect(() => store.accounts.link(1, 1)).not.toThrow();
    expect(() => store.conversations.save(404, {})).toThrow("FOREIGN KEY");
    store.close();
  });

  test("a transaction that throws keeps nothing; one inside another undoes only itself", () => {
    const store = openStore(file);
    expect(() =>
      store.transaction(() => {
        store.settings.set("a", "1");
        throw new Error("a bug");
      }),
    ).toThrow("a bug");
    expect(store.settings.get("a")).toBeUndefined();
    store.transaction(() => {
      store.settings.set("b", "1");
      expect(() =>
        store.transaction(() => {
          store.settings.set("c", "1");
          throw new Error("a bug");
        }),
      ).toThrow("a bug");
    });
    expect([store.settings.get("b"), store.settings.get("c")]).toEqual(["1", undefined]);
    store.close();
  });

  test("what was committed is there after the process is gone without closing", () => {
    const dead = openDatabase(file);
    dead.db.prepare("INSERT INTO setting VALUES ('a', '1')").run();
    // As killed: neither checkpointed nor closed, and read by somebody else.
    expect(look((db) => db.prepare("SELECT value FROM setting").pluck().get())).toBe("1");
    dead.close();
  });
});

describe("one process a file", () => {
  test("a second opening is refused in a sentence, and leaves the first at work", () => {
    const first = openStore(file);
    expect(() => openStore(file)).toThrow(
      expect.objectContaining({
        name: "OperatorError",
        message: expect.stringMatching(/^Un autre Relais utilise déjà la base .*RELAIS_DB\)\.$/),
      }),
    );
    first.settings.set("a", "1");
    expect(first.settings.get("a")).toBe("1");
    first.close();
  });

  test("is freed on closing", () => {
    openStore(file).close();
    const again = openStore(file);
    expect(() => openStore(file)).toThrow("Un autre Relais");
    again.close();
  });

  test("two bases in memory are two bases", () => {
    const [one, other] = [openStore(":memory:"), openStore(":memory:")];
    one.settings.set("a", "1");
    expect(other.settings.get("a")).toBeUndefined();
  });
});

describe("migrations", () => {
  test("are applied once: opening again changes neither schema nor content", () => {
    const store = openStore(file);
    store.settings.set("a", "1");
    store.close();
    const before = schema();
    const again = openStore(file);
    expect(again.settings.get("a")).toBe("1");
    again.close();
    expect(schema()).toEqual(before);
    expect(look((db) => db.pragma("user_version", { simple: true }))).toBe(migrations.length);
  });

  test("a base of the first version opens with the next: what waits is still sent, what was sent is let go", () => {
    const old = new Database(file);
    old.exec(migrations[0] ?? "");
    old.pragma("user_version = 1");
    const address = JSON.stringify({ platform: "web", channel: "a@b.fr" });
    const message = JSON.stringify({ blocks: [{ type: "text", text: "bonjour" }] });
    const add = old.prepare(
      "INSERT INTO outbox (key, address, message, state, next_try_at, created_at) VALUES (?, ?, ?, ?, 0, 0)",
    );
    add.run("waits", address, message, "pending");
    add.run("went", address, message, "sent");
    old.close();

    const store = openStore(file);
    expect(store.outbox.nextPerLane(new Set(), ["web"], 1)).toMatchObject([{ key: "waits", lane: "web|a@b.fr|" }]);
    store.close();
    expect(look((db) => db.prepare("SELECT message FROM outbox WHERE key = 'went'").pluck().get())).toBe("");
  });

  test("what was said without a name of a meeting is still there once other things are asked so", () => {
    const old = new Database(file);
    for (const sql of migrations.slice(0, 33)) old.exec(sql);
    old.pragma("user_version = 33");
    old.exec(`
      INSERT INTO person (id, email, first_name, last_name, created_at) VALUES (3, 'a@b.fr', 'A', 'B', 0);
      INSERT INTO body (id, template, name, set_up_on) VALUES (1, 'seminaire', 'Séminaire', '2026-01-05');
      INSERT INTO meeting (id, body_id, title, held_on, minutes, format, status, created_at)
        VALUES (12, 1, '', '2026-12-01', 60, 'in_person', 'held', 0);
      INSERT INTO survey_person VALUES (12, 3, '2026-12-02', 0, 1);
      INSERT INTO survey_answer VALUES (12, 'x', 'useful', '4');
    `);
    old.close();
    const store = openStore(file);
    expect(store.surveys.answers("meeting:12")).toEqual([{ question: "useful", value: "4" }]);
    expect(store.surveys.people("meeting:12").get(3)).toEqual({
      askedOn: "2026-12-02",
      askedAgain: false,
      answered: true,
    });
    store.close();
  });

  test("the interviews of a base from before persons were asked keep their answers and their history", () => {
    const old = new Database(file);
    for (const sql of migrations.slice(0, 15)) old.exec(sql);
    old.pragma("user_version = 15");
    old.exec(`
      INSERT INTO epci VALUES ('1', 'Essai', 'CC', 'FA', 1, 1, 'Europe/Paris');
      INSERT INTO municipality VALUES ('42338', '2', 'Vougy', '42', 1, 1, NULL);
      INSERT INTO project VALUES (1, 'essai', 'Essai', 0);
      INSERT INTO campaign VALUES (1, 1, 'essai', '{}', '2026-12-11', NULL, 0);
      INSERT INTO interview VALUES (7, 1, '42338', 1, 'open', NULL, '{}', 1, 2, NULL);
      INSERT INTO answer VALUES (7, 'agents', '{"state":"unknown","raw":"?"}', NULL, 1);
      INSERT INTO answer_log VALUES (3, 7, 'agents', NULL, '{"state":"unknown","raw":"?"}', NULL, 1);
    `);
    old.close();

    const store = openStore(file);
    expect(store.interviews.byId(7)).toMatchObject({
      insee: "42338",
      status: "open",
      state: { answers: { agents: {} } },
    });
    expect(store.interviews.lastEntry(7, "agents")).toBe(3);
    // Its sentences may speak of the current year: that of its opening.
    expect(store.campaigns.byId(1)?.variables).toEqual({ annee_en_cours: 1970 });
    store.close();
    expect(look((db) => db.pragma("foreign_key_check"))).toEqual([]);
    const orphan = () =>
      look((db) => db.pragma("foreign_keys = ON") && db.exec("INSERT INTO answer VALUES (8, 'a', '{}', NULL, 1)"));
    expect(orphan).toThrow("FOREIGN KEY");
  });

  test("what was answered to partners is still there once actions have answers too", () => {
    const old = new Database(file);
    for (const sql of migrations.slice(0, 27)) old.exec(sql);
    old.pragma("user_version = 27");
    old.exec(`
      INSERT INTO project VALUES (1, 'essai', 'Essai', 0);
      INSERT INTO person (id, first_name, last_name, email, created_at) VALUES (1, 'A', 'B', 'a@b.fr', 0);
      INSERT INTO campaign (id, project_id, questionnaire, variables, wished_by, opened_at) VALUES (1, 1, 'essai', '{}', '2026-12-11', 0);
      INSERT INTO interview (id, campaign_id, person_id, version, status, progress, updated_at)
        VALUES (7, 1, 1, 1, 'validated', '{}', 2);
      INSERT INTO blocker_answer VALUES (1, 7, 'le samedi matin', '2027-01-12', 1, 5);
    `);
    old.close();

    const store = openStore(file);
    expect(store.blockerAnswers.ofInterview(7)).toEqual([{ text: "le samedi matin", due: "2027-01-12", by: 1, at: 5 }]);
    store.close();
    expect(look((db) => db.pragma("foreign_key_check"))).toEqual([]);
  });

  test("figures published for municipalities, and letters that wait, are still there once the EPCI has figures and rooms have letters", () => {
    const old = new Database(file);
    for (const sql of migrations.slice(0, 35)) old.exec(sql);
    old.pragma("user_version = 35");
    const room = JSON.stringify({ platform: "slack", channel: "C1" });
    old.exec(`
      INSERT INTO epci VALUES ('1', 'Essai', 'CC', 'FA', 1, 1, 'Europe/Paris');
      INSERT INTO municipality VALUES ('42338', '2', 'Vougy', '42', 1, 1, NULL);
      INSERT INTO person (id, first_name, last_name, email, created_at) VALUES (1, 'A', 'B', 'a@b.fr', 0);
      INSERT INTO open_figure VALUES ('42338', 'ac', 2025, -1200.5, 'OFGL', '2026-10-01', 7);
      INSERT INTO outbox (id, key, person_id, message, next_try_at, created_at, tries, begun_at)
        VALUES (4, 'briefing:1', 1, '{"blocks":[]}', 5, 3, 2, 4);
      INSERT INTO outbox (key, address, lane, message, next_try_at, created_at)
        VALUES ('room-point:1:C1', '${room}', 'slack|C1|', '{"blocks":[]}', 5, 3), ('reply:1', '${room}', 'slack|C1|1', '{"blocks":[]}', 5, 3);
    `);
    old.close();

    const store = openStore(file);
    expect(store.openFigures.of("42338")).toEqual([
      { code: "42338", key: "ac", year: 2025, value: -1200.5, source: "OFGL", on: "2026-10-01" },
    ]);
    store.close();
    const waiting = "SELECT key, unasked, untaken, tries, begun_at AS begunAt FROM outbox ORDER BY id";
    expect(look((db) => db.prepare(waiting).all())).toEqual([
      { key: "briefing:1", unasked: 1, untaken: 0, tries: 2, begunAt: 4 },
      { key: "room-point:1:C1", unasked: 1, untaken: 0, tries: 0, begunAt: null },
      { key: "reply:1", unasked: 0, untaken: 0, tries: 0, begunAt: null },
    ]);
    expect(look((db) => db.pragma("foreign_key_check"))).toEqual([]);
  });

  test("a newer database is refused in a sentence that says what to do, untouched, and its lock is freed", () => {
    openStore(file).close();
    look((db) => db.pragma(`user_version = ${migrations.length + 1}`));
    const refused = expect.objectContaining({
      name: "OperatorError",
      message: expect.stringMatching(/version plus récente de Relais .* Mettez Relais à jour/),
    });
    expect(() => openStore(file)).toThrow(refused);
    // The same sentence again, and not "another Relais has it".
    expect(() => openStore(file)).toThrow(refused);
    expect(look((db) => db.pragma("user_version", { simple: true }))).toBe(migrations.length + 1);
  });

  test("a file that is not a database is refused, and its lock is freed", () => {
    writeFileSync(file, "ceci n’est pas une base, mais un texte assez long pour en avoir l’air".repeat(20));
    expect(() => openStore(file)).toThrow("not a database");
    expect(() => openStore(file)).toThrow("not a database");
  });
});

test("erasing everything empties every table and keeps the schema", () => {
  const store = openStore(file);
  const id = store.people.save({ email: "a@b.fr", firstName: "A", lastName: "B", mandates: [], presence: [1] }, 0);
  store.conversations.save(id, {});
  store.audit.add(1, id, "a", "b");
  store.eraseEverything();
  store.close();
  const counts = look((db) =>
    db
      .prepare<[], string>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all()
      .map((table) => db.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get()),
  );
  expect(counts.length).toBeGreaterThan(15);
  expect(new Set(counts)).toEqual(new Set([0]));
});
