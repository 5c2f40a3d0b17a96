import type { Platform } from "../../../src/core/adapter.ts";
import { isChoicesValue, isGroupValue } from "../../../src/core/interview/answers.ts";
import type { Answer, Answers } from "../../../src/core/interview/answers.ts";
import { optionsOf, type QuestionStep } from "../../../src/core/interview/path.ts";
import type { GroupQuestion } from "../../../src/core/interview/questionnaire.ts";
import { currentStep, type InterviewState } from "../../../src/core/interview/state.ts";
import { openSession, type Session } from "../../../src/core/interviewing.ts";
import type { InterviewWithState } from "../../../src/core/store/interviews.ts";
import { drawn } from "../../support/full-campaign.ts";
import { library } from "../../support/test-bot.ts";
import { itemsMeant, leftInItem, type Meant, meantAt } from "./mind.ts";
import { sayMeant, sayPlainly } from "./say-value.ts";
import type { Stage } from "./stage.ts";

/** What each municipality meant, by path: kept apart from the store, which is compared with it. */
export type Ledger = Map<string, Map<string, Kept>>;
export type Kept = Meant | { state: "items"; items: number; closed: boolean };

/** What did not go at the first word: asked again, or not understood. */
export type Misread = { place: string; path: string; said: string; as: "doubt" | "suspect" | "unread"; reply: string };

export type Speaking = { email: string; platform?: Platform };

/** What is done at a question in place of answering it; true when it was. */
export type Instead = (speaking: Speaking, insee: string, step: QuestionStep) => boolean;

/** Somebody who answers for a municipality, one question a message. */
export function createClerk(stage: Stage, ledger: Ledger, misread: Misread[], instead: Instead = () => false) {
  const interviewIds = new Map<string, number>();

  function interviewOf(insee: string): InterviewWithState {
    const { store } = stage.bot();
    const id = interviewIds.get(insee) ?? store.interviews.all().find((one) => one.insee === insee)?.id ?? 0;
    const interview = store.interviews.byId(id);
    if (interview === undefined) throw new Error(`no interview for ${insee}`);
    interviewIds.set(insee, id);
    return interview;
  }

  function sessionOf(insee: string): Session {
    const session = openSession(stage.bot().store, library, interviewOf(insee).id, stage.now().date);
    if (session === undefined) throw new Error(`no session for ${insee}`);
    return session;
  }

  const stateOf = (insee: string): InterviewState => interviewOf(insee).state;
  const nameOf = (insee: string): string => stage.bot().store.territory.municipality(insee)?.name ?? insee;

  /** Says `words`, and checks that what the store gained or changed is exactly `meant`. */
  function sayAndCheck(
    speaking: Speaking,
    insee: string,
    words: string,
    meant: ReadonlyMap<string, Kept>,
  ): "kept" | "asked" {
    const place = nameOf(insee);
    const before = stateOf(insee);
    const chance = drawn(`${place} ${words} ${stage.counts.heard}`);
    const { email, platform } = speaking;
    const reply = stage.say(email, words, { ...(platform && { platform }), twice: chance % 10 === 0 });
    const after = stateOf(insee);
    const gained = changed(before.answers, after.answers);
    if (gained.length === 0) {
      const as = after.pending?.kind === "suspect" ? "suspect" : after.pending ? "doubt" : "unread";
      misread.push({ place, path: [...meant.keys()].join(" "), said: words, as, reply });
      return "asked";
    }
    const found = Object.fromEntries(gained.map((path) => [path, saidOf(after.answers[path])]));
    // Kept but for what is to be confirmed.
    const waits = after.pending?.kind === "suspect" ? after.pending.path : undefined;
    const expected = Object.fromEntries([...meant].filter(([path]) => path !== waits));
    if (canonical(found) !== canonical(expected))
      throw new Error(
        `${place}: « ${words} » meant ${canonical(expected)}, and was kept as ${canonical(found)}\n${reply}`,
      );
    keep(insee, meant);
    const rest = waits === undefined ? undefined : meant.get(waits);
    if (waits !== undefined && rest !== undefined)
      sayAndCheck(speaking, insee, "oui c'est bien ça", new Map([[waits, rest]]));
    return "kept";
  }

  function keep(insee: string, meant: ReadonlyMap<string, Kept>): void {
    const own = ledger.get(insee) ?? new Map<string, Kept>();
    for (const [path, one] of meant) own.set(path, one);
    ledger.set(insee, own);
  }

  /** One question answered; what is asked back is answered too. */
  function answerOne(speaking: Speaking, insee: string): "answered" | "over" {
    const session = sessionOf(insee);
    const { context, interview } = session;
    const { answers } = interview.state;
    const step = currentStep(context, interview.state);
    if (step === undefined) return "over";
    const population = stage.bot().store.territory.municipality(insee)?.populationMunicipal ?? 0;
    const town = { name: session.place, population };
    if (step.kind !== "question") {
      describe(speaking, insee, session, step.question, itemsMeant(step.question, town));
      return "answered";
    }
    if (instead(speaking, insee, step)) return "answered";
    const chance = drawn(`${town.name} ${step.path} words`);
    if (step.item !== undefined && step.item.group.questions.length > 8 && chance % 4 === 0) {
      const left = leftInItem(step, answers, context);
      const skipped = new Map(left.map((path): [string, Kept] => [path, { state: "skipped" }]));
      if (sayAndCheck(speaking, insee, "c'est tout", skipped) === "kept") return "answered";
    }
    const meant = meantAt(step, answers, context, town);
    answer(speaking, insee, session, step, meant);
    return "answered";
  }

  function answer(speaking: Speaking, insee: string, session: Session, step: QuestionStep, meant: Meant): void {
    const { context, interview, place } = session;
    const options = optionsOf(step.question, context.questionnaire, interview.state.answers, context.facts);
    const said =
      step.proposal === undefined
        ? sayMeant(step.question, meant, options, drawn(`${place} ${step.path} words`))
        : "oui c'est ça";
    const expected = new Map<string, Kept>([[step.path, meant]]);
    if (sayAndCheck(speaking, insee, said, expected) === "kept") return;
    if (settle(speaking, insee, meant, expected)) return;
    const plainly = meant.state === "given" ? sayPlainly(step.question, meant, options) : "passer";
    if (sayAndCheck(speaking, insee, plainly, expected) === "kept" || settle(speaking, insee, meant, expected)) return;
    throw new Error(
      `${place}, ${step.path}: neither « ${said} » nor « ${plainly} » was kept\n${misread.at(-1)?.reply}`,
    );
  }

  /** Answers what is asked back: « est-ce bien exact », or the line that says what was meant. */
  function settle(speaking: Speaking, insee: string, meant: Meant, expected: ReadonlyMap<string, Kept>): boolean {
    const { pending } = stateOf(insee);
    if (pending?.kind === "suspect") return sayAndCheck(speaking, insee, "oui c'est bien ça", expected) === "kept";
    if (pending?.kind !== "doubt") return false;
    const rank = pending.candidates.findIndex(
      ({ value, estimate }) => canonical({ state: "given", value, estimate }) === canonical(meant),
    );
    return rank >= 0 && sayAndCheck(speaking, insee, String.fromCodePoint(97 + rank), expected) === "kept";
  }

  /** A list: « aucun », its items one a message, then « c'est tout ». */
  function describe(speaking: Speaking, insee: string, session: Session, group: GroupQuestion, total: number): void {
    const { context, interview, place } = session;
    const { answers } = interview.state;
    const given = answers[group.id];
    const items = given?.state === "given" && isGroupValue(given.value) ? given.value.items : [];
    const [first, second] = group.questions;
    if (items.length >= total || first === undefined) {
      const words = items.length === 0 ? "aucun" : "c'est tout";
      const closed = new Map<string, Kept>([[group.id, { state: "items", items: items.length, closed: true }]]);
      if (sayAndCheck(speaking, insee, words, closed) !== "kept")
        throw new Error(`${place}: the list ${group.id} is still open`);
      return;
    }
    const number = items.length + 1;
    const section = currentStep(context, interview.state)?.section;
    if (section === undefined) throw new Error("a list is of a section");
    const population = stage.bot().store.territory.municipality(insee)?.populationMunicipal ?? 0;
    const fieldAt = (question: typeof first): [string, Kept, string] => {
      const path = `${group.id}/${number}/${question.id}`;
      const step: QuestionStep = { kind: "question", path, question, section, item: { group, number } };
      const meant = meantAt(step, answers, context, { name: place, population });
      const options = optionsOf(question, context.questionnaire, answers, context.facts);
      return [path, meant, meant.state === "given" ? sayPlainly(question, meant, options) : ""];
    };
    // Two answers in one message, where the first is picked in a list: « BAFA, 4 ».
    const fields = [first, ...(first.type === "choice" && second ? [second] : [])].map(fieldAt);
    const meant = new Map<string, Kept>([[group.id, { state: "items", items: number, closed: false }]]);
    for (const [path, one] of fields) meant.set(path, one);
    const words = fields.map(([, , said]) => said).join(", ");
    if (sayAndCheck(speaking, insee, words, meant) !== "kept")
      throw new Error(`${place}, ${group.id}: « ${words} » was not kept\n${misread.at(-1)?.reply}`);
  }

  return { answerOne, sayAndCheck, interviewOf, sessionOf, stateOf, keep };
}

/** What is kept, as it is compared: the options chosen in no order. */
export function saidOf(answer: Answer | undefined): Kept | undefined {
  if (answer?.state !== "given") return answer && { state: answer.state };
  const { value, estimate } = answer;
  return isGroupValue(value)
    ? { state: "items", items: value.items.length, closed: value.closed }
    : {
        state: "given",
        value: isChoicesValue(value) ? { ...value, chosen: value.chosen.toSorted() } : value,
        estimate,
      };
}

function changed(before: Answers, after: Answers): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => canonical(saidOf(before[path])) !== canonical(saidOf(after[path])),
  );
}

/** The same words for the same thing, whatever the order of its parts. */
export function canonical(thing: unknown): string {
  return JSON.stringify(thing, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => one.localeCompare(other)))
      : value,
  );
}
