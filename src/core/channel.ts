import { may } from "./access.ts";
import type { Inbound } from "./adapter.ts";
import { type CommandContext, commandNamed } from "./command.ts";
import { UserError } from "./errors.ts";
import { matchSaid } from "./match-command.ts";
import { type Outbound, say } from "./message.ts";
import { readParameters } from "./turns.ts";
import { sayNotHeardHere } from "./words/channel.ts";

/**
 * What is answered to someone who asks where others read: only what a command shares, whatever this person is in the
 * middle of elsewhere. `alone`: the answer to what they ask is for them. What asks for nothing is not heard there: words
 * said to colleagues must not answer a question.
 */
export function answerInChannel(speaker: CommandContext, event: Inbound): Outbound | "alone" {
  const context = { ...speaker, address: event.address };
  if (event.type === "choice") return "alone";
  const said = event.type === "message" || event.type === "file" ? event.text : "";
  const match =
    said.trim() === "" ? { command: commandNamed(context.commands, "help"), rest: "" } : matchSaid(context, said);
  if (match === undefined) return say(sayNotHeardHere());
  if (match.command.share === undefined || !may(context.person, match.command.action)) return "alone";
  try {
    const parameters = readParameters(context, match);
    return (parameters && match.command.share(context, parameters)) ?? "alone";
  } catch (error) {
    // What it objects to is said to them alone.
    if (error instanceof UserError) return "alone";
    throw error;
  }
}
