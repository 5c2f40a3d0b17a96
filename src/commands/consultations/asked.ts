import type { CommandContext } from "../../core/command.ts";
import { placesIn } from "./places-in.ts";
import { cutDate, readDayToCome } from "./said.ts";
import { cutConsultation, numberOf, openFor } from "./which-consultation.ts";

/** "transmis à Vougy le 2 ?": what is noted of the councils that the words name, or of all of them, as it would be typed. */
export function askedOf(said: string, context: CommandContext): string {
  const { words, view } = cutConsultation(said, openFor(context));
  // Without its day: "le 2 mars" is not the municipality of Mars.
  const { words: undated } = cutDate(words, (text) => readDayToCome(text, context.today));
  const { places } = placesIn(undated, context.store.territory.municipalities());
  const which = view === undefined ? "" : ` ${numberOf(view)}`;
  return `consultation${which} ${places.map(({ name }) => name).join(", ")}`.trim();
}
