/** Another process, or this one, has the key store open: its keys belong to one owner at a time. */
export class KeyStoreBusyError extends Error {
  constructor(file: string) {
    super(`the key store ${file} is already open, here or in another process`);
    this.name = "KeyStoreBusyError";
  }
}

/** What IndexedDB throws, or keeps in `request.error`: told apart by `name`. */
export function createError(name: string, message: string): DOMException {
  return new DOMException(message, name);
}

/** What the module does not use today: a later version that does must fail loudly, not lose keys. */
export function refuse(what: string): never {
  throw createError("NotSupportedError", `the key store does not implement ${what}`);
}
