import type { Db } from "./database.ts";

/** Which cards of the welcome path each person was shown, from 1. */
export function createWelcomeCards(db: Db) {
  const show = db.prepare("INSERT INTO welcome_card (person_id, card, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const read = db.prepare<[number], number>("SELECT card FROM welcome_card WHERE person_id = ?").pluck();
  const counts = db.prepare<[], { personId: number; cards: number }>(
    "SELECT person_id AS personId, count(*) AS cards FROM welcome_card GROUP BY person_id",
  );
  return {
    show: (personId: number, card: number, at: number): void => void show.run(personId, card, at),
    /** The cards that this person was shown. */
    read: (personId: number): Set<number> => new Set(read.all(personId)),
    /** How many each person was shown. */
    readBy: (): Map<number, number> => new Map(counts.all().map(({ personId, cards }) => [personId, cards])),
  };
}
