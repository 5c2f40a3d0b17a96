import type { Identity } from "@relais/matrix-crypto";
import { type Calls, pathOf } from "./calls.ts";
import { isAbsent } from "./errors.ts";
import { hasStorage, readSecrets, type Secrets, storeSecrets } from "./recovery.ts";
import { readRecoveryCode } from "./recovery-code.ts";

/** How other people's clients see our device, and what would mend it. */
export type Verification = "signed" | "no_code" | "wrong_code" | "bad_code" | "no_storage" | "refused";

/**
 * Signs our device with the account's identity: the one it already has, when its recovery code is given, else one made
 * now. An identity that exists is never replaced: people would be warned that the account is no longer the same.
 */
export async function signDevice(options: {
  identity: Identity;
  calls: Calls;
  me: string;
  password?: string;
  recoveryCode?: string;
}): Promise<Verification> {
  const { identity, calls, me, password, recoveryCode } = options;
  const dataPath = (type: string) => pathOf("user", me, "account_data", type);
  const get = (type: string) => calls.call("GET", dataPath(type)).catch(nothingWhenNone);
  const put = async (type: string, body: object) => void (await calls.call("PUT", dataPath(type), { body }));
  // Only one made by clients may be a passphrase: ours are kept under a true code.
  const isBad = recoveryCode !== undefined && readRecoveryCode(recoveryCode) === undefined;

  async function create(): Promise<Verification> {
    if (isBad) return "bad_code";
    const secrets = await identity.create((session) =>
      password === undefined
        ? undefined
        : { type: "m.login.password", identifier: { type: "m.id.user", user: me }, password, session },
    );
    return keep(secrets);
  }

  /** What a start cut short made and did not keep is kept by the next. */
  async function keep(secrets: Secrets | undefined): Promise<Verification> {
    if (recoveryCode === undefined || secrets === undefined || (await hasStorage(get))) return "signed";
    return (await storeSecrets(put, recoveryCode, secrets)) ? "signed" : "bad_code";
  }

  async function recover(): Promise<Verification> {
    if (recoveryCode === undefined) return "no_code";
    const read = await readSecrets(get, recoveryCode);
    if (read.kind === "wrong_code") return "wrong_code";
    if (read.kind !== "read") return "no_storage";
    return (await identity.adopt(read)) ? "signed" : "refused";
  }

  switch (await identity.standing()) {
    case "signed":
      return keep(await identity.secrets());
    case "no_identity":
      return create();
    case "unsigned":
      return (await identity.secrets()) === undefined ? recover() : create();
  }
}

function nothingWhenNone(error: unknown): undefined {
  if (isAbsent(error)) return undefined;
  throw error;
}
