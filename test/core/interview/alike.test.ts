import { describe, expect, test } from "vitest";
import { offerAlike } from "../../../src/core/interview/steer-alike.ts";
import type { Context, InterviewState } from "../../../src/core/interview/state.ts";
import { context, play, values } from "./small-questionnaire.ts";

const given = (value: string | number, estimate = false) => ({ value, estimate });
const vougy = {
  id: "42338",
  place: "Vougy",
  answers: {
    existe: given("regie"),
    depuis: given(2012),
    etp_total: given(2.5, true),
    note: given("Beaucoup de monde"),
  },
};
const boyer = { id: "42027", place: "Boyer", answers: { existe: given("non"), depuis: given(1998) } };
const one: Context = { ...context, elsewhere: [vougy] };
const two: Context = { ...context, elsewhere: [vougy, boyer] };

describe("answers given for another municipality", () => {
  test("are offered once, when there are enough of them", () => {
    const offered = offerAlike(one, { answers: {} });
    expect(offered.pending).toMatchObject({ kind: "alike", from: "42338" });
    const refused = play(["non"], offered, one).state;
    expect(refused.pending).toBeUndefined();
    expect(offerAlike(one, refused)).toBe(refused);
    const few: InterviewState = { answers: {} };
    expect(offerAlike({ ...context, elsewhere: [boyer] }, few)).toBe(few);
  });

  test("wait for a yes or a no, and let what steers pass", () => {
    const offered = offerAlike(one, { answers: {} });
    expect(play(["je verrai"], offered, one)).toMatchObject({ says: ["alike_yes_or_no"], state: { answers: {} } });
    expect(play(["pause"], offered, one).ended).toBe("paused");
    expect(play(["1"], offered, one).state.alike).toEqual({ from: "42338" });
  });

  test.each([
    "pareil",
    "idem",
    "la même réponse",
    "comme à Vougy",
    "pareil qu'à Vougy",
    "même chose",
    "comme pour vougi",
    "idem vougy",
  ])("« %s » takes one of them, with its doubt, and keeps the words", (said) => {
    const { state } = play(["en régie", "2010", said], undefined, one);
    expect(state.answers.etp_total).toMatchObject({ state: "given", value: 2.5, estimate: true, raw: said });
  });

  test.each(["oui", "a", "d'accord"])("« %s » takes the figure shown, once it is shown", (said) => {
    expect(values(play(["comme Vougy", "pareil", said], undefined, one).state.answers)).toEqual({
      existe: "regie",
      depuis: 2012,
    });
    expect(play(["en régie", said], undefined, one).state.answers.depuis).toBeUndefined();
  });

  test("« oui » is asked of where it would be another answer than the one shown", () => {
    const asked = play(["comme Boyer", "oui"], undefined, two);
    expect(asked.state.answers).toEqual({});
    expect(asked.state.pending?.kind).toBe("doubt");
  });

  test("nothing is kept without a word, and another answer is only another answer", () => {
    expect(play(["mêmes réponses que Vougy"], undefined, one)).toMatchObject({
      says: ["alike_on"],
      state: { answers: {} },
    });
    expect(values(play(["mêmes réponses", "non", "oui"], undefined, one).state.answers)).toEqual({
      existe: "non",
      besoin: true,
    });
  });

  test("« sans proposer » stops", () => {
    expect(play(["comme Vougy", "sans proposer"], undefined, one).state.alike).toEqual({});
  });

  test("of two municipalities that differ, it is asked which", () => {
    expect(play(["en régie", "pareil"], undefined, two).state.pending).toMatchObject({
      kind: "doubt",
      candidates: [{ value: 2012 }, { value: 1998 }],
    });
    expect(values(play(["en régie", "comme à Boyer"], undefined, two).state.answers).depuis).toBe(1998);
  });

  test("« pareil » is read as ever where nothing was answered elsewhere", () => {
    expect(play(["pareil"]).says).toEqual(["unread"]);
    expect(play(["non", "pareil"], undefined, one).state.answers.besoin).toBeUndefined();
  });
});
