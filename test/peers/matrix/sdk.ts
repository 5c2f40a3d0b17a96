import type { Json } from "../slack/json.ts";

const modules = new URL("../node_modules/", import.meta.url);
export const sdkFolder = new URL("matrix-js-sdk/", modules);

/** What we use of matrix-js-sdk: written here, so that the project's checks need not have it installed. */
export type Sdk = {
  createClient(options: {
    baseUrl: string;
    accessToken: string;
    userId: string;
    deviceId: string;
    disableVoip: boolean;
    logger: Logger;
  }): SdkClient;
  MatrixEvent: new (raw: Json) => SdkEvent;
  /** Element's "exclude insecure devices": neither writes to nor reads a device that its owner did not sign. */
  OnlySignedDevicesIsolationMode: new () => object;
};

export type SdkClient = {
  initRustCrypto(options: { useIndexedDB: false }): Promise<void>;
  startClient(options: { initialSyncLimit: number }): Promise<void>;
  stopClient(): void;
  /** Whether a reconnection was waited for, and is now tried at once. */
  retryImmediately(): boolean;
  getRoom(roomId: string): SdkRoom | null;
  getRooms(): SdkRoom[];
  getCrypto(): SdkCrypto | undefined;
  createRoom(options: Json): Promise<{ room_id: string }>;
  joinRoom(roomId: string): Promise<SdkRoom>;
  leave(roomId: string): Promise<unknown>;
  invite(roomId: string, userId: string): Promise<unknown>;
  kick(roomId: string, userId: string): Promise<unknown>;
  ban(roomId: string, userId: string): Promise<unknown>;
  sendEvent(roomId: string, type: string, content: Json): Promise<{ event_id: string }>;
  redactEvent(roomId: string, eventId: string): Promise<{ event_id: string }>;
  sendTyping(roomId: string, isTyping: boolean, timeoutMs: number): Promise<unknown>;
  decryptEventIfNeeded(event: SdkEvent): Promise<void>;
  on(name: "sync", listener: (state: string) => void): void;
  on(name: "Room.myMembership", listener: (room: SdkRoom, membership: string) => void): void;
  on(name: "Room.receipt", listener: (event: SdkEvent, room: SdkRoom) => void): void;
  on(name: "Room.timeline", listener: (event: SdkEvent, room: SdkRoom | undefined) => void): void;
  on(name: "Event.decrypted", listener: (event: SdkEvent) => void): void;
};

export type SdkRoom = {
  roomId: string;
  getMyMembership(): string;
  getMember(userId: string): { name: string; typing: boolean; membership?: string } | null;
  hasEncryptionStateEvent(): boolean;
};

export type SdkEvent = {
  getRoomId(): string | undefined;
  getType(): string;
  getContent(): Json;
  isDecryptionFailure(): boolean;
  decryptionFailureReason: string | null;
};

export type SdkCrypto = {
  bootstrapCrossSigning(options: {
    authUploadDeviceSigningKeys: (send: (authentication: null) => Promise<void>) => Promise<void>;
  }): Promise<void>;
  getUserDeviceInfo(userIds: string[], evenUnknown: boolean): Promise<Map<string, Map<string, unknown>>>;
  getDeviceVerificationStatus(userId: string, deviceId: string): Promise<{ signedByOwner: boolean } | null>;
  isEncryptionEnabledInRoom(roomId: string): Promise<boolean>;
  /** The next message starts a new Megolm session, whose key is shared anew. */
  forceDiscardSession(roomId: string): Promise<void>;
  /** Signs another device of the same person, as a verification between the two does. */
  crossSignDevice(deviceId: string): Promise<void>;
  setDeviceIsolationMode(mode: object): void;
};

type Logger = Record<"trace" | "debug" | "info" | "warn" | "error", () => void> & { getChild(): Logger };

const quiet = () => {};
export const silence: Logger = {
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  getChild: () => silence,
};

let loaded: Promise<Sdk> | undefined;

/** The SDK of Element, loaded when it is first needed. */
export function loadSdk(): Promise<Sdk> {
  loaded ??= (async () => {
    // Parts of it log by their own loggers, whatever the client is given: they take after this one, made first.
    const { logger }: { logger: { methodFactory: () => () => void; rebuild(): void } } = await load("logger.js");
    logger.methodFactory = () => quiet;
    logger.rebuild();
    return { ...(await load("index.js")), ...(await load("crypto-api/index.js")) };
  })();
  return loaded;
}

function load(file: string) {
  return import(new URL(`lib/${file}`, sdkFolder).href);
}
