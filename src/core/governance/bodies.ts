import { z } from "zod";
import type { Mandate, Person } from "../people.ts";
import { functions } from "../people.ts";

/** What an instance is for: debate and arbitrate, decide, or prepare and carry out. */
export type BodyFunction = "regulation" | "decision" | "production";

/** Holders of `function`, at the EPCI or in a municipality. */
type Seat = { function: Mandate["function"]; at: "epci" | "municipality" };

export type BodyTemplate = {
  key: string;
  name: string;
  words: string[];
  function: BodyFunction;
  purpose: string;
  chair: Seat;
  seats: Seat[];
  /** The key of the instance it prepares. */
  prepares?: string;
};

const seat = z.string().transform((source, context): Seat => {
  const [held, at] = source.split("@");
  const known = functions.find((one) => one === held);
  if (known === undefined || (at !== "epci" && at !== "commune")) {
    context.addIssue({ code: "custom", message: `« ${source} » : écrire une fonction suivie de @epci ou @commune` });
    return z.NEVER;
  }
  return { function: known, at: at === "epci" ? "epci" : "municipality" };
});

const file = z.array(
  z
    .strictObject({
      cle: z.string(),
      nom: z.string(),
      mots: z.array(z.string()),
      fonction: z.enum(["regulation", "decision", "production"]),
      objet: z.string(),
      preside: seat,
      membres: z.array(seat).min(1),
      prepare: z.string().optional(),
    })
    .transform((body): BodyTemplate => ({
      key: body.cle,
      name: body.nom,
      words: body.mots,
      function: body.fonction,
      purpose: body.objet,
      chair: body.preside,
      seats: body.membres,
      ...(body.prepare === undefined ? {} : { prepares: body.prepare }),
    })),
);

/** The templates of `data/bodies/`, from parsed YAML. Throws zod's error, which names the faulty place. */
export function readBodies(data: unknown): BodyTemplate[] {
  return file.parse(data);
}

/** Who sits in an instance according to the directory, and the municipalities nobody there speaks for. */
export function composeBody(
  body: BodyTemplate,
  people: readonly Person[],
  municipalities: readonly { insee: string; name: string }[],
): { chair: Person | undefined; members: Person[]; unrepresented: string[] } {
  const members = people.filter((person) => body.seats.some((one) => holds(person, one)));
  const present = new Set(members.flatMap((person) => person.mandates.map((mandate) => mandate.insee)));
  return {
    chair: people.find((person) => holds(person, body.chair)),
    members,
    unrepresented: municipalities.filter((place) => !present.has(place.insee)).map((place) => place.name),
  };
}

function holds(person: Person, { function: held, at }: Seat): boolean {
  return person.mandates.some(
    (mandate) => mandate.function === held && (mandate.insee === undefined) === (at === "epci"),
  );
}
