import { createHmac } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../process.ts";
import { type Json, toRecords, toText } from "../slack/json.ts";
import { createCall, path } from "./api.ts";
import { newSecret, type Settings, toConfigFiles } from "./homeserver-config.ts";
import { createSynapseProcess } from "./synapse-process.ts";
import { base, provision } from "./synapse.ts";

export type Session = { userId: string; deviceId: string; accessToken: string; refreshToken?: string };
export type Account = Session & { localpart: string; password: string };
export type Homeserver = Awaited<ReturnType<typeof openHomeserver>>;

/** How long `openHomeserver` may take, since it installs Synapse where it is not. */
export const openingMs = 600_000;

/**
 * A real Synapse of its own: another folder, another port. It starts in about 5 s, so a test file opens one for all its
 * tests (`beforeAll(…, openingMs)`) and each test brings its own users.
 */
export async function openHomeserver(
  options: Partial<Pick<Settings, "name" | "limits" | "encryption" | "extra">> = {},
) {
  await provision();
  const port = await freePort();
  const data = `/srv/hs-${port}`;
  const folder = join(base, "root", data);
  const url = `http://127.0.0.1:${port}`;
  const settings: Settings = {
    name: "hs.test",
    limits: "off",
    encryption: "off",
    extra: {},
    ...options,
    port,
    data,
    registrationSecret: newSecret(),
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  for (const [file, text] of Object.entries(toConfigFiles(settings))) writeFileSync(join(folder, file), text);

  const synapse = createSynapseProcess({ url, data, folder });
  const call = createCall(url);
  const toEnd: (() => Promise<void>)[] = [];

  /** A new account, by the shared secret: neither limited nor slow. @throws RefusedError M_USER_IN_USE */
  async function register(
    localpart: string,
    { admin = false, displayName = localpart, password = `secret of ${localpart}` } = {},
  ): Promise<Account> {
    const nonce = toText((await call("GET", "/_synapse/admin/v1/register"))["nonce"]);
    const signed = [nonce, localpart, password, admin ? "admin" : "notadmin"].join("\0");
    const mac = createHmac("sha1", settings.registrationSecret).update(signed).digest("hex");
    const asked = { nonce, username: localpart, displayname: displayName, password, admin, mac };
    return { ...toSession(await call("POST", "/_synapse/admin/v1/register", asked)), localpart, password };
  }

  /** Another session of an account, on its own device. Its token expires and is renewed when `refreshable`. */
  async function login(
    { localpart, password }: Pick<Account, "localpart" | "password">,
    { deviceId, refreshable = false }: { deviceId?: string; refreshable?: boolean } = {},
  ): Promise<Session> {
    const asked = { type: "m.login.password", identifier: { type: "m.id.user", user: localpart }, password };
    const device = deviceId === undefined ? {} : { device_id: deviceId };
    return toSession(
      await call("POST", "/_matrix/client/v3/login", { ...asked, ...device, refresh_token: refreshable }),
    );
  }

  await synapse.start();
  const admin = createCall(url, (await register("test-administrator", { admin: true })).accessToken);

  return {
    url,
    name: settings.name,
    register,
    login,
    /** A call with the rights of the server's administrator. */
    admin,
    /** A call as whoever holds this token. */
    callAs: (accessToken: string) => createCall(url, accessToken),
    /** What the server holds of a room, oldest first: an encrypted message shows as `m.room.encrypted`. */
    async stored(roomId: string): Promise<Json[]> {
      const query = "?dir=f&limit=1000";
      return toRecords((await admin("GET", path`/_synapse/admin/v1/rooms/${roomId}/messages` + query))["chunk"]);
    },
    /** No limit on messages for this user any more, as a server's administrator grants it to a bot. */
    lift: (userId: string) =>
      admin("POST", path`/_synapse/admin/v1/users/${userId}/override_ratelimit`, {
        messages_per_second: 0,
        burst_count: 0,
      }),
    log: synapse.log,
    start: () => synapse.start(),
    /** Dies without a warning, and may be started again. */
    kill: () => synapse.end("SIGKILL"),
    async restart(): Promise<void> {
      await synapse.end("SIGTERM");
      await synapse.start();
    },
    /** What is to end before the homeserver does: people's clients. */
    beforeStop: (end: () => Promise<void>) => void toEnd.push(end),
    async stop(): Promise<void> {
      await Promise.all(toEnd.map((end) => end()));
      await synapse.end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function toSession(answer: Json): Session {
  const refreshToken = toText(answer["refresh_token"]);
  return {
    userId: toText(answer["user_id"]),
    deviceId: toText(answer["device_id"]),
    accessToken: toText(answer["access_token"]),
    ...(refreshToken ? { refreshToken } : {}),
  };
}
