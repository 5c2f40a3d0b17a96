import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { fold } from "../../src/core/language/fold.ts";
import { matchCommand, nearCommands } from "../../src/core/match-command.ts";

function matched(said: string): [string, string] | undefined {
  const match = matchCommand(commands, said);
  return match && [match.command.name, match.rest];
}

test("a command whose words are for others gets them with their lines and their last sign", () => {
  expect(matched("informer les maires : Réunion\nVous venez ?")).toEqual([
    "inform",
    "les maires : Réunion\nVous venez ?",
  ]);
});

describe("a command is known by its words", () => {
  test.each([
    ["état", "state", ""],
    ["etat", "state", ""],
    ["ÉTAT", "state", ""],
    ["état ?", "state", ""],
    ["/état", "state", ""],
    ["!etat", "state", ""],
    ["relais état", "state", ""],
    ["Relais, état Vougy", "state", "Vougy"],
    ["  état   de   Vougy ", "state", "de Vougy"],
    ["ou en est on", "state", ""],
    ["où en est-on ?", "state", ""],
    ["qui n’a pas répondu ?", "follow-up", ""],
    ["qui n'a pas repondu", "follow-up", ""],
    ["Qui suis-je ?", "who-am-i", ""],
    ["échéances 60 jours", "deadlines", "60 jours"],
    ["échéance ajouter Convention CAF, 15 décembre", "deadline-add", "Convention CAF, 15 décembre"],
    ["échéance terminer Convention", "deadline-finish", "Convention"],
    ["diagnostic lancer jeunesse", "diagnostic-launch", "jeunesse"],
    ["diagnostic Vougy", "diagnostic", "Vougy"],
    ["point de la semaine", "briefing", ""],
    ["inviter prenom.nom@mairie.fr", "invite", "prenom.nom@mairie.fr"],
  ])("%j is %s", (said, name, rest) => {
    expect(matched(said)).toEqual([name, rest]);
  });

  test.each(["", " ", "étatique", "l'état des lieux", "12 500 €", "oui", "relais", "je fais le point"])(
    "%j is none",
    (said) => {
      expect(matched(said)).toBeUndefined();
    },
  );

  test("keeps what follows as typed, capitals and accents included", () => {
    expect(matched("échéance ajouter Fête de l’Été à Écoche")?.[1]).toBe("Fête de l’Été à Écoche");
  });
});

test("no two commands answer to the same words, but those that claim what follows them", () => {
  const words = commands
    .filter(({ claims }) => claims === undefined)
    .flatMap((command) => [...new Set(command.words.map(fold))]);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

describe("did you mean", () => {
  test.each([
    ["diagnotsic", "diagnostic"],
    ["echeence", "échéances"],
    ["breifing", "briefing"],
    ["instence", "instances"],
    ["invitter caf", "inviter"],
    ["odre du jour copil", "ordre du jour"],
  ])("%j suggests %j", (said, word) => {
    expect(nearCommands(commands, said)).toContain(word);
  });

  test("suggests three at most, each once, and nothing for what is like nothing", () => {
    expect(nearCommands(commands, "échéances").length).toBeLessThanOrEqual(3);
    expect(new Set(nearCommands(commands, "échéances")).size).toBe(nearCommands(commands, "échéances").length);
    expect(nearCommands(commands, "xyzxyzxyz")).toEqual([]);
  });
});
