import { readFileSync } from "node:fs";
import { readEpciList, type Territory } from "../../src/core/territory/read-epci.ts";

const file = new URL(import.meta.resolve("@etalab/decoupage-administratif/data/epci.json"));

/** Every intercommunalité of France, as published. */
export const territories: Territory[] = readEpciList(JSON.parse(readFileSync(file, "utf8")));

export function territoryOf(siren: string): Territory {
  const territory = territories.find(({ epci }) => epci.siren === siren);
  if (territory === undefined) throw new RangeError(`no territory ${siren}`);
  return territory;
}

export const charlieuBelmont = territoryOf("200035202");
