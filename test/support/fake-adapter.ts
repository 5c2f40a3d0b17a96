import type { Adapter, Address, Platform, Receipt } from "../../src/core/adapter.ts";

/** One call of `send`. */
export type Sent = { channel: string; key: string; begunAt?: number };

/**
 * A platform that keeps what it is given. `behave` is called first at each try: throw to refuse, return a promise to be
 * slow, a receipt to give it. Like a platform with idempotency keys, it posts once per key, whatever the number of tries.
 */
export function createFakeAdapter(
  behave: (sent: Sent) => void | Receipt | Promise<void> = () => {},
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
      const post = (receipt: Receipt = { reference: key }) => {
        if (!posted.some((one) => one.key === key)) posted.push(sent);
        return receipt;
      };
      const done = behave(sent);
      return done instanceof Promise ? done.then(() => post()) : Promise.resolve(post(done ?? undefined));
    },
    openDirect: (accountId): Promise<Address> => Promise.resolve({ platform, channel: accountId }),
    stop: () => Promise.resolve(),
  };
  return { adapter, tries, posted };
}
