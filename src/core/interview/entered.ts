/** How the answers reached whoever enters them for somebody else. */
export const entryWays = ["phone", "mail", "visit"] as const;
export type EntryWay = (typeof entryWays)[number];

/** Whose word it is: a person of the directory, or a name that was typed. */
export type Teller = { personId: number; name?: undefined } | { name: string; personId?: undefined };
