import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type Inbound, largestFile, type SentFile } from "../core/adapter.ts";
import { OperatorError } from "../core/errors.ts";
import { openLibrary } from "./library.ts";
import type { Log } from "./relais.ts";
import { advanceTo } from "./scene.ts";
import { readMove, readSceneLine } from "./scene-line.ts";
import { openStage, type Stage, stageZone } from "./stage.ts";

export type ConsoleOptions = {
  /** The e-mail of who is at the keyboard. */
  as: string;
  /** Absent: a throw-away copy of the demonstration. */
  db?: string;
  /** Local date and hour to begin at, "2026-11-23T09:00". */
  at?: string;
  /** Whose demonstration it is: a SIREN or words of a name; absent, Charlieu-Belmont. */
  territory?: string;
  /** Shows each line read, for transcripts. */
  echo: boolean;
};

/** Reads `lines`, prints each reply before reading the next; ends with the lines. */
export async function runConsole(
  options: ConsoleOptions,
  lines: AsyncIterable<string>,
  print: (text: string) => void,
  log: Log,
): Promise<void> {
  if (!options.as.includes("@")) throw new OperatorError("Dites qui parle : --comme prenom.nom@commune.fr");
  const folder = options.db === undefined ? mkdtempSync(join(tmpdir(), "relais-")) : undefined;
  const library = openLibrary();
  let current = options.as;
  let alone = false;
  const common = {
    alone: () => alone,
    file: options.db ?? join(folder ?? "", "demo.db"),
    library,
    log,
    print,
    current: () => current,
  };
  let stage = await openStage({
    ...common,
    ...(options.at === undefined ? {} : { at: options.at }),
    ...(options.territory === undefined ? {} : { territory: options.territory }),
  });
  try {
    await stage.relais.delivery.settled();
    for await (const line of lines) {
      const said = line.trim();
      if (said === "") continue;
      if (options.echo) print(`> ${said}`);
      try {
        const action = readSceneLine(said);
        if (action === undefined) speak(stage, current, { type: "message", text: said });
        else if (action.kind === "send")
          speak(stage, current, { type: "file", text: action.text, files: [readFile(action.path)] });
        else if (action.kind === "as") current = action.email;
        else if (action.kind === "alone") alone = true;
        else if (action.kind === "move")
          await advanceTo(readMove(action.to, stage.clock.now(), stageZone), stage.clock, stage.relais);
        else {
          await stage.close();
          stage = await openStage(common);
        }
      } catch (error) {
        // A scene line that cannot be read costs nothing but itself.
        if (!(error instanceof OperatorError)) throw error;
        print(`${error.message}\n`);
      }
      await stage.relais.delivery.settled();
    }
  } finally {
    await stage.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

type Said = { type: "message"; text: string } | Pick<Extract<Inbound, { type: "file" }>, "type" | "text" | "files">;

/** As a messenger would hand it over. Throws `OperatorError` when there is no such file. */
function readFile(path: string): SentFile {
  const file = { name: basename(path), mime: "" };
  try {
    const bytes = readFileSync(path);
    return bytes.byteLength > largestFile ? { ...file, unread: "too_big" } : { ...file, bytes: new Uint8Array(bytes) };
  } catch {
    throw new OperatorError(`Le fichier ${path} ne peut pas être lu.`);
  }
}

function speak(stage: Stage, email: string, said: Said): void {
  const from = { id: email, name: email, email };
  const address = { platform: "console", channel: email } as const;
  try {
    stage.relais.bot.receive({ id: randomUUID(), from, address, direct: true, ...said });
  } catch {
    // The person has been told, and the log too: the conversation goes on.
  }
}
