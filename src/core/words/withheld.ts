import type { Platform } from "../adapter.ts";
import { formatList } from "./format.ts";
import { platformNames } from "./preferences.ts";
import { typeset } from "./typography.ts";

/** `others`: where it may be written. Said when the message leaves, after all else was typeset. */
export function sayWithheld(platform: Platform, others: readonly Platform[]): string {
  const where = others.filter((one) => one !== "email").map((one) => platformNames[one]);
  const how =
    where.length === 0
      ? "Demandez-la à la direction générale."
      : `Redemandez-la-moi sur ${formatList(where, "ou")}, ou demandez-la à la direction générale.`;
  const here = platform === "email" ? "par courriel" : `sur ${platformNames[platform]}`;
  return typeset(`Une information réservée est retenue : je ne l'écris pas ${here}. ${how}`);
}
