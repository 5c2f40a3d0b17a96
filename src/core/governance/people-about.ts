import type { Mandate, Person, PersonFunction } from "../people.ts";
import { toSubjects } from "./domain-words.ts";

const elected: ReadonlySet<PersonFunction> = new Set([
  "president",
  "vice_president",
  "mayor",
  "deputy_mayor",
  "councillor",
]);

/**
 * The elected officials whose delegation is `domain`, in the order of `people`: "jeunesse" finds those of "enfance,
 * jeunesse" and of "animation des jeunes", never those of "petite enfance". Several subjects find those of any of them.
 */
export function peopleAbout(domain: string, people: readonly Person[]): Person[] {
  return people.filter(({ mandates }) => mandates.some((one) => elected.has(one.function) && isAbout(one, domain)));
}

/** Whether one of the delegations of this mandate is about `domain`. */
export function isAbout({ delegations }: Mandate, domain: string): boolean {
  return delegations.some((delegation) => isSameSubject(domain, delegation));
}

/** Whether what is said in one way and in the other has a subject in common. */
export function isSameSubject(domain: string, delegation: string): boolean {
  const wanted = toSubjects(domain);
  const had = toSubjects(delegation);
  return wanted.some(({ policies, words }) =>
    had.some((one) =>
      policies.length > 0
        ? policies.some((policy) => one.policies.includes(policy))
        : words.every((word) => one.words.includes(word)),
    ),
  );
}
