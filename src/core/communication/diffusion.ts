import type { CivilDate } from "../calendar/civil-date.ts";
import type { Channel } from "./channels.ts";

/** Words put to one or several audiences. */
export type Announcement = { id: number; title: string; body: string; by?: number; at: number };

/** One line of the plan: a message, to an audience, by a channel, on a day. */
export type Diffusion = {
  id: number;
  announcement: Announcement;
  /** The key of an audience, or "body:12". */
  audience: string;
  channel: Channel;
  dueOn: CivilDate;
  /** When Relais began to send it, epoch ms; never for the other channels. */
  begunAt?: number;
  cancelledAt?: number;
};

/** How it was given by another way than Relais, as its author tells it. */
export type Proof = { id: number; how: string; doneOn: CivilDate; reference?: string };

/** What became of one person's message. `waiting`: for their hour, or for an account of theirs. */
export type Outcome = "sent" | "waiting" | "failed" | "withdrawn";

/** `places`: the municipalities they were of when it was written. */
export type Receiver = {
  personId: number;
  firstName: string;
  lastName: string;
  places: string;
  outcome: Outcome;
  /** Epoch ms; absent while it waits. */
  settledAt?: number;
};

export type State =
  | { kind: "planned" }
  /** Its day has come, and it is not by Relais. */
  | { kind: "to_do" }
  /** `stopped`: taken back for those it had not reached. */
  | { kind: "left"; sent: number; of: number; stopped: boolean }
  | { kind: "done"; proofs: Proof[] }
  | { kind: "cancelled" };

export function stateOf(
  { channel, dueOn, begunAt, cancelledAt }: Diffusion,
  receivers: readonly Pick<Receiver, "outcome">[],
  proofs: readonly Proof[],
  today: CivilDate,
): State {
  const sent = receivers.filter(({ outcome }) => outcome === "sent").length;
  const stopped = cancelledAt !== undefined;
  if (begunAt !== undefined && (sent > 0 || !stopped)) return { kind: "left", sent, of: receivers.length, stopped };
  if (stopped) return { kind: "cancelled" };
  if (proofs.length > 0) return { kind: "done", proofs: [...proofs] };
  return channel !== "relais" && dueOn <= today ? { kind: "to_do" } : { kind: "planned" };
}

/** Whether somebody of its audience was told by it. */
export function hasReached(state: State): boolean {
  return state.kind === "done" || (state.kind === "left" && state.sent > 0);
}
