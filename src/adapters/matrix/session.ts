import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import { type Calls, pathOf } from "./calls.ts";
import { CallError, isClosed, isFinal } from "./errors.ts";
import { sentences } from "./sentences.ts";

/** How we prove who we are: a password, or a token that somebody made for us. */
export type Credentials = { user: string; password: string } | { token: string };

export type Session = { userId: string; deviceId: string };

/** Where what must never be lost is kept, beside the device's keys and not in the base. */
export type Vault = { get(key: string): string | undefined; set(entries: Record<string, string | undefined>): void };

const tokens = z.object({ access_token: z.string(), refresh_token: z.string().optional() });
const loginAnswer = tokens.extend({ user_id: z.string(), device_id: z.string() });
const whoamiAnswer = z.object({ user_id: z.string(), device_id: z.string().optional() });

/**
 * Logs in once for all: the device, its tokens and who we are outlive every start. `calls` is asked without our token
 * only. Throws `OperatorError` when the homeserver refuses what we were given.
 */
export function createSessions(options: { calls: () => Calls; vault: Vault; credentials: Credentials }) {
  const { calls, vault, credentials } = options;
  let renewing: Promise<string | undefined> | undefined;

  /** The device is named before it is asked for: a start cut short finds it again rather than making another. */
  function deviceToAsk(): string {
    const named = vault.get("device_id");
    if (named !== undefined) return named;
    const made = `RELAIS${randomBytes(5).toString("hex").toUpperCase()}`;
    vault.set({ device_id: made });
    return made;
  }

  async function logIn({ user, password }: { user: string; password: string }): Promise<string> {
    const answer = await calls().ask(loginAnswer, "POST", pathOf("login"), {
      anonymous: true,
      body: {
        type: "m.login.password",
        identifier: { type: "m.id.user", user },
        password,
        device_id: deviceToAsk(),
        initial_device_display_name: "Relais",
        refresh_token: true,
      },
    });
    keep(answer);
    vault.set({ user_id: answer.user_id, device_id: answer.device_id });
    return answer.access_token;
  }

  /** Kept before they are used: the homeserver forgets the old ones as soon as the new ones serve. */
  function keep({ access_token, refresh_token }: z.infer<typeof tokens>): void {
    vault.set({ access_token, ...(refresh_token === undefined ? {} : { refresh_token }) });
  }

  async function refresh(): Promise<string | undefined> {
    const refresh_token = vault.get("refresh_token");
    if (refresh_token === undefined) return undefined;
    try {
      const body = { refresh_token };
      const answer = await calls().ask(tokens, "POST", pathOf("refresh"), { anonymous: true, body });
      keep(answer);
      return answer.access_token;
    } catch (error) {
      // The server knows this one no more, or none: the password is asked for again.
      if (!isFinal(error) || isClosed(error)) throw error;
      return undefined;
    }
  }

  async function renewNow(): Promise<string | undefined> {
    const refreshed = await refresh();
    if (refreshed !== undefined || !("password" in credentials)) return refreshed;
    try {
      return await logIn(credentials);
    } catch (error) {
      // A password that was changed: the call that needed a token is refused for the want of one.
      if (!isFinal(error) || isClosed(error)) throw error;
      return undefined;
    }
  }

  function known(): Session | undefined {
    const [userId, deviceId] = [vault.get("user_id"), vault.get("device_id")];
    return userId === undefined || deviceId === undefined ? undefined : { userId, deviceId };
  }

  return {
    /** Another token than the one that has expired; nothing when there is none to be had. */
    renew: (expired: string): Promise<string | undefined> => {
      const current = vault.get("access_token");
      if (renewing === undefined && current !== undefined && current !== expired) return Promise.resolve(current);
      return (renewing ??= renewNow().finally(() => (renewing = undefined)));
    },

    async open(): Promise<Session & { token: string }> {
      const before = known();
      if (before !== undefined && "user" in credentials && !sameUser(before.userId, credentials.user))
        throw new OperatorError(sentences.otherAccount(before.userId));
      const kept = vault.get("access_token");
      const given = "token" in credentials ? createHash("sha256").update(credentials.token).digest("hex") : undefined;
      // A token that the operator has since replaced is used, and the one it replaces is not.
      if (before !== undefined && kept !== undefined && given === vault.get("given")) return { ...before, token: kept };
      try {
        if ("password" in credentials) {
          const token = await logIn(credentials);
          const session = known();
          if (session === undefined) throw new Error("a login that says not who we are");
          return { ...session, token };
        }
        const { token } = credentials;
        calls().useToken(token);
        const { user_id: userId, device_id: deviceId } = await calls().ask(
          whoamiAnswer,
          "GET",
          pathOf("account", "whoami"),
        );
        if (deviceId === undefined) throw new OperatorError(sentences.noDevice);
        if (before !== undefined && (before.userId !== userId || before.deviceId !== deviceId))
          throw new OperatorError(sentences.otherDevice(before.userId, before.deviceId));
        vault.set({ user_id: userId, device_id: deviceId, access_token: token, given });
        return { userId, deviceId, token };
      } catch (error) {
        if (error instanceof CallError && isFinal(error))
          throw new OperatorError(sentences.loginRefused(error.message));
        throw error;
      }
    },
  };
}

/** "relais" and "@relais:agent.x.tchap.gouv.fr" may be the same. */
function sameUser(userId: string, user: string): boolean {
  return user.startsWith("@") ? userId === user : userId.startsWith(`@${user}:`);
}
