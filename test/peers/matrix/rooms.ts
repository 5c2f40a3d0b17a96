import { type Json, toRecord, toRecords, toText } from "../slack/json.ts";
import { type Call, path } from "./api.ts";
import type { SdkClient } from "./sdk.ts";
import { until } from "./until.ts";

export type RoomOptions = {
  name?: string;
  encrypted?: boolean;
  /** Anyone may join. */
  public?: boolean;
  invite?: string[];
  /** Any other option of the creation of a room. */
  more?: Json;
};

const encryption = {
  type: "m.room.encryption",
  state_key: "",
  content: { algorithm: "m.megolm.v1.aes-sha2" },
};

/** The rooms a person makes, enters and leaves. */
export function createRooms(userId: string, client: SdkClient, call: Call) {
  /**
   * Until this client knows the room well enough not to write in clear where it is encrypted, nor to leave the keys to
   * none of those invited.
   */
  function whenKnown(roomId: string, encrypted: boolean, invited: readonly string[] = []): Promise<string> {
    const look = () => {
      const room = client.getRoom(roomId);
      const isReady = room?.getMyMembership() === "join" && (!encrypted || room.hasEncryptionStateEvent());
      return isReady && invited.every((other) => room.getMember(other)?.membership) ? roomId : undefined;
    };
    return until(look, `${roomId} by ${userId}`, 60_000);
  }

  async function create(options: Json & { invite: string[] }, encrypted: boolean): Promise<string> {
    const { room_id } = await client.createRoom({ ...options, ...(encrypted ? { initial_state: [encryption] } : {}) });
    return whenKnown(room_id, encrypted, options.invite);
  }

  return {
    /** A direct conversation, marked so in the account, as Element makes one. */
    async openDirect(other: string, { encrypted = true } = {}): Promise<string> {
      const options = { is_direct: true, preset: "trusted_private_chat", invite: [other] };
      const roomId = await create(options, encrypted);
      const place = path`/_matrix/client/v3/user/${userId}/account_data/m.direct`;
      const known = await call("GET", place).catch((): Json => ({}));
      const theirs = Array.isArray(known[other]) ? known[other] : [];
      await call("PUT", place, { ...known, [other]: [...theirs, roomId] });
      return roomId;
    },

    createRoom({ name, encrypted = false, public: isPublic = false, invite = [], more = {} }: RoomOptions) {
      const visibility = isPublic ? { preset: "public_chat", visibility: "public" } : { preset: "private_chat" };
      return create({ ...visibility, ...(name === undefined ? {} : { name }), invite, ...more }, encrypted);
    },

    async join(roomId: string): Promise<string> {
      await client.joinRoom(roomId);
      return whenKnown(roomId, false);
    },

    leave: (roomId: string) => client.leave(roomId),
    invite: (roomId: string, other: string) => client.invite(roomId, other),
    kick: (roomId: string, other: string) => client.kick(roomId, other),
    ban: (roomId: string, other: string) => client.ban(roomId, other),

    /** The rooms this person is invited to and has not answered. */
    invitations: () =>
      client
        .getRooms()
        .filter((room) => room.getMyMembership() === "invite")
        .map(({ roomId }) => roomId),

    async membersOf(roomId: string): Promise<{ userId: string; membership: string; displayName: string }[]> {
      const answer = await call("GET", path`/_matrix/client/v3/rooms/${roomId}/members`);
      return toRecords(answer["chunk"]).map((event) => {
        const content = toRecord(event["content"]);
        const [membership, displayName] = [toText(content["membership"]), toText(content["displayname"])];
        return { userId: toText(event["state_key"]), membership, displayName };
      });
    },
  };
}
