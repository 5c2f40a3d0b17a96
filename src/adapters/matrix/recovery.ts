import { pbkdf2Sync, randomBytes } from "node:crypto";
import { z } from "zod";
import { readRecoveryCode } from "./recovery-code.ts";
import { createKeyCheck, decryptSecret, encryptSecret, isRightKey, sealedSchema } from "./secret-box.ts";

/** The private keys of a cross-signing identity, in unpadded base64. */
export type Secrets = { master: string; selfSigning: string; userSigning: string };

const algorithm = "m.secret_storage.v1.aes-hmac-sha2";
const defaultKeyType = "m.secret_storage.default_key";
const keyType = (keyId: string) => `m.secret_storage.key.${keyId}`;
const typeOf = {
  master: "m.cross_signing.master",
  selfSigning: "m.cross_signing.self_signing",
  userSigning: "m.cross_signing.user_signing",
} as const;

const passphraseSchema = z.object({
  algorithm: z.literal("m.pbkdf2"),
  salt: z.string(),
  // Clients ask for half a million; much more, and we would be busy for minutes.
  iterations: z.int().min(1).max(5_000_000),
  bits: z.int().min(128).max(512).multipleOf(8).default(256),
});
const descriptionSchema = z.object({
  algorithm: z.literal(algorithm),
  passphrase: passphraseSchema.optional(),
  iv: z.string().optional(),
  mac: z.string().optional(),
});
const defaultKeySchema = z.object({ key: z.string().min(1) });
const secretSchema = z.object({ encrypted: z.record(z.string(), z.unknown()) });
/** 32 bytes, with the padding that some clients add. */
const privateKeySchema = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=?$/u)
  .transform((text) => text.slice(0, 43));

/**
 * The bytes of a storage key, from its recovery code or, where it was made from one, its passphrase; undefined when the
 * description cannot be read or says that the code is wrong. One that holds nothing to check against is believed.
 */
export function keyOf(code: string, description: unknown): Uint8Array | undefined {
  const read = descriptionSchema.safeParse(description);
  if (!read.success) return undefined;
  const { passphrase, iv, mac } = read.data;
  const key = readRecoveryCode(code) ?? (passphrase === undefined ? undefined : fromPassphrase(code, passphrase));
  if (key === undefined || iv === undefined || mac === undefined) return key;
  return isRightKey(key, { iv, mac }) ? key : undefined;
}

/**
 * The private keys of the account, which the code opens. `no_storage`: nothing was ever stored; `incomplete`: something
 * was, which does not give all three (or, on a storage so old that it checks no code, the code is wrong). `getAccountData` gives undefined for what is not there.
 */
export async function readSecrets(
  getAccountData: (type: string) => Promise<unknown>,
  code: string,
): Promise<({ kind: "read" } & Secrets) | { kind: "no_storage" } | { kind: "wrong_code" } | { kind: "incomplete" }> {
  const chosen = defaultKeySchema.safeParse(await getAccountData(defaultKeyType));
  if (!chosen.success) return { kind: "no_storage" };
  const keyId = chosen.data.key;
  const description = descriptionSchema.safeParse(await getAccountData(keyType(keyId)));
  if (!description.success) return { kind: "incomplete" };
  const key = keyOf(code, description.data);
  if (key === undefined) return { kind: "wrong_code" };

  const open = async (type: string): Promise<string | undefined> => {
    const secret = secretSchema.safeParse(await getAccountData(type)).data;
    const sealed = sealedSchema.safeParse(secret?.encrypted[keyId]).data;
    return sealed === undefined ? undefined : privateKeySchema.safeParse(decryptSecret(key, type, sealed)).data;
  };
  const master = await open(typeOf.master);
  const selfSigning = await open(typeOf.selfSigning);
  const userSigning = await open(typeOf.userSigning);
  return master === undefined || selfSigning === undefined || userSigning === undefined
    ? { kind: "incomplete" }
    : { kind: "read", master, selfSigning, userSigning };
}

/** Whether secrets are kept in the account, whoever keeps them. */
export async function hasStorage(getAccountData: (type: string) => Promise<unknown>): Promise<boolean> {
  return defaultKeySchema.safeParse(await getAccountData(defaultKeyType)).success;
}

/**
 * Stores the three secrets under a new key, the account's default from then on. False, and nothing is stored, when `code`
 * is no recovery code.
 */
export async function storeSecrets(
  putAccountData: (type: string, content: object) => Promise<void>,
  code: string,
  secrets: Secrets,
): Promise<boolean> {
  const key = readRecoveryCode(code);
  if (key === undefined) return false;
  const keyId = randomBytes(16).toString("hex");
  await putAccountData(keyType(keyId), { name: "Relais", algorithm, ...createKeyCheck(key) });
  for (const which of ["master", "selfSigning", "userSigning"] as const) {
    const type = typeOf[which];
    await putAccountData(type, { encrypted: { [keyId]: encryptSecret(key, type, secrets[which]) } });
  }
  // Last: cut short, it is as though nothing had been stored.
  await putAccountData(defaultKeyType, { key: keyId });
  return true;
}

function fromPassphrase(code: string, { salt, iterations, bits }: z.infer<typeof passphraseSchema>): Uint8Array {
  return pbkdf2Sync(code, salt, iterations, bits / 8, "sha512");
}
