import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RefusedError } from "./api.ts";
import { type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openPerson } from "./person.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

describe.skipIf(!hasSynapse)("a homeserver that limits, and whose tokens expire", () => {
  let homeserver: Homeserver;

  beforeAll(async () => {
    homeserver = await openHomeserver({ limits: "tight", extra: { refreshable_access_token_lifetime: "5s" } });
  }, openingMs);

  afterAll(() => homeserver?.stop());

  test("who writes too fast is told to wait, unless the administrator lifts the limit", async () => {
    const alice = await openPerson(homeserver, "alice");
    const room = await alice.createRoom({ public: true });
    const send = (key: string) =>
      alice.call("PUT", `/_matrix/client/v3/rooms/${room}/send/m.room.message/${key}`, {
        msgtype: "m.text",
        body: key,
      });
    const burst = await Promise.allSettled(["a", "b", "c", "d", "e", "f"].map(send));
    const [refusal] = burst.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
    expect(refusal).toBeInstanceOf(RefusedError);
    expect(refusal).toMatchObject({ status: 429, code: "M_LIMIT_EXCEEDED" });
    await homeserver.lift(alice.userId);
    await Promise.all(["g", "h", "i", "j", "k", "l"].map(send));
  });

  test("a token expires, and its session goes on once renewed", async () => {
    const session = await homeserver.login(await homeserver.register("bob"), { deviceId: "PHONE", refreshable: true });
    const whoami = (token: string) => homeserver.callAs(token)("GET", "/_matrix/client/v3/account/whoami");
    expect(await whoami(session.accessToken)).toMatchObject({ user_id: "@bob:hs.test", device_id: "PHONE" });
    const refusalOf = (token: string) =>
      whoami(token).then(
        () => undefined,
        (error: unknown) => error,
      );
    const refusal = await until(() => refusalOf(session.accessToken), "a token that has expired");
    expect(refusal).toMatchObject({ code: "M_UNKNOWN_TOKEN", body: { soft_logout: true } });
    const asked = { refresh_token: session.refreshToken };
    const renewed = await homeserver.callAs("")("POST", "/_matrix/client/v3/refresh", asked);
    expect(await whoami(String(renewed["access_token"]))).toMatchObject({ device_id: "PHONE" });
  });
});
