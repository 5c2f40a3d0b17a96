import * as wasm from "@matrix-org/matrix-sdk-crypto-wasm";
import { type Call, type OutgoingRequest, readObject } from "./requests.ts";

/** The three private keys of an account's identity, in unpadded base64. */
export type Secrets = { master: string; selfSigning: string; userSigning: string };

/** Whether other people's clients see our device as one that its owner signed. */
export type Standing = "signed" | "unsigned" | "no_identity";

/** The account's cross-signing identity, as the server shows it and as we hold it. */
export type Identity = {
  /** Asked of the server. `no_identity`: the account has none yet. */
  standing(): Promise<Standing>;
  /** Makes the identity and signs our device; what was begun and interrupted is ended. `authorise` answers a server that asks who we are. */
  create(authorise: (session: string | undefined) => object | undefined): Promise<Secrets>;
  /** Signs our device with an identity made elsewhere. False when these are not its keys. */
  adopt(secrets: Secrets): Promise<boolean>;
  /** The private keys that we hold; those of an identity that the account no longer has are none. */
  secrets(): Promise<Secrets | undefined>;
};

export function createIdentity(options: {
  machine: wasm.OlmMachine;
  call: Call;
  guard: <T>(work: () => Promise<T>) => Promise<T>;
  send: (request: OutgoingRequest) => Promise<void>;
  sendOutgoing: () => Promise<unknown>;
  userId: string;
  deviceId: string;
}): Identity {
  const { machine, call, guard, send, sendOutgoing, userId, deviceId } = options;

  async function refresh(): Promise<void> {
    // Our own keys are uploaded by then: a device that the server does not know cannot be signed.
    await sendOutgoing();
    const request = await guard(async () => machine.queryKeysForUsers([new wasm.UserId(userId)]));
    await send(request);
  }

  function ownDevice(): Promise<wasm.Device | undefined> {
    return guard(() => machine.getDevice(new wasm.UserId(userId), new wasm.DeviceId(deviceId)));
  }

  async function sign(): Promise<void> {
    const device = await ownDevice();
    if (device === undefined) throw new Error("the server does not know our device");
    await send(await guard(() => device.verify()));
  }

  async function upload(body: object, authorise: (session: string | undefined) => object | undefined): Promise<void> {
    const path = "/_matrix/client/v3/keys/device_signing/upload";
    try {
      await call("POST", path, body);
    } catch (error) {
      const auth = asksWho(error) ? authorise(sessionOf(error)) : undefined;
      if (auth === undefined) throw error;
      await call("POST", path, { ...body, auth });
    }
  }

  async function secrets(): Promise<Secrets | undefined> {
    return toSecrets(await guard(() => machine.exportCrossSigningKeys()));
  }

  return {
    secrets,

    async standing() {
      await refresh();
      if ((await guard(() => machine.getIdentity(new wasm.UserId(userId)))) === undefined) return "no_identity";
      return (await ownDevice())?.isCrossSignedByOwner() ? "signed" : "unsigned";
    },

    async create(authorise) {
      // Without "reset", keys already made are those that are uploaded: an upload cut short is only done again.
      const { uploadKeysRequest, uploadSigningKeysRequest, uploadSignaturesRequest } = await guard(() =>
        machine.bootstrapCrossSigning(false),
      );
      if (uploadKeysRequest) await send(uploadKeysRequest);
      await upload(readObject(uploadSigningKeysRequest.body), authorise);
      await send(uploadSignaturesRequest);
      await refresh();
      const made = await secrets();
      if (made === undefined) throw new Error("the identity just made has no keys");
      return made;
    },

    async adopt({ master, selfSigning, userSigning }) {
      await refresh();
      await guard(() => machine.importCrossSigningKeys(master, selfSigning, userSigning));
      const { hasMaster, hasSelfSigning } = await guard(() => machine.crossSigningStatus());
      if (!hasMaster || !hasSelfSigning) return false;
      await sign();
      await refresh();
      return (await ownDevice())?.isCrossSignedByOwner() ?? false;
    },
  };
}

function toSecrets(all: wasm.CrossSigningKeyExport | undefined): Secrets | undefined {
  const { masterKey: master, self_signing_key: selfSigning, userSigningKey: userSigning } = all ?? {};
  return master && selfSigning && userSigning ? { master, selfSigning, userSigning } : undefined;
}

/** "User-interactive authentication" of the specification: a 401 that lists what would convince the server. */
function asksWho(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && error.statusCode === 401;
}

function sessionOf(error: unknown): string | undefined {
  const body: unknown = error instanceof Error && "body" in error ? error.body : undefined;
  return typeof body === "object" && body !== null && "session" in body ? String(body.session) : undefined;
}
