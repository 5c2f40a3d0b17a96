import { readChoice } from "../../core/language/read-choice.ts";
import { suggest } from "../../core/language/suggest.ts";
import type { Municipality } from "../../core/people.ts";

export function placeNamed(
  said: string,
  places: readonly Municipality[],
): { kind: "one"; insee: string } | { kind: "doubt"; candidates: string[] } {
  const name = said
    .replace(/^(?:(?:la commune|le maire|la maire|commune|de|du|à|au|pour)\s+)+/iu, "")
    .replace(/^d['’]/iu, "");
  const reading = readChoice(
    name,
    places.map(({ insee, name: label }) => ({ value: insee, label })),
  );
  if (reading.kind === "read" && reading.rest === "") return { kind: "one", insee: reading.value };
  const near = reading.kind === "ask" ? reading.candidates.map(({ value }) => value) : [];
  const alike = suggest(
    name,
    places.map(({ name: label }) => label),
  );
  const both = [...near, ...places.filter(({ name: label }) => alike.includes(label)).map(({ insee }) => insee)];
  return { kind: "doubt", candidates: [...new Set(both)].slice(0, 4) };
}
