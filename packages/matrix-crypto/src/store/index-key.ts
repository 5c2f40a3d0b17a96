import { encodeKey } from "./key.ts";

/** Where an index puts a value; undefined when the value has no valid key there, and the index leaves it out. */
export function readIndexKey(value: unknown, keyPath: string | string[]): Buffer | undefined {
  const key = typeof keyPath === "string" ? read(value, keyPath) : keyPath.map((path) => read(value, path));
  try {
    return encodeKey(key);
  } catch (error) {
    if (error instanceof DOMException && error.name === "DataError") return undefined;
    throw error;
  }
}

/** "a.b" is the b of the a of the value, "" the value itself. */
function read(value: unknown, path: string): unknown {
  if (path === "") return value;
  let found = value;
  for (const name of path.split(".")) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}
