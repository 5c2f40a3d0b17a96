import { describe, expect, test } from "vitest";
import type { Input } from "../../../src/core/interview/state.ts";
import { play, values } from "./small-questionnaire.ts";

const edit = (words: string, ...paths: string[]): Input => ({ paths, words });
const service = ["oui en régie", "2012", "2,5", "3"];
const item = ["equipements", "equipements/1/nom", "equipements/1/surface_m2"];

describe("the new words of a message", () => {
  test("correct its answer, and the question that waits goes on waiting", () => {
    const turn = play(["oui en régie", "2012", edit("2013", "depuis")]);
    expect(turn.says).toEqual(["noted"]);
    expect(turn.said[0]).toMatchObject({ value: 2013, before: { value: 2012 } });
    expect(turn.asked).toBe("etp_total");
  });

  test("that mean the same change nothing, not even the words kept", () => {
    const turn = play(["oui en régie", "en 2012", edit("2012", "depuis")]);
    expect(turn.says).toEqual(["unchanged"]);
    expect(turn.state.answers.depuis).toMatchObject({ raw: "en 2012" });
  });

  test("are read as words, never as what a button sends: an option's value may look like a line number", () => {
    const turn = play(["non", edit("2", "existe")]);
    expect(values(turn.state.answers)).toMatchObject({ existe: "asso" });
  });

  test("that are not understood, or refused, ask their question again and keep its answer", () => {
    for (const [words, say] of [
      ["bla", "unread"],
      ["1900", "refused"],
    ] as const) {
      const turn = play(["oui en régie", "2012", edit(words, "depuis")]);
      expect(turn.says).toEqual([say]);
      expect(turn.asked).toBe("depuis");
      expect(values(turn.state.answers)).toMatchObject({ depuis: 2012 });
      expect(play(["passer"], turn.state).asked).toBe("etp_total");
    }
  });

  test("that leave a doubt are put to the person", () => {
    const turn = play(["oui en régie", "2012", edit("entre 2 et 3", "etp_total")]);
    expect(turn.state.pending).toMatchObject({ kind: "doubt", path: "etp_total" });
    expect(turn.state.answers.etp_total).toBeUndefined();
  });

  test("open the later question that no longer agrees", () => {
    const turn = play([...service, edit("6", "etp_total")]);
    expect(turn.says).toEqual(["noted", "broken"]);
    expect(turn.asked).toBe("nb_agents");
  });

  test("may say that one does not know, but steer nothing else", () => {
    expect(values(play(["oui en régie", "2012", edit("je ne sais pas", "depuis")]).state.answers)).toMatchObject({
      depuis: "unknown",
    });
    for (const words of ["pause", "valider", "abandonner", "corriger 1", "précédent"]) {
      const turn = play(["oui en régie", "2012", edit(words, "depuis")]);
      expect(turn.says).toEqual(["no_answer_in_edit"]);
      expect(turn.ended).toBeUndefined();
      expect(values(turn.state.answers)).toEqual({ existe: "regie", depuis: 2012 });
    }
    const skipped = play(["oui en régie", "2012", edit("passer", "depuis")]);
    expect(skipped.says).toEqual(["unchanged"]);
    expect(skipped.asked).toBe("etp_total");
  });

  test("of a free text that look like a steering word are checked first", () => {
    const to = play([...service, "aucun", "12 500", "500", "oui", "rien", edit("modifier les horaires", "note")]);
    expect(to.state.pending).toMatchObject({ kind: "doubt", path: "note" });
  });

  test("of an answer that is off the path now change nothing", () => {
    const turn = play([...service, "corriger existence", "non", edit("2013", "depuis")]);
    expect(turn.says).toEqual(["asked_no_more"]);
    expect(values(turn.state.answers)).toMatchObject({ depuis: 2012 });
  });
});

describe("what was being asked", () => {
  test("a doubt about another question stays, with its number", () => {
    const before = play(["oui en régie", "2012", "entre 2 et 3"]);
    expect(before.state.pending).toBeDefined();
    const turn = play([edit("2013", "depuis")], before.state);
    expect(turn.state.pending).toEqual(before.state.pending);
    expect(values(play(["a"], turn.state).state.answers)).toMatchObject({ depuis: 2013, etp_total: expect.anything() });
  });

  test("a doubt about the same question is settled", () => {
    const turn = play(["oui en régie", "2012", "entre 2 et 3", edit("3", "etp_total")]);
    expect(turn.state.pending).toBeUndefined();
    expect(turn.asked).toBe("nb_agents");
  });

  test("a question one came back to stays open, unless it is this one", () => {
    expect(play([...service, "corriger existence", edit("2013", "depuis")]).asked).toBe("existe");
    expect(play([...service, "corriger depuis", edit("2013", "depuis")]).asked).toBe("equipements");
    expect(play([...service, "corriger depuis", edit("2012", "depuis")]).asked).toBe("equipements");
  });

  test("a doubt of a question that is gone goes with it", () => {
    const turn = play(["oui en régie", "2012", "entre 2 et 3", edit("non", "existe")]);
    expect(turn.state.pending).toBeUndefined();
    expect(turn.asked).toBe("besoin");
  });
});

describe("the new description of an item", () => {
  const described = [...service, "gymnase, 300 m²"];

  test("with the same parts corrects those that differ", () => {
    const turn = play([...described, edit("gymnase, 350 m²", ...item)]);
    expect(turn.says).toEqual(["noted"]);
    expect(turn.said[0]).toMatchObject({ value: 350, before: { value: 300 } });
    expect(turn.asked).toBe("equipements/+");
    expect(play([...described, edit("gymnase, 300 m²", ...item)]).says).toEqual(["unchanged"]);
  });

  test("of a name alone corrects the name, and the next detail goes on being asked", () => {
    const turn = play([...service, "gymnse", edit("gymnase", ...item.slice(0, 2))]);
    expect(values(turn.state.answers)["equipements/1/nom"]).toBe("gymnase");
    expect(turn.asked).toBe("equipements/1/surface_m2");
  });

  test.each(["gymnase", "gymnase, 300 m², piscine", "gymnase\npiscine", "gymnase, 1 m²", "oui", "c'est tout"])(
    "otherwise changes nothing, and says how: « %s »",
    (words) => {
      const before = play(described).state;
      const turn = play([edit(words, ...item)], before);
      expect(turn.says).toEqual(["not_amended"]);
      expect(turn.state).toEqual(before);
    },
  );

  test("that was not understood is the next one, while the list is being asked", () => {
    const unread = play([...service, "12"]);
    expect(unread.says).toEqual(["item_unread"]);
    const turn = play([edit("gymnase", "equipements")], unread.state);
    expect(turn.says).toEqual(["item_noted"]);
    const doubtful = play([...service, "gymnase, piscine"]);
    expect(doubtful.state.pending).toMatchObject({ kind: "items" });
    const settled = play([edit("gymnase", "equipements")], doubtful.state);
    expect(settled.state.pending).toBeUndefined();
    expect(settled.says).toEqual(["item_noted"]);
    const later = play([...service, "aucun", edit("gymnase", "equipements")]);
    expect(later.says).toEqual(["not_amended"]);
    expect(values(later.state.answers)).toMatchObject({ equipements: { items: [] } });
  });
});
