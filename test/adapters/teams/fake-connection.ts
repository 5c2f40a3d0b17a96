import type { Connection, Member } from "../../../src/adapters/teams/connection.ts";
import { CallError } from "../../../src/adapters/teams/errors.ts";
import type { Heard } from "../../../src/adapters/teams/heard.ts";
import type { Reference } from "../../../src/adapters/teams/journal.ts";

export const tenant = "528dbe3f-15e0-4e37-84a1-00cc305847dd";
export const bot = "28:11111111-2222-4333-8444-555555555555";

/** Somebody's own conversation with us. */
export function personal(account: string, conversation = `a:${account}`): Reference {
  return { ...shared("personal", conversation), user: { account, id: `29:${account}` } };
}

export function shared(kind: Reference["kind"], conversation: string): Reference {
  return { conversation, kind, serviceUrl: "https://smba.trafficmanager.net/emea/", tenant, bot };
}

/** Someone of the tenant, as rosters tell. */
export function memberOf(account: string, more: Partial<Member> = {}): Member {
  const email = `${account}@vougy.fr`;
  return {
    id: `29:${account}`,
    aadObjectId: account,
    name: account,
    email,
    userPrincipalName: email,
    tenantId: tenant,
    userRole: "user",
    ...more,
  };
}

export function said(account: string, text: string, more: Partial<Heard> = {}): Heard {
  const heard: Heard = { type: "message", text, account, memberId: `29:${account}`, name: account };
  return Object.assign(heard, more);
}

export function refusal(status: number, code?: string, retryAfterMs?: number): CallError {
  return new CallError(`HTTP ${status}`, {
    status,
    ...(code === undefined ? {} : { code }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/**
 * Microsoft's service, as far as we call it. `answer` is told each call ("post a:anne", "member a:anne 29:anne") before it is
 * granted, and may throw or wait; all that was asked is in `asked`, all that was taken in `posted`. Who is in no roster is unknown.
 */
export function createFakeConnection(
  answer: (asked: string) => unknown = () => {},
  rosters: Record<string, readonly Member[]> = {},
) {
  const asked: string[] = [];
  const posted: { conversation: string; thread: string | undefined; activity: Record<string, unknown> }[] = [];
  async function call<T>(name: string, grant: () => T): Promise<T> {
    asked.push(name);
    await answer(name);
    return grant();
  }
  const connection: Connection = {
    authenticate: async () => {},
    signIn: async () => {},
    post: ({ reference: { conversation }, thread }, activity) =>
      call(
        `post ${conversation}`,
        () => `activity ${posted.push({ conversation, thread, activity: { ...activity } })}`,
      ),
    update: (to, id) => call(`update ${to.reference.conversation} ${id}`, () => {}),
    open: ({ conversation }, memberId) =>
      call(`open ${conversation} ${memberId}`, () => `a:${memberId.replace("29:", "")}`),
    member: ({ conversation }, memberId) =>
      call(`member ${conversation} ${memberId}`, () => rosters[conversation]?.find(({ id }) => id === memberId)),
    members: ({ conversation }) => call(`members ${conversation}`, () => [...(rosters[conversation] ?? [])]),
    ask: (_service, url) => call(`ask ${url}`, () => new Response("bytes")),
    stop: () => {},
  };
  return { connection, asked, posted };
}
