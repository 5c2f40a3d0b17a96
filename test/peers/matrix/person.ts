import { toRecord, toText } from "../slack/json.ts";
import { createCall, path } from "./api.ts";
import type { Homeserver, Session } from "./homeserver.ts";
import { createRooms } from "./rooms.ts";
import { loadSdk, type SdkClient, silence } from "./sdk.ts";
import { createSending } from "./sending.ts";
import { createTimeline } from "./timeline.ts";

export type Person = Awaited<ReturnType<typeof openDevice>>;

type DeviceOptions = {
  /** Sets up the security of the account, as Element does for someone new: their device is signed. */
  crossSign?: boolean;
  /** Element's "exclude insecure devices": neither writes to nor reads a device that its owner did not sign. */
  onlySigned?: boolean;
  /** Enters every room they are invited to. */
  acceptInvites?: boolean;
};

/** Someone new, on their first device. */
export async function openPerson(
  homeserver: Homeserver,
  localpart: string,
  options: DeviceOptions & { displayName?: string } = {},
) {
  const { displayName, crossSign = true, ...device } = options;
  const account = await homeserver.register(localpart, displayName === undefined ? {} : { displayName });
  return { ...(await openDevice(homeserver, account, { ...device, crossSign })), account };
}

/** A session in the hands of its owner: matrix-js-sdk, which is Element's, with its keys in memory. */
export async function openDevice(
  homeserver: Homeserver,
  session: Session,
  { crossSign = false, onlySigned = false, acceptInvites = false }: DeviceOptions = {},
) {
  const { userId, deviceId, accessToken } = session;
  const { url } = homeserver;
  const sdk = await loadSdk();
  const call = createCall(url, accessToken);
  const identity = { baseUrl: url, userId, deviceId, accessToken };
  const client = sdk.createClient({ ...identity, disableVoip: true, logger: silence });
  await client.initRustCrypto({ useIndexedDB: false });
  const crypto = client.getCrypto();
  if (!crypto) throw new Error("matrix-js-sdk has no encryption");
  if (onlySigned) crypto.setDeviceIsolationMode(new sdk.OnlySignedDevicesIsolationMode());

  const rooms = createRooms(userId, client, call);
  const receipts = collectReceipts(client);
  let isAccepting = acceptInvites;
  // An invitation may be taken back before it is accepted: that is no failure of the person's.
  const accept = (roomId: string) => rooms.join(roomId).catch(() => undefined);
  client.on("Room.myMembership", (room, membership) => {
    if (isAccepting && membership === "invite") void accept(room.roomId);
  });

  const ready = new Promise<void>((resolve) => {
    client.on("sync", (state) => {
      if (state === "PREPARED") resolve();
      // Rather than waiting for up to ten seconds after each failure.
      if (state === "ERROR") setTimeout(() => client.retryImmediately(), 200);
    });
  });
  await client.startClient({ initialSyncLimit: 20 });
  await ready;
  if (crossSign) await crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys: (send) => send(null) });

  let isStopped = false;
  const stop = async () => {
    if (!isStopped) client.stopClient();
    isStopped = true;
  };
  homeserver.beforeStop(stop);

  return {
    userId,
    deviceId,
    accessToken,
    client,
    crypto,
    stop,
    ...rooms,
    ...createSending(url, session, client),
    /** Any other call of the client-server API, as this person. */
    call,
    /** All that was said in a room and that this person may read, oldest first, without the state of the room. */
    messages: createTimeline(sdk, client, call),
    /** Enters the rooms they are invited to, now and later. */
    async acceptInvites(): Promise<void> {
      isAccepting = true;
      await Promise.all(rooms.invitations().map(accept));
    },
    markRead: (roomId: string, eventId: string) =>
      call("POST", path`/_matrix/client/v3/rooms/${roomId}/receipt/m.read/${eventId}`, {}),
    /** The last event each one has read, as shown beside it. */
    readReceipts: (roomId: string) => receipts.get(roomId) ?? new Map<string, string>(),
    isTyping: (roomId: string, other: string) => client.getRoom(roomId)?.getMember(other)?.typing ?? false,
    /** The devices of someone, and whether their owner has signed each one. */
    async devicesOf(other: string): Promise<{ deviceId: string; signedByOwner: boolean }[]> {
      const devices = (await crypto.getUserDeviceInfo([other], true)).get(other) ?? new Map<string, unknown>();
      const look = async (id: string) => {
        const status = await crypto.getDeviceVerificationStatus(other, id);
        return { deviceId: id, signedByOwner: status?.signedByOwner ?? false };
      };
      return Promise.all([...devices.keys()].map(look));
    },
  };
}

/** Room -> user -> the event they have read up to. */
function collectReceipts(client: SdkClient): Map<string, Map<string, string>> {
  const receipts = new Map<string, Map<string, string>>();
  client.on("Room.receipt", (event, { roomId }) => {
    const known = receipts.get(roomId) ?? new Map<string, string>();
    receipts.set(roomId, known);
    for (const [eventId, kinds] of Object.entries(event.getContent())) {
      for (const userId of Object.keys(toRecord(toRecord(kinds)["m.read"]))) known.set(userId, toText(eventId));
    }
  });
  return receipts;
}
