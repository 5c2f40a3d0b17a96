import type { webApi } from "@slack/bolt";
import type { Sender } from "../../core/adapter.ts";
import { slackErrorOf, toDeliveryError } from "./errors.ts";

/** What Slack says of someone. `stranger`: a robot, or a member of another organisation: nothing is heard from them. */
export type Profile = { sender: Sender; stranger: boolean };

const freshMs = 3_600_000;
/** Slack wants its answer within three seconds. */
const patienceMs = 1_500;
/** What Slack says of who is not of this workspace, or no longer. */
const strangers = new Set(["user_not_found", "user_not_visible", "users_not_found"]);

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
    const entry: { at: number; profile: Promise<Profile>; known?: Profile } = {
      at: now(),
      profile: ask(userId).catch(judge(userId)),
    };
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
      const profile = await inTime(lookUp(userId));
      return profile ?? profiles.get(userId)?.known ?? unsure(userId);
    },
    /** Who has this e-mail in the workspace, if anyone. */
    async idOf(email: string): Promise<string | undefined> {
      try {
        return (await client.users.lookupByEmail({ email })).user?.id;
      } catch (error) {
        if (strangers.has(slackErrorOf(error) ?? "")) return undefined;
        throw toDeliveryError(error);
      }
    },
    /** The channel of their direct conversation with us; nothing when Slack cannot open it in time. */
    async directOf(userId: string): Promise<string | undefined> {
      const opening = directs.get(userId) ?? open(client, userId);
      directs.set(userId, opening);
      opening.catch(() => directs.delete(userId));
      return inTime(opening);
    },
  };
}

/** Nothing when it fails or takes too long: what it gives later serves the next time. */
async function inTime<T>(asked: Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), patienceMs);
  try {
    return await Promise.race([asked.catch(() => undefined), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whom Slack will not show is not ours to hear; any other failure says nothing of them. */
function judge(userId: string): (error: unknown) => Profile {
  return (error) => {
    if (!strangers.has(slackErrorOf(error) ?? "")) throw error;
    return { sender: { id: userId, name: "" }, stranger: true };
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
