/** Reads back a JSON column. Only for what this store itself wrote: its shape is vouched for by the writer's type. */
export function readJson<T>(column: string): T {
  return JSON.parse(column);
}
