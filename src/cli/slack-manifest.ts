import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { toManifest } from "../adapters/slack/manifest.ts";
import { commands } from "../commands/index.ts";
import { OperatorError } from "../core/errors.ts";

/** `slack-manifeste [--adresse https://…]`: the manifest to paste at api.slack.com/apps. */
export function printSlackManifest(args: string[], print: (line: string) => void): void {
  const { values } = parseArgs({ args, options: { adresse: { type: "string" } } });
  if (values.adresse !== undefined && !/^https:\/\/[^/\s]+/u.test(values.adresse))
    throw new OperatorError("Slack n’appelle qu’une adresse en https, par exemple --adresse https://relais.exemple.fr");
  print(stringify(toManifest(commands, values.adresse), { lineWidth: 0 }).trimEnd());
}
