import type { Mandate, Person } from "../../../src/core/people.ts";

/** A person for tests: `mandates` as "mayor@01001", "vice_president jeunesse, sport". */
export function someone(id: number, name: string, ...mandates: string[]): Person {
  const [firstName = "", ...last] = name.split(" ");
  return {
    id,
    email: `p${id}@demo.example`,
    firstName,
    lastName: last.join(" "),
    mandates: mandates.map(toMandate),
    presence: [],
  };
}

function toMandate(said: string): Mandate {
  const [, held = "", insee, subjects = ""] = /^(\w+?)(?:@(\w+))?(?: (.+))?$/.exec(said) ?? [];
  const delegations = subjects.split(", ").filter((one) => one !== "");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written in tests alone
  return { function: held as Mandate["function"], delegations, ...(insee === undefined ? {} : { insee }) };
}
