/**
 * What a French utterance was understood to mean.
 * `read`: sure enough to keep without asking. `ask`: one or more readings, none sure: the person is asked.
 * `unread`: nothing found. A wrong `read` is the one unforgivable outcome: when in doubt, `ask`.
 */
export type Reading<T> =
  | {
      kind: "read";
      value: T;
      /** The person said "environ", "une douzaine", "plutôt"… */
      estimate: boolean;
      /** The words left over that carry meaning ("depuis 2012" in "oui, depuis 2012"); "" when all was used. */
      rest: string;
    }
  | { kind: "ask"; candidates: Candidate<T>[] }
  | { kind: "unread" };

export type Candidate<T> = { value: T; estimate: boolean };

/** One of several things to choose from. `words`: other ways people say it. `reserved`: what stands for the label where it may not be written. */
export type Option = { value: string; label: string; words?: string[]; reserved?: string };
