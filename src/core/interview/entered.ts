/** How somebody tells their answers to whoever enters them. */
export const toldWays = ["phone", "mail", "visit"] as const;
/** How the answers reached whoever enters them for somebody else. `form`: read in a form that the town hall filled. */
export type EntryWay = (typeof toldWays)[number] | "form";

/** Whose word it is: a person of the directory, or a name that was typed. */
export type Teller = { personId: number; name?: undefined } | { name: string; personId?: undefined };
