import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { say } from "../../core/message.ts";
import type { Basin } from "../../core/store/perimeters.ts";
import {
  basinQuestions,
  sayBasinNotBegun,
  sayBasinSet,
  sayBasinWouldBeEmpty,
  sayNoPlaceInBasin,
} from "../../core/words/basins.ts";
import { textParameter } from "../parameter.ts";
import { type BasinChange, basinName, basinNamed, type PlacesSaid, readBasin, readPlaces } from "./read-basin.ts";

const longestName = 60;
const longestList = 4_000;

export const basinSet: Command = {
  name: "basin-set",
  words: ["bassin", "bassin de vie", "nouveau bassin", "créer un bassin", "créer le bassin", "ajouter un bassin"],
  group: "figures",
  summary: "dire quelles communes forment un bassin de vie",
  examples: ["bassin Charlieu : Charlieu, Vougy, Mars", "bassin Charlieu ajouter Nandax"],
  action: "launch_diagnostic",
  keepsLines: true,
  parameters: (context, known) => [
    textParameter({ id: "name", ...basinQuestions.name }, longestName),
    textParameter({ id: "places", ...placesAsked(known, context) }, longestList),
  ],
  meant: (rest) => readBasin(rest).places !== undefined,
  read(rest) {
    const { name, change, places } = readBasin(rest);
    return { change, ...(name === undefined ? {} : { name }), ...(places === undefined ? {} : { places }) };
  },
  refuse(known, context) {
    if (known["places"] === undefined) return undefined;
    const own = basinNamed(String(known["name"] ?? "").trim(), context.store.perimeters.basins());
    const { places, unknown } = placesSaid(known, context, own);
    if (places.length > 0) return undefined;
    return { id: "places", sentence: sayNoPlaceInBasin(unknown) };
  },
  run(context, known) {
    const { store, person, now } = context;
    const basins = store.perimeters.basins();
    const municipalities = store.territory.municipalities();
    const said = String(known["name"]).trim();
    const before = basinNamed(said, basins);
    const name = before?.name ?? basinName(said, municipalities);
    const { places, unknown } = placesSaid(known, context, before);
    const named = places.map(({ insee }) => insee);
    const after = changed(changeOf(known), before, named, name);
    const id = before?.id ?? store.perimeters.addBasin(name, person.id, now);
    store.perimeters.setPlaces(id, after);
    store.audit.add(now, person.id, "basin.set", `perimeter:${id}`, {
      ...(before === undefined ? {} : { before: before.places.join(" ") }),
      after: after.join(" "),
    });
    const placesOf = (insees: readonly string[]) => municipalities.filter(({ insee }) => insees.includes(insee));
    const left = basins
      .filter((one) => one.id !== id)
      .map((one) => ({ ...one, gone: one.places.filter((insee) => after.includes(insee)) }))
      .filter(({ gone }) => gone.length > 0);
    const emptied = left.filter(({ places: had, gone }) => gone.length === had.length);
    for (const one of emptied) {
      store.perimeters.removeBasin(one.id, now);
      store.audit.add(now, person.id, "basin.removed", `perimeter:${one.id}`, { before: one.places.join(" ") });
    }
    const placed = new Set(store.perimeters.basins().flatMap((one) => one.places));
    return {
      message: say(
        ...sayBasinSet({
          name,
          places: placesOf(after),
          before: before && placesOf(before.places),
          absent: changeOf(known) === "remove" ? places.filter(({ insee }) => !before?.places.includes(insee)) : [],
          left: left.map((one) => ({
            basin: one.name,
            had: placesOf(one.places),
            gone: placesOf(one.gone),
          })),
          unknown,
          without: municipalities.length - placed.size,
        }),
      ),
    };
  },
};

function placesAsked(known: Parameters, { store }: CommandContext) {
  const change = changeOf(known);
  if (change === "add") return basinQuestions.add;
  if (change === "remove") return basinQuestions.take;
  const { name } = known;
  const before = name === undefined ? undefined : basinNamed(String(name), store.perimeters.basins());
  return before === undefined ? basinQuestions.all : basinQuestions.anew;
}

function changeOf({ change }: Parameters): BasinChange {
  return change === "add" || change === "remove" ? change : "all";
}

/** Throws `UserError` when there is nothing to take away, or when nothing would be left. */
function changed(change: BasinChange, before: Basin | undefined, named: string[], name: string): string[] {
  if (change === "all") return named;
  if (change === "add") return [...new Set([...(before?.places ?? []), ...named])];
  if (before === undefined) throw new UserError(sayBasinNotBegun(name));
  const left = before.places.filter((insee) => !named.includes(insee));
  if (left.length === 0) throw new UserError(sayBasinWouldBeEmpty(name));
  return left;
}

/** « Les autres » are those of no other basin: its own stay in the list that replaces it. */
function placesSaid({ places, change }: Parameters, { store }: CommandContext, own: Basin | undefined): PlacesSaid {
  const municipalities = store.territory.municipalities();
  const isOwn = ({ id }: Basin) => id === own?.id && change === "all";
  const placed = new Set(store.perimeters.basins().flatMap((one) => (isOwn(one) ? [] : one.places)));
  const free = municipalities.filter(({ insee }) => !placed.has(insee));
  return readPlaces(String(places ?? ""), municipalities, free);
}
