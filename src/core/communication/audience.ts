import type { Seat } from "../governance/bodies.ts";
import { mayHold } from "../governance/composition.ts";
import type { Person } from "../people.ts";
import type { Channel } from "./channels.ts";

/** Those who are to be informed together, as `data/audiences.yaml` says it. */
export type Audience = {
  key: string;
  name: string;
  /** "aux secrétaires de mairie". */
  to: string;
  words: string[];
  /** Who of the directory they are; empty: nobody that Relais can write to. */
  seats: Seat[];
  /** The key of the model whose members are of it too, once the instance is set up. */
  body?: string;
  /** The project's guide wants them informed from its beginning. */
  fromStart: boolean;
  /** The most usual for them, in the order they are offered. */
  channels: Channel[];
};

/** Those of the directory who are of this audience by a function of theirs. */
export function peopleOf({ seats }: Pick<Audience, "seats">, people: readonly Person[]): Person[] {
  return people.filter((person) => mayHold(person, { chairs: [], seats }));
}

/** Whether informing the `wider` one informs these too: the mayors are municipal elected officials. */
export function isWithin(audience: Audience, wider: Audience): boolean {
  if (audience.key === wider.key) return true;
  if (audience.seats.length === 0 || audience.body !== undefined) return false;
  return audience.seats.every((seat) =>
    wider.seats.some((other) => other.function === seat.function && other.at === seat.at),
  );
}
