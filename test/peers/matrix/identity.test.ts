import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { MatrixOptions } from "../../../src/adapters/matrix/matrix.ts";
import type { Report } from "../../../src/adapters/matrix/journal.ts";
import { createRecoveryCode } from "../../../src/adapters/matrix/recovery-code.ts";
import { newBase } from "../base.ts";
import { toRecord } from "../slack/json.ts";
import { path } from "./api.ts";
import { listenOn } from "./ear.ts";
import { type Account, type Homeserver, openHomeserver, openingMs } from "./homeserver.ts";
import { openKeeper } from "./keeper.ts";
import { openPerson, type Person } from "./person.ts";
import { isCallTo, openProxy, type ProxyCall } from "./proxy.ts";
import { hasSynapse } from "./synapse.ts";
import { until } from "./until.ts";

let accounts = 0;

const patience = { timeout: 15_000 };

const isStored = ({ method, path: place }: ProxyCall) => method === "PUT" && place.includes("/account_data/m.");
const isRead = ({ method, path: place }: ProxyCall) => method === "GET" && place.includes("/account_data/");

describe.skipIf(!hasSynapse)("the identity of the account", () => {
  let homeserver: Homeserver;
  let anne: Person;
  beforeAll(async () => {
    homeserver = await openHomeserver();
    anne = await openPerson(homeserver, "anne");
  }, openingMs);
  afterAll(() => homeserver?.stop());

  async function openStage() {
    accounts += 1;
    const account = await homeserver.register(`relais-${accounts}`);
    const [file, proxy] = [newBase(), await openProxy(() => homeserver.url)];
    onTestFinished(() => proxy.stop());
    /** One start and one stop; what `matrix etat` would tell. */
    const startOnce = async (options: Partial<MatrixOptions> = {}): Promise<string> => {
      const { stop, store } = await listenOn(proxy, { ...account, user: account.localpart }, file, options);
      const { verification = "" } = store.matrixJournal.lastReport<Report>() ?? {};
      await stop();
      return verification;
    };
    return { account, proxy, startOnce };
  }

  /** The public half of the account's master key, as everyone sees it. */
  async function masterKeyOf({ userId }: Account): Promise<string | undefined> {
    const answer = await anne.call("POST", "/_matrix/client/v3/keys/query", { device_keys: { [userId]: [] } });
    return Object.keys(toRecord(toRecord(toRecord(answer["master_keys"])[userId])["keys"]))[0];
  }

  /** Whether someone who opens a conversation with Relais for the first time sees that its owner signed its device. */
  async function isSignedFor({ userId }: Account, localpart: string): Promise<boolean> {
    const person = await openPerson(homeserver, localpart);
    await person.openDirect(userId);
    const ours = async () => (await person.devicesOf(userId)).filter(({ deviceId }) => deviceId.startsWith("RELAIS"));
    await expect.poll(ours, patience).toHaveLength(1);
    const devices = await ours();
    const look = () => person.crypto.getDeviceVerificationStatus(userId, devices[0]?.deviceId ?? "");
    const seen = await until(async () => (await look()) ?? undefined, "our device");
    await person.stop();
    return seen.signedByOwner;
  }

  const storedIn = ({ userId, accessToken }: Account) =>
    homeserver
      .callAs(accessToken)("GET", path`/_matrix/client/v3/user/${userId}/account_data/m.secret_storage.default_key`)
      .then(
        () => true,
        () => false,
      );

  test("made by a person's client, signs our device when its code is given, and is never replaced", async () => {
    const { account, startOnce } = await openStage();
    const keeper = await openKeeper(homeserver, account);
    await keeper.signDevice();
    const [master, code] = [await masterKeyOf(account), await keeper.store()];
    expect(await startOnce()).toBe("no_code");
    expect(await startOnce({ recoveryCode: createRecoveryCode() })).toBe("wrong_code");
    expect(await startOnce({ recoveryCode: "une phrase" })).toBe("wrong_code");
    expect(await isSignedFor(account, "bob")).toBe(false);
    expect(await startOnce({ recoveryCode: code })).toBe("signed");
    expect(await isSignedFor(account, "charles")).toBe(true);
    expect(await startOnce()).toBe("signed");
    expect(await masterKeyOf(account)).toBe(master);
  });

  test("made by a person's client with a passphrase, signs our device with it", async () => {
    const { account, startOnce } = await openStage();
    const keeper = await openKeeper(homeserver, account);
    await keeper.signDevice();
    await keeper.store("la mairie est fermée le mercredi");
    expect(await startOnce({ recoveryCode: "la mairie est fermée le mercredi" })).toBe("signed");
    expect(await isSignedFor(account, "david")).toBe(true);
  });

  test("that is kept nowhere leaves our device unsigned, and says so", async () => {
    const { account, startOnce } = await openStage();
    await (await openKeeper(homeserver, account)).signDevice();
    const master = await masterKeyOf(account);
    expect(await startOnce({ recoveryCode: createRecoveryCode() })).toBe("no_storage");
    expect(await masterKeyOf(account)).toBe(master);
  });

  test("is made where there is none, kept under the code, and taken by a person's client with it", async () => {
    const { account, startOnce } = await openStage();
    const code = createRecoveryCode();
    expect(await startOnce({ recoveryCode: code })).toBe("signed");
    expect(await isSignedFor(account, "emma")).toBe(true);
    const keeper = await openKeeper(homeserver, account);
    expect(await keeper.isRight(code)).toBe(true);
    keeper.type(code);
    await keeper.signDevice();
    await expect.poll(() => keeper.isSigned(), patience).toBe(true);
  });

  test("is not made under a code that is none, and is under the next", async () => {
    const { account, startOnce } = await openStage();
    const mistyped = createRecoveryCode().replace(/.$/u, "0");
    expect(await startOnce({ recoveryCode: mistyped })).toBe("bad_code");
    expect(await masterKeyOf(account)).toBeUndefined();
    expect(await startOnce()).toBe("signed");
    expect(await startOnce({ recoveryCode: mistyped })).toBe("bad_code");
    expect(await storedIn(account)).toBe(false);
    const master = await masterKeyOf(account);
    const code = createRecoveryCode();
    expect(await startOnce({ recoveryCode: code })).toBe("signed");
    expect(await (await openKeeper(homeserver, account)).isRight(code)).toBe(true);
    expect(await masterKeyOf(account)).toBe(master);
  });

  test.each<[string, (call: ProxyCall) => boolean, "cut" | "cut after"]>([
    ["before its keys are uploaded", isCallTo("keys/device_signing/upload"), "cut"],
    ["after its keys are uploaded", isCallTo("keys/device_signing/upload"), "cut after"],
    ["before our device is signed", isCallTo("keys/signatures/upload"), "cut"],
    ["after our device is signed", isCallTo("keys/signatures/upload"), "cut after"],
    ["before it is kept", isStored, "cut"],
    ["while it is kept", (call) => isStored(call) && call.path.endsWith("default_key"), "cut"],
  ])("whose making is cut %s is finished by the next start", async (_, isAimed, kind) => {
    const { account, proxy, startOnce } = await openStage();
    const code = createRecoveryCode();
    const mend = proxy.when((call) => (isAimed(call) ? { kind } : undefined));
    expect(await startOnce({ recoveryCode: code })).toBe("unknown");
    mend();
    const master = await masterKeyOf(account);
    expect(await startOnce({ recoveryCode: code })).toBe("signed");
    const after = await masterKeyOf(account);
    expect(master ?? after).toBe(after);
    expect(await isSignedFor(account, `${account.localpart}-friend`)).toBe(true);
    const keeper = await openKeeper(homeserver, account);
    expect(await keeper.isRight(code)).toBe(true);
    keeper.type(code);
    await keeper.signDevice();
    await expect.poll(() => keeper.isSigned(), patience).toBe(true);
  });

  test("changed by its person after we made it is left as it is", async () => {
    const { account, startOnce } = await openStage();
    const code = createRecoveryCode();
    await startOnce({ recoveryCode: code });
    const before = await masterKeyOf(account);
    const keeper = await openKeeper(homeserver, account);
    keeper.type(code);
    await keeper.replaceIdentity(account.password);
    const after = await masterKeyOf(account);
    expect(after).not.toBe(before);
    expect(await startOnce()).toBe("no_code");
    expect(await startOnce({ recoveryCode: code })).toBe("signed");
    expect(await isSignedFor(account, "fanny")).toBe(true);
    expect(await masterKeyOf(account)).toBe(after);
  });

  test("is not taken for absent when the homeserver will not say", async () => {
    const { account, proxy, startOnce } = await openStage();
    const code = createRecoveryCode();
    await startOnce({ recoveryCode: code });
    const stored = proxy.calls.filter(isStored).length;
    const refuse = { kind: "refuse", status: 403, body: { errcode: "M_FORBIDDEN" } } as const;
    const mend = proxy.when((call) => (isRead(call) ? refuse : undefined));
    expect(await startOnce({ recoveryCode: createRecoveryCode() })).toBe("unknown");
    mend();
    expect(proxy.calls.filter(isStored)).toHaveLength(stored);
    expect(await (await openKeeper(homeserver, account)).isRight(code)).toBe(true);
  });
});
