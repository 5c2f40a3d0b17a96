import { parseCivilDate } from "../core/calendar/civil-date.ts";
import { instantOf } from "../core/calendar/local-time.ts";
import { OperatorError } from "../core/errors.ts";

/** A console line that acts on the scene instead of being said. */
export type SceneAction =
  | { kind: "as"; email: string }
  | { kind: "move"; to: string }
  | { kind: "restart" }
  | { kind: "alone" }
  /** A file is sent, with words or none. */
  | { kind: "send"; path: string; text: string };

export function readSceneLine(line: string): SceneAction | undefined {
  if (!line.startsWith(":")) return undefined;
  const [word = "", rest = ""] = line.slice(1).split(/\s+(.*)/su);
  switch (word) {
    case "comme":
      if (!rest.includes("@")) throw new OperatorError("Dites qui parle, par exemple :comme dgs@demo.example");
      return { kind: "as", email: rest };
    case "avancer":
    case "le":
      return { kind: "move", to: rest };
    case "redemarrer":
    case "redémarrer":
      return { kind: "restart" };
    case "seul":
      return { kind: "alone" };
    case "fichier": {
      const [, quoted, path = quoted, text = ""] = /^(?:"([^"]+)"|(\S+))(?:\s+(.*))?$/su.exec(rest) ?? [];
      if (path === undefined) throw new OperatorError("Dites quel fichier, par exemple :fichier photos/salle.jpg");
      return { kind: "send", path, text };
    }
    default:
      throw new OperatorError(
        `« ${line} » n’est pas connu. Écrivez :comme <email>, :avancer 7j, :le 2026-11-30T08:00, :seul, :fichier <chemin> ou :redemarrer.`,
      );
  }
}

const unitMs: Record<string, number> = { min: 60_000, h: 3_600_000, j: 86_400_000, s: 7 * 86_400_000 };

/** "7j", "3h", "30min", "2s" (weeks) from `now`, or a local date and hour "2026-11-30T08:00"; epoch ms. */
export function readMove(said: string, now: number, timeZone: string): number {
  const span = /^\+?(\d+)\s*(min|h|j|s)(?:ours?|eures?|emaines?)?$/u.exec(said);
  if (span) return now + Number(span[1]) * (unitMs[span[2] ?? "j"] ?? 0);
  const [day = "", time = "00:00"] = said.split(/[T ]/u);
  if (parseCivilDate(day) === undefined || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new OperatorError(`« ${said} » n’est ni une durée (7j, 3h) ni une date (2026-11-30T08:00).`);
  }
  return instantOf(day, time, timeZone);
}
