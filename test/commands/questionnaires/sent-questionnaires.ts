import { library } from "../../support/test-bot.ts";
import { dgs, type DemoBot } from "../../support/demo-bot.ts";
import { send } from "../../support/sent-files.ts";

/** What a new questionnaire is begun from. */
export const model = library.questionnaireModel;

/** The text of a file, with these words changed. Throws when one is not there: the test would try nothing. */
export function changed(source: string, ...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the file: ${from}`);
    return text.replace(from, to);
  }, source);
}

/** The number of meals, of another type. */
export const otherMeaning: [string, string] = ["type: entier", "type: nombre"];
export const secondVersion: [string, string] = ["version: 1", "version: 2"];

export function sendYaml(
  bot: DemoBot,
  source: string | Uint8Array,
  { name = "cantine.yaml", words = "", email = dgs }: { name?: string; words?: string; email?: string } = {},
): string {
  const bytes = typeof source === "string" ? Buffer.from(source) : source;
  return send(bot, email, [{ name, mime: "", bytes }], words);
}

/** Sent, and said yes to. */
export function installed(bot: DemoBot, source: string): string {
  sendYaml(bot, source);
  return bot.say(dgs, "oui");
}

/** A part of the sharing of a service. */
export const sport = `complete: mutu_service
id: sport
version: 1
titre: "Partager le service des sports"
minutes: 1
variables:
  service: sports
options:
  missions:
    - terrains: Entretien des terrains
    - salles: Gestion des salles
`;
