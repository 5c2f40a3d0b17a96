import type { Adapter, Address } from "../../core/adapter.ts";
import { toPlainText } from "../../core/plain-text.ts";

/**
 * Prints what is sent. A message to somebody else than the person at the keyboard is announced by their name.
 * `printed` remembers keys: the console has no memory of its own to be asked about a message sent twice.
 */
export function createConsoleAdapter(options: {
  print: (text: string) => void;
  /** Who is at the keyboard. */
  current: () => string;
  nameOf: (channel: string) => string;
  /** Whether only what is for who is at the keyboard is printed. */
  alone: () => boolean;
}): Adapter {
  const printed = new Set<string>();
  return {
    platform: "console",
    start: () => Promise.resolve(),
    send(to, message, key) {
      if (!printed.has(key)) {
        printed.add(key);
        if (options.alone() && to.channel !== options.current()) return Promise.resolve({ reference: key });
        const heading = to.channel === options.current() ? "" : `[pour ${options.nameOf(to.channel)}]\n`;
        options.print(`${heading}${toPlainText(message)}\n`);
      }
      return Promise.resolve({ reference: key });
    },
    openDirect: (accountId): Promise<Address> => Promise.resolve({ platform: "console", channel: accountId }),
    stop: () => Promise.resolve(),
  };
}
