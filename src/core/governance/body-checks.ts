import type { Person } from "../people.ts";
import type { BodyFunction, BodyTemplate } from "./bodies.ts";
import { type HeldSeat, mayHold, unrepresentedBy } from "./composition.ts";
import { peopleAbout } from "./people-about.ts";

type Place = { insee: string; name: string };

/** An instance that was set up, with the seats held there now. */
export type CheckedBody = {
  body: { id: number; template: string; name: string; domain?: string };
  template: BodyTemplate;
  seats: readonly HeldSeat[];
};

export type ChecksContext = {
  bodies: readonly CheckedBody[];
  templates: readonly BodyTemplate[];
  people: readonly Person[];
  municipalities: readonly Place[];
  /** What the project is about, "jeunesse"; empty when nothing was begun yet. */
  subjects: readonly string[];
};

/** What is amiss, or good to know, in how the project is governed. `id`: the instance it is about, when it is about one. */
export type BodyCheck =
  | { kind: "nothing_set_up" }
  | { kind: "unrepresented"; body: CheckedBody; places: Place[]; of: number }
  | { kind: "no_chair"; body: CheckedBody }
  | { kind: "expired"; body: CheckedBody; people: { person?: Person; why: "gone" | "function" }[] }
  | { kind: "unprepared"; body: CheckedBody; by: BodyTemplate }
  | { kind: "missing_function"; function: BodyFunction; suggested: BodyTemplate }
  | { kind: "conference"; required: boolean; setUp: boolean; template: BodyTemplate; without: Place[]; bureau: boolean }
  | { kind: "no_sponsor"; subjects: readonly string[] }
  | { kind: "two_holders"; place?: Place; held: "mayor" | "president" | "chief_executive"; people: Person[] };

const executiveBoard = "bureau";
const mayorsConference = "conference_maires";

/** Everything, in the order it is best mended. */
export function checkBodies(context: ChecksContext): BodyCheck[] {
  return [
    ...(context.bodies.some(({ template }) => template.kind === "standing")
      ? []
      : [{ kind: "nothing_set_up" as const }]),
    ...missingFunctions(context),
    ...context.bodies.flatMap((body) => checkBody(body, context)),
    ...checkConference(context),
    ...checkSponsor(context),
    ...twoHolders(context),
  ];
}

/** Of one instance alone. */
export function checkBody(body: CheckedBody, context: ChecksContext): BodyCheck[] {
  const { template, seats } = body;
  const seated = context.people.filter(({ id }) =>
    seats.some((one) => one.personId === id && one.capacity !== "guest"),
  );
  const places = template.allMunicipalities ? unrepresentedBy(seated, context.municipalities) : [];
  const expired = seats.flatMap((one) => expiredSeat(one, body, context.people));
  const by = context.templates.filter(
    (one) =>
      one.prepares === template.key && one.setUp === "once" && !context.bodies.some((other) => other.template === one),
  );
  return [
    ...(seats.some(({ capacity }) => capacity === "chair") ? [] : [{ kind: "no_chair" as const, body }]),
    ...(places.length === 0
      ? []
      : [{ kind: "unrepresented" as const, body, places, of: context.municipalities.length }]),
    ...(expired.length === 0 ? [] : [{ kind: "expired" as const, body, people: expired }]),
    ...by.map((one) => ({ kind: "unprepared" as const, body, by: one })),
  ];
}

function expiredSeat(
  { personId, origin }: HeldSeat,
  { template, body }: CheckedBody,
  people: readonly Person[],
): { person?: Person; why: "gone" | "function" }[] {
  const person = people.find(({ id }) => id === personId);
  if (person === undefined) return [{ why: "gone" }];
  const holds =
    origin === "chosen"
      ? person.mandates.length > 0
      : mayHold(person, template, body.domain) || mayHold(person, { ...template, seats: template.chairs }, body.domain);
  return holds ? [] : [{ person, why: "function" }];
}

function missingFunctions({ bodies, templates }: ChecksContext): BodyCheck[] {
  const standing = bodies.filter(({ template }) => template.kind === "standing");
  if (standing.length === 0) return [];
  return (["regulation", "decision", "production"] as const).flatMap((wanted): BodyCheck[] => {
    const suggested = templates.find((one) => one.function === wanted && one.setUp === "once");
    if (suggested === undefined || standing.some(({ template }) => template.function === wanted)) return [];
    return [{ kind: "missing_function", function: wanted, suggested }];
  });
}

/** CGCT, art. L. 5211-11-3 (R12): it is created unless the executive board already includes all the mayors. */
function checkConference({ bodies, templates, people, municipalities }: ChecksContext): BodyCheck[] {
  const template = templates.find(({ key }) => key === mayorsConference);
  if (template === undefined || municipalities.length === 0) return [];
  const bureau = bodies.find((one) => one.template.key === executiveBoard);
  const setUp = bodies.some((one) => one.template.key === mayorsConference);
  const seated = new Set(bureau?.seats.flatMap((one) => (one.capacity === "guest" ? [] : [one.personId])));
  const isThere = ({ insee }: Place): boolean =>
    people.some(
      ({ id, mandates }) => seated.has(id) && mandates.some((one) => one.function === "mayor" && one.insee === insee),
    );
  const without = municipalities.filter((place) => !isThere(place));
  const required = bureau === undefined || without.length > 0;
  return [{ kind: "conference", required, setUp, template, without, bureau: bureau !== undefined }];
}

/** "Élu porteur": a vice-president in charge of what the project is about, or of pooling. */
function checkSponsor({ people, subjects }: ChecksContext): BodyCheck[] {
  const vicePresidents = people.flatMap((person) => {
    const mandates = person.mandates.filter((one) => one.function === "vice_president");
    return mandates.length === 0 ? [] : [{ ...person, mandates }];
  });
  const wanted = [...subjects, "mutualisation"];
  return peopleAbout(wanted.join(", "), vicePresidents).length > 0 ? [] : [{ kind: "no_sponsor", subjects }];
}

/** Two mayors of one municipality: the former one is still in the directory, and would keep a seat. */
function twoHolders({ people, municipalities }: ChecksContext): BodyCheck[] {
  const holders = (held: "mayor" | "president" | "chief_executive", insee: string | undefined): Person[] =>
    people.filter(({ mandates }) => mandates.some((one) => one.function === held && one.insee === insee));
  const checks: BodyCheck[] = [
    { kind: "two_holders", held: "president", people: holders("president", undefined) },
    { kind: "two_holders", held: "chief_executive", people: holders("chief_executive", undefined) },
    ...municipalities.map((place): BodyCheck => ({
      kind: "two_holders",
      place,
      held: "mayor",
      people: holders("mayor", place.insee),
    })),
  ];
  return checks.filter((one) => one.kind === "two_holders" && one.people.length > 1);
}
