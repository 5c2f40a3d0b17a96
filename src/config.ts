import { z } from "zod";
import type { Platform } from "./core/adapter.ts";
import { OperatorError } from "./core/errors.ts";

const port = z.coerce.number().int().min(0).max(65_535);

/** What may be written on a platform, as the environment says it. */
const carried = { ouverte: "open", partagee: "shared", reservee: "restricted" } as const;
const limit = z.enum(["ouverte", "partagee", "reservee"]).default("reservee");

const schema = z.object({
  RELAIS_DB: z.string().min(1).default("data/relais.db"),
  RELAIS_PORT: port.default(4747),
  RELAIS_TERRITOIRE: z.string().trim().min(1).optional(),
  RELAIS_ESSAI: z.enum(["oui", "non"]).default("non"),
  RELAIS_SANTE: port.optional(),
  RELAIS_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
  RELAIS_SENSIBILITE_SLACK: limit,
  RELAIS_SENSIBILITE_TEAMS: limit,
  RELAIS_SENSIBILITE_MATRIX: limit,
  RELAIS_SENSIBILITE_EMAIL: limit,
  SLACK_BOT_TOKEN: z.string().startsWith("xoxb-").optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().startsWith("xapp-").optional(),
  SLACK_HOST: z.string().default("127.0.0.1"),
  SLACK_PORT: port.default(3000),
  SLACK_API_URL: z.url().optional(),
  // A password goes there: in clear only to this machine itself.
  MATRIX_HOMESERVER: z
    .url()
    .regex(/^https:|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::|\/|$)/u)
    .optional(),
  MATRIX_USER: z.string().optional(),
  MATRIX_PASSWORD: z.string().optional(),
  MATRIX_TOKEN: z.string().optional(),
  MATRIX_RECOVERY_CODE: z.string().optional(),
  MATRIX_SERVERS: z.string().optional(),
  MATRIX_CALLS_PER_SECOND: z.coerce.number().positive().optional(),
  MATRIX_POLLS: z.enum(["oui", "non"]).default("oui"),
  TEAMS_APP_ID: z.guid().optional(),
  TEAMS_APP_SECRET: z.string().optional(),
  TEAMS_TENANT_ID: z.guid().optional(),
  TEAMS_SECRET_EXPIRES: z.iso.date().optional(),
  TEAMS_TENANTS: z
    .string()
    .regex(/^\s*[0-9a-f-]{36}(?:\s*,\s*[0-9a-f-]{36})*\s*$/iu)
    .optional(),
  TEAMS_GUESTS: z.enum(["oui", "non"]).default("non"),
  TEAMS_HOST: z.string().default("127.0.0.1"),
  TEAMS_PORT: port.default(3978),
  TEAMS_ADDRESS: z
    .string()
    .regex(/^https:\/\/[^\s/]+\/*$/u)
    .optional(),
  TEAMS_LOCAL: z.enum(["oui", "non"]).default("non"),
  RELAIS_SMTP_URL: z.url({ protocol: /^smtps?$/u }).optional(),
  RELAIS_EMAIL_FROM: z
    .string()
    .regex(/^(?:[^<>"\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u)
    .optional(),
  RELAIS_EMAIL_REPLY_TO: z.email().optional(),
  // The secret goes there: to this machine itself only.
  TEAMS_AUTHORITY: z
    .string()
    .regex(/^http:\/\/(?:127\.0\.0\.1|localhost):\d+$/u)
    .optional(),
});
type Variables = z.infer<typeof schema>;

export type Config = {
  /** The database file. */
  db: string;
  /** Port of the sandbox page, on 127.0.0.1 only; 0 takes any free one. */
  port: number;
  /** Opens the sandbox page on a real base too, where anyone at this machine may then speak as anyone, and nothing else. */
  sandboxOnRealBase: boolean;
  /** Whose demonstration fills an empty base: a SIREN or words of a name. */
  territory?: string;
  /** Port of the health page, on 127.0.0.1 only. */
  healthPort?: number;
  logLevel: Variables["RELAIS_LOG"];
  /** The most sensitive that each platform may carry. */
  limits: Partial<Record<Platform, (typeof carried)[keyof typeof carried]>>;
  slack?: SlackConfig;
  matrix?: MatrixConfig;
  teams?: TeamsConfig;
  email?: EmailConfig;
  /** What the package of Teams is made of, before Teams is on. */
  teamsPackage: { appId?: string; address?: string };
};

export type SlackConfig = {
  botToken: string;
  /** Requests that Slack sends to an address of ours, or a socket that we open. */
  via: { mode: "http"; signingSecret: string; host: string; port: number } | { mode: "socket"; appToken: string };
  /** Another server than Slack's own. */
  apiUrl?: string;
};

export type MatrixConfig = {
  homeserver: string;
  credentials: { user: string; password: string } | { token: string };
  recoveryCode?: string;
  /** Servers whose people may speak with Relais, besides its own. */
  servers: string[];
  callsPerSecond?: number;
  polls: boolean;
};

export type TeamsConfig = {
  /** "none": nothing is checked, to be reached from this machine alone. */
  credentials: { appId: string; secret: string; tenant: string } | "none";
  /** The last day of the secret: the direction is warned before it. */
  secretExpires?: string;
  /** Other tenants whose people may speak with Relais. */
  tenants: string[];
  guests: boolean;
  host: string;
  port: number;
  /** Where people reach this machine, without a final "/". */
  address?: string;
  /** Another authority than Microsoft's. */
  authority?: string;
};

export type EmailConfig = {
  /** `smtp(s)://user:password@host:port`: it holds a secret. */
  url: string;
  from: string;
  /** Absent: the direction's. */
  replyTo?: string;
};

const aLimit = "ouverte, partagee ou reservee";
const aPort = "un port entre 0 et 65535, par exemple";
const slackApps = "api.slack.com/apps, votre application";
const entraApps = "entra.microsoft.com, « Inscriptions d’applications », votre application";
const help: Record<keyof Variables, string> = {
  RELAIS_DB: "le chemin du fichier de la base, par exemple data/relais.db",
  RELAIS_PORT: `${aPort} 4747`,
  RELAIS_TERRITOIRE: "le SIREN ou le nom de l’intercommunalité de la démonstration, par exemple 200013050",
  RELAIS_ESSAI: "oui ou non",
  RELAIS_SANTE: `${aPort} 4748`,
  RELAIS_LOG: "silent, error, warn, info ou debug",
  RELAIS_SENSIBILITE_SLACK: aLimit,
  RELAIS_SENSIBILITE_TEAMS: aLimit,
  RELAIS_SENSIBILITE_MATRIX: aLimit,
  RELAIS_SENSIBILITE_EMAIL: aLimit,
  SLACK_BOT_TOKEN: `le jeton qui commence par xoxb- (${slackApps}, « OAuth & Permissions », « Bot User OAuth Token »)`,
  SLACK_SIGNING_SECRET: `le secret des requêtes signées (${slackApps}, « Basic Information », « Signing Secret »)`,
  SLACK_APP_TOKEN: `le jeton qui commence par xapp- (${slackApps}, « Basic Information », « App-Level Tokens », droit connections:write)`,
  SLACK_HOST: "l’adresse de cette machine où écouter Slack, par exemple 127.0.0.1",
  SLACK_PORT: `${aPort} 3000`,
  MATRIX_HOMESERVER: "l’adresse du serveur du compte, par exemple https://matrix.agent.collectivites.tchap.gouv.fr",
  MATRIX_USER: "l’identifiant du compte de Relais, par exemple @relais-cc-exemple.fr:agent.collectivites.tchap.gouv.fr",
  MATRIX_PASSWORD: "le mot de passe de ce compte",
  MATRIX_TOKEN: "le jeton d’un appareil de ce compte",
  MATRIX_RECOVERY_CODE: "le code de récupération de ce compte",
  MATRIX_SERVERS: "les serveurs admis, séparés par des virgules, par exemple agent.*.tchap.gouv.fr",
  MATRIX_CALLS_PER_SECOND: "un nombre d’appels par seconde, par exemple 1",
  MATRIX_POLLS: "oui ou non",
  TEAMS_APP_ID: `l’identifiant de l’application (${entraApps}, « ID d’application (client) »)`,
  TEAMS_APP_SECRET: `la valeur du secret de l’application (${entraApps}, « Certificats et secrets »)`,
  TEAMS_TENANT_ID: `l’identifiant du tenant (${entraApps}, « ID de l’annuaire (locataire) »)`,
  TEAMS_SECRET_EXPIRES: "la date de fin de ce secret, par exemple 2028-11-25",
  TEAMS_TENANTS: "les identifiants des autres tenants admis, séparés par des virgules",
  TEAMS_GUESTS: "oui ou non",
  TEAMS_HOST: "l’adresse de cette machine où écouter Teams, par exemple 127.0.0.1",
  TEAMS_PORT: `${aPort} 3978`,
  TEAMS_ADDRESS: "l’adresse publique de cette machine, par exemple https://relais.exemple.fr",
  TEAMS_LOCAL: "oui ou non",
  TEAMS_AUTHORITY: "l’adresse d’une autorité d’essai sur cette machine, par exemple http://127.0.0.1:4004",
  RELAIS_SMTP_URL:
    "le serveur d’envoi, par exemple smtps://relais%40exemple.fr:motdepasse@smtp.exemple.fr:465 (dans l’identifiant et le mot de passe, @ s’écrit %40)",
  RELAIS_EMAIL_FROM: "l’expéditeur, par exemple Relais <relais@exemple.fr>",
  RELAIS_EMAIL_REPLY_TO: "l’adresse e-mail où les personnes répondent, par exemple dgs@exemple.fr",
  SLACK_API_URL: "l’adresse d’un serveur d’essai, par exemple http://127.0.0.1:4003/api/",
};

/** Reads the environment; throws one `OperatorError` that names every bad or missing variable and what to write. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  const faulty = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])));
  const lines = [
    ...Object.entries(help).flatMap(([name, wanted]) => (faulty.has(name) ? [`- ${name} : attendu ${wanted}`] : [])),
    ...missingForSlack(given),
    ...missingForMatrix(given),
    ...missingForTeams(given),
    ...missingForEmail(given),
  ];
  if (!parsed.success || lines.length > 0)
    throw new OperatorError(`La configuration est à corriger :\n${lines.join("\n")}`);
  const { data } = parsed;
  // A rehearsal is on a copy: what waits there has been said, and people would answer to two bases.
  const isRehearsal = data.RELAIS_ESSAI === "oui";
  const slack = isRehearsal ? undefined : slackOf(data);
  const matrix = isRehearsal ? undefined : matrixOf(data);
  const teams = isRehearsal ? undefined : teamsOf(data);
  const email = isRehearsal ? undefined : emailOf(data);
  const address = data.TEAMS_ADDRESS?.replace(/\/+$/u, "");
  return {
    db: data.RELAIS_DB,
    port: data.RELAIS_PORT,
    sandboxOnRealBase: data.RELAIS_ESSAI === "oui",
    logLevel: data.RELAIS_LOG,
    limits: {
      slack: carried[data.RELAIS_SENSIBILITE_SLACK],
      teams: carried[data.RELAIS_SENSIBILITE_TEAMS],
      matrix: carried[data.RELAIS_SENSIBILITE_MATRIX],
      email: carried[data.RELAIS_SENSIBILITE_EMAIL],
    },
    ...(data.RELAIS_TERRITOIRE === undefined ? {} : { territory: data.RELAIS_TERRITOIRE }),
    ...(data.RELAIS_SANTE === undefined ? {} : { healthPort: data.RELAIS_SANTE }),
    ...(slack === undefined ? {} : { slack }),
    ...(matrix === undefined ? {} : { matrix }),
    ...(teams === undefined ? {} : { teams: { ...teams, ...(address === undefined ? {} : { address }) } }),
    ...(email === undefined ? {} : { email }),
    teamsPackage: {
      ...(data.TEAMS_APP_ID === undefined ? {} : { appId: data.TEAMS_APP_ID }),
      ...(address === undefined ? {} : { address }),
    },
  };
}

/** Slack is on when its secrets are set: all those of one way of speaking with it, and of one alone. */
function missingForSlack(given: Record<string, string | undefined>): string[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret, SLACK_APP_TOKEN: app } = given;
  if (!Object.keys(help).some((name) => name.startsWith("SLACK_") && given[name] !== undefined)) return [];
  return [
    ...(bot === undefined ? [missing("SLACK_BOT_TOKEN")] : []),
    ...(secret === undefined && app === undefined
      ? [`${missing("SLACK_SIGNING_SECRET")}, si Slack peut joindre cette machine ; sinon`, missing("SLACK_APP_TOKEN")]
      : []),
    ...(secret !== undefined && app !== undefined
      ? [
          "- SLACK_SIGNING_SECRET et SLACK_APP_TOKEN : gardez le premier si Slack peut joindre cette machine, le second sinon, jamais les deux",
        ]
      : []),
  ];
}

/** Matrix is on when its homeserver is set, with an account: a password or a token, not both. */
function missingForMatrix(given: Record<string, string | undefined>): string[] {
  const { MATRIX_HOMESERVER: homeserver, MATRIX_USER: user, MATRIX_PASSWORD: password, MATRIX_TOKEN: token } = given;
  if (!Object.keys(help).some((name) => name.startsWith("MATRIX_") && given[name] !== undefined)) return [];
  return [
    ...(homeserver === undefined ? [missing("MATRIX_HOMESERVER")] : []),
    ...(token === undefined && user === undefined ? [missing("MATRIX_USER")] : []),
    ...(token === undefined && password === undefined ? [missing("MATRIX_PASSWORD")] : []),
    ...(token !== undefined && password !== undefined
      ? ["- MATRIX_PASSWORD et MATRIX_TOKEN : gardez l’un ou l’autre, jamais les deux"]
      : []),
  ];
}

/**
 * Teams is on with the application's secret, or in local test mode, where nobody is asked who they are: then nothing but
 * this machine may reach it. The application alone is not enough to start: its package is made first.
 */
function missingForTeams(given: Record<string, string | undefined>): string[] {
  const { TEAMS_APP_ID: app, TEAMS_APP_SECRET: secret, TEAMS_TENANT_ID: tenant, TEAMS_HOST: host } = given;
  if (given["TEAMS_LOCAL"] === "oui") {
    const isOpen = host !== undefined && !/^(?:127\.0\.0\.1|localhost|::1)$/u.test(host);
    return [
      ...(secret === undefined
        ? []
        : [
            "- TEAMS_LOCAL et TEAMS_APP_SECRET : gardez le premier pour un essai sur cette machine, le second pour de vrai",
          ]),
      ...(isOpen ? ["- TEAMS_HOST : en essai (TEAMS_LOCAL), personne n’est vérifié ; écrivez 127.0.0.1"] : []),
    ];
  }
  // The application and its address alone are those of the package, which is made before Teams is on.
  const ofPackage = new Set(["TEAMS_APP_ID", "TEAMS_ADDRESS", "TEAMS_LOCAL"]);
  const isAsked = (name: string) => name.startsWith("TEAMS_") && !ofPackage.has(name) && given[name] !== undefined;
  if (!Object.keys(help).some(isAsked)) return [];
  return [
    ...(app === undefined ? [missing("TEAMS_APP_ID")] : []),
    ...(secret === undefined ? [missing("TEAMS_APP_SECRET")] : []),
    ...(tenant === undefined ? [missing("TEAMS_TENANT_ID")] : []),
  ];
}

/** E-mail is for those whom no messenger reaches: alone, nobody could speak with Relais. */
function missingForEmail(given: Record<string, string | undefined>): string[] {
  const names = ["RELAIS_SMTP_URL", "RELAIS_EMAIL_FROM", "RELAIS_EMAIL_REPLY_TO"] as const;
  if (names.every((name) => given[name] === undefined)) return [];
  const messengers = ["SLACK_BOT_TOKEN", "MATRIX_HOMESERVER", "TEAMS_APP_SECRET", "TEAMS_LOCAL"];
  return [
    ...(given["RELAIS_SMTP_URL"] === undefined ? [missing("RELAIS_SMTP_URL")] : []),
    ...(given["RELAIS_EMAIL_FROM"] === undefined ? [missing("RELAIS_EMAIL_FROM")] : []),
    ...(messengers.every((name) => given[name] === undefined)
      ? ["- RELAIS_SMTP_URL : l’e-mail complète une messagerie, il ne suffit pas ; reliez aussi Slack, Tchap ou Teams"]
      : []),
  ];
}

function missing(name: keyof Variables): string {
  return `- ${name} : il manque ${help[name]}`;
}

function slackOf(data: Variables): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = data;
  const api = data.SLACK_API_URL === undefined ? {} : { apiUrl: data.SLACK_API_URL };
  if (botToken === undefined) return undefined;
  if (appToken !== undefined) return { botToken, via: { mode: "socket", appToken }, ...api };
  if (signingSecret === undefined) return undefined;
  return { botToken, via: { mode: "http", signingSecret, host: data.SLACK_HOST, port: data.SLACK_PORT }, ...api };
}

function emailOf(data: Variables): EmailConfig | undefined {
  const { RELAIS_SMTP_URL: url, RELAIS_EMAIL_FROM: from, RELAIS_EMAIL_REPLY_TO: replyTo } = data;
  if (url === undefined || from === undefined) return undefined;
  return { url, from, ...(replyTo === undefined ? {} : { replyTo }) };
}

function matrixOf(data: Variables): MatrixConfig | undefined {
  const { MATRIX_HOMESERVER: homeserver, MATRIX_USER: user, MATRIX_PASSWORD: password, MATRIX_TOKEN: token } = data;
  const { MATRIX_RECOVERY_CODE: recoveryCode, MATRIX_CALLS_PER_SECOND: callsPerSecond } = data;
  if (homeserver === undefined) return undefined;
  const credentials = token === undefined ? { user: user ?? "", password: password ?? "" } : { token };
  const servers = (data.MATRIX_SERVERS ?? "").split(",").map((name) => name.trim());
  return {
    homeserver,
    credentials,
    servers: servers.filter((name) => name !== ""),
    polls: data.MATRIX_POLLS === "oui",
    ...(recoveryCode === undefined ? {} : { recoveryCode }),
    ...(callsPerSecond === undefined ? {} : { callsPerSecond }),
  };
}

function teamsOf(data: Variables): Omit<TeamsConfig, "address"> | undefined {
  const { TEAMS_APP_ID: appId, TEAMS_APP_SECRET: secret, TEAMS_TENANT_ID: tenant, TEAMS_AUTHORITY: authority } = data;
  const tenants = (data.TEAMS_TENANTS ?? "").split(",").map((id) => id.trim());
  const common = {
    tenants: tenants.filter((id) => id !== ""),
    guests: data.TEAMS_GUESTS === "oui",
    host: data.TEAMS_HOST,
    port: data.TEAMS_PORT,
    ...(authority === undefined ? {} : { authority }),
  };
  if (data.TEAMS_LOCAL === "oui") return { credentials: "none", ...common };
  if (appId === undefined || secret === undefined || tenant === undefined) return undefined;
  const { TEAMS_SECRET_EXPIRES: secretExpires } = data;
  return {
    credentials: { appId, secret, tenant },
    ...common,
    ...(secretExpires === undefined ? {} : { secretExpires }),
  };
}
