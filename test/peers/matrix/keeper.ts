import { sdkFolder, silence } from "./sdk.ts";
import type { Homeserver, Session } from "./homeserver.ts";

/** What we use of matrix-js-sdk where it keeps the secrets of an account: written here, as in sdk.ts. */
type Client = {
  initRustCrypto(options: { useIndexedDB: false }): Promise<void>;
  startClient(options: { initialSyncLimit: number }): Promise<void>;
  stopClient(): void;
  on(name: "sync", listener: (state: string) => void): void;
  getCrypto(): Crypto;
  secretStorage: {
    get(name: string): Promise<string | undefined>;
    getKey(): Promise<[keyId: string, description: object] | null>;
    checkKey(key: Uint8Array, description: object): Promise<boolean>;
  };
};
type Crypto = {
  createRecoveryKeyFromPassphrase(passphrase?: string): Promise<RecoveryKey>;
  bootstrapCrossSigning(options: {
    setupNewCrossSigning?: boolean;
    authUploadDeviceSigningKeys(send: (auth: object | null) => Promise<void>): Promise<void>;
  }): Promise<void>;
  bootstrapSecretStorage(options: { createSecretStorageKey(): Promise<RecoveryKey> }): Promise<void>;
  getDeviceVerificationStatus(userId: string, deviceId: string): Promise<{ signedByOwner: boolean } | null>;
  userHasCrossSigningKeys(userId: string): Promise<boolean>;
  olmMachine: { exportCrossSigningKeys(): Promise<Exported> };
};
type RecoveryKey = { privateKey: Uint8Array; encodedPrivateKey?: string };
type Exported = { masterKey?: string; self_signing_key?: string; userSigningKey?: string };
type Sdk = {
  createClient(options: object): Client;
  decodeRecoveryKey(code: string): Uint8Array;
};

/** A device of someone who keeps the secrets of their account on the homeserver, with Element's own SDK. */
export async function openKeeper(homeserver: Homeserver, { userId, deviceId, accessToken }: Session) {
  const sdk: Sdk = { ...(await load("index.js")), ...(await load("crypto-api/index.js")) };
  let code = "";
  const client = sdk.createClient({
    baseUrl: homeserver.url,
    userId,
    deviceId,
    accessToken,
    disableVoip: true,
    logger: silence,
    cryptoCallbacks: {
      getSecretStorageKey: async ({ keys }: { keys: object }) => [Object.keys(keys)[0], sdk.decodeRecoveryKey(code)],
    },
  });
  await client.initRustCrypto({ useIndexedDB: false });
  const crypto = client.getCrypto();
  const ready = new Promise<void>((resolve) => {
    client.on("sync", (state) => {
      if (state === "PREPARED") resolve();
    });
  });
  await client.startClient({ initialSyncLimit: 1 });
  await ready;
  homeserver.beforeStop(async () => client.stopClient());

  return {
    /** What they type when they are asked for their recovery code. */
    type: (typed: string) => void (code = typed),
    /** A new identity; or, where the account has one, its keys out of the secret storage. */
    async signDevice(): Promise<void> {
      // As Element does first: the private keys are taken only where the public ones are known.
      await crypto.userHasCrossSigningKeys(userId);
      await crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys: (send) => send(null) });
    },
    /** Another identity in the place of the account's, as one who lost the first would make. */
    async replaceIdentity(password: string): Promise<void> {
      const auth = { type: "m.login.password", identifier: { type: "m.id.user", user: userId }, password };
      await crypto.bootstrapCrossSigning({
        setupNewCrossSigning: true,
        authUploadDeviceSigningKeys: async (send) => {
          // The first try says which session to answer to.
          const session = await send(null).then(
            () => undefined,
            (error: { data?: { session?: string } }) => error.data?.session,
          );
          if (session !== undefined) await send({ ...auth, session });
        },
      });
    },
    isSigned: async () => (await crypto.getDeviceVerificationStatus(userId, deviceId))?.signedByOwner ?? false,
    /** Sets up the secret storage, and gives the recovery code of its key. */
    async store(passphrase?: string): Promise<string> {
      const made = await crypto.createRecoveryKeyFromPassphrase(passphrase);
      code = made.encodedPrivateKey ?? "";
      await crypto.bootstrapSecretStorage({ createSecretStorageKey: async () => made });
      return code;
    },
    secret: (name: string) => client.secretStorage.get(name),
    /** Whether this is the code of the account's default key, as its description tells. */
    async isRight(typed: string): Promise<boolean> {
      const [, description] = (await client.secretStorage.getKey()) ?? [];
      return client.secretStorage.checkKey(sdk.decodeRecoveryKey(typed), description ?? {});
    },
    /** The private keys that this device holds. */
    async secrets() {
      const { masterKey, self_signing_key, userSigningKey } = await crypto.olmMachine.exportCrossSigningKeys();
      return { master: masterKey ?? "", selfSigning: self_signing_key ?? "", userSigning: userSigningKey ?? "" };
    },
  };
}

function load(file: string) {
  return import(new URL(`lib/${file}`, sdkFolder).href);
}
