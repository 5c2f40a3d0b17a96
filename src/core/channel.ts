import { may } from "./access.ts";
import type { Inbound } from "./adapter.ts";
import { type CommandContext, commandNamed } from "./command.ts";
import { UserError } from "./errors.ts";
import { matchCommand } from "./match-command.ts";
import type { Outbound } from "./message.ts";
import { readParameters } from "./turns.ts";

/**
 * What is answered to someone who asks where others read: only what a command shares, whatever this person is in the
 * middle of elsewhere. `undefined`: the answer is for them alone.
 */
export function answerInChannel(context: CommandContext, event: Inbound): Outbound | undefined {
  const said = event.type === "message" || event.type === "file" ? event.text : "";
  const match =
    said.trim() === ""
      ? { command: commandNamed(context.commands, "help"), rest: "" }
      : matchCommand(context.commands, said);
  if (match?.command.share === undefined || !may(context.person, match.command.action)) return undefined;
  if (event.type === "choice") return undefined;
  try {
    const parameters = readParameters(context, match);
    return parameters && match.command.share(context, parameters);
  } catch (error) {
    // What it objects to is said to them alone.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
