/** What kind of thing holds an action back; never somebody. */
export const blockerReasons = ["means", "calendar", "legal", "support", "technical", "other"] as const;
export type BlockerReason = (typeof blockerReasons)[number];
