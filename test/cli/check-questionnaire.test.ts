import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkQuestionnaires } from "../../src/cli/check-questionnaire.ts";
import { newFile } from "../support/demo-bot.ts";

const whole = `id: voirie
version: 2
titre: La voirie
minutes: 4
sections:
  - id: reseau
    titre: Le réseau
    questions:
      - { cle: km, question: "Combien de kilomètres ?", court: Longueur, type: nombre, max: 500 }
      - { cle: ponts, question: "Des ponts ?", court: Ponts, type: ouinon, si: km > 0 }
`;

const part = `complete: mutu_service
id: voirie
version: 1
titre: Partager la voirie
minutes: 2
variables: { service: voirie }
sections:
  - id: reseau
    titre: Le réseau
    apres: quoi
    questions:
      - { cle: km, question: "Combien de kilomètres\u202f?", court: Longueur, type: nombre, max: 500 }
`;

function check(source: string): string {
  const file = join(dirname(newFile()), "voirie.yaml");
  writeFileSync(file, source);
  const said: string[] = [];
  checkQuestionnaires(["verifier", file], (line) => said.push(line));
  return said.join("\n").replaceAll(/[\u00a0\u202f]/gu, " ");
}

describe("questionnaire verifier", () => {
  test("says what a file holds, and what would be better", () => {
    expect(check(whole)).toBe(`✅ voirie, version 2 : « La voirie »
   1 section, de 1 à 2 questions, 4 minutes
   Conseil, reseau : 2 questions dans cette section ; de 3 à 8 se répondent mieux
   Conseil, km : une apostrophe ou une espace à corriger (’, espace insécable avant : ; ? !)
   Conseil, ponts : une apostrophe ou une espace à corriger (’, espace insécable avant : ; ? !)`);
  });

  test("says when the minutes announced are not those of its questions", () => {
    expect(check(whole.replace("minutes: 4", "minutes: 25"))).toContain(
      "Conseil, minutes : vous annoncez 25 minutes ; d'après ses questions, comptez-en 1".replace("'", "’"),
    );
    expect(check(whole.replace("minutes: 4", "minutes: 4"))).not.toContain("Conseil, minutes");
  });

  test("reads a part with what it completes", () => {
    expect(check(part)).toContain("✅ mutu_service/voirie, version 1 : « Partager la voirie »");
  });

  test("says every fault, with its line", () => {
    expect(() => check(whole.replace("nombre, max: 500", "nombre").replace("km > 0", "kms > 0"))).toThrow(
      /voirie\.yaml:9:\d+, .*max[\s\S]*voirie\.yaml:10:\d+, .*kms/u,
    );
  });

  test("a question that protects agents names the one that counts them", () => {
    expect(() => check(whole.replace("type: ouinon", "type: ouinon, agents: km"))).toThrow(/qui compte les agents/u);
  });

  test.each([[[]], [["verifier"]], [["lancer", "x.yaml"]]])("%j is told how", (words) => {
    expect(() => checkQuestionnaires(words, () => {})).toThrow(/questionnaire verifier/u);
  });

  test("a file that is not there is named", () => {
    expect(() => checkQuestionnaires(["verifier", "nulle-part.yaml"], () => {})).toThrow(/nulle-part\.yaml/u);
  });
});
