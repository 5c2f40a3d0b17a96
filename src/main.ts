import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { pino } from "pino";
import { checkQuestionnaires } from "./cli/check-questionnaire.ts";
import { runConsole } from "./cli/console.ts";
import { importCommand } from "./cli/import-command.ts";
import { endOnTheUnforeseen } from "./cli/last-resort.ts";
import { matrixCommand } from "./cli/matrix-command.ts";
import type { Log } from "./cli/relais.ts";
import { printSlackManifest } from "./cli/slack-manifest.ts";
import { start } from "./cli/start.ts";
import { writeTeamsPackage } from "./cli/teams-package.ts";
import { usage } from "./cli/usage.ts";
import { type Config, readConfig } from "./config.ts";
import { OperatorError } from "./core/errors.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);

async function main(args: string[]): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const [word, ...rest] = args;
  switch (word) {
    case undefined:
    case "demarrer": {
      endOnTheUnforeseen(log);
      const stop = await start(config, log, print);
      for (const signal of ["SIGINT", "SIGTERM"] as const)
        process.once(signal, () => void stop().then(() => process.exit(0)));
      return;
    }
    case "console":
      return talk(rest, config, log);
    case "importer":
      return importCommand(rest, config, print);
    case "slack-manifeste":
      return printSlackManifest(rest, print);
    case "teams-paquet":
      return writeTeamsPackage(rest, config.teamsPackage, print);
    case "questionnaire":
      return checkQuestionnaires(rest, print);
    case "matrix":
      return matrixCommand(rest, config, print);
    case "aide":
    case "--help":
      return print(usage);
    default:
      throw new OperatorError(`« ${word} » n’est pas connu.\n${usage}`);
  }
}

async function talk(args: string[], config: Config, log: Log): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      comme: { type: "string" },
      db: { type: "string" },
      le: { type: "string" },
      territoire: { type: "string" },
      echo: { type: "boolean", default: false },
    },
  });
  if (values.comme === undefined) throw new OperatorError("Dites qui parle : --comme dgs@demo.example");
  const options = {
    as: values.comme,
    echo: values.echo,
    ...(values.db === undefined ? {} : { db: values.db }),
    ...(values.le === undefined ? {} : { at: values.le }),
    ...(values.territoire === undefined ? {} : { territory: values.territoire }),
  };
  if (values.db === undefined)
    process.stderr.write("Base d’essai, effacée à la fin. Pour la garder ou la reprendre : --db fichier.db\n");
  await runConsole(options, createInterface({ input: process.stdin }), print, log);
}

// Whoever reads our output may stop before its end ("| head"): that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

main(process.argv.slice(2)).catch((error: unknown) => {
  // An operator's mistake is told in a sentence; a bug keeps its trace.
  process.stderr.write(`${tellOf(error)}\n`);
  process.exitCode = 1;
});

function tellOf(error: unknown): string {
  if (error instanceof OperatorError || isArgumentError(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
