import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { daysBetween, weekdayOf } from "../../src/core/calendar/civil-date.ts";
import { isoWeekOf } from "../../src/core/calendar/iso-week.ts";
import { localTimeAt } from "../../src/core/calendar/local-time.ts";
import { isOfficeHour } from "../../src/core/calendar/office-hours.ts";
import { createDemoBot } from "../support/demo-bot.ts";
import { byPhone, byTable, dgs, leaver, roles, silent, successor, unfinished } from "./campaign/cast.ts";
import { canonical, type Ledger, type Misread, saidOf } from "./campaign/clerk.ts";
import { type Basis, basisOf, type Compared, compareFigure } from "./campaign/compare.ts";
import { compareNote, compareSynthesis, tablesOfNote } from "./campaign/compare-synthesis.ts";
import { openStage, type Sent, type Stage, zone } from "./campaign/stage.ts";
import { playCampaign } from "./campaign/story.ts";

/**
 * A campaign of four weeks on Charlieu-Belmont: 25 municipalities, 18 secretaries of whom five have several, each answering in
 * tired words on the days they are there. What each meant is kept apart from the store, and compared with it after every message;
 * every figure said at the end is worked out anew from the exports.
 */
type Over = {
  content: Uint8Array;
  now: number;
  sent: Sent[];
  ledger: Ledger;
  misread: Misread[];
  counts: Stage["counts"];
  done: ReadonlySet<string>;
};

let over: Over | undefined;

/** Played once, by the first test that needs it. */
function played(): Over {
  if (over !== undefined) return over;
  const { stage, ledger, misread, done } = playCampaign();
  expect(stage.bot().incidents).toEqual([]);
  const now = stage.bot().clock.now();
  over = {
    content: stage.bot().freeze(),
    now,
    sent: [...stage.sent],
    ledger,
    misread,
    counts: { ...stage.counts },
    done,
  };
  return over;
}

const written = ({ sent }: Over) => sent.filter(({ key }) => !key.startsWith("reply:"));
const dateOf = ({ at }: Sent): string => localTimeAt(at, zone).date;
/** A morning letter, or a line of a point, that speaks of what is left to answer. */
const isReminder = ({ key, text }: Sent): boolean =>
  key.startsWith("briefing:")
    ? /Attendu de vous : (?:répondre au|finir le) diagnostic/u.test(text)
    : key.startsWith("morning:") && /il reste/u.test(text) && !text.includes("Vous prenez la suite");
const clerks = new Set([
  ...roles.map(({ email }) => email),
  ...byPhone.map(({ email }) => email),
  ...silent.map(({ email }) => email),
]);

// Whichever runs first plays it.
const patient = { timeout: 120_000 };

describe("a campaign of four weeks", patient, () => {
  test("keeps of each message what was meant, and nothing else", () => {
    const { content, now, ledger, misread, counts, done } = played();
    const bot = createDemoBot({ from: content, now });
    for (const { insee, id } of bot.store.interviews.all()) {
      const { answers = {} } = bot.store.interviews.byId(id)?.state ?? {};
      const kept = Object.fromEntries(Object.entries(answers).map(([path, answer]) => [path, saidOf(answer)]));
      expect(canonical(kept)).toBe(canonical(Object.fromEntries(ledger.get(insee ?? "") ?? [])));
    }
    expect(counts.heard).toBeGreaterThan(1_100);
    expect(counts.twice).toBeGreaterThan(80);
    expect(counts.restarts).toBeGreaterThan(5);
    expect([...done].toSorted()).toEqual(["correction", "pareil", "photo"]);
    // Asked back rather than kept wrongly; seldom.
    expect(misread.length).toBeLessThan(counts.heard * 0.03);
    expect(misread.filter(({ as }) => as === "unread")).toEqual([]);
  });

  test("ends with all who meant to answer, and nobody else", () => {
    const { content, now } = played();
    const { store } = createDemoBot({ from: content, now });
    const by = Map.groupBy(store.interviews.all(), ({ status }) => status);
    const names = (status: "validated" | "open" | "paused" | "invited") =>
      (by.get(status) ?? []).map(({ insee }) => store.territory.municipality(insee ?? "")?.name ?? "").toSorted();
    expect(by.get("validated")).toHaveLength(22);
    expect([...names("open"), ...names("paused")]).toEqual([unfinished]);
    expect(names("invited")).toEqual(silent.map(({ place }) => place).toSorted());
  });

  test("one interview begun on Slack is finished on Matrix, by the same person", () => {
    const { content, now } = played();
    const { store, file } = createDemoBot({ from: content, now });
    const { email } = roles.find(({ beginsOn }) => beginsOn === "slack") ?? { email: "" };
    const person = store.people.byEmail(email);
    const db = new Database(file, { readonly: true });
    onTestFinished(() => void db.close());
    const platforms = db.prepare("SELECT platform FROM account WHERE person_id = ? ORDER BY platform").pluck();
    expect(platforms.all(person?.id)).toEqual(["matrix", "slack"]);
    const interview = store.interviews.all().find(({ respondentId }) => respondentId === person?.id);
    const { answers = {} } = store.interviews.byId(interview?.id ?? 0)?.state ?? {};
    expect(interview?.status).toBe("validated");
    expect(new Set(Object.values(answers).map(({ by }) => by))).toEqual(new Set([person?.id]));
  });

  test("writes of its own accord in office hours, to those it concerns", () => {
    const all = written(played());
    for (const one of all) expect(isOfficeHour(one.at, zone), `${one.key} ${one.to}`).toBe(true);
    const invited = all.filter(({ key }) => key.startsWith("campaign:")).map(({ to }) => to);
    expect(invited.toSorted()).toEqual([...clerks].filter((email) => email !== successor).toSorted());
    expect(
      all
        .filter(({ key }) => key.startsWith("entered:"))
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(byPhone.map(({ email }) => email).toSorted());
    for (const { to } of all.filter(({ key }) => key.startsWith("visa:")))
      expect(to).toMatch(/^(?:maire\.|president@)/u);
    for (const { to } of all.filter(isReminder)) expect(clerks, to).toContain(to);
    expect(all.some(({ to }) => to === byTable.email)).toBe(false);
  });

  test("reminds a secretary on a day she is there, once in seven days, three times at most without an answer, and never once it is done", () => {
    const { content, now, ...rest } = played();
    const { store } = createDemoBot({ from: content, now });
    for (const [email, letters] of Map.groupBy(written({ content, now, ...rest }).filter(isReminder), ({ to }) => to)) {
      const days = letters.map(dateOf);
      const { presence = [] } = store.people.byEmail(email) ?? {};
      const weekdays = days.map(weekdayOf);
      expect(
        weekdays.filter((day) => !presence.includes(day)),
        email,
      ).toEqual([]);
      const apart = days.slice(1).map((day, rank) => daysBetween(days[rank] ?? day, day));
      expect(
        apart.filter((count) => count < 7),
        email,
      ).toEqual([]);
      // Whoever answers in between may be reminded of what is left.
      expect(days.length, email).toBeLessThanOrEqual(4);
    }
    for (const { email } of silent) {
      const own = written({ content, now, ...rest }).filter(
        ({ to, ...one }) => to === email && isReminder({ to, ...one }),
      );
      expect(own, email).toHaveLength(3);
    }
  });

  test("tells the DGS, once a municipality, that those who never answered may need help", () => {
    const told = written(played()).filter(({ to, text }) => to === dgs && text.includes("aide est peut-être utile"));
    for (const { place } of silent)
      expect(
        told.filter(({ text }) => text.includes(place)),
        place,
      ).toHaveLength(1);
    expect(told.every(({ text }) => !text.includes("Chandon"))).toBe(true);
  });

  test("says little: so many messages a week at most to a secretary", () => {
    const byWeek = Map.groupBy(
      written(played()).filter(({ to }) => clerks.has(to)),
      (one) => `${one.to} ${isoWeekOf(dateOf(one))}`,
    );
    for (const [whose, messages] of byWeek) expect(messages.length, whose).toBeLessThanOrEqual(4);
  });

  test("hands Chandon over with what was there, and hears the one who left no more", () => {
    const { sent, content, now } = played();
    expect(sent.some(({ to, text }) => to === successor && text.includes("Vous prenez la suite à Chandon"))).toBe(true);
    const stage = openStage(createDemoBot({ from: content, now }));
    const detail = stage.say(dgs, "détail service");
    expect(detail).toContain("Chandon | Non | secrétaire générale de mairie, 24 novembre");
    expect(stage.say(leaver, "en régie")).not.toContain("C'est noté");
  });
});

/** At its end, with what was exported then. */
function opened(): { stage: Stage; basis: Basis } {
  const { content, now, ledger } = played();
  const stage = openStage(createDemoBot({ from: content, now }));
  return { stage, basis: basisOf(stage, ledger) };
}

const differing = (compared: readonly Compared[]) =>
  compared.filter(({ said, expected }) => String(said) !== String(expected));

describe("every number said of it", patient, () => {
  test("of each figure, in its detail and in what it rests on, is that of the exports", () => {
    const { stage, basis } = opened();
    const compared = basis.indicators.flatMap((indicator) => compareFigure(stage, basis, indicator));
    expect(differing(compared)).toEqual([]);
    expect(compared.flatMap(({ said }) => said).length).toBeGreaterThan(2_000);
  });

  test("of the synthesis is too", () => {
    const { stage, basis } = opened();
    const compared = compareSynthesis(stage, basis, 4);
    expect(differing(compared)).toEqual([]);
    expect(compared).toHaveLength(7);
  });

  test("of the note's tables is too, as a word processor reads them", async () => {
    const { stage, basis } = opened();
    const compared = compareNote(await tablesOfNote(stage), basis);
    expect(differing(compared)).toEqual([]);
    expect(compared.length).toBeGreaterThan(30);
  });
});
