import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { OperatorError } from "../core/errors.ts";
import type { Epci } from "../core/people.ts";
import type { PeopleStore } from "../core/store/people.ts";
import type { TerritoryStore } from "../core/store/territory.ts";
import { findEpci } from "../core/territory/find-epci.ts";
import { readEpciList, type Territory } from "../core/territory/read-epci.ts";
import * as words from "../core/words/import.ts";

/** The part of the store that imports write to. */
export type ImportStore = {
  territory: TerritoryStore;
  people: PeopleStore;
  transaction<T>(run: () => T): T;
};

type Print = (text: string) => void;

/**
 * Brings an intercommunalité and its members into the base, by SIREN or by words of its name; again, it brings what has
 * changed. Throws `OperatorError` when it is not exactly one, or when the base already serves another.
 */
export function importEpci(query: string, { store, print }: { store: ImportStore; print: Print }): void {
  if (query.trim() === "") throw new OperatorError(words.epciNeeded());
  const { territories, version } = readPublished();
  const { epci, municipalities } = chooseEpci(query, territories);
  const change = store.transaction(() => {
    const present = store.territory.epci();
    refuseAnother(present, epci);
    const renewed = present !== undefined && !isDeepStrictEqual(present, epci);
    return { ...store.territory.saveEpci(epci, municipalities), renewed };
  });
  print(words.epciReport({ epci, members: municipalities.length, ...change, version }));
}

/** Throws `OperatorError` when the base serves another territory than the one meant by `query`. */
export function checkTerritory(query: string, territory: Pick<TerritoryStore, "epci">): void {
  refuseAnother(territory.epci(), chooseEpci(query, readPublished().territories).epci);
}

function refuseAnother(present: Epci | undefined, asked: Epci): void {
  if (present && present.siren !== asked.siren) throw new OperatorError(words.epciAlreadyThere(present, asked));
}

function chooseEpci(query: string, territories: readonly Territory[]): Territory {
  const found = findEpci(query, territories);
  if (found.kind === "one") return found.territory;
  throw new OperatorError(
    found.kind === "several"
      ? words.epciAmbiguous(query, found.territories)
      : words.epciUnknown(query, found.suggestions),
  );
}

/** By path: the package's own entry reads its files from the working directory, and throws anywhere else. */
function readPublished(): { territories: Territory[]; version: string } {
  const list = readJson(import.meta.resolve("@etalab/decoupage-administratif/data/epci.json"));
  const about = readJson(import.meta.resolve("@etalab/decoupage-administratif/package.json"));
  return { territories: readEpciList(list), version: z.object({ version: z.string() }).parse(about).version };
}

function readJson(url: string): unknown {
  return JSON.parse(readFileSync(new URL(url), "utf8"));
}
