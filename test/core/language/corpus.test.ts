import { readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readAmount } from "../../../src/core/language/read-amount.ts";
import { readChoice } from "../../../src/core/language/read-choice.ts";
import { readChoices } from "../../../src/core/language/read-choices.ts";
import { readDate } from "../../../src/core/language/read-date.ts";
import { readFte } from "../../../src/core/language/read-fte.ts";
import { readInteger } from "../../../src/core/language/read-integer.ts";
import { readNumber } from "../../../src/core/language/read-number.ts";
import { readPercent } from "../../../src/core/language/read-percent.ts";
import { readRanking } from "../../../src/core/language/read-ranking.ts";
import { readScale } from "../../../src/core/language/read-scale.ts";
import { readYear } from "../../../src/core/language/read-year.ts";
import { readYesNo } from "../../../src/core/language/read-yes-no.ts";
import type { Option, Reading } from "../../../src/core/language/reading.ts";

const corpusFolder = new URL("corpus/", import.meta.url);

/** What a reader may return, to refuse an expectation that it could never meet. */
const valueSchemas = {
  number: z.number(),
  integer: z.int(),
  amount: z.number(),
  fte: z.number(),
  percent: z.number().min(0).max(100),
  "yes-no": z.boolean(),
  choice: z.string(),
  choices: z.array(z.string()),
  ranking: z.array(z.string()),
  scale: z.int().min(1).max(5),
  date: z.iso.date(),
  year: z.int(),
};
type ReaderName = keyof typeof valueSchemas;
const readerNames = z.keyof(z.object(valueSchemas));

const optionSchema = z.strictObject({ value: z.string(), label: z.string(), words: z.array(z.string()).default([]) });
const valueSchema = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]);

const entrySchema = z.strictObject({
  said: z.string(),
  expect: valueSchema,
  /** Values that a question back must offer. */
  among: z.array(valueSchema).optional(),
  estimate: z.literal(true).optional(),
  /** The words that must survive, in any case and punctuation; "" when nothing may be left. */
  rest: z.string().optional(),
  from: z.string().optional(),
  today: z.iso.date().optional(),
  prefer: z.enum(["future", "past"]).optional(),
});
type Entry = z.infer<typeof entrySchema>;

const corpusSchema = z
  .strictObject({
    reader: readerNames,
    today: z.iso.date().default("2026-11-23"),
    sets: z.record(z.string(), z.array(optionSchema)).default({}),
    entries: z.array(entrySchema),
  })
  .superRefine((corpus, context) => {
    const seen = new Set<string>();
    for (const [index, entry] of corpus.entries.entries()) {
      const key = JSON.stringify([entry.said, entry.from, entry.today, entry.prefer]);
      const problems = seen.has(key) ? ["said twice"] : faultsOf(entry, corpus.reader, corpus.sets);
      seen.add(key);
      for (const message of problems)
        context.addIssue({ code: "custom", message, path: ["entries", index, entry.said] });
    }
  });
type Corpus = z.infer<typeof corpusSchema>;

const withOptions: ReadonlySet<ReaderName> = new Set(["choice", "choices", "ranking"]);

/** What makes an entry impossible to judge. */
function faultsOf(entry: Entry, reader: ReaderName, sets: Record<string, Option[]>): string[] {
  const wanted = wantsQuestion(entry) ? (entry.among ?? []) : [entry.expect];
  const faults = wanted
    .filter((value) => !valueSchemas[reader].safeParse(value).success)
    .map((value) => `${JSON.stringify(value)} is not a value of ${reader}`);
  if (entry.among !== undefined && entry.expect !== "ask") faults.push("`among` goes with `expect: ask`");
  if (wantsQuestion(entry) && (entry.estimate ?? entry.rest) !== undefined)
    faults.push("`estimate` and `rest` go with a value");
  if (withOptions.has(reader) !== (entry.from !== undefined))
    faults.push("`from` goes with choice, choices and ranking");
  if (entry.from !== undefined) {
    const known = (sets[entry.from] ?? []).map((option) => option.value);
    const unknown = wanted.flat().filter((value) => !known.includes(String(value)));
    if (unknown.length > 0 || known.length === 0) faults.push(`not in set ${entry.from}: ${unknown.join(", ")}`);
  }
  return faults;
}

function wantsQuestion(entry: Entry): boolean {
  return entry.expect === "ask" || entry.expect === "unread";
}

/** Utterances written without knowing the readers stay apart: `blind-choice.yaml` is for the reader `choice`. */
function readerOf(fileName: string): string {
  return fileName.replace(/^blind-/, "").replace(/\.yaml$/, "");
}

function readCorpus(fileName: string): Corpus {
  const result = corpusSchema.safeParse(parse(readFileSync(new URL(fileName, corpusFolder), "utf8")));
  if (!result.success) throw new Error(`${fileName}\n${z.prettifyError(result.error)}`);
  if (readerOf(fileName) !== result.data.reader) throw new Error(`${fileName} holds the reader ${result.data.reader}`);
  return result.data;
}

const readers: Record<ReaderName, (entry: Entry, corpus: Corpus) => Reading<unknown>> = {
  number: ({ said }) => readNumber(said),
  integer: ({ said }) => readInteger(said),
  amount: ({ said }) => readAmount(said),
  fte: ({ said }) => readFte(said),
  percent: ({ said }) => readPercent(said),
  "yes-no": ({ said }) => readYesNo(said),
  choice: (entry, corpus) => readChoice(entry.said, optionsOf(entry, corpus)),
  choices: (entry, corpus) => readChoices(entry.said, optionsOf(entry, corpus)),
  ranking: (entry, corpus) => readRanking(entry.said, optionsOf(entry, corpus)),
  scale: ({ said }) => readScale(said),
  date: (entry, corpus) => readDate(entry.said, entry.today ?? corpus.today, entry.prefer),
  year: (entry, corpus) => readYear(entry.said, entry.today ?? corpus.today),
};

function optionsOf(entry: Entry, corpus: Corpus): Option[] {
  return corpus.sets[entry.from ?? ""] ?? [];
}

/** `loose`: the right value, with a wrong "estimate" or words left over that are none; or a question without the expected offer. */
type Verdict = "right" | "needless question" | "loose" | "silently wrong";

function judge(entry: Entry, reading: Reading<unknown>): Verdict {
  if (wantsQuestion(entry)) {
    if (reading.kind === "read") return "silently wrong";
    const offered = reading.kind === "ask" ? reading.candidates.map((candidate) => candidate.value) : [];
    const offersAll = (entry.among ?? []).every((value) => offered.some((other) => isDeepStrictEqual(value, other)));
    return offersAll ? "right" : "loose";
  }
  if (reading.kind !== "read") return "needless question";
  const lostWords = entry.rest !== undefined && entry.rest !== "" && wordsOf(reading.rest) === "";
  const lostDoubt = entry.estimate === true && !reading.estimate;
  if (!isDeepStrictEqual(reading.value, entry.expect) || lostDoubt || lostWords) return "silently wrong";
  return reading.estimate === (entry.estimate ?? false) && restFits(entry.rest, reading.rest) ? "right" : "loose";
}

function restFits(expected: string | undefined, actual: string): boolean {
  if (expected === undefined) return true;
  return expected === "" ? wordsOf(actual) === "" : wordsOf(actual).includes(wordsOf(expected));
}

/** Written here again rather than taken from `fold`: a fault in `fold` must not hide itself. */
function wordsOf(text: string): string {
  const bare = text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return bare.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}

type Judged = { reader: ReaderName; entry: Entry; reading: Reading<unknown>; verdict: Verdict };

function judgeAll(corpus: Corpus): Judged[] {
  return corpus.entries.map((entry) => {
    const reading = readers[corpus.reader](entry, corpus);
    return { reader: corpus.reader, entry, reading, verdict: judge(entry, reading) };
  });
}

function describeMiss({ reader, entry, reading, verdict }: Judged): string {
  const { said, from, ...expected } = entry;
  const place = from === undefined ? reader : `${reader}/${from}`;
  return `${verdict}: ${place} ${JSON.stringify(said)} expected ${JSON.stringify(expected)}, was ${JSON.stringify(reading)}`;
}

function scoreOf(title: string, judged: Judged[]): string {
  const count = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).length;
  const share = ((100 * count("right")) / judged.length).toFixed(1);
  const misses = `${count("silently wrong")} silently wrong, ${count("needless question")} asked for nothing, ${count("loose")} loose`;
  return `${title}: ${count("right")}/${judged.length} right (${share} %), ${misses}`;
}

const corpora = readdirSync(corpusFolder).map(readCorpus);
const judgements = corpora.flatMap(judgeAll);
const of = (reader: ReaderName) => judgements.filter((one) => one.reader === reader);

describe("the corpus of what people type", () => {
  afterAll(() => console.info(scoreOf("corpus", judgements)));

  it("has utterances for every reader, and at least 300 in all", () => {
    const covered = new Set(corpora.map((corpus) => corpus.reader));
    expect([...covered].toSorted()).toEqual(readerNames.options.toSorted());
    expect(judgements.length).toBeGreaterThanOrEqual(300);
  });

  it("never keeps a wrong answer without asking", () => {
    expect(judgements.filter((one) => one.verdict === "silently wrong").map(describeMiss)).toEqual([]);
  });

  it("understands at least 98 % as a careful clerk would", () => {
    const misses = judgements.filter((one) => one.verdict !== "right");
    const scores = readerNames.options.map((reader) => scoreOf(reader, of(reader)));
    const report = [...scores, ...misses.map(describeMiss)];
    expect(misses.length / judgements.length <= 0.02 ? [] : report).toEqual([]);
  });
});
