import { expect, test } from "vitest";
import type { Municipality } from "../../../src/core/people.ts";
import { type DirectoryPerson, readDirectory } from "../../../src/core/territory/directory-csv.ts";
import { inventPeople } from "../../../src/core/territory/invent-people.ts";
import { foldPlace } from "../../../src/core/territory/place-name.ts";
import type { Territory } from "../../../src/core/territory/read-epci.ts";
import { territories, territoryOf } from "../../support/territories.ts";

const cast = [
  "dgs@demo.example",
  "president@demo.example",
  "adjointe.jeunesse@demo.example",
  "technicienne@demo.example",
  "caf@demo.example",
];

const invented = territories.map((territory) => ({ territory, people: inventPeople(territory) }));

const inhabitants = (place: Municipality) => place.populationMunicipal;
const holding = (people: DirectoryPerson[], held: string) =>
  people.flatMap((person) =>
    person.mandates.filter((mandate) => mandate.function === held).map((mandate) => ({ person, ...mandate })),
  );

const isOnce = (values: readonly unknown[]) => new Set(values).size === values.length;

/** What must be true everywhere, by what is said of it. */
const rules: [what: string, isTrue: (people: DirectoryPerson[], territory: Territory) => boolean][] = [
  ["each has an address of their own", (people) => isOnce(people.map(({ email }) => email))],
  ["each has a name of their own", (people) => isOnce(people.map((one) => `${one.firstName} ${one.lastName}`))],
  [
    "every municipality has one mayor and one clerk",
    (people, { municipalities }) =>
      ["mayor", "town_clerk"].every((held) => {
        const places = holding(people, held).map(({ insee }) => insee);
        return isOnce(places) && municipalities.every(({ insee }) => places.includes(insee));
      }),
  ],
  [
    "those of the stories are there",
    (people) => cast.every((email) => people.some((person) => person.email === email)),
  ],
  ["the president is a mayor", (people) => holding(people, "president")[0]?.person.mandates.length === 2],
  [
    "there are fifteen vice-presidents at most, each with something to follow",
    (people) => {
      const vice = holding(people, "vice_president");
      return vice.length > 0 && vice.length <= 15 && vice.every(({ delegations }) => delegations.length > 0);
    },
  ],
  [
    "nobody bears the name of a municipality there",
    (people, { municipalities }) => {
      const places = new Set(municipalities.map(({ name }) => foldPlace(name)));
      return people.every(({ lastName }) => !places.has(foldPlace(lastName)));
    },
  ],
];

test.each(rules)("in any territory of France, %s", (_, isTrue) => {
  const faulty = invented.filter(({ territory, people }) => !isTrue(people, territory));
  expect(faulty.map(({ territory }) => territory.epci.name)).toEqual([]);
});

test.each(["200013050", "200067106", "200040111"])(
  "%s: a directory that says the same is read without an error",
  (siren) => {
    const { epci, municipalities } = territoryOf(siren);
    const people = inventPeople({ epci, municipalities });
    const days = ["", "lundi", "mardi", "mercredi", "jeudi", "vendredi"];
    const words: Record<string, string> = {
      chief_executive: "DGS",
      town_clerk: "secrétaire de mairie",
      mayor: "maire",
      deputy_mayor: "adjointe",
      president: "président",
      vice_president: "vice-président",
      staff: "agent",
      partner: "partenaire",
    };
    const lines = people.flatMap(({ title, firstName, lastName, email, mandates, presence }) =>
      mandates.map((one) =>
        [title, firstName, lastName, words[one.function], one.insee ?? "", one.delegations.join(", "), email]
          .concat(presence.map((day) => days[day]).join(" "))
          .join(";"),
      ),
    );
    const csv = ["civilité;prénom;nom;fonction;commune;délégations;email;présence", ...lines].join("\n");
    const read = readDirectory(new TextEncoder().encode(csv), municipalities);
    expect(read.errors).toEqual([]);
    expect(read.people).toEqual(people);
  },
);

test("small municipalities share their clerk by two or three; one alone serves the larger ones", () => {
  const { epci, municipalities } = territoryOf("200067106");
  const sizes = inventPeople({ epci, municipalities })
    .map((person) => person.mandates.filter((mandate) => mandate.function === "town_clerk"))
    .filter((held) => held.length > 0);
  expect(Math.max(...sizes.map((held) => held.length))).toBe(3);
  const large = new Set(municipalities.filter((place) => inhabitants(place) >= 600).map(({ insee }) => insee));
  expect(sizes.filter((held) => held.length > 1 && held.some(({ insee }) => large.has(insee ?? "")))).toEqual([]);
});

test("the same people each time, whatever the order of the municipalities", () => {
  const territory = territoryOf("200013050");
  const other = { ...territory, municipalities: territory.municipalities.toReversed() };
  expect(inventPeople(other)).toEqual(inventPeople(territory));
});
