import type { Identity } from "@relais/matrix-crypto";
import { type Calls, pathOf } from "./calls.ts";
import { isFinal } from "./errors.ts";
import { readSecrets, storeSecrets } from "./recovery.ts";

/** How other people's clients see our device, and what would mend it. */
export type Verification = "signed" | "no_code" | "wrong_code" | "no_storage" | "refused";

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
  switch (await identity.standing()) {
    case "signed":
      return "signed";
    case "no_identity": {
      const authorise = (session: string | undefined) =>
        password === undefined
          ? undefined
          : { type: "m.login.password", identifier: { type: "m.id.user", user: me }, password, session };
      const secrets = await identity.create(authorise);
      if (recoveryCode !== undefined)
        await storeSecrets(
          async (type, body) => void (await calls.call("PUT", dataPath(type), { body })),
          recoveryCode,
          secrets,
        );
      return "signed";
    }
    case "unsigned": {
      if (recoveryCode === undefined) return "no_code";
      const get = (type: string) => calls.call("GET", dataPath(type)).catch(nothingWhenNone);
      const read = await readSecrets(get, recoveryCode);
      if (read.kind === "wrong_code") return "wrong_code";
      if (read.kind !== "read") return "no_storage";
      return (await identity.adopt(read)) ? "signed" : "refused";
    }
  }
}

function nothingWhenNone(error: unknown): undefined {
  if (isFinal(error)) return undefined;
  throw error;
}
