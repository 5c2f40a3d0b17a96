import { readNamed } from "../core/language/read-choice.ts";
import type { Municipality } from "../core/people.ts";

/** The municipality that the words surely name: "vougy", "de Vougy", "pouilly". */
export function findPlace(said: string, municipalities: readonly Municipality[]): Municipality | undefined {
  if (!/\p{L}{3}/u.test(said)) return undefined;
  const name = said.replace(/^(?:(?:à|a|de|du|pour|commune)\s+)+/iu, "").replace(/^d['’]/iu, "");
  const reading = readNamed(
    name,
    municipalities.map((place) => ({ value: place.insee, label: place.name })),
  );
  if (reading.kind !== "read" || reading.rest !== "") return undefined;
  return municipalities.find((place) => place.insee === reading.value);
}
