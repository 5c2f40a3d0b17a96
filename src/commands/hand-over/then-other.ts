import type { CommandContext, CommandReply } from "../../core/command.ts";
import { putTo } from "../../core/hand-overs.ts";
import type { Outbound } from "../../core/message.ts";
import { sayAlsoAsked } from "../../core/words/hand-over.ts";

/** A reply, then the question that still waits for this person: what they say next may answer it. */
export function thenOther(context: CommandContext, message: Outbound): CommandReply {
  const [other] = putTo(context);
  if (other === undefined) return { message };
  return { message: { blocks: [...message.blocks, ...sayAlsoAsked(other.put).blocks] }, put: other.handOver.id };
}
