import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRecoveryCode } from "../../../src/adapters/matrix/recovery-code.ts";
import { readSecrets, storeSecrets } from "../../../src/adapters/matrix/recovery.ts";
import { path, RefusedError } from "./api.ts";
import { type Homeserver, openHomeserver, openingMs, type Session } from "./homeserver.ts";
import { openKeeper } from "./keeper.ts";
import { hasSynapse } from "./synapse.ts";

/** Secret storage, against the SDK of Element. */
describe.skipIf(!hasSynapse)("the secrets of an account, on a real homeserver", () => {
  let homeserver: Homeserver;

  beforeAll(async () => {
    homeserver = await openHomeserver();
  }, openingMs);

  afterAll(() => homeserver?.stop());

  const accountDataOf = ({ userId, accessToken }: Session) => {
    const call = homeserver.callAs(accessToken);
    const place = (type: string) => path`/_matrix/client/v3/user/${userId}/account_data/${type}`;
    return {
      get: (type: string) =>
        call("GET", place(type)).catch((error: unknown) => {
          if (error instanceof RefusedError && error.status === 404) return undefined;
          throw error;
        }),
      put: async (type: string, content: object) => void (await call("PUT", place(type), { ...content })),
    };
  };

  test.each([undefined, "la mairie est fermée le mercredi"])(
    "stored by Element, are read (passphrase: %s)",
    async (passphrase) => {
      const account = await homeserver.register(passphrase === undefined ? "element" : "passphrase");
      const { get } = accountDataOf(account);
      const keeper = await openKeeper(homeserver, account);
      await keeper.signDevice();
      expect(await readSecrets(get, createRecoveryCode())).toEqual({ kind: "no_storage" });
      const code = await keeper.store(passphrase);
      const held = { kind: "read", ...(await keeper.secrets()) };
      expect(await readSecrets(get, code)).toEqual(held);
      expect(await readSecrets(get, createRecoveryCode())).toEqual({ kind: "wrong_code" });
      expect(await readSecrets(get, passphrase ?? "une phrase")).toEqual(passphrase ? held : { kind: "wrong_code" });
    },
  );

  test("stored by Relais, are read by Element, which signs another device with them", async () => {
    const account = await homeserver.register("relais");
    const { get, put } = accountDataOf(account);
    const first = await openKeeper(homeserver, account);
    await first.signDevice();
    const secrets = await first.secrets();
    const code = createRecoveryCode();
    expect(await storeSecrets(put, code, secrets)).toBe(true);
    expect(await readSecrets(get, code)).toEqual({ kind: "read", ...secrets });

    const second = await openKeeper(homeserver, await homeserver.login(account));
    expect([await second.isRight(code), await second.isRight(createRecoveryCode())]).toEqual([true, false]);
    second.type(code);
    expect(await second.secret("m.cross_signing.master")).toBe(secrets.master);
    expect(await second.secret("m.cross_signing.self_signing")).toBe(secrets.selfSigning);
    expect(await second.secret("m.cross_signing.user_signing")).toBe(secrets.userSigning);
    expect(await second.isSigned()).toBe(false);
    await second.signDevice();
    await expect.poll(() => second.isSigned(), { timeout: 15_000 }).toBe(true);
    expect(await second.secrets()).toEqual(secrets);
  });
});
