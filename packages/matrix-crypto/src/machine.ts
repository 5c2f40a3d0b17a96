import * as wasm from "@matrix-org/matrix-sdk-crypto-wasm";
import { createDeaf, type Deaf } from "./deaf.ts";
import { createIdentity, type Identity } from "./identity.ts";
import { createGate, createMutex } from "./mutex.ts";
import { type Call, type OutgoingRequest, readObject, sendRequest, uploadKeys, type UploadMark } from "./requests.ts";
import type { KeyStore } from "./store/key-store.ts";

/** The parts of a /sync answer that are the machine's. */
export type SyncChanges = {
  toDevice: readonly unknown[];
  changed: readonly string[];
  left: readonly string[];
  oneTimeKeys: Readonly<Record<string, number>>;
  unusedFallbackKeys?: readonly string[];
};

/** A room's `m.room.encryption`, and what its history lets see. */
export type RoomEncryption = {
  rotationMs?: number;
  rotationMessages?: number;
  visibility?: "shared" | "invited" | "joined" | "world_readable";
};

/** An event once read; `withheld`: its sender chose not to give us the key. */
export type Decryption =
  | { kind: "read"; type: string; content: Record<string, unknown> }
  | { kind: "unread"; reason: "no_key" | "withheld" | "refused" };

export type Machine = {
  /** The device's own public key, as other people's clients show it. */
  fingerprint: string;
  identity: Identity;
  /** Takes what a sync brings, durably, before any of its events is read; then tells the server what follows from it. */
  receive(changes: SyncChanges): Promise<void>;
  /** `content` as it is to be sent in `roomId`, readable by all the devices of `members`. One at a time in a room. */
  encrypt(
    roomId: string,
    members: readonly string[],
    settings: RoomEncryption,
    type: string,
    content: object,
  ): Promise<Encrypted>;
  decrypt(roomId: string, event: object): Promise<Decryption>;
  close(): void;
};

export type Encrypted = { content: Record<string, unknown>; deaf: Deaf[] };

const usualRotation = { ms: 7 * 24 * 3_600_000, messages: 100 };

const visibilities = {
  shared: wasm.HistoryVisibility.Shared,
  invited: wasm.HistoryVisibility.Invited,
  joined: wasm.HistoryVisibility.Joined,
  world_readable: wasm.HistoryVisibility.WorldReadable,
} as const;

/**
 * The encryption of one device, whose keys are in `store`. When the module panics, what was asked of it never ends and an
 * uncaught `RuntimeError` is thrown: nothing it holds in memory can be trusted any more, and the process is to end.
 */
export async function openMachine(options: {
  userId: string;
  deviceId: string;
  /** Where the device's keys are, open and held until the machine is closed. */
  store: Pick<KeyStore, "name" | "get" | "set" | "atomically">;
  call: Call;
}): Promise<Machine> {
  const { call, store } = options;
  await wasm.initAsync();
  silence();
  const machine = await wasm.OlmMachine.initialize(
    new wasm.UserId(options.userId),
    new wasm.DeviceId(options.deviceId),
    options.store.name,
  );
  const keys = machine.identityKeys;
  const fingerprint = keys.ed25519.toBase64();
  const gate = createGate();
  const asking = createMutex();
  const claiming = createMutex();
  const rooms = new Map<string, ReturnType<typeof createMutex>>();

  const uploading: UploadMark = {
    isInDoubt: () => store.get("uploading_keys") !== undefined,
    begin: () => store.set({ uploading_keys: "yes" }),
    end: () => store.set({ uploading_keys: undefined }),
  };

  async function send(request: OutgoingRequest): Promise<void> {
    const isUpload = request instanceof wasm.KeysUploadRequest;
    const answer = await (isUpload ? uploadKeys(call, request, uploading) : sendRequest(call, request));
    const { id, type } = request;
    deaf.hear(request, answer);
    if (id !== undefined) await guard(() => machine.markRequestAsSent(id, type, JSON.stringify(answer)));
    if (isUpload) uploading.end();
  }

  const guard = <T>(work: () => Promise<T>): Promise<T> => gate.beside(work);
  const deaf = createDeaf(machine, guard);

  /**
   * What a sync brings is kept whole or not at all: the module commits it in several pieces, and killed between two, it
   * would take for received a key that it had not kept. Nothing else is done meanwhile, that would be undone with it.
   */
  function whole<T>(work: () => Promise<T>): Promise<T> {
    return gate.alone(() => store.atomically(work));
  }

  function aloneIn(roomId: string): ReturnType<typeof createMutex> {
    const known = rooms.get(roomId) ?? createMutex();
    rooms.set(roomId, known);
    return known;
  }

  /** One request that the server refuses is tried again at the next occasion, and holds back no other. Those that failed. */
  function sendOutgoing(): Promise<{ type: wasm.RequestType; error: unknown }[]> {
    return asking(async () => {
      const failed: { type: wasm.RequestType; error: unknown }[] = [];
      for (const request of await guard(() => machine.outgoingRequests()))
        await send(request).catch((error: unknown) => failed.push({ type: request.type, error }));
      return failed;
    });
  }

  /** Whom to write to must be known before keys are given. */
  async function learnDevices(): Promise<void> {
    const failed = (await sendOutgoing()).find(({ type }) => type === wasm.RequestType.KeysQuery);
    if (failed !== undefined) throw failed.error;
  }

  function claim(members: readonly string[]): Promise<void> {
    return claiming(async () => {
      const request = await guard(() => machine.getMissingSessions(toUserIds(members)));
      if (request !== null && request !== undefined) await send(request);
    });
  }

  /** Whom the keys of a room were given to when it was last looked at: looking costs, and members seldom change. */
  const heard = new Map<string, { members: string; deaf: Deaf[] }>();

  async function shareKeys(roomId: string, members: readonly string[], settings: RoomEncryption): Promise<Deaf[]> {
    await guard(() => machine.updateTrackedUsers(toUserIds(members)));
    // In this order: asked for first, a key of someone whose devices are not known yet is waited for five seconds.
    await learnDevices();
    await claim(members);
    const shared = await guard(() =>
      machine.shareRoomKey(new wasm.RoomId(roomId), toUserIds(members), toSettings(settings)),
    );
    for (const request of shared) await send(request);
    const before = heard.get(roomId);
    const names = members.join(" ");
    if (before !== undefined && before.members === names && shared.length === 0) return before.deaf;
    const found = await deaf.of(members);
    heard.set(roomId, { members: names, deaf: found });
    return found;
  }

  return {
    fingerprint,
    identity: createIdentity({ ...options, machine, guard, send, sendOutgoing }),

    async receive({ toDevice, changed, left, oneTimeKeys, unusedFallbackKeys }) {
      const settings = new wasm.DecryptionSettings(wasm.TrustRequirement.Untrusted);
      await whole(() =>
        machine.receiveSyncChanges(
          JSON.stringify(toDevice),
          new wasm.DeviceLists(toUserIds(changed), toUserIds(left)),
          new Map(Object.entries(oneTimeKeys)),
          unusedFallbackKeys === undefined ? undefined : new Set(unusedFallbackKeys),
          settings,
        ),
      );
      if (toDevice.length > 0) heard.clear();
      await sendOutgoing();
    },

    encrypt(roomId, members, settings, type, content) {
      // A session that expires between sharing and encrypting makes the module panic: both are one.
      return aloneIn(roomId)(async () => {
        const found = await shareKeys(roomId, members, settings);
        const encrypted = await guard(() =>
          machine.encryptRoomEvent(new wasm.RoomId(roomId), type, JSON.stringify(content)),
        );
        return { content: readObject(encrypted), deaf: found };
      });
    },

    async decrypt(roomId, event) {
      const settings = new wasm.DecryptionSettings(wasm.TrustRequirement.Untrusted);
      try {
        const read = await guard(() =>
          machine.decryptRoomEvent(JSON.stringify(event), new wasm.RoomId(roomId), settings),
        );
        const { type, content } = readObject(read.event);
        return { kind: "read", type: String(type), content: { ...Object(content) } };
      } catch (error) {
        if (!(error instanceof wasm.MegolmDecryptionError)) throw error;
        return { kind: "unread", reason: reasonOf(error) };
      }
    },

    close: () => machine.close(),
  };
}

function reasonOf({ code, maybe_withheld }: wasm.MegolmDecryptionError): "no_key" | "withheld" | "refused" {
  const lacksKey = [wasm.DecryptionErrorCode.MissingRoomKey, wasm.DecryptionErrorCode.UnknownMessageIndex];
  if (!lacksKey.includes(code)) return "refused";
  return maybe_withheld === undefined ? "no_key" : "withheld";
}

/** The module takes what it is given: fresh ones are made for each call. */
function toUserIds(ids: readonly string[]): wasm.UserId[] {
  return ids.map((id) => new wasm.UserId(id));
}

function toSettings({ rotationMs, rotationMessages, visibility = "shared" }: RoomEncryption): wasm.EncryptionSettings {
  const settings = new wasm.EncryptionSettings();
  settings.historyVisibility = visibilities[visibility];
  // In microseconds.
  settings.rotationPeriod = BigInt(rotationMs ?? usualRotation.ms) * 1_000n;
  settings.rotationPeriodMessages = BigInt(rotationMessages ?? usualRotation.messages);
  settings.sharingStrategy = wasm.CollectStrategy.deviceBasedStrategy(false, false);
  return settings;
}

let silenced = false;

/** The module writes to the console what it finds strange, with identifiers of people and devices. */
function silence(): void {
  if (silenced) return;
  silenced = true;
  new wasm.Tracing(wasm.LoggerLevel.Error).turnOff();
}
