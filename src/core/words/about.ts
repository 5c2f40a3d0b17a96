import { of } from "./format.ts";

/** What an interview is about, to whoever answers it: a municipality, or a subject of their own. */
export type About = { insee?: string | undefined; place: string };

/** "Vougy", or "« Attentes des élus »". */
export function sayAbout({ insee, place }: About): string {
  return insee === undefined ? `« ${place} »` : place;
}

/** "de Vougy", or "« Attentes des élus »": after a noun. */
export function ofAbout(about: About): string {
  return about.insee === undefined ? sayAbout(about) : of(about.place);
}
