import type { webApi } from "@slack/bolt";
import type { Sender } from "../../core/adapter.ts";

/** What Slack says of someone. `stranger`: a robot, or a member of another organisation: nothing is heard from them. */
export type Profile = { sender: Sender; stranger: boolean };

const freshMs = 3_600_000;
/** Slack wants its answer within three seconds. */
const patienceMs = 1_500;

/** Who people are and where to write to them alone, each asked of Slack once. `now` is in epoch ms. */
export function createPeople(client: webApi.WebClient, teamId: () => string, now: () => number) {
  const profiles = new Map<string, { at: number; profile: Promise<Profile>; known?: Profile }>();
  const directs = new Map<string, Promise<string>>();

  async function ask(userId: string): Promise<Profile> {
    const { user } = await client.users.info({ user: userId });
    const isOurs = user?.team_id === undefined || user.team_id === teamId() || isOfOrganisation(user, teamId());
    const name = user?.profile?.real_name ?? user?.real_name ?? user?.name ?? "";
    // The address is Slack's word only once its owner has confirmed it.
    const email = user?.is_email_confirmed === false ? undefined : user?.profile?.email;
    return {
      sender: { id: userId, name, ...(email === undefined ? {} : { email }) },
      stranger: !isOurs || user?.is_stranger === true || user?.is_bot === true || userId === "USLACKBOT",
    };
  }

  function lookUp(userId: string): Promise<Profile> {
    const before = profiles.get(userId);
    if (before !== undefined && now() - before.at < freshMs) return before.profile;
    const entry: { at: number; profile: Promise<Profile>; known?: Profile } = { at: now(), profile: ask(userId) };
    if (before?.known !== undefined) entry.known = before.known;
    profiles.set(userId, entry);
    entry.profile.then(
      (profile) => (entry.known = profile),
      // Asked again next time.
      () => (entry.at = 0),
    );
    return entry.profile;
  }

  return {
    /** Who this is; `unsure`, or as known before, when Slack cannot say in time. */
    async profileOf(userId: string): Promise<Profile> {
      const late = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => late.resolve(undefined), patienceMs);
      try {
        const profile = await Promise.race([lookUp(userId).catch(() => undefined), late.promise]);
        return profile ?? profiles.get(userId)?.known ?? unsure(userId);
      } finally {
        clearTimeout(timer);
      }
    },
    /** The channel of their direct conversation with us. Rejects when Slack cannot open it. */
    directOf(userId: string): Promise<string> {
      const opening = directs.get(userId) ?? open(client, userId);
      directs.set(userId, opening);
      opening.catch(() => directs.delete(userId));
      return opening;
    },
  };
}

function unsure(userId: string): Profile {
  return { sender: { id: userId, name: "", unsure: true }, stranger: false };
}

async function open(client: webApi.WebClient, userId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: userId });
  if (channel?.id === undefined) throw new Error("Slack opened no conversation");
  return channel.id;
}

/** A member of an organisation of several workspaces (Enterprise Grid) belongs to each of them. */
function isOfOrganisation(user: { enterprise_user?: { teams?: string[] } }, teamId: string): boolean {
  return user.enterprise_user?.teams?.includes(teamId) ?? false;
}
