import type { Address, Sender } from "../../core/adapter.ts";
import { DeliveryError } from "../../core/errors.ts";
import type { Connection, Member } from "./connection.ts";
import type { Conversations } from "./conversations.ts";
import { AuthorityError, CallError, toDeliveryError } from "./errors.ts";
import type { Heard } from "./heard.ts";
import type { Reference } from "./journal.ts";

/** What the roster says of someone. `stranger`: of another organisation: nothing is heard from them. */
export type Profile = { sender: Sender; stranger: boolean };

const freshMs = 3_600_000;
const freshRosterMs = 10 * 60_000;
/** Then whoever is in no roster is taken at its word. */
const mostAbsences = 3;

/** What was known before serves when it cannot be asked again. */
type Kept<T> = { at: number; asked: Promise<T>; known?: T };

/** Who people are and where to write to them alone, as the rosters of our conversations tell. `now` is in epoch ms. */
export function createPeople(options: {
  connection: Connection;
  conversations: Conversations;
  /** The tenants whose people are heard, in lower case; without them, those of any. */
  tenants: ReadonlySet<string> | undefined;
  /** Our own tenant, which answers for its people's e-mail; without one, any does. */
  home?: string;
  /** Waits for the turn of one more call to this tenant. */
  place: (tenant: string) => Promise<unknown>;
  /** Whoever a tenant invited is heard too, once a code has said who they are. */
  guests: boolean;
  now: () => number;
}) {
  const { connection, conversations, tenants, home, place, guests, now } = options;
  /** How often someone who speaks was not in the roster, which may be late. */
  const absences = new Map<string, number>();
  const profiles = new Map<string, Kept<Profile>>();
  const rosters = new Map<string, Kept<Member[]>>();

  function isStranger({ tenantId, userRole }: Member): boolean {
    const role = userRole?.toLowerCase() ?? "user";
    if (role === "guest") return !guests;
    return role === "anonymous" || (!!tenantId && tenants?.has(tenantId.toLowerCase()) === false);
  }

  async function ask(reference: Reference, { account, memberId, name }: Heard): Promise<Profile> {
    await place(reference.tenant);
    const member = await connection.member(reference, memberId);
    if (member !== undefined) {
      absences.delete(account);
      return { sender: { ...toSender(member, home), id: account }, stranger: isStranger(member) };
    }
    const times = (absences.get(account) ?? 0) + 1;
    absences.set(account, times);
    if (times <= mostAbsences) throw new CallError("not in the roster yet", { status: 404 });
    return { sender: { id: account, name }, stranger: true };
  }

  function rosterOf(reference: Reference): Promise<Member[]> {
    return remember(rosters, reference.conversation, freshRosterMs, async () => {
      await place(reference.tenant);
      return connection.members(reference);
    }).asked;
  }

  function remember<T>(kept: Map<string, Kept<T>>, key: string, freshFor: number, look: () => Promise<T>): Kept<T> {
    const before = kept.get(key);
    if (before !== undefined && now() - before.at < freshFor) return before;
    const entry: Kept<T> = {
      at: now(),
      asked: look(),
      ...(before?.known === undefined ? {} : { known: before.known }),
    };
    kept.set(key, entry);
    entry.asked.then(
      (value) => (entry.known = value),
      // Asked again next time.
      () => (entry.at = Number.NEGATIVE_INFINITY),
    );
    return entry;
  }

  /** Opened through any conversation in which Teams has seen them with us. Throws `CallError`. */
  async function open(account: string, memberId: string, through: Reference): Promise<Address> {
    await place(through.tenant);
    const conversation = await connection.open(through, memberId);
    const { team: _team, ...known } = through;
    conversations.know({ ...known, conversation, kind: "personal", user: { account, id: memberId } });
    return { platform: "teams", channel: conversation };
  }

  function knownDirect(account: string): Address | undefined {
    const own = conversations.personalOf(account);
    return own && { platform: "teams", channel: own.conversation };
  }

  /** Someone of the conversations of several that we are in. */
  async function search(
    isSought: (member: Member) => boolean,
  ): Promise<{ member: Member; through: Reference } | undefined> {
    for (const through of conversations.shared()) {
      const members = await rosterOf(through).catch((error: unknown) => {
        // One that we were taken out of tells nothing, and is no reason not to ask the others.
        if (toDeliveryError(error).refused === "address") return [];
        throw toDeliveryError(error);
      });
      const member = members.find(isSought);
      if (member !== undefined) return { member, through };
    }
    return undefined;
  }

  return {
    /** Who this is; `unsure`, or as known before, when Teams cannot say. */
    async profileOf(reference: Reference, heard: Heard): Promise<Profile> {
      const kept = remember(profiles, heard.account, freshMs, () => ask(reference, heard));
      const unsure = { sender: { id: heard.account, name: heard.name, unsure: true as const }, stranger: false };
      const profile = await kept.asked.catch(() => kept.known ?? unsure);
      // An absence is asked again at the next word.
      if (absences.has(heard.account)) profiles.delete(heard.account);
      return profile;
    },

    /** Whether people of another organisation read there. Throws `CallError` when it cannot be known now. */
    hasStrangers: async (reference: Reference): Promise<boolean> => (await rosterOf(reference)).some(isStranger),

    knownDirect,

    /** Somebody came to this conversation, or left it. */
    forgetRoster: (conversation: string): void => void rosters.delete(conversation),

    /** Their own conversation with us; "must begin" when Teams lets us write to nobody who did not install us. */
    async openAside(heard: Heard, through: Reference): Promise<Address | "must begin"> {
      try {
        return knownDirect(heard.account) ?? (await open(heard.account, heard.memberId, through));
      } catch (error) {
        const status = error instanceof CallError && !(error instanceof AuthorityError) ? error.status : undefined;
        if (status === 400 || status === 403 || status === 404) return "must begin";
        throw error;
      }
    },

    async openDirect(account: string): Promise<Address> {
      const known = knownDirect(account);
      if (known !== undefined) return known;
      const found = await search((member) => (member.aadObjectId || member.id) === account);
      if (found === undefined) throw new DeliveryError("nowhere seen with us", { refused: "address" });
      return open(account, found.member.id, found.through).catch((error: unknown) => {
        throw toDeliveryError(error);
      });
    },

    async find(email: string): Promise<Sender | undefined> {
      const wanted = email.trim().toLowerCase();
      const found = await search((member) => {
        const { email: main, alias } = toSender(member, home);
        return !isStranger(member) && [main, alias].some((one) => one?.toLowerCase() === wanted);
      });
      return found && toSender(found.member, home);
    },
  };
}

/** Our tenant answers for the addresses of its own people, not for those of its guests; of another tenant, only the UPN is proved to be theirs. */
function toSender(member: Member, home: string | undefined): Sender {
  const { userRole, email, userPrincipalName } = member;
  const isHome = home === undefined || member.tenantId?.toLowerCase() === home;
  const proved = isHome ? [email, userPrincipalName] : [userPrincipalName];
  const named = userRole?.toLowerCase() === "guest" ? [] : proved.filter((one) => !!one);
  const [main, alias] = named.map((one) => one ?? "");
  return {
    id: member.aadObjectId || member.id,
    name: member.name ?? "",
    ...(main === undefined ? {} : { email: main }),
    ...(alias === undefined || alias === main ? {} : { alias }),
  };
}

export type People = ReturnType<typeof createPeople>;
