/** A DOMStringList: names in alphabetical order. */
export type StringList = readonly string[] & { item(at: number): string | null; contains(name: string): boolean };

export function toStringList(names: Iterable<string>): StringList {
  const list = [...names].toSorted();
  return Object.assign(list, {
    item: (at: number) => list[at] ?? null,
    contains: (name: string) => list.includes(name),
  });
}
