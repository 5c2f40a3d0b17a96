// @ts-check
/**
 * A value of this tab that a reload does not lose.
 * @template T
 * @param {string} name @param {NoInfer<T>} initial
 */
export function createKept(name, initial) {
  const key = `relais.${name}`;
  const stored = sessionStorage.getItem(key);
  /** @type {T} */
  let value = stored === null ? initial : JSON.parse(stored);
  return {
    get: () => value,
    /** @param {T} next */
    set(next) {
      value = next;
      sessionStorage.setItem(key, JSON.stringify(next));
    },
  };
}
