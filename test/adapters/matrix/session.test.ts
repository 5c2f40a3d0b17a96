import { describe, expect, test } from "vitest";
import type { CallOptions } from "../../../src/adapters/matrix/calls.ts";
import { type Credentials, createSessions } from "../../../src/adapters/matrix/session.ts";
import { createFakeCalls, refusal } from "./fake-calls.ts";

const password = { user: "relais", password: "secret" };
const bodyOf = ({ body = {} }: CallOptions): Record<string, unknown> => ({ ...body });

/** A session on a vault that is kept; the homeserver numbers its tokens, and does `whenAsked` first. */
function open(
  whenAsked: (asked: string) => void = () => {},
  credentials: Credentials = password,
  of: object = { device_id: "MAIRIE" },
) {
  const kept = new Map<string, string>();
  const logins: Record<string, unknown>[] = [];
  let tokens = 0;
  const { calls, asked } = createFakeCalls((name, given) => {
    whenAsked(name);
    tokens += 1;
    const made = { access_token: `token ${tokens}`, refresh_token: `refresh ${tokens}` };
    if (name === "POST refresh") return made;
    if (name === "GET account/whoami") return { user_id: "@relais:hs.test", ...of };
    logins.push(bodyOf(given));
    return { ...made, user_id: "@relais:hs.test", device_id: bodyOf(given)["device_id"] };
  });
  const vault = {
    get: (key: string) => kept.get(key),
    set(entries: Record<string, string | undefined>) {
      for (const [key, value] of Object.entries(entries))
        if (value === undefined) kept.delete(key);
        else kept.set(key, value);
    },
  };
  const start = (given: Credentials = credentials) => createSessions({ calls: () => calls, vault, credentials: given });
  return { kept, logins, asked, start };
}

describe("a session", () => {
  test("is opened once: later starts ask nothing", async () => {
    const { asked, start } = open();
    const first = await start().open();
    expect(await start().open()).toEqual(first);
    expect(asked).toEqual(["POST login"]);
  });

  test("whose opening was cut short is opened with the same device", async () => {
    let failures = 1;
    const { logins, kept, start } = open((name) => {
      if (name === "POST login" && failures-- > 0) throw new Error("cut");
    });
    await expect(start().open()).rejects.toThrow("cut");
    const device = kept.get("device_id");
    await start().open();
    expect(device).toMatch(/^RELAIS[0-9A-F]{10}$/u);
    expect(logins.map(({ device_id }) => device_id)).toEqual([device]);
  });

  test("keeps both tokens before they are used, and renews once for all who wait", async () => {
    const { kept, asked, start } = open();
    const session = start();
    const { token } = await session.open();
    const all = await Promise.all([session.renew(token), session.renew(token)]);
    expect(all).toEqual(["token 2", "token 2"]);
    expect([kept.get("access_token"), kept.get("refresh_token")]).toEqual(["token 2", "refresh 2"]);
    // A call that began before the renewal comes back late.
    expect(await session.renew(token)).toBe("token 2");
    expect(asked).toEqual(["POST login", "POST refresh"]);
  });

  test.each([
    [401, "M_UNKNOWN_TOKEN"],
    [403, "M_FORBIDDEN"],
    [404, "M_UNRECOGNIZED"],
  ])("that may not be renewed (%i %s) is opened again, with its device", async (status, errcode) => {
    const { logins, start } = open((name) => {
      if (name === "POST refresh") throw refusal(status, errcode);
    });
    const session = start();
    const { token } = await session.open();
    expect(await session.renew(token)).toBe("token 2");
    expect(new Set(logins.map(({ device_id }) => device_id)).size).toBe(1);
  });

  test("is not opened again when the homeserver is merely away: its renewal is tried again", async () => {
    const { asked, start } = open((name) => {
      if (name === "POST refresh") throw refusal(502, "M_UNKNOWN");
    });
    const session = start();
    const { token } = await session.open();
    await expect(session.renew(token)).rejects.toThrow("M_UNKNOWN");
    expect(asked.filter((name) => name === "POST login")).toHaveLength(1);
  });

  test("is over when neither its token nor its password serves; an account that is closed is said to be", async () => {
    const refused = { refresh: "M_UNKNOWN_TOKEN", login: "M_FORBIDDEN" };
    let isOpen = true;
    const { start } = open((name) => {
      if (isOpen) return;
      throw refusal(403, name === "POST refresh" ? refused.refresh : refused.login);
    });
    const session = start();
    const { token } = await session.open();
    isOpen = false;
    expect(await session.renew(token)).toBeUndefined();
    refused.login = "ORG_MATRIX_EXPIRED_ACCOUNT";
    await expect(session.renew(token)).rejects.toThrow("ORG_MATRIX_EXPIRED_ACCOUNT");
    refused.refresh = "ORG_MATRIX_EXPIRED_ACCOUNT";
    await expect(session.renew(token)).rejects.toThrow("ORG_MATRIX_EXPIRED_ACCOUNT");
  });

  test("by a token is that token's, which the operator may replace by another of its device", async () => {
    const { asked, kept, start } = open(() => {}, { token: "given" });
    expect(await start().open()).toEqual({ userId: "@relais:hs.test", deviceId: "MAIRIE", token: "given" });
    await start().open();
    expect(asked).toEqual(["GET account/whoami"]);
    expect(await start({ token: "another" }).open()).toMatchObject({ token: "another" });
    kept.set("device_id", "AUTRE");
    await expect(start({ token: "a third" }).open()).rejects.toThrow("celles de l’appareil AUTRE");
    expect(await start().renew("another")).toBeUndefined();
  });

  test("by a token of no device, which could read nothing, is refused", async () => {
    const { start } = open(() => {}, { token: "given" }, {});
    await expect(start().open()).rejects.toThrow("MATRIX_TOKEN n’est le jeton d’aucun appareil");
  });

  test("of another account is refused; the same may be named in two ways", async () => {
    const { start } = open();
    await start().open();
    await start({ ...password, user: "@relais:hs.test" }).open();
    await expect(start({ ...password, user: "@relais:ailleurs.test" }).open()).rejects.toThrow(
      "Les clés de cette base sont celles du compte @relais:hs.test",
    );
    await expect(start({ ...password, user: "rel" }).open()).rejects.toThrow("MATRIX_USER en nomme un autre");
  });

  test("that the homeserver refuses is said in words; one that it cannot answer is not", async () => {
    let error = refusal(403, "M_FORBIDDEN");
    const { start } = open(() => {
      throw error;
    });
    await expect(start().open()).rejects.toThrow("Le serveur Matrix refuse ce compte (M_FORBIDDEN)");
    error = refusal(503, "M_UNKNOWN");
    await expect(start().open()).rejects.toBe(error);
  });
});
