import type { Adapter, Address, Platform } from "../../src/core/adapter.ts";

/** One call of `send`. */
export type Sent = { channel: string; key: string; begunAt?: number };

/**
 * A platform that keeps what it is given. `behave` is called first at each try: throw to refuse, return a promise to be
 * slow. Like a platform with idempotency keys, it posts once per key, whatever the number of tries.
 */
export function createFakeAdapter(
  behave: (sent: Sent) => void | Promise<void> = () => {},
  platform: Platform = "console",
) {
  const tries: Sent[] = [];
  const posted: Sent[] = [];
  const adapter: Adapter = {
    platform,
    start: () => Promise.resolve(),
    // Not async: what `behave` throws is thrown at once, as a careless adapter would.
    send(to, _message, key, begunAt) {
      const sent = { channel: to.channel, key, ...(begunAt === undefined ? {} : { begunAt }) };
      tries.push(sent);
      const post = () => {
        if (!posted.some((one) => one.key === key)) posted.push(sent);
        return { reference: key };
      };
      const slow = behave(sent);
      return slow === undefined ? Promise.resolve(post()) : slow.then(post);
    },
    openDirect: (accountId): Promise<Address> => Promise.resolve({ platform, channel: accountId }),
    stop: () => Promise.resolve(),
  };
  return { adapter, tries, posted };
}
