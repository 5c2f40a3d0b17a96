import type { Config, EmailConfig, MatrixConfig, SlackConfig, TeamsConfig } from "../config.ts";
import type { Adapter } from "../core/adapter.ts";
import { replyToSetting, whereFormsReturn } from "../core/answer-forms.ts";
import { civilDateAt } from "../core/calendar/civil-date.ts";
import { renewalDateAfter } from "../core/calendar/renewal.ts";
import { systemClock } from "../core/clock.ts";
import type { createDrawer } from "../core/delivery/draw.ts";
import type { createFiler } from "../core/delivery/files.ts";
import type { Store } from "../core/store/store.ts";
import { endAtOnce } from "./last-resort.ts";
import type { Log } from "./relais.ts";

/** A messenger, and how the start names it. */
export type Messenger = { adapter: Adapter; told: () => string };

type Options = {
  config: Config;
  store: Store;
  drawer: ReturnType<typeof createDrawer>;
  filer: ReturnType<typeof createFiler>;
  log: Log;
};

/** Whether people write on a true messenger: then the hour is the true one, and nothing is shown for trial. */
export function hasMessenger({ slack, matrix, teams }: Config): boolean {
  return slack !== undefined || matrix !== undefined || teams !== undefined;
}

/** The messengers that are configured, not started yet; the SDK of one that is not is never loaded. */
export async function openMessengers(options: Options): Promise<Messenger[]> {
  const { slack, matrix, teams, email } = options.config;
  if (email === undefined) options.store.settings.forget(replyToSetting);
  return [
    ...(slack === undefined ? [] : [await openSlack(slack, options)]),
    ...(matrix === undefined ? [] : [await openMatrix(matrix, options)]),
    ...(teams === undefined ? [] : [await openTeams(teams, options)]),
    // Last: somebody is looked for on the messengers first.
    ...(email === undefined ? [] : [await openEmail(email, options)]),
  ];
}

async function openSlack(config: SlackConfig, { drawer, filer, log }: Options): Promise<Messenger> {
  const { createSlackAdapter } = await import("../adapters/slack/slack.ts");
  const slack = await createSlackAdapter({
    ...config,
    now: systemClock.now,
    draw: (chart) => drawer.draw(chart),
    bytesOf: (file) => filer.bytesOf(file),
    warn: (fields, message) => log.warn(fields, message),
  });
  return { adapter: slack, told: () => (slack.port() === undefined ? "Slack" : `Slack (port ${slack.port()})`) };
}

async function openMatrix(
  config: MatrixConfig,
  { config: { db }, store, drawer, filer, log }: Options,
): Promise<Messenger> {
  const { createMatrixAdapter } = await quietly(() => import("../adapters/matrix/matrix.ts"));
  const { isTchap, serverOf } = await import("../adapters/matrix/servers.ts");
  const host = new URL(config.homeserver).hostname;
  const named = "user" in config.credentials ? serverOf(config.credentials.user) : undefined;
  const onTchap = isTchap(named ?? host.replace(/^matrix\./u, ""));
  // An account of Tchap that nobody renews is closed: the first start is taken for the day it was made.
  if (onTchap && store.settings.get("matrix.renew_by") === undefined) {
    const today = civilDateAt(systemClock.now(), store.territory.timeZone());
    store.settings.set("matrix.renew_by", renewalDateAfter(today));
  }
  const adapter = createMatrixAdapter({
    ...config,
    keyFile: keyFileOf(db),
    journal: store.matrixJournal,
    now: systemClock.now,
    draw: (chart) => drawer.draw(chart),
    bytesOf: (file) => filer.bytesOf(file),
    fatal: (reason, error) => endAtOnce(log, reason, error),
    warn: (fields, message) => log.warn(fields, message),
  });
  return { adapter, told: () => (onTchap ? "Tchap" : `Matrix (${host})`) };
}

async function openTeams(config: TeamsConfig, { store, drawer, filer, log }: Options): Promise<Messenger> {
  if (config.secretExpires !== undefined) store.settings.set("teams.secret_until", config.secretExpires);
  const { createTeamsAdapter } = await import("../adapters/teams/teams.ts");
  const adapter = await quietly(() =>
    createTeamsAdapter({
      ...config,
      journal: store.teamsJournal,
      now: systemClock.now,
      draw: (chart) => drawer.draw(chart),
      bytesOf: (file) => filer.bytesOf(file),
      warn: (fields, message) => log.warn(fields, message),
    }),
  );
  const mode = config.credentials === "none" ? "essai, " : "";
  return { adapter, told: () => `Teams (${mode}port ${adapter.port()})` };
}

async function openEmail(config: EmailConfig, { store, drawer, filer }: Options): Promise<Messenger> {
  store.settings.set(replyToSetting, config.replyTo ?? "");
  const { createEmailAdapter } = await import("../adapters/email/email.ts");
  const adapter = createEmailAdapter({
    url: config.url,
    from: config.from,
    replyTo: () => whereFormsReturn(store),
    now: systemClock.now,
    draw: (chart) => drawer.draw(chart),
    bytesOf: (file) => filer.bytesOf(file),
  });
  return { adapter, told: () => `e-mail (${new URL(config.url).hostname})` };
}

/** A library of the SDK's warns at its import that it is old: an operator can do nothing about it. */
async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const before = process.noDeprecation ?? false;
  process.noDeprecation = true;
  return load().finally(() => (process.noDeprecation = before));
}

/** Beside the base, and saved with it: the keys and tokens of our device. */
export function keyFileOf(db: string): string {
  return `${db}.matrix`;
}
