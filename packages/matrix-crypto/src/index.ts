/**
 * What stands in the place of the native encryption of matrix-bot-sdk, which asks nothing of it until a client is given
 * an encryption store: ours never is, so that only this API exists.
 */
export { decryptAttachment, encryptAttachment } from "./attachments.ts";
export type { Deaf } from "./deaf.ts";
export type { Identity, Secrets, Standing } from "./identity.ts";
export {
  type Decryption,
  type Encrypted,
  type Machine,
  openMachine,
  type RoomEncryption,
  type SyncChanges,
} from "./machine.ts";
export type { Call } from "./requests.ts";
export { type KeyStore, KeyStoreBusyError, openKeyStore } from "./store/key-store.ts";
