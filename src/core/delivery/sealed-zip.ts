import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { CivilDate } from "../calendar/civil-date.ts";

const properties = "docProps/core.xml";
const types = "[Content_Types].xml";

/** An office file whose dates are those of `day`, whenever it is made: the same words give the same bytes. */
export function sealed(file: Uint8Array, day: CivilDate): Uint8Array {
  const parts = unzipSync(new Uint8Array(file));
  const dated = strFromU8(parts[properties] ?? new Uint8Array()).replaceAll(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu,
    `$1${day}T00:00:00Z`,
  );
  const names = Object.keys(parts).toSorted((one, other) => Number(other === types) - Number(one === types));
  const kept = names.map((name) => [name, name === properties ? strToU8(dated) : (parts[name] ?? new Uint8Array())]);
  return zipSync(Object.fromEntries(kept), { mtime: `${day}T00:00:00` });
}
