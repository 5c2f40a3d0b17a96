/** Where a message is given: by Relais itself, to each person alone, or by something done outside of it. */
export const channels = [
  "relais",
  "email",
  "display",
  "meeting",
  "bulletin",
  "website",
  "press",
  "letter",
  "telephone",
  "social",
  "other",
] as const;
export type Channel = (typeof channels)[number];
