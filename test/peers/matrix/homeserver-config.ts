import { randomBytes } from "node:crypto";
import type { Json } from "../slack/json.ts";

export type Limits = "off" | "default" | "tight";

export type Settings = {
  name: string;
  port: number;
  /** The data folder, as seen from inside the chroot. */
  data: string;
  /** `off`: none; `default`: Synapse's own; `tight`: only messages, three at once then one a second. */
  limits: Limits;
  /** Which new rooms the server encrypts of itself. */
  encryption: "off" | "invite" | "all";
  registrationSecret: string;
  /** Synapse options that replace those here, by their first-level name. */
  extra: Json;
};

/** The files of a homeserver's data folder. JSON is YAML, so that no YAML is written by hand. */
export function toConfigFiles(settings: Settings): Record<string, string> {
  const { name, port, data } = settings;
  const listener = { port, type: "http", tls: false, bind_addresses: ["127.0.0.1"] };
  const config: Json = {
    server_name: name,
    public_baseurl: `http://127.0.0.1:${port}/`,
    listeners: [{ ...listener, resources: [{ names: ["client"], compress: false }] }],
    database: { name: "sqlite3", args: { database: `${data}/hs.db` } },
    pid_file: `${data}/hs.pid`,
    log_config: `${data}/log.yaml`,
    media_store_path: `${data}/media`,
    signing_key_path: `${data}/signing.key`,
    registration_shared_secret: settings.registrationSecret,
    macaroon_secret_key: newSecret(),
    form_secret: newSecret(),
    // The cheapest that bcrypt allows: the passwords are throw-away too.
    bcrypt_rounds: 4,
    report_stats: false,
    enable_registration: false,
    federation_domain_whitelist: [],
    trusted_key_servers: [],
    suppress_key_server_warning: true,
    url_preview_enabled: false,
    presence: { enabled: false },
    encryption_enabled_by_default_for_room_type: settings.encryption,
    ...toLimits(settings.limits),
    ...settings.extra,
  };
  const format = "%(asctime)s %(levelname)s %(name)s %(message)s";
  const log = {
    version: 1,
    disable_existing_loggers: false,
    formatters: { line: { format } },
    handlers: { file: { class: "logging.FileHandler", filename: `${data}/hs.log`, formatter: "line" } },
    root: { level: "WARNING", handlers: ["file"] },
  };
  return {
    "hs.yaml": JSON.stringify(config),
    "log.yaml": JSON.stringify(log),
    "signing.key": `ed25519 a_test ${randomBytes(32).toString("base64").replace("=", "")}\n`,
  };
}

export function newSecret(): string {
  return randomBytes(24).toString("hex");
}

const never = { per_second: 1_000_000, burst_count: 1_000_000 };

function toLimits(limits: Limits): Json {
  if (limits === "default") return {};
  return {
    rc_message: limits === "tight" ? { per_second: 1, burst_count: 3 } : never,
    rc_registration: never,
    rc_admin_redaction: never,
    rc_room_creation: never,
    rc_presence: { per_user: never },
    rc_reports: never,
    rc_media_create: never,
    rc_login: { address: never, account: never, failed_attempts: never },
    rc_joins: { local: never, remote: never },
    rc_joins_per_room: never,
    rc_invites: { per_room: never, per_user: never, per_issuer: never },
    rc_3pid_validation: never,
  };
}
