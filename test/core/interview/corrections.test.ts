import { describe, expect, test } from "vitest";
import { context, play, values } from "./small-questionnaire.ts";

const upToEquipment = ["oui en régie", "2012", "2,5", "3"];

describe("« annuler »", () => {
  test("leaves the correction under way, and never offers to abandon", () => {
    const turn = play([...upToEquipment, "corriger depuis", "annuler"]);
    expect(turn.state.pending).toBeUndefined();
    expect(turn.said[0]).toMatchObject({ say: "unchanged", answer: { value: 2012 } });
    expect(turn.asked).toBe("equipements");
  });

  test("leaves a doubt about a correction, and the answer as it was", () => {
    const turn = play([...upToEquipment, "corriger agents en etp", "2 ou 3", "annuler"]);
    expect(turn.said[0]).toMatchObject({ say: "unchanged", answer: { value: 2.5 } });
    expect(turn.asked).toBe("equipements");
    expect(play([...upToEquipment, "corriger", "annuler"]).says).toEqual(["nothing_changed"]);
  });

  test("with nothing under way asks first; only a yes or « abandonner » abandons, anything else drops it", () => {
    const asked = play([...upToEquipment, "annuler"]);
    expect(asked.state.pending?.kind).toBe("leave");
    for (const yes of ["oui", "1", "abandonner", "oui, abandonner"])
      expect(play([yes], asked.state).ended, yes).toBe("abandoned");
    for (const no of ["non", "annuler", "aide", "récapitulatif", "où j'en suis"]) {
      const turn = play([no], asked.state);
      expect([turn.ended, turn.state.pending], no).toEqual([undefined, undefined]);
    }
  });
});

describe("« je ne sais pas » of what is already answered", () => {
  test.each([[["corriger depuis", "jsp"]], [["corriger depuis", "2001 ou 2002", "jsp"]]])(
    "keeps the answer there was: %s",
    (lines) => {
      const turn = play([...upToEquipment, ...lines]);
      expect(turn.said[0]).toMatchObject({ say: "still_answered", answer: { value: 2012 } });
      expect(turn.state.answers.depuis).toMatchObject({ value: 2012 });
      expect(turn.asked).toBe("equipements");
    },
  );

  test("empties it when the question is named in the same words, or the message edited", () => {
    expect(play([...upToEquipment, "corriger depuis : je ne sais pas"]).state.answers.depuis?.state).toBe("unknown");
    const edited = play([{ paths: ["depuis"], words: "je ne sais pas" }], play(upToEquipment).state);
    expect(edited.state.answers.depuis?.state).toBe("unknown");
  });
});

test.each(["pareil", "idem", "la même chose", "comme à Vougy"])("« %s » is never kept as a line of a list", (said) => {
  const atList = play([...upToEquipment, said]);
  expect(atList.says).toEqual(["no_list_alike"]);
  expect(atList.state.answers.equipements).toBeUndefined();
  const atName = play([...upToEquipment, "oui", said]);
  expect(atName.says).toEqual(["no_list_alike"]);
  expect(play([said], play([...upToEquipment, "salle des fêtes"]).state, context).says).not.toContain("noted");
});

describe("« supprimer » said of a list", () => {
  const oneRoom = [...upToEquipment, "salle des fêtes, 300 m²"];

  test.each([
    "je me suis trompée, supprimer",
    "supprimer équipements",
    "retirer equipements",
    "enlever la salle des fêtes",
    "Supprimer !",
  ])("offers what to take away, and keeps no such name: %s", (said) => {
    const offered = play([...oneRoom, said]);
    expect(offered.state.pending).toMatchObject({ kind: "which", targets: ["equipements/1/-"] });
    for (const yes of ["a", "salle des fêtes", "supprimer"]) {
      const removed = play([yes], offered.state);
      expect([removed.says, removed.asked], yes).toEqual([["item_removed"], "equipements/+"]);
      expect(values(removed.state.answers)).not.toHaveProperty("equipements/1/nom");
    }
    expect(values(play(["rien"], offered.state).state.answers)["equipements/1/nom"]).toBe("salle des fêtes");
  });

  test("offers the item being described, each of several, or none, and says so", () => {
    const targetsAfter = (lines: string[]) => play([...upToEquipment, ...lines]).state.pending;
    expect(targetsAfter(["salle A", "je me suis trompé, retirer"])).toMatchObject({ targets: ["equipements/1/-"] });
    const both = ["salle A, 300 m²", "salle B, 200 m²", "supprimer"];
    expect(targetsAfter(both)).toMatchObject({ targets: ["equipements/1/-", "equipements/2/-"] });
    expect(play([...upToEquipment, ...both, "supprimer"]).says).toEqual(["pick_line"]);
    expect(values(play([...upToEquipment, ...both, "salle B"]).state.answers)).not.toHaveProperty("equipements/2/nom");
    expect(play([...upToEquipment, "retirer équipements"]).says).toEqual(["item_unread"]);
  });

  test("is still what somebody wants to say where it names nothing of a list", () => {
    const { state } = play([...upToEquipment, "supprimer la verrue"]);
    expect(values(state.answers)["equipements/1/nom"]).toBe("supprimer la verrue");
  });
});
