import { foldWords } from "./place-name.ts";

/** What is asked of how a municipality works, in the order of asking; the rest of its profile is known from elsewhere. */
export const profileSubjects = ["opening", "council", "channel", "tools"] as const;
export type ProfileSubject = (typeof profileSubjects)[number];

/** The words before a value, as typed: "horaires", "conseil municipal", "canal préféré". */
const wordings: [ProfileSubject, string][] = [
  [
    "opening",
    "(?:jours? (?:et heures? )?d['’ ]?ouverture|heures? d['’ ]?ouverture|horaires? d['’ ]?ouverture|horaires?|ouverture|ouverte?)(?: de la mairie| au public)?",
  ],
  ["council", "(?:jours? (?:habituels? )?du )?conseils?(?: municipal| municipaux)?"],
  ["channel", "cana(?:l|ux)(?: pr[ée]f[ée]r[ée]s?)?"],
  ["tools", "(?:outils?|logiciels?)(?: num[ée]riques?| informatiques?)?"],
];
const patterns = wordings.map(([subject, words]) => ({
  subject,
  pattern: new RegExp(`(?:^|(?<=\\s))(?:${words})(?=\\s|[:=,]|$)`, "iu"),
}));

/** "Vougy horaires : mardi" is a subject, what is said before it and what is said after; undefined when none is named. */
export function readSubject(said: string): { subject: ProfileSubject; before: string; after: string } | undefined {
  const found = patterns
    .flatMap(({ subject, pattern }) => {
      const match = pattern.exec(said);
      return match === null ? [] : [{ subject, start: match.index, end: match.index + match[0].length }];
    })
    .toSorted((one, other) => one.start - other.start || other.end - one.end)[0];
  return (
    found && {
      subject: found.subject,
      before: said.slice(0, found.start).replace(/[\s,:]+$/u, ""),
      after: said.slice(found.end).replace(/^[\s:=,]+/u, ""),
    }
  );
}

/** "effacer": what was said of a subject is taken back. */
export function takesBack(said: string): boolean {
  return /^(?:efface[rz]?|supprime[rz]?|enleve[rz]?|retire[rz]?|vide[rz]?)$/u.test(foldWords(said));
}
